"""The library: what is next in each workshop, and the ways to begin one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from cjm_tui.domain.records import Language
from cjm_tui.errors import CjmError, Message
from cjm_tui.method.loader import example_titles
from cjm_tui.session import Library, LibraryRow
from cjm_tui.telling import tell
from cjm_tui.tui.blocks import Span, blank, ends, row, rule, stack
from cjm_tui.tui.bodies.base import Choice
from cjm_tui.tui.registry import command_for
from cjm_tui.tui.screens.asking import AskScreen, ListScreen
from cjm_tui.tui.screens.home_page import BEGINNINGS, home_page, next_in
from cjm_tui.tui.screens.new import NewScreen
from cjm_tui.tui.screens.workshop.frame import keys_line
from cjm_tui.tui.screens.workshop.screen import key_of
from cjm_tui.tui.widgets.sheet import ARROWS, BlockView, SheetView
from cjm_tui.words import Words


class Owner(Protocol):
    """What home needs of the app."""

    language: Language

    @property
    def words(self) -> Words:
        """The interface's language."""

    def open_workshop(self, workshop_id: str, *, begin_at: str = "") -> None:
        """Open a workshop over the library."""

    def switch_language(self) -> None:
        """English or Russian."""

    def switch_theme(self) -> None:
        """Dark or light."""

    def show_help(self, wheres: tuple[str, ...]) -> None:
        """Explain the keys."""

    def action_leave(self) -> None:
        """Leave the program."""


class HomeScreen(Screen[None]):
    """Lists the workshops."""

    def __init__(self, library: Library, owner: Owner, *, begin_new: bool = False) -> None:
        """List a library.

        Args:
            library: of the workshops.
            owner: the app.
            begin_new: ask the three questions at once.
        """
        super().__init__()
        self._library, self._owner, self._begin_new = library, owner, begin_new
        self._rows: tuple[LibraryRow, ...] = ()
        self._told = ""
        self._last_binned = ""

    @property
    def words(self) -> Words:
        """The interface's language."""
        return self._owner.words

    def compose(self) -> ComposeResult:
        """Title, the rows, keys."""
        yield BlockView(id="header")
        yield SheetView(id="rows")
        yield BlockView(id="needed")
        yield BlockView(id="footer")

    def on_mount(self) -> None:
        """Read the library after the first frame."""
        self.call_after_refresh(self._open_first)

    def _open_first(self) -> None:
        self.reload()
        if self._begin_new:
            self.do_new()

    def on_screen_resume(self) -> None:
        """Something may have changed while a workshop was open."""
        self.reload()

    def on_resize(self) -> None:
        """Rows are drawn for a width."""
        self.redraw()

    def reload(self) -> None:
        """Read the heads of the rows again."""
        self._rows = self._library.rows()
        self.redraw()

    @property
    def _sheet(self) -> SheetView:
        return self.query_one(SheetView)

    def redraw(self) -> None:
        """Draw all of it."""
        if not self.is_mounted:
            return
        width = max(self.size.width - 1, 20)
        say = self.words.say
        where = say("workshops in {path}", path=_short(self._library.root))
        header = ends(width, [Span(" cjm", "strong")], [Span(where, "muted"), Span(" ")])
        self.query_one("#header", BlockView).show(stack(header, blank()))
        self._sheet.show(home_page(self.words, self._rows, self._sheet.cursor, width))
        told = row(width, Span(f" {self._told}", "chosen")) if self._told else blank()
        self.query_one("#needed", BlockView).show(stack(told, rule(self.size.width)))
        self.query_one("#footer", BlockView).show(keys_line(self.words, ("home", "any"), width))

    def _chosen(self) -> LibraryRow | None:
        return next((one for one in self._rows if one.id == self._sheet.cursor), None)

    def wheres(self) -> tuple[str, ...]:
        """Places of the registry that hold here."""
        return ("home", "any")

    def tell(self, sentence: str) -> None:
        """Show a sentence above the keys."""
        self._told = sentence
        self.redraw()

    def _try(self, message: Message) -> None:
        self.tell(tell(self.words, message))

    def on_key(self, event: events.Key) -> None:
        """Keys of the library."""
        key = key_of(event)
        if key in ARROWS:
            event.stop()
            self._sheet.move(ARROWS[key])
            self.redraw()
            return
        command = command_for(key, *self.wheres())
        if command is not None:
            event.stop()
            event.prevent_default()
            self.run_command(command.id)

    def run_command(self, command_id: str) -> None:
        """Carry out a command; what goes wrong is told in a sentence."""
        method = getattr(self, f"do_{command_id}", None)
        if method is None:
            return
        self._told = ""
        try:
            method()
        except CjmError as problem:
            self._try(problem.message)

    @on(SheetView.Pressed)
    def _pressed(self, event: SheetView.Pressed) -> None:
        self.redraw()
        if event.twice or event.key in BEGINNINGS:
            self.do_open()

    @on(BlockView.Clicked)
    def _clicked(self, event: BlockView.Clicked) -> None:
        self.run_command(event.key.removeprefix("key:"))

    def do_open(self) -> None:
        """Open what the cursor is on."""
        cursor = self._sheet.cursor
        if cursor in BEGINNINGS:
            self.run_command(cursor)
        elif cursor:
            self._open(cursor)

    def _open(self, workshop_id: str, *, begin_at: str = "") -> None:
        try:
            self._owner.open_workshop(workshop_id, begin_at=begin_at)
        except CjmError as problem:
            self._try(problem.message)

    def do_new(self) -> None:
        """Three questions, then the start."""

        def answered(workshop_id: str | None) -> None:
            if workshop_id:
                self._open(workshop_id, begin_at="kickoff")

        self.app.push_screen(NewScreen(self._library, self._owner.language), answered)

    def do_warm_up(self) -> None:
        """The trip to a pitch, empty, to fill and compare."""
        made = self._library.example("trip", self._owner.language, empty=True)
        self._open(made, begin_at="map")

    def do_examples(self) -> None:
        """Choose a worked example, complete or empty."""
        choices = []
        for one in example_titles(self._owner.language):
            choices.append(Choice(f"full {one.name}", one.title, one.about))
            empty = self.words.say("the same, empty: fill it, then compare")
            choices.append(Choice(f"empty {one.name}", one.title, empty))

        def chosen(key: str | None) -> None:
            if key:
                how, name = key.split(" ")
                made = self._library.example(name, self._owner.language, empty=how == "empty")
                self._open(made, begin_at="map" if how == "empty" else "")

        self._list(self.words.say("Which one? It opens as a copy."), choices, chosen)

    def _list(
        self, title: str, choices: Sequence[Choice], then: Callable[[str | None], None]
    ) -> None:
        def guarded(key: str | None) -> None:
            try:
                then(key)
            except CjmError as problem:
                self._try(problem.message)

        self.app.push_screen(ListScreen(title, choices), guarded)

    def do_find(self) -> None:
        """Find a workshop by a part of its title."""
        choices = [
            Choice(one.id, one.title or one.id, next_in(self.words, one)) for one in self._rows
        ]

        def found(key: str | None) -> None:
            if key:
                self._sheet.put_cursor(key)
                self.redraw()

        self.app.push_screen(ListScreen(self.words.say("Find"), choices, filtered=True), found)

    def do_load(self) -> None:
        """Load a workshop from a file."""

        def named(path: str | None) -> None:
            if path:
                self._guarded(lambda: self._loaded(Path(path).expanduser()))

        self.app.push_screen(AskScreen(self.words.say("Which file? (JSON written by cjm)")), named)

    def _loaded(self, path: Path) -> None:
        made = self._library.import_file(path)
        self.reload()
        self._sheet.put_cursor(made)
        self.tell(self.words.say("Loaded. Enter opens it."))

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except CjmError as problem:
            self._try(problem.message)

    def do_duplicate(self) -> None:
        """Make a copy."""
        if (one := self._chosen()) is not None:
            made = self._library.duplicate(one.id)
            self.reload()
            self._sheet.put_cursor(made)
            self.redraw()

    def do_rename(self) -> None:
        """Give it another title."""
        one = self._chosen()
        if one is None:
            return

        def named(title: str | None) -> None:
            if title:
                self._guarded(lambda: self._library.rename(one.id, title))
                self.reload()

        self.app.push_screen(AskScreen(self.words.say("Another title"), one.title), named)

    def do_bin(self) -> None:
        """Put it in the bin."""
        if (one := self._chosen()) is not None:
            self._library.bin(one.id)
            self._last_binned = one.id
            self.reload()
            self.tell(self.words.say("In the bin. u — take it back."))

    def do_undo(self) -> None:
        """Take the last one out again."""
        if self._last_binned:
            self._library.restore(self._last_binned)
            self._last_binned = ""
            self.reload()

    def do_open_bin(self) -> None:
        """Take one out of the bin."""
        choices = [Choice(one.id, one.title or one.id) for one in self._library.binned()]
        if not choices:
            self.tell(self.words.say("The bin is empty."))
            return

        def chosen(key: str | None) -> None:
            if key:
                self._library.restore(key)
                self.reload()

        self._list(self.words.say("In the bin. Enter takes it out."), choices, chosen)

    def do_language(self) -> None:
        """English or Russian."""
        self._owner.switch_language()
        self.redraw()

    def do_theme(self) -> None:
        """Dark or light."""
        self._owner.switch_theme()

    def do_help(self) -> None:
        """Every key that holds here."""
        self._owner.show_help(self.wheres())

    def do_quit(self) -> None:
        """Leave."""
        self._owner.action_leave()


def _short(path: Path) -> str:
    """A path with the home folder as ``~``."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
