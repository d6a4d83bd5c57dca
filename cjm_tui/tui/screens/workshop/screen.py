"""The workshop screen: one question, what was written, one open line. Bodies are swapped in it."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from cjm_tui.domain.commands import Command
from cjm_tui.errors import Message
from cjm_tui.session import OpenWorkshop
from cjm_tui.telling import tell
from cjm_tui.tui.screens.workshop.board import Board
from cjm_tui.tui.screens.workshop.controls import Controls, Outside
from cjm_tui.tui.screens.workshop.desk import ScreenDesk
from cjm_tui.tui.screens.workshop.frame import draw_frame
from cjm_tui.tui.screens.workshop.gap_walk import GapWalk
from cjm_tui.tui.screens.workshop.pasting import Paster
from cjm_tui.tui.screens.workshop.said_before import SaidBefore
from cjm_tui.tui.screens.workshop.shelf import Shelf
from cjm_tui.tui.screens.workshop.walker import Walker
from cjm_tui.tui.screens.workshop.writer import Writer
from cjm_tui.tui.widgets.line import OpenLine
from cjm_tui.tui.widgets.sheet import BlockView, SheetView
from cjm_tui.words import Words

TOLD_FOR = 6.0
"""Seconds a sentence stays in the *still needed* line."""


class WorkshopScreen(Controls):
    """One open workshop."""

    def __init__(self, workshop: OpenWorkshop, outside: Outside, *, begin_at: str = "") -> None:
        """Show a workshop where it was left.

        Args:
            workshop: open; the screen closes it when it is left.
            outside: the app.
            begin_at: a step to begin with instead of where it was left.
        """
        super().__init__()
        self.workshop, self.outside = workshop, outside
        self.desk = ScreenDesk(self)
        self.writer = Writer(self)
        self.said = SaidBefore(self)
        self.paster = Paster(self)
        self.walker = Walker(self, begin_at)
        self.gap_walk = GapWalk(self)
        self.board = Board(self)
        self.shelf = Shelf(self)
        self.last_written = ""
        self.told = ""
        self._stop_listening: Callable[[], None] = lambda: None
        self._drawing = False

    @property
    def words(self) -> Words:
        """The interface's language."""
        return self.outside.words

    @property
    def line(self) -> OpenLine:
        """The open line."""
        return self.query_one(OpenLine)

    def compose(self) -> ComposeResult:
        """Header, question, page, still needed, line, keys; top to bottom."""
        yield BlockView(id="header")
        yield BlockView(id="banner")
        yield BlockView(id="question")
        yield SheetView(id="page")
        yield BlockView(id="said")
        yield BlockView(id="needed")
        yield OpenLine(self.line_pressed)
        yield BlockView(id="footer")

    def on_mount(self) -> None:
        """Follow the workshop and stand where it was left."""
        self._stop_listening = self.workshop.listen(self._hear)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.walker.begin()
        for notice in self.workshop.notices:
            self.tell_message(notice)

    def on_unmount(self) -> None:
        """Stop following."""
        self._stop_listening()

    def _hear(self, _: object) -> None:
        """Something was changed or saved, perhaps told by the thread that writes to the disk."""
        if self.app.is_running:
            self.app.call_later(self.redraw)

    def on_resize(self) -> None:
        """A page is drawn for a width."""
        self.redraw()

    def redraw(self) -> None:
        """Draw all of it once, however often it is asked for before the next frame."""
        if not self._drawing and self.is_mounted:
            self._drawing = True
            self.call_after_refresh(self._draw)

    def redraw_now(self) -> None:
        """Draw at once, where the next thing needs to know what lies on the page."""
        if self.is_mounted:
            draw_frame(self)

    def _draw(self) -> None:
        self._drawing = False
        if self.is_mounted:
            draw_frame(self)

    def submit(self, command: Command) -> bool:
        """Submit a change; say why when it is refused."""
        self.told = ""
        receipt = self.workshop.submit(command)
        if receipt.state == "refused" and receipt.message is not None:
            self.tell_message(receipt.message)
            return False
        self.redraw()
        return True

    def tell_message(self, message: Message) -> None:
        """Say a message in the interface's language."""
        self.tell(tell(self.words, message))

    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds where *still needed* stands."""
        self.told = sentence
        self.redraw()
        self.set_timer(TOLD_FOR, lambda: self._untell(sentence))

    def _untell(self, sentence: str) -> None:
        if self.told == sentence:
            self.told = ""
            self.redraw()
