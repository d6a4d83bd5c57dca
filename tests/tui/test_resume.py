"""Leaving and coming back: the same step, page and cursor; on another day the recap first."""

from __future__ import annotations

from cjm_tui.session import Library
from tests.tui.conftest import Clock
from tests.tui.driver import Person, running


def stand(me: Person) -> tuple[str, str, str, str]:
    return (*me.place, me.screen.body.at, me.cursor)


async def leave_at_a_note(library: Library, made: str) -> tuple[str, str, str, str]:
    """Stand on a note of the second stage's page and leave."""
    async with running(library, made) as me:
        await me.press("escape")
        await me.goes("map", "path")
        await me.press("escape", "pagedown", "escape")
        notes = {note.id for note in me.workshop.view.notes}
        for _ in range(12):
            if me.cursor in notes:
                break
            await me.press("down")
        assert me.cursor in notes
        left = stand(me)
        await me.press("u", "U")
        return left


async def test_the_same_page_and_cursor(library: Library) -> None:
    made = library.example("boiler", "en")
    async with running(library, made) as me:
        await me.press("escape", "enter")
        await me.enter("one")
        await me.press("escape")
    left = await leave_at_a_note(library, made)
    async with running(library, made) as me:
        assert stand(me) == left
        assert not me.screen.writer.is_open
    async with running(library) as me:
        await me.press("enter")
        assert stand(me) == left, "from the library too"


async def test_every_step_is_come_back_to(library: Library) -> None:
    made = library.example("boiler", "ru")
    for step, part in (("interviews", ""), ("close", "plan"), ("map", "whole"), ("kickoff", "")):
        async with running(library, made, language="ru") as me:
            await me.goes(step, part)
            left = stand(me)
        async with running(library, made, language="ru") as me:
            assert stand(me)[:3] == left[:3]


async def test_on_another_day_the_recap_comes_first(library: Library, clock: Clock) -> None:
    clock.days_ago = 3
    made = library.example("boiler", "en")
    async with running(library, made) as me:
        await me.press("escape", "enter")
        await me.enter("engineers who answer for it")
        await me.press("escape")
    left = await leave_at_a_note(library, made)
    clock.days_ago = 0
    async with running(library, made) as me:
        assert me.screen.body.step == "recap"
        assert me.sees("Where we are")
        await me.press("pagedown")
        assert stand(me) == left, "then on to where it was left"
    async with running(library, made) as me:
        assert me.screen.body.step == "recap", "looking on changed nothing: it still is another day"
        await me.press("enter")
        await me.press("u", "U")
    async with running(library, made) as me:
        assert me.screen.body.step != "recap"


async def test_what_was_there_is_gone(library: Library) -> None:
    made = library.example("boiler", "en")
    left = await leave_at_a_note(library, made)
    async with running(library, made) as me:
        await me.press("d")
        assert me.cursor != left[3]
        assert me.cursor, "the cursor stands on what is there"
    async with running(library, made) as me:
        assert stand(me)[:3] == left[:3]
        assert me.cursor
