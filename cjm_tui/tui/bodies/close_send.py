"""Close: what leaves the room: what, where to, and the message as it is read; Enter copies."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import Command, EditBrief
from cjm_tui.errors import Message
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, beside, blank, indent, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address, Desk
from cjm_tui.tui.bodies.send_acts import SendActs
from cjm_tui.tui.bodies.send_drawing import Drawing, row_key
from cjm_tui.tui.bodies.send_preview import GAP, PHONE_WIDTH, Preview

LEFT = 37
"""Cells the choices take at least beside the message."""
RIGHT_FROM = 46
"""Cells they take at most; a table has the rest."""
BETWEEN = 2
_AIRY = 17
"""Rows from which there is a blank one around the choices."""
_FOOT_ROWS = 3
"""Rows below the choices where the message isn't beside them."""


class CloseSend(SendActs):
    """What to send, and where to; the last key of a workshop is Enter."""

    part = "send"
    twice = "write_here"

    def __init__(self, desk: Desk) -> None:
        """Nothing is read yet.

        Args:
            desk: what the screen lends.
        """
        super().__init__(desk)
        self._preview = Preview()

    # When and where you meet --------------------------------------------------------------------

    def addresses(self) -> Sequence[Address]:
        """On the invitation, when and where one meets; else nothing is typed here."""
        if self._row != "invitation":
            return ()
        label = self.desk.words.say("when and where")
        return (Address(row_key("invitation"), label, scaffold=self.view.brief.meeting),)

    def write_footer(self) -> str:
        """The keys of the one line."""
        return self.desk.words.say("Enter keep   Esc keys")

    def accepts_empty(self, address: Address) -> bool:
        """An invitation may leave it open."""
        return True

    def write(self, address: Address, line: str) -> Command | Message | None:
        """Keep it with the workshop; an empty line copies the invitation as it is."""
        brief = self.view.brief
        if line and line != brief.meeting:
            return EditBrief(id=new_id(), saw=brief.tag, meeting=line)
        self._send(self._choices.order("invitation"))
        return None

    def after(self, address: Address) -> Address | None:
        """One line."""
        return None

    # Reading ----------------------------------------------------------------------------------

    def pages(self) -> Sequence[str]:
        """What of the message PgDn turns to."""
        return () if self.what is None else self._preview.pages

    @property
    def at(self) -> str:
        """What of the message is seen."""
        return "" if self.what is None else self._preview.at

    def turn(self, key: str) -> None:
        """Read on."""
        self._preview.turn(key)

    def do_wheel_down(self) -> None:
        """Read on, some lines further."""
        self._preview.scroll(1)
        self.desk.redraw()

    def do_wheel_up(self) -> None:
        """Some lines back."""
        self._preview.scroll(-1)
        self.desk.redraw()

    # The page -----------------------------------------------------------------------------------

    def page(self) -> Page:
        """The choices with the message beside them; the message alone where that was asked for."""
        self.follow()
        drawing = Drawing(
            self.desk, self._choices, self._preview, self._row, self._unfolds, self._saved
        )
        top = self._warning()
        space = max(self.desk.height - top.height, 1)
        if self._reads:
            head = drawing.one_line(self.inner)
            shown = drawing.pane(self.inner, space - head.height, alone=True)
            return Page(indent(shown, MARGIN), indent(stack(top, head), MARGIN))
        if self.inner < LEFT + BETWEEN + PHONE_WIDTH:
            return self._narrow(drawing, top)
        return Page(indent(self._beside(drawing, space), MARGIN), indent(top, MARGIN))

    def _warning(self) -> Block:
        if self.is_alone:
            return Block(0)
        said = self.desk.words.say(
            "The room sees your screen: darken the projector before you open a chat."
        )
        return stack(text(said, self.inner, "warn"), self._air)

    @property
    def _air(self) -> Block:
        return blank() if self.desk.height >= _AIRY else Block(0)

    def _beside(self, drawing: Drawing, space: int) -> Block:
        phones = (self.inner - LEFT - BETWEEN + GAP) // (PHONE_WIDTH + GAP)
        left = min(self.inner - phones * (PHONE_WIDTH + GAP) + GAP - BETWEEN, RIGHT_FROM)
        right = self.inner - left - BETWEEN
        rows = drawing.rows(left)
        where = drawing.where(left, space - rows.height - 1)
        pane = drawing.pane(right, space)
        return beside(stack(rows, blank(), where), pane, gap=BETWEEN)

    def _narrow(self, drawing: Drawing, top: Block) -> Page:
        """The choices alone; the message is behind Tab."""
        where = drawing.where(self.inner, _FOOT_ROWS - 2)
        status, hint = Block(0), Block(0)
        if self.what is not None:
            status = drawing.status(self._choices.order(self.what), self.inner)
            hint = text(self.desk.words.say("Tab shows the message."), self.inner, "muted")
        foot = indent(stack(where, status, hint), MARGIN)
        return Page(indent(drawing.rows(self.inner), MARGIN), indent(top, MARGIN), foot)
