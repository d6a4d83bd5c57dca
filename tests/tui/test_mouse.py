"""Everything that is drawn can be clicked; what can be clicked can be done by keys too."""

from __future__ import annotations

from textual import events

from cjm_tui.domain.places import OnAudience
from cjm_tui.session import Library
from cjm_tui.tui.screens.workshop.screen import WorkshopScreen
from tests.tui.driver import Person, running


def spot(me: Person, text: str, *, nth: int = 0) -> tuple[int, int]:
    """Column and row where a text is drawn."""
    found = [(row.index(text) + 1, y) for y, row in enumerate(me.rows()) if text in row]
    assert found, text
    return found[nth]


def wheel(x: int, y: int) -> events.MouseScrollDown:
    """One notch down."""
    return events.MouseScrollDown(None, x, y, 0, 1, 0, False, False, False, x, y)


async def click(me: Person, text: str, *, times: int = 1, nth: int = 0) -> None:
    await me.pilot.click(offset=spot(me, text, nth=nth), times=times)
    await me.settle()


async def test_steps_parts_footer_headings_and_notes(library: Library) -> None:
    async with running(library, library.example("boiler", "en"), size=(120, 35)) as me:
        await me.press("escape")
        await click(me, "Personas")
        assert me.screen.body.step == "personas"
        await click(me, "Map")
        assert me.screen.body.step == "map"
        await click(me, "Emotions")
        assert me.place == ("map", "emotions")
        await click(me, "Audience")
        assert me.screen.body.step == "audience"
        note = me.workshop.view.at(OnAudience("needs"))[0]
        await click(me, note.text[:12])
        assert me.cursor == note.id
        await click(me, note.text[:12], times=2)
        assert me.screen.board.editor is not None
        await me.press("escape")
        await click(me, "NEEDS")
        assert me.cursor == "needs"
        await click(me, "Enter write")
        assert me.screen.writer.is_open
        await click(me, "PROBLEMS AND PAINS")
        address = me.screen.writer.address
        assert address is not None
        assert address.place == OnAudience("problems")
        await me.type("clicked")
        await click(me, "FEARS AND BARRIERS")
        await me.press("enter")
        assert me.workshop.view.at(OnAudience("fears"))[-1].text == "clicked"


async def test_the_wheel_scrolls_a_long_page(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.paste("\n".join(f"note {n}" for n in range(60)))
        await me.press("enter", "escape")
        sheet = me.screen.sheet
        sheet.put_cursor(me.workshop.view.notes[0].id)
        await me.settle()
        start = sheet.scroll_offset.y
        for _ in range(5):
            sheet.post_message(wheel(sheet.region.x + 2, sheet.region.y + 2))
        await me.until(lambda: sheet.scroll_offset.y > start)


async def test_rows_of_the_library(library: Library) -> None:
    library.create("First")
    library.create("Second")
    async with running(library) as me:
        await click(me, "First")
        chosen = me.home.chosen()
        assert chosen is not None
        assert chosen.title == "First"
        await click(me, "First", times=2)
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))
        assert me.workshop.view.brief.title == "First"


async def test_a_beginning_of_an_empty_library(library: Library) -> None:
    async with running(library) as me:
        await click(me, "Warm-up")
        await me.until(library.rows)
