"""Close: who does what first and by when. One to three things, four short answers each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cjm_tui.domain.commands import (
    AddAction,
    AddParticipant,
    Batch,
    Bin,
    Command,
    EditAction,
)
from cjm_tui.domain.records import Action, ActionKind, ActionState, Stage
from cjm_tui.domain.spots import Spot
from cjm_tui.errors import Message
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, Span, indent, item, row
from cjm_tui.tui.bodies.base import Address, Choice, Desk
from cjm_tui.tui.bodies.boards import MARGIN
from cjm_tui.tui.bodies.close_page import ClosePage
from cjm_tui.tui.bodies.plan_drawing import FIELDS, PlanDrawing, field_label
from cjm_tui.tui.bodies.plan_rows import (
    AT_MOST,
    PlanRow,
    day_kept,
    free_barriers,
    make_row,
    read_names,
    stage_of,
)
from cjm_tui.tui.days import read_day

ANOTHER = "another"
"""Key of the row that brings another barrier."""


class ClosePlan(ClosePage):
    """Promises about the worst barriers."""

    part = "plan"

    def __init__(self, desk: Desk) -> None:
        """Propose, and have nothing typed.

        Args:
            desk: what the screen lends.
        """
        super().__init__(desk)
        self._typed = ("", "")
        self._picked: list[str] = []
        self._future: dict[str, str] = {}
        self._to_ask = ""

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

    def rows(self) -> tuple[PlanRow, ...]:
        """The actions there are, then as many proposals as there is room for."""
        view, still = self.view, [one for one in self.view.actions if one.state == "open"]
        made = [(action.id, "") for action in view.actions]
        free = [barrier.id for barrier in free_barriers(view)]
        wanted = [*(one for one in self._picked if one in free), *free]
        proposed = list(dict.fromkeys(wanted))[: max(AT_MOST - len(still), 0)]
        if not made and not proposed:
            proposed = [""]
        made += [(self._future_id(barrier), barrier) for barrier in proposed]
        return tuple(
            make_row(view, key, number, barrier) for number, (key, barrier) in enumerate(made, 1)
        )

    def _future_id(self, barrier: str) -> str:
        """The id a barrier's action will have, so that its lines keep their keys when it has."""
        known = self._future.get(barrier, "")
        if not known or known in self.view.workshop.records:
            known = self._future[barrier] = new_id()
        return known

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
        """The first question of an action without an answer; without an action, of the first."""
        rows = self.rows()
        return self._next_line(next((one for one in rows if one.key == spot.target), rows[0]))

    def _next_line(self, each: PlanRow) -> Address | None:
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
        self._to_ask = each.key if len(each.solutions) > 1 else ""
        adding = AddAction(
            action=each.key,
            barrier=each.barrier.id if each.barrier else "",
            solution=each.solution.id if each.solution else "",
        )
        return replace(adding, **answer)

    def after(self, address: Address) -> Address | None:
        """The next question without an answer; which solution is asked where there are several."""
        if self._to_ask:
            asked, self._to_ask = self._to_ask, ""
            self._ask_solution(asked)
        addresses = self.addresses()
        keys = [one.key for one in addresses]
        here = keys.index(address.key) if address.key in keys else len(keys)
        return next((one for one in addresses[here + 1 :] if not one.scaffold), None)

    def _ask_solution(self, action_id: str) -> None:
        each = next((one for one in self.rows() if one.key == action_id), None)
        if each is None or each.barrier is None:
            return
        title = self.desk.words.say("Which solution? {barrier}", barrier=each.barrier.text)

        def keep(solution: str) -> None:
            action = self.view.find(Action, action_id)
            if action is not None and action.solution != solution:
                self.desk.submit(
                    EditAction(id=new_id(), action=action.id, saw=action.tag, solution=solution)
                )

        self.desk.choose(title, [Choice(one.id, one.text) for one in each.solutions], keep)

    def do_write_here(self) -> None:
        """Answer what the cursor is on; on a row itself, its next question or its solution."""
        if self.desk.cursor == ANOTHER:
            self._ask_barrier()
            return
        each = self.current()
        address = self.address_at(self.desk.cursor)
        if address is None and each is not None:
            if each.action is not None and len(each.solutions) > 1:
                self._ask_solution(each.key)
                return
            address = self._next_line(each)
        self.desk.open_line(address or self.addresses()[0])

    def do_edit(self) -> None:
        """Mend an answer."""
        self.do_write_here()

    def _ask_barrier(self) -> None:
        say, view = self.desk.words.say, self.view

        def take(barrier: str) -> None:
            self._picked.insert(0, barrier)
            rows = (one for one in self.rows() if one.barrier and one.barrier.id == barrier)
            for each in rows:
                if address := self._next_line(each):
                    self.desk.open_line(address)

        choices = []
        for barrier in free_barriers(view):
            stage = view.find(Stage, stage_of(barrier))
            choices.append(Choice(barrier.id, barrier.text, stage.name if stage else ""))
        self.desk.choose(say("What do we do something about?"), choices, take)

    def current(self) -> PlanRow | None:
        """The row that is written in, or that the cursor is on."""
        key = self.current_key()
        return next(
            (one for one in self.rows() if key == one.key or key.startswith(f"{one.key}.")), None
        )

    def _action_meant(self) -> Action | None:
        each = self.current()
        if each is None or each.action is None:
            self.desk.tell(self.desk.words.say("Put the cursor on an action first."))
            return None
        return each.action

    def do_action_state(self) -> None:
        """Done, or open again."""
        if (action := self._action_meant()) is not None:
            state: ActionState = "open" if action.state == "done" else "done"
            self.desk.submit(EditAction(id=new_id(), action=action.id, saw=action.tag, state=state))

    def do_action_sort(self) -> None:
        """The client's experience, or the delivery."""
        if (action := self._action_meant()) is not None:
            sort: ActionKind = "experience" if action.sort == "delivery" else "delivery"
            taken = self.desk.submit(
                EditAction(id=new_id(), action=action.id, saw=action.tag, sort=sort)
            )
            if taken:
                say = self.desk.words.say
                experience, delivery = say("for the client's experience"), say("for the delivery")
                self.desk.tell(experience if sort == "experience" else delivery)

    def do_bin(self) -> None:
        """Put the action in the bin, whichever of its answers the cursor is on."""
        if (action := self._action_meant()) is not None and self.desk.submit(
            Bin(id=new_id(), target=action.id)
        ):
            self.desk.tell(self.desk.words.say("In the bin. u — take it back."))

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
        body = self.airy(self.desk.height - bottom.height, *rows, *self._another())
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
