"""The text that no clipboard took, on a screen of its own: the terminal's mouse can select it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cjm_tui.text import clean
from cjm_tui.tui.keys import key_of
from cjm_tui.tui.layouts import latin_key
from cjm_tui.tui.screens.asking import Dialog
from cjm_tui.words import Words


class UncopiedScreen(Dialog[None]):
    """Nothing stands beside the text, so that whole lines of the window are lines of it."""

    ALLOW_SELECT = False  # what is selected without Shift would go the way that has just failed
    LEAVES: ClassVar[frozenset[str]] = frozenset("escape enter q".split())

    def __init__(self, reason: str, text: str, words: Words) -> None:
        """Show a text.

        Args:
            reason: why it is here, and the file it is in.
            text: all of it.
            words: the interface's language.
        """
        super().__init__()
        self._reason, self._text, self._words = reason, text, words

    def compose(self) -> ComposeResult:
        """Why, the keys, the text."""
        keys = self._words.say("Select with Shift and the mouse   ↑↓ scroll   Esc back")
        yield Static(Content(self._reason), classes="uncopied-reason")
        yield Static(Content(keys), classes="uncopied-keys")
        with VerticalScroll():
            yield Static(Content(clean(self._text)))

    def take_keys(self) -> None:
        """Arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_key(self, event: events.Key) -> None:
        """Leave, on either layout."""
        if latin_key(key_of(event)) in self.LEAVES:
            event.stop()
            self.dismiss(None)
