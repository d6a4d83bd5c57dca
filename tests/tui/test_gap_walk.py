"""One key from gap to gap: from where the team stands, each with its line open, in a circle."""

from __future__ import annotations

from cjm_tui.domain.places import OnMap
from cjm_tui.session import Library
from tests.tui.driver import Person, running


def stage_written_at(me: Person) -> str:
    address = me.screen.writer.address
    assert address is not None
    assert isinstance(address.place, OnMap)
    return address.place.stage


async def test_on_the_map_the_nearest_gap_is_on_the_stage_that_is_shown(library: Library) -> None:
    async with running(library, library.example("trip", "en", empty=True)) as me:
        await me.goes("map", "path")
        stages = [stage.id for stage in me.workshop.view.stages]
        await me.press("escape pagedown pagedown escape n")

        assert me.screen.writer.is_open
        assert stage_written_at(me) == stages[2]


async def test_who_has_gone_elsewhere_walks_on_from_there(library: Library) -> None:
    async with running(library, library.example("trip", "en", empty=True)) as me:
        await me.goes("audience")
        await me.press("escape n")
        assert me.place[0] == "audience"
        await me.goes("map", "path")
        await me.press("escape n")

        assert me.place[0] == "map"
