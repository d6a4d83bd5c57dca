"""What the keys of the library do."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cjm_tui.domain.records import Language
from cjm_tui.errors import Message
from cjm_tui.method.loader import example_titles
from cjm_tui.tui.choices import Choice
from cjm_tui.tui.screens.asking import AskScreen, ListScreen, path_of
from cjm_tui.tui.screens.coming import ComingScreen
from cjm_tui.tui.screens.home_page import BEGINNINGS, next_in

if TYPE_CHECKING:
    from cjm_tui.session import Library
    from cjm_tui.session.coming import Coming
    from cjm_tui.tui.screens.home import HomeScreen


RECENT = 20
"""Rows in which a warm-up of today is looked for."""


def warm_up_of_today(library: Library, language: Language) -> str:
    """The exercise the room warms up with.

    Args:
        library: of the workshops.
        language: of the interface.

    Returns:
        The id of the one begun today, or of a new one.
    """
    today = datetime.now(UTC).date().isoformat()
    for one in library.rows()[:RECENT]:
        begun = one.head.example == "trip" and one.head.exercise and one.language == language
        if begun and one.updated[:10] == today:
            return one.id
    return library.example("trip", language, empty=True)


class HomeActions:
    """Acts on the workshop under the cursor, or makes a new one."""

    def __init__(self, home: HomeScreen) -> None:
        """Act for a screen."""
        self._home = home
        self._library, self._owner = home.library, home.owner
        self._last_binned = ""

    def guarded(self, act: Callable[[], None]) -> None:
        """Do something; what goes wrong is told in a sentence."""
        self._home.guarded(act)

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
        # both know the domain, 50 ms which the library's first frame need not wait for
        from cjm_tui.tui.screens.new import NewScreen
        from cjm_tui.tui.screens.room_check import is_due

        asked = NewScreen(self._library, self._owner.language)

        def answered(workshop_id: str | None) -> None:
            if not workshop_id:
                return
            if asked.how != "alone" and is_due(os.environ, date.today()):
                self._check_room(lambda: self._open(workshop_id, begin_at="kickoff"))
            else:
                self._open(workshop_id, begin_at="kickoff")

        self._home.app.push_screen(asked, answered)

    def do_room_check(self) -> None:
        """Check the room."""
        self._check_room(self._home.redraw)

    def _check_room(self, then: Callable[[], None]) -> None:
        """Check the room, and go on whether that is done to its end or not."""
        from cjm_tui.tui.screens.room_check import RoomCheckScreen  # it knows the domain too

        self._home.app.push_screen(RoomCheckScreen(self._home.words), lambda _: then())

    def do_warm_up(self) -> None:
        """A café in four minutes, or the whole trip to a pitch; today's is gone on with."""
        self.guarded(self._owner.open_warm_up)

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
