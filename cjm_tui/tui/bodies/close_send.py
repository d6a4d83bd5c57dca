"""Close: the result and the map, ready to be pasted into a chat."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.tui.blocks import Block, Page
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody


class CloseSend(BoardBody):
    """What goes to the chat."""

    step = "close"
    part = "send"

    def addresses(self) -> Sequence[Address]:
        """Nothing is typed here."""
        return ()

    def page(self) -> Page:
        """An empty page."""
        return Page(Block(self.desk.width))
