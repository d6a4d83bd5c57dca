"""The smallest Textual app with a title: what a first frame and its memory cost anyway."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

TITLE = "a bare title"


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(TITLE)


if __name__ == "__main__":
    Bare().run()
