"""What was said before is offered where it belongs, and placed by one key with its source."""

from __future__ import annotations

from cjm_tui.domain.places import OnAudience, OnMap, OnParking, OnPersona
from cjm_tui.session import Library
from tests.tui.driver import Person, running
from tests.tui.fake_desk import LANGUAGES


def list_is_open(me: Person) -> bool:
    return me.screen.said.is_open


def rows_of_list(me: Person) -> list[str]:
    return [offer.text for offer in me.screen.said.offers]


async def test_nothing_said_is_said_so(library: Library) -> None:
    for language in LANGUAGES:
        made = library.create("Boilers", language=language)
        async with running(library, made, language=language) as me:
            await me.press("down")
            assert not list_is_open(me)
            assert me.screen.told


async def test_picked_narrowed_and_placed_with_its_source(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.press("tab", "tab")
        await me.enter("nobody answers", "no price is told", "papers come late")
        assert me.workshop.view.at(OnAudience("problems"))
        await me.press("escape")
        await me.goes("personas")
        await me.settle()
        await me.enter("Plants")
        await me.press("tab")
        await me.enter("Viktor, chief engineer")
        persona = me.workshop.view.personas[0].id
        place = OnPersona(persona, "problem")
        address = next(one for one in me.screen.body.addresses() if one.place == place)
        await me.press("escape")
        me.screen.writer.open(address)
        await me.press("down")
        assert list_is_open(me)
        assert set(rows_of_list(me)) == {"nobody answers", "no price is told", "papers come late"}
        assert me.sees("Said before")
        await me.type("pric")
        assert rows_of_list(me) == ["no price is told"]
        await me.press("enter")
        placed = me.workshop.view.at(place)
        assert [note.text for note in placed] == ["no price is told"]
        source = me.workshop.view.record(placed[0].source)
        assert source is not None
        assert not me.line
        me.screen.writer.open(address)
        await me.press("down")
        assert "no price is told" not in rows_of_list(me), "the list is of what isn't placed yet"
        await me.press("down", "up", "down")
        assert me.screen.said.chosen == 1
        await me.press("escape")
        assert not list_is_open(me)
        assert me.screen.writer.is_open, "the first Esc leaves the list only"


async def test_on_the_map_a_digit_places_it_on_that_stage_and_what_waits_is_moved(
    library: Library,
) -> None:
    made = library.example("boiler", "en", empty=True)
    async with running(library, made) as me:
        await me.goes("audience")
        if not me.screen.writer.is_open:
            await me.press("enter")
        await me.enter("! nobody names a price")
        await me.press("escape")
        await me.goes("map", "barriers")
        if not me.screen.writer.is_open:
            await me.press("enter")
        address = me.screen.writer.address
        assert address is not None
        assert isinstance(address.place, OnMap)
        await me.press("down")
        assert "nobody names a price" in rows_of_list(me)
        wanted = rows_of_list(me).index("nobody names a price")
        for _ in range(wanted):
            await me.press("down")
        await me.type("3", "enter")
        stage = me.workshop.view.stages[2].id
        placed = me.workshop.view.at(OnMap(address.place.story, stage, "barriers"))
        assert "nobody names a price" in [note.text for note in placed]
        waits = [n for n in me.workshop.view.notes if n.place == OnParking("barriers")]
        assert not waits, "what waited for the map has moved there"


async def test_a_row_can_be_clicked(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("..who pays")
        await me.press("escape")
        await me.goes("close", "ideas")
        if not me.screen.writer.is_open:
            await me.press("enter")
        await me.press("down")
        await me.sees_soon("who pays")
        row = next(y for y, text in enumerate(me.rows()) if "who pays" in text)
        await me.pilot.click(offset=(8, row))
        await me.settle()
        assert [note.text for note in me.workshop.view.ideas] == ["who pays"]
