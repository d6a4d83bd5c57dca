"""The agenda: every block with its minutes, when it is planned, and when it really was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
from cjm_tui.domain.commands import AddBlock, Batch, Command, EditBlock
from cjm_tui.domain.records import Block as Stretch
from cjm_tui.domain.spots import Spot
from cjm_tui.errors import Message
from cjm_tui.method import keys
from cjm_tui.method.agendas import AGENDAS
from cjm_tui.text import cell_len, new_id, pad
from cjm_tui.tui.blocks import Block, Page, Span, blank, indent, item, row, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address, Choice
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.clocks import local_time
from cjm_tui.tui.grammar import Typed

HERE = "▸"
TIME, MINUTES, REAL = 7, 9, 13
"""Cells of the columns beside the name."""
_NUMBER = re.compile(r"\s*([+−-]?)\s*(\d{1,3})\s*")
_USUAL = {
    block.key: block.minutes
    for meetings in reversed(tuple(AGENDAS.values()))
    for meeting in meetings
    for block in meeting.blocks
}
"""The minutes a block has where nobody says otherwise: those of two hours, where it is in them."""


class Agenda(BoardBody):
    """The page of the agenda."""

    step = "agenda"

    def question(self) -> str:
        """What it is, and how long."""
        return self.desk.words.say("Agenda")

    def guide_key(self, address: Address | None) -> str:
        """The guide of the start."""
        return "kickoff"

    def addresses(self) -> Sequence[Address]:
        """A line for the minutes of each block."""
        say, names = self.desk.words.say, self.desk.names.blocks
        return [
            Address(block.id, say("{name}, minutes", name=names[block.key]), target=block.id)
            for block in self.view.blocks
        ]

    def address_for(self, spot: Spot) -> Address | None:
        """The minutes of a block."""
        return next((one for one in self.addresses() if one.key == spot.target), None)

    def accepts_empty(self, address: Address) -> bool:
        """Enter alone leaves the minutes as they are."""
        return True

    def after(self, address: Address) -> Address | None:
        """On to the next block; from the last one back to the keys."""
        lines = list(self.addresses())
        at = [line.key for line in lines].index(address.key)
        return lines[at + 1] if at + 1 < len(lines) else None

    def parse(self, address: Address, line: str) -> Typed:
        """A number, whatever stands before it."""
        return Typed("plain", line)

    def write_footer(self) -> str:
        """What the line takes."""
        return self.desk.words.say(
            "Enter minutes, empty leaves them   +5 −5 more or fewer   Esc keys"
        )

    # What is changed ----------------------------------------------------------------------------

    def _has_begun(self, block: Stretch) -> bool:
        """Whether the meeting of a block is on: its end is promised then, and stays."""
        now = self.desk.now()
        return block.meeting == meeting_of(self.view, now) and bool(sitting(self.view, now))

    def write(self, address: Address, line: str) -> Command | Message | None:
        """Other minutes; they don't move the end that was promised when the meeting began."""
        block = self.view.find(Stretch, address.target)
        if block is None or not line.strip():
            return None
        if block.ended:
            return Message("block_over")
        number = _NUMBER.fullmatch(line)
        if number is None:
            return Message("minutes_unclear")
        sign, present = number[1], length(block) // 60
        said = int(number[2])
        minutes = present + (said if sign == "+" else -said) if sign else said
        return self._given(block, max(minutes, 0))

    def _given(self, block: Stretch, minutes: int) -> Command:
        if self._has_begun(block):
            return EditBlock(id=new_id(), block=block.id, extra=minutes - block.minutes)
        return EditBlock(id=new_id(), block=block.id, minutes=minutes, extra=0)

    def do_bin(self) -> bool:
        """Leave a block out of what is still to come; before the meeting it is simply binned."""
        block = self.view.find(Stretch, self.desk.cursor)
        say = self.desk.words.say
        if block is None or not (block.started or self._has_begun(block)):
            return False
        if block.started:
            self.desk.tell(say("It has begun: it stays in the report."))
        elif self.desk.submit(self._given(block, 0)):
            self.desk.tell(say("It gets no minutes. u — take it back."))
        return True

    def do_new_block(self) -> None:
        """Choose what else shall be done, behind what the cursor is on."""
        names = self.desk.names.blocks
        choices = [Choice(key, names[key]) for key in (*keys.BLOCKS[-7:], *keys.BLOCKS[:-7])]
        self.desk.choose(self.desk.words.say("Another block"), choices, self._add)

    def _add(self, key: str) -> None:
        behind = self.view.find(Stretch, self.desk.cursor)
        meeting = behind.meeting if behind else max(meeting_of(self.view), 1)
        made = AddBlock(
            id=new_id(),
            block=new_id(),
            key=key,
            minutes=_USUAL[key],
            meeting=meeting,
            after=behind.id if behind else None,
        )
        if not self._added(made, behind):
            return
        address = self.address_for(Spot("agenda", target=made.block))
        if address is not None:
            self.desk.open_line(address)

    def _added(self, made: AddBlock, behind: Stretch | None) -> bool:
        """Put a block on the agenda; in a meeting that has begun, it moves no promised end."""
        if behind is None or not self._has_begun(behind):
            return self.desk.submit(made)
        unplanned = AddBlock(
            id=new_id(),
            block=made.block,
            key=made.key,
            minutes=0,
            meeting=made.meeting,
            after=made.after,
        )
        given = EditBlock(id=new_id(), block=made.block, extra=made.minutes)
        return self.desk.submit(Batch(id=new_id(), commands=(unplanned, given)))

    # What is drawn ------------------------------------------------------------------------------

    def page(self) -> Page:
        """Meeting by meeting."""
        if not self.view.blocks:
            none = self.desk.words.say("No agenda: this workshop runs without a clock.")
            return Page(indent(stack(blank(), text(none, self.inner, "muted")), MARGIN))
        meetings = dict.fromkeys(block.meeting for block in self.view.blocks)
        parts = [self._meeting(number, several=len(meetings) > 1) for number in meetings]
        body = stack(*(part for one in parts for part in (one, blank())))
        return Page(indent(body, MARGIN), top=indent(self._heads(), MARGIN))

    @property
    def _name_space(self) -> int:
        return max(self.inner - TIME - MINUTES - REAL - 2, 10)

    def _heads(self) -> Block:
        say = self.desk.words.say
        plan_head = pad(say("plan").upper(), TIME)
        minutes = pad("", 2) + pad(say("min").upper(), MINUTES)
        really = say("really").upper() if self._tells_really else ""
        heads = f"  {plan_head}{pad('', self._used)}{minutes}{really}"
        return row(self.inner, Span(heads, "heading"))

    @property
    def _used(self) -> int:
        """Cells of the names: the longest, as long as there is room."""
        names = self.desk.names.blocks
        longest = max((cell_len(names[block.key]) for block in self.view.blocks), default=10)
        return min(longest, self._name_space - 2)

    def _meeting(self, number: int, *, several: bool) -> Block:
        say = self.desk.words.say
        blocks = blocks_of(self.view, number)
        times = dict(self._planned(number))
        rows = [self._row(block, times.get(block.id)) for block in blocks]
        whole = sum(length(block) for block in blocks) // 60
        total = say("{n} min in all", n=whole)
        ends = self._end(number)
        told = f"{total} · {ends}" if ends else total
        foot = row(self.inner, Span(f"  {pad('', TIME)}{told}", "strong"))
        if not several:
            return stack(*rows, foot)
        head = row(self.inner, Span(say("Meeting {n}", n=number), "heading"))
        return stack(head, *rows, foot)

    def _planned(self, number: int) -> Iterator[tuple[str, datetime]]:
        """When each block of a meeting should begin; only the meeting that is on has times."""
        if number == meeting_of(self.view, self.desk.now()):
            yield from plan(self.view, self.desk.now()).begins()

    def _end(self, number: int) -> str:
        """When it should end; before it has begun, if it began now."""
        say, now = self.desk.words.say, self.desk.now()
        if number != meeting_of(self.view, now):
            return ""
        time = local_time(plan(self.view, now).end)
        if sitting(self.view, now):
            return say("planned until {time}", time=time)
        return say("begun now, until {time}", time=time)

    def _row(self, block: Stretch, planned: datetime | None) -> Block:
        going = running(self.view)
        runs = going is not None and going.id == block.id
        is_current = self.is_current(block.id)
        style = "active" if is_current else "strong" if runs else "text"
        if block.ended or not length(block):
            style = "active" if is_current else "muted"
        name = pad(self.desk.names.blocks[block.key], self._used)
        spans = (
            Span(f"{HERE} " if runs else "  ", "active"),
            Span(pad(local_time(planned) if planned else "", TIME), "muted"),
            Span(pad(name, self._used), style),
            Span("  " + pad(self._minutes(block), MINUTES), style),
            Span(self._really(block), "muted"),
        )
        return item(block.id, row(self.inner, *spans))

    @staticmethod
    def _minutes(block: Stretch) -> str:
        """As planned, and what was added or taken since."""
        if not block.extra:
            return f"{block.minutes:>3}"
        return f"{block.minutes:>3} {'+' if block.extra > 0 else '−'} {abs(block.extra)}"

    @property
    def _tells_really(self) -> bool:
        """Whether real times stand beside the planned ones: together they tell how late it is."""
        return not (self.desk.is_looked_at and is_on(self.view, self.desk.now()))

    def _really(self, block: Stretch) -> str:
        if not self._tells_really:
            return ""
        if not block.started:
            is_gone = block.meeting == meeting_of(self.view, self.desk.now()) and block not in (
                to_come(self.view, self.desk.now())
            )
            return "—" if is_gone else ""
        begun = local_time(datetime.fromisoformat(block.started))
        if block.ended:
            return f"{begun}–{local_time(datetime.fromisoformat(block.ended))}"
        return f"{begun}– {self.desk.words.say('pause')}" if block.paused else f"{begun}–"
