"""The wall's one screen: a question, the notes, the clock; and quietly what is the matter."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from cjm_tui import settings
from cjm_tui.domain.clock import BREAK
from cjm_tui.method.keys import STEPS
from cjm_tui.session.following import Follower, Seen
from cjm_tui.telling import tell
from cjm_tui.text import cell_len
from cjm_tui.tui.blocks import Block, Page, Span, at_least, ends, indent, row, stack, text
from cjm_tui.tui.bodies.base import Body
from cjm_tui.tui.bodies.catalogue import BODIES, CLOCKED, first_of
from cjm_tui.tui.bodies.kickoff import Kickoff
from cjm_tui.tui.bodies.quiet import board_of
from cjm_tui.tui.clocks import FLASHES, clock_line, seconds_up, time_is_up
from cjm_tui.tui.header import header_line, invented
from cjm_tui.tui.keys import key_of
from cjm_tui.tui.layouts import latin_key
from cjm_tui.tui.screens.workshop.round_line import round_on_wall
from cjm_tui.tui.smallest import is_too_small, larger_please
from cjm_tui.tui.wall.desk import WallDesk
from cjm_tui.tui.widgets.sheet import BlockView, SheetView
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.tui.wall.app import WallApp

POLL = 0.15
"""Seconds between two looks at the disk."""
TICK = 1.0
"""Seconds between two drawings of what only time changes."""


class WallScreen(Screen[None]):
    """Shows what the first window shows, without what is its own.

    Attributes:
        follower: what is followed.
        shown: what is drawn; older than what is known while the wall stands still.
        body: the body drawn.
    """

    def __init__(self, follower: Follower, outside: WallApp) -> None:
        """Follow from now on.

        Args:
            follower: of the workshop; the screen's thread looks with it.
            outside: the app.
        """
        super().__init__()
        self.follower, self._outside = follower, outside
        self.shown: Seen = follower.seen
        self._was_led = self.shown.is_led
        # What a wall that stands still has shown is known to that wall only.
        self._has_drawn = False
        self._drawn: tuple[object, ...] = ()
        """What the page was drawn for; the clock alone draws no page again."""
        self.desk = WallDesk(self)
        self._bodies: dict[type[Body], Body] = {}
        self.body: Body = self._body_of(Kickoff)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="cjm wall", daemon=True)

    @property
    def words(self) -> Words:
        """The interface's language."""
        return self._outside.words

    @property
    def sheet(self) -> SheetView:
        """Where the page is drawn."""
        return self.query_one(SheetView)

    def compose(self) -> ComposeResult:
        """Title and clock, question, page, and a line for what is the matter."""
        yield BlockView(id="header")
        yield BlockView(id="question")
        yield SheetView(id="page")
        yield BlockView(id="matter")

    def on_mount(self) -> None:
        """Begin to follow."""
        self.sheet.cursor_shown = False
        self._thread.start()
        self.set_interval(TICK, self.draw)
        self.call_after_refresh(self.draw)

    def on_unmount(self) -> None:
        """Stop following; the thread lets the first window know."""
        self.stop()

    def stop(self) -> None:
        """End the thread, and with it our sign."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(timeout=1.0)

    def _look(self) -> None:
        """The thread: only it reads the disk, and it may only post to the screen."""
        try:
            while not self._over.wait(POLL):
                if self.follower.look():
                    self.call_later(self.draw)
        except Exception as defect:
            # A wall that silently shows what was would be worse than none.
            self.call_later(self._fail, defect)
        self.follower.close()

    def _fail(self, defect: Exception) -> None:
        raise defect

    def on_resize(self) -> None:
        """A page is drawn for a width."""
        self.draw()
        self.call_after_refresh(self.draw)

    def on_key(self, event: events.Key) -> None:
        """The wall has next to no keys; it isn't where somebody sits."""
        key = latin_key(key_of(event))
        if key == "q":
            self._outside.exit(0)
        elif key == "f3":
            self._outside.switch_language()
            self.draw()
        elif key == "f4":
            self._outside.switch_theme()

    def _body_of(self, kind: type[Body]) -> Body:
        if kind not in self._bodies:
            self._bodies[kind] = kind(self.desk)
        return self._bodies[kind]

    def draw(self) -> None:
        """Draw what is known now; of a wall that stands still, what it has shown."""
        if not (self.is_mounted and self.children):
            return
        seen = self.follower.seen
        self._was_led = self._was_led or seen.is_led
        self.set_class(seen.curtain == "dark", "-dark")
        if seen.curtain != "frozen":
            self.shown, self._has_drawn = seen, True
        if seen.curtain != "dark":
            self._draw(seen)

    def _draw(self, seen: Seen) -> None:
        width = self.size.width
        too_small = is_too_small(width, self.size.height)
        self.set_class(too_small, "-too-small")
        self._stand()
        self._show("header", self._header(width))
        self._show("question", self._question(width, too_small=too_small))
        self._show_page()
        self._show("matter", self._matter(seen, width))

    def _show(self, name: str, block: Block) -> None:
        self.query_one(f"#{name}", BlockView).show(block)

    def _stand(self) -> None:
        """Stand where the first window does."""
        stand = self.shown.stand
        if stand is None:
            self.body = self._body_of(Kickoff)
            return
        step, part = stand.where.step, stand.where.part
        known = [key for key in ((step, part), (step, "")) if key in BODIES]
        if not known and step in STEPS:
            known = [first_of(step)]
        self.body = self._body_of(BODIES[known[0]] if known else Kickoff)
        self.body.strike(stand.pose)
        if stand.where.target:
            self.body.turn(self._page_for(stand.where.target))

    def _page_for(self, key: str) -> str:
        """The page of that key; a part of one that needs fewer parts on this wall is the whole."""
        pages = set(self.body.pages())
        while key not in pages and ":" in key:
            key = key.rpartition(":")[0]
        return key

    def _show_page(self) -> None:
        sheet = self.sheet
        if not self._has_drawn:
            sheet.show(Page(Block(0)))
            return
        page, stand = self.body.page(), self.shown.stand
        drawn = (page, stand, self.shown.newest, sheet.size)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        sheet.show(page)
        if stand is not None:
            sheet.put_cursor(stand.where.at)
            if stand.address:
                sheet.reveal(self.shown.newest)

    def _header(self, width: int) -> Block:
        """What workshop this is, the step and part, what the body names."""
        names, body = self.desk.names, self.body
        left = [Span(f" {self.desk.view.brief.title}", "strong")]
        where = []
        if body.step in STEPS:
            where.append(f"{STEPS.index(body.step) + 1} {names.steps[body.step]}")
        parts = {"map": names.passes, "close": names.close}.get(body.step, {})
        if body.part in parts:
            where.append(parts[body.part])
        if body.title():
            where.append(body.title())
        if self._has_drawn:
            left += [Span(f" · {each}", "muted") for each in where]
        has_own = self.body.step in CLOCKED
        clock = () if has_own else clock_line(self.desk, self.body.step, width)
        right = (*clock, Span(" "))
        notices = invented(self.words) if self.desk.view.is_illustrative else ((),)
        ways = [(notice, right) for notice in notices]
        return stack(header_line(width, tuple(left), ways), self._aside(width))

    def _aside(self, width: int) -> Block:
        aside = list(self.body.aside()) if self._has_drawn else []
        return ends(width, [], [*aside, Span(" ")])

    def _question(self, width: int, *, too_small: bool) -> Block:
        if too_small:
            return larger_please(self.words, width)
        if not self._has_drawn:
            return at_least(Block(0), 2)
        asked = indent(text(self.body.question(), width - 2, "strong"), 1)
        up = seconds_up(self.desk.view, self.desk.now())
        if up is not None and self.body.step != BREAK:
            is_lit = up in FLASHES and settings.read(os.environ).get("flash") != "off"
            asked = at_least(time_is_up(self.words, width, is_lit=is_lit), asked.height)
        names = round_on_wall(self.desk.view, board_of(self.body), self.words, width)
        asked = stack(asked, names) if names.height else asked
        stand = self.shown.stand
        hint = (stand.hint if stand else "") or (self.body.hint() if self.body.is_empty() else "")
        if hint:
            return stack(asked, indent(text(hint, width - 4, "suggestion"), 3))
        return at_least(asked, 2)

    def _matter(self, seen: Seen, width: int) -> Block:
        """What is the matter, if anything is."""
        say = self.words.say
        if seen.problem is not None:
            sentence = f"{tell(self.words, seen.problem)} {say('q closes the wall.')}"
            return indent(text(sentence, max(width - 2, 1), "warn"), 1)
        told = ""
        if seen.curtain == "frozen":
            told = say("stands still")
        elif seen.is_led:
            hidden = self.desk.view.hidden
            still = say("still hidden: {n}", n=hidden) if hidden else ""
            return row(width, Span(f" {still}", "mark"))
        elif self._was_led:
            told = say("The first window is closed. This is the last page.")
        elif seen.stand is not None:
            told = say("Nobody has it open. This is where it was left.")
        else:
            told = say("Nobody has opened it yet. The wall follows whoever does.")
        if cell_len(told) < width - 1:
            return ends(width, [], [Span(told, "muted"), Span(" ")])
        return row(width, Span(f" {told}", "muted"))
