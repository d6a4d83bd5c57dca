"""A long text, edited over the workshop."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cjm_tui.tui.screens.asking import Dialog
from cjm_tui.tui.widgets.editor import TextEditor
from cjm_tui.words import Words


class EditScreen(Dialog[str | None]):
    """Edit a text of several lines: Enter keeps it, Ctrl+J begins a new line."""

    def __init__(self, title: str, text: str, words: Words) -> None:
        """Edit.

        Args:
            title: what the text is.
            text: as it is now.
            words: the interface's language.
        """
        super().__init__()
        self._title, self._text, self._words = title, text, words

    def compose(self) -> ComposeResult:
        """Title, the text, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title")
            yield TextEditor(self._text)
            keys = self._words.say("Enter keep   Ctrl+J new line   Esc leave it as it was")
            yield Static(Content(keys), classes="dialog-note")

    @on(TextEditor.Kept)
    def _keep(self, event: TextEditor.Kept) -> None:
        self.dismiss(event.text.strip("\n"))

    @on(TextEditor.Left)
    def _leave(self) -> None:
        self.dismiss(None)
