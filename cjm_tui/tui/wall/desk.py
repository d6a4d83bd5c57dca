"""What the wall lends its bodies: everything to look at, nothing to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from cjm_tui.domain.commands import Command
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method.loader import names
from cjm_tui.method.records import Names
from cjm_tui.tui.bodies.base import Address, Desk
from cjm_tui.tui.choices import Choice
from cjm_tui.tui.smallest import SMALLEST
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.share.clipboard import Outcome
    from cjm_tui.tui.wall.screen import WallScreen

LEAST_ROWS = 5


class WallDesk(Desk):
    """The ``Desk`` of a window in which nobody works."""

    def __init__(self, screen: WallScreen) -> None:
        """Lend what the wall knows."""
        self._screen = screen
        self._view: View | None = None
        self._asking = False

    @property
    def view(self) -> View:
        """The workshop as the room may see it."""
        workshop: Workshop = self._screen.shown.workshop
        if self._view is None or self._view.workshop is not workshop:
            self._view = project(workshop, "wall")
        return self._view

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
        """Cells a page may take; one is kept for the scroll bar."""
        return max(self._screen.size.width, SMALLEST[0]) - 1

    @property
    def height(self) -> int:
        """Rows of the page."""
        return max(self._screen.sheet.size.height, LEAST_ROWS)

    @property
    def cursor(self) -> str:
        """What the first window's cursor stands on: bodies show that one, not the cursor."""
        stand = self._screen.shown.stand
        return stand.where.at if stand is not None else ""

    @property
    def last_written(self) -> str:
        """Id of the note written last, empty when it is gone."""
        newest = self._screen.shown.newest
        return newest if self.view.record(newest) is not None else ""

    @property
    def line_at(self) -> Address | None:
        """Where the first window's line goes: the heading people write under, not the line."""
        stand = self._screen.shown.stand
        if stand is None or not stand.address or self._asking:
            return None
        self._asking = True  # addresses may depend on where the line is
        try:
            addresses = self._screen.body.addresses()
        finally:
            self._asking = False
        return next((one for one in addresses if one.key == stand.address), None)

    def now(self) -> datetime:
        """The time that clocks count from."""
        return self._screen.follower.now()

    @property
    def chat(self) -> str:
        """Nothing is sent from here."""
        return ""

    @property
    def is_looked_at(self) -> bool:
        """Always: it is the room's."""
        return True

    @property
    def is_read_only(self) -> bool:
        """Always."""
        return True

    @property
    def out(self) -> str:
        """Nothing is saved from here."""
        return ""

    def submit(self, command: Command) -> bool:
        """Nothing is changed here."""
        return False

    def tell(self, sentence: str) -> None:
        """Nobody sits here to be told."""

    def open_line(self, address: Address) -> None:
        """Nobody writes here."""

    def choose(self, title: str, choices: Sequence[Choice], then: Callable[[str], None]) -> None:
        """Nobody chooses here."""

    def copy(self, text: str, what: str, then: Callable[[Outcome], None] | None = None) -> None:
        """Nothing is copied here."""

    def write_in(self, target: str) -> None:
        """Nothing is remembered here."""

    def save_file(self, kind: str, then: Callable[[str], None]) -> None:
        """Nothing is saved here."""

    def stand_on(self, key: str) -> None:
        """The first window's cursor is not ours to move."""

    def edit_text(self, title: str, text: str, then: Callable[[str], None]) -> None:
        """Nothing is edited here."""

    def redraw(self) -> None:
        """The wall draws when something has changed."""

    def go(self, spot: Spot) -> None:
        """The wall goes where the first window goes."""
