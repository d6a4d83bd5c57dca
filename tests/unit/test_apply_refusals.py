"""What a workshop refuses, by which reason, and that nothing has changed then."""

from __future__ import annotations

import pytest

from cjm_tui.domain import commands as ask
from cjm_tui.domain.apply import apply
from cjm_tui.domain.places import (
    OnAudience,
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    Place,
)
from cjm_tui.errors import Message, Refused
from cjm_tui.sentences import TEMPLATES, sentence
from cjm_tui.words import words
from tests.unit.rooms import (
    ACTION,
    ANNA,
    BARRIER,
    BORIS,
    CHOOSE,
    FEELING,
    NEED,
    PARKED,
    PAY,
    PERSONA,
    RETURN,
    SEGMENT,
    STORY,
    TALK,
    cell,
    furnished,
)
from tests.unit.writer import Writer

Cases = dict[str, tuple[ask.Command, str]]

NOBODY = "nobody-at-all"
NEEDS = OnAudience(facet="needs")


def note(place: Place = NEEDS, text: str = "x", **marks: object) -> ask.AddNote:
    return ask.AddNote(id="command-1", note="note-0001", place=place, text=text, **marks)  # type: ignore[arg-type]  # the marks under test


def code_of(command: ask.Command, writer: Writer | None = None, **who: str) -> str:
    """The code a command is refused with in a furnished workshop; nothing may have changed."""
    writer = writer or Writer(furnished())
    before, records = writer.workshop, dict(writer.workshop.records)
    with pytest.raises(Refused) as refused:
        writer.do(command, **who)  # type: ignore[arg-type]  # actor and role
    assert writer.workshop is before
    assert dict(before.records) == records
    return refused.value.message.code


IDS: Cases = {
    "a short id": (ask.AddLane(id="command-1", lane="short", name="x"), "bad_id"),
    "a path": (ask.AddLane(id="command-1", lane="../../etc/passwd", name="x"), "bad_id"),
    "a long id": (ask.AddLane(id="command-1", lane="x" * 41, name="x"), "bad_id"),
    "a newline behind an id": (ask.AddLane(id="command-1", lane="lane-0001\n", name="x"), "bad_id"),
    "a command without an id": (ask.SameAgain(note=NEED), "bad_id"),
    "a command with a bad id": (ask.SameAgain(id="no", note=NEED), "bad_id"),
    "a bad id in a batch": (
        ask.Batch(id="command-1", commands=(ask.SameAgain(id="no", note=NEED),)),
        "bad_id",
    ),
    "an id of the same kind": (ask.AddStage(id="command-1", stage=PAY, name="x"), "exists"),
    "an id of another kind": (ask.AddStage(id="command-1", stage=NEED, name="x"), "exists"),
    "a lane of the method": (ask.AddLane(id="command-1", lane="barriers", name="x"), "exists"),
    "an id twice in a batch": (
        ask.Batch(
            id="command-1",
            commands=(
                ask.AddLane(lane="ownlane-2", name="x"),
                ask.AddLane(lane="ownlane-2", name="y"),
            ),
        ),
        "exists",
    ),
    "an unknown note": (ask.SameAgain(id="command-1", note=NOBODY), "unknown_id"),
    "a record of another kind": (ask.SameAgain(id="command-1", note=PAY), "unknown_id"),
    "an unknown record to bin": (ask.Bin(id="command-1", target=NOBODY), "unknown_id"),
    "an unknown source": (note(source=NOBODY), "unknown_id"),
    "a source that is no note": (note(source=PAY), "unknown_id"),
    "an unknown author": (note(author=NOBODY), "unknown_id"),
    "an unknown segment": (
        ask.EditPersona(id="command-1", persona=PERSONA, segment=NOBODY),
        "unknown_id",
    ),
    "no segment": (ask.EditPersona(id="command-1", persona=PERSONA, segment=""), "unknown_id"),
    "an exit from nowhere": (
        ask.AddLink(id="command-1", link="link-0002", source="", form="leaves"),
        "unknown_id",
    ),
    "an unknown focus": (ask.EditBrief(id="command-1", focus=NEED), "unknown_id"),
    "an unknown anchor": (
        ask.AddStage(id="command-1", stage="stage-003", name="x", after=NOBODY),
        "no_anchor",
    ),
    "an anchor on another board": (
        ask.MoveNote(id="command-1", note=NEED, place=NEEDS, after=PARKED),
        "no_anchor",
    ),
    "itself as anchor": (ask.Reorder(id="command-1", target=PAY, after=PAY), "no_anchor"),
    "a note to reorder": (ask.Reorder(id="command-1", target=NEED), "not_ordered"),
}
TEXTS: Cases = {
    "a long note": (note(text="x" * 10_001), "too_long"),
    "a long name": (ask.EditStage(id="command-1", stage=PAY, name="x" * 201), "too_long"),
    "a long reason": (
        ask.EditSegment(id="command-1", segment=SEGMENT, aside="x" * 201),
        "too_long",
    ),
    "a long sentence": (ask.EditBrief(id="command-1", sentence="x" * 10_001), "too_long"),
    "an empty note": (note(text=""), "empty"),
    "a note of spaces": (note(text=" \n "), "empty"),
    "a name of spaces": (ask.EditStage(id="command-1", stage=PAY, name="  "), "empty"),
    "an empty title": (ask.EditBrief(id="command-1", title=""), "empty"),
    "a note emptied": (ask.EditNote(id="command-1", note=NEED, text=""), "empty"),
    "a note that was nothing but a score": (
        ask.EditNote(id="command-1", note=FEELING, score=None),
        "empty",
    ),
    "an escape sequence": (note(text="\x1b[31mred"), "unclean"),
    "a bidi override": (ask.EditStage(id="command-1", stage=PAY, name="a\u202eb"), "unclean"),
    "a lone surrogate": (note(text="\ud800"), "unclean"),
    "text that is not composed": (note(text="и\u0306"), "unclean"),
    "a line break in a name": (ask.EditStage(id="command-1", stage=PAY, name="a\nb"), "one_line"),
    "a tab in a title": (ask.EditStory(id="command-1", story=STORY, title="a\tb"), "one_line"),
}
VALUES: Cases = {
    "a score too high": (note(cell("emotions"), score=3), "out_of_range"),
    "a score too low": (ask.EditNote(id="command-1", note=FEELING, score=-3), "out_of_range"),
    "a score on another lane": (note(cell("goal"), score=1), "score_elsewhere"),
    "a severity too high": (note(cell("barriers"), severity=4), "out_of_range"),
    "a barrier without severity": (
        ask.EditNote(id="command-1", note=BARRIER, severity=0),
        "out_of_range",
    ),
    "a severe need": (note(severity=1), "severity_elsewhere"),
    "a need set aside": (ask.EditNote(id="command-1", note=NEED, aside="no"), "severity_elsewhere"),
    "a need that answers": (note(answers=(BARRIER,)), "answers_elsewhere"),
    "an answer to a need": (note(cell("solutions"), answers=(NEED,)), "not_a_barrier"),
    "an answer to nothing": (note(cell("solutions"), answers=(NOBODY,)), "unknown_id"),
    "an answer twice": (note(cell("solutions"), answers=(BARRIER, BARRIER)), "twice"),
    "an owner twice": (ask.EditAction(id="command-1", action=ACTION, owners=(ANNA, ANNA)), "twice"),
    "a hundred hands": (ask.EditStory(id="command-1", story=STORY, hands=100), "out_of_range"),
    "no talks": (ask.EditTalk(id="command-1", talk=TALK, times=0), "out_of_range"),
    "a thousand voices": (note(voices=1000), "out_of_range"),
    "less than nobody heard": (note(heard=-1), "out_of_range"),
    "a date in words": (ask.EditTalk(id="command-1", talk=TALK, when="tomorrow"), "not_a_date"),
    "a day that never was": (
        ask.EditAction(id="command-1", action=ACTION, by="2026-02-30"),
        "not_a_date",
    ),
    "a date without dashes": (ask.EditBrief(id="command-1", review="20260331"), "not_a_date"),
    "an unknown facet": (note(OnAudience(facet="wishes")), "unknown_key"),
    "an unknown aspect": (note(OnStage(stage=PAY, aspect="hears")), "unknown_key"),
    "a portrait's name": (note(OnPersona(persona=PERSONA, field="name")), "unknown_key"),
    "an unknown lane to wait on": (note(OnParking(lane="goal")), "unknown_key"),
    "an unknown optional lane": (ask.EditBrief(id="command-1", lanes=("goal",)), "unknown_key"),
    "an optional lane twice": (ask.EditBrief(id="command-1", lanes=("works", "works")), "twice"),
    "an unknown lane": (note(cell(NOBODY)), "unknown_id"),
    "no lane": (note(cell("")), "unknown_id"),
    "no stage": (note(OnMap(story=STORY, stage="", lane="goal")), "unknown_id"),
    "a talk that is a stage": (note(OnInterview(talk=PAY)), "unknown_id"),
    "an exit that leads somewhere": (
        ask.AddLink(id="command-1", link="link-0002", source=PAY, target=PAY, form="leaves"),
        "exit_with_target",
    ),
    "a return to nowhere": (
        ask.EditLink(id="command-1", link=RETURN, target=""),
        "return_without_target",
    ),
    "an action about a need": (
        ask.EditAction(id="command-1", action=ACTION, barrier=NEED),
        "not_a_barrier",
    ),
    "an action by a barrier": (
        ask.EditAction(id="command-1", action=ACTION, solution=BARRIER),
        "not_a_solution",
    ),
    "a note that comes from itself": (
        ask.EditNote(id="command-1", note=NEED, source=NEED),
        "circle",
    ),
    "nothing new": (ask.EditStage(id="command-1", stage=PAY, name="Pay"), "same"),
    "nothing at all": (ask.EditStage(id="command-1", stage=PAY), "same"),
    "a move to where it is": (ask.MoveNote(id="command-1", note=NEED, place=NEEDS), "same"),
    "an empty batch": (ask.Batch(id="command-1", commands=()), "empty_batch"),
    "the brief in the bin": (ask.Bin(id="command-1", target="brief"), "brief_stays"),
    "what is not in the bin": (ask.Restore(id="command-1", target=NEED), "not_in_bin"),
}


@pytest.mark.parametrize(("command", "code"), IDS.values(), ids=IDS)
def test_an_id_must_be_one_and_free_or_there(command: ask.Command, code: str) -> None:
    assert code_of(command) == code


@pytest.mark.parametrize(("command", "code"), TEXTS.values(), ids=TEXTS)
def test_text_that_does_not_fit_is_refused_and_never_cut(command: ask.Command, code: str) -> None:
    assert code_of(command) == code


@pytest.mark.parametrize(("command", "code"), VALUES.values(), ids=VALUES)
def test_a_value_must_be_possible_where_it_stands(command: ask.Command, code: str) -> None:
    assert code_of(command) == code


@pytest.mark.parametrize("text", ["x" * 10_000, "[b]not[/b] [@click=x]markup[/]", "Ёлка\nй 👨‍👩‍👧"])
def test_text_up_to_the_limit_is_kept_as_it_is(text: str) -> None:
    writer = Writer(furnished())

    writer.do(note(text=text))

    assert writer.note("note-0001").text == text


def test_what_is_in_the_bin_takes_no_edit_and_no_notes() -> None:
    writer = Writer(furnished())
    writer.do(ask.Bin(id="binning-1", target=CHOOSE))
    writer.do(ask.Bin(id="binning-2", target=NEED))

    for command in (
        ask.EditStage(id="command-1", stage=CHOOSE, name="x"),
        ask.Reorder(id="command-1", target=CHOOSE),
        ask.Bin(id="command-1", target=CHOOSE),
        ask.SameAgain(id="command-1", note=NEED),
        ask.MoveNote(id="command-1", note=NEED, place=OnParking()),
        ask.EditBrief(id="command-1", focus=CHOOSE),
        note(OnStage(stage=CHOOSE, aspect="does")),
        note(cell("goal", CHOOSE)),
        note(source=NEED),
    ):
        assert code_of(command, writer) == "in_bin"
    assert code_of(ask.AddStage(id="command-1", stage=CHOOSE, name="x"), writer) == "exists"


OTHERS: dict[str, ask.Command] = {
    "an author": note(author=BORIS),
    "an owner": ask.EditAction(id="command-1", action=ACTION, owners=(ANNA, BORIS)),
    "an interviewer": ask.EditTalk(id="command-1", talk=TALK, by=BORIS),
    "a job": ask.EditBrief(id="command-1", voice=BORIS),
    "a name": ask.EditParticipant(id="command-1", participant=BORIS, name="B."),
    "a binning": ask.Bin(id="command-1", target=BORIS),
}


@pytest.mark.parametrize("command", OTHERS.values(), ids=OTHERS)
def test_a_participant_speaks_only_for_themselves(command: ask.Command) -> None:
    assert code_of(command, actor=ANNA, role="participant") == "not_yours"

    Writer(furnished()).do(command, actor=BORIS, role="participant")
    Writer(furnished()).do(command, actor=ANNA, role="facilitator")


def test_a_participant_may_change_a_note_that_somebody_else_wrote() -> None:
    writer = Writer(furnished())

    writer.do(ask.EditNote(id="command-1", note=NEED, text="Warm"), actor=BORIS, role="participant")

    assert writer.note(NEED).author == ANNA


def test_undo_and_redo_are_not_for_apply_to_judge() -> None:
    writer = Writer(furnished())
    for command in (ask.Undo(id="command-1"), ask.Redo(id="command-1")):
        with pytest.raises(Refused, match="resolved_by_writer"):
            apply(writer.workshop, writer.entry(command))


def test_voices_end_somewhere() -> None:
    writer = Writer(furnished())
    writer.do(note(voices=999, heard=999))

    assert code_of(ask.SameAgain(id="command-2", note="note-0001"), writer) == "out_of_range"
    assert code_of(ask.Heard(id="command-2", note="note-0001"), writer) == "out_of_range"


def test_a_note_can_not_come_from_what_came_from_it() -> None:
    writer = Writer(furnished())
    writer.do(note(source=NEED))
    writer.do(
        ask.AddNote(id="command-2", note="note-0002", place=NEEDS, text="y", source="note-0001")
    )

    assert code_of(ask.EditNote(id="command-3", note=NEED, source="note-0002"), writer) == "circle"


def test_a_refusal_tells_the_limit_and_what_was_too_much() -> None:
    with pytest.raises(Refused) as refused:
        Writer(furnished()).do(note(text="x" * 12_345))

    assert refused.value.message == Message("too_long", {"limit": 10_000, "length": 12_345})


def test_every_refusal_has_a_sentence() -> None:
    english = words("en")
    for command, code in (IDS | TEXTS | VALUES).values():
        with pytest.raises(Refused) as refused:
            Writer(furnished()).do(command)
        message = refused.value.message
        assert code in TEMPLATES
        assert sentence(english, message) != str(message)
