"""A row of the library: what can be told of a workshop without opening it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from cjm_tui.errors import Message, StoreProblem
from cjm_tui.store.head import Head
from cjm_tui.store.shelf import Place, peek


class LibraryRow:
    """One workshop in the list. Its file is read when its title, or anything else of it, is asked.

    Attributes:
        id: Name of its folder.
        path: The folder.
        changed: When its document was written.
    """

    def __init__(self, place: Place) -> None:
        """Made by the library."""
        self.id = place.path.name
        self.path: Path = place.path
        self.changed = datetime.fromtimestamp(place.changed, UTC)
        self._problem = place.problem

    @cached_property
    def _read(self) -> Head | Message:
        if self._problem is not None:
            return self._problem
        try:
            return peek(self.path) or Message("row_damaged", {"path": str(self.path)})
        except StoreProblem as problem:
            return problem.message

    @property
    def problem(self) -> Message | None:
        """Why nothing can be told of it: a link, unreadable, damaged."""
        return self._read if isinstance(self._read, Message) else None

    @property
    def head(self) -> Head:
        """All that is known; of a workshop with a problem nothing but its folder's name."""
        if isinstance(self._read, Head):
            return self._read
        return Head(v=0, uid="", rev=0, folder=self.id, title=self.id)

    @property
    def title(self) -> str:
        """Its title; the folder's name if that can't be told."""
        return self.head.title

    @property
    def question(self) -> str:
        """The decision the map serves, shortened; may be empty."""
        return self.head.question

    @property
    def language(self) -> str:
        """Its language."""
        return self.head.language

    @property
    def step(self) -> str:
        """The first step that isn't done, or `close`."""
        return self.head.step

    @property
    def done(self) -> bool:
        """Whether nothing is missing any more."""
        return self.head.done

    @property
    def next(self) -> Message | None:
        """What is missing or doubtful first."""
        return self.head.next

    @property
    def curve(self) -> tuple[int | None, ...]:
        """Feelings of the first chosen story, -2 to +2, a stage each; empty if there are none."""
        return self.head.curve

    @property
    def rev(self) -> int:
        """Its revision."""
        return self.head.rev

    @property
    def updated(self) -> str:
        """ISO time, UTC, of its last entry."""
        return self.head.updated or self.changed.isoformat(timespec="seconds")
