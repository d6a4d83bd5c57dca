"""The first line: a worked example is always seen to be one; days are those of the session."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cjm_tui.domain.records import Language
from cjm_tui.method import keys
from cjm_tui.session import Kit, Library
from cjm_tui.tui.blocks import Span, line_len
from cjm_tui.tui.bodies.catalogue import BODIES
from cjm_tui.tui.bodies.plan_earlier import meeting_day
from cjm_tui.tui.days import read_day
from cjm_tui.tui.header import header_line
from cjm_tui.tui.wall.app import WallApp
from tests.tui.driver import PROJECTOR, running
from tests.tui.fake_desk import LANGUAGES, drawn

NOTICES = {
    "en": ("worked example, partly invented", "· worked example "),
    "ru": ("пример с выдумкой", "· готовый пример "),
}


@pytest.mark.parametrize("size", [PROJECTOR, (100, 29)])
@pytest.mark.parametrize("name", keys.EXAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_worked_example_says_so_whole_on_every_page(
    library: Library, name: str, language: Language, size: tuple[int, int]
) -> None:
    made = library.example(name, language)
    async with running(library, made, size=size, language=language) as me:
        await me.press("escape")
        for step, part in BODIES:
            await me.goes(step, part)
            head = me.rows()[0]
            assert any(notice in head for notice in NOTICES[language]), head
            assert head.strip().startswith(me.workshop.view.brief.title), head


def test_the_longest_that_fits_is_taken_and_only_names_are_cut() -> None:
    named = (Span("a name"),)
    ways = [((Span(" in full"),), (Span("right"),)), ((Span(" short"),), (Span("r"),))]
    lines = {width: drawn(header_line(width, named, ways)) for width in range(30)}

    assert lines[29].startswith("a name in full ")
    assert lines[20] == "a name in full right"
    assert lines[19] == "a name short      r"
    assert lines[12] == "a n… short r"
    for width, line in lines.items():
        if width > 8:
            assert line.endswith("r" if width < 20 else "right"), line
            assert " short" in line or " in full" in line
            assert line_len((Span(line),)) == width


# Days -------------------------------------------------------------------------------------------


class Moved:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC).astimezone().replace(hour=23, minute=30)
        self.moment = (self.moment + timedelta(days=40)).astimezone(UTC)

    def __call__(self) -> datetime:
        return self.moment

    @property
    def day(self) -> date:
        return self.moment.astimezone().date()


async def test_days_count_from_the_sessions_time_also_past_midnight(tmp_path: Path) -> None:
    clock = Moved()
    first = clock.day
    library = Library(tmp_path / "maps", Kit(clock=clock))
    made = library.create("Boiler rooms")
    async with running(library, made) as me:
        desk = me.screen.desk
        assert desk.today == first == meeting_day(desk.now())
        assert read_day("+7", desk.today) == first + timedelta(days=7)
        clock.moment += timedelta(hours=1)
        assert desk.today == first + timedelta(days=1)
        assert meeting_day(desk.now()) == first, "one meeting"
        clock.moment += timedelta(hours=5)
        assert desk.today == meeting_day(desk.now()) == first + timedelta(days=1)


async def test_the_wall_counts_days_from_the_same_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Moved()
    app = WallApp(library.follow(library.create("Boiler rooms")), "en")
    async with app.run_test(size=PROJECTOR) as pilot:
        await pilot.pause()
        monkeypatch.setattr(app._wall.follower, "now", clock)
        assert app._wall.desk.today == clock.day
        assert app._wall.desk.is_looked_at
