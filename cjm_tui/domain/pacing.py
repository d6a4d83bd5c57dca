"""Keeping a meeting to its time: which block comes when, and how the rest fits again.

What is told here of being late is for the facilitator's eyes only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from cjm_tui.domain.clock import (
    BREAK,
    BUFFER,
    behind,
    buffers,
    clock,
    fit,
    interrupted,
    is_forgotten,
    length,
    running,
    sitting,
    spent,
    to_come,
)
from cjm_tui.domain.commands import EditBlock
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.method.agendas import AGENDAS

_MINUTE = 60
_STEPLESS = (BREAK, BUFFER)

CUTS: Mapping[str, float] = MappingProxyType(
    {
        "audience": 0.25,
        "personas": 0.5,
        "interviews": 0.33,
        "stages": 0.38,
        "stories": 0.38,
        "map": 0.16,
        "close": 0.2,
        "findings": 0.32,
        "guess_stages": 0.34,
        "plan_talks": 0.4,
    }
)
"""The share of its minutes that the one cut of a block saves."""


class Cut(NamedTuple):
    """Something named that is left out of a block still to come."""

    block: Block
    saves: int
    """Minutes."""


class Fitting(NamedTuple):
    """All that *fit the rest* does at once."""

    buffer: int
    """Minutes taken from the buffer."""
    cut: Cut | None
    """What is left out, where the buffer isn't enough."""
    late: int
    """Minutes that are too many even then."""
    edits: tuple[EditBlock, ...]
    """What does it; none where there is nothing to do, or nothing left to take from."""


class FacilitatorClock(NamedTuple):
    """What the private window tells of time; minutes as people say them."""

    block: Block | None
    """The one that runs."""
    left: int
    """Of it; negative when it is over, 0 where no block with a length runs."""
    is_paused: bool
    behind: int
    """Of the meeting; negative where it is early."""
    spare: int
    """In the buffer."""
    following: Block | None
    """The block that comes next."""
    at: datetime | None
    """When that begins if this one ends as its clock says."""


def _steps() -> Iterator[tuple[str, str]]:
    yield from ((step, step) for step in keys.STEPS)
    for meetings in AGENDAS.values():
        for meeting in meetings:
            yield from ((block.key, block.step) for block in meeting.blocks if block.step)
    yield from (("kickoff", "kickoff"), ("where_we_are", "recap"))


STEP_OF: Mapping[str, str] = MappingProxyType(dict(_steps()))
"""The step, or the card, that a block is spent on; a break and the buffer have none."""


def opening_block(view: View, now: datetime) -> Block | None:
    """The block a meeting begins with; None when it has begun, or nothing is to come."""
    return None if sitting(view, now) else next_block(view, now)


def next_block(view: View, now: datetime) -> Block | None:
    """The block that comes next: the first that has minutes, or the first of all.

    After a break in its middle that is the one the break interrupted.
    """
    halfway, ahead = interrupted(view, now), to_come(view, now)
    if halfway is not None:
        return halfway
    return next((block for block in ahead if length(block)), ahead[0] if ahead else None)


def block_here(view: View, step: str, now: datetime) -> Block | None:
    """The first block still to come that is spent on a step."""
    return next((each for each in to_come(view, now) if STEP_OF.get(each.key) == step), None)


def block_entered(view: View, step: str, now: datetime) -> Block | None:
    """The block that begins because the team comes to a step.

    Only the one that is next does, so that looking ahead or mending something before starts
    nothing; after a break, what it interrupted goes on.

    Args:
        view: the workshop.
        step: where the team comes to.
        now: aware.
    """
    met = sitting(view, now)
    for block in to_come(view, now) if met else ():
        if STEP_OF.get(block.key) == step:
            return block
        if length(block) and block.key not in _STEPLESS:
            break
    if len(met) > 1 and met[0].key == BREAK:
        before = met[1]
        if STEP_OF.get(before.key) == step and spent(before, now) < length(before):
            return before
    return None


def fitting(view: View, now: datetime) -> Fitting:
    """How the rest fits: from the buffer first, then by one cut; never a little of everything."""
    taken, late = fit(view, now)
    edits, left = list[EditBlock](), taken
    for block in buffers(view, now):
        minutes = min(left, length(block) // _MINUTE)
        if minutes:
            edits.append(EditBlock(block=block.id, extra=block.extra - minutes))
        left -= minutes
    cut = _cut(view, now, late) if late else None
    if cut is not None:
        edits.append(EditBlock(block=cut.block.id, extra=cut.block.extra - cut.saves))
    return Fitting(taken, cut, max(0, late - (cut.saves if cut else 0)), tuple(edits))


def _cut(view: View, now: datetime, late: int) -> Cut | None:
    """The smallest cut that is enough, else the largest there is."""
    cuts = [cut for block in to_come(view, now) if (cut := _cut_of(block)) is not None]
    enough = [cut for cut in cuts if cut.saves >= late]
    if enough:
        return min(enough, key=lambda cut: cut.saves)
    return max(cuts, key=lambda cut: cut.saves, default=None)


def _cut_of(block: Block) -> Cut | None:
    """A block's cut; None where it has none, or was cut already."""
    saves = round(block.minutes * CUTS.get(block.key, 0))
    return Cut(block, saves) if saves and block.extra >= 0 else None


def facilitator_clock(view: View, now: datetime) -> FacilitatorClock | None:
    """What the facilitator's own window shows of time.

    Args:
        view: the workshop.
        now: aware.

    Returns:
        None where there is no agenda or the meeting hasn't begun.
    """
    if not sitting(view, now):
        return None
    told, going = clock(view, now), running(view)
    left = told.left if told is not None else 0
    following = next_block(view, now)
    return FacilitatorClock(
        block=going if going is not None and not is_forgotten(going, now) else None,
        left=-(-left // _MINUTE),
        is_paused=bool(going is not None and going.paused),
        behind=round(behind(view, now) / _MINUTE),
        spare=sum(length(block) for block in buffers(view, now)) // _MINUTE,
        following=following,
        at=now + timedelta(seconds=max(left, 0)) if following is not None else None,
    )
