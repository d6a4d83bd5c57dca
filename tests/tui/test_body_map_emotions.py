"""Emotions: fingers for all stages in one line, then a word for each."""

from __future__ import annotations

import pytest

from cjm_tui.domain.commands import Batch
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Language
from cjm_tui.tui.bodies.map_emotions import MapEmotions, read_fingers
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

NAMES = ("Need", "Market study", "Choice", "Contract", "Aftercare")


class Road:
    """Five stages and a story."""

    def __init__(self, names: tuple[str, ...] = NAMES) -> None:
        self.wall = Wall()
        self.stages = [self.wall.stage(name) for name in names]
        self.story = self.wall.story("The first winter")

    def cell(self, stage: int) -> OnMap:
        return OnMap(self.story, self.stages[stage], "emotions")

    def feel(self, stage: int, score: int | None, words: str = "") -> str:
        return self.wall.note(self.cell(stage), words, score=score)

    def emotions(self, size: tuple[int, int] = SIZES[1]) -> MapEmotions:
        return MapEmotions(FakeDesk(self.wall.workshop, size=size))


@pytest.fixture
def road() -> Road:
    return Road()


def scores(body: MapEmotions) -> list[int | None]:
    view, story = body.desk.view, body.desk.view.stories[0].id
    feelings = [view.feeling(story, stage.id) for stage in view.stages]
    return [feeling.score if feeling else None for feeling in feelings]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("3 1 2 5 3", (0, -2, -1, 2, 0)),
        ("31253", (0, -2, -1, 2, 0)),
        ("3,1, 2;5 3", (0, -2, -1, 2, 0)),
        ("0 -2 -1 +2 0", (0, -2, -1, 2, 0)),
        ("0 −2 –1 2 0", (0, -2, -1, 2, 0)),
        ("-2-1+2", (-2, -1, 2)),
        ("3 . 5", (0, None, 2)),
        ("4", (1,)),
        ("-1 -", (-1,)),
        ("", ()),
        ("6", None),
        ("0 5", None),
        ("-3", None),
        ("3 one", None),
    ],
)
def test_fingers_are_read(line: str, shown: tuple[int | None, ...] | None) -> None:
    assert read_fingers(line) == shown


def test_it_opens_with_the_fingers(road: Road) -> None:
    body = road.emotions()

    assert body.is_empty()
    assert [one.label for one in body.addresses()[:2]] == ["Fingers", "1 Need · Emotions"]
    assert "fingers" in body.question()


def test_one_line_of_fingers_is_one_change_for_all_stages(road: Road) -> None:
    body = road.emotions()

    assert Hand(body).type("3 1 2 5 3", at="fingers") is None

    assert scores(body) == [0, -2, -1, 2, 0]
    assert len(desk_of(body).commands) == 1
    assert isinstance(desk_of(body).commands[0], Batch)


def test_signs_at_the_beginning_are_fingers_too(road: Road) -> None:
    body = road.emotions()

    Hand(body).type("-2 -1 0 1 2", at="fingers")

    assert scores(body) == [-2, -1, 0, 1, 2]


def test_fewer_fingers_than_stages_leave_the_rest(road: Road) -> None:
    road.feel(4, 2)
    body = road.emotions()

    Hand(body).type("1 2", at="fingers")

    assert scores(body) == [-2, -1, None, None, 2]


def test_fingers_shown_again_change_only_what_differs(road: Road) -> None:
    road.feel(0, 0, "uneasy")
    body = road.emotions()

    Hand(body).type("3 1", at="fingers")

    assert scores(body)[:2] == [0, -2]
    command = desk_of(body).commands[0]
    assert isinstance(command, Batch)
    assert len(command.commands) == 1
    assert "uneasy" in seen(body)


@pytest.mark.parametrize("line", ["3 1 2 5 3 3", "3 9", "fine"])
def test_fingers_that_cannot_be_meant_stay_in_the_line(road: Road, line: str) -> None:
    body = road.emotions()

    assert Hand(body).type(line, at="fingers") is not None
    assert scores(body) == [None] * 5


def test_the_curve_grows_with_each_digit(road: Road) -> None:
    body = road.emotions()
    hand = Hand(body)
    hand.open("fingers")
    pictures = []
    for typed in ("", "3", "3 1", "3 1 2", "3 1 2 5"):
        hand.keys(typed)
        pictures.append(seen(body))

    assert len(set(pictures)) == 5
    assert "PEAK" in pictures[-1]
    assert desk_of(body).drawn == 4
    assert scores(body) == [None] * 5


def test_fingers_left_in_the_line_are_not_taken_for_said(road: Road) -> None:
    body = road.emotions()
    hand = Hand(body)
    before = seen(body)
    hand.open("fingers")
    hand.keys("1 5")
    assert seen(body) != before

    desk_of(body).close_line()

    assert seen(body) == before


def test_after_the_fingers_each_stage_is_asked_for_its_words(road: Road) -> None:
    body = road.emotions()
    hand = Hand(body)
    hand.type("3 1 2 5 3", at="fingers")
    asked = []
    for words in ("uneasy", "alone and angry", "afraid", "«somebody came»", "tired"):
        address = desk_of(body).opened
        assert address is not None
        asked.append(address.label)
        assert hand.type(words) is None

    assert asked == [f"{number} {name} · Emotions" for number, name in enumerate(NAMES, 1)]
    assert desk_of(body).opened is None
    view = body.desk.view
    feelings = [view.feeling(road.story, stage) for stage in road.stages]
    assert [feeling.words for feeling in feelings if feeling] == [
        "uneasy",
        "alone and angry",
        "afraid",
        "«somebody came»",
        "tired",
    ]
    assert [len(feeling.notes) for feeling in feelings if feeling] == [1] * 5
    assert view.at(road.cell(3))[0].form == "quote"


def test_an_empty_line_passes_a_stage_over(road: Road) -> None:
    body = road.emotions()
    hand = Hand(body)
    hand.type("3 1 2 5 3", at="fingers")

    hand.type("")

    opened = desk_of(body).opened
    assert opened is not None
    assert opened.label.startswith("2 ")
    assert scores(body) == [0, -2, -1, 2, 0]


def test_stages_that_have_words_are_not_asked_again(road: Road) -> None:
    road.feel(0, None, "uneasy")
    body = road.emotions()

    Hand(body).type("31253", at="fingers")

    opened = desk_of(body).opened
    assert opened is not None
    assert opened.label.startswith("2 ")


@pytest.mark.parametrize(
    ("line", "score", "words"),
    [
        ("1", -2, ""),
        ("1: alone", -2, "alone"),
        ("-1 alone", -1, "alone"),
        ("0", 0, ""),
        ("2 hours of waiting", None, "2 hours of waiting"),
    ],
)
def test_a_stage_takes_its_finger_with_or_without_words(
    road: Road, line: str, score: int | None, words: str
) -> None:
    body = road.emotions()

    Hand(body).type(line, at=f"feeling:{road.stages[1]}")

    feeling = body.desk.view.feeling(road.story, road.stages[1])
    assert feeling is not None
    assert (feeling.score, feeling.words) == (score, words)


def test_the_lowest_and_the_best_place_are_named(road: Road) -> None:
    for stage, (score, words) in enumerate(((0, "uneasy"), (-2, "alone"), (-1, ""), (2, "came"))):
        road.feel(stage, score, words)
    for text in ("no answer", "three formats"):
        road.wall.note(OnMap(road.story, road.stages[1], "barriers"), text, severity=1)
    shown = seen(road.emotions())

    assert "LOWEST  2 Market study: alone. 2 barriers say why." in shown
    assert "PEAK    4 Contract: came. Keep this." in shown
    assert "ALONE ▼" in shown


def test_a_low_place_without_a_barrier_is_said_to_be_unexplained(road: Road) -> None:
    road.feel(0, -2)
    road.feel(1, 1)

    assert "No barrier says why yet." in seen(road.emotions())


def test_a_level_road_names_no_place(road: Road) -> None:
    for stage in range(5):
        road.feel(stage, 1)

    assert "LOWEST" not in seen(road.emotions())


def test_a_score_without_words_can_be_stood_on(road: Road) -> None:
    note = road.feel(2, -1)

    assert note in keys(road.emotions().page())


def test_a_gap_opens_the_stages_line_once_fingers_were_shown(road: Road) -> None:
    first = road.emotions().address_for(Spot("map", "emotions", road.cell(3)))
    assert first is not None
    assert first.key == "fingers"

    road.feel(0, 1)
    later = road.emotions().address_for(Spot("map", "emotions", road.cell(3)))
    assert later is not None
    assert later.place == road.cell(3)


def test_first_characters_go_to_the_stage_whose_words_are_written(road: Road) -> None:
    body = road.emotions()

    Hand(body).type("! nobody answers", at=f"feeling:{road.stages[2]}")

    barrier = body.desk.view.barriers(road.story)[0]
    assert barrier.place == OnMap(road.story, road.stages[2], "barriers")


@pytest.mark.parametrize(("size", "half"), zip(SIZES, (3, 4, 5), strict=True))
def test_a_larger_window_gives_higher_hills(size: tuple[int, int], half: int) -> None:
    road = Road()
    road.feel(0, 2)
    body = road.emotions(size)

    column = [row for row in seen(body).splitlines() if "█" in row]

    assert len(column) == half


@pytest.mark.parametrize("size", SIZES)
def test_a_long_road_is_shown_in_part_with_arrows(size: tuple[int, int]) -> None:
    road = Road(tuple(f"S{number}" for number in range(1, 21)))
    body = road.emotions(size)
    hand = Hand(body)
    assert "1 S1" in seen(body)
    assert "20 S20" not in seen(body)
    assert "›" in seen(body)

    hand.open("fingers")
    hand.keys("3" * 20)

    assert "20 S20" in seen(body)
    assert "‹" in seen(body)
    check_page(body)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_all_words_of_a_finished_map_are_on_the_page(
    size: tuple[int, int], language: Language
) -> None:
    desk = FakeDesk(example("boiler", language), size=size)
    body = MapEmotions(desk)
    shown = keys(body.page())
    page = body.page()

    for stage in desk.view.stages:
        for note in desk.view.at(OnMap(desk.view.chosen[0].id, stage.id, "emotions")):
            assert note.id in shown
    assert page.top.height + page.body.height + page.bottom.height <= size[1]
