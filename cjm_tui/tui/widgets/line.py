"""The open line: a prompt that says where the line goes, and the line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from cjm_tui.text import clean, cut
from cjm_tui.tui.keys import behind_escape
from cjm_tui.tui.registry import COMMANDS

_FUNCTION_KEY = re.compile(r"f\d+")


class LineInput(Input):
    """One line; what Tab, arrows, Enter and pasted text mean is the screen's business.

    The screen is told of a key while the key is handled and not by a message: keys that come in
    a burst, over a slow connection, would else overtake the Enter before them.
    """

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        border: none; height: 1; padding: 0; background: $background; background-tint: 0%;
    }
    """

    @dataclass
    class Pasted(Message):
        """Several lines were pasted; the line itself is as it was."""

        text: str

    TAKEN: ClassVar[frozenset[str]] = frozenset(
        ["enter", "escape", "tab", "shift+tab", "up", "down", "pageup", "pagedown", "ctrl+p"]
    ).union(key for command in COMMANDS for key in command.keys if _FUNCTION_KEY.fullmatch(key))
    """Keys the line leaves to the screen."""

    def __init__(
        self,
        value: str = "",
        *,
        pressed: Callable[[events.Key], None],
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Begin with a text.

        Args:
            value: the text.
            pressed: told of a key that is not for the line.
            id: of the widget.
            classes: of the widget.
        """
        super().__init__(value, id=id, classes=classes, select_on_focus=False)
        self._pressed = pressed
        self._is_instead = False

    def put(self, text: str, *, instead: bool = False) -> None:
        """Put a text there.

        Args:
            text: whatever stands there goes.
            instead: of what was typed; Backspace right behind it is left to the screen.
        """
        self.value = text
        self.cursor_position = len(text)
        self._is_instead = instead

    @property
    def _is_left(self) -> bool:
        """Whether the keys still coming were typed after another widget had got the focus."""
        return self.screen.focused not in (self, None)

    def _leaves(self, key: str) -> bool:
        """Whether a key is the screen's."""
        return (
            key in self.TAKEN
            or (key == "ctrl+z" and not self.value)
            or (key == "backspace" and self._is_instead)
        )

    async def _on_key(self, event: events.Key) -> None:
        if behind_escape(event.key):
            self._pressed(events.Key("escape", None))
        elif not (self._is_left or self._leaves(event.key)):
            self._is_instead = False
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self._pressed(event)

    def _on_paste(self, event: events.Paste) -> None:
        """One line goes into the line, several to the screen; nothing of a paste is dropped."""
        event.stop()
        event.prevent_default()
        pasted = clean(event.text).strip("\n")
        if "\n" in pasted:
            self.post_message(self.Pasted(pasted))
        else:
            self.insert_text_at_cursor(pasted.replace("\t", " "))


class OpenLine(Horizontal):
    """Prompt and line; closed, it says how to open it."""

    DEFAULT_CSS = """
    OpenLine { height: 1; width: 100%; }
    OpenLine > Static { width: auto; }
    OpenLine > LineInput { width: 1fr; }
    """

    def __init__(self, pressed: Callable[[events.Key], None]) -> None:
        """Begin closed.

        Args:
            pressed: told of a key that is not for the line.
        """
        super().__init__()
        self._pressed = pressed

    def compose(self) -> ComposeResult:
        """A prompt that is never markup, and the line."""
        yield Static("", markup=False, id="prompt")
        yield LineInput(pressed=self._pressed, id="line")
        yield Static("", markup=False, id="beside-line")

    @property
    def line(self) -> LineInput:
        """The line itself."""
        return self.query_one(LineInput)

    def prompt(self, label: str) -> None:
        """Say where the line goes; a long name is cut so that half of the row is left to write."""
        shown = cut(label, max(self.size.width // 2, 12))
        self.query_one("#prompt", Static).update(Content(f" {shown} › " if shown else " "))

    def beside(self, told: str) -> None:
        """Say at the right of the line how much of it is said; nothing, for an empty text."""
        self.query_one("#beside-line", Static).update(Content(f" {told} " if told else ""))
