"""The program on the screen: which screen is shown, the language, the look, and the clipboard."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from cjm_tui import settings
from cjm_tui.domain.records import Language
from cjm_tui.errors import CjmError
from cjm_tui.session import Library
from cjm_tui.text import clean
from cjm_tui.tui.keys import part_escape_from_digits
from cjm_tui.tui.keys_help import help_content
from cjm_tui.tui.layouts import latin_key
from cjm_tui.tui.palette import Palette, commands_here
from cjm_tui.tui.screens.asking import TextScreen
from cjm_tui.tui.screens.home import HomeScreen
from cjm_tui.tui.screens.home_actions import warm_up_of_today
from cjm_tui.tui.screens.workshop.blank import BlankScreen
from cjm_tui.tui.themes import DARK, LIGHT
from cjm_tui.words import Words, words

if TYPE_CHECKING:
    from cjm_tui.share.clipboard import Outcome
    from cjm_tui.tui.copying import Copier
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen


class CjmApp(App[int]):
    """cjm."""

    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "help_quit", show=False),
    ]

    def __init__(
        self, library: Library, language: Language, *, open_id: str = "", begin_new: bool = False
    ) -> None:
        """Show the library, or a workshop at once.

        Args:
            library: of the workshops.
            language: of the interface.
            open_id: workshop to open at once.
            begin_new: begin at once with the three questions.
        """
        super().__init__()
        part_escape_from_digits()
        self.library, self.language = library, language
        self._open_id, self._begin_new = open_id, begin_new
        self.title = "cjm"
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        kept = settings.read(os.environ).get("theme")
        # set without telling: who watches the theme would parse all the styles twice
        self.set_reactive(CjmApp.theme, kept if kept in (DARK.name, LIGHT.name) else DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._opened: list[WorkshopScreen] = []

    @property
    def words(self) -> Words:
        """The interface's language."""
        return words(self.language)

    def on_mount(self) -> None:
        """Home first, so that leaving a workshop has somewhere to go."""
        if not self.is_headless:
            with suppress(NotImplementedError):  # there are systems without
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(signal.SIGTERM, self._end)
        home = HomeScreen(self.library, self, begin_new=self._begin_new)
        self.push_screen(home)
        if self._open_id:
            try:
                self.open_workshop(self._open_id)
            except CjmError as problem:
                home.tell_message(problem.message)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of ours that a theme of Textual's own doesn't know."""
        return DARK.variables

    async def on_event(self, event: events.Event) -> None:
        """What comes from the terminal, put right before any widget meets it.

        Ctrl with a Cyrillic letter is Ctrl with the Latin one of the same key; a paste is clean,
        in the palette's line too, which isn't ours.
        """
        if isinstance(event, events.InputEvent | events.Paste) and not self.screen_stack:
            return  # what is pressed while the program leaves means nothing
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        elif isinstance(event, events.Key) and "+" in event.key:
            key = latin_key(event.key)
            if key != event.key:
                event = events.Key(key, None)
        await super().on_event(event)

    def action_command_palette(self) -> None:
        """Open the palette: without Textual's fixed id, as the last one may not be gone yet."""
        if isinstance(self.screen, BlankScreen):
            self.screen.dismiss(None)
        elif not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(placeholder=self.words.say("Find a command")))

    def open_workshop(self, workshop_id: str, *, begin_at: str = "") -> None:
        """Open a workshop over the library.

        Args:
            workshop_id: the name of its folder.
            begin_at: a step to begin with instead of where it was left.
        """
        # 45 ms with all its bodies, which the library's first frame need not wait for
        from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

        screen = WorkshopScreen(self.library.open(workshop_id), self, begin_at=begin_at)
        self._opened = [*self._workshop_screens(), screen]
        self.push_screen(screen)

    def open_warm_up(self) -> None:
        """Open today's warm-up over the library, or over the workshop whose start it belongs to."""
        self.open_workshop(warm_up_of_today(self.library, self.language), begin_at="warm_up")

    def go_home(self) -> None:
        """Close the workshop and show the library."""
        opened = self._workshop_screens()
        if opened and opened[-1] is self.screen and opened[-1].close_workshop():
            self.pop_screen()

    def action_leave(self) -> None:
        """Close what is open, keeping everything, and leave."""
        if all(screen.close_workshop() for screen in self._workshop_screens()):
            self.exit(0)

    def _end(self) -> None:
        """The system wants us gone: keep what was written and give the terminal back."""
        for screen in self._workshop_screens():
            screen.workshop.close()
        self.exit(128 + signal.SIGTERM)

    def _workshop_screens(self) -> list[WorkshopScreen]:
        return [screen for screen in self._opened if screen in self.screen_stack]

    def _fatal_error(self) -> None:
        """A defect of ours: keep what was written and say one sentence, not a traceback."""
        for screen in self._workshop_screens():
            screen.workshop.close()
        problem = f"{type(self._exception).__name__}: {self._exception}"
        sentence = self.words.say(
            "Something unexpected happened ({problem}). What was saved is safe; start cjm again.",
            problem=problem,
        )
        self.panic(Text(sentence))

    @cached_property
    def _copier(self) -> Copier:
        # 14 ms, which the first frame need not wait for
        from cjm_tui.tui.copying import Copier

        return Copier(self, self)

    def copy_to_clipboard(self, text: str) -> None:
        """Every copy in the program, of a selection too, goes the one way that tells the truth."""
        self._clipboard = text
        self._copier.copy(text, "")

    def copy_for_chat(
        self, text: str, what: str, then: Callable[[Outcome], None] | None = None
    ) -> None:
        """Copy a text for a chat and say how that went."""
        self._clipboard = text
        self._copier.copy(text, what, then)

    @property
    def copies_folder(self) -> Path:
        """Where a text goes that no clipboard takes."""
        return self.library.root

    def tell_here(self, sentence: str) -> None:
        """Show a sentence on the screen shown now."""
        for screen in self._workshop_screens():
            screen.tell(sentence)
            return
        for home in self.screen_stack:
            if isinstance(home, HomeScreen):
                home.tell(sentence)

    def switch_language(self) -> None:
        """English or Russian."""
        self.language = "en" if self.language == "ru" else "ru"
        settings.keep(os.environ, language=self.language)

    def switch_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        settings.keep(os.environ, theme=self.theme)

    def show_help(self, wheres: tuple[str, ...]) -> None:
        """Explain the keys that hold in these places."""
        self.push_screen(TextScreen(self.words.say("Keys"), help_content(self.words, wheres)))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette lists: the commands that hold on this screen."""
        for title, sentence, run in commands_here(self.words, screen):
            yield SystemCommand(title, sentence, run)


def run(root: Path, language: Language, *, open_id: str = "", begin_new: bool = False) -> int:
    """Run the program until it is left.

    Args:
        root: folder of the workshops.
        language: of the interface.
        open_id: workshop to open at once.
        begin_new: begin with the three questions.

    Returns:
        The exit code.
    """
    app = CjmApp(Library(root), language, open_id=open_id, begin_new=begin_new)
    return app.run() or app.return_code or 0
