"""What the workshop screen lends its bodies."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from cjm_tui import settings
from cjm_tui.domain.commands import Command
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.view import View
from cjm_tui.method.loader import names
from cjm_tui.method.records import Names
from cjm_tui.tui.bodies.base import Address, Choice, Desk
from cjm_tui.tui.screens.asking import ListScreen
from cjm_tui.tui.screens.editing import EditScreen
from cjm_tui.tui.smallest import SMALLEST
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.share.clipboard import Outcome
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

LEAST_ROWS = 5
"""Rows a page is drawn for at least; what has less room scrolls."""


class ScreenDesk(Desk):
    """The ``Desk`` of the real screen."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Lend what the screen has."""
        self._screen = screen
        self._chat: str | None = None
        """The chat kept in the settings, once it was looked up."""

    @property
    def view(self) -> View:
        """The workshop as the wall may see it."""
        return self._screen.workshop.view

    @property
    def words(self) -> Words:
        """The interface's language."""
        return self._screen.words

    @property
    def names(self) -> Names:
        """The method's names in the workshop's language."""
        return names(self.view.brief.language)

    @property
    def width(self) -> int:
        """Cells a page may take; one is kept for the scroll bar.

        Under the smallest window a page is drawn for that one, and is not seen.
        """
        return max(self._screen.privately.page_width(), SMALLEST[0]) - 1

    @property
    def height(self) -> int:
        """Rows of the page."""
        return max(self._screen.sheet.size.height, LEAST_ROWS)

    @property
    def cursor(self) -> str:
        """Key of the item under the cursor; empty once the workshop is left."""
        return self._screen.sheet.cursor if self._screen.stands else ""

    @property
    def last_written(self) -> str:
        """Id of the note written last, empty when it is gone."""
        last = self._screen.last_written
        return last if self.view.record(last) is not None else ""

    @property
    def line_at(self) -> Address | None:
        """Where the open line goes, ``None`` while none is open."""
        return self._screen.writer.address if self._screen.writer.is_open else None

    def submit(self, command: Command) -> bool:
        """Submit a change."""
        return self._screen.submit(command)

    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self._screen.tell(sentence)

    def open_line(self, address: Address) -> None:
        """Start writing there."""
        self._screen.writer.open(address)

    def choose(self, title: str, choices: Sequence[Choice], then: Callable[[str], None]) -> None:
        """Let the person choose from a list."""

        def taken(key: str | None) -> None:
            if key is not None:
                then(key)
                self.redraw()

        self._screen.app.push_screen(ListScreen(title, choices), taken)

    def now(self) -> datetime:
        """The session's time, which a rehearsal may scale."""
        return self._screen.workshop.now()

    def edit_text(self, title: str, text: str, then: Callable[[str], None]) -> None:
        """Let the person edit a text of several lines."""

        def left(edited: str | None) -> None:
            if edited is not None:
                then(edited)
                self.redraw()

        self._screen.app.push_screen(EditScreen(title, text, self.words), left)

    def copy(self, text: str, what: str, then: Callable[[Outcome], None] | None = None) -> None:
        """Put a text on the clipboard, for a chat."""
        self._screen.outside.copy_for_chat(text, what, then)

    @property
    def chat(self) -> str:
        """The target the person writes to others in."""
        if self._chat is None:
            self._chat = settings.read(os.environ).get("chat", "")
        return self._chat

    def write_in(self, target: str) -> None:
        """Remember that target, for other workshops too."""
        if target != self.chat:
            self._chat = target
            settings.keep(os.environ, chat=target)

    @property
    def is_looked_at(self) -> bool:
        """Whether the room sees this page: no wall follows, and somebody doesn't work alone."""
        return self.view.brief.how != "alone" and not self._screen.privately.is_on

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written in the workshop."""
        return self._screen.workshop.read_only is not None

    @property
    def out(self) -> str:
        """The folder that files are saved in."""
        return self._screen.filing.shown_folder

    def save_file(self, kind: str, then: Callable[[str], None]) -> None:
        """Save the workshop as a file."""
        self._screen.filing.save(kind, then)

    def stand_on(self, key: str) -> None:
        """Put the cursor on an item of the page."""
        if self._screen.stands:
            self._screen.sheet.put_cursor(key)

    def redraw(self) -> None:
        """Draw again."""
        self._screen.redraw()

    def go(self, spot: Spot) -> None:
        """Go to a spot with its line open."""
        self._screen.walker.go(spot)
