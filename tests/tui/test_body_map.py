"""What holds for all four passes of the map: they fit, they say what comes first, they share."""

from __future__ import annotations

import pytest

from cjm_tui.domain.commands import AddLane
from cjm_tui.domain.gaps import gaps_of
from cjm_tui.domain.places import OnMap, OnPersona, OnStory
from cjm_tui.domain.records import Language
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method import keys as method
from cjm_tui.tui.bodies.map_barriers import MapBarriers
from cjm_tui.tui.bodies.map_common import MapBody, feel
from cjm_tui.tui.bodies.map_emotions import MapEmotions
from cjm_tui.tui.bodies.map_path import MapPath
from cjm_tui.tui.bodies.map_whole import MapWhole
from tests.tui.fake_desk import (
    HOSTILE,
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

PASSES: tuple[type[MapBody], ...] = (MapPath, MapEmotions, MapBarriers, MapWhole)
SMALLEST = (60, 9)


def full_of(text: str, *, stages: int = 12, notes: int = 3) -> Workshop:
    """A map with the same text everywhere."""
    wall = Wall(lanes=("works", "expectations", "needs", "metrics"))
    persona = wall.persona(text[:150], text[:40])
    for field in ("motive", "goals"):
        wall.note(OnPersona(persona, field), text)
    story = wall.story(text[:150], persona)
    road = [wall.stage(text[:150]) for _ in range(stages)]
    for at, stage in enumerate(road):
        wall.note(OnStory(story, stage), text)
        barriers = []
        for lane in (*method.LANES, "works", "expectations", "needs", "metrics"):
            for number in range(notes):
                place = OnMap(story, stage, lane)
                if lane == "barriers":
                    barriers.append(wall.note(place, text, severity=number % 3 + 1))
                elif lane == "solutions":
                    answers = (barriers[number],) if number else ()
                    wall.note(place, text, answers=answers)
                elif lane == "emotions" and not number:
                    wall.note(place, text, score=at % 5 - 2)
                else:
                    wall.note(place, text)
    wall.returns(road[-1], road[0])
    wall.leaves(road[0])
    return wall.workshop


def every_page(body: MapBody) -> None:
    """Check each page of a pass, with the cursor on each of its items."""
    for page in body.pages() or ("",):
        body.turn(page)
        check_page(body)
        for key in keys(body.page())[::7]:
            desk_of(body).cursor = key
            check_page(body)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [*SIZES, SMALLEST])
@pytest.mark.parametrize("kind", PASSES)
def test_every_page_of_a_finished_map_fits(
    kind: type[MapBody], size: tuple[int, int], language: Language
) -> None:
    desk = FakeDesk(example("boiler", language), size=size, lang=language)

    every_page(kind(desk))


@pytest.mark.parametrize("size", [*SIZES, SMALLEST])
@pytest.mark.parametrize("kind", PASSES)
def test_hostile_text_fits_and_stays_what_it_is(kind: type[MapBody], size: tuple[int, int]) -> None:
    body = kind(FakeDesk(full_of(HOSTILE), size=size))

    every_page(body)

    assert "[bold" in seen(body).casefold()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", PASSES)
@pytest.mark.parametrize("text", ["x" * 400, "слово " * 300, "one\n\ntwo\tthree", "漢" * 200])
def test_long_notes_fit(kind: type[MapBody], size: tuple[int, int], text: str) -> None:
    body = kind(FakeDesk(full_of(text, stages=4, notes=2), size=size))

    for page in body.pages() or ("",):
        body.turn(page)
        check_page(body)


@pytest.mark.parametrize("size", [*SIZES, SMALLEST])
@pytest.mark.parametrize("kind", PASSES)
def test_an_empty_map_still_is_a_page(kind: type[MapBody], size: tuple[int, int]) -> None:
    wall = Wall()
    for name in ("Need", "Market", "Choice"):
        wall.stage(name)
    wall.story("The first winter")

    every_page(kind(FakeDesk(wall.workshop, size=size)))


@pytest.mark.parametrize("kind", PASSES)
def test_without_stages_the_page_says_so_and_enter_goes_there(kind: type[MapBody]) -> None:
    desk = FakeDesk(Wall().workshop)
    body = kind(desk)

    assert "press enter, or 4" in seen(body).casefold()
    assert body.addresses() == ()
    assert body.do("write_here")
    assert [spot.step for spot in desk.went] == ["stages"]


@pytest.mark.parametrize("kind", PASSES)
def test_without_a_chosen_story_enter_goes_to_the_stories(kind: type[MapBody]) -> None:
    wall = Wall()
    wall.stage("Need")
    wall.story("Told, not chosen", chosen=False)
    desk = FakeDesk(wall.workshop)
    body = kind(desk)

    assert "5" in seen(body)
    assert body.addresses() == ()
    assert body.do("write_here")
    assert [spot.step for spot in desk.went] == ["stories"]


def two_stories() -> tuple[Workshop, list[str], list[str]]:
    wall = Wall()
    viktor, anna = wall.persona("Viktor"), wall.persona("Anna")
    stages = [wall.stage("Need"), wall.stage("Market")]
    stories = [wall.story("The first winter", viktor), wall.story("The leak", anna)]
    wall.note(OnMap(stories[1], stages[0], "goal"), "a dry cellar")
    return wall.workshop, stories, stages


def test_all_passes_show_the_story_that_was_chosen_in_one_of_them() -> None:
    workshop, stories, _ = two_stories()
    desk = FakeDesk(workshop)
    path, whole = MapPath(desk), MapWhole(desk)
    assert path.title() == "Viktor · “The first winter” (1/2)"

    path.do("story")
    desk.pick(stories[1])

    assert path.title() == whole.title() == "Anna · “The leak” (2/2)"
    assert "a dry cellar" in seen(path)
    assert "a dry cellar" in seen(whole)


def test_another_desk_keeps_a_story_of_its_own() -> None:
    workshop, stories, _ = two_stories()
    here, there = FakeDesk(workshop), FakeDesk(workshop)
    MapPath(here).do("story")
    here.pick(stories[1])

    assert MapPath(there).title().startswith("Viktor")


def test_one_story_needs_no_list_and_no_number() -> None:
    wall = Wall()
    wall.stage("Need")
    wall.story("The first winter", wall.persona("Viktor"))
    desk = FakeDesk(wall.workshop)
    body = MapPath(desk)

    body.do("story")

    assert desk.asked is None
    assert len(desk.told) == 1
    assert body.title() == "Viktor · “The first winter”"


def test_the_lanes_the_method_knows_are_offered_with_the_useful_ones_first() -> None:
    desk = FakeDesk(example("boiler", "en"))
    MapPath(desk).do("lanes")

    assert desk.asked is not None
    rows = desk.asked[1]
    assert [row.key for row in rows[:2]] == ["works", "expectations"]
    assert [row.key for row in rows if row.detail] == ["works", "expectations"]


def test_a_lane_is_shown_and_hidden_again() -> None:
    workshop, _, _ = two_stories()
    desk = FakeDesk(workshop)
    body = MapPath(desk)

    shown = []
    for lane in ("metrics", "works", "metrics"):
        body.do("lanes")
        desk.pick(lane)
        shown.append((desk.view.brief.lanes, "Metrics" in seen(body)))

    assert shown == [(("metrics",), True), (("works", "metrics"), True), (("works",), False)]


def test_a_lane_of_the_teams_own_is_named_and_then_written_in() -> None:
    workshop, _, _ = two_stories()
    desk = FakeDesk(workshop)
    body = MapPath(desk)

    body.do("lanes")
    desk.pick("other")
    Hand(body).type("Who decides")

    assert isinstance(desk.commands[-1], AddLane)
    assert desk.opened is None
    assert "Who decides" in seen(body)
    Hand(body).type("his director", at=desk.view.lanes[0].id)
    assert "his director" in seen(body)
    assert "Who decides" in seen(MapWhole(desk))


def test_the_next_gap_is_the_nearest_on_this_road() -> None:
    workshop, stories, stages = two_stories()
    desk = FakeDesk(workshop)
    body = MapPath(desk)
    body.turn(stages[1])

    found = body.next_gap_first(gaps_of(desk.view, "map"))

    first = found[0].spot.place
    assert isinstance(first, OnMap)
    assert (first.story, first.stage) == (stories[0], stages[1])
    assert sorted(map(repr, found)) == sorted(map(repr, gaps_of(desk.view, "map")))


def test_a_stage_has_one_score_whoever_gives_it() -> None:
    workshop, stories, stages = two_stories()
    desk = FakeDesk(workshop)
    cell = OnMap(stories[0], stages[0], "emotions")

    for score, words in ((-1, ""), (None, "uneasy"), (1, "relieved"), (1, "")):
        command = feel(desk.view, cell, score, words)
        assert command is None or desk.submit(command)

    feeling = desk.view.feeling(stories[0], stages[0])
    assert feeling is not None
    assert (feeling.score, feeling.words) == (1, "uneasy, relieved")
    assert [note.score for note in feeling.notes] == [1, None]
    assert len(desk.commands) == 3
