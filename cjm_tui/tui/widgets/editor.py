"""Editors of several lines: Enter keeps, Esc leaves, their own undo within."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.widgets import TextArea

from cjm_tui.domain.records import Note
from cjm_tui.text import clean


class TextEditor(TextArea):
    """A text of several lines."""

    @dataclass
    class Kept(Message):
        """Left with Enter."""

        text: str

    @dataclass
    class Left(Message):
        """Left with Esc."""

        text: str

    def __init__(self, text: str) -> None:
        """Open with a text.

        Args:
            text: clean.
        """
        super().__init__(text, soft_wrap=True)

    def on_mount(self) -> None:
        """Write at the end."""
        self.focus()
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            kind = self.Kept if event.key == "enter" else self.Left
            self.post_message(kind(clean(self.text)))
        elif event.key in ("ctrl+j", "alt+enter", "shift+enter"):
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(clean(event.text))


class Editor(TextEditor):
    """Stands over the note it edits."""

    DEFAULT_CSS = """
    Editor, Editor:focus { position: absolute; border: round $accent; padding: 0; }
    """

    def __init__(self, text: str, note: Note) -> None:
        """Open with a text.

        Args:
            text: the note's own, or a wording left before.
            note: as it was when the editor was opened; a later change by another is then seen.
        """
        super().__init__(text)
        self.note = note

    def place(self, region: Region) -> None:
        """Stand there, in cells of the screen."""
        self.styles.offset = (region.x, region.y)
        self.styles.width, self.styles.height = region.width, region.height
