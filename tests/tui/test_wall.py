"""The wall's screen: whatever the first window shows, without what is its own."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from cjm_tui.domain.commands import AddBlock, AddNote, StartBlock
from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Language
from cjm_tui.session import Library, OpenWorkshop, Where, signs
from cjm_tui.session.signs import SHOWN, Curtain, ShownSign, Stand, me, put_up, take_down
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.catalogue import BODIES
from cjm_tui.tui.wall.app import WallApp
from cjm_tui.tui.widgets.sheet import BlockView
from tests.tui.driver import PATIENCE, PROJECTOR, WIDE, WINDOWS

UNSEEN = "UNSEEN-BY-THE-ROOM"


@pytest.fixture(autouse=True)
def first_windows_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first window's sign, put up by a test, doesn't fall silent while it looks."""
    monkeypatch.setattr(signs, "SILENCE", 1e9)


@pytest.fixture
def opened(library: Library) -> OpenWorkshop:
    """An example, open in the first window, with a note nobody may see yet."""
    opened = library.open(library.example("boiler", "en"))
    unseen = AddNote(id=new_id(), note=new_id(), place=OnAudience("who"), text=UNSEEN, hidden=True)
    opened.submit(unseen).wait()
    return opened


class Wall:
    """The wall, and the first window as far as a wall hears of it."""

    def __init__(self, app: WallApp, pilot: Pilot[int], opened: OpenWorkshop) -> None:
        self.app, self.pilot, self._opened = app, pilot, opened

    def leads(self, stand: Stand, curtain: Curtain = "") -> None:
        """The first window is there."""
        pid, host, uid = me(self._opened.workshop.uid)
        put_up(
            self._opened.path,
            SHOWN,
            ShownSign(pid=pid, host=host, uid=uid, stand=stand, curtain=curtain),
        )

    def leaves(self) -> None:
        """The first window is closed."""
        take_down(self._opened.path, SHOWN)

    def text(self) -> str:
        """What is drawn, with single blanks."""
        rows = (strip.text for strip in self.app.screen._compositor.render_strips())
        return " ".join(" ".join(rows).split())

    def is_lit(self) -> bool:
        """Whether the question line is."""
        lines = self.app.screen.query_one("#question", BlockView)._block.lines
        return any(span.style == "alarm" for line in lines for span in line)

    async def until(self, true: Callable[[], object], what: str) -> None:
        """Wait for something."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, f"never came: {what}\n{self.text()}"
            await self.pilot.pause(0.01)

    async def stands_at(self, step: str, part: str) -> None:
        """Wait until it stands there."""
        kind = BODIES[step, part]
        await self.until(lambda: type(self.app._wall.body) is kind, f"{step} {part}")

    async def shows(self, text: str) -> None:
        """Wait until a text is drawn."""
        await self.until(lambda: text in self.text(), text)


@asynccontextmanager
async def a_wall(
    library: Library,
    opened: OpenWorkshop,
    *,
    size: tuple[int, int] = PROJECTOR,
    language: Language = "en",
) -> AsyncIterator[Wall]:
    """Run a wall."""
    app = WallApp(library.follow(opened.id), language)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Wall(app, pilot, opened)


def at(step: str, part: str = "", target: str = "", item: str = "") -> Stand:
    return Stand(Where(step, part, target, item))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("size", [(60, 18), *WINDOWS])
async def test_every_page_stands_on_the_wall(
    library: Library, opened: OpenWorkshop, size: tuple[int, int], language: Language
) -> None:
    async with a_wall(library, opened, size=size, language=language) as wall:
        for step, part in BODIES:
            wall.leads(at(step, part))
            await wall.stands_at(step, part)
            await wall.pilot.pause()
            assert UNSEEN not in wall.text()
            assert "›" not in wall.text() or step in ("map", "present")
            assert wall.app._wall.desk.view.viewer == "wall"


async def test_it_turns_the_page_and_shows_what_comes(
    library: Library, opened: OpenWorkshop
) -> None:
    second = opened.view.stages[1]
    async with a_wall(library, opened) as wall:
        wall.leads(at("map", "path", second.id))
        await wall.shows(second.name.upper())
        wall.leads(Stand(Where("audience"), address="needs", hint="for example: THE EXAMPLE"))
        await wall.shows("THE EXAMPLE")
        note = AddNote(id=new_id(), note=new_id(), place=OnAudience("needs"), text="IT ARRIVES")
        opened.submit(note).wait()
        await wall.shows("IT ARRIVES")
        wall.leads(at("no such step", "no such part", "no such page", "nothing"))
        await wall.shows("Which decision")


async def test_a_wall_that_stands_still_learns_nothing(
    library: Library, opened: OpenWorkshop
) -> None:
    async with a_wall(library, opened) as wall:
        wall.leads(at("audience"))
        await wall.shows("1 Audience")
        wall.leads(at("audience"), "frozen")
        await wall.shows("stands still")
        note = AddNote(id=new_id(), note=new_id(), place=OnAudience("needs"), text="NOT YET")
        opened.submit(note).wait()
        wall.leads(at("personas"), "frozen")
        known = wall.app._wall.follower
        await wall.until(
            lambda: known.seen.stand == at("personas") and known.seen.workshop.rev == opened.rev,
            "the wall knows",
        )
        await wall.pilot.resize_terminal(*WIDE)
        await wall.pilot.pause(0.05)
        assert "NOT YET" not in wall.text()
        assert "1 Audience" in wall.text()
        wall.leads(at("audience"))
        await wall.shows("NOT YET")


async def test_a_wall_opened_while_it_stands_still_shows_nothing_but_the_title(
    library: Library, opened: OpenWorkshop
) -> None:
    pid, host, uid = me(opened.workshop.uid)
    sign = ShownSign(pid=pid, host=host, uid=uid, stand=at("audience"), curtain="frozen")
    put_up(opened.path, SHOWN, sign)
    async with a_wall(library, opened) as wall:
        await wall.shows("stands still")
        assert "Boiler rooms" in wall.text()
        assert "chief engineers" not in wall.text()
        assert "Audience" not in wall.text()


async def test_a_dark_wall_is_black_and_comes_back(library: Library, opened: OpenWorkshop) -> None:
    async with a_wall(library, opened) as wall:
        wall.leads(at("audience"))
        await wall.shows("1 Audience")
        wall.leads(at("audience"), "dark")
        await wall.until(lambda: not wall.text(), "black")
        grounds = {
            tuple(segment.style.bgcolor.get_truecolor())
            for strip in wall.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.bgcolor is not None
        }
        assert grounds == {(0, 0, 0)}
        wall.leads(at("audience"))
        await wall.shows("1 Audience")


async def test_what_is_the_matter_is_told_quietly(library: Library, opened: OpenWorkshop) -> None:
    async with a_wall(library, opened) as wall:
        await wall.shows("Nobody has opened it yet")
        wall.leads(at("audience"))
        await wall.until(lambda: "Nobody" not in wall.text(), "led")
        wall.leaves()
        await wall.shows("The first window is closed")
        assert "1 Audience" in wall.text()


async def test_no_key_of_the_wall_changes_anything(library: Library, opened: OpenWorkshop) -> None:
    rev = opened.rev
    async with a_wall(library, opened) as wall:
        wall.leads(at("audience"))
        await wall.shows("1 Audience")
        await wall.pilot.press(*"adeumb123n/?", "enter", "tab", "pagedown", "escape", "ctrl+p")
        await wall.pilot.pause()
        assert "1 Audience" in wall.text()
        await wall.pilot.press("f3")
        await wall.shows("Кто этот клиент")
        before = wall.app.theme
        await wall.pilot.press("f4")
        assert wall.app.theme != before
        await wall.pilot.press("q")
    assert opened.rev == rev
    assert wall.app.return_code == 0


async def test_a_small_wall_asks_for_room(library: Library, opened: OpenWorkshop) -> None:
    async with a_wall(library, opened, size=(50, 15)) as wall:
        await wall.shows("larger")


async def test_the_room_is_told_that_time_is_up_but_not_in_a_break(
    library: Library, opened: OpenWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("audience", "break"):
        block = AddBlock(id=new_id(), block=f"{key}-block", key=key, minutes=1)
        opened.submit(block).wait()
    async with a_wall(library, opened) as wall:
        for key, told in (("audience", True), ("break", False)):
            opened.submit(StartBlock(id=new_id(), block=f"{key}-block")).wait()
            up = opened.now() + timedelta(minutes=1)
            monkeypatch.setattr(wall.app._wall.follower, "now", lambda up=up: up)
            wall.leads(at(key))
            await wall.stands_at(key, "")
            await wall.until(
                lambda: wall.app._wall.shown.workshop.rev == opened.rev, "the wall knows"
            )
            await wall.pilot.pause(0.05)
            assert ("Finish your thought" in wall.text()) is told
            assert wall.is_lit() is told
