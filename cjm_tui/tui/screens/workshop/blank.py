"""The black screen: nothing of the workshop, and any key brings it back."""

from __future__ import annotations

from textual import events

from cjm_tui.tui.screens.asking import Dialog


class BlankScreen(Dialog[None]):
    """Black, whatever the theme."""

    def on_key(self, event: events.Key) -> None:
        """Whatever is pressed, a clicker's keys too, is only that."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_paste(self, event: events.Paste) -> None:
        """A paste is lost rather than put on a board nobody sees."""
        event.stop()

    def on_click(self) -> None:
        """A click too."""
        self.dismiss(None)
