"""One open workshop: receipts, events, undo, and what is there again after reopening."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from cjm_tui.domain.apply import Event
from cjm_tui.domain.commands import (
    AddNote,
    AddParticipant,
    Batch,
    Bin,
    EditNote,
    Redo,
    Undo,
)
from cjm_tui.session import Library, OpenWorkshop, Receipt, SaveState, Where
from cjm_tui.store.names import JOURNAL
from cjm_tui.text import new_id
from tests.store.rooms import NEEDS, PATIENCE, a_note, reopened, texts, until, write


@pytest.fixture
def opened(tmp_path: Path) -> OpenWorkshop:
    library = Library(tmp_path)
    return library.open(library.create("Boiler rooms", people=["Anna", "Oleg"]))


def test_a_durable_receipt_means_that_the_line_is_in_the_journal(opened: OpenWorkshop) -> None:
    (receipt,) = write(opened, "warm water")
    assert receipt.rev == opened.rev == 1
    assert b"warm water" in (opened.path / JOURNAL).read_bytes()


def test_an_event_comes_before_submit_returns(opened: OpenWorkshop) -> None:
    heard: list[Event | SaveState] = []
    stop = opened.listen(heard.append)
    opened.submit(a_note("warm"))
    events = [news for news in heard if isinstance(news, Event)]
    assert [event.rev for event in events] == [1]
    stop()
    opened.submit(a_note("dry"))
    assert len([news for news in heard if isinstance(news, Event)]) == 1


def test_the_save_state_ends_at_saved_and_listeners_hear_of_it(opened: OpenWorkshop) -> None:
    heard: list[str] = []
    opened.listen(lambda news: heard.append(news.state) if isinstance(news, SaveState) else None)
    write(opened, "one", "two", "three")
    until(lambda: heard[-1:] == ["saved"])
    assert opened.save == SaveState("saved")
    assert "saving" in heard


def test_a_receipt_calls_back_when_it_is_settled_and_also_later(opened: OpenWorkshop) -> None:
    told: list[Receipt] = []
    receipt = opened.submit(a_note())
    receipt.then(told.append)
    receipt.wait(PATIENCE)
    until(lambda: told == [receipt])
    receipt.then(told.append)
    assert told == [receipt, receipt]


def test_a_listener_that_fails_stops_neither_the_writing_nor_the_others(
    opened: OpenWorkshop,
) -> None:
    told: list[str] = []

    def fail(news: Event | SaveState) -> None:
        if isinstance(news, SaveState) and news.state == "saved":
            told.append(news.state)
            raise RuntimeError("nobody there")

    opened.listen(fail)
    write(opened, "one", "two", "three")
    until(lambda: bool(told))
    assert opened.close()
    assert texts(reopened(opened.path)) == ["one", "two", "three"]


def test_a_listener_that_fails_at_an_event_stops_neither_submit_nor_the_next_one(
    opened: OpenWorkshop,
) -> None:
    heard: list[Event | SaveState] = []

    def fail(news: Event | SaveState) -> None:
        raise RuntimeError("nobody there")

    opened.listen(fail)
    opened.listen(heard.append)
    receipt = opened.submit(AddNote(note=new_id(), place=NEEDS, text="one")).wait(PATIENCE)

    assert receipt.state == "durable"
    assert [news.rev for news in heard if isinstance(news, Event)] == [receipt.rev]


def test_a_refused_command_changes_nothing_and_says_why(opened: OpenWorkshop) -> None:
    before = opened.workshop
    receipt = opened.submit(EditNote(id=new_id(), note="nobody-here", text="x"))
    assert receipt.state == "refused"
    assert receipt.message is not None
    assert receipt.rev is None
    assert opened.workshop is before
    assert (opened.path / JOURNAL).read_bytes().count(b"\n") == 1


def test_submit_never_raises_whatever_it_is_given(opened: OpenWorkshop) -> None:
    wrong = [
        AddNote(note=new_id(), place=NEEDS, text=None),  # type: ignore[arg-type]
        AddNote(note=new_id(), place="needs", text="x"),  # type: ignore[arg-type]
        AddNote(note=new_id(), place=NEEDS, text="x", voices=2**80),
        AddNote(id="../..", note=new_id(), place=NEEDS, text="x"),
        Batch(commands=()),
        None,
        object(),
    ]
    for command in wrong:
        receipt = opened.submit(command)  # type: ignore[arg-type]
        assert receipt.state == "refused", command
    assert opened.rev == 0


def test_text_is_cleaned_where_it_enters(opened: OpenWorkshop) -> None:
    write(opened, "a\u202eb\x1b[31m\ud800c\r\nd e\u0301")
    assert texts(opened) == ["ab[31mc\nd é"]
    opened.close()
    assert texts(reopened(opened.path)) == ["ab[31mc\nd é"]


def test_the_same_command_again_is_not_done_twice(opened: OpenWorkshop) -> None:
    command = a_note("once")
    first = opened.submit(command).wait(PATIENCE)
    again = opened.submit(command).wait(PATIENCE)
    assert (again.state, again.rev) == ("durable", first.rev)
    assert texts(opened) == ["once"]
    other = opened.submit(msgspec.structs.replace(command, text="twice"))
    assert other.state == "refused"
    opened.close()
    after = reopened(opened.path)
    assert after.submit(command).wait(PATIENCE).rev == first.rev
    assert texts(after) == ["once"]


def test_undo_has_no_limit_and_goes_on_after_reopening(opened: OpenWorkshop) -> None:
    begun = opened.workshop
    write(opened, *(f"note {n}" for n in range(30)))
    for _ in range(5):
        assert opened.submit(Undo()).wait(PATIENCE).state == "durable"
    opened.close()

    after = reopened(opened.path)
    assert after.can_redo()
    assert after.submit(Redo()).wait(PATIENCE).state == "durable"
    assert texts(after)[-1] == "note 25"
    for _ in range(26):
        assert after.can_undo()
        assert after.submit(Undo()).wait(PATIENCE).state == "durable"
    assert not after.can_undo()
    assert after.workshop.records == begun.records
    message = after.submit(Undo()).message
    assert message is not None
    assert message.code == "nothing_to_undo"


def test_everybody_undoes_their_own_also_after_reopening(opened: OpenWorkshop) -> None:
    anna, oleg = (person.id for person in opened.view.participants)
    opened.submit(a_note("Anna's"), actor=anna, role="participant").wait(PATIENCE)
    opened.submit(a_note("Oleg's"), actor=oleg, role="participant").wait(PATIENCE)
    opened.close()
    after = reopened(opened.path)
    assert not after.can_undo()
    after.submit(Undo(), actor=anna, role="participant").wait(PATIENCE)
    assert texts(after) == ["Oleg's"]


def test_a_batch_is_one_line_and_one_undo(opened: OpenWorkshop) -> None:
    batch = Batch(commands=(a_note("one"), a_note("two")))
    opened.submit(batch).wait(PATIENCE)
    assert opened.rev == 1
    opened.submit(Undo()).wait(PATIENCE)
    assert texts(opened) == []


def test_where_somebody_was_is_there_again(opened: OpenWorkshop) -> None:
    where = Where("map", "barriers", "some-target", "2026-03-31T10:00:00Z")
    opened.remember(where)
    assert opened.where == where
    opened.close()
    assert reopened(opened.path).where == where


@pytest.mark.parametrize("junk", [b"", b"[]", b'{"step": 3}', b"\xff", b"[" * 100_000])
def test_a_damaged_memory_of_where_is_only_forgotten(opened: OpenWorkshop, junk: bytes) -> None:
    opened.close()
    (opened.path / "where.json").write_bytes(junk)
    assert reopened(opened.path).where is None


def test_the_time_of_the_last_entry_before_this_opening(opened: OpenWorkshop) -> None:
    write(opened, "note")
    opened.close()
    after = reopened(opened.path)
    last = after.last_at
    assert last.endswith("Z")
    write(after, "another")
    assert after.last_at == last


def test_a_closed_workshop_takes_nothing_and_says_so(opened: OpenWorkshop) -> None:
    opened.close()
    receipt = opened.submit(a_note())
    assert receipt.message is not None
    assert receipt.message.code == "closed"
    assert opened.close()


def test_what_is_replayed_equals_what_was_applied(opened: OpenWorkshop) -> None:
    write(opened, "one", "two", "three")
    note = opened.view.at(NEEDS)[0]
    opened.submit(EditNote(note=note.id, text="uno")).wait(PATIENCE)
    opened.submit(Bin(target=note.id)).wait(PATIENCE)
    opened.submit(AddParticipant(participant=new_id(), name="Nina")).wait(PATIENCE)
    opened.submit(Undo()).wait(PATIENCE)
    opened.close()
    (opened.path / "workshop.json").unlink()
    assert reopened(opened.path).workshop == opened.workshop
