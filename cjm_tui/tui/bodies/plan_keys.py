"""What a plan stands on: its rows, the one in hand, and what the keys do to its actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cjm_tui.domain.commands import Bin, EditAction
from cjm_tui.domain.records import Action, ActionKind, ActionState, Note, Stage
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.base import Choice, Desk
from cjm_tui.tui.bodies.close_page import ClosePage
from cjm_tui.tui.bodies.plan_earlier import earlier, meeting_day
from cjm_tui.tui.bodies.plan_rows import AT_MOST, PlanRow, free_barriers, make_row, stage_of


class PlanKeys(ClosePage):
    """Rows of a plan, and what letters do to their actions."""

    part = "plan"

    def __init__(self, desk: Desk) -> None:
        """Propose the worst barriers.

        Args:
            desk: what the screen lends.
        """
        super().__init__(desk)
        self._picked: list[str] = []
        self._future: dict[str, str] = {}

    @property
    def meeting(self) -> date:
        """The day of this meeting, also when it has gone on over midnight."""
        return meeting_day(self.desk.now())

    @property
    def earlier(self) -> tuple[Action, ...]:
        """What an earlier meeting promised, and nobody has kept yet."""
        return earlier(self.view, self.meeting)

    def rows(self) -> tuple[PlanRow, ...]:
        """The actions of this meeting, then proposals until there are enough to keep."""
        view, before = self.view, {action.id for action in self.earlier}
        own = [action for action in view.actions if action.id not in before]
        room = AT_MOST - sum(1 for action in own if action.state == "open")
        free = [barrier.id for barrier in free_barriers(view)]
        wanted = dict.fromkeys([*(one for one in self._picked if one in free), *free])
        proposed = (list(wanted) or [""])[: max(room, 0)]
        made = [(action.id, "") for action in own]
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

    def current(self) -> PlanRow | None:
        """The row that is written in, or that the cursor is on."""
        key = self.current_key()
        return next(
            (one for one in self.rows() if key == one.key or key.startswith(f"{one.key}.")), None
        )

    def ask_solution(self, action_id: str, barrier: Note) -> None:
        """Let people choose which of a barrier's solutions an action is about.

        Args:
            action_id: of the action, which is there when they have chosen.
            barrier: with more than one solution.
        """

        def keep(solution: str) -> None:
            action = self.view.find(Action, action_id)
            if action is not None and action.solution != solution:
                self.desk.submit(
                    EditAction(id=new_id(), action=action.id, saw=action.tag, solution=solution)
                )

        title = self.desk.words.say("Which solution? {barrier}", barrier=barrier.text)
        solutions = self.view.solutions(barrier.id)
        self.desk.choose(title, [Choice(one.id, one.text) for one in solutions], keep)

    def ask_barrier(self, then: Callable[[PlanRow], None]) -> None:
        """Let people choose a barrier nobody has promised anything about.

        Args:
            then: gets its row, the first of the proposals.
        """

        def take(barrier: str) -> None:
            self._picked.insert(0, barrier)
            for each in self.rows():
                if each.barrier is not None and each.barrier.id == barrier:
                    then(each)

        choices = []
        for barrier in free_barriers(self.view):
            stage = self.view.find(Stage, stage_of(barrier))
            choices.append(Choice(barrier.id, barrier.text, stage.name if stage else ""))
        self.desk.choose(self.desk.words.say("Which barrier do we take on?"), choices, take)

    def earlier_here(self) -> Action | None:
        """The action of an earlier meeting under the cursor."""
        return next((one for one in self.earlier if one.id == self.desk.cursor), None)

    def do_keep_action(self) -> None:
        """What was promised last time is promised again, and stands among today's."""
        action, say = self.earlier_here(), self.desk.words.say
        if action is None or action.state == "done":
            self.desk.tell(say("Put the cursor on an open action of last time first."))
            return
        self.desk.submit(
            EditAction(
                id=new_id(),
                action=action.id,
                saw=action.tag,
                promised=self.meeting.isoformat(),
            )
        )

    def _action_meant(self) -> Action | None:
        if (before := self.earlier_here()) is not None:
            return before
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
        action, say = self._action_meant(), self.desk.words.say
        if action is None:
            return
        sort: ActionKind = "experience" if action.sort == "delivery" else "delivery"
        if self.desk.submit(EditAction(id=new_id(), action=action.id, saw=action.tag, sort=sort)):
            experience, delivery = say("for the client's experience"), say("for the delivery")
            self.desk.tell(experience if sort == "experience" else delivery)

    def do_bin(self) -> None:
        """Put the action in the bin, whichever of its answers the cursor is on."""
        if (action := self._action_meant()) is not None and self.desk.submit(
            Bin(id=new_id(), target=action.id)
        ):
            self.desk.tell(self.desk.words.say("In the bin. u — take it back."))
