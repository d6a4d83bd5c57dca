"""The program that is a wall."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType

from cjm_tui import settings
from cjm_tui.domain.records import Language
from cjm_tui.session.following import Follower
from cjm_tui.tui.themes import DARK, LIGHT
from cjm_tui.tui.wall.screen import WallScreen
from cjm_tui.words import Words, words


class WallApp(App[int]):
    """cjm wall."""

    CSS_PATH = "../styles.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "leave", show=False),
    ]

    def __init__(self, follower: Follower, language: Language) -> None:
        """Follow a workshop.

        Args:
            follower: of the workshop.
            language: of the interface.
        """
        super().__init__()
        self._follower, self.language = follower, language
        self.title = "cjm wall"
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        kept = settings.read(os.environ).get("theme")
        self.set_reactive(WallApp.theme, kept if kept in (DARK.name, LIGHT.name) else DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def words(self) -> Words:
        """The interface's language."""
        return words(self.language)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of ours that a theme of Textual's own doesn't know."""
        return DARK.variables

    def on_mount(self) -> None:
        """The one screen."""
        if not self.is_headless:
            with suppress(NotImplementedError):  # there are systems without
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(signal.SIGTERM, self._end)
        self._wall = WallScreen(self._follower, self)
        self.push_screen(self._wall)

    def action_leave(self) -> None:
        """Leave."""
        self.exit(0)

    def _end(self) -> None:
        """The system wants us gone: give the terminal back."""
        self.exit(128 + signal.SIGTERM)

    def switch_language(self) -> None:
        """English or Russian, on this wall only."""
        self.language = "en" if self.language == "ru" else "ru"

    def switch_theme(self) -> None:
        """Dark or light, on this wall only: a bright room is no reason for the other window."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def _fatal_error(self) -> None:
        """A defect of ours: one sentence, not a traceback, on the wall above all."""
        problem = f"{type(self._exception).__name__}: {self._exception}"
        sentence = self.words.say(
            "Something unexpected happened ({problem}). What was saved is safe; start cjm again.",
            problem=problem,
        )
        self.panic(Text(sentence))


def run_wall(follower: Follower, language: Language) -> int:
    """Run the wall until it is left.

    Args:
        follower: of the workshop.
        language: of the interface.

    Returns:
        The exit code.
    """
    app = WallApp(follower, language)
    return app.run() or app.return_code or 0
