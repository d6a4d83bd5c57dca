"""Where the team stands: the body shown, its pages, and the ways from one to the next."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from cjm_tui.domain.gaps import Spot
from cjm_tui.method.keys import STEPS
from cjm_tui.session import Where
from cjm_tui.tui.bodies.base import Body
from cjm_tui.tui.bodies.catalogue import BODIES, WALK, first_of, passes_by
from cjm_tui.tui.bodies.warm_up import WarmUp

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

Shown = TypeVar("Shown", bound=Body)


class Walker:
    """Moves between steps, passes and pages, and remembers the place."""

    def __init__(self, screen: WorkshopScreen, begin_at: str) -> None:
        """Stand nowhere yet; ``begin`` goes to the place.

        Args:
            screen: the workshop screen.
            begin_at: a step to begin with, or empty for where it was left.
        """
        self._screen = screen
        self._begin_at = begin_at
        self._bodies: dict[type[Body], Body] = {}
        self._last_part: dict[str, str] = {}
        self._choosing_pass = False
        where = screen.workshop.where
        start = (where.step, where.part) if where is not None else ("", "")
        if begin_at or start not in BODIES:
            start = first_of(begin_at or _begins_with(screen))
        self.body = self.body_of(BODIES[start])

    def body_of(self, kind: type[Shown]) -> Shown:
        """The body of a kind, whether it is shown or not; made when it is first asked for."""
        body = self._bodies.get(kind)
        if not isinstance(body, kind):
            body = self._bodies[kind] = kind(self._screen.desk)
        return body

    def begin(self) -> None:
        """Stand where the workshop was left, and open the line if there is nothing to look at."""
        where = self._screen.workshop.where
        if where is not None and not self._begin_at:
            if where.target:
                self.body.turn(where.target)
            if self._is_another_day():
                self.do_recap()
            else:
                self._arrive(where.at)
                self._screen.round.resume()
        else:
            self._arrive("")
            if not self._begin_at:
                self._screen.round.resume()

    def _is_another_day(self) -> bool:
        """Whether the last change was made before today, in the local sense of both."""
        last = self._screen.workshop.last_at
        if not last:
            return False
        return datetime.fromisoformat(last).astimezone().date() < self._screen.desk.today

    def show(self, step: str, part: str = "", *, page: str = "", item: str = "") -> None:
        """Show a body; without a part, the one that was shown there last.

        Args:
            step: key of the step.
            part: pass or page of the close.
            page: key of the body's page.
            item: what the cursor stands on.
        """
        key = _resolved(step, part or self._last_part.get(step, ""))
        body = self.body_of(BODIES[key])
        if page:
            body.turn(page)
            self._screen.sheet.expect(page)
        self._screen.writer.leave_board(body)
        self._screen.told = ""
        self._last_part[step] = key[1]
        self.body = body
        self._screen.workshop.checkpoint()
        self._arrive(item)

    def _arrive(self, item: str) -> None:
        screen = self._screen
        screen.sheet.cursor = ""
        screen.redraw_now()
        if item:
            screen.sheet.put_cursor(item)
        self.remember()
        addresses = self.body.addresses()
        free = not (screen.workshop.read_only or self._choosing_pass)
        if addresses and free and self.body.is_empty():
            screen.writer.open(addresses[0])
        screen.round.arrive()

    def remember(self) -> None:
        """Keep the place beside the journal, for coming back."""
        body = self.body
        if type(body) in WALK:
            self._screen.workshop.remember(
                Where(step=body.step, part=body.part, target=body.at, at=self._screen.sheet.cursor)
            )

    def steer(self, key: str) -> bool:
        """Keys whose meaning depends on the one before: a digit after ``6``."""
        if self._choosing_pass:
            self._choosing_pass = False
            if key in ("1", "2", "3", "4"):
                self.show("map", ("path", "emotions", "barriers", "whole")[int(key) - 1])
                return True
        return False

    def turn(self, by: int) -> bool:
        """Turn a page of the body.

        Returns:
            Whether there was one.
        """
        pages = list(self.body.pages())
        at = pages.index(self.body.at) if self.body.at in pages else -1
        if pages and 0 <= at + by < len(pages):
            self.body.turn(pages[at + by])
            self._screen.sheet.expect(pages[at + by])
            self._screen.redraw_now()
            self._screen.sheet.put_cursor(pages[at + by])
            self._screen.writer.follow_page()
            self._screen.redraw()
            self.remember()
            return True
        return False

    def do_next_page(self) -> None:
        """Next page, then the next pass or step; on the first card the clock begins."""
        if not (self._screen.timekeeper.begins_here() or self.turn(1)):
            self._neighbour(1)

    def do_previous_page(self) -> None:
        """The page before, then the pass or step before."""
        if not self.turn(-1):
            self._neighbour(-1)

    def next_step(self) -> str:
        """The step PgDn leads to, empty while it still turns pages or passes of this one."""
        body = self.body
        pages = list(body.pages())
        if type(body) not in WALK or (pages and body.at != pages[-1]):
            return ""
        at = WALK.index(type(body)) + 1
        return WALK[at].step if at < len(WALK) and WALK[at].step != body.step else ""

    def _neighbour(self, by: int) -> None:
        if by > 0 and isinstance(self.body, WarmUp):
            self._past_warm_up()
            return
        if type(self.body) not in WALK:
            self._resume()
            return
        at = WALK.index(type(self.body)) + by
        while 0 <= at < len(WALK) and passes_by(WALK[at], self._screen.desk.view):
            at += by
        if 0 <= at < len(WALK):
            self._first_page(WALK[at], first=by > 0)

    def _past_warm_up(self) -> None:
        """Back to the start it was opened over; else to the map of the trip."""
        if not self._screen.is_over_another:
            self.go(Spot("map", "path"))
            return
        if self._screen.writer.text:
            self._screen.writer.do_add()  # or what was typed last would be left behind
        if not self._screen.writer.text:
            self._screen.outside.go_home()

    def _first_page(self, body: type[Body], *, first: bool) -> None:
        pages = list(self.body_of(body).pages())
        self.show(body.step, body.part, page=(pages[0 if first else -1] if pages else ""))
        self._screen.timekeeper.entered(body.step)

    def _resume(self) -> None:
        """From a card back to the step it was opened over."""
        where = self._screen.workshop.where
        if where is None:
            self.show("audience")
        else:
            self.show(where.step, where.part, page=where.target, item=where.at)
        self._screen.timekeeper.entered(self.body.step)

    def do_next_step(self) -> None:
        """The step behind this one."""
        self._step(1)

    def do_previous_step(self) -> None:
        """The step before this one."""
        self._step(-1)

    def _step(self, by: int) -> None:
        at = (STEPS.index(self.body.step) if self.body.step in STEPS else -1) + by
        if 0 <= at < len(STEPS):
            self.open_step(STEPS[at])

    def open_step(self, step: str) -> None:
        """Open a step where it was left."""
        self.show(step)
        self._screen.timekeeper.entered(step)

    def step_number(self, number: int) -> None:
        """The step with this number; on the map a digit right behind it chooses the pass."""
        self._choosing_pass = STEPS[number - 1] == "map"
        self.open_step(STEPS[number - 1])

    def do_pass_menu(self) -> None:
        """On the map, 6 waits for the digit of the pass."""
        self._choosing_pass = True
        self._screen.tell(self._screen.words.say("1 path · 2 emotions · 3 barriers · 4 whole map"))

    def do_recap(self) -> None:
        """Where we are."""
        self.show("recap")

    def do_leave_card(self) -> None:
        """From a card back to the step it was opened over."""
        self._resume()

    def go(self, spot: Spot) -> None:
        """Go to a spot, with its line open where it has one."""
        if (self.body.step, self.body.part) != _resolved(spot.step, spot.part):
            self.show(spot.step, spot.part)
        address = self.body.address_for(spot)
        self._screen.redraw_now()
        if address is not None:
            self._screen.writer.open(address)
            self._screen.sheet.put_cursor(spot.target or address.key)
        elif spot.target:
            self._screen.writer.close()
            self._screen.sheet.put_cursor(spot.target)


def _resolved(step: str, part: str) -> tuple[str, str]:
    """The body for a step and what may be one of its parts, or a spot's own word."""
    known = [key for key in ((step, part), (step, "")) if key in BODIES]
    return known[0] if known else first_of(step)


def _begins_with(screen: WorkshopScreen) -> str:
    """The step of a workshop nobody was in: the warm-up's card, a team's start, the first step."""
    brief = screen.workshop.view.brief
    if brief.exercise and brief.example == "trip":
        return "warm_up"
    if screen.workshop.view.notes or brief.example or brief.how == "alone":
        return "audience"
    return "kickoff"
