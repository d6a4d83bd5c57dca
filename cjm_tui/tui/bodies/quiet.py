"""Quiet minutes: the question, how it is answered, and the clock; nothing else is on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from cjm_tui.domain.clock import AMBER, ASLEEP, RED
from cjm_tui.domain.commands import EditWriting
from cjm_tui.domain.records import Writing
from cjm_tui.domain.view import View
from cjm_tui.method.records import Guide
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, Span, blank, indent, stack, text
from cjm_tui.tui.bodies.base import Address, Body, Desk
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.numerals import large, minutes_and_seconds, time_bar
from cjm_tui.tui.clocks import local_time

MINUTES = 2
"""How long the room writes, unless somebody asks for more."""
TOLD = timedelta(seconds=10)
"""For how long the end is told in place of the question."""
INDENT = 3


def writing_now(view: View) -> Writing | None:
    """The writing task that is on: the last that isn't done."""
    return next((one for one in reversed(view.writings) if one.phase != "done"), None)


def is_forgotten(writing: Writing, now: datetime) -> bool:
    """Whether a task's quiet minutes were over hours or days ago: nobody means them any more."""
    if not writing.until:
        return False
    return (now - datetime.fromisoformat(writing.until)).total_seconds() > ASLEEP


def stamp(moment: datetime) -> str:
    """A moment as records keep it: ISO, UTC, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def board_of(body: Body) -> str:
    """How a writing task names the page of a body: step, part and page."""
    return f"{body.step}/{body.part}/{body.at}".rstrip("/")


class Quiet(BoardBody):
    """The card of a writing task in its quiet phase."""

    step = "quiet"

    def __init__(self, desk: Desk) -> None:
        """Look for the board when it is asked for."""
        super().__init__(desk)
        self._over: tuple[str, Body] | None = None

    @property
    def writing(self) -> Writing | None:
        """The task in its quiet phase, if there is one."""
        writing = writing_now(self.view)
        return writing if writing is not None and writing.phase == "quiet" else None

    @property
    def over(self) -> Body | None:
        """The board the room writes for, as a body of its own that nobody works on."""
        from cjm_tui.tui.bodies.catalogue import BODIES  # it lists this card too

        board = self.writing.board if self.writing is not None else ""
        step, part, target = (*board.split("/", 2), "", "")[:3]
        kind = BODIES.get((step, part))
        if kind is None or kind is Quiet:
            return None
        if self._over is None or self._over[0] != board:
            body = kind(self.desk)
            if target:
                body.turn(target)
            self._over = (board, body)
        return self._over[1]

    def question(self) -> str:
        """What is written about; at the end of the time, that it is over."""
        left, over = self.left(), self.over
        if left is not None and -TOLD.total_seconds() < left <= 0:
            return self.desk.words.say("Time. Finish your thought.")
        return over.question() if over is not None else self.desk.words.say("Quiet minutes")

    def title(self) -> str:
        """The board's name."""
        over = self.over
        return self.desk.names.steps.get(over.step, "") if over is not None else ""

    def aside(self) -> Sequence[Span]:
        """When the time ends."""
        writing = self.writing
        if writing is None or not writing.until:
            return ()
        until = local_time(datetime.fromisoformat(writing.until))
        return (Span(self.desk.words.say("until {time}", time=until), "muted"),)

    def guide_key(self, address: Address | None) -> str:
        """The board's guide."""
        over = self.over
        return over.guide_key(address) if over is not None else "kickoff"

    def own_guide(self, address: Address | None) -> Guide | None:
        """The board's own."""
        over = self.over
        return over.own_guide(address) if over is not None else None

    def addresses(self) -> Sequence[Address]:
        """None: the room writes on paper."""
        return ()

    def left(self) -> int | None:
        """Seconds that are left, negative when the time is over; none where it has no end."""
        writing = self.writing
        if writing is None or not writing.until:
            return None
        return round((datetime.fromisoformat(writing.until) - self.desk.now()).total_seconds())

    def do_more_time(self) -> None:
        """A minute more, from now on where the time was over."""
        writing = self.writing
        if writing is None:
            return
        end = datetime.fromisoformat(writing.until) if writing.until else self.desk.now()
        longer = max(end, self.desk.now()) + timedelta(minutes=1)
        self.desk.submit(EditWriting(id=new_id(), writing=writing.id, until=stamp(longer)))

    def do_next_page(self) -> bool:
        """On to the round by name; without names, to the plain board.

        Returns:
            Never that all is done: the screen goes back to the board then.
        """
        writing, here = self.writing, self.view.present
        if writing is not None and here:
            going_on = EditWriting(
                id=new_id(), writing=writing.id, phase="round", turn=writing.turn or here[0].id
            )
            self.desk.submit(going_on)
        elif writing is not None:
            self.desk.submit(EditWriting(id=new_id(), writing=writing.id, phase="done"))
        return False

    def page(self) -> Page:
        """How to write, and the clock."""
        say = self.desk.words.say
        width = max(self.desk.width - 2 * INDENT, 20)
        told = [text(say("Silently, on paper, one on each slip."), width)]
        if self.over is not None and self.over.step == "audience":
            told.append(text(say("Such as can be checked."), width))
        shown = self._clock(width)
        spare = self.desk.height - shown.height - sum(each.height for each in told)
        air = blank(max(spare // 3, 1))
        return Page(indent(stack(blank(), *told, air, shown), INDENT))

    def _clock(self, width: int) -> Block:
        left = self.left()
        if left is None:
            return Block(width)
        share = left / self._whole(left)
        style = "red" if share <= RED else "warn" if share <= AMBER else "strong"
        figures = large(minutes_and_seconds(left), style)
        bar = time_bar(1 - share, min(width, figures.width + 2 * INDENT), style)
        middle = max((width - bar.width) // 2, 0)
        return stack(
            indent(figures, max((width - figures.width) // 2, 0)), blank(), indent(bar, middle)
        )

    @staticmethod
    def _whole(left: int) -> int:
        """The seconds the bar is full at: the usual time, or more where more was given."""
        return max(MINUTES * 60, left)
