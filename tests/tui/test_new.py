"""A new map: three questions, two of which may be skipped."""

from __future__ import annotations

import os
from datetime import date

import pytest
from textual.widgets import OptionList

from cjm_tui import settings
from cjm_tui.session import Library
from cjm_tui.tui.screens.home import HomeScreen
from cjm_tui.tui.screens.new import NewScreen
from cjm_tui.tui.screens.room_check import CHECKED
from tests.tui.driver import Person, running


@pytest.fixture(autouse=True)
def _the_room_was_checked() -> None:
    settings.keep(os.environ, **{CHECKED: date.today().isoformat()})


def highlighted(me: Person) -> int | None:
    return me.app.screen.query_one("#how", OptionList).highlighted


async def test_three_answers_make_a_workshop_and_open_its_start(library: Library) -> None:
    async with running(library, language="ru") as me:
        await me.press("n")
        assert isinstance(me.app.screen, NewScreen)
        assert me.sees("Новая карта")
        await me.type("Котельные: первый договор", "enter")
        assert highlighted(me) == 1, "a team of two hours is what most come for"
        await me.press("enter")
        await me.type("Анна, Олег,Кира , , Миша", "enter")
        await me.until(library.rows)
        await me.settle()
        brief = me.workshop.view.brief
        assert (brief.title, brief.language, brief.how) == (
            "Котельные: первый договор",
            "ru",
            "team",
        )
        assert [one.name for one in me.workshop.view.participants] == [
            "Анна",
            "Олег",
            "Кира",
            "Миша",
        ]
        assert me.screen.body.step == "kickoff"


async def test_two_questions_may_be_skipped_and_the_first_not(library: Library) -> None:
    async with running(library, begin_new=True) as me:
        await me.until(lambda: isinstance(me.app.screen, NewScreen))
        await me.press("enter")
        assert me.sees("Say in a few words what the map is about.")
        await me.type("Canteen", "enter", "enter", "enter")
        await me.until(library.rows)
        await me.settle()
        assert me.workshop.view.brief.how == "team"
        assert not me.workshop.view.participants


async def test_a_digit_says_how_and_who_works_alone_is_not_asked_who(library: Library) -> None:
    async with running(library) as me:
        await me.press("n")
        await me.type("Alone", "enter")
        await me.press("1")
        await me.until(library.rows)
        await me.settle()
        assert me.workshop.view.brief.how == "alone"


async def test_going_back_and_thinking_better_of_it(library: Library) -> None:
    async with running(library) as me:
        await me.press("n")
        await me.type("Cant", "enter")
        await me.press("4")
        await me.press("up")
        await me.until(lambda: me.app.screen.focused and me.app.screen.focused.id == "how")
        assert highlighted(me) == 3
        await me.press("shift+tab")
        await me.type("een")
        await me.press("escape")
        await me.until(lambda: isinstance(me.app.screen, HomeScreen))
        assert not library.rows()


async def test_a_pasted_list_of_names_becomes_names(library: Library) -> None:
    async with running(library) as me:
        await me.press("n")
        await me.type("Canteen", "enter", "enter")
        await me.paste("Anna\nBoris\n\nVera\n")
        await me.press("enter")
        await me.until(library.rows)
        await me.settle()
        assert [one.name for one in me.workshop.view.participants] == ["Anna", "Boris", "Vera"]


async def test_what_cannot_be_is_told_and_the_answers_stay(library: Library) -> None:
    async with running(library) as me:
        await me.press("n")
        me.app.screen.query_one("#title").value = "t" * 300  # type: ignore[attr-defined]
        await me.press("enter", "enter", "enter")
        assert isinstance(me.app.screen, NewScreen)
        assert not library.rows()
        assert "200" in me.everything()


async def test_a_team_that_opens_its_map_first_stands_at_the_start(library: Library) -> None:
    """However it was made: by a command or in the library."""
    team, alone = library.create("Canteen", how="team"), library.create("Alone", how="alone")
    async with running(library, team, fresh=True) as me:
        assert me.screen.body.step == "kickoff"
        await me.goes("audience")
        await me.enter("cooks")
        await me.press("escape", "q")
    async with running(library, team, fresh=True) as me:
        assert me.screen.body.step == "audience", "then where it was left"
    async with running(library, alone, fresh=True) as me:
        assert me.screen.body.step == "audience"
