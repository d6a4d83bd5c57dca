"""The workshop screen: one question, what was written, one open line. Bodies are swapped in it."""

from __future__ import annotations

import gc
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer

from cjm_tui.domain.commands import Command
from cjm_tui.errors import Message
from cjm_tui.session import OpenWorkshop
from cjm_tui.telling import tell
from cjm_tui.tui.screens.workshop.board import Board
from cjm_tui.tui.screens.workshop.cards import Cards
from cjm_tui.tui.screens.workshop.clock_menu import ClockMenu
from cjm_tui.tui.screens.workshop.closed import Closed
from cjm_tui.tui.screens.workshop.controls import Controls, Outside
from cjm_tui.tui.screens.workshop.desk import ScreenDesk
from cjm_tui.tui.screens.workshop.filing import Filing
from cjm_tui.tui.screens.workshop.frame import draw_clock, draw_frame
from cjm_tui.tui.screens.workshop.gap_walk import GapWalk
from cjm_tui.tui.screens.workshop.pasting import Paster
from cjm_tui.tui.screens.workshop.privately import Privately
from cjm_tui.tui.screens.workshop.round import Round
from cjm_tui.tui.screens.workshop.said_before import SaidBefore
from cjm_tui.tui.screens.workshop.sender import Sender
from cjm_tui.tui.screens.workshop.shelf import Shelf
from cjm_tui.tui.screens.workshop.timer import Timekeeper
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
        self.round = Round(self)
        self.walker = Walker(self, begin_at)
        self.gap_walk = GapWalk(self)
        self.board = Board(self)
        self.cards = Cards(self)
        self.shelf = Shelf(self)
        self.closed = Closed(self)
        self.sender = Sender(self)
        self.filing = Filing(self)
        self.privately = Privately(self)
        self.timekeeper = Timekeeper(self)
        self.clock_menu = ClockMenu(self)
        self.last_written = ""
        self.told = ""
        self._stop_listening: Callable[[], None] = lambda: None
        self._drawing = False
        self._untelling: Timer | None = None
        self._warned_at: int | None = None

    @property
    def words(self) -> Words:
        """The interface's language."""
        return self.outside.words

    @property
    def is_over_another(self) -> bool:
        """Whether a workshop was open already: the room warms up, and goes back to it."""
        others = (one for one in self.app.screen_stack if one is not self)
        return any(isinstance(one, WorkshopScreen) for one in others)

    @property
    def line(self) -> OpenLine:
        """The open line."""
        return self.query_one(OpenLine)

    def compose(self) -> ComposeResult:
        """Header, question, page, still needed, line, keys; top to bottom."""
        yield BlockView(id="header")
        yield BlockView(id="banner")
        yield BlockView(id="question")
        with Container(id="middle"):
            yield BlockView(id="private")
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
        gc.freeze()  # or each collection walks all the notes, in the middle of a key
        if not self.stands:
            return
        self.privately.begin()
        self.walker.begin()
        self.round.begin()
        if self.workshop.notices:
            self.tell(" ".join(tell(self.words, notice) for notice in self.workshop.notices))

    def on_unmount(self) -> None:
        """Stop following."""
        gc.unfreeze()
        self._stop_listening()
        self.privately.end()

    def _hear(self, _: object) -> None:
        """Something was changed or saved; told by the thread that writes to the disk, too.

        Of all that a screen can do, only posting a message may be done from another thread.
        """
        self.call_later(self.redraw)

    def close_workshop(self) -> bool:
        """Close the workshop; where not all of it is on the disk, that is told first.

        Returns:
            Whether it may be left now: all is kept, or somebody who was told so leaves again.
        """
        rev = self.workshop.rev
        is_lost = self.workshop.save.state == "unsaved" and self._warned_at != rev
        if not is_lost and (self.workshop.close() or self._warned_at == rev):
            return True
        self._warned_at = rev
        self.tell(
            self.words.say("Not all of it is saved. S — save it elsewhere; once more — leave it.")
        )
        return False

    def on_resize(self) -> None:
        """A page is drawn for a width."""
        self.redraw()

    def redraw(self) -> None:
        """Draw all of it once, however often it is asked for before the next frame."""
        if not self._drawing and self.stands:
            self._drawing = True
            self.call_after_refresh(self._draw)

    def redraw_clock(self) -> None:
        """Draw what the clock changes; the page stays as it is."""
        if self.stands:
            draw_clock(self)
            if self.privately.is_on:
                self.privately.draw()

    def redraw_now(self) -> None:
        """Draw at once, where the next thing needs to know what lies on the page."""
        if self.stands:
            draw_frame(self)

    def _draw(self) -> None:
        self._drawing = False
        if self.stands:
            draw_frame(self)
            self.board.fit_editor()

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
        if self._untelling is not None:
            self._untelling.stop()
        self._untelling = self.set_timer(TOLD_FOR, self._untell)

    def _untell(self) -> None:
        self.told = ""
        self.redraw()
