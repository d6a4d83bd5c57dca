"""The clock of the agenda: what starts blocks, what `t` offers, and the tick that redraws the bar.

What is left follows from the blocks' own times and from now; nothing here counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from cjm_tui import settings
from cjm_tui.domain.clock import BREAK, clock, is_forgotten, running, sitting, to_come
from cjm_tui.domain.commands import Batch, Command, RunClock, Single, StartBlock
from cjm_tui.domain.pacing import (
    STEP_OF,
    block_entered,
    block_here,
    facilitator_clock,
    fitting,
    next_block,
    opening_block,
)
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View
from cjm_tui.session.beginning import agenda, agenda_anew
from cjm_tui.tui.blocks import Line
from cjm_tui.tui.bodies.base import Choice
from cjm_tui.tui.clocks import (
    clock_line,
    fitting_done,
    fitting_offer,
    local_time,
    seconds_up,
)

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

TICK = 1.0
"""Seconds between two looks at the clock; most of them change nothing on the screen."""
FLASHES = (0, 2)
"""Seconds after the end in which the question line is lit."""
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
        self._flashes = True

    # What is seen -------------------------------------------------------------------------------

    @property
    def _view(self) -> View:
        return self._screen.desk.view

    @property
    def _now(self) -> datetime:
        return self._screen.workshop.now()

    def line(self, width: int) -> Line:
        """When the block ends, and its bar."""
        return clock_line(self._view, self._now, self._screen.words, width)

    @property
    def is_time_up(self) -> bool:
        """Whether the room is told now that time is up."""
        return seconds_up(self._view, self._now) is not None

    @property
    def is_lit(self) -> bool:
        """Whether the question line is lit now."""
        return self._flashes and seconds_up(self._view, self._now) in FLASHES

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
        kept = settings.read(os.environ)
        self._flashes = kept.get("flash") != "off"
        if kept.get("bell") != "off" and self._screen.workshop.read_only is None:
            self._screen.app.bell()

    # What the team does -------------------------------------------------------------------------

    def entered(self, step: str) -> None:
        """The team has come to a step: the block that is next begins, if it is spent here."""
        if self._screen.workshop.read_only is None:
            block = block_entered(self._view, step, self._now)
            if block is not None:
                self._start(block)

    def begins_here(self) -> bool:
        """Start the meeting's clock, where a card is shown on which it begins.

        Returns:
            Whether it has done so; a meeting that runs, and no agenda, leave the key alone.
        """
        step = self._screen.body.step
        if step not in CARDS or self._screen.workshop.read_only is not None:
            return False
        commands = self._beginning(step)
        return bool(commands) and self._submit(*commands) and self._tell_running()

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

    def _start(self, block: Block) -> bool:
        return self._submit(StartBlock(block=block.id))

    def _submit(self, *commands: Single) -> bool:
        made: Command = commands[0] if len(commands) == 1 else Batch(commands=commands)
        return self._screen.submit(made)

    def _tell_running(self) -> bool:
        """Say which block has begun, until when, and how it goes on."""
        told, screen = clock(self._view, self._now), self._screen
        if told is not None:
            name, time = screen.desk.names.blocks[told.block.key], local_time(told.ends)
            screen.tell(
                screen.words.say("{name} until {time}. PgDn goes on.", name=name, time=time)
            )
        return True

    # What `t` offers ----------------------------------------------------------------------------

    def do_timer(self) -> None:
        """Offer all that can be done with the clock."""
        choices = {choice.key: (choice, run) for choice, run in self._offers()}

        def chosen(key: str) -> None:
            choices[key][1]()

        title = self._screen.words.say("Timer")
        self._screen.desk.choose(title, [choice for choice, _ in choices.values()], chosen)

    def _offers(self) -> Iterator[tuple[Choice, Callable[[], object]]]:
        say, is_read_only = self._screen.words.say, self._screen.workshop.read_only is not None
        if not is_read_only:
            going = running(self._view)
            if going is not None and not is_forgotten(going, self._now):
                yield from self._offers_while(going)
            else:
                yield from self._offers_to_start()
        yield Choice("agenda", say("agenda"), say("every block with its minutes")), self.do_agenda
        if not is_read_only and sitting(self._view, self._now):
            detail = say("first from the buffer, then one thing is left out")
            yield Choice("fit", say("fit the rest"), detail), self.do_fit
        for name, on, off in (
            ("bell", say("bell off"), say("bell on")),
            ("flash", say("flash off"), say("flash on")),
        ):
            yield self._switch(name, on, off)

    def _offers_while(self, going: Block) -> Iterator[tuple[Choice, Callable[[], object]]]:
        say, names = self._screen.words.say, self._screen.desk.names.blocks
        if going.paused:
            yield Choice("resume", say("go on")), lambda: self._submit(RunClock(do="resume"))
        else:
            yield Choice("pause", say("pause")), lambda: self._submit(RunClock(do="pause"))
        yield Choice("extend", say("one minute more")), self.do_minute_more
        following = next_block(self._view, self._now)
        if following is not None:
            label = say("next: {name}", name=names[following.key])
            yield Choice("next", label), lambda: self._begin(following)
        pause = self._break()
        if pause is not None and following != pause and going.key != BREAK:
            yield Choice("break", names[BREAK]), lambda: self._begin(pause)
        yield Choice("end", say("stop the clock")), lambda: self._submit(RunClock(do="end"))

    def _offers_to_start(self) -> Iterator[tuple[Choice, Callable[[], object]]]:
        view, now, screen = self._view, self._now, self._screen
        say, names = screen.words.say, screen.desk.names.blocks
        here = block_here(view, screen.body.step, now)
        offered = dict.fromkeys(one for one in (next_block(view, now), here) if one is not None)
        for block in offered:
            label = say("start: {name}", name=names[block.key])
            yield Choice(f"start {block.id}", label), partial(self._begin, block)
        if any(block.started for block in view.blocks) and not sitting(view, now):
            label = say("the agenda from its beginning")
            yield Choice("anew", label), lambda: self._submit(*agenda_anew(view.blocks))

    def _switch(self, name: str, on: str, off: str) -> tuple[Choice, Callable[[], object]]:
        is_off = settings.read(os.environ).get(name) == "off"

        def switch() -> None:
            settings.keep(os.environ, **{name: "on" if is_off else "off"})

        return Choice(name, off if is_off else on), switch

    def _break(self) -> Block | None:
        return next((each for each in to_come(self._view, self._now) if each.key == BREAK), None)

    def _begin(self, block: Block) -> None:
        """Start a block by hand, and show its card where it has one."""
        if self._start(block):
            self._tell_running()
            if block.key == BREAK:
                self._screen.walker.show(BREAK)

    def do_minute_more(self) -> None:
        """One minute more for the running block."""
        self._submit(RunClock(do="extend", minutes=1))

    def do_agenda(self) -> None:
        """Show the agenda; a workshop without one gets it now."""
        screen = self._screen
        if not self._view.blocks and screen.workshop.read_only is None:
            how = self._view.brief.how
            self._submit(*agenda("team" if how == "alone" else how))
        screen.walker.show("agenda")

    def do_fit(self) -> None:
        """Fit the rest: at once where the room looks on, after a word where nobody does."""
        screen, found = self._screen, fitting(self._view, self._now)
        words, names = screen.words, screen.desk.names
        if not found.edits:
            nothing = words.say("There is nothing left to take from.")
            screen.tell(nothing if found.late else words.say("The rest fits as it is."))
            return

        def fit(key: str = "fit") -> None:
            if key == "fit" and self._submit(*found.edits):
                screen.tell(fitting_done(found, words, names))

        if screen.privately.is_on:
            choices = (Choice("fit", words.say("fit the rest")), Choice("", words.say("leave it")))
            screen.desk.choose(fitting_offer(found, words, names), choices, fit)
        else:
            fit()
