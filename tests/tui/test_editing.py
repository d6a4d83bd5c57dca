"""Mending a note in place, in several lines, without losing a wording."""

from __future__ import annotations

from cjm_tui.domain.commands import EditNote
from cjm_tui.domain.places import OnAudience
from cjm_tui.session import Library
from cjm_tui.text import new_id
from tests.tui.driver import PROJECTOR, WIDE, Person, running


async def with_a_note(me: Person, text: str = "one") -> str:
    """Write a note, stand on it on the board; its id."""
    await me.enter(text)
    await me.press("escape")
    note = me.workshop.view.notes[0].id
    me.screen.sheet.put_cursor(note)
    await me.settle()
    return note


def text_of(me: Person, note: str) -> str:
    return next(one.text for one in me.workshop.view.notes if one.id == note)


async def test_enter_keeps_several_lines(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        note = await with_a_note(me)
        await me.press("e")
        editor = me.screen.board.editor
        assert editor is not None
        page = me.screen.sheet.region
        assert page.contains_region(editor.region), (editor.region, page)
        await me.type(" and")
        await me.press("ctrl+j")
        await me.type("two?")
        assert text_of(me, note) == "one"
        await me.press("enter")
        assert me.screen.board.editor is None
        assert text_of(me, note) == "one and\ntwo?"
        assert me.cursor == note
        assert me.sees("· one and")
        await me.press("u")
        assert text_of(me, note) == "one"


async def test_esc_changes_nothing_and_keeps_the_wording_for_the_next_e(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        note = await with_a_note(me)
        await me.press("e")
        await me.type(" more", "escape")
        assert text_of(me, note) == "one"
        assert me.sees("Your wording is kept")
        await me.press("e")
        assert me.screen.board.editor is not None
        assert me.screen.board.editor.text == "one more"
        await me.press("enter")
        assert text_of(me, note) == "one more"


async def test_the_editor_has_its_own_undo_and_takes_pastes_clean(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        note = await with_a_note(me)
        await me.press("e")
        await me.paste("\x1b[2J two\nthree\u202e")
        assert me.screen.board.editor is not None
        assert me.screen.board.editor.text == "one[2J two\nthree"
        await me.press("ctrl+z")
        assert me.screen.board.editor.text == "one"
        await me.press("enter")
        assert text_of(me, note) == "one"


async def test_letters_and_digits_are_text_while_the_editor_is_open(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        note = await with_a_note(me)
        await me.press("e")
        await me.type("dq1nu?й")
        await me.press("enter")
        assert text_of(me, note) == "onedq1nu?й"
        assert me.place == ("audience", "")


async def test_an_empty_text_is_refused_and_stays_in_the_editor(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        note = await with_a_note(me)
        await me.press("e")
        for _ in "one":
            await me.press("backspace")
        await me.press("enter")
        assert text_of(me, note) == "one"


async def test_a_note_changed_meanwhile_is_not_overwritten_unseen(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        note = await with_a_note(me)
        await me.press("e")
        changed = EditNote(id=new_id(), note=note, text="theirs")
        assert me.workshop.submit(changed, actor="someone").state != "refused"
        await me.type(" mine", "enter")
        assert "theirs" in text_of(me, note)
        assert "mine" in text_of(me, note) or me.screen.board.editor is not None


async def test_what_has_no_note_under_the_cursor_is_told(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.press("escape")
        for key in ("e", "d", "h", "p", "m"):
            await me.press(key)
            assert me.screen.told, key
        assert not me.texts()


async def test_the_editor_stays_on_the_page_of_a_small_screen(library: Library) -> None:
    async with running(library, library.create("Boilers"), size=(60, 20)) as me:
        await me.press("tab", "tab", "tab", "tab")
        await me.enter(*(f"a note that is long enough to wrap {n}" for n in range(6)))
        facet = me.screen.writer.address
        assert facet is not None
        assert isinstance(facet.place, OnAudience)
        await me.press("escape")
        for note in me.workshop.view.notes:
            me.screen.sheet.put_cursor(note.id)
            await me.settle()
            await me.press("e")
            editor = me.screen.board.editor
            assert editor is not None
            assert me.screen.sheet.region.contains_region(editor.region)
            await me.press("escape")


async def test_the_editor_stays_on_the_page_when_the_window_shrinks(library: Library) -> None:
    async with running(library, library.create("Boilers"), size=WIDE) as me:
        await me.press("tab tab")
        await with_a_note(me)
        await me.press("e")
        await me.type(" two")
        await me.pilot.resize_terminal(*PROJECTOR)
        await me.settle()

        editor, page = me.screen.board.editor, me.screen.sheet.region
        assert editor is not None
        assert editor.text == "one two"
        await me.until(lambda: page.contains_region(editor.region), "the editor on the page")
