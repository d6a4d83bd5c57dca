"""The path: one stage a page, lanes as rows, every note something to stand on."""

from __future__ import annotations

import pytest

from cjm_tui.domain.commands import Batch
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnInterview, OnMap, OnPersona, OnStory
from cjm_tui.domain.records import Language, Talk
from cjm_tui.method import loader
from cjm_tui.tui.blocks import Item, Page
from cjm_tui.tui.bodies.map_path import MapPath
from tests.tui.fake_desk import LANGUAGES, SIZES, FakeDesk, Hand, Wall, desk_of, example, keys, seen


class Road:
    """Two stages, one story, and somebody to tell it of."""

    def __init__(self) -> None:
        self.wall = Wall(voice="record-0001")
        self.misha = self.wall.person("Misha")
        self.viktor = self.wall.persona("Viktor")
        self.need, self.market = self.wall.stage("Need"), self.wall.stage("Market study")
        self.story = self.wall.story("The first winter", self.viktor)

    def cell(self, lane: str, stage: str = "") -> OnMap:
        return OnMap(self.story, stage or self.need, lane)

    def desk(self, size: tuple[int, int] = SIZES[1]) -> FakeDesk:
        return FakeDesk(self.wall.workshop, size=size)

    def path(self, size: tuple[int, int] = SIZES[1]) -> MapPath:
        return MapPath(self.desk(size))


@pytest.fixture
def road() -> Road:
    return Road()


def item_of(page: Page, key: str) -> Item:
    return next(item for item in page.body.items if item.key == key)


def test_it_opens_at_the_first_stage_with_the_line_at_the_goal(road: Road) -> None:
    path = road.path()

    assert path.is_empty()
    assert path.at == road.need
    first = path.addresses()[0]
    assert (first.key, first.label) == ("goal", "1 Need · Goal")
    assert first.place == road.cell("goal")


def test_a_page_for_each_stage(road: Road) -> None:
    path = road.path()
    assert list(path.pages()) == [road.need, road.market]

    path.turn(road.market)

    assert path.at == road.market
    assert "2 of 2   MARKET STUDY" in seen(path)
    path.turn("no such stage")
    assert path.at == road.market


def test_tab_walks_the_lanes_from_top_to_bottom(road: Road) -> None:
    path = road.path()

    assert [one.key for one in path.addresses()] == [
        "goal",
        "questions",
        "touchpoints",
        "emotions",
        "barriers",
        "solutions",
    ]


def test_what_happened_stands_beside_the_stage(road: Road) -> None:
    road.wall.note(OnStory(road.story, road.need), "the boiler stops")

    assert "NEED ›    the boiler stops" in seen(road.path())


def test_until_then_the_portraits_goal_does(road: Road) -> None:
    road.wall.note(OnPersona(road.viktor, "goals"), "to sleep at night")

    assert "wants: to sleep at night" in seen(road.path())


def test_who_answers_as_the_client_is_named(road: Road) -> None:
    assert [span.text for span in road.path().aside()] == ["voice of the client: Misha"]


def test_lines_go_where_their_first_character_says(road: Road) -> None:
    path = road.path()
    hand = Hand(path)

    hand.type("a warm plant", at="goal")
    for line in (
        "? who can help",
        "/ site, video",
        "!! nobody answers",
        "= one number",
        "-1 uneasy",
    ):
        assert hand.type(line) is None

    view = path.desk.view
    written = {lane: [note.text for note in view.at(road.cell(lane))] for lane in view.map_lanes}
    assert written == {
        "goal": ["a warm plant"],
        "questions": ["who can help"],
        "touchpoints": ["site", "video"],
        "emotions": ["uneasy"],
        "barriers": ["nobody answers"],
        "solutions": ["one number"],
    }
    assert view.at(road.cell("barriers"))[0].severity == 2
    assert view.at(road.cell("emotions"))[0].score == -1


def test_the_prompt_names_the_stage_and_the_lane_a_character_leads_to(road: Road) -> None:
    path = road.path()
    path.turn(road.market)

    assert path.prompt(path.addresses()[0], "barriers") == "2 Market study · Barriers"


def test_a_solution_answers_the_barrier_typed_just_before(road: Road) -> None:
    path = road.path()
    hand = Hand(path)

    hand.type("! nobody answers", at="goal")
    hand.type("= one number")
    hand.type("= an engineer on duty")

    barrier = path.desk.view.barriers(road.story)[0]
    assert [note.text for note in path.desk.view.solutions(barrier.id)] == [
        "one number",
        "an engineer on duty",
    ]


def test_a_solution_answers_the_barrier_under_the_cursor(road: Road) -> None:
    barriers = [road.wall.note(road.cell("barriers"), text, severity=1) for text in "ab"]
    path = road.path()

    desk_of(path).cursor = barriers[0]

    assert path.barrier_to_answer() == barriers[0]


def test_a_solution_that_came_early_waits_for_its_barrier(road: Road) -> None:
    path = road.path()

    Hand(path).type("= call back within an hour", at="goal")

    assert "waits for its barrier: call back within an hour" in seen(path)


def test_a_barrier_of_another_stage_is_not_answered_here(road: Road) -> None:
    path = road.path()
    Hand(path).type("! nobody answers", at="goal")

    path.turn(road.market)

    assert path.barrier_to_answer() == ""


def test_bangs_alone_say_how_bad_the_last_barrier_is(road: Road) -> None:
    path = road.path()
    hand = Hand(path)
    hand.type("! nobody answers", at="goal")

    assert hand.type("!!!") is None

    assert [note.severity for note in path.desk.view.barriers(road.story)] == [3]
    assert "▲▲▲ nobody answers" in seen(path)


def test_bangs_without_a_barrier_are_refused(road: Road) -> None:
    refusal = Hand(road.path()).type("!!", at="goal")

    assert refusal is not None
    assert refusal.code == "no_barrier_here"


@pytest.mark.parametrize("line", ["?", "/", "="])
def test_a_first_character_alone_writes_nothing(road: Road, line: str) -> None:
    path = road.path()

    assert Hand(path).type(line, at="goal") is not None
    assert path.is_empty()


def test_a_plain_line_on_the_barriers_lane_is_a_barrier_that_annoys(road: Road) -> None:
    path = road.path()

    Hand(path).type("a queue", at="barriers")

    assert [note.severity for note in path.desk.view.barriers(road.story)] == [1]


def test_how_bad_goes_round_with_one_key(road: Road) -> None:
    barrier = road.wall.note(road.cell("barriers"), "a queue", severity=2)
    path = road.path()
    desk = desk_of(path)
    desk.cursor = barrier

    path.do("severity")
    path.do("severity")

    assert desk.told == ["drives away", "annoys"]
    assert desk.view.barriers(road.story)[0].severity == 1


def test_a_barrier_is_set_aside_with_a_reason_and_brought_back(road: Road) -> None:
    barrier = road.wall.note(road.cell("barriers"), "a queue", severity=2)
    path = road.path()
    desk = desk_of(path)
    desk.cursor = barrier

    path.do("set_aside")
    desk.pick("later")
    assert "set aside: later" in seen(path)

    path.do("set_aside")
    assert desk.view.barriers(road.story)[0].aside == ""
    assert "set aside" not in seen(path)


def test_a_reason_of_ones_own_is_typed(road: Road) -> None:
    barrier = road.wall.note(road.cell("barriers"), "a queue", severity=2)
    path = road.path()
    desk = desk_of(path)
    desk.cursor = barrier

    path.do("set_aside")
    desk.pick("other")
    Hand(path).type("the landlord's door")

    assert desk.view.barriers(road.story)[0].aside == "the landlord's door"
    assert desk.opened is None


def test_without_a_barrier_the_keys_for_barriers_say_what_to_do(road: Road) -> None:
    path = road.path()
    desk = desk_of(path)

    path.do("set_aside")
    path.do("severity")

    assert desk.told == ["Put the cursor on a barrier first."] * 2
    assert desk.asked is None


def test_touchpoints_run_on_and_each_is_stood_on_by_itself(road: Road) -> None:
    named = ["site", "video", "a mail signature"]
    notes = [road.wall.note(road.cell("touchpoints"), text) for text in named]
    page = road.path().page()

    assert "site · video · a mail signature" in seen(road.path())
    items = [item_of(page, note) for note in notes]
    assert {item.top for item in items} == {items[0].top}
    assert [item.width for item in items] == [len(text) for text in named]
    assert items[0].left < items[1].left < items[2].left


def test_many_touchpoints_break_between_notes_and_are_counted(road: Road) -> None:
    notes = [road.wall.note(road.cell("touchpoints"), f"touchpoint {n:02}") for n in range(9)]
    path = road.path(SIZES[0])
    page = path.page()

    for number, note in enumerate(notes):
        item = item_of(page, note)
        shown = "".join(span.text for span in page.body.lines[item.top])
        assert shown[item.left : item.left + item.width] == f"touchpoint {number:02}"
    assert "(9)" in seen(path)


def test_an_empty_lane_is_stood_on_as_a_whole(road: Road) -> None:
    path = road.path()

    item = item_of(path.page(), "goal")

    assert item.left == 0
    assert item.width > 60


def test_the_lane_being_written_asks_its_question(road: Road) -> None:
    path = road.path()
    asked = loader.guide("en", "lane.questions").question
    assert asked not in seen(path)

    Hand(path).open("questions")

    assert asked in seen(path)


def test_guesses_are_marked_once_something_was_heard(road: Road) -> None:
    road.wall.note(road.cell("goal"), "a warm plant")
    assert "◇" not in seen(road.path())

    road.wall.note(road.cell("questions"), "who can help?", heard=2)

    assert "◇" in seen(road.path())
    assert "◆2" in seen(road.path())


def test_feelings_show_only_where_there_are_some(road: Road) -> None:
    path = road.path()
    assert "Emotions" not in seen(path)

    Hand(path).type("-2 alone and angry", at="goal")

    assert "± Emotions        −2  alone and angry" in seen(path)


def test_the_foot_says_how_far_each_stage_has_come(road: Road) -> None:
    for lane in ("goal", "touchpoints"):
        road.wall.note(road.cell(lane), "done")
    path = road.path()
    path.turn(road.market)

    assert "1 ✓ 2    2 ● 0" in seen(path)


@pytest.mark.parametrize("stages", [5, 12, 30])
@pytest.mark.parametrize("size", SIZES)
def test_the_foot_names_all_stages_while_they_fit(size: tuple[int, int], stages: int) -> None:
    wall = Wall()
    for number in range(stages):
        wall.stage(f"Stage {number}")
    wall.story("The first winter")
    foot = "".join(
        span.text for span in MapPath(FakeDesk(wall.workshop, size=size)).page().bottom.lines[-1]
    )

    assert foot.strip().startswith("1 ●")
    assert "12 ○" in foot or stages < 12
    assert len(foot) <= size[0]


def test_what_was_said_before_is_counted_for_the_lane(road: Road) -> None:
    talk = road.wall.record(Talk(id="talk-0001", group="clients"))
    for text in ("he calls at night", "he asks his neighbour"):
        road.wall.note(OnInterview(talk), text)

    assert "Said before, not placed yet: 2 (↓)" in seen(road.path())


def test_a_gap_leads_to_its_stage_and_lane(road: Road) -> None:
    path = road.path()

    address = path.address_for(Spot("map", "path", road.cell("touchpoints", road.market)))

    assert path.at == road.market
    assert address is not None
    assert address.key == "touchpoints"


def test_a_stage_alone_leads_to_its_first_empty_lane(road: Road) -> None:
    road.wall.note(road.cell("goal", road.market), "a fair price")
    path = road.path()

    address = path.address_for(Spot("map", "path", target=road.market))

    assert path.at == road.market
    assert address is not None
    assert address.key == "questions"


def test_a_comma_list_is_one_undo(road: Road) -> None:
    path = road.path()
    desk = desk_of(path)

    Hand(path).type("/ site, video", at="goal")

    assert len(desk.commands) == 1
    assert isinstance(desk.commands[0], Batch)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_a_finished_stage_shows_all_it_has(size: tuple[int, int], language: Language) -> None:
    desk = FakeDesk(example("boiler", language), size=size)
    path = MapPath(desk)
    path.turn(path.pages()[1])
    shown, here = keys(path.page()), path.cell("goal")

    assert here is not None
    for lane in desk.view.map_lanes:
        for note in desk.view.at(OnMap(here.story, here.stage, lane)):
            assert note.id in shown
