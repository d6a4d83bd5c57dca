"""Adding, editing and ordering everything but notes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from cjm_tui.domain.commands import EditBrief, Reorder, Single
from cjm_tui.domain.decide.fields import check_fields, edited, given
from cjm_tui.domain.decide.ground import Ground
from cjm_tui.domain.decide.marks import check_barrier, check_solution
from cjm_tui.domain.decide.votes import check_ballot
from cjm_tui.domain.ends import board_of
from cjm_tui.domain.records import (
    BRIEF_ID,
    Action,
    AnyRecord,
    Ballot,
    Brief,
    Link,
    Note,
    Participant,
)
from cjm_tui.errors import Refused

Decision = Callable[..., list[AnyRecord]]
"""What becomes of a command: given the ground and the command, the records as they shall be."""


def add(kind: Callable[..., AnyRecord], name: str) -> Decision:
    """How a command adds a record of some kind.

    Args:
        kind: the record's class; the command has its fields by the same names.
        name: the command's field that holds the new id.
    """

    def decide(ground: Ground, command: Single) -> list[AnyRecord]:
        values = given(command, name, "after")
        anchor: str | None = getattr(command, "after", None)
        record = kind(id=ground.fresh(getattr(command, name)), tag=ground.tag, **values)
        check_fields(type(record), values)
        ground.check_named(record)
        _check_whole(ground, record)
        return [replace(record, rank=ground.rank(board_of(record), anchor))]

    return decide


def edit(kind: type[AnyRecord], name: str) -> Decision:
    """How a command edits a record of some kind.

    Args:
        kind: the record's class; the command has its fields by the same names.
        name: the command's field that holds the id.
    """

    def decide(ground: Ground, command: Single) -> list[AnyRecord]:
        old = ground.live(kind, getattr(command, name))
        saw: str = getattr(command, "saw", "")
        new = edited(ground, old, saw, given(command, name, "saw"))
        ground.check_named(new, old)
        _check_whole(ground, new, old)
        return [new]

    return decide


def edit_brief(ground: Ground, command: EditBrief) -> list[AnyRecord]:
    """The brief with what the command changes."""
    old = ground.live(Brief, BRIEF_ID)
    new = edited(ground, old, command.saw, given(command, "saw"))
    ground.check_named(new, old)
    return [new]


def reorder(ground: Ground, command: Reorder) -> list[AnyRecord]:
    """A record behind another of its kind."""
    record = ground.known(command.target)
    if isinstance(record, Brief | Note):
        raise Refused("not_ordered")
    if record.binned:
        raise Refused("in_bin", id=record.id)
    return [replace(record, rank=ground.rank(type(record), command.after, record))]


def _check_whole(ground: Ground, new: AnyRecord, old: AnyRecord | None = None) -> None:
    """Judge the fields that can only be judged together."""
    match new:
        case Participant():
            ground.check_person(new.id)
        case Link():
            if new.form == "leaves" and new.target:
                raise Refused("exit_with_target")
            if new.form != "leaves" and not new.target:
                raise Refused("return_without_target")
        case Action():
            before = old if isinstance(old, Action) else None
            if new.barrier and (before is None or before.barrier != new.barrier):
                check_barrier(ground, new.barrier)
            if new.solution and (before is None or before.solution != new.solution):
                check_solution(ground, new.solution)
        case Ballot():
            check_ballot(ground, new)
        case _:
            pass
