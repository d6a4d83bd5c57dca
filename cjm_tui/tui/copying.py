"""Copying off the screen's thread, and the three truthful things there are to say about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Protocol

from textual.app import App

from cjm_tui.errors import CjmError, InputProblem
from cjm_tui.share.clipboard import Copied, Outcome, Sent, copy, this_machine
from cjm_tui.share.files import write_text_atomic
from cjm_tui.telling import tell
from cjm_tui.text import utf16_len
from cjm_tui.words import Words

LAST_COPY = Path("exports", "last-copy.txt")
"""Where the text goes when no clipboard takes it, below the folder of the workshops."""


class Told(Protocol):
    """What copying needs of the app."""

    @property
    def words(self) -> Words:
        """The interface's language."""

    @property
    def copies_folder(self) -> Path:
        """Folder of the workshops."""

    def tell_here(self, sentence: str) -> None:
        """Show a sentence on the screen shown now."""


class Copier:
    """Copies texts one after the other."""

    def __init__(self, app: App[int], told: Told) -> None:
        """Copy for an app.

        Args:
            app: whose thread must not wait, and whose terminal OSC 52 is written to.
            told: the same app, as one that can say a sentence.
        """
        self._app, self._told = app, told
        self._turn = Lock()

    def copy(self, text: str, what: str, then: Callable[[Outcome], None] | None = None) -> None:
        """Copy in a thread, then say what can be known about it.

        Args:
            text: what to copy.
            what: what it is, in the reader's words; empty for a selection.
            then: called with the outcome where the screen is drawn, after it was told.
        """
        self._told.tell_here(self._told.words.say("Copying…"))
        self._app.run_worker(
            lambda: self._copy(text, what, then), thread=True, group="copy", exit_on_error=False
        )

    def _copy(self, text: str, what: str, then: Callable[[Outcome], None] | None) -> None:
        driver = self._app._driver
        write = None if driver is None else driver.write
        with self._turn:
            outcome = copy(text, this_machine(write))
            sentence = self.sentence(outcome, text, what)
        self._app.call_from_thread(self._came_through, outcome, sentence, then)

    def _came_through(
        self, outcome: Outcome, sentence: str, then: Callable[[Outcome], None] | None
    ) -> None:
        self._told.tell_here(sentence)
        if then is not None:
            then(outcome)

    def sentence(self, outcome: Outcome, text: str, what: str) -> str:
        """The truth about a copy; where it failed the text is in a file by then.

        Args:
            outcome: of the clipboard.
            text: what was to be copied.
            what: its name for people.
        """
        words = self._told.words
        size = words.count("{n} character", "{n} characters", utf16_len(text))
        named = f"{what}, {size}" if what else size
        if isinstance(outcome, Copied):
            return words.say("Copied ✓ {what}", what=named)
        if isinstance(outcome, Sent):
            return words.say(
                "Sent to the terminal's clipboard, which can't be checked: {what}", what=named
            )
        path = self._told.copies_folder / LAST_COPY
        reason = tell(words, outcome.reason)
        try:
            if path.parent.is_symlink():  # what it leads to may be anybody's
                raise InputProblem("folder_is_link", path=str(path.parent))
            path.parent.mkdir(exist_ok=True)
            write_text_atomic(path, text, force=True)
        except (CjmError, OSError):
            return words.say("Not copied: {reason}", reason=reason)
        return words.say(
            "Not copied: {reason} The text is in {path}", reason=reason, path=str(path)
        )
