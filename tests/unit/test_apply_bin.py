"""The bin takes what hangs together, and gives it back."""

from __future__ import annotations

import pytest

from cjm_tui.domain import commands as ask
from cjm_tui.domain.places import OnStory
from cjm_tui.domain.standing import fallen
from cjm_tui.errors import Refused
from tests.unit.rooms import (
    ACTION,
    ANNA,
    BARRIER,
    BEAT,
    BORIS,
    CHOOSE,
    FEELING,
    FINDING,
    IDEA,
    LANE,
    MOTIVE,
    NEED,
    OWN,
    PAY,
    PERSONA,
    RETURN,
    SEGMENT,
    SOLUTION,
    STORY,
    TALK,
    THINKS,
    WORDS,
    furnished,
)
from tests.unit.writer import Writer

CELLS = {BARRIER, SOLUTION, FEELING, WORDS, OWN}
TOGETHER = {
    SEGMENT: {SEGMENT, PERSONA, MOTIVE, STORY, BEAT, *CELLS},
    PERSONA: {PERSONA, MOTIVE, STORY, BEAT, *CELLS},
    STORY: {STORY, BEAT, *CELLS},
    PAY: {PAY, THINKS, BEAT, RETURN, *CELLS},
    CHOOSE: {CHOOSE, RETURN},
    TALK: {TALK, FINDING},
    LANE: {LANE, OWN},
    BARRIER: {BARRIER},
    ANNA: {ANNA},
    ACTION: {ACTION},
}


@pytest.fixture
def writer() -> Writer:
    return Writer(furnished())


def binned(writer: Writer) -> set[str]:
    return {record.id for record in writer.workshop.records.values() if record.binned}


@pytest.mark.parametrize(("target", "together"), TOGETHER.items(), ids=TOGETHER)
def test_what_hangs_on_a_record_goes_and_comes_with_it(
    writer: Writer, target: str, together: set[str]
) -> None:
    writer.do(ask.Bin(id="binning-1", target=target))
    assert binned(writer) == together
    assert {writer.record(each).binned for each in together} == {"binning-1"}

    writer.do(ask.Restore(id="restore-1", target=target))
    assert binned(writer) == set()
    assert list(fallen(writer.workshop.records)) == []


def test_what_a_removed_participant_wrote_stays_with_their_name(writer: Writer) -> None:
    writer.do(ask.Bin(id="binning-1", target=BORIS))

    assert not writer.note(IDEA).binned
    assert writer.note(IDEA).author == BORIS


def test_a_solution_remembers_a_binned_barrier(writer: Writer) -> None:
    writer.do(ask.Bin(id="binning-1", target=BARRIER))

    assert writer.note(SOLUTION).answers == (BARRIER,)
    writer.do(ask.EditNote(id="command-1", note=SOLUTION, text="Send two links"))
    assert writer.note(SOLUTION).answers == (BARRIER,)


def test_the_team_does_not_start_with_a_binned_stage_until_that_is_undone(writer: Writer) -> None:
    writer.do(ask.Bin(id="binning-1", target=PAY))
    assert writer.workshop.brief.focus == ""

    writer.undo()
    assert writer.workshop.brief.focus == PAY


def test_what_was_in_the_bin_before_stays_there(writer: Writer) -> None:
    writer.do(ask.Bin(id="binning-1", target=THINKS))
    writer.do(ask.Bin(id="binning-2", target=PAY))

    with pytest.raises(Refused, match="parent_in_bin"):
        writer.do(ask.Restore(id="restore-1", target=THINKS))
    writer.do(ask.Restore(id="restore-2", target=PAY))
    assert binned(writer) == {THINKS}
    writer.do(ask.Restore(id="restore-3", target=THINKS))
    assert binned(writer) == set()


def test_what_hangs_on_two_binned_records_comes_back_with_the_last(writer: Writer) -> None:
    writer.do(ask.Bin(id="binning-1", target=PAY))
    writer.do(ask.Bin(id="binning-2", target=STORY))

    writer.do(ask.Restore(id="restore-1", target=PAY))
    assert binned(writer) == {STORY, BEAT, *CELLS}
    writer.do(ask.Restore(id="restore-2", target=STORY))
    assert binned(writer) == set()


def test_a_record_out_of_several_binned_at_once_comes_back_alone(writer: Writer) -> None:
    parts = (ask.Bin(target=NEED), ask.Bin(target=PAY), ask.Bin(target=CHOOSE))
    writer.do(ask.Batch(id="batch-001", commands=parts))

    writer.do(ask.Restore(id="restore-1", target=CHOOSE))
    assert CHOOSE not in binned(writer)
    assert {NEED, PAY, RETURN} <= binned(writer)
    writer.do(ask.Restore(id="restore-2", target=PAY))
    assert binned(writer) == {NEED}


def test_a_beat_written_while_another_was_binned_stays(writer: Writer) -> None:
    writer.do(ask.Bin(id="binning-1", target=BEAT))
    place = OnStory(story=STORY, stage=PAY)
    writer.do(ask.AddNote(id="command-1", note="beat-0002", place=place, text="She waits"))
    writer.do(ask.Restore(id="restore-1", target=BEAT))

    assert binned(writer) == set()
    assert not writer.note("beat-0002").binned
