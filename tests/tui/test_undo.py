"""Undo and redo without limit, in order, and still there when the workshop is opened again."""

from __future__ import annotations

from cjm_tui.session import Library
from tests.tui.driver import running


async def test_every_kind_of_change_is_taken_back_and_made_again(library: Library) -> None:
    made = library.create("Boilers")
    async with running(library, made) as me:
        await me.enter("one", "two", "+")
        await me.press("escape")
        first = me.workshop.view.notes[0].id
        me.screen.sheet.put_cursor(first)
        await me.press("e")
        await me.type("!", "enter")
        await me.press("m", "down", "enter")
        await me.press("h", "p")
        me.screen.sheet.put_cursor(me.workshop.view.notes[0].id)
        await me.press("d")
        rich = me.workshop.workshop.records
        changes = me.workshop.rev
        for _ in range(changes):
            await me.press("u")
        assert me.texts() == []
        assert not me.workshop.can_undo()
        await me.press("u")
        assert me.screen.told, "there is nothing left to undo, and it is said"
        for _ in range(changes - 1):
            await me.press("U")
        await me.press("ctrl+y")
        again = me.workshop.workshop.records
        assert {key: tagless(record) for key, record in again.items()} == {
            key: tagless(record) for key, record in rich.items()
        }
        before = me.texts()
        await me.until(lambda: me.workshop.save.state == "saved")
    async with running(library, made) as me:
        assert me.texts() == before
        await me.press("escape", "u", "u", "u")
        assert me.texts() != before
        await me.press("U", "U", "U")
        assert me.texts() == before


def tagless(record: object) -> str:
    tag = getattr(record, "tag", "")
    binned = getattr(record, "binned", "")
    return repr(record).replace(repr(tag), "").replace(repr(binned), "")


async def test_ctrl_z_in_an_empty_line_undoes_and_in_a_text_never_does(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("one", "two")
        await me.type("thr", "ctrl+z")
        assert me.texts() == ["one", "two"]
        for _ in "thr":
            await me.press("backspace")
        await me.press("ctrl+z")
        assert me.texts() == ["one"]


async def test_a_new_change_forgets_what_was_undone(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("one", "two")
        await me.press("escape", "u")
        await me.press("enter")
        await me.enter("three")
        await me.press("escape", "U")
        assert me.texts() == ["one", "three"]
        assert me.screen.told
