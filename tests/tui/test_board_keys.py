"""What letters do to the note under the cursor while no line is open."""

from __future__ import annotations

from cjm_tui.domain.places import OnAudience, OnParking
from cjm_tui.domain.records import Note
from cjm_tui.session import Library
from cjm_tui.tui.screens.asking import ListScreen, TextScreen
from cjm_tui.tui.screens.workshop.screen import WorkshopScreen
from cjm_tui.words import words
from tests.tui.driver import Person, running


async def notes(me: Person, *texts: str) -> list[str]:
    """Write notes under the first heading and stand on the last; their ids."""
    await me.enter(*texts)
    await me.press("escape")
    ids = [note.id for note in me.workshop.view.at(OnAudience("who"))]
    me.screen.sheet.put_cursor(ids[-1])
    await me.settle()
    return ids


def who(me: Person) -> list[str]:
    return [note.text for note in me.workshop.view.at(OnAudience("who"))]


def under_cursor(me: Person) -> Note:
    found = me.workshop.view.record(me.cursor)
    assert isinstance(found, Note)
    return found


async def test_voices_heard_and_parking(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        one, two = await notes(me, "one", "two")
        await me.press("+ = h h h")
        note = under_cursor(me)
        assert (note.voices, note.heard) == (3, 3)
        assert me.sees("×3 ◆3")
        await me.press("p")
        assert who(me) == ["one"]
        assert me.workshop.view.parking[0].id == two
        assert me.sees("In the parking lot.")
        assert me.cursor == one, "the cursor stands on what took its place"
        await me.press("f6")
        assert isinstance(me.app.screen, TextScreen)
        assert me.sees("• two")


async def test_bin_and_out_of_the_bin(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        one, two = await notes(me, "one", "two")
        await me.press("d")
        assert who(me) == ["one"]
        assert me.sees("In the bin. u — take it back.")
        await me.press("delete")
        assert who(me) == []
        await me.press("B")
        assert isinstance(me.app.screen, ListScreen)
        await me.type("two", "enter")
        assert who(me) == ["two"]
        await me.press("B", "enter")
        assert who(me) == ["one", "two"], "it lies where it lay"
        assert {note.id for note in me.workshop.view.notes} == {one, two}


async def test_carried_by_arrows_and_put_down(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        one, two, _ = await notes(me, "one", "two", "three")
        await me.press("m")
        assert me.sees("Carried.")
        me.screen.sheet.put_cursor(one)
        await me.press("enter")
        assert who(me) == ["one", "three", "two"]
        me.screen.sheet.put_cursor(two)
        await me.press("m")
        me.screen.sheet.put_cursor("needs")
        await me.press("enter")
        assert [note.text for note in me.workshop.view.at(OnAudience("needs"))] == ["two"]
        await me.press("m")
        me.screen.sheet.put_cursor(one)
        await me.press("escape")
        assert who(me) == ["one", "three"], "Esc leaves it where it was"
        assert me.screen.board.carried is None


async def test_a_note_can_be_carried_back_to_the_top(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await notes(me, "one", "two")
        await me.press("m", "up", "up", "enter")
        assert who(me) == ["two", "one"], "put down on the heading it comes first"


async def test_enter_writes_where_the_cursor_is(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await notes(me, "one")
        me.screen.sheet.put_cursor("problems")
        await me.press("enter")
        address = me.screen.writer.address
        assert address is not None
        assert address.place == OnAudience("problems")
        await me.press("escape")
        me.screen.sheet.put_cursor(me.workshop.view.notes[0].id)
        await me.press("a")
        address = me.screen.writer.address
        assert address is not None
        assert address.place == OnAudience("who")


async def test_find_goes_to_a_note_in_any_step(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        view = me.workshop.view
        await me.press("escape")
        for step in ("personas", "interviews", "stages", "stories", "map", "close"):
            wanted = next(
                note
                for note in view.notes
                if note.text and where(note) == step and unique(me, note.text)
            )
            await me.press("f")
            me.app.screen.query_one("#wanted").value = wanted.text  # type: ignore[attr-defined]
            await me.settle()
            await me.press("enter")
            assert me.screen.body.step == step
            assert me.cursor == wanted.id or step == "close", wanted
            assert not me.screen.writer.is_open


def where(note: Note) -> str:
    on = str(note.place.__struct_config__.tag)
    return {"persona": "personas", "interview": "interviews", "stage": "stages"}.get(
        on, {"story": "stories", "map": "map", "ideas": "close"}.get(on, "")
    )


def unique(me: Person, text: str) -> bool:
    return sum(text.casefold() in note.text.casefold() for note in me.workshop.view.notes) == 1


async def test_the_guide_shows_an_example_then_all_then_nothing(library: Library) -> None:
    async with running(library, library.create("Boilers"), size=(100, 29)) as me:
        await notes(me, "one")
        assert not me.sees("or example:")
        await me.press("g")
        assert me.sees("or example:")
        await me.press("g")
        assert isinstance(me.app.screen, TextScreen)
        assert me.sees("A good answer")
        assert me.sees("Not like this")
        await me.press("g")
        assert isinstance(me.app.screen, WorkshopScreen)
        assert not me.sees("or example:")


async def test_help_and_palette_know_this_step(library: Library) -> None:
    async with running(library, library.example("boiler", "ru"), language="ru") as me:
        await me.press("escape")
        await me.goes("stages")
        await me.press("л", "л")
        say = words("ru").say
        await me.sees_soon(say("Keys"))
        assert me.sees(say("In this step"))
        assert say("Draws a return from this stage; then the digit of the stage.")[:30] in (
            me.everything()
        )
        await me.press("escape")
        await me.press("f10")
        await me.type("возврат")
        await me.sees_soon("возврат")
        await me.press("escape", "escape")
        await me.until(lambda: isinstance(me.app.screen, WorkshopScreen))


async def test_parked_notes_that_wait_for_the_map_are_on_the_parking_lot_too(
    library: Library,
) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("! no price", "..later")
        await me.press("escape", "f6")
        assert me.sees("• no price  (Barriers)")
        assert me.sees("• later")
        assert {note.place for note in me.workshop.view.notes} == {
            OnParking("barriers"),
            OnParking(),
        }
