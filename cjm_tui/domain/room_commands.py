"""The commands of the room: votes, writing tasks, the agenda and its clock."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType

from cjm_tui.domain.asking import Asking
from cjm_tui.domain.records import Phase, Subject

ClockAction = Literal["pause", "resume", "extend", "end"]


class AddBallot(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_ballot"):
    """Begin an open vote; another one over the same things is a vote again."""

    ballot: str
    subject: Subject
    options: tuple[str, ...]
    budget: int = 5
    most: int = 3
    counted: bool = False
    after: str | None = None


class EditBallot(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_ballot"):
    """Uncover the count, cover it again, or settle who goes first where it is level."""

    ballot: str
    saw: str = ""
    closed: bool | UnsetType = UNSET
    order: tuple[str, ...] | UnsetType = UNSET


class CastVote(Asking, frozen=True, kw_only=True, tag_field="op", tag="cast_vote"):
    """Enter somebody's dots, or the room's; a second time corrects the first."""

    vote: str
    """Id for the vote, if it is the first of this voter."""
    ballot: str
    voter: str = ""
    dots: tuple[int, ...]


class AddWriting(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_writing"):
    """Begin a writing task: silent minutes first, or at once the round."""

    writing: str
    board: str
    phase: Phase = "quiet"
    until: str = ""
    turn: str = ""
    after: str | None = None


class EditWriting(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_writing"):
    """Go on to another phase of a writing task or back to one, or to the next in the round."""

    writing: str
    saw: str = ""
    phase: Phase | UnsetType = UNSET
    until: str | UnsetType = UNSET
    turn: str | UnsetType = UNSET


class AddBlock(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_block"):
    """Put a stretch of time on the agenda."""

    block: str
    key: str
    minutes: int
    meeting: int = 1
    after: str | None = None


class EditBlock(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_block"):
    """Give a block other minutes, or more and fewer than planned where the meeting has begun."""

    block: str
    saw: str = ""
    minutes: int | UnsetType = UNSET
    extra: int | UnsetType = UNSET


class StartBlock(Asking, frozen=True, kw_only=True, tag_field="op", tag="start_block"):
    """Begin a block, or go on with one that was ended; whatever ran before is ended."""

    block: str


class RunClock(Asking, frozen=True, kw_only=True, tag_field="op", tag="run_clock"):
    """Stop the clock of the running block for a while, let it go on, add minutes, or end it."""

    do: ClockAction
    minutes: int = 1
    """How many to add."""


Momentary = StartBlock | RunClock | AddWriting | EditWriting
"""What is of its moment, the clock and who writes now: an undo never means it."""
