"""One open workshop: commands go in, events come out, and the disk follows by itself."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from cjm_tui.domain.apply import Change, Event, apply, revert
from cjm_tui.domain.commands import Command, Entry, Redo, Role, Undo
from cjm_tui.domain.history import History
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import Message, Refused
from cjm_tui.session.heads import head_of
from cjm_tui.session.receipts import Receipt, SaveState
from cjm_tui.session.saving import save_copy
from cjm_tui.session.tidying import tidied
from cjm_tui.session.where import WHERE, Where, read_where
from cjm_tui.store.codec import Unreadable
from cjm_tui.store.document import save_document
from cjm_tui.store.files import Files
from cjm_tui.store.journal import JournalFile, Line, entry_line, sound
from cjm_tui.store.loading import Loaded
from cjm_tui.store.lock import Lock
from cjm_tui.store.names import JOURNAL
from cjm_tui.store.writer import Job, Writer
from cjm_tui.text import new_id

KEYBOARD = "keyboard"
"""The actor behind the one keyboard at the wall."""

Listener = Callable[[Event | SaveState], None]
Now = Callable[[], str]
"""Tells the time, ISO, UTC."""


class OpenWorkshop:
    """A workshop somebody is working on, or only looking at.

    `submit` may be called from any thread and never waits for the disk. Listeners hear of an event
    in the thread that submitted it, before `submit` returns; of a change of the save state from
    the writer's thread too, where they must not wait for anything.

    Attributes:
        path: Its folder.
        read_only: Why it can't be changed here; None if it can.
        notices: What was found or mended on opening and ought to be told.
        last_at: Time of the last entry before this opening, ISO, UTC; empty if there was none.
    """

    def __init__(
        self,
        path: Path,
        loaded: Loaded,
        now: Now,
        *,
        read_only: Message | None = None,
        notices: tuple[Message, ...] = (),
    ) -> None:
        """Made by `open_folder`, which calls `go_on` where it may be changed."""
        self.path = path
        self.read_only = read_only
        self.notices = notices
        self.last_at = loaded.updated
        self._now = now
        self._workshop = loaded.workshop
        self._view: View | None = None
        self._private_view: View | None = None
        self._history = _history(loaded.lines)
        self._where = read_where(path)
        self._gate = threading.RLock()
        self._saving = threading.Lock()
        self._unsaved: Message | None = None
        self._pending: dict[tuple[str, str], Receipt] = {}
        self._listeners: list[Listener] = []
        self._writer: Writer | None = None
        self._lock: Lock | None = None
        self._closed = False

    def go_on(self, lock: Lock, good: int, version: int, files: Files) -> None:
        """Begin to take commands. For `open_folder` only.

        Args:
            lock: Its lock; released on closing.
            good: Offset at which its journal goes on.
            version: Of the schema it is written in.
            files: The disk.
        """

        def snapshot(workshop: Workshop, at: str) -> None:
            view = project(workshop)
            head = head_of(view, folder=self.path.name, updated=at, version=version)
            save_document(self.path, workshop, head, files)

        self._lock = lock
        journal = JournalFile(self.path / JOURNAL, good, files)
        self._writer = Writer(self.path, journal, files, snapshot)

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.path.name

    @property
    def workshop(self) -> Workshop:
        """All records as they are now, binned and hidden ones too: for what must lose nothing."""
        return self._workshop

    @property
    def view(self) -> View:
        """The workshop as the wall shows it now."""
        workshop, view = self._workshop, self._view
        if view is None or view.workshop is not workshop:
            view = self._view = project(workshop)
        return view

    @property
    def private_view(self) -> View:
        """The workshop as the facilitator alone may see it: for no screen that the room sees."""
        workshop, view = self._workshop, self._private_view
        if view is None or view.workshop is not workshop:
            view = self._private_view = project(workshop, "facilitator")
        return view

    @property
    def rev(self) -> int:
        """Its revision."""
        return self._workshop.rev

    @property
    def save(self) -> SaveState:
        """Whether everything so far is on disk."""
        if self.read_only is not None:
            return SaveState("read_only", self.read_only)
        with self._saving:
            if not self._pending:
                return SaveState("saved")
            if self._unsaved is not None:
                return SaveState("unsaved", self._unsaved)
            return SaveState("saving")

    def now(self) -> datetime:
        """The time that entries get, UTC: what clocks on the screen count from."""
        return datetime.fromisoformat(self._now())

    def submit(
        self, command: Command, *, actor: str = KEYBOARD, role: Role = "facilitator"
    ) -> Receipt:
        """Do something.

        Args:
            command: What; without an id it gets one. The same command again, by its id, is not
                done twice.
            actor: Whose undo it will be: a participant's id, or `KEYBOARD`.
            role: What the actor may do for others.

        Returns:
            The receipt; refused already, or pending. Nothing is ever raised.
        """
        with self._gate:
            saved = self.save
            try:
                receipt, event = self._accept(tidied(command), actor, role)
            except Refused as refusal:
                return Receipt.refused(refusal.message)
            except Exception as defect:
                # A defect of ours must not take the room's work with it; nothing has changed.
                problem = f"{type(defect).__name__}: {defect}"
                return Receipt.refused(Message("defect", {"problem": problem}))
            if event is not None:
                self._tell(event)
                if self.save != saved:
                    self._tell(self.save)
            return receipt

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have a function told of every event and every change of the save state.

        A listener that is told of a save state from the writer's thread may find `save` already
        further: what it shows should be that.

        Returns:
            A function that ends it.
        """
        self._listeners = [*self._listeners, listener]

        def stop() -> None:
            self._listeners = [each for each in self._listeners if each is not listener]

        return stop

    def can_undo(self, actor: str = KEYBOARD) -> bool:
        """Whether the actor has something to undo."""
        return self._history.can_undo(actor)

    def can_redo(self, actor: str = KEYBOARD) -> bool:
        """Whether the actor has something to redo."""
        return self._history.can_redo(actor)

    @property
    def where(self) -> Where | None:
        """Where somebody last was in it."""
        return self._where

    def remember(self, where: Where) -> None:
        """Keep where somebody is, for the next opening; returns at once."""
        if where == self._where:
            return
        self._where = where
        if self._writer is not None:
            self._writer.put_aside(WHERE, msgspec.json.encode(where) + b"\n")

    def checkpoint(self) -> None:
        """Have the document, and what the disk has refused, written now; returns at once."""
        if self._writer is not None:
            self._writer.hurry()

    def save_elsewhere(self, path: Path) -> Path:
        """Write all of it to another place, as a file that can be imported. Waits for the disk.

        Args:
            path: A new file, or a folder to put one into.

        Returns:
            The file.

        Raises:
            StoreProblem: It could not be written, or the file is there already.
        """
        return save_copy(self._workshop, path)

    def close(self, timeout: float | None = 10.0) -> bool:
        """Write what is left and let others have the workshop.

        Args:
            timeout: Seconds to wait for the disk at most; None waits as long as it takes.

        Returns:
            Whether everything is on disk. If not, `save_elsewhere` still works.
        """
        with self._gate:
            self._closed = True
        if self._writer is None or self._lock is None:
            return True
        if not self._writer.close(timeout):
            return False
        self._lock.release()
        self._writer = self._lock = None
        return not self._pending

    def _accept(self, command: Command, actor: str, role: Role) -> tuple[Receipt, Event | None]:
        """Apply a command and hand its line to the writer; no event if it was done before."""
        if self.read_only is not None or self._closed:
            raise Refused("read_only" if self.read_only else "closed")
        if not command.id:
            command = replace(command, id=new_id())
        rev = self._history.known(actor, command)
        if rev is not None:
            return self._pending.get((actor, command.id)) or Receipt.durable(rev), None
        entry = Entry(actor=actor, role=role, at=self._now(), command=command)
        change = self._change(entry)
        event = change.event
        line = entry_line(event.rev, entry, change.inverse, event.after)
        self._history.push(event, change.inverse)
        self._workshop = change.workshop
        return self._hand_over(line, entry, change.workshop), event

    def _change(self, entry: Entry) -> Change:
        if isinstance(entry.command, Undo):
            done = self._history.undo_target(entry.actor)
        elif isinstance(entry.command, Redo):
            done = self._history.redo_target(entry.actor)
        else:
            return apply(self._workshop, entry)
        try:
            before, after = sound(done.before), sound(done.after)
        except Unreadable:
            raise Refused("changed_since") from None
        return revert(self._workshop, entry, before=before, after=after)

    def _hand_over(self, line: bytes, entry: Entry, workshop: Workshop) -> Receipt:
        """Give a line to the writer."""
        assert self._writer is not None
        key = (entry.actor, entry.command.id)
        receipt = Receipt()
        receipt.accept(workshop.rev)
        with self._saving:
            self._pending[key] = receipt
        trouble = self._writer.put(Job(line, workshop, entry.at, partial(self._settle, key)))
        if trouble is not None and receipt.state == "pending":
            receipt.settle("unsaved", message=trouble)
        return receipt

    def _settle(self, key: tuple[str, str], trouble: Message | None) -> None:
        """The writer's word on one line, from its thread."""
        before = self.save
        with self._saving:
            self._unsaved = trouble
            receipt = self._pending[key] if trouble else self._pending.pop(key)
        receipt.settle("unsaved" if trouble else "durable", message=trouble)
        now = self.save
        if now != before:
            self._tell(now)

    def _tell(self, news: Event | SaveState) -> None:
        """Tell everybody; who fails at it stops neither the others nor what was submitted."""
        for listener in self._listeners:
            try:
                listener(news)
            except Exception:
                _log.exception("told of %s", type(news).__name__)


def _history(lines: tuple[Line, ...]) -> History:
    """What can be undone, rebuilt from a journal."""
    history = History()
    for line in lines:
        command = line.command
        # An undo of nothing: only in a journal that begins anew behind a damaged one, or that
        # somebody has written.
        if isinstance(command, Undo) and not history.can_undo(line.actor):
            continue
        if isinstance(command, Redo) and not history.can_redo(line.actor):
            continue
        history.push(Event(line.rev, line.entry, line.after), line.inverse)
    return history


_log = logging.getLogger(__name__)
# Never on a screen: who wants to read it sets up logging.
_log.addHandler(logging.NullHandler())
