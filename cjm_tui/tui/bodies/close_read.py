"""Close, page 1: the story read back in a minute."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.tui.blocks import Block, Page
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody


class CloseRead(BoardBody):
    """The road in one paragraph and one curve."""

    step = "close"
    part = "read_back"

    def addresses(self) -> Sequence[Address]:
        """Nothing is typed here."""
        return ()

    def page(self) -> Page:
        """An empty page."""
        return Page(Block(self.desk.width))
