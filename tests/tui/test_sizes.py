"""Every page in every window: whole at the projector's size, sensible smaller, never a crash."""

from __future__ import annotations

import pytest

from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Language
from cjm_tui.session import Library
from cjm_tui.text import cell_len
from cjm_tui.tui.bodies.catalogue import BODIES, CLOCKED
from cjm_tui.words import words
from tests.tui.driver import Person, running
from tests.tui.fake_desk import LANGUAGES

SIZES = ((120, 35), (80, 24), (60, 20), (40, 12))
LARGE_ENOUGH = (60, 18)


def window_is_whole(me: Person, size: tuple[int, int]) -> None:
    """All there must be on the screen of any step."""
    width, height = size
    strips, rows = me.strips(), me.rows()
    assert len(strips) == height
    assert all(strip.cell_length == width for strip in strips)
    assert all(cell_len(row) == width for row in rows)
    screen, where = me.screen, me.place
    if width < LARGE_ENOUGH[0] or height < LARGE_ENOUGH[1]:
        larger = screen.words.say("Please make the window larger: at least 60×18.")
        assert larger in me.everything(), where
        return
    assert screen.sheet.size.height >= 6, (where, screen.sheet.size)
    assert screen.sheet.virtual_size.width <= width
    footer = screen.query_one("#footer")
    assert footer.region.bottom == height, where
    assert rows[-1].strip(), where
    assert screen.line.region.y == height - 2, where
    if screen.writer.is_open:
        assert " › " in rows[-2], where
        assert screen.line.line.size.width >= width // 3
    for key in screen.sheet._items:
        region = screen.sheet.region_of(key)
        assert region is not None
        assert region.right <= width, (where, key)
    if not screen.body.own_keys_only and screen.body.step not in CLOCKED:
        steps = screen.desk.names.steps
        assert any(steps[step][:6] in rows[1] for step in ("audience", "personas"))


async def every_page(me: Person, size: tuple[int, int]) -> None:
    for step, part in BODIES:
        await me.goes(step, part)
        window_is_whole(me, size)
        if me.screen.writer.is_open:
            await me.press("escape")
            window_is_whole(me, size)
        addresses = me.screen.body.addresses()
        if addresses:
            me.screen.writer.open(addresses[-1])
            await me.settle()
            window_is_whole(me, size)
            me.screen.writer.close()
        for page in list(me.screen.body.pages())[1:3]:
            me.screen.body.turn(page)
            me.screen.redraw()
            await me.settle()
            window_is_whole(me, size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", [True, False], ids=["boiler", "empty"])
async def test_every_page_in_every_window(
    library: Library, language: Language, filled: bool
) -> None:
    made = (
        library.example("boiler", language)
        if filled
        else library.create("Котельные", language=language, people=["Анна", "Олег"])
    )
    async with running(library, made, size=SIZES[0], language=language) as me:
        for size in SIZES:
            await me.pilot.resize_terminal(*size)
            await me.settle()
            await every_page(me, size)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_opens_over_the_page_fits_the_window(
    library: Library, size: tuple[int, int]
) -> None:
    made = library.example("boiler", "ru")
    async with running(library, made, size=size, language="ru") as me:
        await me.press("escape")
        await me.goes("audience")
        await me.press("escape")
        me.screen.sheet.put_cursor(me.workshop.view.at(OnAudience("needs"))[0].id)
        for keys in ("f1", "f", "g g", "P", "S", "ctrl+p"):
            await me.press(keys)
            dialog = [one for one in me.app.screen.query(".dialog") if one.is_on_screen]
            for one in dialog:
                assert one.region.right <= size[0], keys
                assert one.region.bottom <= size[1], keys
                assert one.region.y >= 0
            assert all(strip.cell_length == size[0] for strip in me.strips())
            for _ in range(3):
                if me.app.screen is not me.screen:
                    await me.press("escape")
        if size[1] >= 20:
            await me.press("d")
            await me.press("B")
            assert me.app.screen is not me.screen


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)], ids=str)
async def test_the_library_and_the_three_questions_in_small_windows(
    library: Library, size: tuple[int, int]
) -> None:
    library.example("boiler", "ru")
    library.create("Очень длинное название воркшопа о том, как клиент выбирает котельную" * 2)
    async with running(library, size=size, language="ru") as me:
        assert all(strip.cell_length == size[0] for strip in me.strips())
        small = size[0] < LARGE_ENOUGH[0] or size[1] < LARGE_ENOUGH[1]
        larger = words("ru").say("Please make the window larger: at least 60×18.")
        assert (larger in me.everything()) == small
        assert me.sees("Очень") != small
        assert me.sees("Enter")
        await me.press("n")
        await me.type("Карта", "enter", "enter")
        focused = me.app.screen.focused
        assert focused is not None
        assert focused.id == "people"
        if size[1] >= 20:
            assert focused.region.bottom <= size[1], "the question asked is on the screen"


async def test_a_window_made_small_and_large_again_loses_nothing(library: Library) -> None:
    async with running(library, library.create("Boilers"), size=(100, 29)) as me:
        await me.type("half a tho")
        await me.pilot.resize_terminal(40, 10)
        await me.settle()
        await me.pilot.resize_terminal(10, 3)
        await me.settle()
        await me.type("ught")
        await me.pilot.resize_terminal(100, 29)
        await me.settle()
        assert me.line == "half a thought"
        await me.press("enter")
        assert me.sees("· half a thought")
