"""The warm-up: one place in four minutes, or all three; the finished list beside the room's."""

from __future__ import annotations

import pytest

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Language
from cjm_tui.domain.view import project
from cjm_tui.session import Library
from cjm_tui.session.examples import example_view
from cjm_tui.tui.screens.home import HomeScreen
from cjm_tui.words import words
from tests.tui.driver import WINDOWS, Person, running

LANGUAGES: tuple[Language, ...] = ("en", "ru")
LESSON = "You sat at the table as guests. Nobody said “our marketing department”. Stay there."


def finished(me: Person, template: str) -> list[str]:
    """What the finished example names at a place."""
    view = me.workshop.view
    stage = next(one for one in view.stages if one.template == template)
    place = OnMap(view.chosen[0].id, stage.id, "works")
    return [note.text for note in example_view("trip", view.brief.language).at(place)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", WINDOWS)
async def test_the_cafe_alone_is_called_out_compared_and_learned_from(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    say = words(language).say
    async with running(library, size=size, language=language) as me:
        await me.press("w")
        await me.until(library.rows)
        await me.settle()
        assert me.screen.body.step == "warm_up"
        assert me.screen.writer.is_open
        theirs = finished(me, "trip/cafe")
        assert len(theirs) == 6
        assert not any(me.sees(one) for one in theirs), "the list isn't given away"
        await me.enter("one", "two", "three")
        assert me.texts() == ["one", "two", "three"]
        await me.press("escape", "g")
        assert all(one in me.everything() for one in theirs)
        assert any("one" in row and theirs[0] in row for row in me.rows()), "side by side"
        assert say(LESSON)[:24] in me.everything()
        await me.press("g")
        assert not me.sees(theirs[0])
        await me.press("pagedown")
        assert me.place == ("map", "path"), "one place was all"


async def test_one_key_brings_all_three_places(library: Library) -> None:
    async with running(library) as me:
        await me.press("w")
        await me.until(library.rows)
        await me.settle()
        await me.press("escape", "v")
        assert me.sees("1 of 3")
        await me.press("enter")
        await me.enter("found the route")
        await me.press("escape", "pagedown")
        assert me.sees("2 of 3")
        await me.press("g")
        assert all(one in me.everything() for one in finished(me, "trip/cafe"))
        await me.press("pagedown")
        await me.press("escape")
        assert "a gym" in finished(me, "trip/hotel")
        assert not me.sees("a gym"), "each place is compared when it was asked for"
        await me.press("v")
        assert me.sees("3 of 3"), "what was written elsewhere isn't hidden"


async def test_todays_warm_up_is_gone_on_with(library: Library) -> None:
    async with running(library) as me:
        await me.press("w")
        await me.until(library.rows)
        await me.settle()
        await me.enter("one")
        await me.press("escape", "q")
        await me.until(lambda: isinstance(me.app.screen, HomeScreen))
        await me.press("w")
        assert me.texts() == ["one"]
        assert me.screen.body.step == "warm_up"
        assert len(library.rows()) == 1
        await me.press("escape", "q")
        await me.until(lambda: isinstance(me.app.screen, HomeScreen))
        await me.press("enter")
        assert me.screen.body.step == "warm_up", "from its row too"


async def test_a_team_warms_up_from_its_start_and_comes_back_to_it(library: Library) -> None:
    made = library.create("Boilers", people=["Anna", "Boris"])
    async with running(library, made) as me:
        await me.goes("kickoff")
        await me.press("escape", "w")
        assert me.workshop.id != made
        assert me.screen.body.step == "warm_up"
        await me.enter("tasty")
        await me.press("escape", "q")
        assert me.workshop.id == made
        assert me.screen.body.step == "kickoff"
        assert me.texts() == []


async def test_a_clicker_leads_from_the_warm_up_back_to_the_start(library: Library) -> None:
    made = library.create("Boilers", people=["Anna", "Boris"])
    async with running(library, made, fresh=True) as me:
        assert me.screen.body.step == "kickoff"
        await me.press("escape", "w")
        warm_up = me.workshop.id
        await me.enter("tasty")
        await me.type("quick")
        await me.press("pagedown")
        assert me.workshop.id == made
        assert me.screen.body.step == "kickoff"
        await me.press("pagedown", "pagedown")
        assert me.screen.body.step == "audience"
    said = project(library.read(warm_up).workshop).notes
    assert [note.text for note in said] == ["tasty", "quick"], "nothing is left behind"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 29), (120, 35)])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_both_lists_fit_every_window(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    async with running(library, size=size, language=language) as me:
        await me.press("w")
        await me.until(library.rows)
        await me.settle()
        await me.enter(*(f"line {number}" for number in range(1, 7)))
        await me.press("escape", "g")
        assert all(me.sees(f"line {number}") for number in range(1, 7))
        theirs = finished(me, "trip/cafe")
        assert all(one.split()[0] in me.everything() for one in theirs)
        assert all(strip.cell_length == size[0] for strip in me.strips())


async def test_it_is_only_looked_at_where_somebody_else_works_on_it(library: Library) -> None:
    made = library.example("trip", "en", empty=True)
    holder = library.open(made)
    async with running(library, made) as me:
        before = me.workshop.workshop
        await me.press("escape", "v", "g", "enter", "pagedown")
        assert me.workshop.workshop == before
    holder.close()


async def test_another_window_shows_and_compares_the_same(library: Library) -> None:
    async with running(library) as me:
        await me.press("w")
        await me.until(library.rows)
        await me.settle()
        for keys in ("escape", "g", "v", "pagedown", "g"):
            await me.press(keys)
            here = me.screen.body
            there = type(here)(me.screen.desk)
            there.strike(here.pose)
            there.turn(here.at)
            assert there.page() == here.page()
            assert there.aside() == here.aside()
