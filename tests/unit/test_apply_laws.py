"""The laws of a change, over histories of any commands."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.domain import commands as ask
from cjm_tui.domain.apply import Change, apply
from cjm_tui.domain.records import BRIEF_ID, AnyRecord, Gone, Note
from cjm_tui.domain.standing import fallen
from cjm_tui.domain.workshop import Workshop, assign
from cjm_tui.errors import Refused
from tests.unit.rooms import ONE_OF_EACH, PARKED, furnished
from tests.unit.strategies import OPS, Told, command_of, histories
from tests.unit.writer import KEYBOARD, Writer, blank

ACTORS = ("scribe-01", "anna-0001")
from_scratch = histories(start=blank)
in_a_full_room = histories(start=furnished)
some = settings(max_examples=40)
LASTING = sorted(op for op, kind in OPS.items() if not issubclass(kind, get_args(ask.Momentary)))


def kept(workshop: Workshop) -> dict[str, AnyRecord]:
    return dict(workshop.records)


def changes(told: list[Told]) -> list[Change]:
    return [step.outcome for step in told if isinstance(step.outcome, Change)]


@some
@given(from_scratch | in_a_full_room)
def test_a_command_never_touches_the_workshop_it_was_given(told: list[Told]) -> None:
    for step in told:
        as_it_was = deepcopy(kept(step.before))
        with suppress(Refused):
            apply(step.before, step.entry)
        assert kept(step.before) == as_it_was


@some
@given(in_a_full_room)
def test_the_same_entry_on_the_same_workshop_gives_the_same_change(told: list[Told]) -> None:
    for step in told:
        if isinstance(step.outcome, Change):
            assert apply(step.before, step.entry) == step.outcome
        else:
            with pytest.raises(Refused) as refused:
                apply(step.before, step.entry)
            assert refused.value.message == step.outcome.message


@some
@given(from_scratch | in_a_full_room)
def test_assigning_the_records_of_an_event_is_the_same_as_applying(told: list[Told]) -> None:
    for step in told:
        if isinstance(change := step.outcome, Change):
            assert assign(step.before, change.event.after, rev=change.event.rev) == change.workshop


@some
@given(in_a_full_room)
def test_replaying_all_events_from_the_start_gives_the_workshop(told: list[Told]) -> None:
    replayed, done = told[0].before, changes(told)
    for change in done:
        replayed = assign(replayed, change.event.after, rev=change.event.rev)

    if done:
        assert replayed == done[-1].workshop
        assert replayed.rev == told[0].before.rev + len(done)


@some
@given(in_a_full_room)
def test_an_event_names_each_record_once_and_only_those_that_changed(told: list[Told]) -> None:
    for step in told:
        if isinstance(change := step.outcome, Change):
            ids = [record.id for record in change.event.after]
            before, after = kept(step.before), kept(change.workshop)
            changed = {each for each in before | after if before.get(each) != after.get(each)}
            assert sorted(ids) == sorted(changed)
            assert [record.id for record in change.inverse] == ids


@some
@given(in_a_full_room)
def test_assigning_the_inverse_brings_every_record_back(told: list[Told]) -> None:
    for step in told:
        if isinstance(change := step.outcome, Change):
            back = assign(change.workshop, change.inverse, rev=step.before.rev)
            assert kept(back) == kept(step.before)


@given(from_scratch | in_a_full_room)
def test_whatever_is_done_every_record_stands(told: list[Told]) -> None:
    for change in changes(told):
        assert list(fallen(change.workshop.records)) == []
        for note in change.workshop.of(Note):
            assert note.text.strip() or note.score is not None
            assert note.rank


@some
@given(in_a_full_room, st.integers(1, 3))
def test_edits_are_undone_one_by_one_and_made_again(told: list[Told], times: int) -> None:
    writer = Writer(told[0].before)
    states = [kept(writer.workshop)]
    for change in changes(told):
        if isinstance(change.event.entry.command, ask.Momentary):
            continue
        writer.do(change.event.entry.command)
        states.append(kept(writer.workshop))
    times = min(times, len(states) - 1)

    for back in range(1, times + 1):
        assert kept(writer.undo()) == states[-1 - back]
    for back in reversed(range(times)):
        assert kept(writer.redo()) == states[-1 - back]


@settings(max_examples=15)
@given(st.data())
@pytest.mark.parametrize("op", LASTING)
def test_undo_of_anything_restores_it_and_redo_makes_it_again(op: str, data: st.DataObject) -> None:
    writer = Writer(furnished())
    if op == "restore":
        thing = data.draw(
            st.sampled_from([each for each in writer.workshop.records if each != BRIEF_ID])
        )
        writer.do(ask.Bin(id="binning-1", target=thing))
    before = kept(writer.workshop)
    try:
        after = kept(writer.do(data.draw(command_of(op, writer.workshop))))
    except Refused:
        return

    assert kept(writer.undo()) == before
    assert kept(writer.redo()) == after
    assert kept(writer.undo()) == before


@pytest.mark.parametrize("op", sorted(set(OPS) - set(LASTING)))
def test_an_undo_never_means_what_is_of_its_moment(op: str) -> None:
    writer = Writer(furnished())

    writer.do(ONE_OF_EACH[op])

    assert not writer.history.can_undo(KEYBOARD)


@pytest.mark.parametrize("op", LASTING)
def test_every_command_can_be_done_undone_and_made_again(op: str) -> None:
    """So that the laws above are not true of refusals only."""
    writer = Writer(furnished())
    writer.do(ask.Bin(id="binning-1", target=PARKED))
    before = kept(writer.workshop)

    after = kept(writer.do(ONE_OF_EACH[op]))

    assert after != before
    assert kept(writer.undo()) == before
    assert kept(writer.redo()) == after


@given(st.data())
def test_two_undo_only_their_own_and_never_over_each_other(data: st.DataObject) -> None:
    told = data.draw(histories(start=furnished, actors=ACTORS))
    writer = Writer(told[0].before)
    for step in told:
        if isinstance(step.outcome, Change):
            writer.do(step.entry.command, step.entry.actor)

    for actor in data.draw(st.lists(st.sampled_from(ACTORS), max_size=8)):
        before = kept(writer.workshop)
        own = writer.history.undo_target(actor).before if writer.history.can_undo(actor) else ()
        refused = False
        try:
            writer.undo(actor)
        except Refused as refusal:
            refused = refusal.message.code in ("nothing_to_undo", "changed_since")
            assert refused, refusal  # noqa: PT017 - it may be refused or not, but for a reason
        set_back = {each.id: None if isinstance(each, Gone) else each for each in own}
        after = before if refused else {**before, **set_back}
        assert kept(writer.workshop) == {each: it for each, it in after.items() if it is not None}
        assert list(fallen(writer.workshop.records)) == []


@some
@given(in_a_full_room)
def test_a_batch_is_done_whole_or_not_at_all_and_undone_at_once(told: list[Told]) -> None:
    parts = [
        part
        for step in told
        if isinstance(step.outcome, Change)
        for part in singles(step.entry.command)
    ]
    writer = Writer(told[0].before)
    before = kept(writer.workshop)
    unknown = ask.SameAgain(note="nobody-at-all")

    with pytest.raises(Refused):
        writer.do(ask.Batch(id="batch-001", commands=(*parts, unknown)))
    assert kept(writer.workshop) == before

    if parts:
        with suppress(Refused):  # where one part takes back another, nothing changes at all
            writer.do(ask.Batch(id="batch-001", commands=tuple(parts)))
            assert kept(writer.undo()) == before
        assert kept(writer.workshop) == before


def singles(command: ask.Command) -> tuple[ask.Single, ...]:
    if isinstance(command, ask.Batch):
        return command.commands
    assert not isinstance(command, ask.Undo | ask.Redo)
    return (command,)
