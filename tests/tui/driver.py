"""A person at the program: presses keys, types, looks at the screen, and waits for what comes."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import msgspec
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip

from cjm_tui.domain.records import Language
from cjm_tui.domain.view import View, project
from cjm_tui.session import Library, OpenWorkshop, Where
from cjm_tui.session.where import WHERE
from cjm_tui.tui.app import CjmApp
from cjm_tui.tui.screens.home import HomeScreen
from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

PATIENCE = 20.0
"""Seconds to wait for something that will come; only a failing test waits so long."""

PROJECTOR = (80, 24)
LAPTOP = (100, 29)
WIDE = (120, 35)
WINDOWS = (PROJECTOR, LAPTOP, WIDE)
"""What every flow is looked at in."""


class Person:
    """Somebody who runs the program.

    Args:
        app: the program, running.
        pilot: of the same.
    """

    def __init__(self, app: CjmApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> WorkshopScreen:
        """The workshop's screen, which must be open."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, WorkshopScreen):
                return screen
        raise AssertionError(f"no workshop is open: {self.app.screen_stack}")

    @property
    def home(self) -> HomeScreen:
        """The library's screen."""
        found = self.app.screen_stack[1]
        assert isinstance(found, HomeScreen)
        return found

    @property
    def workshop(self) -> OpenWorkshop:
        """The open workshop."""
        return self.screen.workshop

    @property
    def place(self) -> tuple[str, str]:
        """Step and part that are shown."""
        return self.screen.body.step, self.screen.body.part

    @property
    def cursor(self) -> str:
        """Key of what the cursor stands on."""
        return self.screen.sheet.cursor

    @property
    def line(self) -> str:
        """Text of the open line."""
        return self.screen.writer.text

    def texts(self) -> list[str]:
        """Texts of all live notes."""
        return [note.text for note in self.workshop.view.notes]

    def strips(self) -> list[Strip]:
        """What is drawn on the screen in front, row by row."""
        return self.app.screen._compositor.render_strips()

    def rows(self) -> list[str]:
        """The same as text."""
        return [strip.text for strip in self.strips()]

    def sees(self, text: str) -> bool:
        """Whether a text stands in one row of the screen."""
        return any(text in row for row in self.rows())

    def everything(self) -> str:
        """The screen as one text with single blanks, for sentences that wrap."""
        return " ".join(" ".join(self.rows()).split())

    async def settle(self) -> None:
        """Let everything asked for so far be done and drawn."""
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys; a space apart in one text is fine: ``press("escape 6 2")``."""
        await self.pilot.press(*(key for each in keys for key in each.split()))
        await self.settle()

    def strike(self, *characters: str) -> None:
        """Characters and named keys, one after the other, without waiting for any."""
        for one in characters:
            named = len(one) > 1
            key = events.Key(one if named else _character_to_key(one), None if named else one)
            key.set_sender(self.app)
            assert self.app._driver is not None
            self.app._driver.send_message(key)

    def click(self, x: int, y: int) -> None:
        """A click of the left button at a cell, without waiting."""
        for kind in (events.MouseDown, events.MouseUp):
            pressed = kind(None, x, y, 0, 0, 1, False, False, False, x, y)
            pressed.set_sender(self.app)
            assert self.app._driver is not None
            self.app._driver.send_message(pressed)

    async def type(self, text: str, *keys: str) -> None:
        """Type a text by its keys, then press some."""
        self.strike(*text)
        await self.settle()
        await self.press(*keys)

    async def enter(self, *lines: str) -> None:
        """Type lines, each with Enter."""
        for line in lines:
            await self.type(line, "enter")

    async def paste(self, text: str) -> None:
        """Paste, as a terminal tells it."""
        paste = events.Paste(text)
        paste.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(paste)
        await self.settle()

    async def until(self, true: Callable[[], object], what: str = "") -> None:
        """Wait for something."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, f"never came: {what}\n" + "\n".join(self.rows())
            await self.pilot.pause(0.01)

    async def sees_soon(self, text: str) -> None:
        """Wait until a text stands on the screen, wrapped or not."""
        await self.until(lambda: self.sees(text) or text in self.everything(), text)

    async def goes(self, step: str, part: str = "") -> None:
        """Go to a step or a part of it, without its keys."""
        self.screen.walker.show(step, part)
        await self.settle()
        assert self.place[0] == step

    async def opens(self, workshop_id: str) -> None:
        """Open another workshop from the library."""
        self.app.open_workshop(workshop_id)
        await self.until(lambda: isinstance(self.app.screen, WorkshopScreen))
        await self.settle()


@asynccontextmanager
async def running(
    library: Library,
    workshop: str = "",
    *,
    size: tuple[int, int] = PROJECTOR,
    language: Language = "en",
    begin_new: bool = False,
    fresh: bool = False,
) -> AsyncIterator[Person]:
    """Run the program, with notifications and tooltips as people have them.

    Args:
        library: of the workshops.
        workshop: id of one to open at once.
        size: columns and rows of the terminal.
        language: of the interface.
        begin_new: begin with the three questions.
        fresh: nobody was in the workshop yet; else the first step was seen at least.
    """
    if workshop and not fresh:
        _seen(library, workshop)
    app = CjmApp(library, language, open_id=workshop, begin_new=begin_new)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        person = Person(app, pilot)
        await person.settle()
        yield person
        for screen in app.screen_stack:
            if isinstance(screen, WorkshopScreen):
                screen.workshop.close()


def _seen(library: Library, workshop: str) -> None:
    """As if a team's empty workshop had been left at its first step, behind the start."""
    read = library.read(workshop)
    place = library.root / workshop / WHERE
    if not place.exists() and _begins_at_start(project(read.workshop)):
        place.write_bytes(msgspec.json.encode(Where("audience")))


def _begins_at_start(view: View) -> bool:
    return not (view.notes or view.brief.example or view.brief.how == "alone")
