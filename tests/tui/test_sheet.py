"""The cursor on the page: arrows reach everything, and what it stands on is on the screen."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.session import Library
from cjm_tui.tui.blocks import Item
from cjm_tui.tui.bodies.catalogue import BODIES
from cjm_tui.tui.widgets.sheet import ARROWS, Direction, _closest, _nearest
from tests.tui.driver import Person, running

DIRECTIONS: tuple[Direction, ...] = ("up", "down", "left", "right")


def reached(items: list[Item], start: Item) -> set[str]:
    """Keys of all items that arrows lead to."""
    found, waiting = {start.key}, deque([start])
    while waiting:
        here = waiting.popleft()
        for direction in DIRECTIONS:
            there = _nearest(here, items, direction)
            if there is not None and there.key not in found:
                found.add(there.key)
                waiting.append(there)
    return found


@st.composite
def boards(draw: st.DrawFn) -> list[Item]:
    """Columns of cards, as bodies lay them out."""
    items, left = list[Item](), 0
    for column in range(draw(st.integers(1, 4))):
        width, top = draw(st.integers(3, 20)), draw(st.integers(0, 2))
        for row in range(draw(st.integers(1, 5))):
            height = draw(st.integers(1, 4))
            items.append(Item(f"{column}.{row}", top, left, width, height))
            top += height + draw(st.integers(0, 3))
        left += width + draw(st.integers(1, 4))
    return items


@given(boards())
def test_arrows_reach_every_card_of_columns(items: list[Item]) -> None:
    assert reached(items, items[0]) == {one.key for one in items}


@given(boards(), st.sampled_from(DIRECTIONS))
def test_an_arrow_never_leads_the_other_way(items: list[Item], direction: Direction) -> None:
    for here in items:
        there = _nearest(here, items, direction)
        if there is None:
            continue
        assert there.key != here.key
        if direction == "down":
            assert there.top > here.top
        elif direction == "up":
            assert there.top < here.top
        elif direction == "right":
            assert there.left > here.left
        else:
            assert there.left < here.left


@given(boards())
def test_when_an_item_is_gone_the_cursor_goes_to_what_is_near(items: list[Item]) -> None:
    gone, *left = items
    near = _closest(gone, tuple(left))
    assert near in {one.key for one in left} or not left
    assert _closest(None, tuple(items)) == items[0].key


@pytest.mark.parametrize("size", [(80, 24), (120, 35)], ids=str)
async def test_arrows_reach_every_item_of_every_page(
    library: Library, size: tuple[int, int]
) -> None:
    async with running(library, library.example("boiler", "en"), size=size) as me:
        for step, part in BODIES:
            await me.goes(step, part)
            await me.press("escape")
            items = list(me.screen.sheet._items.values())
            if not items:
                continue
            here = next(one for one in items if one.key == me.cursor)
            missed = {one.key for one in items} - reached(items, here)
            assert not missed, (step, part, missed)


async def shown(me: Person) -> bool:
    """Whether the row under the cursor is on the screen."""
    sheet = me.screen.sheet
    region = sheet.region_of(me.cursor)
    return region is not None and 0 <= region.y < sheet.size.height


async def test_what_the_cursor_stands_on_is_scrolled_into_sight(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.paste("\n".join(f"note {number}" for number in range(70)))
        await me.press("enter", "escape")
        sheet = me.screen.sheet
        for note in me.workshop.view.notes[::9]:
            sheet.put_cursor(note.id)
            await me.settle()
            assert await shown(me), note.text
            assert me.sees(note.text)
        sheet.put_cursor(me.workshop.view.notes[0].id)
        await me.settle()
        for _ in range(30):
            await me.press("down")
            assert await shown(me)
        await me.press("enter")
        await me.enter("the last one")
        assert me.sees("the last one"), "what is written is seen"


async def test_an_unknown_item_changes_nothing_and_arrows_are_four(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("one")
        await me.press("escape")
        before = me.cursor
        me.screen.sheet.put_cursor("nowhere")
        assert me.cursor == before
        assert me.screen.sheet.region_of("nowhere") is None
        assert set(ARROWS.values()) == set(DIRECTIONS)
