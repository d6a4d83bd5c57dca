"""The break: when to be back, and where the team stands. Nothing ticks until it is nearly over."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.clock import BREAK, Clock, clock, interrupted, running
from cjm_tui.domain.commands import RunClock, StartBlock
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, blank, indent, stack, text
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.numerals import large, minutes_and_seconds
from cjm_tui.tui.bodies.recap import Recap
from cjm_tui.tui.clocks import local_time

NEARLY_OVER = 120
"""Seconds before the end from which the time is counted down."""
INDENT = 3


class BreakCard(BoardBody):
    """The card of a break."""

    step = BREAK

    def question(self) -> str:
        """That it is a break, and the time to be back."""
        say, shown = self.desk.words.say, self._clock()
        if shown is None or shown.left <= 0:
            return say("Break. We go on.") if shown is not None else say("Break.")
        return say("Break. We go on at {time}.", time=local_time(shown.ends))

    def guide_key(self, address: Address | None) -> str:
        """The guide of the start: how the room works together."""
        return "kickoff"

    def addresses(self) -> Sequence[Address]:
        """None."""
        return ()

    def do_next_page(self) -> bool:
        """End the break; what it interrupted goes on.

        Returns:
            Never that all is done: the screen goes back to where the team was.
        """
        block = running(self.view)
        if block is not None and block.key == BREAK and not self.desk.is_read_only:
            halfway = interrupted(self.view, self.desk.now())
            ending = RunClock(id=new_id(), do="end")
            self.desk.submit(StartBlock(id=new_id(), block=halfway.id) if halfway else ending)
        return False

    def page(self) -> Page:
        """The time in large figures, and the one line to come back to."""
        width = max(self.desk.width - 2 * INDENT, 20)
        told = text(Recap(self.desk).in_one_line(), width, "muted")
        figures = self._figures(width)
        air = blank(max((self.desk.height - figures.height - told.height) // 3, 1))
        return Page(indent(stack(air, figures, air, told), INDENT))

    def _figures(self, width: int) -> Block:
        """The time to be back, as on a clock; near the end how much is left."""
        shown = self._clock()
        if shown is None:
            return Block(width)
        nearly = shown.left <= NEARLY_OVER
        number = minutes_and_seconds(shown.left) if nearly else local_time(shown.ends)
        figures = large(number, "chosen" if nearly else "strong")
        return indent(figures, max((width - figures.width) // 2, 0))

    def _clock(self) -> Clock | None:
        block = running(self.view)
        if block is None or block.key != BREAK:
            return None
        return clock(self.view, self.desk.now())
