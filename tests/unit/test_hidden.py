"""Notes written in silence: no wall shows them before they are opened, and it says how many."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cjm_tui.domain.apply import apply, revert
from cjm_tui.domain.commands import AddNote, Command, EditNote, Entry, Undo
from cjm_tui.domain.places import OnAudience, OnIdeas, OnMap
from cjm_tui.domain.records import AnyRecord, Note
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import Workshop, assign
from cjm_tui.errors import Message
from cjm_tui.method.loader import example_bytes
from cjm_tui.session.leaving import pack, rendered
from cjm_tui.share.doors import FORMATS
from cjm_tui.store.exchange import import_json
from cjm_tui.text import new_id
from tests.unit.share_world import hostile_views

SECRET = "nobody reads this yet"
NO_MAP = ("json", "result", "report")
"""JSON holds everything, and two texts have another purpose than to show the map."""


def written(command: Command, workshop: Workshop) -> Workshop:
    entry = Entry(actor="keyboard", role="facilitator", at="2026-11-21T10:00:00Z", command=command)
    return apply(workshop, entry).workshop


def boiler() -> Workshop:
    return import_json(example_bytes("boiler", "en"), "boiler")


def closed_in(workshop: Workshop, data: st.DataObject) -> Workshop:
    """The same with some of its notes, whichever, written in silence: grouped, binned or not."""
    notes = [record for record in workshop.records.values() if isinstance(record, Note)]
    some = data.draw(st.lists(st.sampled_from(notes), unique_by=lambda note: note.id))
    secret: list[AnyRecord] = []
    for note in some:
        beside = [each.id for each in notes if each.place == note.place and each is not note]
        under = data.draw(st.sampled_from(["", *beside]))
        binned = data.draw(st.sampled_from(["", "a-command"]))
        secret.append(replace(note, text=SECRET, hidden=True, under=under, binned=binned))
    return assign(workshop, secret, rev=workshop.rev + 1)


def told_by(view: View) -> str:
    """Everything a view tells: each thing it holds, and each thing that can be asked of it."""
    ids, records = view.workshop.records, list(view.workshop.records.values())
    notes = [record for record in records if isinstance(record, Note)]
    asked: list[object] = [view.bin, view.newest, view.ideas, view.parking, view.quotes]
    asked += [view.notes, view.all_findings, *map(view.record, ids)]
    asked += [view.at(note.place) for note in notes]
    asked += [answer for note in notes for answer in (view.head(note), view.group(note))]
    asked += [view.solutions(note.id) for note in notes]
    for story in view.stories:
        asked.append(view.barriers(story.id))
        for stage in view.stages:
            asked += [view.told(story.id, stage.id), view.waiting(story.id, stage.id)]
            asked.append(view.feeling(story.id, stage.id))
    return repr(asked)


def test_a_hidden_note_is_on_no_wall_and_counted_there() -> None:
    place = OnAudience("who")
    add = AddNote(id=new_id(), note=new_id(), place=place, text=SECRET, hidden=True)

    workshop = written(add, boiler())

    wall, private = project(workshop), project(workshop, "facilitator")
    assert wall.hidden == 1
    assert private.hidden == 0
    assert wall.find(Note, add.note) is None
    assert add.note not in {note.id for note in (*wall.at(place), *wall.notes, *wall.newest)}
    assert private.find(Note, add.note) in private.at(place)


@settings(max_examples=30)
@given(data=st.data())
def test_whatever_was_written_in_silence_no_view_but_the_facilitators_tells_it(
    data: st.DataObject,
) -> None:
    workshop = closed_in(boiler(), data)

    wall, private = project(workshop), project(workshop, "facilitator")

    told = SECRET in told_by(wall)  # no text of a whole view in the message of a failure
    assert not told
    assert wall.hidden == sum(note.hidden for note in private.notes)
    for note in workshop.of(Note):
        if note.hidden and not note.binned:
            assert private.find(Note, note.id) in private.at(note.place)


@settings(max_examples=10)
@given(view=hostile_views(), data=st.data())
def test_whatever_was_written_in_silence_leaves_in_no_form(view: View, data: st.DataObject) -> None:
    workshop = closed_in(view.workshop, data)

    for form in FORMATS:
        if form != "json":
            assert SECRET.encode() not in rendered(workshop, form, date(2026, 11, 21)).content


def test_opening_it_shows_it_and_undo_closes_it_again() -> None:
    add = AddNote(id=new_id(), note=new_id(), place=OnIdeas(), text=SECRET, hidden=True)
    closed = written(add, boiler())
    entry = Entry(
        actor="keyboard",
        role="facilitator",
        at="2026-11-21T10:00:00Z",
        command=EditNote(id=new_id(), note=add.note, hidden=False),
    )

    opening = apply(closed, entry)

    assert SECRET in [note.text for note in project(opening.workshop).ideas]
    assert project(opening.workshop).hidden == 0
    undo = Entry(
        actor="keyboard", role="facilitator", at="2026-11-21T10:00:01Z", command=Undo(id=new_id())
    )
    undone = revert(
        opening.workshop, undo, before=opening.inverse, after=opening.event.after
    ).workshop
    assert project(undone).hidden == 1


def test_a_hidden_note_in_the_bin_is_neither_shown_nor_counted() -> None:
    add = AddNote(id=new_id(), note=new_id(), place=OnIdeas(), text=SECRET, hidden=True)
    workshop = written(add, boiler())
    binned = replace(workshop.records[add.note], binned="some-command")

    wall = project(assign(workshop, (binned,), rev=workshop.rev + 1))

    assert wall.hidden == 0
    assert add.note not in {record.id for record in wall.bin}


@pytest.mark.parametrize("every", [1, 3])
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
def test_what_is_hidden_leaves_in_no_file_and_the_count_is_named(form: str, every: int) -> None:
    workshop = boiler()
    notes = [record for record in workshop.records.values() if isinstance(record, Note)]
    closed: list[AnyRecord] = [replace(note, text=SECRET, hidden=True) for note in notes[::every]]

    made = rendered(assign(workshop, closed, rev=1), form, date(2026, 11, 21))

    assert SECRET.encode() not in made.content
    told = [message for message in made.left_out if message.code == "left_out_hidden"]
    assert [message.params for message in told] == [{"n": len(closed)}]


def test_json_holds_what_is_hidden_and_says_so_alone_and_in_the_pack() -> None:
    workshop = boiler()
    note = project(workshop).notes[0]
    closed = assign(workshop, (replace(note, text=SECRET, hidden=True),), rev=1)
    said = (Message("holds_hidden", {"n": 1}),)

    made = rendered(closed, "json", date(2026, 11, 21))
    files, told = pack(closed, date(2026, 11, 21))

    assert SECRET.encode() in made.content
    assert made.holds == told == said
    assert len(files) == len(FORMATS)
    assert not rendered(workshop, "json", date(2026, 11, 21)).holds


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in NO_MAP])
def test_the_map_of_a_story_that_is_no_longer_chosen_is_in_the_file_or_named(form: str) -> None:
    workshop = boiler()
    (story,) = project(workshop).chosen
    untold = assign(workshop, (replace(story, chosen=False),), rev=1)
    places = (note.place for note in project(untold).notes)
    n = sum(isinstance(place, OnMap) for place in places)

    made = rendered(untold, form, date(2026, 11, 21))

    told = [message.params for message in made.left_out if message.code == "left_out_untold"]
    assert n
    assert told == ([] if form == "csv-long" else [{"n": n}])


def test_a_hidden_note_on_the_map_is_no_evidence_and_no_barrier() -> None:
    workshop = boiler()
    view = project(workshop)
    story = view.chosen[0]
    barrier = view.barriers(story.id)[0]

    closed = project(assign(workshop, (replace(barrier, hidden=True),), rev=1))

    assert barrier.id not in {each.id for each in closed.barriers(story.id)}
    assert isinstance(barrier.place, OnMap)
    assert barrier.id not in {each.id for each in closed.told(story.id, barrier.place.stage)}
