"""The agenda: every block with its minutes, when it is planned, and when it really was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjm_tui.domain.clock import (
    length,
    meeting_of,
    sitting,
)
from cjm_tui.domain.commands import AddBlock, Batch, Command, EditBlock
from cjm_tui.domain.records import Block as Stretch
from cjm_tui.domain.spots import Spot
from cjm_tui.errors import Message
from cjm_tui.method import keys
from cjm_tui.method.agendas import AGENDAS
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Page, blank, indent, stack, text
from cjm_tui.tui.bodies.agenda_drawing import AgendaDrawing
from cjm_tui.tui.bodies.base import MARGIN, Address, Choice
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.grammar import Typed

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
        drawing = AgendaDrawing(self.desk, self.inner, self.current_key())
        meetings = dict.fromkeys(block.meeting for block in self.view.blocks)
        parts = [drawing.meeting(number, several=len(meetings) > 1) for number in meetings]
        body = stack(*(part for one in parts for part in (one, blank())))
        return Page(indent(body, MARGIN), top=indent(drawing.heads(), MARGIN))
