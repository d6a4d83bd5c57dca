"""A workshop with a history, as tests tell one: who does what, one after the other."""

from __future__ import annotations

from itertools import count

from cjm_tui.domain.apply import Change, apply, revert
from cjm_tui.domain.commands import Command, Entry, Redo, Role, Undo
from cjm_tui.domain.history import History
from cjm_tui.domain.records import BRIEF_ID, AnyRecord, Brief, Note, Record
from cjm_tui.domain.workshop import Workshop, begin

KEYBOARD = "keyboard"
AT = "2026-03-02T09:00:00Z"


def blank(title: str = "Boiler rooms") -> Workshop:
    """A workshop that holds nothing but its brief."""
    return begin("uid-0001", Brief(id=BRIEF_ID, title=title))


class Writer:
    """The one who writes: gives every command that has none an id, and resolves undo and redo."""

    def __init__(self, workshop: Workshop | None = None) -> None:
        self.workshop = workshop if workshop is not None else blank()
        self.history = History()
        self.changes: list[Change] = []
        self._numbers = count(1)

    def entry(self, command: Command, actor: str = KEYBOARD, role: Role = "facilitator") -> Entry:
        return Entry(actor=actor, role=role, at=AT, command=command)

    def judge(self, command: Command, actor: str = KEYBOARD, role: Role = "facilitator") -> Change:
        """What a command would do; nothing is kept."""
        entry = self.entry(command, actor, role)
        match command:
            case Undo():
                done = self.history.undo_target(actor)
            case Redo():
                done = self.history.redo_target(actor)
            case _:
                return apply(self.workshop, entry)
        return revert(self.workshop, entry, before=done.before, after=done.after)

    def do(self, command: Command, actor: str = KEYBOARD, role: Role = "facilitator") -> Workshop:
        """Do a command, or raise its refusal and stay as it was."""
        change = self.judge(command, actor, role)
        self.workshop = change.workshop
        self.history.push(change.event, change.inverse)
        self.changes.append(change)
        return change.workshop

    def next_id(self, name: str = "command") -> str:
        return f"{name}-{next(self._numbers):04d}"

    def undo(self, actor: str = KEYBOARD) -> Workshop:
        return self.do(Undo(id=self.next_id()), actor)

    def redo(self, actor: str = KEYBOARD) -> Workshop:
        return self.do(Redo(id=self.next_id()), actor)

    def record(self, record_id: str) -> AnyRecord:
        return self.workshop.records[record_id]

    def note(self, record_id: str) -> Note:
        found = self.record(record_id)
        assert isinstance(found, Note)
        return found

    def order(self, kind: type[Record]) -> list[str]:
        """The live records of a kind in the order people gave them."""
        live = (record for record in self.workshop.of(kind) if not record.binned)
        return [record.id for record in sorted(live, key=lambda each: (each.rank, each.id))]
