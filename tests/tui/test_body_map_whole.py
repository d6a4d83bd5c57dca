"""The whole map: everything at once, wherever it ends."""

from __future__ import annotations

import time

import pytest

from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnMap, OnPersona
from cjm_tui.domain.records import Language
from cjm_tui.domain.view import project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method import keys as method
from cjm_tui.tui.bodies.map_whole import MapWhole
from tests.tui.fake_desk import (
    LANGUAGES,
    SIZES,
    FakeDesk,
    Wall,
    check_page,
    desk_of,
    drawn,
    example,
    keys,
    seen,
)


class Road:
    """A road of some stages, and one story along it."""

    def __init__(self, stages: int = 3) -> None:
        self.wall = Wall()
        self.persona = self.wall.persona("Viktor", "chief engineer")
        self.stages = [self.wall.stage(f"Stage{number}") for number in range(1, stages + 1)]
        self.story = self.wall.story("The first winter", self.persona)

    def note(self, stage: int, lane: str, text: str, **more: object) -> str:
        return self.wall.note(OnMap(self.story, self.stages[stage], lane), text, **more)

    def whole(self, size: tuple[int, int] = SIZES[1]) -> MapWhole:
        return MapWhole(FakeDesk(self.wall.workshop, size=size))


@pytest.fixture
def road() -> Road:
    return Road()


def test_the_portraits_stand_above_with_their_motives(road: Road) -> None:
    road.wall.note(OnPersona(road.persona, "motive"), "someone who comes")
    anna = road.wall.persona("Anna", "landlady")
    road.wall.note(OnPersona(anna, "motive"), "a dry cellar")
    shown = seen(road.whole())

    assert "Viktor, chief engineer. Why us: someone who comes" in shown
    assert "Anna, landlady. Why us: a dry cellar" in shown


def test_stages_stand_beside_each_other_and_lanes_below(road: Road) -> None:
    body = road.whole()
    head, rest = drawn(body.page().top), drawn(body.page().body)

    assert [f"{number} Stage{number}" in head for number in (1, 2, 3)] == [True] * 3
    names = [desk_of(body).names.lanes[lane] for lane in method.LANES]
    assert [name in rest for name in names] == [True] * 6


def test_the_header_and_the_figures_stay_while_the_rest_scrolls(road: Road) -> None:
    page = road.whole().page()

    assert page.top.height
    assert page.bottom.height


def test_a_full_cell_says_how_many_more_there_are(road: Road) -> None:
    for number in range(9):
        road.note(0, "questions", f"question {number}")
    shown = seen(road.whole(SIZES[0]))

    assert "question 3  +5" in shown
    assert "question 4" not in shown


def test_touchpoints_run_on(road: Road) -> None:
    for text in ("site", "video", "mail", "a very long name of a touchpoint", "manager"):
        road.note(0, "touchpoints", text)

    assert "site, video, mail" in seen(road.whole())


def test_a_larger_page_shows_more_of_each_cell() -> None:
    road = Road(5)
    for stage in range(5):
        for lane in ("goal", "questions", "barriers"):
            for number in range(4):
                severity = {"severity": 1} if lane == "barriers" else {}
                road.note(stage, lane, f"{lane} {number}", **severity)

    counted = [seen(road.whole(size)).count("questions") for size in ((120, 16), (120, 60))]

    assert counted[0] < counted[1] == 20


def test_each_barrier_has_its_answer_under_it(road: Road) -> None:
    first = road.note(0, "barriers", "no answer", severity=3)
    road.note(0, "barriers", "three formats", severity=1)
    later = road.note(1, "barriers", "too late", severity=2, aside="not ours")
    road.note(0, "solutions", "one number", answers=(first,))
    road.note(2, "solutions", "call back")
    rows = seen(road.whole((120, 40))).splitlines()

    def row(text: str) -> int:
        return next(at for at, line in enumerate(rows) if text in line)

    assert later
    assert row("▲▲▲ no answer") + 1 == row("→ one number")
    assert row("▲ three formats") + 1 == row("× no solution yet")
    assert row("▲▲ too late") + 1 == row("— not ours")
    assert "· call back" in rows[row("→ one number")]


def test_feelings_are_hills_with_the_lowest_named(road: Road) -> None:
    for stage, (score, words) in enumerate(((1, "glad"), (-2, "alone"), (0, ""))):
        road.note(stage, "emotions", words, score=score)
    shown = seen(road.whole())

    assert "▄" in shown
    assert "█" in shown
    assert "ALONE ▼" in shown


def test_the_figures_tell_what_is_known_and_where_the_road_turns() -> None:
    road = Road(5)
    road.note(0, "touchpoints", "site")
    road.note(0, "goal", "a warm plant", heard=2)
    road.note(1, "goal", "a fair price")
    road.wall.returns(road.stages[4], road.stages[1])
    road.wall.leaves(road.stages[3])

    assert seen(road.whole()).splitlines()[-1].strip() == (
        "1 touchpoint · 1 heard ◆, 2 guesses ◇ · ↺ 5→2 · ╳ leaves at 4"
    )


def test_how_many_barriers_are_answered_stands_above(road: Road) -> None:
    road.note(0, "barriers", "no answer", severity=3)
    road.note(1, "barriers", "too late", severity=1, aside="later")

    assert [span.text for span in road.whole().aside()] == ["1 of 2 barriers answered"]


def test_it_is_read_and_not_typed(road: Road) -> None:
    body = road.whole()

    assert body.addresses() == ()
    assert body.cell("goal") is None


def test_enter_on_a_cell_opens_its_stage_and_lane_on_the_path(road: Road) -> None:
    road.note(1, "barriers", "no answer", severity=1)
    body = road.whole()
    desk = desk_of(body)
    for key in (f"{road.stages[1]}:questions", f"{road.stages[1]}:barriers:0"):
        assert key in keys(body.page())
        desk.cursor = key
        assert body.do("write_here")

    places = [OnMap(road.story, road.stages[1], lane) for lane in ("questions", "barriers")]
    assert desk.went == [Spot("map", "path", place) for place in places]


@pytest.mark.parametrize(("size", "shown"), zip(SIZES, (3, 5, 5), strict=True))
def test_five_stages_fit_a_room_and_three_a_small_window(size: tuple[int, int], shown: int) -> None:
    head = drawn(Road(5).whole(size).page().top)

    assert [f"Stage{number}" in head for number in range(1, 6)] == [
        number <= shown for number in range(1, 6)
    ]
    assert ("4 5 ›" in head) == (shown == 3)


@pytest.mark.parametrize("size", [*SIZES, (60, 9)])
def test_arrows_reach_every_stage_of_a_long_road_and_come_back(size: tuple[int, int]) -> None:
    road = Road(12)
    body = road.whole(size)
    desk = desk_of(body)
    desk.cursor = f"{road.stages[0]}:goal"
    for there in (*road.stages[1:], *reversed(road.stages[:-1])):
        key = f"{there}:goal"
        assert key in keys(body.page()), "an arrow has nowhere to go"
        desk.cursor = key
        check_page(body)

    assert "Stage1" in drawn(body.page().top)


def test_the_header_names_what_is_out_of_sight() -> None:
    road = Road(12)
    body = road.whole(SIZES[0])
    assert "4–12 ›" in drawn(body.page().top)

    desk_of(body).cursor = f"{road.stages[3]}:goal"

    assert "‹ 1 2" in drawn(body.page().top)
    assert "6–12 ›" in drawn(body.page().top)


def test_a_found_note_brings_its_stage_into_sight() -> None:
    road = Road(12)
    body = road.whole(SIZES[0])

    assert body.address_for(Spot("map", "whole", OnMap(road.story, road.stages[9], "goal"))) is None

    assert "Stage10" in drawn(body.page().top)


def test_it_is_drawn_anew_only_when_something_changed(road: Road) -> None:
    body = road.whole()
    page = body.page()
    desk_of(body).cursor = f"{road.stages[1]}:goal"
    assert body.page() is page

    desk_of(body).view = project(road.wall.workshop)
    assert body.page() is not page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_laptop_shows_a_finished_map_at_once(language: Language) -> None:
    page = MapWhole(FakeDesk(example("boiler", language), size=SIZES[2])).page()

    assert page.top.height + page.body.height + page.bottom.height <= SIZES[2][1]


def filled(notes: int) -> Workshop:
    """A map of 12 stages and 10 lanes with so many notes."""
    lanes = ("works", "expectations", "thoughts", "needs")
    road = Road(12)
    road.wall = Wall(lanes=lanes)
    persona = road.wall.persona("Viktor")
    stages = [road.wall.stage(f"Stage{number}") for number in range(12)]
    story = road.wall.story("The first winter", persona)
    barrier = ""
    for number in range(notes):
        lane = (*method.LANES, *lanes)[number % 10]
        place = OnMap(story, stages[number // 10 % 12], lane)
        text = f"note {number} says what is long enough to wrap in its cell"
        if lane == "barriers":
            barrier = road.wall.note(place, text, severity=1 + number % 3)
        elif lane == "solutions":
            road.wall.note(place, text, answers=(barrier,))
        else:
            road.wall.note(place, text)
    return road.wall.workshop


def best_of(workshop: Workshop, times: int = 7) -> float:
    """Seconds the quickest page of a fresh view takes."""
    desk = FakeDesk(workshop, size=SIZES[2])
    body = MapWhole(desk)
    took = []
    for _ in range(times):
        desk.view = project(workshop)
        start = time.process_time()
        body.page()
        took.append(time.process_time() - start)
    return min(took)


def test_two_thousand_notes_are_drawn_nearly_as_quickly_as_a_hundred_and_twenty() -> None:
    few, many = best_of(filled(360)), best_of(filled(2000))

    assert many < 4 * few
