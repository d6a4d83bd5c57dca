"""`cjm submit`: commands come in as lines, and each is answered as soon as its fate is known."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from cjm_tui.cli.as_json import as_json
from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.lines import TooLong, command_of, read_lines
from cjm_tui.errors import CjmError, InputProblem, Message
from cjm_tui.share.files import shown
from cjm_tui.telling import tell
from cjm_tui.text import clean
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.domain.commands import Role
    from cjm_tui.domain.view import View
    from cjm_tui.session import OpenWorkshop, Receipt

_AHEAD = 1000
"""So many commands may be under way to the disk before more are read."""


class Actor(NamedTuple):
    """Who gives the commands."""

    name: str
    role: Role


def submit(asked: Asked, console: Console, speak: Words) -> int:
    """Give a workshop the commands of a file or of stdin; 1 if any was refused."""
    from cjm_tui.cli.library import library_of  # loads the database

    with _source(asked.file) as descriptor:
        workshop = library_of(asked).open(asked.workshop)
        try:
            if workshop.read_only is not None:
                console.tell(tell(speak, workshop.read_only))
                return 1
            for notice in workshop.notices:
                console.tell(tell(speak, notice))
            feed = Feed(workshop, actor_called(asked.acts_as, workshop.view), console, speak)
            return feed.run(descriptor)
        finally:
            workshop.close(None)


@contextmanager
def _source(file: str) -> Iterator[int]:
    """The lines' descriptor: opened before the workshop, so that a wrong name changes nothing."""
    if file in ("", "-"):
        # Not the text stream: its buffer would wait for more than a line.
        yield sys.stdin.fileno() if sys.stdin is not None else os.open(os.devnull, os.O_RDONLY)
        return
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _unreadable(file, error) from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _unreadable(file: str, error: OSError) -> InputProblem:
    return InputProblem("read_failed", path=shown(Path(file)), problem=error.strerror or "")


def actor_called(name: str, view: View) -> Actor:
    """Find whom `--as` means.

    Args:
        name: A participant's name or id, or anybody's; empty for the facilitator.
        view: The workshop as it is now.

    Returns:
        A participant by their id; somebody unknown to the workshop by the name they gave.
    """
    from cjm_tui.session import KEYBOARD

    if not name:
        return Actor(KEYBOARD, "facilitator")
    called = clean(name, lines=False).strip()
    for person in view.participants:
        if called in (person.id, person.name):
            return Actor(person.id, "participant")
    by_letters = [p for p in view.participants if p.name.casefold() == called.casefold()]
    if len(by_letters) == 1:
        return Actor(by_letters[0].id, "participant")
    if not called or called == KEYBOARD:
        raise InputProblem("no_such_person", name=called)
    return Actor(called, "participant")


class Feed:
    """Reads on in one thread and answers in another, in the order of the lines.

    Reading doesn't wait for the disk, so that many commands reach it at once; answering doesn't
    wait for more to read.
    """

    def __init__(
        self, workshop: OpenWorkshop, actor: Actor, console: Console, speak: Words
    ) -> None:
        self._workshop = workshop
        self._actor = actor
        self._console = console
        self._speak = speak
        self._answers: SimpleQueue[_Answer | None] = SimpleQueue()
        self._room = threading.Semaphore(_AHEAD)
        self._hung_up = threading.Event()
        self._refused = False

    def run(self, descriptor: int) -> int:
        """Take every line; return 1 if any was refused, or if nobody reads the answers."""
        answering = threading.Thread(target=self._answer_all, name="answers")
        answering.start()
        try:
            for number, line in enumerate(read_lines(descriptor), 1):
                if self._hung_up.is_set():
                    break
                if isinstance(line, TooLong) or line.strip():
                    self._room.acquire()
                    self._answers.put(self._take(number, line))
        except OSError as error:
            self._refused = True
            self._console.tell(
                tell(self._speak, Message("read_failed", {"path": "-", "problem": str(error)}))
            )
        finally:
            self._answers.put(None)
            answering.join()
        return 1 if self._refused or self._hung_up.is_set() else 0

    def _take(self, number: int, line: bytes | TooLong) -> _Answer:
        try:
            command = command_of(line)
        except CjmError as error:
            problem = tell(self._speak, error.message)
            malformed = Message("malformed", {"problem": problem})
            return _Answer(number, None, malformed, None)
        if not command.id:
            # Whoever sends commands must be able to send one again without doing it twice.
            problem = tell(self._speak, Message("line_field_missing", {"field": "id"}))
            return _Answer(number, None, Message("malformed", {"problem": problem}), None)
        receipt = self._workshop.submit(command, actor=self._actor.name, role=self._actor.role)
        return _Answer(number, command.id, None, receipt)

    def _answer_all(self) -> None:
        while (answer := self._answers.get()) is not None:
            line = self._said(answer)
            self._room.release()
            if not self._hung_up.is_set():
                try:
                    self._console.put_at_once(as_json(line))
                except OSError:
                    # Nobody reads any more. What was taken is finished, nothing more is.
                    self._console.hang_up()
                    self._hung_up.set()

    def _said(self, answer: _Answer) -> dict[str, str | int | None]:
        if answer.receipt is not None:
            receipt = answer.receipt.wait()
            if receipt.state == "durable":
                return {"id": answer.id, "rev": receipt.rev}
            why = receipt.message or Message("unsaved")
            self._refused = True
            # Not the sentence for a screen, which keeps it in memory and goes on trying.
            said = Message(why.code.replace("unsaved_", "unwritten_"), why.params)
            return {"id": answer.id, "refused": why.code, "why": tell(self._speak, said)}
        self._refused = True
        assert answer.malformed is not None
        why = answer.malformed
        return {
            "line": answer.line,
            "id": None,
            "refused": why.code,
            "why": tell(self._speak, why),
        }


class _Answer(NamedTuple):
    """What is known of a line, and what it still waits for."""

    line: int
    id: str | None
    malformed: Message | None
    receipt: Receipt | None
