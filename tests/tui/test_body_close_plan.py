"""Close, the plan: barriers proposed, four questions a row, names and days understood as typed."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from cjm_tui.domain.commands import AddAction, AddParticipant, Batch, Bin, EditAction
from cjm_tui.domain.gaps import Spot, gaps_of
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Action, Language
from cjm_tui.text import clean, new_id
from cjm_tui.tui.bodies.close_plan import ClosePlan
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    FakeDesk,
    Hand,
    Wall,
    check_page,
    example,
    keys,
    seen,
)

NAMES = ("Anna Kern", "Oleg", "Olga", "Nina")


class Plan:
    """A map with barriers, and a hand at its plan."""

    def __init__(self, size: tuple[int, int] = SIZES[1], **brief: object) -> None:
        wall = Wall("en", **brief)
        self.people = {name: wall.person(name) for name in NAMES}
        self.stages = [wall.stage(name) for name in ("Need", "Market", "Contract", "After")]
        story = wall.story("The first winter")
        self.barriers = {
            text: wall.note(OnMap(story, self.stages[at], "barriers"), text, severity=severity)
            for at, text, severity in (
                (0, "nobody to ask", 1),
                (1, "nobody answers", 3),
                (1, "three formats", 2),
                (2, "small ones refused", 2),
            )
        }
        self.solutions = [
            wall.note(OnMap(story, self.stages[1], "solutions"), text, answers=(barrier,))
            for text, barrier in (
                ("one number", self.barriers["nobody answers"]),
                ("one form", self.barriers["three formats"]),
                ("a form on the phone", self.barriers["three formats"]),
            )
        ]
        self.wall = wall
        self.desk = FakeDesk(wall.workshop, size=size)
        self.hand = Hand(ClosePlan(self.desk))
        self.body = self.hand.body

    def proposed(self) -> list[str]:
        assert isinstance(self.body, ClosePlan)
        return [one.barrier.text for one in self.body.rows() if one.barrier and not one.action]

    def open(self, barrier: str, field: str = "who") -> None:
        assert isinstance(self.body, ClosePlan)
        found = next(one for one in self.body.rows() if one.barrier and one.barrier.text == barrier)
        self.hand.open(f"{found.key}.{field}")

    def action(self) -> Action:
        (action,) = self.desk.view.actions
        return action

    def state(self) -> str:
        return self.desk.view.actions[0].state

    def asked(self) -> str:
        return self.desk.asked[0] if self.desk.asked else ""

    def at(self) -> str:
        assert self.desk.opened is not None
        return self.desk.opened.label


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finished_plan_fits_and_says_who_does_what_by_when(
    size: tuple[int, int], lang: Language
) -> None:
    body = ClosePlan(FakeDesk(example("boiler", lang), size=(size[0] - 1, size[1]), lang=lang))

    check_page(body)
    page = body.page()
    assert page.body.height + page.bottom.height <= size[1]
    shown = seen(body)
    for action in body.view.actions:
        assert body.view.name(action.owners[0]) in shown
        assert body.desk.words.date(action.by, "day") in shown
        assert action.first_step[:20] in shown


def test_the_worst_barriers_are_proposed_first_with_their_solutions() -> None:
    plan = Plan()

    assert plan.proposed() == ["nobody answers", "three formats", "small ones refused"]
    shown = seen(plan.body)
    assert "▲▲▲ nobody answers" in shown
    assert "→ one number" in shown
    assert "→ 2 solutions to choose from" in shown
    assert "× no solution yet" in shown
    assert plan.body.is_empty()
    assert plan.desk.commands == []


def test_the_stage_we_start_with_comes_before_worse_barriers_elsewhere() -> None:
    plan = Plan()
    plan = Plan(focus=plan.stages[0])

    assert plan.proposed() == ["nobody to ask", "nobody answers", "three formats"]


def test_four_questions_follow_each_other_then_the_next_row() -> None:
    plan = Plan()
    plan.open("nobody answers")
    asked = [plan.at()]
    for answer in ("Nina", "ask three plants", "fri", "nine of ten calls are answered"):
        assert plan.hand.type(answer) is None
        asked.append(plan.at())

    assert asked == ["1 · who", "1 · first step", "1 · by when", "1 · we'll know if", "2 · who"]
    action = plan.action()
    assert action.barrier == plan.barriers["nobody answers"]
    assert action.solution == plan.solutions[0]
    assert action.owners == (plan.people["Nina"],)
    assert (action.first_step, action.by) == ("ask three plants", "2026-11-27")
    assert action.known_by == "nine of ten calls are answered"
    still_needed = {gap.message.code for gap in gaps_of(plan.desk.view, "close")}
    assert not still_needed & {"gap_action", "gap_owner", "gap_date"}


def test_a_question_may_be_skipped_and_the_row_begins_with_any_answer() -> None:
    plan = Plan()
    plan.open("nobody answers")

    assert plan.hand.type("") is None
    assert plan.desk.commands == [], "nothing was promised yet"
    assert plan.at() == "1 · first step"
    plan.hand.type("ask three plants")
    assert plan.action().owners == ()
    assert plan.at() == "1 · by when"


def test_names_are_found_by_initials_and_beginnings_and_the_first_one_owns() -> None:
    plan = Plan()
    plan.open("nobody answers")

    assert plan.hand.type("ni + ak, oleg") is None
    wanted = [plan.people[name] for name in ("Nina", "Anna Kern", "Oleg")]
    assert list(plan.action().owners) == wanted


def test_a_name_that_may_be_two_people_is_asked_again() -> None:
    plan = Plan()
    plan.open("nobody answers")

    refusal = plan.hand.type("ol")
    assert refusal is not None
    assert refusal.code == "name_unclear"
    assert refusal.params == {"name": "ol"}
    assert plan.desk.commands == []


def test_somebody_new_joins_with_the_promise_in_one_change_and_is_seen_before_enter() -> None:
    plan = Plan()
    plan.open("nobody answers")

    plan.hand.keys("Nina, Ivan")
    assert "Nina, Ivan (new here)" in seen(plan.body)
    plan.hand.type("Nina, Ivan")

    (batch,) = plan.desk.commands
    assert isinstance(batch, Batch)
    assert [type(one) for one in batch.commands] == [AddParticipant, AddAction]
    assert [plan.desk.view.name(owner) for owner in plan.action().owners] == ["Nina", "Ivan"]


def test_a_day_is_shown_as_understood_before_enter_and_an_unclear_one_refused() -> None:
    plan = Plan()
    plan.open("nobody answers", "by")

    plan.hand.keys("+7")
    assert "Sat 28 Nov 2026, in 7 days" in seen(plan.body)
    plan.hand.keys("tomorrow")
    assert "Sun 22 Nov 2026, in 1 day" in seen(plan.body)
    refusal = plan.hand.type("soon")
    assert refusal is not None
    assert refusal.code == "day_unclear"
    assert plan.hand.type("через 2 недели") is None
    assert plan.action().by == "2026-12-05"
    assert "by Sat 5 Dec" in seen(plan.body)


def test_an_answer_opens_as_it_is_and_kept_so_changes_nothing() -> None:
    plan = Plan()
    plan.open("nobody answers", "by")
    plan.hand.type("28.11")
    plan.open("nobody answers", "by")

    assert plan.desk.opened is not None
    assert plan.hand.type(plan.desk.opened.scaffold) is None
    assert len(plan.desk.commands) == 1
    plan.open("nobody answers", "by")
    plan.hand.type("")
    assert plan.action().by == "", "emptied, it is taken back"


def test_no_list_interrupts_whoever_types_and_enter_on_the_row_asks_which_solution() -> None:
    plan = Plan()
    plan.open("three formats")
    plan.hand.type("Oleg")
    assert not plan.asked()
    assert plan.at() == "1 · first step"
    assert "solutions to choose from" in seen(plan.body)
    plan.desk.close_line()
    plan.desk.cursor = plan.action().id

    plan.body.do("write_here")
    assert "three formats" in plan.asked()
    plan.desk.pick(plan.solutions[2])
    assert plan.action().solution == plan.solutions[2]
    assert "→ a form on the phone" in seen(plan.body)


def test_another_barrier_may_take_the_place_of_a_proposed_one() -> None:
    plan = Plan()
    plan.desk.cursor = "another"
    assert "another" in keys(plan.body.page())

    plan.body.do("write_here")
    assert plan.desk.asked is not None
    assert [(one.label, one.detail) for one in plan.desk.asked[1]][-1] == ("nobody to ask", "Need")
    plan.desk.pick(plan.barriers["nobody to ask"])
    assert plan.proposed() == ["nobody to ask", "nobody answers", "three formats"]
    assert plan.at() == "1 · who"


def test_three_open_actions_are_enough_and_a_done_one_makes_room() -> None:
    plan = Plan()
    for barrier in ("nobody answers", "three formats", "small ones refused"):
        plan.open(barrier)
        plan.hand.type("Nina")
    assert plan.proposed() == []
    assert "another" not in keys(plan.body.page())

    plan.desk.close_line()
    plan.desk.cursor = f"{plan.desk.view.actions[0].id}.who"
    plan.body.do("action_state")
    assert plan.state() == "done"
    assert "✓ done" in seen(plan.body)
    assert plan.proposed() == ["nobody to ask"]
    plan.body.do("action_state")
    assert plan.state() == "open"


def test_experience_or_delivery_is_a_toggle() -> None:
    plan = Plan()
    plan.open("nobody answers")
    plan.hand.type("Nina")
    plan.desk.close_line()
    plan.desk.cursor = plan.action().id

    plan.body.do("action_sort")
    assert plan.action().sort == "delivery"
    assert "delivery" in seen(plan.body)
    assert plan.desk.told == ["for the delivery"]
    plan.body.do("action_sort")
    assert plan.action().sort == "experience"


def test_binned_from_any_of_its_answers_its_barrier_is_proposed_and_promised_anew() -> None:
    plan = Plan()
    plan.open("nobody answers")
    plan.hand.type("Nina")
    first = plan.action().id
    plan.desk.close_line()
    plan.desk.cursor = f"{first}.by"

    plan.body.do("bin")
    assert isinstance(plan.desk.commands[-1], Bin)
    assert "nobody answers" in plan.proposed()
    plan.open("nobody answers")
    assert plan.hand.type("Oleg") is None
    assert plan.action().id != first


def test_keys_of_an_action_need_one_under_the_cursor() -> None:
    plan = Plan()
    for command in ("action_state", "action_sort", "bin"):
        plan.body.do(command)

    assert plan.desk.commands == []
    assert plan.desk.told == ["Put the cursor on an action first."] * 3


def test_a_line_whose_action_is_gone_says_so() -> None:
    plan = Plan()
    plan.open("nobody answers")
    plan.hand.type("Nina")
    plan.desk.submit(Bin(id=new_id(), target=plan.action().id))

    refusal = plan.hand.type("ask three plants")
    assert refusal is not None
    assert refusal.code == "action_gone"


def test_alone_nobody_is_asked_who() -> None:
    plan = Plan(how="alone")

    assert plan.body.addresses()[0].label == "1 · first step"
    plan.hand.open(plan.body.addresses()[0].key)
    plan.hand.type("ask three plants")
    assert plan.at() == "1 · by when"
    assert "who" not in seen(plan.body)
    assert "name" not in seen(plan.body)
    check_page(plan.body)


def test_a_team_without_a_map_can_still_promise() -> None:
    body = ClosePlan(FakeDesk(Wall().workshop, size=SIZES[1]))
    hand = Hand(body)

    check_page(body)
    hand.open(body.addresses()[1].key)
    assert hand.type("put the number on the site") is None
    (action,) = hand.desk.view.actions
    assert (action.barrier, action.first_step) == ("", "put the number on the site")


def test_where_the_barriers_end_something_else_may_be_promised() -> None:
    wall = Wall()
    story = wall.story("Short")
    wall.note(OnMap(story, wall.stage("Need"), "barriers"), "nobody to ask", severity=1)
    hand = Hand(ClosePlan(FakeDesk(wall.workshop, size=SIZES[1])))
    hand.type("ring them", at=hand.body.addresses()[1].key)

    assert "not about a barrier" in seen(hand.body)
    assert hand.body.addresses()[5].label == "2 · first step"


def test_gaps_open_the_first_question_without_an_answer() -> None:
    plan = Plan()
    plan.open("nobody answers")
    plan.hand.type("Nina")

    address = plan.body.address_for(Spot("close", "plan", target=plan.action().id))
    assert address is not None
    assert address.label == "1 · first step"
    nothing_promised = plan.body.address_for(Spot("close", "plan"))
    assert nothing_promised is not None
    assert nothing_promised.label == "1 · first step"


def test_on_a_projector_only_the_row_in_hand_is_unfolded() -> None:
    plan = Plan(SIZES[0])
    for barrier in ("nobody answers", "small ones refused"):
        plan.open(barrier)
        plan.hand.type("Nina")
        plan.hand.type("ask three plants")
    plan.open("nobody answers", "by")

    lines = seen(plan.body).splitlines()
    assert sum("first step" in line for line in lines) == 1
    assert sum("Nina: ask three plants" in line for line in lines) == 1
    check_page(plan.body)


def test_hostile_words_are_shown_as_they_are() -> None:
    for size in SIZES:
        plan = Plan(size)
        plan.open("nobody answers", "first_step")
        plan.hand.type(clean(HOSTILE))
        plan.hand.type("fri")
        plan.hand.type(clean(HOSTILE))
        check_page(plan.body)
        assert "[bold red]x[/] {name} %s" in seen(plan.body)
        assert isinstance(plan.desk.commands[-1], EditAction)
        for address in plan.body.addresses():
            plan.desk.open_line(address)
            check_page(plan.body)


# Last time --------------------------------------------------------------------------------------


class Second(Plan):
    """A second meeting: the first, in September, left two actions open and one done."""

    def __init__(self, size: tuple[int, int] = SIZES[1], more: int = 0) -> None:
        super().__init__(size)
        self.left, self.also, self.done = "left0001", "also0001", "done0001"
        step = "a phone number on the page"
        for action in (
            Action(id=self.left, rank="a", owners=(self.people["Nina"],), first_step=step),
            Action(id=self.also, rank="b", barrier=self.barriers["nobody to ask"]),
            Action(id=self.done, rank="c", first_step="ring three", state="done"),
            *(Action(id=f"more{n:04}", rank=f"d{n}", first_step=f"more {n}") for n in range(more)),
        ):
            self.wall.record(replace(action, promised="2026-09-12", by="2026-09-30"))
        self.desk = FakeDesk(self.wall.workshop, size=size)
        self.hand = Hand(ClosePlan(self.desk))
        self.body = self.hand.body

    def found(self, action_id: str) -> Action:
        found = self.desk.view.find(Action, action_id)
        assert found is not None
        return found


@pytest.mark.parametrize("size", SIZES)
def test_what_last_time_left_open_stands_above_todays_plan(size: tuple[int, int]) -> None:
    plan = Second(size)
    page = seen(plan.body)
    check_page(plan.body)

    assert "OPEN FROM LAST TIME" in page
    assert page.index("Nina, by Wed 30 Sep: a phone number") < page.index("nobody answers")
    assert page.index("phone number") < page.index("ring three"), "the open ones first"


def test_it_leaves_todays_three_rows_their_room() -> None:
    plan = Second()

    assert len(plan.proposed()) == 3
    assert "nobody to ask" not in plan.proposed(), "that is promised already"


def test_done_marks_it_and_keep_promises_it_again() -> None:
    plan = Second()
    plan.desk.cursor = plan.also
    assert "x done · y keep" in seen(plan.body)
    assert plan.body.do("action_state")
    assert plan.found(plan.also).state == "done"
    plan.desk.cursor = plan.left
    assert plan.body.do("keep_action")

    assert plan.found(plan.left).promised == "2026-11-21"
    assert isinstance(plan.body, ClosePlan)
    assert [one.key for one in plan.body.rows() if one.action] == [plan.left]
    assert len(plan.proposed()) == 2, "it is one of today's three now"


def test_enter_on_one_keeps_it_and_on_a_done_one_does_nothing() -> None:
    plan = Second()
    plan.desk.cursor = plan.done
    plan.body.do("write_here")
    assert not plan.desk.commands
    plan.desk.cursor = plan.left
    plan.body.do("write_here")

    assert plan.found(plan.left).promised == "2026-11-21"
    assert plan.desk.opened is None


def test_keep_elsewhere_says_where_it_belongs() -> None:
    plan = Second()
    for cursor in ("", plan.done):
        plan.desk.cursor = cursor
        plan.body.do("keep_action")

    assert len(plan.desk.told) == 2
    assert not plan.desk.commands


def test_what_is_promised_today_is_never_last_times() -> None:
    plan = Plan()
    plan.open("nobody answers")
    plan.hand.type("Nina")

    assert plan.action().promised == "2026-11-21"
    assert "LAST TIME" not in seen(plan.body)


def test_a_meeting_over_midnight_is_one_meeting_and_the_next_day_is_another() -> None:
    plan = Plan()
    plan.desk.moment = datetime(2026, 11, 21, 23, 50).astimezone()
    plan.open("nobody answers")
    plan.hand.type("Nina")
    plan.desk.moment = datetime(2026, 11, 22, 0, 40).astimezone()
    assert "LAST TIME" not in seen(plan.body)
    plan.desk.moment = datetime(2026, 11, 22, 9, 0).astimezone()

    assert "LAST TIME" in seen(plan.body)


def test_an_action_that_does_not_say_when_is_todays() -> None:
    plan = Plan()
    plan.wall.record(Action(id="some0001", first_step="ring three"))
    body = ClosePlan(FakeDesk(plan.wall.workshop))

    assert "LAST TIME" not in seen(body)
    assert "ring three" in seen(body)


@pytest.mark.parametrize("size", SIZES)
def test_of_many_the_first_are_shown_and_the_others_counted(size: tuple[int, int]) -> None:
    plan = Second(size, more=6)
    assert "and 5 more" in seen(plan.body)
    plan.desk.cursor = "more0005"

    assert "more 5" in seen(plan.body)
    check_page(plan.body)


def test_a_gap_of_last_time_is_stood_on_and_opens_no_line() -> None:
    plan = Second()

    assert plan.body.address_for(Spot("close", "plan", None, plan.left)) is None


def test_hostile_words_of_last_time_stay_words() -> None:
    plan = Plan()
    told = clean(HOSTILE)
    plan.wall.record(Action(id="some0001", first_step=told, promised="2026-09-12"))
    body = ClosePlan(FakeDesk(plan.wall.workshop))
    check_page(body)

    assert "[bold red]x[/] {name} %s" in seen(body)
