"""The clock in the header: what starts it, what the room sees, and that it is in nobody's way."""

from __future__ import annotations

import os
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from cjm_tui import settings
from cjm_tui.domain.clock import fit
from cjm_tui.domain.commands import AddNote, EditBlock, RunClock, StartBlock
from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Block, How, Language
from cjm_tui.method import keys
from cjm_tui.session import Kit, Library
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Page
from cjm_tui.tui.screens.asking import ListScreen
from cjm_tui.tui.screens.workshop import timer
from cjm_tui.tui.themes import DARK, LIGHT
from tests.tui.driver import PROJECTOR, WIDE, Person, running

LAPTOP = (100, 29)
UP = {"en": "Time. Finish your thought.", "ru": "Время. Допишите мысль."}


class Frozen:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 23, 50, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def wait(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def clock() -> Frozen:
    return Frozen()


@pytest.fixture
def library(tmp_path: Path, clock: Frozen, monkeypatch: pytest.MonkeyPatch) -> Library:
    """An empty library whose clock stands still; the screen looks at it often, and rests."""
    monkeypatch.setattr(timer, "TICK", 0.2)
    return Library(tmp_path / "maps", Kit(clock=clock))


def made(library: Library, how: How = "team", language: Language = "en") -> str:
    return library.create("Boiler rooms", how=how, people=["Anna", "Oleg"], language=language)


def block(me: Person, key: str) -> Block:
    return next(each for each in me.workshop.view.blocks if each.key == key)


def going(me: Person) -> str:
    """Key of the block that runs."""
    return next(
        (each.key for each in me.workshop.view.blocks if each.started and not each.ended), ""
    )


def start(me: Person, key: str) -> None:
    assert me.screen.submit(StartBlock(id=new_id(), block=block(me, key).id))


async def chooses(me: Person, label: str) -> None:
    """A row of the timer's list."""
    await me.press("f12")
    await me.until(lambda: isinstance(me.app.screen, ListScreen), "the list")
    row = next(row for row in me.rows() if label in row)
    found = re.search(rf"(\d)  .*{re.escape(label)}", row)
    assert found is not None, row
    await me.press(found[1])
    await me.until(lambda: not isinstance(me.app.screen, ListScreen), "the list is left")
    await me.settle()


def rings(me: Person, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    heard: list[None] = []
    monkeypatch.setattr(me.app, "bell", lambda: heard.append(None))
    return heard


def header(me: Person) -> str:
    return me.rows()[0]


def local(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M}"


# What starts a block ----------------------------------------------------------------------------


async def test_a_clicker_begins_the_meeting_and_goes_on_block_by_block(
    library: Library, clock: Frozen
) -> None:
    async with running(library, made(library)) as me:
        await me.goes("kickoff")
        await me.press("pagedown")
        assert me.place == ("kickoff", ""), "the first press starts the clock"
        assert going(me) == "kickoff"
        assert me.sees(f"Kick-off and warm-up until {local(clock.moment + timedelta(minutes=8))}")

        clock.wait(minutes=7)
        seen = [going(me)]
        for _ in range(60):
            await me.press("pagedown")
            clock.wait(seconds=20)
            if going(me) != seen[-1]:
                seen.append(going(me))
        assert seen == ["kickoff", *keys.STEPS]
        assert block(me, "kickoff").ended == "2026-11-21T23:57:00Z", "the real times are kept"
        assert not block(me, "break").started


async def test_nothing_starts_before_the_meeting_and_nothing_by_going_back(
    library: Library, clock: Frozen
) -> None:
    async with running(library, made(library)) as me:
        await me.press("escape", "2", "escape", "1", "escape")
        assert going(me) == ""
        assert "until" not in header(me)
        start(me, "kickoff")
        await me.press("4", "escape")
        assert going(me) == "kickoff", "looking ahead starts nothing"
        await me.press("1", "escape")
        assert going(me) == "audience"
        clock.wait(minutes=8)
        await me.press("2", "escape")
        assert going(me) == "personas"
        await me.press("1", "escape", "0", "2", "escape")
        assert going(me) == "personas"
        assert block(me, "audience").ended == "2026-11-21T23:58:00Z"


async def test_a_workshop_without_an_agenda_has_no_clock_and_no_tick(library: Library) -> None:
    async with running(library, made(library, how="alone")) as me:
        await me.goes("kickoff")
        await me.press("pagedown")
        assert me.place[0] != "kickoff"
        assert me.screen.timekeeper._ticking is None


async def test_nothing_ticks_but_while_a_block_runs(library: Library, clock: Frozen) -> None:
    async with running(library, made(library)) as me:
        keeper = me.screen.timekeeper
        assert keeper._ticking is None
        start(me, "kickoff")
        await me.until(lambda: keeper._ticking is not None, "it ticks")
        await chooses(me, "pause")
        await me.until(lambda: keeper._ticking is None, "a pause")
        assert "pause ▓" in header(me) or "pause ░" in header(me)
        clock.wait(minutes=30)
        await chooses(me, "go on")
        await me.until(lambda: keeper._ticking is not None, "it goes on")
        assert f"until {local(clock.moment + timedelta(minutes=8))}" in header(me)
        await chooses(me, "stop the clock")
        await me.until(lambda: keeper._ticking is None, "it is over")
        assert "until" not in header(me)


async def test_a_try_the_evening_before_is_begun_anew_on_the_card(
    library: Library, clock: Frozen
) -> None:
    workshop = made(library)
    async with running(library, workshop) as me:
        await me.goes("kickoff")
        await me.press("pagedown")
    clock.wait(hours=11)
    async with running(library, workshop) as me:
        await me.goes("kickoff")
        assert "until" not in header(me), "nobody means last evening's clock"
        await me.press("pagedown")
        assert me.place[0] == "kickoff"
        assert going(me) == "kickoff"
        assert [each.key for each in me.workshop.view.blocks][:2] == ["kickoff", "audience"]
        assert f"until {local(clock.moment + timedelta(minutes=8))}" in header(me)


async def test_a_meeting_of_another_day_begins_on_the_recap(
    library: Library, clock: Frozen
) -> None:
    workshop = made(library, how="two-meetings")
    async with running(library, workshop) as me:
        for key in ("kickoff", "audience"):
            start(me, key)
            clock.wait(minutes=10)
    clock.wait(days=7)
    async with running(library, workshop) as me:
        await me.goes("recap")
        await me.press("pagedown")
        assert me.place[0] == "recap"
        assert going(me) == "where_we_are"
        await me.press("pagedown", "escape", "3")
        assert going(me) == "findings"


# What is seen -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("size", [PROJECTOR, LAPTOP, WIDE])
async def test_the_header_says_until_when_and_how_much_of_it_is_spent(
    library: Library, clock: Frozen, size: tuple[int, int], language: Language
) -> None:
    workshop = made(library, language=language)
    async with running(library, workshop, size=size, language=language) as me:
        start(me, "close")
        end = local(clock.moment + timedelta(minutes=15))
        told = f"all until {end}" if language == "en" else f"всё до {end}"
        await me.sees_soon(told)
        assert header(me).count("░") == (6 if size == PROJECTOR else 10)
        for _ in range(6):
            await me.press("pagedown")
            assert told in header(me), "one bar for all the pages of the close"
        clock.wait(minutes=7, seconds=30)
        cells = 3 if size == PROJECTOR else 5
        await me.until(lambda: header(me).count("▓") == cells, "half of it")
        clock.wait(minutes=4, seconds=30)
        await me.until(lambda: header(me).count("█") == (4 if size == PROJECTOR else 8), "amber")
        clock.wait(minutes=2, seconds=20)
        await me.until(lambda: "▌" in header(me), "red")
        clock.wait(minutes=2)
        await me.until(lambda: "▁▁▁▁▁▁" in header(me), "over: a thin bar")
        assert told in header(me)


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_when_time_is_up_the_question_says_so_for_ten_seconds(
    library: Library,
    clock: Frozen,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workshop = made(library, language=language)
    async with running(library, workshop, language=language) as me:
        heard = rings(me, monkeypatch)
        start(me, "audience")
        await me.goes("audience")
        note = AddNote(id=new_id(), note=new_id(), place=OnAudience(facet="who"), text="engineers")
        me.screen.submit(note)
        await me.press("escape")
        await me.sees_soon("engineers")
        where = next(at for at, row in enumerate(me.rows()) if "engineers" in row)
        page_drawn: list[Page] = []
        monkeypatch.setattr(me.screen.sheet, "show", page_drawn.append)

        clock.wait(minutes=8)
        await me.sees_soon(UP[language])
        assert UP[language] in me.rows()[3]
        assert len(heard) == 1
        assert "engineers" in me.rows()[where], "no note is covered, or moved"
        lit = me.strips()[3]
        assert {segment.style.bgcolor for segment in lit if segment.style} != {
            segment.style.bgcolor for segment in me.strips()[4] if segment.style
        }
        clock.wait(seconds=1)
        await me.until(lambda: not me.screen.timekeeper.is_lit, "the flash")
        clock.wait(seconds=9)
        await me.until(lambda: not me.sees(UP[language]), "ten seconds")
        assert "▁▁▁" in header(me)
        assert len(heard) == 1
        assert page_drawn == [], "the clock draws its two lines only"


async def test_a_minute_more_and_the_end_of_that_rings_again(
    library: Library, clock: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, made(library)) as me:
        heard = rings(me, monkeypatch)
        start(me, "audience")
        clock.wait(minutes=8)
        await me.until(lambda: len(heard) == 1, "the bell")
        await chooses(me, "one minute more")
        await me.until(lambda: not me.sees(UP["en"]), "it goes on")
        clock.wait(minutes=1)
        await me.until(lambda: len(heard) == 2, "the bell again")


async def test_it_never_blocks_moving_on(library: Library, clock: Frozen) -> None:
    async with running(library, made(library)) as me:
        start(me, "audience")
        await me.goes("audience")
        clock.wait(minutes=8)
        await me.sees_soon(UP["en"])
        await me.enter("still writing")
        assert "still writing" in me.texts()
        await me.press("escape", "2")
        assert me.place[0] == "personas"
        assert going(me) == "personas"
        assert not me.sees(UP["en"])


async def test_bell_and_flash_can_each_be_off(
    library: Library, clock: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, made(library)) as me:
        heard = rings(me, monkeypatch)
        await chooses(me, "bell off")
        await chooses(me, "flash off")
        kept = settings.read(os.environ)
        assert (kept["bell"], kept["flash"]) == ("off", "off")
        start(me, "audience")
        clock.wait(minutes=8)
        await me.sees_soon(UP["en"])
        assert not me.screen.timekeeper.is_lit
        assert heard == []
        await chooses(me, "bell on")
        assert settings.read(os.environ)["bell"] == "on"


async def test_a_suspended_laptop_wakes_up_to_a_thin_bar_and_no_bell(
    library: Library, clock: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, made(library)) as me:
        heard = rings(me, monkeypatch)
        start(me, "audience")
        clock.wait(hours=1)
        await me.until(lambda: "▁▁▁" in header(me), "over")
        assert not me.sees(UP["en"])
        assert heard == []
        clock.wait(hours=10)
        await me.until(lambda: "until" not in header(me), "the next morning it is forgotten")


async def test_the_clock_survives_closing(library: Library, clock: Frozen) -> None:
    workshop = made(library)
    async with running(library, workshop) as me:
        start(me, "map")
        end = local(clock.moment + timedelta(minutes=38))
        await me.sees_soon(f"until {end}")
    clock.wait(minutes=19)
    async with running(library, workshop) as me:
        await me.sees_soon(f"until {end}")
        assert header(me).count("▓") == 3
        assert going(me) == "map"


async def test_the_clock_survives_a_crash(library: Library, clock: Frozen, tmp_path: Path) -> None:
    workshop = made(library)
    async with running(library, workshop) as me:
        start(me, "map")
        end = local(clock.moment + timedelta(minutes=40))
        more = me.workshop.submit(RunClock(id=new_id(), do="extend", minutes=2))
        assert more.wait(20).state == "durable"
        left = tmp_path / "left"  # as the disk is when the machine goes dark
        shutil.copytree(me.workshop.path, left / workshop)
    clock.wait(minutes=20)
    async with running(Library(left, Kit(clock=clock)), workshop) as me:
        await me.sees_soon(f"until {end}")
        assert header(me).count("▓") == 3


async def test_a_clock_that_was_stopped_can_begin_anew(library: Library, clock: Frozen) -> None:
    async with running(library, made(library)) as me:
        start(me, "kickoff")
        clock.wait(minutes=3)
        await chooses(me, "stop the clock")
        await chooses(me, "the agenda from its beginning")
        assert not any(each.started for each in me.workshop.view.blocks)
        await me.goes("kickoff")
        await me.press("pagedown")
        assert f"until {local(clock.moment + timedelta(minutes=8))}" in header(me)


async def test_an_agenda_of_no_minutes_shows_no_clock_and_stops_nobody(
    library: Library, clock: Frozen
) -> None:
    async with running(library, made(library)) as me:
        for each in me.workshop.view.blocks:
            me.screen.submit(EditBlock(id=new_id(), block=each.id, minutes=0))
        await me.goes("kickoff")
        await me.press("pagedown")
        assert going(me) == "kickoff"
        await me.press("pagedown")
        assert me.place[0] != "kickoff"
        await me.press("escape", "1", "escape", "2", "escape", "3")
        assert me.place[0] == "interviews"
        assert "until" not in header(me)
        assert me.screen.timekeeper._ticking is None


async def test_who_only_reads_sees_the_clock_and_moves_nothing(
    library: Library, clock: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = made(library)
    held = library.open(workshop)
    first = held.view.blocks[0]
    held.submit(StartBlock(id=new_id(), block=first.id))
    held.checkpoint()
    assert held.submit(RunClock(id=new_id(), do="extend")).wait(20).state == "durable"
    async with running(library, workshop) as me:
        heard = rings(me, monkeypatch)
        await me.sees_soon("until")
        await me.goes("kickoff")
        await me.press("pagedown")
        await chooses(me, "agenda")
        assert me.place == ("agenda", "")
        clock.wait(minutes=9)
        await me.sees_soon(UP["en"])
        assert heard == []
        assert going(me) == "kickoff"
    held.close()


# What `t` offers --------------------------------------------------------------------------------


def offers(me: Person) -> str:
    return me.everything()


async def test_the_timer_opens_in_every_step_and_while_a_line_is_open(library: Library) -> None:
    async with running(library, made(library)) as me:
        for step in ("kickoff", "audience", "interviews", "stages", "map", "close"):
            await me.goes(step)
            await me.press("f12")
            await me.until(lambda: isinstance(me.app.screen, ListScreen), step)
            assert "start: Kick-off" in offers(me)
            await me.press("escape")
        await me.goes("audience")
        await me.press("escape", "t")
        assert isinstance(me.app.screen, ListScreen)


async def test_the_next_block_and_the_break_are_begun_from_the_list(
    library: Library, clock: Frozen
) -> None:
    async with running(library, made(library)) as me:
        await chooses(me, "start: Kick-off")
        assert going(me) == "kickoff"
        await chooses(me, "next: Audience")
        assert going(me) == "audience"
        await chooses(me, "Break")
        assert going(me) == "break"
        assert me.place[0] == "break"
        assert local(clock.moment + timedelta(minutes=5)) in me.everything()
        await me.goes("audience")
        await chooses(me, "back to the break")
        assert me.place[0] == "break"
        assert going(me) == "break", "a look at the board ends no break"
        await me.press("pagedown")
        assert going(me) in ("", "audience")


async def test_fitting_on_a_screen_the_room_sees_says_what_it_did_and_no_number(
    library: Library, clock: Frozen
) -> None:
    async with running(library, made(library), size=LAPTOP) as me:
        start(me, "kickoff")
        clock.wait(minutes=8)
        start(me, "audience")
        await chooses(me, "fit the rest")
        assert me.sees("Nothing is changed.")
        clock.wait(minutes=20)
        start(me, "personas")
        await chooses(me, "fit the rest")
        said = me.everything()
        assert "The buffer is used. Map: six barriers instead of eight." in said
        assert not re.search(r"behind|12 min|−\d", said)
        assert (block(me, "buffer").extra, block(me, "map").extra) == (-6, -6)
        await me.press("escape", "u")
        assert (block(me, "buffer").extra, block(me, "map").extra) == (0, 0), "one undo"


async def test_a_room_cannot_tell_a_rest_that_fits_from_one_that_never_will(
    library: Library, clock: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, made(library), size=LAPTOP) as me:
        start(me, "kickoff")
        clock.wait(minutes=100)
        start(me, "audience")
        told = list[str]()
        for _ in me.workshop.view.blocks:
            me.screen.clock_menu.do_fit()
            told.append(me.screen.told)
        assert told[0] != told[-1] == "Nothing is changed."
        assert fit(me.workshop.view, clock.moment).late > 0

        monkeypatch.setattr(type(me.screen.privately), "is_on", property(lambda _: True))
        me.screen.clock_menu.do_fit()
        assert me.screen.told == "There is nothing left to take from."


async def test_where_nobody_looks_on_it_is_offered_first_and_f_takes_it(
    library: Library, clock: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, made(library), size=WIDE) as me:
        await me.press("escape", "f")
        assert isinstance(me.app.screen, ListScreen), "where the room looks on, f finds"
        await me.press("escape")
        start(me, "kickoff")
        clock.wait(minutes=20)
        start(me, "audience")
        monkeypatch.setattr(type(me.screen.privately), "is_on", property(lambda _: True))
        await me.press("f12")
        await me.sees_soon("7  fit the rest")
        await me.press("7")
        await me.sees_soon("6 min from the buffer · Personas: one portrait; the other is only")
        assert block(me, "buffer").extra == 0
        await me.press("enter")
        assert (block(me, "buffer").extra, block(me, "personas").extra) == (-6, -6)

        clock.wait(minutes=14)
        start(me, "personas")
        await me.press("f")
        assert block(me, "map").extra == -6
        assert "The buffer is used" not in me.everything(), "it was used before"


def contrast(one: str, other: str) -> float:
    """As WCAG counts it."""

    def light(color: Color) -> float:
        def linear(part: int) -> float:
            share = part / 255
            return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

        r, g, b = (linear(part) for part in color.rgb)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    brighter, darker = sorted((light(Color.parse(one)), light(Color.parse(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_tone_of_the_clock_can_be_read(theme: Theme) -> None:
    for colour in (theme.secondary, theme.warning, theme.error):
        assert colour is not None
        assert theme.background is not None
        assert contrast(colour, theme.background) >= 7
