"""The clock: all that is told of time follows from the blocks' times and from now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View

Tone = Literal["calm", "amber", "red", "over"]
AMBER, RED = 0.2, 0.05
"""The share of a block that is left when its bar changes colour (method.md §6)."""
ASLEEP = 4 * 60 * 60
"""Seconds after which nobody means any more a block that ran out, or a meeting that stood still."""
BUFFER, BREAK = "buffer", "break"
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


class Plan(NamedTuple):
    """What a sitting is planned to do."""

    start: datetime
    blocks: tuple[Block, ...]

    def begins(self) -> Iterator[tuple[str, datetime]]:
        """The id of each block, and when it should begin."""
        at = self.start
        for block in self.blocks:
            yield block.id, at
            at += timedelta(minutes=block.minutes)

    @property
    def end(self) -> datetime:
        """When all of it should be over."""
        return self.start + timedelta(minutes=sum(block.minutes for block in self.blocks))


def running(view: View) -> Block | None:
    """The block that has begun and not ended."""
    return next((block for block in view.blocks if block.started and not block.ended), None)


def is_forgotten(block: Block, now: datetime) -> bool:
    """Whether a block runs that was left running, or resting, hours or days ago."""
    if not block.started or block.ended:
        return False
    since = datetime.fromisoformat(block.paused or due(block))
    return (now - since).total_seconds() > ASLEEP


def clock(view: View, now: datetime) -> Clock | None:
    """What the clock says; None while no block runs, or none that has a length.

    Args:
        view: the workshop.
        now: aware.
    """
    block = running(view)
    if block is None or is_forgotten(block, now):
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


def due(block: Block) -> str:
    """When a block that has begun is over, ISO, if its clock doesn't rest again."""
    begun = datetime.fromisoformat(block.started)
    return (begun + timedelta(seconds=length(block) + block.rested)).isoformat()


# The meeting ------------------------------------------------------------------------------------


def blocks_of(view: View, meeting: int) -> tuple[Block, ...]:
    """The blocks of one meeting, in order."""
    return tuple(block for block in view.blocks if block.meeting == meeting)


def meeting_of(view: View, now: datetime | None = None) -> int:
    """The meeting that is on or comes next; 0 where there is no agenda.

    That is the one whose block runs or ran last, until only its buffer is left; after hours in
    which nothing ran, the one after it.

    Args:
        view: the workshop.
        now: aware; without it nothing was hours ago.
    """
    last = max((each for each in view.blocks if each.started), key=_until, default=None)
    if last is None:
        return min((block.meeting for block in view.blocks), default=0)
    is_on = not last.ended or any(each.key != BUFFER for each in _ahead(view, last.meeting))
    if now is not None and (now - _until_at(last, now)).total_seconds() > ASLEEP:
        is_on = False
    later = [block.meeting for block in view.blocks if block.meeting > last.meeting]
    return min(later) if later and not is_on else last.meeting


def _until(block: Block) -> str:
    """For ordering: when a block ended; one that runs comes last."""
    return block.ended or "~"


def _until_at(block: Block, now: datetime) -> datetime:
    """Until when a block ran, as far as is known."""
    if block.ended or block.paused:
        return datetime.fromisoformat(block.ended or block.paused)
    return min(now, datetime.fromisoformat(due(block))) if is_forgotten(block, now) else now


def _began_at(block: Block) -> datetime:
    """When a block began; one gone on with hours later, as if it had begun then."""
    begun = datetime.fromisoformat(block.started)
    return begun + timedelta(seconds=block.rested) if block.rested > ASLEEP else begun


def _ahead(view: View, meeting: int) -> tuple[Block, ...]:
    """The blocks behind the last one begun: what was passed over doesn't come any more.

    A break passes nothing over: taken early, it leaves what it came before to be done.
    """
    blocks = blocks_of(view, meeting)
    begun = [at for at, block in enumerate(blocks) if block.started and block.key != BREAK]
    ahead = blocks[begun[-1] + 1 if begun else 0 :]
    return tuple(block for block in ahead if not block.started)


def to_come(view: View, now: datetime) -> tuple[Block, ...]:
    """The blocks of the meeting that are still to come, in order, the buffer too."""
    return _ahead(view, meeting_of(view, now))


def sitting(view: View, now: datetime) -> tuple[Block, ...]:
    """The blocks this sitting has begun, the latest first; none before the meeting begins.

    Hours in which nothing ran lie between two sittings, be it of one meeting.
    """
    blocks = [each for each in blocks_of(view, meeting_of(view, now)) if each.started]
    met, since = list[Block](), now
    latest = sorted(range(len(blocks)), key=lambda at: (_until(blocks[at]), at), reverse=True)
    for block in (blocks[at] for at in latest):
        if (since - _until_at(block, now)).total_seconds() > ASLEEP:
            break
        met.append(block)
        since = min(since, _began_at(block))
    return tuple(met)


def interrupted(view: View, now: datetime) -> Block | None:
    """The block in whose middle the break came: one taken where the agenda had none, time left."""
    met = sitting(view, now)
    if len(met) < 2 or met[0].key != BREAK:
        return None
    taken, before = met[:2]
    blocks = blocks_of(view, before.meeting)
    at, end = blocks.index(before) + 1, blocks.index(taken)
    is_planned = at <= end and not any(length(block) for block in blocks[at:end])
    return None if is_planned or spent(before, now) >= length(before) else before


def is_on(view: View, now: datetime) -> bool:
    """Whether a meeting has begun and isn't over: more than its buffer is left to be done."""
    if not sitting(view, now):
        return False
    going = running(view)
    if going is not None and not is_forgotten(going, now):
        return True
    return any(each.key != BUFFER and length(each) for each in to_come(view, now))


def plan(view: View, now: datetime) -> Plan:
    """What this sitting is planned to do; before it begins, as if it began now."""
    met, meeting = sitting(view, now), blocks_of(view, meeting_of(view, now))
    if not met:
        return Plan(now, to_come(view, now))
    first = min(meeting.index(block) for block in met)
    planned = tuple(each for each in meeting[first:] if each in met or not each.started)
    return Plan(min(_began_at(block) for block in met), planned)


def planned_end(view: View, now: datetime) -> datetime | None:
    """When the meeting should end: its begin and all its minutes as planned."""
    return plan(view, now).end if view.blocks else None


def expected_end(view: View, now: datetime) -> datetime | None:
    """When the meeting will end if what is left takes as long as it is planned to."""
    if not blocks_of(view, meeting_of(view, now)):
        return None
    going = clock(view, now)
    left = max(0, going.left) if going is not None else 0
    halfway = interrupted(view, now)
    left += length(halfway) - spent(halfway, now) if halfway is not None else 0
    left += sum(length(block) for block in to_come(view, now))
    return now + timedelta(seconds=left)


def behind(view: View, now: datetime) -> int:
    """Seconds by which the meeting will end late, its buffer kept; negative where it is early."""
    planned, expected = planned_end(view, now), expected_end(view, now)
    if planned is None or expected is None:
        return 0
    return int((expected - planned).total_seconds())


def buffers(view: View, now: datetime) -> tuple[Block, ...]:
    """The time to spare that is left."""
    return tuple(each for each in to_come(view, now) if each.key == BUFFER and length(each))


def fit(view: View, now: datetime) -> Fit:
    """What *fit the rest* would do: the buffer first, and what is too much even then."""
    late = -(-behind(view, now) // _MINUTE)
    if late <= 0:
        return Fit(0, 0)
    spare = sum(length(block) for block in buffers(view, now)) // _MINUTE
    return Fit(min(late, spare), max(0, late - spare))
