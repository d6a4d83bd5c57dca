"""The cards around the steps: the start, with its decision and jobs, and *where we are*."""

from __future__ import annotations

import pytest

from cjm_tui.domain.gaps import KICKOFF, Spot
from cjm_tui.domain.records import Language
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method import loader
from cjm_tui.tui.bodies.base import Body
from cjm_tui.tui.bodies.kickoff import Kickoff
from cjm_tui.tui.bodies.recap import Recap
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    FakeDesk,
    Hand,
    Wall,
    check_page,
    example,
    seen,
)

NARROW, MIDDLE, WIDE = SIZES


def hand_at(workshop: Workshop, size: tuple[int, int] = MIDDLE, lang: Language = "en") -> Hand:
    return Hand(Kickoff(FakeDesk(workshop, size=size, lang=lang)))


def shown(body: Body) -> str:
    return " ".join(seen(body).split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("card", [Kickoff, Recap])
def test_both_cards_fit_at_every_size(
    card: type[Kickoff] | type[Recap], size: tuple[int, int], lang: Language
) -> None:
    body = card(FakeDesk(example("boiler", lang), size=size, lang=lang))

    check_page(body)
    page = body.page()
    assert page.body.height + page.top.height + page.bottom.height <= size[1]
    assert body.desk.view.brief.question in shown(body)


def test_the_card_names_the_decision_the_jobs_and_the_rules() -> None:
    told = shown(hand_at(example("boiler", "en")).body)

    for expected in ("Writes down Kira", "Voice of the client Misha", "Keeps the time Pavel"):
        assert expected in told
    for rule in loader.rules("en"):
        assert rule in told


def test_before_there_is_a_decision_the_card_says_what_a_map_is() -> None:
    hand = hand_at(Wall().workshop)

    assert hand.body.is_empty()
    assert "".join(loader.definition("en").split()) in "".join(seen(hand.body).split())
    assert hand.body.question() == "Which decision will we take with this map?"
    assert "third in the list" in hand.body.hint()


def test_the_line_goes_from_the_decision_through_the_jobs() -> None:
    wall = Wall()
    kira = wall.person("Kira")
    misha = wall.person("Misha Belov")
    hand = hand_at(wall.workshop)

    hand.type("What do we change first?", at="question")
    hand.type("kira")
    hand.type("MB")
    hand.type("")

    brief = hand.desk.view.brief
    assert (brief.question, brief.scribe, brief.voice) == ("What do we change first?", kira, misha)
    assert brief.timekeeper == ""
    assert hand.desk.opened is None
    assert "Writes down Kira" in shown(hand.body)


def test_whoever_gets_a_job_takes_part() -> None:
    hand = hand_at(Wall().workshop)

    hand.type("Pavel", at="timekeeper")

    assert len(hand.desk.commands) == 1
    (pavel,) = hand.desk.view.participants
    assert (pavel.name, hand.desk.view.brief.timekeeper) == ("Pavel", pavel.id)


def test_giving_a_job_again_changes_nothing() -> None:
    wall = Wall(scribe="record-0001")
    wall.person("Kira")
    hand = hand_at(wall.workshop)

    assert hand.type("Kira", at="scribe") is None

    assert hand.desk.commands == []


def test_the_decision_is_mended_where_it_stands() -> None:
    hand = hand_at(Wall(question="What first?").workshop)

    address = hand.open("question")
    assert address.scaffold == "What first?"
    hand.type("«Что» — сначала?")

    assert hand.desk.view.brief.question == "«Что» — сначала?"


def test_alone_there_is_only_the_decision() -> None:
    hand = hand_at(Wall(how="alone").workshop)

    assert [one.key for one in hand.body.addresses()] == ["question"]
    assert "Writes down" not in seen(hand.body)
    hand.type("What first?", at="question")
    assert hand.desk.opened is None


def test_the_doubt_about_the_decision_opens_its_line() -> None:
    address = hand_at(Wall().workshop).body.address_for(Spot(KICKOFF, "question"))

    assert address is not None
    assert address.key == "question"


def test_where_we_are_tells_five_things() -> None:
    recap = Recap(FakeDesk(example("boiler", "en")))
    told = shown(recap)

    for expected in (
        "Question What do we change first",
        "Client Chief engineers",
        "Whose map Viktor · “The first winter without heat” · 5 stages",
        "Barriers 6 barriers, 6 with an answer",
        "Next nothing: every step is done ✓",
    ):
        assert expected in told
    assert recap.addresses() == ()


def test_where_we_are_names_the_first_step_that_is_not_done() -> None:
    assert "Next 1 Audience" in shown(Recap(FakeDesk(Wall().workshop)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("card", [Kickoff, Recap])
def test_hostile_text_stays_text(card: type[Kickoff] | type[Recap], size: tuple[int, int]) -> None:
    wall = Wall(question=HOSTILE * 40, sentence=HOSTILE * 40, scribe="record-0001")
    wall.person(HOSTILE)
    persona = wall.persona(HOSTILE, HOSTILE)
    wall.story(HOSTILE * 3, persona)
    body = card(FakeDesk(wall.workshop, size=size))

    check_page(body)
    assert "[bold red]x[/]" in seen(body)
