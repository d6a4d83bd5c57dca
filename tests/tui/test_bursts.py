"""Keys that come faster than screens do: nothing falls over, and nothing is left twice."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import OptionList

from cjm_tui.domain.places import OnAudience
from cjm_tui.session import Library
from cjm_tui.tui.app import CjmApp
from cjm_tui.tui.screens.home import HomeScreen
from cjm_tui.tui.screens.workshop.screen import WorkshopScreen
from tests.tui.driver import running


async def test_a_dialog_is_left_once_however_often_its_key_is_pressed(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("audience")
        await me.press("escape")
        for opened in ("f1", "P", "f", "S", "f9", "B"):
            me.strike(opened, "escape", "escape", "escape")
            await me.settle()
            await me.press("escape")
            assert isinstance(me.app.screen, WorkshopScreen), opened
        me.strike("P", "enter", "enter", "enter")
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))
        await me.settle()
        assert me.app.return_value is None


async def test_the_palette_opens_again_at_once_and_outlives_a_page_of_nothing(
    library: Library,
) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.press("escape")
        for _ in range(3):
            me.strike("ctrl+p", "escape", "escape")
        await me.settle()
        me.strike("ctrl+p", *"qqqq", "pagedown", "pageup")
        await me.settle()
        await me.press("pagedown")
        await me.press("escape")
        await me.press("escape")
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))
        await me.press("enter")
        await me.enter("still here")
        assert me.texts() == ["still here"]


async def test_the_palette_is_left_once_and_carries_a_command_out_once(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.press("escape", "1", "enter")
        await me.enter("heat", "light", "water")
        await me.press("escape")
        for pressed in (["escape"] * 3, ["enter"] * 3):
            await me.press("ctrl+p")
            await me.type("Undo", "down")
            me.strike(*pressed)
            await me.settle()
            assert isinstance(me.app.screen, WorkshopScreen)
        assert me.texts() == ["heat", "light"]


async def test_a_command_clicked_three_times_is_carried_out_once(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.press("escape", "1", "enter")
        await me.enter("heat", "light", "water")
        await me.press("escape", "ctrl+p")
        await me.type("Undo")
        found = me.app.screen.query_one(OptionList)
        await me.until(lambda: found.option_count > 0 and found.region.height > 1)
        for _ in range(3):
            me.click(found.region.x + 5, found.region.y + 1)
        await me.settle()
        assert isinstance(me.app.screen, WorkshopScreen)
        assert me.texts() == ["heat", "light"]


async def test_from_the_library_to_a_note_in_one_burst(library: Library) -> None:
    library.create("Boilers")
    async with running(library) as me:
        me.strike("enter")
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))
        await me.settle()
        me.strike("escape", "1", *"engineers", "enter", "tab", *"heat", "enter", "escape")
        await me.until(lambda: len(me.texts()) == 2)
        view = me.workshop.view
        assert [note.text for note in view.at(OnAudience("who"))] == ["engineers"]
        assert [note.text for note in view.at(OnAudience("needs"))] == ["heat"]


async def test_beginning_and_thinking_better_of_it_in_one_burst(library: Library) -> None:
    async with running(library) as me:
        me.strike("n", "escape", "escape")
        await me.settle()
        await me.press("escape")
        assert isinstance(me.app.screen, HomeScreen)
        assert not library.rows()


@pytest.mark.parametrize(("arrived", "shown"), [("alt+n", "audience"), ("alt+shift+a", "agenda")])
async def test_escape_and_a_letter_that_arrive_as_one_key_are_two(
    library: Library, arrived: str, shown: str
) -> None:
    async with running(library, library.create("Boilers", people=("Anna", "Boris"))) as me:
        await me.goes("audience")
        assert me.screen.writer.is_open
        await me.press(arrived)
        assert me.screen.body.step == shown
        assert me.screen.writer.is_open == (shown == "audience"), "n opens the line at the gap"
        assert not me.texts()


async def test_what_is_pressed_while_the_program_leaves_is_no_defect(library: Library) -> None:
    leaving = CjmApp(library, "en")
    assert not leaving.screen_stack
    for pressed in (events.Key("j", "j"), events.Paste("one")):
        await leaving.on_event(pressed)
