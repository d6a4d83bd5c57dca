"""Undo and redo belong to whoever did it; a command sent twice is done once."""

from __future__ import annotations

import msgspec
import pytest

from cjm_tui.domain import commands as ask
from cjm_tui.domain.apply import Event
from cjm_tui.domain.history import History
from cjm_tui.domain.places import OnAudience, OnStage
from cjm_tui.domain.records import Assigned
from cjm_tui.errors import Refused
from tests.unit.rooms import (
    ANNA,
    BORIS,
    CHOOSE,
    FINDING,
    MOTIVE,
    NEED,
    PARKED,
    PAY,
    SOLUTION,
    cell,
    furnished,
)
from tests.unit.writer import Writer


@pytest.fixture
def writer() -> Writer:
    return Writer(furnished())


def say(writer: Writer, text: str, actor: str = ANNA, note: str = NEED) -> None:
    writer.do(ask.EditNote(id=writer.next_id(), note=note, text=text), actor)


def test_three_edits_are_undone_by_three_undos_and_redone(writer: Writer) -> None:
    for text in ("one", "two", "three"):
        say(writer, text)

    undone, redone = [], []
    for _ in range(3):
        writer.undo(ANNA)
        undone.append(writer.note(NEED).text)
    for _ in range(3):
        writer.redo(ANNA)
        redone.append(writer.note(NEED).text)

    assert undone == ["two", "one", "Warmth"]
    assert redone == ["one", "two", "three"]
    assert writer.workshop.rev == furnished().rev + 9


def test_undo_brings_the_old_tag_back_too(writer: Writer) -> None:
    before = writer.note(NEED)
    say(writer, "one")
    writer.undo(ANNA)

    assert writer.note(NEED) == before


def test_there_is_nothing_to_undo_or_redo_at_first(writer: Writer) -> None:
    for undo_or_redo in (writer.undo, writer.redo):
        with pytest.raises(Refused, match="nothing_to_"):
            undo_or_redo(ANNA)
    assert not writer.history.can_undo(ANNA)
    assert not writer.history.can_redo(ANNA)


def test_a_new_change_forgets_what_could_be_redone(writer: Writer) -> None:
    say(writer, "one")
    writer.undo(ANNA)
    assert writer.history.can_redo(ANNA)
    say(writer, "two", note=MOTIVE)

    with pytest.raises(Refused, match="nothing_to_redo"):
        writer.redo(ANNA)


def test_each_undoes_their_own(writer: Writer) -> None:
    say(writer, "Anna's", ANNA, NEED)
    say(writer, "Boris's", BORIS, MOTIVE)
    writer.undo(ANNA)

    assert (writer.note(NEED).text, writer.note(MOTIVE).text) == ("Warmth", "Boris's")
    writer.undo(BORIS)
    assert writer.note(MOTIVE).text == "No fuss"
    writer.redo(ANNA)
    assert writer.note(NEED).text == "Anna's"


def test_an_undo_never_overwrites_what_somebody_else_wrote_since(writer: Writer) -> None:
    say(writer, "Anna's", ANNA)
    say(writer, "Boris's", BORIS)

    with pytest.raises(Refused, match="changed_since"):
        writer.undo(ANNA)
    assert writer.note(NEED).text == "Boris's"

    writer.undo(BORIS)
    writer.undo(ANNA)
    assert writer.note(NEED).text == "Warmth"


def test_a_redo_never_overwrites_what_somebody_else_wrote_since(writer: Writer) -> None:
    say(writer, "Anna's", ANNA)
    writer.undo(ANNA)
    say(writer, "Boris's", BORIS)

    with pytest.raises(Refused, match="changed_since"):
        writer.redo(ANNA)


STAGE = ask.AddStage(id="stage-it-1", stage="stage-003", name="Call")
ON_IT = ask.AddNote(
    id="note-it-1", note="note-0001", place=OnStage(stage="stage-003", aspect="does"), text="calls"
)


def test_what_others_have_built_on_is_not_taken_away(writer: Writer) -> None:
    writer.do(STAGE, ANNA)
    writer.do(ON_IT, BORIS)
    with pytest.raises(Refused, match="changed_since"):
        writer.undo(ANNA)

    writer.undo(BORIS)
    writer.undo(ANNA)
    assert "stage-003" not in writer.workshop.records


def test_a_note_is_not_brought_back_to_where_nothing_stands(writer: Writer) -> None:
    place = OnStage(stage=CHOOSE, aspect="does")
    writer.do(ask.AddNote(id="command-1", note="note-0001", place=place, text="asks"), BORIS)
    writer.do(ask.Bin(id="command-2", target="note-0001"), ANNA)
    writer.do(ask.Bin(id="command-3", target=CHOOSE), BORIS)

    with pytest.raises(Refused, match="changed_since"):
        writer.undo(ANNA)


def test_a_source_named_by_others_is_not_taken_away(writer: Writer) -> None:
    place = OnAudience(facet="fears")
    writer.do(ask.AddNote(id="command-1", note="note-0001", place=place, text="dark"), ANNA)
    writer.do(ask.EditNote(id="command-2", note=MOTIVE, source="note-0001"), BORIS)

    with pytest.raises(Refused, match="changed_since"):
        writer.undo(ANNA)


def test_a_barrier_answered_by_others_stays_one(writer: Writer) -> None:
    writer.do(ask.MoveNote(id="command-1", note=PARKED, place=cell("barriers")), ANNA)
    writer.do(ask.EditNote(id="command-2", note=SOLUTION, answers=(PARKED,)), BORIS)

    with pytest.raises(Refused, match="changed_since"):
        writer.undo(ANNA)


def test_a_batch_is_one_undo(writer: Writer) -> None:
    parts = (ask.EditNote(note=NEED, text="one"), ask.Bin(target=PAY), ask.SameAgain(note=FINDING))
    writer.do(ask.Batch(id="batch-001", commands=parts))
    writer.undo()

    assert dict(writer.workshop.records) == dict(furnished().records)


def test_the_same_command_again_is_known_by_its_revision(writer: Writer) -> None:
    command = ask.SameAgain(id="command-1", note=NEED)
    assert writer.history.known(ANNA, command) is None
    writer.do(command, ANNA)

    assert writer.history.known(ANNA, command) == writer.workshop.rev
    assert writer.history.known(BORIS, command) is None


def test_an_id_used_for_another_command_is_refused(writer: Writer) -> None:
    writer.do(ask.SameAgain(id="command-1", note=NEED), ANNA)

    with pytest.raises(Refused, match="id_reused"):
        writer.history.known(ANNA, ask.SameAgain(id="command-1", note=MOTIVE))


def test_the_stacks_are_the_same_when_rebuilt_from_what_was_written_down(writer: Writer) -> None:
    say(writer, "one", ANNA)
    say(writer, "two", ANNA)
    say(writer, "Boris's", BORIS, MOTIVE)
    writer.undo(ANNA)

    rebuilt = History()
    for change in writer.changes:
        event = msgspec.json.decode(msgspec.json.encode(change.event), type=Event)
        inverse = msgspec.json.encode(change.inverse)
        rebuilt.push(event, msgspec.json.decode(inverse, type=tuple[Assigned, ...]))

    for actor in (ANNA, BORIS):
        assert rebuilt.undo_target(actor) == writer.history.undo_target(actor)
    assert rebuilt.redo_target(ANNA) == writer.history.redo_target(ANNA)
    assert not rebuilt.can_redo(BORIS)


def test_an_undo_without_what_it_took_back_can_still_be_redone(writer: Writer) -> None:
    say(writer, "one", ANNA)
    writer.undo(ANNA)
    rebuilt = History()
    rebuilt.push(writer.changes[-1].event, writer.changes[-1].inverse)

    assert not rebuilt.can_undo(ANNA)
    assert rebuilt.redo_target(ANNA) == writer.history.redo_target(ANNA)
