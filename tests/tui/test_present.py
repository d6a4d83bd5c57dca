"""Presenting the map: card by card, whole, calm, and with nothing but a clicker's keys."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from cjm_tui.domain.places import OnIdeas, OnMap, OnPersona, OnStory
from cjm_tui.domain.records import Brief
from cjm_tui.method import keys
from cjm_tui.session import Library
from cjm_tui.tui.bodies.present import Present
from cjm_tui.tui.screens.workshop.blank import BlankScreen
from cjm_tui.words import Language
from tests.tui.driver import PROJECTOR, WIDE, running
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    FakeDesk,
    Wall,
    check_page,
    desk_of,
    drawn,
    example,
    seen,
)

each_size = pytest.mark.parametrize("size", SIZES)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def all_cards(body: Present) -> list[str]:
    """Every screen as plain text with its title, in order; each keeps what every page promises."""
    cards = []
    for key in body.pages():
        body.turn(key)
        check_page(body)
        page = body.page()
        rows = page.top.height + page.body.height + page.bottom.height
        assert rows <= body.desk.height, "a screen that is presented doesn't scroll"
        cards.append(f"{body.question()}\n{seen(body)}")
    return cards


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def wall_of_one(**brief: object) -> tuple[Wall, str, str]:
    """A wall with one persona's story over one stage: it, the story and the stage."""
    wall = Wall(**brief)  # type: ignore[arg-type]  # fields of a brief
    story = wall.story("The first winter", wall.persona("Viktor", "engineer"))
    return wall, story, wall.stage("Market")


@pytest.mark.parametrize("name", keys.EXAMPLES)
@each_size
@each_language
def test_the_portrait_comes_first_and_the_ideas_last(
    name: str, size: tuple[int, int], lang: Language
) -> None:
    body = Present(FakeDesk(example(name, lang), size=size, lang=lang))
    view, names = body.view, body.desk.names
    cards = all_cards(body)

    assert cards[0].startswith(view.personas[0].name)
    assert cards[-1].startswith(names.close["ideas"])
    kinds = [key.partition(":")[0] for key in body.pages()]
    order = ["portrait", "story", "stage", "road", "plan", "ideas"]
    assert list(dict.fromkeys(kinds)) == order
    whole = words_of(" ".join(cards))
    for stage in view.stages:
        assert stage.name.upper() in whole


@each_size
@each_language
def test_nothing_that_is_told_is_cut(size: tuple[int, int], lang: Language) -> None:
    body = Present(FakeDesk(example("boiler", lang), size=size, lang=lang))
    view = body.view
    (story,) = view.chosen
    lines = [line for card in all_cards(body) for line in card.splitlines()]
    whole = words_of(" ".join(lines))

    for barrier in view.barriers(story.id):
        assert all(word in whole for word in barrier.text.split())
        for solution in view.solutions(barrier.id):
            assert all(word in whole for word in solution.text.split())
    for note in (*view.ideas, *view.at(OnPersona(story.persona, "motive"))):
        assert all(word in whole for word in note.text.split())


@each_size
def test_an_overlong_stage_goes_on_on_another_card(size: tuple[int, int]) -> None:
    wall, story, stage = wall_of_one()
    for number in range(40):
        wall.note(OnMap(story, stage, "barriers"), f"barrier{number}", severity=2)
    body = Present(FakeDesk(wall.workshop, size=size))
    cards = [card for card in all_cards(body) if "MARKET" in card.splitlines()[0]]

    assert len(cards) > 1
    for at, card in enumerate(cards, 1):
        assert f"{at}/{len(cards)}" in card.splitlines()[0]
    whole = words_of(" ".join(cards))
    assert all(f"barrier{number} " in whole for number in range(40))


def test_one_note_longer_than_a_screen_is_shown_whole() -> None:
    wall, story, stage = wall_of_one()
    wall.note(OnStory(story, stage), " ".join(f"word{n}" for n in range(400)))
    cards = all_cards(Present(FakeDesk(wall.workshop)))

    whole = words_of(" ".join(cards)) + " "
    assert all(f"word{n} " in whole for n in range(400))


@each_size
def test_hostile_words_stay_words(size: tuple[int, int]) -> None:
    wall, story, stage = wall_of_one(title=HOSTILE, promise=HOSTILE, because=HOSTILE)
    wall.stage(HOSTILE)
    for lane in ("goal", "touchpoints", "barriers", "solutions", "emotions"):
        wall.note(OnMap(story, stage, lane), HOSTILE)
    wall.note(OnIdeas(), HOSTILE)
    whole = words_of(" ".join(all_cards(Present(FakeDesk(wall.workshop, size=size)))))

    assert "[bold red]x[/] {name} %s $HOME" in whole


def test_what_is_still_hidden_is_on_no_card() -> None:
    wall, story, stage = wall_of_one()
    wall.note(OnMap(story, stage, "barriers"), "SECRET", severity=1, hidden=True)
    wall.note(OnIdeas(), "SECRET", hidden=True)

    assert "SECRET" not in " ".join(all_cards(Present(FakeDesk(wall.workshop))))


def test_what_stands_on_other_lanes_is_counted() -> None:
    wall, story, stage = wall_of_one()
    wall.note(OnMap(story, stage, "goal"), "see it")
    for _ in range(2):
        wall.note(OnMap(story, stage, "questions"), "how?")

    assert "also on the map: Questions 2" in " ".join(all_cards(Present(FakeDesk(wall.workshop))))


def test_the_paragraph_as_mended_is_the_first_storys_alone() -> None:
    wall, _, stage = wall_of_one(read_back="In one minute.")
    second = wall.story("The second winter", wall.persona("Olga"))
    wall.note(OnStory(second, stage), "called again")
    cards = all_cards(Present(FakeDesk(wall.workshop)))

    assert sum("In one minute." in card for card in cards) == 1
    assert [card.splitlines()[0] for card in cards if card.startswith(("Viktor", "Olga"))] == [
        "Viktor, engineer",
        "Olga",
    ]


def test_a_map_nobody_has_begun_says_so() -> None:
    body = Present(FakeDesk(Wall().workshop))

    assert body.pages() == []
    assert "nothing to show" in seen(body)
    assert body.do("next_page")
    assert not body.do("next_page"), "it is left by going on"
    assert body.do("next_page"), "and told anew to who comes back"


def test_another_window_shows_the_same_card_where_it_needs_fewer() -> None:
    wall, story, stage = wall_of_one()
    for number in range(9):
        wall.note(OnMap(story, stage, "barriers"), f"barrier{number}", severity=2)
    small = Present(FakeDesk(wall.workshop, size=SIZES[0]))
    large = Present(FakeDesk(wall.workshop, size=SIZES[2]))
    last = [key for key in small.pages() if key.startswith("stage:")][-1]
    assert last not in large.pages()
    large.turn(last)

    assert large.at == f"stage:{story}:{stage}"


def test_what_is_changed_while_it_is_shown_is_shown() -> None:
    wall, story, stage = wall_of_one()
    wall.note(OnMap(story, stage, "goal"), "see it")
    body = Present(FakeDesk(wall.workshop))
    body.turn(f"stage:{story}:{stage}")
    assert "see it" in seen(body)
    brief = desk_of(body).workshop.brief
    assert isinstance(brief, Brief)
    wall.record(replace(brief, title="Other"))
    wall.note(OnMap(story, stage, "goal"), "hear it")
    desk_of(body).view = FakeDesk(wall.workshop).view

    assert "hear it" in seen(body)


def test_the_curve_grows_with_the_screen() -> None:
    heights = []
    for size in SIZES:
        body = Present(FakeDesk(example("boiler", "en"), size=size))
        body.turn(next(key for key in body.pages() if key.startswith("road:")))
        page = drawn(body.page().body)
        heights.append(sum(1 for line in page.splitlines() if "█" in line or "▄" in line))

    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


# On the screen ----------------------------------------------------------------------------------

WHERE = (("close", "read_back"), ("map", "whole"))


@pytest.mark.parametrize(("step", "part"), WHERE)
@pytest.mark.parametrize("size", [PROJECTOR, (100, 29), WIDE])
@each_language
async def test_p_shows_it_and_q_leads_back(
    library: Library, step: str, part: str, size: tuple[int, int], lang: Language
) -> None:
    async with running(library, library.example("boiler", lang), size=size, language=lang) as me:
        await me.goes(step, part)
        await me.press("escape p")
        assert me.place == ("present", "")
        assert me.sees(me.workshop.view.personas[0].name)
        await me.press("pagedown pagedown")
        assert me.sees(me.workshop.view.stages[0].name.upper())
        await me.press("q")
        assert me.place == (step, part)
        await me.press("p")
        assert me.screen.body.at.startswith("portrait:"), "it begins with the first card again"


async def test_on_and_back_by_every_key_a_hand_or_a_clicker_has(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("close", "read_back")
        await me.press("p")
        pages = list(me.screen.body.pages())
        for on, back in (
            ("pagedown", "pageup"),
            ("right", "left"),
            ("down", "up"),
            ("enter", "backspace"),
            ("space", "pageup"),
        ):
            await me.press(on)
            assert me.screen.body.at == pages[1], on
            await me.press(back)
            assert me.screen.body.at == pages[0], back
        await me.press("pageup")
        assert me.place == ("present", ""), "the beginning is not left by going back"


@pytest.mark.parametrize(("step", "part"), WHERE)
async def test_the_end_is_told_once_and_then_left_by_going_on(
    library: Library, step: str, part: str
) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes(step, part)
        await me.press("escape p")
        pages = list(me.screen.body.pages())
        for _ in range(2):  # who comes back is told anew
            await me.press(*["pagedown"] * (len(pages) - 1))
            assert not me.sees("That was all")
            await me.press("pagedown")
            assert me.screen.body.at == pages[-1]
            assert me.sees("That was all")
            await me.press("pageup")
            assert me.screen.body.at == pages[-2]
            await me.press("pagedown", "pagedown")
            assert me.place == ("present", ""), "the end is told again after going back"
            await me.press("pagedown")
            assert me.place == (step, part)
            await me.press("escape p")
            assert me.screen.body.at == pages[0]


async def test_no_other_key_does_anything(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("close", "read_back")
        await me.press("p pagedown")
        at, rev = me.screen.body.at, me.workshop.rev
        shown = me.rows()
        for key in (
            "f5",
            "escape",
            "e",
            "d",
            "u",
            "m",
            "n",
            "a",
            "1",
            "7",
            "c",
            "h",
            "plus_sign",
            "delete",
        ):
            await me.press(key)
            assert me.place == ("present", ""), key
            assert me.screen.body.at == at, key
        assert me.workshop.rev == rev
        assert not me.screen.writer.is_open
        assert me.rows() == shown


async def test_a_full_stop_makes_it_dark_and_any_key_brings_it_back(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("close", "read_back")
        await me.press("p pagedown")
        at = me.screen.body.at
        await me.press("full_stop")
        assert isinstance(me.app.screen, BlankScreen)
        await me.press("pagedown")
        await me.until(lambda: me.app.screen is me.screen)
        assert me.screen.body.at == at


async def test_nothing_private_and_no_steps_stand_around_it(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("close", "read_back")
        await me.press("p")
        whole = me.everything()

        assert "Still needed" not in whole
        assert "1✓" not in whole
