"""Copies that are for something, made on the screen: the map as it should be, and a rehearsal."""

from __future__ import annotations

import pytest

from cjm_tui.session import Library
from cjm_tui.tui.screens.home import HomeScreen
from cjm_tui.words import Language
from tests.tui.driver import PROJECTOR, WIDE, running
from tests.tui.fake_desk import LANGUAGES

each_language = pytest.mark.parametrize("lang", LANGUAGES)
each_size = pytest.mark.parametrize("size", [PROJECTOR, (100, 29), WIDE])
TO_BE = {"en": "as it should be", "ru": "как должно быть"}
REHEARSAL = {"en": "rehearsal ×30", "ru": "прогон ×30"}


@each_language
@each_size
async def test_a_to_be_is_made_from_the_library_and_says_what_it_is(
    library: Library, lang: Language, size: tuple[int, int]
) -> None:
    original = library.example("boiler", lang)
    async with running(library, size=size, language=lang) as me:
        await me.press("T")
        assert me.workshop.view.brief.as_is == library.read(original).workshop.uid
        assert me.sees(TO_BE[lang])
        assert me.rows()[0].count(TO_BE[lang]) == 1
        assert me.place[0] == "map"


async def test_a_to_be_with_another_title_still_says_so(library: Library) -> None:
    copy = library.to_be(library.example("boiler", "en"))
    library.rename(copy, "Our dream")
    async with running(library, copy) as me:
        assert "as it should be · Our dream" in " ".join(me.rows()[0].split())


async def test_t_in_the_close_makes_one_for_later(library: Library) -> None:
    original = library.example("boiler", "en")
    async with running(library, original) as me:
        await me.goes("close", "send")
        await me.press("T")
        await me.sees_soon("is in the library")
        assert me.workshop.id == original
    assert sorted(row.title for row in library.rows())[-1].endswith("— as it should be")


@each_language
@each_size
async def test_a_rehearsal_is_asked_its_speed_and_is_marked_everywhere(
    library: Library, lang: Language, size: tuple[int, int]
) -> None:
    library.create("Котельные", language=lang)
    async with running(library, size=size, language=lang) as me:
        await me.press("R")
        await me.press("ctrl+u")
        await me.type("×30", "enter")
        assert me.workshop.view.brief.rehearsal == 30
        assert me.sees(REHEARSAL[lang])
        await me.press("escape q")
        await me.until(lambda: isinstance(me.app.screen, HomeScreen))
        assert me.sees(REHEARSAL[lang])


@pytest.mark.parametrize("said", ["fast", "0", "121", "1.5", "-3"])
async def test_a_speed_that_is_none_is_said_and_makes_nothing(library: Library, said: str) -> None:
    library.create("Boiler rooms")
    async with running(library) as me:
        await me.press("R")
        await me.press("ctrl+u")
        await me.type(said, "enter")
        await me.sees_soon("A number from 1 to 120")
    assert len(library.rows()) == 1
