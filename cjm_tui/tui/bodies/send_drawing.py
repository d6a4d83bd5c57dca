"""How the page the map leaves by is drawn: what, where to, and the message as it will be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from cjm_tui.share.parcels import TARGETS, What
from cjm_tui.telling import tell_left_out
from cjm_tui.text import cell_len, pad
from cjm_tui.tui.blocks import (
    Block,
    Span,
    at_least,
    blank,
    ends,
    item,
    row,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.base import Desk
from cjm_tui.tui.bodies.send_choices import Choices, Order, size
from cjm_tui.tui.bodies.send_preview import Preview
from cjm_tui.tui.bodies.send_rows import NAMES, WHATS

FILES: Final = "files"
"""The row behind all that can be sent."""
_FILES_KEY: Final = "f"
"""The key that lists them: the digits are taken by what can be sent."""
MANY: Final = 3
"""Messages from which on a file is less work."""
AT_ONCE: Final = 3
"""Targets that are offered at once; the others are *more*."""
_LEFT_OUT_ROWS: Final = 4
_LEAST_LIST: Final = 4
"""Rows from which the targets stand one under the other."""


def row_key(name: str) -> str:
    """Key of a row as an item of the page: like no other page's."""
    return f"send.{name}"


def target_key(target: str) -> str:
    """Key of a target as an item of the page."""
    return f"send.to.{target}"


class Drawing(Struct, frozen=True):
    """The page's parts, each as large as it is told to be."""

    desk: Desk
    choices: Choices
    preview: Preview
    at: str
    """The row in hand: a ``What``, or ``FILES``."""
    unfolds: bool
    """Whether all targets are shown."""
    saved: tuple[str, ...]
    """What was told of files, the newest first."""

    @property
    def what(self) -> What | None:
        """What is to be sent; ``None`` on the row of files."""
        return next((one for one in WHATS if one == self.at), None)

    # What -------------------------------------------------------------------------------------

    def rows(self, width: int) -> Block:
        """All there is to send, and files."""
        drawn = [self._row(number, what, width) for number, what in enumerate(WHATS, 1)]
        return stack(*drawn, self._files_row(width))

    def _row(self, number: int, what: What, width: int) -> Block:
        words, order = self.desk.words, self.choices.order(what)
        sending = self.choices.sending(order)
        part = self.choices.next_part(sending)
        length = sum(size(order, each) for each in sending.parts)
        told = [Span(f"{len(sending.parts)} · {length}", "muted")]
        if part:
            done = words.say("{n} of {all}", n=part, all=len(sending.parts))
            told = [Span(f"{done} ✓", "good")]
        name = words.say(NAMES[what])
        left = [*self._lead(number, what), Span(name, self._style(what))]
        left.append(Span(order.option.about, "muted"))
        return item(row_key(what), ends(width, left, told))

    def _files_row(self, width: int) -> Block:
        say = self.desk.words.say
        left = [*self._lead(_FILES_KEY, FILES), Span(say("Files…"), self._style(FILES))]
        return item(row_key(FILES), ends(width, left, [Span("xlsx, html…", "muted")]))

    def _lead(self, digit: int | str, name: str) -> Iterator[Span]:
        yield Span(f"{'▸' if name == self.at else ' '} {digit}  ", self._style(name))

    def _style(self, name: str) -> str:
        return "active" if name == self.at else "text"

    # Where to ---------------------------------------------------------------------------------

    def where(self, width: int, rows: int) -> Block:
        """Where it goes: a list if there is room, else the chosen one."""
        if self.what is None:
            return Block(width)
        known, chosen = self.choices.targets(self.what), self.choices.target(self.what)
        return (
            self._list(known, chosen, width, rows)
            if rows >= _LEAST_LIST
            else self._chosen(known, chosen, width, rows)
        )

    def _chosen(self, known: Sequence[str], chosen: str, width: int, rows: int) -> Block:
        say = self.desk.words.say
        name = say(TARGETS[chosen].name)
        left = [Span(say("Where to") + "  ", "heading"), Span(f"← {name} →", "active")]
        right = [Span(f"{known.index(chosen) + 1}/{len(known)}", "muted")]
        head = item(target_key(chosen), ends(width, left, right))
        serves = text(say(TARGETS[chosen].serves), width, "muted")
        return stack(head, top_rows(serves, rows - 1)) if rows > 1 else head

    def _list(self, known: Sequence[str], chosen: str, width: int, rows: int) -> Block:
        say, at = self.desk.words.say, known.index(chosen)
        folded = not self.unfolds and at < AT_ONCE < len(known)
        shown = known[:AT_ONCE] if folded else known
        room = rows - 1
        first = max(0, min(at - room // 2, len(shown) - room))
        drawn = [self._target(each, chosen, width) for each in shown[first : first + room]]
        if folded and len(drawn) < room:
            others = ", ".join(say(TARGETS[each].name) for each in known[AT_ONCE:])
            more = row(width, Span("  " + say("more: {names}", names=others), "muted"))
            drawn.append(item(target_key("more"), more))
        count = Span(f"← {at + 1}/{len(known)} →", "muted")
        head = ends(width, [Span(say("Where to"), "heading")], [count])
        return stack(head, *drawn)

    def _target(self, target: str, chosen: str, width: int) -> Block:
        say, here = self.desk.words.say, target == chosen
        lead = Span(f"{'▸' if here else ' '} ", "active")
        space = max(cell_len(say(each.name)) for each in TARGETS.values()) + 2
        name = Span(pad(say(TARGETS[target].name), space), "active" if here else "text")
        serves = Span(say(TARGETS[target].serves), "muted")
        return item(target_key(target), row(width, lead, name, serves))

    # The message ------------------------------------------------------------------------------

    def pane(self, width: int, rows: int, *, alone: bool = False) -> Block:
        """The message that is copied next, with what is to be known about it.

        Args:
            width: cells.
            rows: all there are.
            alone: whether this is all that is read: then what is left out is told in full.
        """
        if self.what is None:
            return self._files(width)
        order = self.choices.order(self.what)
        sending = self.choices.sending(order)
        part = self.choices.next_part(sending)
        head = self._head(order, len(sending.parts), part, width)
        foot = self._notes(order, width, rows - 2 if alone else max(rows // 3, _LEFT_OUT_ROWS))
        space = max(rows - head.height - foot.height - 1, 1)
        seen = at_least(self.preview.draw(sending.parts[part], order.target, width, space), space)
        return stack(head, seen, self.status(order, width), foot)

    def _head(self, order: Order, count: int, part: int, width: int) -> Block:
        """Of several messages, which one it is and what to do with it."""
        say = self.desk.words.say
        if count == 1:
            return Block(width)
        if part:
            told = say(
                "Paste {n} of {all}, come back, Enter copies {next}",
                n=part,
                all=count,
                next=part + 1,
            )
        else:
            told = say("{all} messages, one after the other: Enter copies the first", all=count)
        return text(told, width, "active")

    def status(self, order: Order, width: int) -> Block:
        """How long the message is, and where in it one reads."""
        words = self.desk.words
        sending = self.choices.sending(order)
        message = sending.parts[self.choices.next_part(sending)]
        length, budget = size(order, message), TARGETS[order.target].budget
        told = words.count("{n} character", "{n} characters", length)
        if budget:
            told = words.say("{n} of {all}", n=length, all=budget)
        count = words.count("{n} message", "{n} messages", len(sending.parts))
        seen, lines = self.preview.seen
        where = [] if self.preview.is_whole else [Span(f"PgDn {seen}/{lines}", "muted")]
        return ends(width, [Span(f"{told} · {count}", "muted")], where)

    def _notes(self, order: Order, width: int, rows: int) -> Block:
        """What is left out, and what is easier another way."""
        words, sending = self.desk.words, self.choices.sending(order)
        said = [
            *([self._unmet()] if order.what == "invitation" else []),
            tell_left_out(words, sending.left_out),
        ]
        if len(sending.parts) > MANY:
            count = words.count("{n} message", "{n} messages", len(sending.parts))
            said.append(words.say("{count}: f saves a file instead", count=count))
        shown = (top_rows(text(each, width, "suggestion"), rows) for each in said if each)
        return stack(*shown)

    def _unmet(self) -> str:
        """What an invitation still misses."""
        if self.desk.view.brief.meeting or self.desk.is_read_only:
            return ""
        return self.desk.words.say("Enter asks when and where you meet.")

    def _files(self, width: int) -> Block:
        say = self.desk.words.say
        folder = self.desk.out
        told = say("Enter lists the formats. What you choose is saved in {path}", path=folder)
        earlier = (text(each, width, "good") for each in self.saved)
        return stack(text(told, width, "muted"), blank(), *earlier)

    def one_line(self, width: int) -> Block:
        """What is read, where there is no room for the list."""
        say = self.desk.words.say
        if self.what is None:
            return item(row_key(FILES), row(width, Span(f"▸ {say('Files…')}", "active")))
        order = self.choices.order(self.what)
        name, target = say(NAMES[self.what]), say(TARGETS[order.target].name)
        shown = Span(f"▸ {name}{order.option.about} → {target}", "active")
        return item(row_key(self.what), ends(width, [shown], [Span("Tab", "muted")]))
