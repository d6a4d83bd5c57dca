"""What the keys of the library do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cjm_tui.errors import CjmError, Message
from cjm_tui.method.loader import example_titles
from cjm_tui.tui.choices import Choice
from cjm_tui.tui.screens.asking import AskScreen, ListScreen, path_of
from cjm_tui.tui.screens.coming import ComingScreen
from cjm_tui.tui.screens.home_page import BEGINNINGS, next_in
from cjm_tui.tui.screens.new import NewScreen

if TYPE_CHECKING:
    from cjm_tui.session.coming import Coming
    from cjm_tui.tui.screens.home import HomeScreen


RECENT = 20
"""Rows in which a warm-up of today is looked for."""


class HomeActions:
    """Acts on the workshop under the cursor, or makes a new one."""

    def __init__(self, home: HomeScreen) -> None:
        """Act for a screen."""
        self._home = home
        self._library, self._owner = home.library, home.owner
        self._last_binned = ""

    def guarded(self, act: Callable[[], None]) -> None:
        """Do something; what goes wrong is told in a sentence."""
        try:
            act()
        except CjmError as problem:
            self._home.tell_message(problem.message)

    def do_open(self) -> None:
        """Open what the cursor is on."""
        cursor = self._home.cursor
        if cursor in BEGINNINGS:
            self._home.run_command(cursor)
        elif cursor:
            self._open(cursor)

    def _open(self, workshop_id: str, *, begin_at: str = "") -> None:
        self.guarded(lambda: self._owner.open_workshop(workshop_id, begin_at=begin_at))

    def do_new(self) -> None:
        """Three questions, then the start."""

        def answered(workshop_id: str | None) -> None:
            if workshop_id:
                self._open(workshop_id, begin_at="kickoff")

        self._home.app.push_screen(NewScreen(self._library, self._owner.language), answered)

    def do_warm_up(self) -> None:
        """The trip to a pitch, empty, to fill and compare; today's is gone on with."""
        for one in self._home.rows[:RECENT]:
            begun = one.head.example == "trip" and one.head.exercise
            begun = begun and one.language == self._owner.language
            if begun and one.updated[:10] == datetime.now(UTC).date().isoformat():
                self._open(one.id)
                return
        made = self._library.example("trip", self._owner.language, empty=True)
        self._open(made, begin_at="map")

    def do_examples(self) -> None:
        """Choose a worked example, complete or empty."""
        choices = []
        for one in example_titles(self._owner.language):
            choices.append(Choice(f"full {one.name}", one.title, one.about))
            empty = self._home.words.say("the same, empty: fill it, then compare")
            choices.append(Choice(f"empty {one.name}", one.title, empty))

        def chosen(key: str | None) -> None:
            if key:
                how, name = key.split(" ")
                made = self._library.example(name, self._owner.language, empty=how == "empty")
                self._open(made, begin_at="map" if how == "empty" else "")

        self._list(self._home.words.say("Which one? It opens as a copy."), choices, chosen)

    def _list(
        self, title: str, choices: Sequence[Choice], then: Callable[[str | None], None]
    ) -> None:
        def chosen(key: str | None) -> None:
            self.guarded(lambda: then(key))

        self._home.app.push_screen(ListScreen(title, choices), chosen)

    def do_find(self) -> None:
        """Find a workshop by a part of its title."""
        choices = [
            Choice(one.id, one.title or one.id, next_in(self._home.words, one))
            for one in self._home.rows
        ]

        def found(key: str | None) -> None:
            if key:
                self._home.stand_on(key)
                self._home.redraw()

        self._home.app.push_screen(
            ListScreen(self._home.words.say("Find"), choices, filtered=True), found
        )

    def do_load(self) -> None:
        """Load a workshop from a file, after a look at what came of it."""

        def named(path: str | None) -> None:
            if path:
                screen = ComingScreen(self._library, self._home.words, path_of(path))
                self._home.app.push_screen(screen, self._came)

        question = self._home.words.say(
            "Which file? A table, an outline, a list, a chat, or json written by cjm"
        )
        self._home.app.push_screen(AskScreen(question), named)

    def _came(self, result: Coming | Message | None) -> None:
        if isinstance(result, Message):
            self._home.tell_message(result)
        elif result is not None:
            coming = result
            self.guarded(lambda: self._keep(coming))

    def _keep(self, coming: Coming) -> None:
        made = self._library.keep(coming)
        self._home.reload()
        self._home.stand_on(made)
        self._home.tell(self._home.words.say("Loaded. Enter opens it."))

    def do_duplicate(self) -> None:
        """Make a copy."""
        if (one := self._home.chosen()) is not None:
            made = self._library.duplicate(one.id)
            self._home.reload()
            self._home.stand_on(made)
            self._home.redraw()

    def do_rename(self) -> None:
        """Give it another title."""
        one = self._home.chosen()
        if one is None:
            return

        def named(title: str | None) -> None:
            if title:
                self.guarded(lambda: self._library.rename(one.id, title))
                self._home.reload()

        self._home.app.push_screen(
            AskScreen(self._home.words.say("Another title"), one.title), named
        )

    def do_bin(self) -> None:
        """Put it in the bin."""
        if (one := self._home.chosen()) is not None:
            self._library.bin(one.id)
            self._last_binned = one.id
            self._home.reload()
            self._home.tell(self._home.words.say("In the bin. u — take it back."))

    def do_undo(self) -> None:
        """Take the last one out again."""
        if self._last_binned:
            self._library.restore(self._last_binned)
            self._last_binned = ""
            self._home.reload()

    def do_open_bin(self) -> None:
        """Take one out of the bin."""
        choices = [Choice(one.id, one.title or one.id) for one in self._library.binned()]
        if not choices:
            self._home.tell(self._home.words.say("The bin is empty."))
            return

        def chosen(key: str | None) -> None:
            if key:
                self._library.restore(key)
                self._home.reload()

        self._list(self._home.words.say("In the bin. Enter takes it out."), choices, chosen)

    def do_language(self) -> None:
        """English or Russian."""
        self._owner.switch_language()
        self._home.redraw()

    def do_theme(self) -> None:
        """Dark or light."""
        self._owner.switch_theme()

    def do_help(self) -> None:
        """Every key that holds here."""
        self._owner.show_help(self._home.wheres())

    def do_palette(self) -> None:
        """Find a command by its name."""
        self._home.app.action_command_palette()

    def do_quit(self) -> None:
        """Leave."""
        self._owner.action_leave()
