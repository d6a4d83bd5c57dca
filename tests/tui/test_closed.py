"""Hidden notes on the wall: counted, never read, opened all at once or one person's."""

from __future__ import annotations

from functools import partial

import pytest

from cjm_tui.domain.commands import AddNote
from cjm_tui.domain.places import OnAudience, OnIdeas, OnParking
from cjm_tui.domain.records import Language
from cjm_tui.session import Library
from cjm_tui.text import new_id
from cjm_tui.words import words
from tests.tui.driver import WINDOWS, Person, running
from tests.tui.fake_desk import LANGUAGES

SECRET = "nobody reads this yet"
WHO = OnAudience("who")
CHAT = """Anna, [21.11.2026 12:01]
one of Anna's
two of Anna's

Oleg, [21.11.2026 12:02]
one of Oleg's
"""


def hide(me: Person, text: str, author: str = "", place: object = WHO) -> str:
    note = new_id()
    people = {person.name: person.id for person in me.workshop.view.participants}
    me.workshop.submit(
        AddNote(note=note, place=place, text=text, author=people.get(author, ""), hidden=True)  # type: ignore[arg-type]
    )
    return note


def team(library: Library) -> str:
    return library.create("Boilers", how="team", people=["Anna", "Oleg"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", WINDOWS)
async def test_they_are_counted_in_their_step_and_nowhere_read(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    still = partial(words(language).say, "still hidden: {n}")
    async with running(library, team(library), size=size, language=language) as me:
        await me.press("escape")
        for number in range(3):
            hide(me, f"{SECRET} {number}", "Anna")
        hide(me, SECRET, "Anna", OnIdeas())
        await me.sees_soon(still(n=3))
        assert SECRET not in me.everything()
        await me.goes("personas")
        assert not me.sees(still(n=3))
        await me.goes("close", "ideas")
        assert me.sees(still(n=1))
        assert SECRET not in me.everything()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", WINDOWS)
async def test_one_key_opens_one_persons_all_at_once(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    still = partial(words(language).say, "still hidden: {n}")
    async with running(library, team(library), size=size, language=language) as me:
        await me.press("escape")
        hide(me, SECRET, "Anna")
        hide(me, f"{SECRET} either", "Anna")
        await me.settle()
        await me.press("O")
        assert me.sees(SECRET)
        assert not me.sees(still(n=2))
        await me.press("u")
        assert SECRET not in me.everything(), "they were opened as one"
        assert me.sees(still(n=2))


async def test_of_several_people_one_may_be_opened(library: Library) -> None:
    async with running(library, team(library)) as me:
        await me.press("escape")
        hide(me, "a of Anna", "Anna")
        hide(me, "b of Oleg", "Oleg")
        hide(me, "c of nobody")
        await me.settle()
        await me.press("O")
        assert me.sees("Which notes to open?")
        assert "2 Anna │ │ 3 Oleg │" in me.everything(), (
            "how much each has written is nothing for a room"
        )
        assert "of Anna" not in me.everything().replace("all of them", "")
        await me.press("3")
        assert me.texts() == ["b of Oleg"]
        assert me.sees("still hidden: 2")
        await me.press("O", "3")
        assert sorted(me.texts()) == ["b of Oleg", "c of nobody"]
        await me.press("O")
        assert sorted(me.texts()) == ["a of Anna", "b of Oleg", "c of nobody"]


async def test_what_is_parked_and_hidden_can_be_opened_from_any_step(library: Library) -> None:
    async with running(library, team(library)) as me:
        await me.press("escape")
        hide(me, SECRET, place=OnParking())
        await me.goes("stages")
        await me.press("escape", "O")
        assert me.texts() == [SECRET]


async def test_nothing_hidden_is_said_in_a_sentence(library: Library) -> None:
    async with running(library, team(library)) as me:
        await me.press("escape", "O")
        assert me.sees("Nothing is hidden here.")


async def test_a_pasted_chat_can_stay_hidden(library: Library) -> None:
    async with running(library, team(library)) as me:
        await me.paste(CHAT)
        await me.sees_soon("3 lines of 2 people")
        assert "of Anna's" not in me.everything()
        await me.press("2")
        await me.until(lambda: me.workshop.view.hidden == 3)
        assert me.texts() == []
        if me.screen.writer.is_open:
            await me.press("escape")
        await me.sees_soon("still hidden: 3")
        assert "of Anna's" not in me.everything()


async def test_a_chat_that_is_shown_is_on_the_wall_at_once(library: Library) -> None:
    async with running(library, team(library)) as me:
        await me.paste(CHAT)
        await me.press("enter")
        assert "of Anna's" in me.everything()
        assert not me.sees("keep hidden"), "what has been seen can't be hidden any more"
        await me.press("enter")
        await me.until(lambda: len(me.texts()) == 3)
        assert me.workshop.view.hidden == 0
