"""Close, read back: the paragraph to read aloud, its curve, what is answered and what is known."""

from __future__ import annotations

import pytest

from cjm_tui.domain.commands import EditBrief
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnInterview, OnMap
from cjm_tui.domain.records import Language, Talk
from cjm_tui.tui.bodies.close_read import CloseRead
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    FakeDesk,
    Wall,
    check_page,
    drawn,
    example,
    seen,
)


def a_road(**brief: object) -> tuple[Wall, str, list[str]]:
    wall = Wall("en", **brief)
    stages = [wall.stage(name) for name in ("Need", "Market", "Contract")]
    story = wall.story("The first winter", wall.persona("Viktor", "chief engineer"))
    for stage, score, words in zip(stages, (0, -2, 2), ("uneasy", "alone", "glad"), strict=True):
        wall.note(OnMap(story, stage, "emotions"), words, score=score)
    return wall, story, stages


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finished_page_fits_without_scrolling(size: tuple[int, int], lang: Language) -> None:
    body = CloseRead(FakeDesk(example("boiler", lang), size=(size[0] - 1, size[1]), lang=lang))

    check_page(body)
    page = body.page()
    assert page.top.height + page.body.height + page.bottom.height <= size[1]
    shown = seen(body)
    assert body.view.brief.read_back.split()[-1] in shown
    assert "█" in shown
    assert body.view.stages[1].name.split()[0] in shown
    assert body.addresses() == ()


def test_what_hurts_most_and_what_to_keep_are_named_with_the_clients_words() -> None:
    body = CloseRead(FakeDesk(a_road()[0].workshop, size=SIZES[1]))

    lines = seen(body).splitlines()
    assert any("hardest place" in line and "2 Market: alone" in line for line in lines)
    assert any("keep it" in line and "3 Contract: glad" in line for line in lines)
    assert body.title() == "Viktor · “The first winter”"


def test_barriers_are_counted_by_what_became_of_them_and_the_worst_open_one_is_named() -> None:
    wall, story, stages = a_road()
    cell = OnMap(story, stages[1], "barriers")
    answered = wall.note(cell, "nobody answers", severity=3)
    wall.note(OnMap(story, stages[1], "solutions"), "one number", answers=(answered,))
    wall.note(cell, "mild thing", severity=1)
    wall.note(cell, "the act is late", severity=2)
    wall.note(cell, "not ours", severity=1, aside="the law")
    body = CloseRead(FakeDesk(wall.workshop, size=SIZES[1]))

    told = next(line for line in seen(body).splitlines() if "set aside" in line)
    assert "4 ·" in told
    assert "1 with a solution" in told
    assert "2 still open: the act is late" in told


def test_groups_nobody_talked_to_are_said_plainly() -> None:
    wall, *_ = a_road()
    talk = wall.record(Talk(id="talk-one", rank="a", group="clients"))
    wall.note(OnInterview(talk), "they said so", form="quote")
    shown = seen(CloseRead(FakeDesk(wall.workshop, size=SIZES[2])))

    told = next(line for line in shown.splitlines() if "not heard yet" in line)
    assert "non-users" in told
    assert "experts" in told
    assert "clients'" in told
    assert "clients," not in told


def test_a_draft_says_that_it_is_one_until_somebody_mends_it() -> None:
    desk = FakeDesk(a_road()[0].workshop, size=SIZES[1])
    body = CloseRead(desk)
    assert "draft" in seen(body)

    body.do("mend_text")
    assert desk.edited is not None
    title, draft = desk.edited
    assert title == "Read back"
    assert "Viktor" in draft
    desk.mend("He waited.\nThen he left.")

    assert desk.commands == [
        EditBrief(id=desk.commands[0].id, read_back="He waited.\nThen he left.")
    ]
    assert "draft" not in seen(body)
    assert "He waited." in seen(body)


def test_a_draft_kept_as_it_is_stays_a_draft_and_an_emptied_text_becomes_one_again() -> None:
    desk = FakeDesk(a_road(read_back="Ours.")[0].workshop, size=SIZES[1])
    body = CloseRead(desk)

    body.do("mend_text")
    desk.mend("Ours.")
    assert desk.commands == []
    body.do("mend_text")
    desk.mend("  \n")
    assert "draft" in seen(body)
    body.do("mend_text")
    assert desk.edited is not None
    desk.mend(desk.edited[1])
    assert len(desk.commands) == 1


def test_a_long_text_scrolls_while_the_facts_stay() -> None:
    told = "He calls again and again, and nobody comes. " * 30
    body = CloseRead(FakeDesk(a_road(read_back=told)[0].workshop, size=SIZES[0]))

    page = body.page()
    check_page(body)
    assert page.body.height > SIZES[0][1]
    assert "hardest place" in drawn(page.bottom)
    assert SIZES[0][1] - page.bottom.height >= 8, "what is read aloud needs the room"


def test_without_a_story_enter_goes_and_chooses_one() -> None:
    desk = FakeDesk(Wall().workshop)
    body = CloseRead(desk)

    check_page(body)
    assert "Enter" in seen(body)
    assert body.do("write_here")
    assert desk.went == [Spot("stories", "titles")]


@pytest.mark.parametrize("count", [1, 12, 40])
def test_any_number_of_stages_is_drawn(count: int) -> None:
    wall = Wall()
    story = wall.story("Long")
    for number in range(count):
        stage = wall.stage(f"Stage {number}")
        wall.note(OnMap(story, stage, "emotions"), "", score=number % 5 - 2)
    for size in SIZES:
        check_page(CloseRead(FakeDesk(wall.workshop, size=size)))


def test_hostile_words_are_shown_as_they_are() -> None:
    wall, story, stages = a_road(read_back=HOSTILE)
    wall.note(OnMap(story, stages[0], "barriers"), HOSTILE, severity=3)
    for size in SIZES:
        body = CloseRead(FakeDesk(wall.workshop, size=size))
        check_page(body)
        assert "[bold red]x[/] {name} %s" in seen(body)
