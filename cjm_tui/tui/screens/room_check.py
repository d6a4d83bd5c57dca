"""The room check: half a minute at the projector before the people come."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date

from textual import events, on
from textual.app import ComposeResult

from cjm_tui import settings
from cjm_tui.tui.blocks import (
    Block,
    Page,
    Span,
    blank,
    ends,
    indent,
    item,
    row,
    rule,
    stack,
    text,
)
from cjm_tui.tui.keys import key_of
from cjm_tui.tui.layouts import latin_key
from cjm_tui.tui.marks import DONE
from cjm_tui.tui.screens.asking import Dialog
from cjm_tui.tui.widgets.sheet import BlockView, SheetView
from cjm_tui.words import Words

GOOD_COLUMNS, GOOD_ROWS = range(80, 101), range(24, 30)
"""Sizes at which letters are read from three metres and a board still has room."""
LIT_FOR = 0.7
"""Seconds that the flash stands."""
CHECKED = "room_check"
"""The setting that holds the day of the last check."""
ALARM, CLICKER, DISTURB, SLEEP, SCREEN = "alarm", "clicker", "disturb", "sleep", "screen"
_ORDER = (ALARM, CLICKER, DISTURB, SLEEP, SCREEN)
_NARROW = 80
_MARGIN = 1


def is_due(env: Mapping[str, str], today: date) -> bool:
    """Whether the room wasn't checked on this machine today.

    Args:
        env: the environment.
        today: the local day.
    """
    return settings.read(env).get(CHECKED) != today.isoformat()


class RoomCheckScreen(Dialog[bool]):
    """Is it legible, does it flash and ring, does the clicker reach it; what is easily forgotten.

    It is left by *onward*, which starts, or by Esc.
    """

    def __init__(self, words: Words) -> None:
        """Nothing is checked yet.

        Args:
            words: the interface's language.
        """
        super().__init__()
        self._words = words
        self._done: set[str] = set()
        self._is_lit = False

    def compose(self) -> ComposeResult:
        """Title, what to check, keys."""
        yield BlockView(id="check-title")
        yield SheetView(id="check-page")
        yield BlockView(id="check-keys")

    def take_keys(self) -> None:
        """The checks are items; the screen has the keys."""
        settings.keep(os.environ, **{CHECKED: date.today().isoformat()})
        self._draw()
        self._sheet.focus()

    def on_resize(self) -> None:
        """It is about the size: the letters are being made larger just now."""
        if self.is_mounted and self.children:
            self._draw()

    @property
    def _sheet(self) -> SheetView:
        return self.query_one(SheetView)

    # Keys ---------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Keys act on either layout; a clicker's other buttons do nothing."""
        match latin_key(key_of(event)):
            case "escape":
                self.dismiss(False)
            case "enter":
                self._try_alarm()
            case "pagedown":
                self._click()
            case "space":
                self._tick(self._sheet.cursor)
            case "m":
                self._switch_bell()
            case "up":
                self._sheet.move("up")
            case "down":
                self._sheet.move("down")
            case _:
                return
        event.stop()
        event.prevent_default()

    def _try_alarm(self) -> None:
        """What tells the room that time is up."""
        self._done.add(ALARM)
        self._is_lit = True
        if self._rings:
            self.app.bell()
        self._draw()
        self.set_timer(LIT_FOR, self._unlit)

    def _unlit(self) -> None:
        self._is_lit = False
        if self.is_mounted and self.children:
            self._draw()

    def _click(self) -> None:
        """The first *onward* shows that the clicker works; the next one goes on."""
        if CLICKER in self._done:
            self.dismiss(True)
        self._done.add(CLICKER)
        self._draw()

    @on(SheetView.Pressed)
    def _pressed(self, event: SheetView.Pressed) -> None:
        if event.key == ALARM:
            self._try_alarm()
        else:
            self._tick(event.key)

    def _tick(self, key: str) -> None:
        if key in _ORDER:
            self._done ^= {key}
            self._draw()

    @property
    def _rings(self) -> bool:
        return settings.read(os.environ).get("bell") != "off"

    def _switch_bell(self) -> None:
        settings.keep(os.environ, bell="off" if self._rings else "on")
        self._draw()

    # The page -----------------------------------------------------------------------------------

    def _draw(self) -> None:
        say, width = self._words.say, self.size.width
        title = row(width, Span(" " + say("Room check"), "strong"))
        self._show("check-title", stack(title, blank()))
        self._sheet.show(Page(self._page(max(width, 20))))
        keys = say("Enter flash and bell   Space tick   PgDn the clicker, then start   Esc back")
        told = indent(text(keys, max(width - 2 * _MARGIN, 20), "muted"), _MARGIN)
        self._show("check-keys", stack(rule(width), told))

    def _show(self, name: str, block: Block) -> None:
        self.query_one(f"#{name}", BlockView).show(block)

    def _page(self, width: int) -> Block:
        say = self._words.say
        inner = max(width - 2 * _MARGIN - 1, 20)
        ready = say("Ready: begin with the start, not with the program.")
        air = blank() if self.size.height >= 24 else Block(0)
        return stack(
            indent(text(say("Go to the last chair. Can it be read?"), inner, "strong"), _MARGIN),
            air,
            indent(self._sample(inner), _MARGIN + 2),
            air,
            indent(text(self._how_to_enlarge(), inner, "muted"), _MARGIN),
            _ruler(min(width, _NARROW)),
            indent(self._fitness(inner), _MARGIN),
            air,
            indent(stack(*(self._check(key, inner) for key in _ORDER)), _MARGIN),
            air,
            indent(text(ready, inner, "muted"), _MARGIN),
        )

    def _sample(self, width: int) -> Block:
        """A line as a board has it, with every sign that means something."""
        marks = (Span("  ▲▲▲ ", "barrier"), Span("◆2 ", "heard"), Span("◇ ", "muted"))
        more = (Span("→ ", "solution"), Span("✓ ", "good"), Span("×3", "mark"))
        said = Span(self._words.say("At night nobody picks up the phone."))
        return row(width, said, *marks, *more)

    def _how_to_enlarge(self) -> str:
        return self._words.say(
            "Too small: Ctrl and + (Mac: Cmd and +), until the line below fills the screen."
        )

    def _fitness(self, width: int) -> Block:
        """How large the terminal is, and whether that is right for a room."""
        say, (columns, rows) = self._words.say, self.size
        now = say("Now {columns}×{rows}.", columns=columns, rows=rows)
        if columns in GOOD_COLUMNS and rows in GOOD_ROWS:
            return row(width, Span(f"{now} ", "strong"), Span(say("Good for a room ✓"), "good"))
        small = columns > GOOD_COLUMNS[-1] or rows > GOOD_ROWS[-1]
        told = say("Letters are too small.") if small else say("Too little fits.")
        good = say(
            "Good for a room: {least} to {most}.",
            least=f"{GOOD_COLUMNS[0]}×{GOOD_ROWS[0]}",
            most=f"{GOOD_COLUMNS[-1]}×{GOOD_ROWS[-1]}",
        )
        return row(width, Span(f"{now} ", "strong"), Span(f"{told} ", "warn"), Span(good, "muted"))

    def _check(self, key: str, width: int) -> Block:
        sentence, aside = self._said(key)
        if key == ALARM and self._is_lit:
            lit = self._words.say("Time. Finish your thought.")
            return item(key, row(width, Span(f" {lit}".ljust(width), "alarm")))
        is_done = key in self._done
        mark = Span(f"  {DONE}  ", "good") if is_done else Span("  ·  ", "muted")
        left = (mark, Span(sentence, "text"))
        if not aside:
            return item(key, row(width, *left))
        return item(key, ends(width, left, [Span(aside, "muted")]))

    def _said(self, key: str) -> tuple[str, str]:
        """What a check is about, and what stands at its right."""
        say = self._words.say
        match key:
            case "alarm":
                sound = say("m sound on") if not self._rings else say("m sound off")
                return say("flash and bell: seen and heard?"), say("Enter again") + f"   {sound}"
            case "clicker":
                if CLICKER in self._done:
                    return say("clicker: it works. Once more starts"), ""
                return say("clicker: press “next”"), ""
            case "disturb":
                return say("do not disturb: on, so that nothing private pops up"), ""
            case "sleep":
                return say("sleep: off, five silent minutes turn the screen black"), ""
            case _:
                return say("screen: the room sees what you see"), say("a separate one: cjm wall")


def _ruler(width: int) -> Block:
    """A line of eighty cells, or as wide as there is room."""
    number = f" {_NARROW} "
    left = (width - 2 - len(number)) // 2
    drawn = "├" + "─" * left + number + "─" * (width - 2 - len(number) - left) + "┤"
    return Block(width, ((Span(drawn, "axis"),),))
