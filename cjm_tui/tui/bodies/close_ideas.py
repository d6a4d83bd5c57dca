"""Close: three useful ideas for my project."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.tui.blocks import Block, Page
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody


class CloseIdeas(BoardBody):
    """An idea from everybody."""

    step = "close"
    part = "ideas"

    def addresses(self) -> Sequence[Address]:
        """Nothing is typed here."""
        return ()

    def page(self) -> Page:
        """An empty page."""
        return Page(Block(self.desk.width))
