"""The one way a workshop changes: a command is judged, then its records are set.

``apply`` and ``revert`` are pure. They refuse before anything is touched, and what they return
says both what changed and how to take it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from cjm_tui.domain.commands import Batch, Entry, Redo, Single, Undo
from cjm_tui.domain.decide import decide
from cjm_tui.domain.decide.ground import Ground, check_id
from cjm_tui.domain.ends import Ends
from cjm_tui.domain.records import AnyRecord, Assigned, Gone
from cjm_tui.domain.standing import fallen
from cjm_tui.domain.workshop import Workshop, assign
from cjm_tui.errors import Refused


class Event(Struct, frozen=True):
    """What happened: an entry, and the records as it left them."""

    rev: int
    """The revision it made."""
    entry: Entry
    after: tuple[Assigned, ...]
    """Each record it created or changed, once; ids that are gone, after an undo."""


class Change(Struct, frozen=True):
    """A workshop after an entry, and the way back."""

    workshop: Workshop
    event: Event
    inverse: tuple[Assigned, ...]
    """The same records as they were before; created ones as gone."""


def apply(workshop: Workshop, entry: Entry) -> Change:
    """Do what a command asks, all of it or nothing.

    Args:
        workshop: the workshop before; it stays as it is.
        entry: the command, who gave it and when. Undo and redo need to know what was done before,
            so whoever keeps the history resolves them by ``revert``.

    Returns:
        The workshop after, one revision on, with what changed and the way back.

    Raises:
        Refused: the command can't be done, or changes nothing.
    """
    command = entry.command
    check_id(command.id)
    if isinstance(command, Undo | Redo):
        raise Refused("resolved_by_writer")
    singles: Sequence[Single] = command.commands if isinstance(command, Batch) else (command,)
    if not singles:
        raise Refused("empty_batch")
    ends = workshop.ends.copy()
    changed = _fold(workshop, ends, entry, singles)
    if not changed:
        raise Refused("same")
    return _change(workshop, entry, after=changed, ends=ends)


def revert(
    workshop: Workshop,
    entry: Entry,
    *,
    before: tuple[Assigned, ...],
    after: tuple[Assigned, ...],
) -> Change:
    """Set records back to what they were before an earlier entry: an undo, or the redo of one.

    Args:
        workshop: the workshop as it is now.
        entry: the undo or redo.
        before: the records before the earlier entry, its ``inverse``.
        after: the same records as the earlier entry left them.

    Returns:
        The workshop with ``before`` set, and ``after`` as the way back.

    Raises:
        Refused: one of the records is no longer what the earlier entry left, or something else
            was built meanwhile that can't stand without it.
    """
    check_id(entry.command.id)
    for left in after:
        now = workshop.records.get(left.id)
        if now != (None if isinstance(left, Gone) else left):
            raise Refused("changed_since")
    change = _change(workshop, entry, after=before)
    falling = {record.id for record in fallen(change.workshop.records)}
    if falling and not falling.issubset(record.id for record in fallen(workshop.records)):
        raise Refused("changed_since")
    return change


def _fold(
    workshop: Workshop, ends: Ends, entry: Entry, singles: Iterable[Single]
) -> tuple[AnyRecord, ...]:
    """The records that commands change, one command after the other, as the last leaves them.

    The last ranks follow along.
    """
    records = dict(workshop.records)
    touched: dict[str, None] = {}
    for command in singles:
        if command.id:
            check_id(command.id)
        tag = command.id or entry.command.id
        ground = Ground(records, ends, actor=entry.actor, role=entry.role, tag=tag, at=entry.at)
        for record in decide(ground, command):
            ends.follow(records.get(record.id), record)
            records[record.id] = record
            touched[record.id] = None
    final = (records[record_id] for record_id in touched)
    return tuple(record for record in final if workshop.records.get(record.id) != record)


def _change(
    workshop: Workshop, entry: Entry, *, after: tuple[Assigned, ...], ends: Ends | None = None
) -> Change:
    rev = workshop.rev + 1
    inverse = (workshop.records.get(each.id, Gone(each.id)) for each in after)
    return Change(
        workshop=assign(workshop, after, rev=rev, ends=ends),
        event=Event(rev, entry, after),
        inverse=tuple(inverse),
    )
