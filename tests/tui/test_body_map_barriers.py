"""Barriers: a list from the lowest place on, then a page for each until it is answered."""

from __future__ import annotations

import pytest

from cjm_tui.domain.gaps import Spot, gaps_of
from cjm_tui.domain.places import OnInterview, OnMap, OnParking
from cjm_tui.domain.records import Language, Talk
from cjm_tui.method import loader
from cjm_tui.tui.bodies.map_barriers import MapBarriers
from tests.tui.fake_desk import (
    LANGUAGES,
    SIZES,
    FakeDesk,
    Hand,
    Wall,
    check_page,
    desk_of,
    example,
    keys,
    seen,
)


class Road:
    """Three stages, the second the lowest; a barrier at the first and the second."""

    def __init__(self) -> None:
        self.wall = Wall()
        self.stages = [self.wall.stage(name) for name in ("Need", "Market", "Choice")]
        self.story = self.wall.story("The first winter")
        for stage, score in zip(self.stages, (0, -2, -1), strict=True):
            self.wall.note(OnMap(self.story, stage, "emotions"), "", score=score)
        self.nobody = self.barrier(0, "nobody to ask", 1)
        self.silence = self.barrier(1, "nobody answers at night", 3)

    def barrier(self, stage: int, text: str, severity: int) -> str:
        place = OnMap(self.story, self.stages[stage], "barriers")
        return self.wall.note(place, text, severity=severity)

    def solution(self, stage: int, text: str, *answers: str) -> str:
        place = OnMap(self.story, self.stages[stage], "solutions")
        return self.wall.note(place, text, answers=answers)

    def barriers(self, size: tuple[int, int] = SIZES[1]) -> MapBarriers:
        return MapBarriers(FakeDesk(self.wall.workshop, size=size))


@pytest.fixture
def road() -> Road:
    return Road()


def test_it_opens_as_a_list_from_the_lowest_place_on(road: Road) -> None:
    body = road.barriers()
    shown = seen(body)

    assert body.at == "list"
    assert shown.index("MARKET") < shown.index("CHOICE") < shown.index("NEED")
    assert "MARKET  ▼ lowest" in shown
    assert [one.label for one in body.addresses()] == [
        "2 Market · Barriers",
        "3 Choice · Barriers",
        "1 Need · Barriers",
    ]


def test_while_there_is_none_the_line_opens_at_the_lowest_place() -> None:
    wall = Wall()
    need, market = wall.stage("Need"), wall.stage("Market")
    story = wall.story("The first winter")
    wall.note(OnMap(story, market, "emotions"), "alone", score=-2)
    wall.note(OnMap(story, need, "emotions"), "", score=0)
    body = MapBarriers(FakeDesk(wall.workshop))

    assert body.is_empty()
    assert body.addresses()[0].label == "2 Market · Barriers"
    assert "no barrier says why" in seen(body)
    assert body.hint()


def test_a_line_on_the_list_is_a_barrier_of_that_stage(road: Road) -> None:
    body = road.barriers()
    hand = Hand(body)

    hand.type("three formats", at=f"barriers:{road.stages[2]}")
    hand.type("!! too dear")

    found = body.desk.view.at(OnMap(road.story, road.stages[2], "barriers"))
    assert [(note.text, note.severity) for note in found] == [("three formats", 1), ("too dear", 2)]


def test_each_barrier_on_the_list_says_whether_it_is_answered(road: Road) -> None:
    road.solution(1, "one number", road.silence)
    rows = {
        text: row
        for row in seen(road.barriers()).splitlines()
        for text in ("nobody to ask", "nobody answers")
        if text in row
    }

    assert "→1" in rows["nobody answers"]
    assert "○" in rows["nobody to ask"]


def test_behind_the_list_comes_each_barrier_in_its_order(road: Road) -> None:
    body = road.barriers()

    assert list(body.pages()) == ["list", road.silence, road.nobody]
    body.turn(road.silence)
    assert "‹ 1 of 2 ›" in seen(body)
    assert "nobody answers at night" in seen(body)
    assert "nobody to ask" not in seen(body)


def test_the_question_changes_when_answering_begins(road: Road) -> None:
    body = road.barriers()
    collecting = body.question()

    body.turn(road.silence)

    assert body.question() == loader.guide("en", "pass.barriers.answer").question
    assert collecting == loader.guide("en", "pass.barriers").question


def test_a_plain_line_answers_the_barrier_shown(road: Road) -> None:
    body = road.barriers()
    body.turn(road.silence)

    Hand(body).type("one number", at="answer")
    Hand(body).type("= an engineer on duty")

    found = body.desk.view.solutions(road.silence)
    assert [note.text for note in found] == ["one number", "an engineer on duty"]
    assert all(note.place == OnMap(road.story, road.stages[1], "solutions") for note in found)
    assert "2 ●" in seen(body)


@pytest.mark.parametrize("line", ["- later", "-later", "— later", "–  later"])
def test_a_dash_says_why_not(road: Road, line: str) -> None:
    body = road.barriers()
    body.turn(road.silence)

    assert Hand(body).type(line, at="answer") is None

    assert body.desk.view.barriers(road.story)[1].aside == "later"
    assert "set aside: later" in seen(body)
    assert body.desk.view.solutions(road.silence) == ()


def test_a_dash_alone_offers_the_usual_reasons(road: Road) -> None:
    body = road.barriers()
    desk = desk_of(body)
    body.turn(road.silence)

    Hand(body).type("-", at="answer")

    assert desk.asked is not None
    assert [row.key for row in desk.asked[1]] == ["not ours", "later", "find out first", "other"]
    desk.pick("not ours")
    assert desk.view.barriers(road.story)[1].aside == "not ours"


def test_a_solution_may_begin_with_a_minus_and_a_number(road: Road) -> None:
    body = road.barriers()
    body.turn(road.silence)

    Hand(body).type("-20 % at night", at="answer")

    assert [note.text for note in body.desk.view.solutions(road.silence)] == ["-20 % at night"]


def test_bangs_say_how_bad_the_barrier_shown_is(road: Road) -> None:
    body = road.barriers()
    body.turn(road.nobody)

    Hand(body).type("!!!", at="answer")

    assert [note.severity for note in body.desk.view.barriers(road.story)] == [3, 3]


def test_setting_aside_acts_on_the_barrier_shown(road: Road) -> None:
    body = road.barriers()
    desk = desk_of(body)
    body.turn(road.nobody)

    body.do("set_aside")
    desk.pick("find out first")

    assert desk.view.barriers(road.story)[0].aside == "find out first"


def test_enter_on_a_barrier_of_the_list_opens_its_page(road: Road) -> None:
    body = road.barriers()
    desk = desk_of(body)
    desk.cursor = road.nobody

    assert body.do("write_here")

    assert body.at == road.nobody
    assert desk.opened is not None
    assert desk.opened.target == road.nobody


def test_enter_on_a_stage_of_the_list_is_left_to_the_screen(road: Road) -> None:
    body = road.barriers()
    desk_of(body).cursor = f"barriers:{road.stages[0]}"

    assert not body.do("write_here")


def test_a_barrier_that_goes_to_the_bin_leaves_the_list(road: Road) -> None:
    body = road.barriers()
    body.turn(road.silence)
    wall = Road()
    assert body.at == road.silence

    desk_of(body).view = MapBarriers(FakeDesk(Wall().workshop)).desk.view
    assert body.at == "list"
    desk_of(body).view = wall.barriers().desk.view
    assert body.at in ("list", road.silence)


def test_how_we_know_stands_under_the_barrier(road: Road) -> None:
    talk = road.wall.record(Talk(id="talk-0001", group="clients"))
    said = road.wall.note(OnInterview(talk), "Saturday, and beeps in the phone", form="quote")
    place = OnMap(road.story, road.stages[1], "barriers")
    barrier = road.wall.note(place, "no answer", severity=3, source=said, voices=4)
    body = road.barriers()
    body.turn(barrier)

    assert "×4 in the room   ◆1 heard   “Saturday, and beeps in the phone”" in seen(body)


def test_ways_to_remove_it_are_named_in_grey(road: Road) -> None:
    body = road.barriers()
    body.turn(road.silence)
    shown = seen(body).replace("\xa0", " ")

    assert all(way in shown for way in loader.solution_prompts("en"))


def test_the_foot_counts_stage_by_stage(road: Road) -> None:
    road.solution(0, "a first-call guide", road.nobody)
    body = road.barriers()
    body.turn(road.silence)

    assert "1 ✓   2 ●   3 –" in seen(body)
    assert [span.text for span in body.aside()] == ["1 answered · 1 open"]


def test_the_gap_of_a_barrier_opens_its_page(road: Road) -> None:
    body = road.barriers()
    gap = next(each for each in gaps_of(body.desk.view, "map") if each.spot.target == road.nobody)

    address = body.address_for(gap.spot)

    assert body.at == road.nobody
    assert address is not None
    assert address.target == road.nobody


def test_a_stage_without_a_barrier_is_opened_on_the_list(road: Road) -> None:
    body = road.barriers()
    body.turn(road.silence)
    place = OnMap(road.story, road.stages[2], "barriers")

    address = body.address_for(Spot("map", "barriers", place))

    assert body.at == "list"
    assert address is not None
    assert address.place == place


def test_a_solution_that_waits_leads_to_a_barrier_it_may_answer(road: Road) -> None:
    waiting = road.solution(1, "call back within an hour")
    body = road.barriers()

    body.address_for(Spot("map", "barriers", road_place(road), waiting))

    assert body.at == road.silence


def road_place(road: Road) -> OnMap:
    return OnMap(road.story, road.stages[1], "solutions")


def test_parked_barriers_lead_to_the_list_and_parked_solutions_to_an_open_barrier(
    road: Road,
) -> None:
    body = road.barriers()

    body.address_for(Spot("map", "barriers", OnParking("solutions")))
    assert body.at == road.silence

    body.address_for(Spot("map", "barriers", OnParking("barriers")))
    assert body.at == "list"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_every_barrier_of_a_finished_map_has_a_page_that_fits(
    size: tuple[int, int], language: Language
) -> None:
    body = MapBarriers(FakeDesk(example("boiler", language), size=size, lang=language))
    listed = keys(body.page())

    assert len(body.pages()) == 7
    for barrier in body.pages()[1:]:
        assert barrier in listed
        body.turn(barrier)
        page = body.page()
        check_page(body)
        assert page.top.height + page.body.height + page.bottom.height <= size[1]
