"""Close: the result and the map as messages, seen as a phone shows them, copied with Enter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cjm_tui.domain.spots import Spot
from cjm_tui.domain.view import View
from cjm_tui.share.texts.messenger import messenger_text
from cjm_tui.share.texts.result import result_text
from cjm_tui.text import ELLIPSIS, pad, utf16_len, wrap
from cjm_tui.tui.blocks import Block, Page, Span, beside, blank, indent, item, row, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address
from cjm_tui.tui.bodies.close_page import ClosePage

PHONE = 36
"""Cells of a line on a telephone."""
LONGEST = 3900
"""UTF-16 units that every messenger takes as one message."""
RESULT, MAP = "result", "map"
_BAR = "▏"
_GAP = 1
_COLUMNS_AT_MOST = 3

# A terminal may draw these in one cell or in two; a column must not depend on it.
_EMOJI = re.compile(
    "(?:[\U0001f000-\U0001faff\u203c\u2049\u2139\u21a9\u21aa\u231a-\u23ff\u2600-\u26ff"
    "\u2702-\u270f\u2728\u2733-\u2734\u2744-\u2764\u2795-\u27bf\u2b05-\u2b55\u3030\u303d]"
    "[\ufe0f\u200d\u20e3]*)+ ?|[\ufe0f\u20e3]"
)


class Parcel(NamedTuple):
    """A text to paste somewhere."""

    key: str
    name: str
    holds: str
    """What is in it, in a few words."""
    text: str


class CloseSend(ClosePage):
    """Two messages; the last key of a workshop is Enter."""

    part = "send"

    def addresses(self) -> Sequence[Address]:
        """Nothing is typed here."""
        return ()

    def do_write_here(self) -> None:
        """Copy what the cursor is on; the cursor goes on to the next."""
        parcels = self._parcels()
        at = self._at(parcels)
        self.desk.copy(parcels[at].text, parcels[at].name)
        following = parcels[min(at + 1, len(parcels) - 1)]
        self.desk.go(Spot(self.step, self.part, target=following.key))
        self.desk.redraw()

    def page(self) -> Page:
        """What there is to send, and the message as a telephone shows it."""
        parcels = self._parcels()
        at = self._at(parcels)
        rows = (self._row(number, each, here=number == at) for number, each in enumerate(parcels))
        top = stack(self._warning(), *rows, self._help(), blank())
        space = max(self.desk.height - top.height, 1)
        return Page(indent(self._preview(parcels[at], space), MARGIN), indent(top, MARGIN))

    def _at(self, parcels: Sequence[Parcel]) -> int:
        keys = [parcel.key for parcel in parcels]
        return keys.index(self.desk.cursor) if self.desk.cursor in keys else 0

    def _parcels(self) -> tuple[Parcel, Parcel]:
        say = self.desk.words.say
        result, whole = _texts(self.view, self.desk.today)
        holds = say("where we start, who does what, ideas")
        stages = self.desk.words.count("{n} stage", "{n} stages", len(self.view.stages))
        return (
            Parcel(RESULT, say("Result"), holds, result),
            Parcel(MAP, say("Map"), stages, whole),
        )

    def _warning(self) -> Block:
        if self.is_alone:
            return Block(0)
        said = self.desk.words.say(
            "The room sees your screen: darken the projector before you open a chat."
        )
        return stack(text(said, self.inner, "warn"), blank())

    def _help(self) -> Block:
        said = self.desk.words.say("Enter copies. Paste it into the chat, come back, Enter again.")
        return stack(blank(), row(self.inner, Span(said, "muted")))

    def _row(self, number: int, parcel: Parcel, *, here: bool) -> Block:
        size = utf16_len(parcel.text)
        style = "active" if here else "text"
        told = self.desk.words.say("{n} of {all}", n=size, all=LONGEST)
        if size > LONGEST:
            told = self.desk.words.say("{size}: too long for one message", size=told)
        room = self.inner - 14 - 20
        drawn = row(
            self.inner,
            Span(f"{'▸' if here else ' '} {number + 1}  ", style),
            Span(pad(parcel.name, 9), style),
            Span(pad(parcel.holds, min(room, 42)) + "  ", "muted"),
            Span(told, "warn" if size > LONGEST else "muted"),
        )
        return item(parcel.key, drawn)

    def _preview(self, parcel: Parcel, rows: int) -> Block:
        """The beginning of a message in as many telephones side by side as fit."""
        lines = phone_lines(parcel.text)
        width = len(_BAR) + 1 + PHONE
        columns = max(min((self.inner + _GAP) // (width + _GAP), _COLUMNS_AT_MOST), 1)
        shown = lines[: columns * rows]
        if len(lines) > len(shown):
            shown[-1] = ELLIPSIS
        blocks = [
            Block(width, tuple((Span(f"{_BAR} ", "axis"), Span(line)) for line in column))
            for column in (shown[first : first + rows] for first in range(0, len(shown), rows))
        ]
        return beside(*blocks, gap=_GAP)


@lru_cache(maxsize=2)
def _texts(view: View, today: date) -> tuple[str, str]:
    """Both messages; made once for each state of a workshop, not at every key."""
    return result_text(view, today), messenger_text(view)


def phone_lines(message: str) -> list[str]:
    """A message as lines of a telephone, without the emoji it is sent with."""
    return wrap(_EMOJI.sub("", message), PHONE)
