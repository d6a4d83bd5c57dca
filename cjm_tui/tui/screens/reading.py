"""Reading a text file beside the screen: a large one takes seconds, and nothing else does wait."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cjm_tui.errors import CjmError, Message
from cjm_tui.session.text_files import text_of
from cjm_tui.tui.screens.asking import Dialog
from cjm_tui.words import Words


class ReadingScreen(Dialog["str | Message | None"]):
    """Gives back a file's text, why it can't be read, or nothing if nobody waited for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, words: Words, path: Path) -> None:
        """Read a file.

        Args:
            words: the interface's language.
            path: the file.
        """
        super().__init__()
        self._words, self._path = words, path

    def compose(self) -> ComposeResult:
        """That it is being read, and how not to wait for it."""
        say = self._words.say
        with Vertical(classes="dialog"):
            title = say("Reading {file}…", file=self._path.name)
            yield Static(Content(title), classes="dialog-title")
            yield Static(Content(say("Esc never mind")), classes="dialog-note")

    def take_keys(self) -> None:
        """Read as soon as the sentence that says so is on the screen."""
        self.call_after_refresh(self.run_worker, self._read(), exclusive=True)

    async def _read(self) -> None:
        self.dismiss(await asyncio.to_thread(self._result))

    def _result(self) -> str | Message:
        try:
            return text_of(self._path)
        except CjmError as problem:
            return problem.message
