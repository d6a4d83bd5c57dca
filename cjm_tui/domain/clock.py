"""The clock: all that is told of time follows from the blocks' times and from now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View

Tone = Literal["calm", "amber", "red", "over"]
AMBER, RED = 0.2, 0.05
"""The share of a block that is left when its bar changes colour (method.md §6)."""
BUFFER = "buffer"
_MINUTE = 60


class Clock(NamedTuple):
    """The running block at a moment."""

    block: Block
    left: int
    """Seconds, negative when it is over."""
    share: float
    """Of its time that is left, 0 to 1."""
    ends: datetime
    """When it ends if the clock goes on now."""
    tone: Tone


class Fit(NamedTuple):
    """How the rest of a meeting fits into its time again."""

    buffer: int
    """Minutes that are taken from the buffer."""
    late: int
    """Minutes that are still too many then; 0 where it fits."""


def meeting_of(view: View) -> int:
    """The meeting that is on or comes next: the first with a block that hasn't ended; else the
    last, 0 where there is no agenda."""
    open_ones = [block.meeting for block in view.blocks if not block.ended]
    return min(open_ones) if open_ones else max((each.meeting for each in view.blocks), default=0)


def blocks_of(view: View, meeting: int) -> tuple[Block, ...]:
    """The blocks of one meeting, in order."""
    return tuple(block for block in view.blocks if block.meeting == meeting)


def running(view: View) -> Block | None:
    """The block that has begun and not ended."""
    return next((block for block in view.blocks if block.started and not block.ended), None)


def clock(view: View, now: datetime) -> Clock | None:
    """What the clock says; None while no block runs, or none that has a length.

    Args:
        view: the workshop.
        now: aware.
    """
    block = running(view)
    if block is None:
        return None
    whole = length(block)
    if whole <= 0:
        return None
    left = whole - spent(block, now)
    share = min(max(left / whole, 0.0), 1.0)
    return Clock(block, left, share, now + timedelta(seconds=left), _tone(left, share))


def _tone(left: int, share: float) -> Tone:
    if left <= 0:
        return "over"
    if share <= RED:
        return "red"
    return "amber" if share <= AMBER else "calm"


def length(block: Block) -> int:
    """Seconds a block shall last, with what was added."""
    return max(0, (block.minutes + block.extra) * _MINUTE)


def spent(block: Block, now: datetime) -> int:
    """Seconds a block has run, its rests not counted; 0 before it begins.

    A clock that was set back makes no time negative.
    """
    if not block.started:
        return 0
    until = (
        datetime.fromisoformat(block.ended or block.paused)
        if (block.ended or block.paused)
        else now
    )
    run = (until - datetime.fromisoformat(block.started)).total_seconds()
    return max(0, int(run) - block.rested)


def planned_end(view: View, now: datetime) -> datetime | None:
    """When the meeting should end: its begin and all its minutes as planned."""
    blocks = blocks_of(view, meeting_of(view))
    begun = [datetime.fromisoformat(block.started) for block in blocks if block.started]
    if not blocks:
        return None
    start = min(begun) if begun else now
    return start + timedelta(minutes=sum(block.minutes for block in blocks))


def expected_end(view: View, now: datetime) -> datetime | None:
    """When the meeting will end if what is left takes as long as it is planned to."""
    blocks = blocks_of(view, meeting_of(view))
    if not blocks:
        return None
    going = running(view)
    left = 0 if going is None else max(0, length(going) - spent(going, now))
    left += sum(length(block) for block in blocks if not block.started)
    return now + timedelta(seconds=left)


def behind(view: View, now: datetime) -> int:
    """Seconds the meeting is behind its plan; negative where it is ahead.

    The buffer that is still to come counts as time to spare.
    """
    planned, expected = planned_end(view, now), expected_end(view, now)
    if planned is None or expected is None:
        return 0
    return int((expected - planned).total_seconds())


def fit(view: View, now: datetime) -> Fit:
    """What *fit the rest* would do: the buffer first, and what is too much even then."""
    late = -(-behind(view, now) // _MINUTE)
    if late <= 0:
        return Fit(0, 0)
    spare = sum(block.minutes for block in _buffers(view))
    return Fit(min(late, spare), max(0, late - spare))


def _buffers(view: View) -> tuple[Block, ...]:
    blocks = blocks_of(view, meeting_of(view))
    return tuple(block for block in blocks if block.key == BUFFER and not block.started)
