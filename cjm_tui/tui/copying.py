"""Copying off the screen's thread, and the three truthful things there are to say about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Protocol

from textual.app import App

from cjm_tui.errors import CjmError
from cjm_tui.share.clipboard import Copied, Outcome, Sent, copy, keep_last, said, this_machine
from cjm_tui.text import utf16_len
from cjm_tui.tui.screens.uncopied import UncopiedScreen
from cjm_tui.words import Words

Then = Callable[[Outcome], None]


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

    def copy(self, text: str, what: str, then: Then | None = None) -> None:
        """Copy in a thread, then say what can be known about it.

        A text made for sending that no clipboard takes is shown on a screen of its own, where
        the terminal's mouse can select it. A selection isn't: it is on the screen already, and
        can still be pasted inside the program.

        Args:
            text: what to copy.
            what: what it is, in the reader's words; empty for a selection.
            then: called with the outcome where the screen is drawn, after it was told.
        """
        self._told.tell_here(self._told.words.say("Copying…"))
        self._app.run_worker(
            lambda: self._copy(text, what, then), thread=True, group="copy", exit_on_error=False
        )

    def _copy(self, text: str, what: str, then: Then | None) -> None:
        driver = self._app._driver
        write = None if driver is None else driver.write
        with self._turn:
            kept = self._kept(text)
            outcome = copy(text, this_machine(write))
        self._app.call_from_thread(self._tell, outcome, text, what, kept)
        if then is not None:
            self._app.call_from_thread(then, outcome)

    def _kept(self, text: str) -> Path | None:
        try:
            return keep_last(text, self._told.copies_folder)
        except CjmError:
            return None

    def _tell(self, outcome: Outcome, text: str, what: str, kept: Path | None) -> None:
        sentence = self.sentence(outcome, text, what, kept)
        self._told.tell_here(sentence)
        failed = not isinstance(outcome, (Copied, Sent))
        if failed and what and not isinstance(self._app.screen, UncopiedScreen):
            self._app.push_screen(UncopiedScreen(sentence, text, self._told.words))

    def sentence(self, outcome: Outcome, text: str, what: str, kept: Path | None) -> str:
        """The truth about a copy.

        Args:
            outcome: of the clipboard.
            text: what was to be copied.
            what: its name for people; empty for a selection.
            kept: the file it is in, if there is one.
        """
        words = self._told.words
        size = words.count("{n} character", "{n} characters", utf16_len(text))
        truth = said(outcome, f"{what}, {size}" if what else size, kept, words)
        if not isinstance(outcome, Sent) or outcome.tool == "tmux":
            return truth
        return f"{truth} {self._instead(what)}"

    def _instead(self, what: str) -> str:
        """What to do where nothing has arrived."""
        words = self._told.words
        if not what:
            return words.say("Nothing to paste? Select with Shift and the mouse.")
        return words.say(
            "Nothing to paste? Save it as a file (key f under Send)"
            " or select with Shift and the mouse."
        )
