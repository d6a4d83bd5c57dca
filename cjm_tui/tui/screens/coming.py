"""Loading a file: read beside the screen, looked at, and kept only by Enter."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cjm_tui.errors import CjmError, Message
from cjm_tui.session import Library
from cjm_tui.telling import tell
from cjm_tui.tui.keys import key_of
from cjm_tui.tui.screens.asking import Dialog
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.session.coming import Coming


class ComingScreen(Dialog["Coming | Message | None"]):
    """Gives back the workshop to keep, why the file can't be read, or nothing."""

    def __init__(self, library: Library, words: Words, path: Path) -> None:
        """Load a file.

        Args:
            library: that will keep it.
            words: the interface's language.
            path: the file.
        """
        super().__init__()
        self._library, self._words, self._path = library, words, path
        self._coming: Coming | None = None

    @property
    def is_read(self) -> bool:
        """Whether what came is shown, to be kept or left."""
        return self._coming is not None

    def compose(self) -> ComposeResult:
        """What is read, and later what came of it."""
        say = self._words.say
        with Vertical(classes="dialog tall"):
            reading = say("Reading {file}…", file=self._path.name)
            yield Static(Content(reading), id="coming-title", classes="dialog-title")
            with VerticalScroll(can_focus=False):
                yield Static("", id="coming-report", markup=False)
            yield Static(Content(say("Esc never mind")), id="coming-keys", classes="dialog-note")

    def take_keys(self) -> None:
        """Read as soon as the sentence that says so is on the screen."""
        self.call_after_refresh(self.run_worker, self._read(), exclusive=True)

    async def _read(self) -> None:
        result = await asyncio.to_thread(self._result)
        if isinstance(result, Message) or result.exact:
            self.dismiss(result)
        else:
            self._show(result)

    def _result(self) -> Coming | Message:
        """Not on the thread that draws: a large file takes seconds."""
        try:
            return self._library.coming(self._path)
        except CjmError as problem:
            return problem.message

    def _show(self, coming: Coming) -> None:
        say = self._words.say
        self._coming = coming
        counts = ", ".join(tell(self._words, count) for count in coming.counts)
        told = [tell(self._words, message) for message in coming.report]
        lines = [counts or say("nothing yet"), "", *(f"• {line}" for line in told)]
        if not told:
            lines.append(say("Nothing was guessed or left out."))
        title = say("Load “{title}”?", title=coming.title)
        self.query_one("#coming-title", Static).update(Content(title))
        self.query_one("#coming-report", Static).update(Content("\n".join(lines)))
        self.query_one("#coming-keys", Static).update(Content(say("Enter keep it   Esc leave it")))

    def on_key(self, event: events.Key) -> None:
        """Enter keeps what is shown, Esc leaves it; arrows scroll."""
        event.stop()
        scroll = self.query_one(VerticalScroll)
        match key_of(event):
            case "enter" if self.is_read:
                self.dismiss(self._coming)
            case "escape":
                self.dismiss(None)
            case "down":
                scroll.scroll_down()
            case "up":
                scroll.scroll_up()
            case "pagedown":
                scroll.scroll_page_down()
            case "pageup":
                scroll.scroll_page_up()
