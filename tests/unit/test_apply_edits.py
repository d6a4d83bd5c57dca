"""What an edit does: the words, the marks, the order, and an edit that comes late."""

from __future__ import annotations

import pytest

from cjm_tui.domain import commands as ask
from cjm_tui.domain.places import OnAudience, OnParking
from cjm_tui.domain.records import Action, Brief, Note, Segment, Stage, Story, Talk
from cjm_tui.errors import Message, Refused
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
    SEGMENT,
    SOLUTION,
    STORY,
    TALK,
    WAITING,
    WORDS,
    cell,
    furnished,
)
from tests.unit.writer import Writer

NEEDS = OnAudience(facet="needs")


@pytest.fixture
def writer() -> Writer:
    return Writer(furnished())


def add(writer: Writer, name: str, after: str | None = None, text: str = "x") -> None:
    command = ask.AddNote(id=writer.next_id(), note=name, place=NEEDS, text=text, after=after)
    writer.do(command)


def on_needs(writer: Writer) -> list[str]:
    names = writer.order(Note)
    return [name for name in names if writer.note(name).place == NEEDS]


def test_an_edit_changes_what_it_names_and_nothing_else(writer: Writer) -> None:
    writer.do(ask.EditTalk(id="command-1", talk=TALK, times=4))

    talk = writer.record(TALK)
    assert isinstance(talk, Talk)
    assert (talk.times, talk.who, talk.by, talk.when) == (4, "a baker", ANNA, "2026-02-01")


def test_a_field_can_be_emptied(writer: Writer) -> None:
    writer.do(ask.EditTalk(id="command-1", talk=TALK, by="", when=""))
    writer.do(ask.EditStory(id="command-2", story=STORY, persona=""))
    writer.do(ask.EditBrief(id="command-3", focus="", lanes=()))

    talk, story, brief = writer.record(TALK), writer.record(STORY), writer.record("brief")
    assert isinstance(talk, Talk)
    assert isinstance(story, Story)
    assert isinstance(brief, Brief)
    assert (talk.by, talk.when, story.persona, brief.focus, brief.lanes) == ("", "", "", "", ())


def test_a_record_has_the_tag_of_the_command_that_gave_it_its_words(writer: Writer) -> None:
    writer.do(ask.EditNote(id="command-1", note=NEED, text="Warm"))
    assert writer.note(NEED).tag == "command-1"

    for command in (
        ask.SameAgain(id="command-2", note=NEED),
        ask.Heard(id="command-3", note=NEED),
        ask.MoveNote(id="command-4", note=NEED, place=OnParking()),
        ask.Bin(id="command-5", target=NEED),
        ask.Restore(id="command-6", target=NEED),
    ):
        writer.do(command)
        assert writer.note(NEED).tag == "command-1"


def test_in_a_batch_the_tag_is_the_commands_own_or_else_the_batchs(writer: Writer) -> None:
    parts = (
        ask.EditNote(id="part-0001", note=NEED, text="Warm"),
        ask.EditStage(stage=PAY, name="Bill"),
    )
    writer.do(ask.Batch(id="batch-001", commands=parts))

    assert writer.record(NEED).tag == "part-0001"
    assert writer.record(PAY).tag == "batch-001"


def test_a_late_edit_of_words_keeps_both(writer: Writer) -> None:
    saw = writer.note(NEED).tag
    writer.do(ask.EditNote(id="command-1", note=NEED, text="Warm hands", saw=saw))
    writer.do(ask.EditNote(id="command-2", note=NEED, text="Warm feet", saw=saw))
    writer.do(ask.EditStage(id="command-3", stage=PAY, name="Bill"))
    writer.do(ask.EditStage(id="command-4", stage=PAY, name="Invoice", saw=saw))

    stage = writer.record(PAY)
    assert isinstance(stage, Stage)
    assert writer.note(NEED).text == "Warm hands\nWarm feet"
    assert stage.name == "Bill / Invoice"


def test_a_late_edit_that_says_the_same_changes_nothing(writer: Writer) -> None:
    saw = writer.note(NEED).tag
    writer.do(ask.EditNote(id="command-1", note=NEED, text="Warm", saw=saw))

    with pytest.raises(Refused, match="same"):
        writer.do(ask.EditNote(id="command-2", note=NEED, text="Warm", saw=saw))


def test_a_late_edit_never_empties_what_somebody_else_wrote(writer: Writer) -> None:
    saw = writer.record(SEGMENT).tag
    writer.do(ask.EditSegment(id="command-1", segment=SEGMENT, aside="too few", saw=saw))

    with pytest.raises(Refused, match="same"):
        writer.do(ask.EditSegment(id="command-2", segment=SEGMENT, aside="", saw=saw))
    segment = writer.record(SEGMENT)
    assert isinstance(segment, Segment)
    assert segment.aside == "too few"


def test_two_versions_too_long_together_are_refused_and_the_first_is_kept(writer: Writer) -> None:
    saw = writer.note(NEED).tag
    writer.do(ask.EditNote(id="command-1", note=NEED, text="a" * 6000, saw=saw))

    with pytest.raises(Refused, match="stale"):
        writer.do(ask.EditNote(id="command-2", note=NEED, text="b" * 6000, saw=saw))
    assert writer.note(NEED).text == "a" * 6000


def test_a_late_choice_is_refused_with_what_it_is_now(writer: Writer) -> None:
    saw = writer.record(ACTION).tag
    writer.do(ask.EditAction(id="command-1", action=ACTION, owners=(BORIS, ANNA), by="2026-04-01"))
    late = {
        "Борис, Anna": ask.EditAction(id="command-2", action=ACTION, owners=(), saw=saw),
        "2026-04-01": ask.EditAction(id="command-2", action=ACTION, by="2026-05-01", saw=saw),
    }
    for current, command in late.items():
        with pytest.raises(Refused) as refused:
            writer.do(command)
        assert refused.value.message == Message("stale", {"current": current})

    action = writer.record(ACTION)
    assert isinstance(action, Action)
    assert (action.owners, action.by) == ((BORIS, ANNA), "2026-04-01")


def test_a_late_edit_with_one_choice_lost_changes_no_word_either(writer: Writer) -> None:
    saw = writer.note(FEELING).tag
    writer.do(ask.EditNote(id="command-1", note=FEELING, score=2))

    with pytest.raises(Refused, match="stale"):
        writer.do(ask.EditNote(id="command-2", note=FEELING, text="sad", score=-2, saw=saw))
    assert (writer.note(FEELING).text, writer.note(FEELING).score) == ("", 2)


def test_notes_stand_in_the_order_they_were_written_or_behind_their_anchor(writer: Writer) -> None:
    for name in ("note-000a", "note-000b", "note-000c"):
        add(writer, name)
    add(writer, "note-first", after="")
    add(writer, "note-behind-a", after="note-000a")

    order = ["note-first", NEED, "note-000a", "note-behind-a", "note-000b", "note-000c"]
    assert on_needs(writer) == order


def test_a_binned_note_keeps_its_place_and_can_still_be_an_anchor(writer: Writer) -> None:
    for name in ("note-000a", "note-000b"):
        add(writer, name)
    writer.do(ask.Bin(id="command-1", target="note-000a"))
    add(writer, "note-000c", after="note-000a")
    writer.do(ask.Restore(id="command-2", target="note-000a"))

    assert on_needs(writer) == [NEED, "note-000a", "note-000c", "note-000b"]


def test_a_stage_is_put_behind_another_or_first(writer: Writer) -> None:
    writer.do(ask.AddStage(id="command-1", stage="call-0001", name="Call", after=CHOOSE))
    assert writer.order(Stage) == [CHOOSE, "call-0001", PAY]

    writer.do(ask.Reorder(id="command-2", target=PAY))
    assert writer.order(Stage) == [PAY, CHOOSE, "call-0001"]
    writer.do(ask.Reorder(id="command-3", target=PAY, after="call-0001"))
    assert writer.order(Stage) == [CHOOSE, "call-0001", PAY]


def test_many_notes_put_in_the_same_spot_keep_their_order(writer: Writer) -> None:
    names = [f"note-{number:04d}" for number in range(60)]
    for name in names:
        add(writer, name, after=NEED)

    assert on_needs(writer) == [NEED, *reversed(names)]


def test_a_score_takes_the_place_of_the_one_before(writer: Writer) -> None:
    writer.do(ask.EditNote(id="command-1", note=WORDS, score=2))
    assert writer.note(WORDS).score == 2
    assert writer.note(FEELING).binned == "command-1"

    writer.do(
        ask.AddNote(id="command-2", note="calm-0001", place=cell("emotions"), text="calm", score=0)
    )
    assert (writer.note(WORDS).score, writer.note(WORDS).binned) == (None, "")

    writer.do(ask.Restore(id="command-3", target=FEELING))
    assert (writer.note(FEELING).score, writer.note("calm-0001").score) == (-1, None)


def test_a_feeling_carried_to_another_stage_is_that_stages_feeling(writer: Writer) -> None:
    there = cell("emotions", CHOOSE)
    writer.do(ask.AddNote(id="command-1", note="calm-0001", place=there, text="calm", score=1))

    writer.do(ask.MoveNote(id="command-2", note=FEELING, place=there))

    assert (writer.note(FEELING).score, writer.note("calm-0001").score) == (-1, None)


def test_scores_of_other_cells_stay(writer: Writer) -> None:
    there = cell("emotions", CHOOSE)
    writer.do(ask.AddNote(id="command-1", note="calm-0001", place=there, text="", score=1))

    assert writer.note(FEELING).score == -1


def test_a_new_barrier_annoys_until_somebody_says_more(writer: Writer) -> None:
    assert writer.note(WAITING).severity == 1
    assert writer.note(BARRIER).severity == 2


def test_a_note_keeps_only_the_marks_its_new_place_has(writer: Writer) -> None:
    writer.do(ask.EditNote(id="command-1", note=BARRIER, severity=3, aside="not ours"))
    writer.do(ask.MoveNote(id="command-2", note=BARRIER, place=OnParking(lane="barriers")))
    assert (writer.note(BARRIER).severity, writer.note(BARRIER).aside) == (3, "not ours")

    writer.do(ask.MoveNote(id="command-3", note=BARRIER, place=OnParking()))
    assert (writer.note(BARRIER).severity, writer.note(BARRIER).aside) == (0, "")
    assert writer.note(SOLUTION).answers == ()

    writer.do(ask.MoveNote(id="command-4", note=PARKED, place=cell("barriers")))
    assert writer.note(PARKED).severity == 1

    writer.do(ask.EditNote(id="command-5", note=SOLUTION, answers=(PARKED,)))
    writer.do(ask.MoveNote(id="command-6", note=SOLUTION, place=OnParking(lane="solutions")))
    assert writer.note(SOLUTION).answers == (PARKED,)
    writer.do(ask.MoveNote(id="command-7", note=SOLUTION, place=OnParking()))
    assert writer.note(SOLUTION).answers == ()


def test_a_bare_score_stays_on_the_emotions(writer: Writer) -> None:
    with pytest.raises(Refused, match="empty"):
        writer.do(ask.MoveNote(id="command-1", note=FEELING, place=OnParking()))


def test_same_again_and_heard_count_one_each(writer: Writer) -> None:
    writer.do(ask.SameAgain(id="command-1", note=NEED))
    writer.do(ask.SameAgain(id="command-2", note=NEED))
    writer.do(ask.Heard(id="command-3", note=NEED))

    assert (writer.note(NEED).voices, writer.note(NEED).heard) == (3, 1)
