"""The library: what is next in each workshop, and the ways to begin one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from cjm_tui.domain.records import Language
from cjm_tui.errors import CjmError, Message
from cjm_tui.session import Library, LibraryRow
from cjm_tui.telling import tell
from cjm_tui.text import cut
from cjm_tui.tui.blocks import Span, blank, ends, indent, rule, stack, text
from cjm_tui.tui.keys import key_of
from cjm_tui.tui.keys_line import keys_line
from cjm_tui.tui.registry import command_for
from cjm_tui.tui.screens.home_actions import HomeActions
from cjm_tui.tui.screens.home_copies import HomeCopies
from cjm_tui.tui.screens.home_page import BEGINNINGS, home_page
from cjm_tui.tui.smallest import is_too_small, larger_please
from cjm_tui.tui.widgets.sheet import BlockView, SheetView
from cjm_tui.words import Words


class Owner(Protocol):
    """What home needs of the app."""

    language: Language

    @property
    def words(self) -> Words:
        """The interface's language."""

    def open_workshop(self, workshop_id: str, *, begin_at: str = "") -> None:
        """Open a workshop over the library."""

    def open_warm_up(self) -> None:
        """Open today's warm-up over what is shown."""

    def switch_language(self) -> None:
        """English or Russian."""

    def switch_theme(self) -> None:
        """Dark or light."""

    def show_help(self, wheres: tuple[str, ...]) -> None:
        """Explain the keys."""

    def action_leave(self) -> None:
        """Leave the program."""


class HomeScreen(Screen[None]):
    """Lists the workshops. Only the rows on the screen are read from the disk."""

    def __init__(self, library: Library, owner: Owner, *, begin_new: bool = False) -> None:
        """List a library.

        Args:
            library: of the workshops.
            owner: the app.
            begin_new: ask the three questions at once.
        """
        super().__init__()
        self.library, self.owner, self._begin_new = library, owner, begin_new
        self.rows: list[LibraryRow] = []
        self._at = 0
        self._first = 0
        self._told = ""
        self._actions, self._copies = HomeActions(self), HomeCopies(self)

    @property
    def words(self) -> Words:
        """The interface's language."""
        return self.owner.words

    @property
    def cursor(self) -> str:
        """Id of the workshop under the cursor, or of the beginning in an empty library."""
        if self.rows:
            return self.rows[self._at].id
        return BEGINNINGS[min(self._at, len(BEGINNINGS) - 1)]

    def chosen(self) -> LibraryRow | None:
        """The workshop under the cursor."""
        return self.rows[self._at] if self.rows else None

    def stand_on(self, key: str) -> None:
        """Put the cursor on a workshop or a beginning."""
        keys = [one.id for one in self.rows] or list(BEGINNINGS)
        if key in keys:
            self._at = keys.index(key)
        self.redraw()

    def compose(self) -> ComposeResult:
        """Title, the rows, keys."""
        yield BlockView(id="header")
        yield SheetView(id="rows")
        yield BlockView(id="needed")
        yield BlockView(id="footer")

    def on_mount(self) -> None:
        """Ask the three questions if that is what was wanted."""
        self.query_one(SheetView).cursor_shown = False
        if self._begin_new:
            self.call_after_refresh(self.run_command, "new")

    def on_screen_resume(self) -> None:
        """Something may have changed while a workshop was open."""
        self.reload()

    def on_resize(self) -> None:
        """Rows are drawn for a width."""
        self.redraw()

    def reload(self) -> None:
        """Look at the folder again; the rows read themselves when they are drawn."""
        before = self.cursor
        try:
            self.rows = self.library.rows()
        except CjmError as problem:
            self.rows = []
            self._told = tell(self.words, problem.message)
        self._at = 0
        self.stand_on(before)

    def redraw(self) -> None:
        """Draw all of it."""
        if not self.is_mounted or not self.size.width:
            return
        width = max(self.size.width - 1, 20)
        where = self.words.say("workshops in {path}", path=_short(self.library.root))
        shown = cut(where, width - len(" cjm") - 2)
        header = ends(width, [Span(" cjm", "strong")], [Span(shown, "muted"), Span(" ")])
        too_small = is_too_small(self.size.width, self.size.height)
        self.set_class(too_small, "-too-small")
        below = larger_please(self.words, width) if too_small else blank()
        self.query_one("#header", BlockView).show(stack(header, below))
        told = indent(text(self._told, width - 2, "chosen"), 1)
        self.query_one("#needed", BlockView).show(stack(told, rule(self.size.width)))
        self.query_one("#footer", BlockView).show(keys_line(self.words, self.wheres(), width))
        self.query_one(SheetView).show(home_page(self.words, self._window(), self.cursor, width))

    def _window(self) -> list[LibraryRow]:
        """The rows there is room for, the one under the cursor among them."""
        space = max(self.size.height - 12, 3)
        self._first = min(self._first, self._at)
        self._first = max(self._first, self._at - space + 1)
        return self.rows[self._first : self._first + space]

    def wheres(self) -> tuple[str, ...]:
        """Places of the registry that hold here."""
        return ("home", "all")

    def tell(self, sentence: str) -> None:
        """Show a sentence above the keys."""
        self._told = sentence
        self.redraw()

    def tell_message(self, message: Message) -> None:
        """Say a message in the interface's language."""
        self.tell(tell(self.words, message))

    def on_key(self, event: events.Key) -> None:
        """Keys of the library."""
        key = key_of(event)
        steps = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
        if key in steps:
            event.stop()
            last = len(self.rows or BEGINNINGS) - 1
            self._at = max(0, min(self._at + steps[key], last))
            self.redraw()
            return
        command = command_for(key, *self.wheres())
        if command is not None:
            event.stop()
            event.prevent_default()
            self.run_command(command.id)

    def run_command(self, command_id: str) -> None:
        """Carry out a command; what goes wrong is told in a sentence."""
        for acting in (self._actions, self._copies):
            method = getattr(acting, f"do_{command_id}", None)
            if method is not None:
                self._told = ""
                self.guarded(method)
                return

    def guarded(self, act: Callable[[], None]) -> None:
        """Do something; what goes wrong is told in a sentence."""
        try:
            act()
        except CjmError as problem:
            self.tell_message(problem.message)

    @on(SheetView.Pressed)
    def _pressed(self, event: SheetView.Pressed) -> None:
        self.stand_on(event.key)
        if event.twice or event.key in BEGINNINGS:
            self.run_command("open")

    @on(BlockView.Clicked)
    def _clicked(self, event: BlockView.Clicked) -> None:
        self.run_command(event.key.removeprefix("key:"))


def _short(path: Path) -> str:
    """A path with the home folder as ``~``."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
