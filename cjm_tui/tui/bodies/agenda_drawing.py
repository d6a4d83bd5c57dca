"""How the agenda is drawn: planned time, name, minutes and real time of each block."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cjm_tui.domain.clock import (
    blocks_of,
    is_on,
    length,
    meeting_of,
    plan,
    running,
    sitting,
    to_come,
)
from cjm_tui.domain.records import Block as Stretch
from cjm_tui.text import cell_len, pad
from cjm_tui.tui.blocks import Block, Span, item, row, stack
from cjm_tui.tui.bodies.base import Desk
from cjm_tui.tui.clocks import local_time

HERE = "▸"
TIME, MINUTES, REAL = 7, 9, 13
"""Cells of the columns beside the name."""


class AgendaDrawing:
    """Draws the blocks of a workshop.

    Args:
        desk: for the workshop, the words and the time.
        width: cells.
        here: id of the block the cursor is on or whose minutes are written.
    """

    def __init__(self, desk: Desk, width: int, here: str) -> None:
        self._desk = desk
        self._width = width
        self._here = here

    @property
    def _name_space(self) -> int:
        return max(self._width - TIME - MINUTES - REAL - 2, 10)

    def heads(self) -> Block:
        """What the columns hold."""
        say = self._desk.words.say
        plan_head = pad(say("plan").upper(), TIME)
        minutes = pad("", 2) + pad(say("min").upper(), MINUTES)
        really = say("really").upper() if self._tells_really else ""
        heads = f"  {plan_head}{pad('', self._used)}{minutes}{really}"
        return row(self._width, Span(heads, "heading"))

    @property
    def _used(self) -> int:
        """Cells of the names: the longest, as long as there is room."""
        names = self._desk.names.blocks
        longest = max((cell_len(names[block.key]) for block in self._desk.view.blocks), default=10)
        return min(longest, self._name_space - 2)

    def meeting(self, number: int, *, several: bool) -> Block:
        """The blocks of a meeting, and how long it takes.

        Args:
            number: of the meeting, from 1.
            several: there are others, so that it says which it is.
        """
        say = self._desk.words.say
        blocks = blocks_of(self._desk.view, number)
        times = dict(self._planned(number))
        rows = [self._row(block, times.get(block.id)) for block in blocks]
        whole = sum(length(block) for block in blocks) // 60
        total = say("{n} min in all", n=whole)
        ends = self._end(number)
        told = f"{total} · {ends}" if ends else total
        foot = row(self._width, Span(f"  {pad('', TIME)}{told}", "strong"))
        if not several:
            return stack(*rows, foot)
        head = row(self._width, Span(say("Meeting {n}", n=number), "heading"))
        return stack(head, *rows, foot)

    def _planned(self, number: int) -> Iterator[tuple[str, datetime]]:
        """When each block of a meeting should begin; only the meeting that is on has times."""
        if number == meeting_of(self._desk.view, self._desk.now()):
            yield from plan(self._desk.view, self._desk.now()).begins()

    def _end(self, number: int) -> str:
        """When it should end; before it has begun, if it began now."""
        say, now = self._desk.words.say, self._desk.now()
        if number != meeting_of(self._desk.view, now):
            return ""
        time = local_time(plan(self._desk.view, now).end)
        if sitting(self._desk.view, now):
            return say("planned until {time}", time=time)
        return say("begun now, until {time}", time=time)

    def _row(self, block: Stretch, planned: datetime | None) -> Block:
        going = running(self._desk.view)
        runs = going is not None and going.id == block.id
        is_current = block.id == self._here
        style = "active" if is_current else "strong" if runs else "text"
        if block.ended or not length(block):
            style = "active" if is_current else "muted"
        name = pad(self._desk.names.blocks[block.key], self._used)
        spans = (
            Span(f"{HERE} " if runs else "  ", "active"),
            Span(pad(local_time(planned) if planned else "", TIME), "muted"),
            Span(pad(name, self._used), style),
            Span("  " + pad(self._minutes(block), MINUTES), style),
            Span(self._really(block), "muted"),
        )
        return item(block.id, row(self._width, *spans))

    @staticmethod
    def _minutes(block: Stretch) -> str:
        """As planned, and what was added or taken since."""
        if not block.extra:
            return f"{block.minutes:>3}"
        return f"{block.minutes:>3} {'+' if block.extra > 0 else '−'} {abs(block.extra)}"

    @property
    def _tells_really(self) -> bool:
        """Whether real times stand beside the planned ones: together they tell how late it is."""
        return not (self._desk.is_looked_at and is_on(self._desk.view, self._desk.now()))

    def _really(self, block: Stretch) -> str:
        if not self._tells_really:
            return ""
        if not block.started:
            is_gone = block.meeting == meeting_of(
                self._desk.view, self._desk.now()
            ) and block not in (to_come(self._desk.view, self._desk.now()))
            return "—" if is_gone else ""
        begun = local_time(datetime.fromisoformat(block.started))
        if block.ended:
            return f"{begun}–{local_time(datetime.fromisoformat(block.ended))}"
        return f"{begun}– {self._desk.words.say('pause')}" if block.paused else f"{begun}–"
