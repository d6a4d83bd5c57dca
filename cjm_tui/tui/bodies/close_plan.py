"""Close: who does what first and by when. One to three things, four short answers each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cjm_tui.domain.commands import (
    AddAction,
    AddParticipant,
    Batch,
    Command,
    EditAction,
)
from cjm_tui.domain.spots import Spot
from cjm_tui.errors import Message
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, Span, indent, item, row
from cjm_tui.tui.bodies.base import MARGIN, Address, Desk
from cjm_tui.tui.bodies.plan_drawing import FIELDS, PlanDrawing, field_label
from cjm_tui.tui.bodies.plan_earlier import drawn
from cjm_tui.tui.bodies.plan_keys import PlanKeys
from cjm_tui.tui.bodies.plan_rows import PlanRow, day_kept, free_barriers, read_names
from cjm_tui.tui.days import read_day

ANOTHER = "another"
"""Key of the row that brings another barrier."""


class ClosePlan(PlanKeys):
    """Promises about the worst barriers."""

    def __init__(self, desk: Desk) -> None:
        """Propose, and have nothing typed.

        Args:
            desk: what the screen lends.
        """
        super().__init__(desk)
        self._typed = ("", "")

    def hint(self) -> str:
        """A promise one could keep."""
        return self.for_example(self.guide("close.plan").good) if self.is_empty() else ""

    def is_empty(self) -> bool:
        """Whether nothing is promised yet."""
        return not self.view.actions

    def write_footer(self) -> str:
        """The keys of these lines."""
        say = self.desk.words.say
        return say("Enter next question   Tab skip   PgDn three ideas   Esc keys")

    def fields(self) -> tuple[str, ...]:
        """The questions asked here: who works alone is not asked who."""
        return FIELDS[1:] if self.is_alone else FIELDS

    def addresses(self) -> Sequence[Address]:
        """Row by row, question by question."""
        return [
            Address(
                f"{each.key}.{field}",
                f"{each.number} · {field_label(self.desk.words, field)}",
                target=each.key,
                scaffold=self._present(each, field),
            )
            for each in self.rows()
            for field in self.fields()
        ]

    def _present(self, each: PlanRow, field: str) -> str:
        """What the line opens with: the answer there is."""
        action = each.action
        if action is None:
            return ""
        answers = {
            "who": ", ".join(self.view.name(owner) for owner in action.owners),
            "first_step": action.first_step,
            "by": day_kept(self.desk.words, action.by, full=True) if action.by else "",
            "known_by": action.known_by,
        }
        return answers[field]

    def address_for(self, spot: Spot) -> Address | None:
        """The first question of an action without an answer; without an action, of the first.

        An action of an earlier meeting is only stood on: first it is kept, or it is done.
        """
        if any(one.id == spot.target for one in self.earlier):
            return None
        rows = self.rows()
        return self._next_line(next((one for one in rows if one.key == spot.target), rows[0]))

    def _next_line(self, each: PlanRow) -> Address:
        mine = [one for one in self.addresses() if one.target == each.key]
        return next((one for one in mine if not one.scaffold), mine[0])

    def accepts_empty(self, address: Address) -> bool:
        """An answer may be skipped, or taken back."""
        return True

    def typed(self, address: Address, line: str) -> None:
        """Names and days are understood while they are typed."""
        self._typed = (address.key, line)

    def write(self, address: Address, line: str) -> Command | Message | None:
        """An answer; the first one of a row makes its action."""
        each = next((one for one in self.rows() if one.key == address.target), None)
        if each is None:
            return Message("action_gone")
        field = address.key.rpartition(".")[2]
        if field == "who":
            return self._owned(each, line)
        if field == "by" and line:
            day = read_day(line, self.desk.today)
            if day is None:
                return Message("day_unclear", {"said": line})
            if day < self.desk.today:
                return Message("day_over", {"said": line})
            line = day.isoformat()
        answered = self._answered(each, **{field: line})
        return replace(answered, id=new_id()) if answered is not None else None

    def _owned(self, each: PlanRow, line: str) -> Command | Message | None:
        """The owners; people nobody has named before are put among the names."""
        named = read_names(self.view.participants, line)
        if named.unclear:
            return Message("name_unclear", {"name": named.unclear})
        joining = tuple(AddParticipant(participant=new_id(), name=name) for name in named.new)
        owners = (*(one.id for one in named.known), *(one.participant for one in joining))
        answered = self._answered(each, owners=owners)
        if answered is None:
            return None
        return Batch(id=new_id(), commands=(*joining, answered))

    def _answered(self, each: PlanRow, **answer: object) -> EditAction | AddAction | None:
        """The command that keeps an answer; ``None`` where that changes nothing."""
        action = each.action
        if action is not None:
            if all(getattr(action, field) == value for field, value in answer.items()):
                return None
            return replace(EditAction(action=action.id, saw=action.tag), **answer)
        if not any(answer.values()):
            return None
        adding = AddAction(
            action=each.key,
            promised=self.meeting.isoformat(),
            barrier=each.barrier.id if each.barrier else "",
            solution=each.solution.id if each.solution else "",
        )
        return replace(adding, **answer)

    def after(self, address: Address) -> Address | None:
        """The next question without an answer."""
        addresses = self.addresses()
        keys = [one.key for one in addresses]
        here = keys.index(address.key) if address.key in keys else len(keys)
        return next((one for one in addresses[here + 1 :] if not one.scaffold), None)

    def do_write_here(self) -> None:
        """Answer what the cursor is on; on a row itself, its next question or its solution."""
        if self.desk.cursor == ANOTHER:
            self.ask_barrier(self._open)
            return
        before = self.earlier_here()
        if before is not None:
            if before.state == "open":
                self.do_keep_action()
            return
        each, address = self.current(), self.address_at(self.desk.cursor)
        if address is not None:
            self.desk.open_line(address)
        elif each and each.action and each.barrier and len(each.solutions) > 1:
            self.ask_solution(each.key, each.barrier)
        else:
            self._open(each or self.rows()[0])

    def _open(self, each: PlanRow) -> None:
        self.desk.open_line(self._next_line(each))

    def do_edit(self) -> None:
        """Mend an answer."""
        self.do_write_here()

    def page(self) -> Page:
        """The rows, the one in hand unfolded."""
        line_at, (key, typed) = self.desk.line_at, self._typed
        drawing = PlanDrawing(
            self.desk,
            self.inner,
            self.fields(),
            self.current_key(),
            typed if line_at is not None and line_at.key == key else "",
        )
        rows = [drawing.row(each, narrow=self.is_narrow) for each in self.rows()]
        bottom = indent(self._foot(), MARGIN)
        before = drawn(self.desk, self.earlier, self.desk.cursor, self.inner)
        body = self.airy(self.desk.height - bottom.height, before, *rows, *self._another())
        return Page(indent(body, MARGIN), bottom=bottom)

    def _another(self) -> Iterator[Block]:
        """The way to another barrier, while a proposed one can still give its place to it."""
        proposed = [one for one in self.rows() if one.action is None and one.barrier]
        if proposed and len(free_barriers(self.view)) > len(proposed):
            said = self.desk.words.say("another barrier instead…")
            yield item(ANOTHER, row(self.inner, Span(f"   {said}", "suggestion")))

    def _foot(self) -> Block:
        say = self.desk.words.say
        said = say("Three at most: the rest waits on the map.")
        if not self.is_alone:
            said = say("Half of a plan is a name.") + " " + said
        return row(self.inner, Span(said, "muted"))
