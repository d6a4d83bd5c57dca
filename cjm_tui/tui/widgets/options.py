"""Lists that get shorter while somebody types, and are clicked meanwhile."""

from __future__ import annotations

from textual import events
from textual.command import CommandList
from textual.widgets import OptionList


async def _find_nothing_gone(listed: OptionList, event: events.Click) -> None:
    """Textual looks the clicked option up by the number it had when it was drawn."""
    option = event.style.meta.get("option")
    if option is not None and option >= listed.option_count:
        event.prevent_default()


class ShrinkingList(OptionList):
    """Choices narrowed by typing; a click on one that is gone finds nothing."""

    _on_click = _find_nothing_gone


class ShrinkingCommands(CommandList):
    """The palette's commands; a click on one that is gone finds nothing."""

    _on_click = _find_nothing_gone
