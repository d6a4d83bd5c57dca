"""Close: the one stage the team works on first."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.tui.blocks import Block, Page
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody


class CloseStart(BoardBody):
    """Where we start."""

    step = "close"
    part = "start"

    def addresses(self) -> Sequence[Address]:
        """Nothing is typed here."""
        return ()

    def page(self) -> Page:
        """An empty page."""
        return Page(Block(self.desk.width))
