"""Whether a wall follows this window: then the room sees the wall, and this one is private.

With one mirrored screen nothing private is ever drawn; what is private stands in
``private_page`` and is asked for here only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.session import Where
from cjm_tui.session.leading import Leading
from cjm_tui.session.signs import Curtain, Stand
from cjm_tui.text import clean, cut, one_line
from cjm_tui.tui.blocks import Block, Span
from cjm_tui.tui.screens.asking import ListScreen
from cjm_tui.tui.screens.ticking import TickScreen
from cjm_tui.tui.screens.workshop.blank import BlankScreen
from cjm_tui.tui.screens.workshop.private_page import column, strip
from cjm_tui.tui.smallest import SMALLEST
from cjm_tui.tui.widgets.sheet import BlockView

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

ROOMY = 100
"""Columns from which there is room for a private column beside the page."""
GAP = 2
HOST = 24
"""Cells of the name of another machine."""


class Privately:
    """This window's half of two."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Nobody is told anything before ``begin``."""
        self._screen = screen
        self._leading: Leading | None = None
        self._curtain: Curtain = ""
        self._was_on = False
        self._known = (False, "")

    @property
    def is_on(self) -> bool:
        """Whether a wall beside this window follows, so that it is the facilitator's alone."""
        return self._leading is not None and self._leading.has_wall

    @property
    def wall_elsewhere(self) -> str:
        """The machine of a wall that isn't beside this window, so that it makes nothing private."""
        host = self._leading.wall_elsewhere if self._leading is not None else ""
        return cut(one_line(clean(host)), HOST)

    @property
    def curtain(self) -> Curtain:
        """What is made of the wall."""
        return self._curtain if self.is_on else ""

    def begin(self) -> None:
        """Tell walls from now on where this window is; one that only reads leads nobody."""
        workshop = self._screen.workshop
        if workshop.read_only is None:
            self._leading = Leading(
                workshop.path,
                workshop.workshop.uid,
                now=lambda: workshop.now().isoformat(),
                changed=self._heard,
            )

    def end(self) -> None:
        """This window leads nobody any more."""
        leading, self._leading = self._leading, None
        if leading is not None:
            leading.close()

    def _heard(self) -> None:
        """In the leading's thread, which may only post."""
        self._screen.call_later(self._changed)

    def _changed(self) -> None:
        """A wall has come or gone; the page has another width then, and is drawn for it."""
        was_on, was_elsewhere = self._known
        self._known = self.is_on, self.wall_elsewhere
        if not self.is_on:
            self._curtain = ""
        if self._screen.stands:
            if was_on and not self.is_on:
                self._put_away()
            if self.wall_elsewhere not in ("", was_elsewhere):
                self._screen.tell(self._elsewhere_follows())
            self._screen.redraw_now()
            self._screen.call_after_refresh(self._screen.redraw)

    def _put_away(self) -> None:
        """What was said and listed for one person goes before a room sees it."""
        screen = self._screen
        screen.told = ""
        lists = [one for one in screen.app.screen_stack if isinstance(one, ListScreen | TickScreen)]
        for each in lists:
            each.withdraw()
        if lists:
            screen.tell(screen.words.say("The wall is closed, and the list with it."))

    def _elsewhere_follows(self) -> str:
        return self._screen.words.say("a wall on {host} follows", host=self.wall_elsewhere)

    def tell(self) -> None:
        """Let walls know what is shown now."""
        if self._leading is None:
            return
        screen, body = self._screen, self._screen.body
        where = Where(step=body.step, part=body.part, target=body.at, at=screen.sheet.cursor)
        address = screen.writer.address if screen.writer.is_open else None
        hint = screen.shelf.example_line()
        here = address.key if address is not None and screen.writer.body is body else ""
        self._leading.tell(Stand(where, here, hint, body.pose), self._curtain)

    def do_blank(self) -> None:
        """A screen that the room sees is black until any key; a wall until this one again."""
        if self.is_on:
            self._draw_curtain("" if self._curtain else "dark")
        else:
            self._screen.app.push_screen(BlankScreen())

    def do_freeze(self) -> None:
        """The wall stands still, so that something can be prepared, or follows again."""
        if self.is_on:
            self._draw_curtain("" if self._curtain == "frozen" else "frozen")

    def _draw_curtain(self, curtain: Curtain) -> None:
        self._curtain = curtain
        say = self._screen.words.say
        told = {
            "dark": say("The wall is dark. b — it follows again."),
            "frozen": say("The wall stands still. b — it follows again."),
            "": say("The wall follows."),
        }
        self._screen.tell(told[curtain])

    def page_width(self) -> int:
        """Columns that the page has."""
        width = self._screen.size.width
        return width - self._column_width() - GAP if self._column_width() else width

    def _column_width(self) -> int:
        """Columns of what is private beside the page; 0 where it stands above it or nowhere."""
        width = self._screen.size.width
        if not self.is_on or width < ROOMY:
            return 0
        return min(width - GAP - SMALLEST[0], width * 2 // 5)

    def draw(self) -> None:
        """Draw what is private, or nothing at all."""
        if not (self.is_on or self._was_on):
            return
        screen = self._screen
        view = screen.query_one("#private", BlockView)
        width = self._column_width()
        screen.set_class(bool(width), "-private-column")
        view.styles.width = width or "100%"
        view.show(self._block(width))
        view.display = self.is_on
        if self._was_on != self.is_on:
            self._was_on = self.is_on
            screen.call_after_refresh(screen.redraw)

    def _block(self, width: int) -> Block:
        if not self.is_on:
            return Block(0)
        if width:
            return column(self._screen, width, self._screen.desk.height)
        return strip(self._screen, self._screen.size.width)

    def chip(self, width: int) -> tuple[Span, ...]:
        """Who sees this screen; nothing for somebody who works alone.

        Args:
            width: cells of the header; a narrow one has the short form.
        """
        say, wide = self._screen.words.say, width >= ROOMY
        if self.wall_elsewhere and wide:
            return (Span(f"◧ {self._elsewhere_follows()}  ", "muted"),)
        if self._screen.desk.view.brief.how == "alone" and not self.is_on:
            return ()
        if not self.is_on:
            told = say("the room sees this screen") if wide else say("room")
            return (Span(f"◧ {told}  ", "muted"),)
        told = {
            "": say("the wall is separate") if wide else say("wall"),
            "dark": say("the wall is dark") if wide else say("dark"),
            "frozen": say("the wall stands still") if wide else say("frozen"),
        }[self._curtain]
        return (Span(f"◨ {told}  ", "warn" if self._curtain else "good"),)
