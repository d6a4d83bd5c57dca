"""What `t` offers: everything that can be done with the agenda and its clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from cjm_tui import settings
from cjm_tui.domain.clock import BREAK, is_forgotten, running, sitting, to_come
from cjm_tui.domain.commands import RunClock
from cjm_tui.domain.pacing import block_here, fitting, next_block
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View
from cjm_tui.session.beginning import agenda, agenda_anew
from cjm_tui.tui.bodies.base import Choice
from cjm_tui.tui.clocks import fitting_done, fitting_offer

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

Offer = tuple[Choice, Callable[[], object]]
"""A row of the list, and what it does."""


class ClockMenu:
    """The list behind `t`, the agenda's page and *fit the rest*."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Nothing is offered yet.

        Args:
            screen: the workshop screen.
        """
        self._screen = screen

    @property
    def _view(self) -> View:
        return self._screen.desk.view

    @property
    def _now(self) -> datetime:
        return self._screen.workshop.now()

    def do_timer(self) -> None:
        """Offer all that can be done with the clock."""
        choices = {choice.key: (choice, run) for choice, run in self._offers()}

        def chosen(key: str) -> None:
            choices[key][1]()

        title = self._screen.words.say("Timer")
        self._screen.desk.choose(title, [choice for choice, _ in choices.values()], chosen)

    def _offers(self) -> Iterator[Offer]:
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
            yield Choice("fit", say("fit the rest"), detail), self._offer_fit
        for name, on, off in (
            ("bell", say("bell off"), say("bell on")),
            ("flash", say("flash off"), say("flash on")),
        ):
            yield self._switch(name, on, off)

    def _offers_while(self, going: Block) -> Iterator[Offer]:
        say, names = self._screen.words.say, self._screen.desk.names.blocks
        if going.key == BREAK and self._screen.body.step != BREAK:
            yield Choice("card", say("back to the break")), lambda: self._screen.walker.show(BREAK)
        if going.paused:
            yield (
                Choice("resume", say("go on")),
                lambda: self._screen.timekeeper.submit(RunClock(do="resume")),
            )
        else:
            yield (
                Choice("pause", say("pause")),
                lambda: self._screen.timekeeper.submit(RunClock(do="pause")),
            )
        yield Choice("extend", say("one minute more")), self.do_minute_more
        following = next_block(self._view, self._now)
        if following is not None:
            label = say("next: {name}", name=names[following.key])
            yield Choice("next", label), lambda: self._begin(following)
        pause = self._break()
        if pause is not None and following != pause and going.key != BREAK:
            yield Choice("break", names[BREAK]), lambda: self._begin(pause)
        yield (
            Choice("end", say("stop the clock")),
            lambda: self._screen.timekeeper.submit(RunClock(do="end")),
        )

    def _offers_to_start(self) -> Iterator[Offer]:
        view, now, screen = self._view, self._now, self._screen
        say, names = screen.words.say, screen.desk.names.blocks
        here = block_here(view, screen.body.step, now)
        offered = dict.fromkeys(one for one in (next_block(view, now), here) if one is not None)
        for block in offered:
            label = say("start: {name}", name=names[block.key])
            yield Choice(f"start {block.id}", label), partial(self._begin, block)
        if any(block.started for block in view.blocks):
            label = say("the agenda from its beginning")
            yield (
                Choice("anew", label),
                lambda: self._screen.timekeeper.submit(*agenda_anew(view.blocks)),
            )

    def _switch(self, name: str, on: str, off: str) -> Offer:
        is_off = settings.read(os.environ).get(name) == "off"

        def switch() -> None:
            settings.keep(os.environ, **{name: "on" if is_off else "off"})

        return Choice(name, off if is_off else on), switch

    def _break(self) -> Block | None:
        return next((each for each in to_come(self._view, self._now) if each.key == BREAK), None)

    def _begin(self, block: Block) -> None:
        """Start a block by hand, and show its card where it has one."""
        if self._screen.timekeeper.start(block):
            self._screen.timekeeper.tell_running()
            if block.key == BREAK:
                self._screen.walker.show(BREAK)

    def do_minute_more(self) -> None:
        """One minute more for the running block."""
        self._screen.timekeeper.submit(RunClock(do="extend", minutes=1))

    def do_agenda(self) -> None:
        """Show the agenda; a workshop without one gets it now."""
        screen = self._screen
        if not self._view.blocks and screen.workshop.read_only is None:
            how = self._view.brief.how
            self._screen.timekeeper.submit(*agenda("team" if how == "alone" else how))
        going = running(self._view)
        screen.walker.show("agenda", item=going.id if going is not None else "")

    def do_fit(self) -> None:
        """Fit the rest at once, and say what was done; nothing where there is nothing to do."""
        screen, found = self._screen, fitting(self._view, self._now)
        words = screen.words
        if found.edits:
            if screen.timekeeper.submit(*found.edits):
                screen.tell(fitting_done(found, words, screen.desk.names))
        elif screen.desk.is_looked_at:
            screen.tell(words.say("Nothing is changed."))  # whether it fits is not the room's
        elif found.late:
            screen.tell(words.say("There is nothing left to take from."))
        else:
            screen.tell(words.say("The rest fits as it is."))

    def _offer_fit(self) -> None:
        """Fit the rest: at once where the room looks on, after a word where nobody does."""
        screen, found = self._screen, fitting(self._view, self._now)
        if not (screen.privately.is_on and found.edits):
            self.do_fit()
            return
        say = screen.words.say
        choices = (Choice("fit", say("fit the rest")), Choice("", say("leave it")))
        told = fitting_offer(found, screen.words, screen.desk.names)
        screen.desk.choose(told, choices, lambda key: self.do_fit() if key else None)
