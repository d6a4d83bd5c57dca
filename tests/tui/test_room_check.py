"""The room check: size, flash and bell, the clicker, what is easily forgotten; once a day."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest

from cjm_tui import settings
from cjm_tui.domain.records import Language
from cjm_tui.session import Library
from cjm_tui.text import cell_len
from cjm_tui.tui.screens.room_check import CHECKED, RoomCheckScreen, is_due
from cjm_tui.tui.screens.workshop.screen import WorkshopScreen
from tests.tui.driver import PROJECTOR, Person, running
from tests.tui.fake_desk import LANGUAGES

SIZES = ((80, 24), (100, 29), (120, 35), (60, 20))


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", f"{tmp_path}/config")


def open_check(me: Person) -> RoomCheckScreen:
    screen = me.app.screen
    assert isinstance(screen, RoomCheckScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_opens_from_the_library_and_fits(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    async with running(library, size=size, language=language) as me:
        await me.press("r")
        open_check(me)
        rows = me.rows()
        assert all(cell_len(row.rstrip()) <= size[0] for row in rows)
        assert "▲▲▲ ◆2 ◇ → ✓ ×3" in me.everything()
        if size[0] >= 80:
            (ruler,) = [row for row in rows if "├" in row]
            assert cell_len(ruler.rstrip()) == 80
        last = {"en": "cjm wall", "ru": "cjm wall"}[language]
        assert last in me.everything()
        await me.press("escape")
        assert me.app.screen is me.home


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((80, 24), "Good for a room ✓"),
        ((100, 29), "Good for a room ✓"),
        ((158, 44), "Letters are too small."),
        ((101, 29), "Letters are too small."),
        ((100, 30), "Letters are too small."),
        ((79, 24), "Too little fits."),
        ((80, 23), "Too little fits."),
    ],
)
async def test_it_says_whether_the_size_is_right(
    library: Library, size: tuple[int, int], said: str
) -> None:
    async with running(library, size=size) as me:
        await me.press("r")
        assert me.sees(f"Now {size[0]}×{size[1]}.")
        assert me.sees(said)


async def test_the_size_is_told_anew_while_the_letters_grow(library: Library) -> None:
    async with running(library, size=(158, 44)) as me:
        await me.press("r")
        assert me.sees("too small")
        await me.pilot.resize_terminal(90, 26)
        await me.sees_soon("Now 90×26. Good for a room ✓")


async def test_enter_flashes_and_rings(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(library) as me:
        rung: list[bool] = []
        monkeypatch.setattr(me.app, "bell", lambda: rung.append(True))
        await me.press("r", "enter")
        assert rung == [True]
        assert me.sees("Time. Finish your thought.")
        await me.until(lambda: not me.sees("Time. Finish your thought."))
        assert me.sees("✓  flash and bell")
        await me.press("m", "enter")
        assert rung == [True], "without sound there is only the flash"
        assert settings.read(os.environ)["bell"] == "off"
        await me.press("m", "enter")
        assert rung == [True, True]


async def test_the_first_click_ticks_and_the_second_leaves(library: Library) -> None:
    async with running(library) as me:
        await me.press("r", "f5", ".", "pageup")
        assert me.sees("·  clicker")
        await me.press("pagedown")
        assert me.sees("✓  clicker")
        await me.press("pagedown")
        assert me.app.screen is me.home


async def test_reminders_are_ticked_and_unticked(library: Library) -> None:
    async with running(library, language="ru") as me:
        await me.press("r", "down", "down", "space")
        assert me.sees("✓  не беспокоить")
        await me.press("down", "space", "up", "space")
        assert me.sees("·  не беспокоить")
        assert me.sees("✓  сон")
        await me.press("ь")
        assert settings.read(os.environ)["bell"] == "off", "letters act on either layout"


async def begin_new(me: Person, how: str) -> None:
    await me.press("n")
    await me.type("Boilers", "enter")
    await me.press(how)
    if how != "1":
        await me.press("enter")


async def test_a_new_team_workshop_offers_it_once_a_day(library: Library) -> None:
    async with running(library, size=PROJECTOR) as me:
        await begin_new(me, "2")
        await me.until(lambda: isinstance(me.app.screen, RoomCheckScreen))
        await me.press("pagedown", "pagedown")
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))
        assert me.place == ("kickoff", "")
        await me.press("escape", "q")
        await begin_new(me, "3")
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))
        assert me.place == ("kickoff", "")


async def test_esc_goes_on_without_it(library: Library) -> None:
    async with running(library) as me:
        await begin_new(me, "2")
        await me.until(lambda: isinstance(me.app.screen, RoomCheckScreen))
        await me.press("escape")
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))
        assert me.place == ("kickoff", "")


async def test_who_works_alone_has_no_room_to_check(library: Library) -> None:
    async with running(library) as me:
        await begin_new(me, "1")
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))


def test_it_is_due_on_another_day() -> None:
    today = date(2026, 11, 21)
    assert is_due(os.environ, today)
    settings.keep(os.environ, **{CHECKED: today.isoformat()})
    assert not is_due(os.environ, today)
    assert is_due(os.environ, today + timedelta(days=1))


@pytest.mark.parametrize("kept", ["", "tomorrow", "9999-99-99", "2026-11-21T10:00"])
def test_whatever_was_kept_for_the_day_it_is_only_due(kept: str) -> None:
    settings.keep(os.environ, **{CHECKED: kept})

    assert is_due(os.environ, date(2026, 11, 21))
