"""Close, where we start: stages proposed with reasons, one sentence said aloud, our promise."""

from __future__ import annotations

import pytest

from cjm_tui.domain.commands import EditBrief
from cjm_tui.domain.gaps import Spot, gaps_of
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Language
from cjm_tui.tui.bodies.close_start import CloseStart
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    FakeDesk,
    Hand,
    Wall,
    check_page,
    drawn,
    example,
    keys,
    seen,
)


def a_map(**brief: object) -> tuple[Wall, list[str]]:
    wall = Wall("en", **brief)
    stages = [wall.stage(name) for name in ("Need", "Market study", "Contract")]
    story = wall.story("The first winter")
    wall.note(OnMap(story, stages[0], "barriers"), "nobody to ask", severity=1)
    wall.note(OnMap(story, stages[1], "barriers"), "nobody answers", severity=3)
    for stage, score in zip(stages, (0, -2, 2), strict=True):
        wall.note(OnMap(story, stage, "emotions"), "", score=score)
    return wall, stages


def hand_at(wall: Wall, size: tuple[int, int] = SIZES[1]) -> Hand:
    return Hand(CloseStart(FakeDesk(wall.workshop, size=size)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finished_page_fits_and_names_stage_reason_question_and_promise(
    size: tuple[int, int], lang: Language
) -> None:
    body = CloseStart(FakeDesk(example("boiler", lang), size=(size[0] - 1, size[1]), lang=lang))
    brief = body.view.brief

    check_page(body)
    page = body.page()
    assert page.body.height + page.bottom.height <= size[1]
    shown = " ".join(seen(body).split())
    assert brief.question in shown
    assert brief.because in shown
    assert brief.promise in drawn(page.bottom)
    chosen = next(line for line in shown.split("★")[1:])
    assert chosen.split()[1] == body.view.stages[1].name.split()[0].upper()


def test_the_worst_stage_is_proposed_first_with_its_reasons_and_nothing_is_chosen() -> None:
    wall, stages = a_map()
    hand = hand_at(wall)

    first = seen(hand.body).splitlines()[0]
    for reason in ("Market study", "▲▲▲", "1 barrier", "−2, the hardest place", "proposed"):
        assert reason in first
    assert "★" not in seen(hand.body)
    assert hand.body.is_empty()
    assert hand.body.addresses()[0].target == stages[1]
    assert "Market study" in hand.body.hint()


def test_enter_says_where_we_start_and_why_and_the_sentence_grows_while_it_is_typed() -> None:
    wall, stages = a_map()
    hand = hand_at(wall)

    address = hand.open(f"start.{stages[1]}")
    assert address.label == "We start with “Market study”, because"
    hand.keys("at night nobody answ")
    assert "We start with “Market study”, because at night nobody answ." in seen(hand.body)
    assert hand.type("at night nobody answers") is None

    brief = hand.desk.view.brief
    assert (brief.focus, brief.because) == (stages[1], "at night nobody answers")
    assert hand.desk.opened is None, "it is said once"
    assert "★ 2  MARKET STUDY" in seen(hand.body)
    assert not [gap for gap in gaps_of(hand.desk.view, "close") if gap.message.code == "gap_focus"]


def test_another_stage_is_one_key_away_while_nothing_is_typed() -> None:
    wall, stages = a_map()
    hand = hand_at(wall)
    hand.open(f"start.{stages[1]}")

    hand.body.do("said_before")
    assert hand.desk.opened is not None
    assert hand.desk.opened.target == stages[0]
    hand.body.do("mend_last")
    assert hand.desk.opened.target == stages[1]


def test_a_stage_may_be_chosen_without_a_reason_and_the_reason_mended_later() -> None:
    wall, stages = a_map()
    hand = hand_at(wall)

    assert hand.type("", at=f"start.{stages[2]}") is None
    assert hand.desk.view.brief.focus == stages[2]
    assert "because …" in seen(hand.body)
    hand.type("it is cheap", at=f"start.{stages[2]}")
    assert hand.open(f"start.{stages[2]}").scaffold == "it is cheap"
    assert hand.type("it is cheap") is None
    assert len(hand.desk.commands) == 2, "kept as it was, nothing is submitted"


def test_the_reason_of_one_stage_does_not_open_under_another() -> None:
    wall, stages = a_map()
    hand = hand_at(wall)
    hand.type("it hurts", at=f"start.{stages[1]}")

    assert hand.open(f"start.{stages[0]}").scaffold == ""


def test_the_promise_has_a_line_and_a_guide_of_its_own() -> None:
    hand = hand_at(a_map()[0])
    body = hand.body

    assert "OUR PROMISE" in drawn(body.page().bottom)
    assert body.guide_key(body.addresses()[-1]) == "line.promise"
    assert body.guide_key(body.addresses()[0]) == "close.start"
    assert hand.type("At night, within two hours", at="promise") is None
    assert isinstance(hand.desk.commands[0], EditBrief)
    assert hand.desk.view.brief.promise == "At night, within two hours"
    assert "At night, within two hours" in seen(body)


def test_the_gap_opens_the_proposed_stage_then_the_chosen_one() -> None:
    wall, stages = a_map()
    hand = hand_at(wall)
    spot = Spot("close", "start")

    proposed = hand.body.address_for(spot)
    assert proposed is not None
    assert proposed.target == stages[1]
    hand.type("so", at=f"start.{stages[2]}")
    chosen = hand.body.address_for(spot)
    assert chosen is not None
    assert chosen.target == stages[2]


def test_stages_are_not_records_here_so_that_no_key_bins_them() -> None:
    wall, stages = a_map()

    assert not set(stages) & set(keys(hand_at(wall).body.page()))


def test_without_stages_enter_goes_and_makes_some() -> None:
    desk = FakeDesk(Wall().workshop)
    body = CloseStart(desk)

    check_page(body)
    assert not body.is_empty()
    body.do("write_here")
    assert desk.went == [Spot("stages", "name")]


def test_stages_are_offered_in_their_order_while_no_story_tells_more() -> None:
    wall = Wall()
    stages = [wall.stage("Need"), wall.stage("Market")]
    body = hand_at(wall).body

    assert [one.target for one in body.addresses()[:2]] == stages
    assert "proposed" not in seen(body), "there is no reason to"
    check_page(body)


def test_hostile_words_are_shown_as_they_are() -> None:
    wall, _ = a_map(question=HOSTILE, promise=HOSTILE, because=HOSTILE)
    wall.stage(HOSTILE)
    for size in SIZES:
        body = CloseStart(FakeDesk(wall.workshop, size=size))
        check_page(body)
        assert "[bold red]x[/] {name} %s" in seen(body)
        for address in body.addresses():
            body.desk.open_line(address)
            check_page(body)
