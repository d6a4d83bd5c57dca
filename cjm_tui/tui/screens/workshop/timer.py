"""The clock of the agenda: what starts blocks, and the tick that redraws the bar.

What is left follows from the blocks' own times and from now; nothing here counts.
"""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from textual.timer import Timer

from cjm_tui import settings
from cjm_tui.domain.clock import clock, sitting
from cjm_tui.domain.commands import Batch, Command, Single, StartBlock
from cjm_tui.domain.pacing import (
    STEP_OF,
    block_entered,
    facilitator_clock,
    opening_block,
)
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View
from cjm_tui.session.beginning import agenda_anew
from cjm_tui.tui.blocks import Line
from cjm_tui.tui.clocks import FLASHES, clock_line, local_time, seconds_up

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

TICK = 1.0
"""Seconds between two looks at the clock; most of them change nothing on the screen."""
CARDS = ("kickoff", "recap")
"""Cards on which the first PgDn starts the meeting's clock instead of going on."""


class Timekeeper:
    """Keeps the agenda's clock going with what the team does."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Nothing ticks.

        Args:
            screen: the workshop screen.
        """
        self._screen = screen
        self._ticking: Timer | None = None
        self._drawn: object = None
        self._rung = ""

    # What is seen -------------------------------------------------------------------------------

    @property
    def _view(self) -> View:
        return self._screen.desk.view

    @property
    def _now(self) -> datetime:
        return self._screen.workshop.now()

    def line(self, width: int) -> Line:
        """When the block ends, and its bar."""
        return clock_line(self._screen.desk, self._screen.body.step, width)

    @property
    def is_time_up(self) -> bool:
        """Whether the room is told now that time is up."""
        return seconds_up(self._view, self._now) is not None

    @property
    def is_lit(self) -> bool:
        """Whether the question line is lit now."""
        up = seconds_up(self._view, self._now)
        return up in FLASHES and settings.read(os.environ).get("flash") != "off"

    def keep(self) -> None:
        """Tick while a block's clock runs, and only then; called whenever the screen is drawn."""
        told = clock(self._view, self._now)
        runs = told is not None and not told.block.paused
        self._drawn = self._seen()
        if runs and self._ticking is None:
            self._ticking = self._screen.set_interval(TICK, self._tick)
        elif not runs and self._ticking is not None:
            self._ticking.stop()
            self._ticking = None

    def _seen(self) -> object:
        """All that the clock shows now; two that are equal look the same."""
        up = seconds_up(self._view, self._now)
        told = None
        if self._screen.privately.is_on:
            told = facilitator_clock(self._view, self._now)
            told = told and told._replace(at=told.at and told.at.replace(second=0))
        return self.line(self._screen.size.width), up if up in (None, *FLASHES) else -1, told

    def _tick(self) -> None:
        if not self._screen.stands:
            return
        self._ring()
        if self._seen() != self._drawn:
            self._screen.redraw_clock()

    def _ring(self) -> None:
        """One bell when time is up, for each end that a block has."""
        told = clock(self._view, self._now)
        if told is None or not self.is_time_up:
            return
        end = f"{told.block.id} {told.ends}"
        if end == self._rung:
            return
        self._rung = end
        is_silent = settings.read(os.environ).get("bell") == "off"
        if not is_silent and self._screen.workshop.read_only is None:
            self._screen.app.bell()

    # What the team does -------------------------------------------------------------------------

    def entered(self, step: str) -> None:
        """The team has come to a step: the block that is next begins, if it is spent here."""
        if self._screen.workshop.read_only is None:
            block = block_entered(self._view, step, self._now)
            if block is not None:
                self.start(block)

    def begins_here(self) -> bool:
        """Start the meeting's clock, where a card is shown on which it begins.

        Returns:
            Whether it has done so; a meeting that runs, and no agenda, leave the key alone.
        """
        step = self._screen.body.step
        if step not in CARDS or self._screen.workshop.read_only is not None:
            return False
        commands = self._beginning(step)
        return bool(commands) and self.submit(*commands) and self.tell_running()

    def _beginning(self, step: str) -> tuple[Single, ...]:
        """What begins the meeting on a card; an evening's try at it is begun anew."""
        view, now = self._view, self._now
        opening = opening_block(view, now)
        if opening is not None and STEP_OF.get(opening.key) == step:
            return (StartBlock(block=opening.id),)
        begun = [block for block in view.blocks if block.started]
        if len(begun) == 1 and STEP_OF.get(begun[0].key) == step and not sitting(view, now):
            return tuple(agenda_anew(view.blocks, begun[0].id))
        return ()

    def start(self, block: Block) -> bool:
        """Begin a block."""
        return self.submit(StartBlock(block=block.id))

    def submit(self, *commands: Single) -> bool:
        """Submit what belongs together as one change."""
        made: Command = commands[0] if len(commands) == 1 else Batch(commands=commands)
        return self._screen.submit(made)

    def tell_running(self) -> bool:
        """Say which block has begun, until when, and how it goes on."""
        told, screen = clock(self._view, self._now), self._screen
        if told is not None:
            name, time = screen.desk.names.blocks[told.block.key], local_time(told.ends)
            screen.tell(
                screen.words.say("{name} until {time}. PgDn goes on.", name=name, time=time)
            )
        return True
