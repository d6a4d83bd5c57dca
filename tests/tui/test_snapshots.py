"""A few screens, pixel for pixel as they were agreed on.

After a change that is meant: ``pytest tests/tui/test_snapshots.py --snapshot-update``, and look at
the pictures before they are committed.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from cjm_tui import settings
from cjm_tui.domain.records import Language
from cjm_tui.session import Kit, Library
from cjm_tui.tui.app import CjmApp
from cjm_tui.tui.screens.workshop.desk import ScreenDesk
from cjm_tui.tui.themes import DARK, LIGHT
from tests.tui.driver import PROJECTOR, WIDE, Person

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
"""The same day in any time zone there is a test machine in."""
LAPTOP = (100, 29)


class Compare(Protocol):
    """What the plugin's fixture gives."""

    def __call__(
        self,
        app: CjmApp,
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[int]], Awaitable[None]],
    ) -> bool:
        """Run the app, and say whether it looks like its picture."""


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    """An empty library on a day that never ends, at a path that is shown the same everywhere."""
    monkeypatch.setattr(ScreenDesk, "today", date(2026, 3, 5))
    return Library(Path.home() / "maps", Kit(clock=lambda: NOON))


async def hold_still(me: Person) -> None:
    """Wait for what is still on its way, and stop the cursor from blinking."""
    for line in me.app.screen.query(Input):
        line.cursor_blink = False
    await me.settle()


def test_the_empty_library(library: Library, snap_compare: Compare) -> None:
    async def look(pilot: Pilot[int]) -> None:
        await hold_still(Person(app, pilot))

    app = CjmApp(library, "en")
    assert snap_compare(app, terminal_size=PROJECTOR, run_before=look)


class Shown(NamedTuple):
    """A page, and how it is looked at."""

    step: str
    part: str
    language: Language
    size: tuple[int, int]
    theme: str = DARK.name


PAGES = {
    "audience": Shown("audience", "", "ru", PROJECTOR),
    "emotions": Shown("map", "emotions", "en", LAPTOP),
    "whole": Shown("map", "whole", "ru", WIDE, LIGHT.name),
    "plan": Shown("close", "plan", "en", PROJECTOR),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_of_the_example(library: Library, snap_compare: Compare, page: Shown) -> None:
    async def look(pilot: Pilot[int]) -> None:
        me = Person(app, pilot)
        await me.goes(page.step, page.part)
        await me.until(lambda: me.workshop.save.state == "saved", "saved")
        await hold_still(me)
        me.workshop.close()
        await me.settle()

    settings.keep(os.environ, theme=page.theme)
    app = CjmApp(library, page.language, open_id=library.example("boiler", page.language))
    assert snap_compare(app, terminal_size=page.size, run_before=look)
