"""A crowded heading groups its notes: one carried onto another stands under it from then on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.commands import AddNote, Bin, EditNote, MoveNote
from cjm_tui.domain.groups import heads, in_groups
from cjm_tui.domain.places import OnAudience, OnMap
from cjm_tui.domain.records import Language, Note
from cjm_tui.domain.workshop import Workshop
from cjm_tui.session import Library
from cjm_tui.session.leaving import rendered
from cjm_tui.text import new_id
from cjm_tui.tui.screens.workshop.grouping import CROWDED, put_at_place, put_on_note
from cjm_tui.words import words
from tests.tui.driver import WINDOWS, Person, running
from tests.tui.fake_desk import LANGUAGES, FakeDesk, Wall

WHO, NEEDS = OnAudience("who"), OnAudience("needs")


def crowd(count: int = CROWDED + 1) -> tuple[FakeDesk, list[str]]:
    """A heading with so many notes; their texts are ``note 1`` and on."""
    wall = Wall()
    ids = [wall.note(WHO, f"note {number}") for number in range(1, count + 1)]
    return FakeDesk(wall.workshop), ids


def told(desk: FakeDesk) -> list[str]:
    """The notes in order, those under another with a ``>``."""
    view = desk.view
    return [
        ("> " if view.head(note) else "") + note.text.removeprefix("note ") for note in view.at(WHO)
    ]


def carry(desk: FakeDesk, note: str, onto: str) -> bool:
    view = desk.view
    carried, under = view.find(Note, note), view.find(Note, onto)
    assert carried is not None
    assert under is not None
    command = put_on_note(view, carried, under)
    return command is not None and desk.submit(command)


def put(desk: FakeDesk, note: str, place: OnAudience) -> None:
    carried = desk.view.find(Note, note)
    assert carried is not None
    assert desk.submit(put_at_place(desk.view, carried, place))


def test_up_to_seven_only_change_their_order() -> None:
    desk, ids = crowd(CROWDED)

    assert carry(desk, ids[0], ids[2])

    assert told(desk) == ["2", "3", "1", "4", "5", "6", "7"]


def test_one_of_eight_carried_onto_another_stands_under_it() -> None:
    desk, ids = crowd()

    assert carry(desk, ids[6], ids[1])
    assert carry(desk, ids[0], ids[1])

    assert told(desk) == ["2", "> 7", "> 1", "3", "4", "5", "6", "8"]
    head = desk.view.find(Note, ids[1])
    assert head is not None
    assert [note.id for note in desk.view.group(head)] == [ids[6], ids[0]]


def test_onto_one_of_a_group_is_into_the_group() -> None:
    desk, ids = crowd()
    assert carry(desk, ids[6], ids[1])

    assert carry(desk, ids[3], ids[6])

    assert told(desk)[:4] == ["1", "2", "> 7", "> 4"]


def test_a_head_brings_its_group_along_into_another() -> None:
    desk, ids = crowd()
    assert carry(desk, ids[6], ids[1])
    assert carry(desk, ids[7], ids[2])

    assert carry(desk, ids[1], ids[2])

    assert told(desk) == ["1", "3", "> 8", "> 7", "> 2", "4", "5", "6"]


def test_a_head_onto_its_own_group_is_nowhere() -> None:
    desk, ids = crowd()
    assert carry(desk, ids[6], ids[1])

    assert not carry(desk, ids[1], ids[6])


def test_onto_a_heading_is_out_of_the_group() -> None:
    desk, ids = crowd()
    assert carry(desk, ids[6], ids[1])

    put(desk, ids[6], WHO)

    assert told(desk) == ["7", "1", "2", "3", "4", "5", "6", "8"]


def test_a_head_takes_its_group_to_another_heading() -> None:
    desk, ids = crowd()
    assert carry(desk, ids[6], ids[1])

    put(desk, ids[1], NEEDS)

    view = desk.view
    head, member = view.at(NEEDS)
    assert (head.id, member.id) == (ids[1], ids[6])
    assert view.head(member) == head


def test_one_from_elsewhere_joins_a_group() -> None:
    desk, ids = crowd()
    other = new_id()
    assert desk.submit(AddNote(id=new_id(), note=other, place=NEEDS, text="note x"))

    assert carry(desk, other, ids[1])

    assert told(desk)[:3] == ["1", "2", "> x"]


def test_when_the_head_is_binned_the_others_stand_alone_and_come_back() -> None:
    desk, ids = crowd()
    assert carry(desk, ids[6], ids[1])

    assert desk.submit(Bin(id=new_id(), target=ids[1]))
    assert told(desk) == ["1", "7", "3", "4", "5", "6", "8"]


def test_a_head_elsewhere_leads_nobody_here() -> None:
    desk, ids = crowd()
    assert carry(desk, ids[6], ids[1])

    assert desk.submit(MoveNote(id=new_id(), note=ids[1], place=NEEDS))

    assert "> 7" not in told(desk)


@given(st.data())
def test_however_notes_are_named_each_is_told_once(data: st.DataObject) -> None:
    ids = [f"note-000{number}" for number in range(6)]
    named = st.sampled_from([*ids, "", "elsewhere"])
    notes = tuple(
        Note(id=each, place=WHO, text=each, under="" if (one := data.draw(named)) == each else one)
        for each in ids
    )

    shown = in_groups(notes)

    assert sorted(note.id for note in shown) == ids
    leading = heads(notes)
    for before, note in zip((None, *shown), shown, strict=False):
        if note.under in leading:
            assert before is not None
            assert before.id == note.under or before.under == note.under, "a group is together"


# On the screen, and as it leaves ----------------------------------------------------------------


async def eight(me: Person) -> None:
    await me.enter(*(f"note {number}" for number in range(1, CROWDED + 2)))
    await me.press("escape")


def on_screen(me: Person) -> Iterator[str]:
    for row in me.rows():
        if "note " in row[:40]:
            yield row[:40].rstrip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", WINDOWS)
async def test_carrying_with_the_keys(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    made = library.create("Boilers", how="team", language="en")
    async with running(library, made, size=size, language=language) as me:
        await eight(me)
        notes = {note.text: note.id for note in me.workshop.view.notes}
        me.screen.sheet.put_cursor(notes["note 8"])
        await me.press("m")
        me.screen.sheet.put_cursor(notes["note 2"])
        await me.press("up", "down")
        carried = "Carried. Enter on a note groups it there, on a heading takes it out."
        assert me.sees(words(language).say(carried)[:28])
        await me.press("enter")
        rows = list(on_screen(me))
        assert rows[1].startswith(" · note 2")
        assert "▾1" in rows[1]
        assert rows[2].startswith("   · note 8")
        await me.press("u")
        assert not any("▾" in row for row in me.rows())
        assert me.texts()[-1] == "note 8"


@pytest.mark.parametrize("form", ["messenger", "markdown", "html", "outline", "csv-long", "svg"])
def test_a_group_leaves_as_its_head_and_those_under_it(library: Library, form: str) -> None:
    workshop = library.open(library.example("boiler", "en"))
    try:
        view = workshop.view
        place = OnMap(view.chosen[0].id, view.stages[0].id, "touchpoints")
        ids = [new_id() for _ in range(3)]
        for at, one in enumerate(ids, 1):
            workshop.submit(AddNote(note=one, place=place, text=f"remark{at}"))
        workshop.submit(EditNote(note=ids[2], under=ids[0]))
        content = rendered(workshop.workshop, form, date(2026, 11, 21)).content
        text = content.decode()
        found = [text.index(f"remark{at}") for at in (1, 3, 2)]
        assert found == sorted(found)
    finally:
        workshop.close()


def test_what_was_written_before_there_were_groups_reads_as_before() -> None:
    wall = Wall()
    ids = [wall.note(WHO, f"note {number}") for number in range(9)]
    workshop: Workshop = wall.workshop

    assert [note.id for note in FakeDesk(workshop).view.at(WHO)] == ids
