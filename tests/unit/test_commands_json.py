"""Commands and records mean the same in JSON, and the page about them is up to date."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings

from cjm_tui.domain import commands as ask
from cjm_tui.domain.apply import Change, Event
from cjm_tui.domain.decide import DECISIONS
from cjm_tui.domain.places import Place
from cjm_tui.domain.records import AnyRecord, Assigned
from cjm_tui.sentences import TEMPLATES
from tests.command_docs import page, refusal_codes
from tests.unit.rooms import FURNISHING, ONE_OF_EACH, furnished
from tests.unit.strategies import Told, histories

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"


@settings(max_examples=40)
@given(histories(start=furnished))
def test_entries_and_events_come_back_from_json_as_they_were(told: list[Told]) -> None:
    for step in told:
        assert msgspec.json.decode(msgspec.json.encode(step.entry), type=ask.Entry) == step.entry
        if isinstance(change := step.outcome, Change):
            line = msgspec.json.encode(change.event)
            assert msgspec.json.decode(line, type=Event) == change.event
            inverse = msgspec.json.encode(change.inverse)
            assert msgspec.json.decode(inverse, type=tuple[Assigned, ...]) == change.inverse


@pytest.mark.parametrize("op", ONE_OF_EACH)
def test_every_command_comes_back_from_json_as_it_was(op: str) -> None:
    command = ONE_OF_EACH[op]
    line = msgspec.json.encode(command)

    assert msgspec.json.decode(line, type=ask.Command) == command
    assert line.startswith(b'{"op":"%s"' % op.encode())


def test_every_record_comes_back_from_json_as_it_was() -> None:
    records = furnished().records

    for record in records.values():
        assert msgspec.json.decode(msgspec.json.encode(record), type=AnyRecord) == record
    assert {type(record) for record in records.values()} == set(get_args(AnyRecord))


def test_batches_undo_and_redo_come_back_from_json_as_they_were() -> None:
    batch = ask.Batch(id="command-1", commands=FURNISHING)
    for command in (batch, ask.Undo(id="command-1"), ask.Redo(id="command-1")):
        assert msgspec.json.decode(msgspec.json.encode(command), type=ask.Command) == command


@pytest.mark.parametrize(
    "line",
    [
        '{"op":"add_lane","id":"command-1","lane":"ownlane-2"}',
        '{"op":"add_lane","id":"command-1","lane":"ownlane-2","name":"x","colour":"red"}',
        '{"op":"add_lane","id":"command-1","lane":"ownlane-2","name":7}',
        '{"op":"fly","id":"command-1"}',
        '{"op":"edit_talk","id":"command-1","talk":"talk-0001","group":"friends"}',
        '{"op":"move_note","id":"command-1","note":"need-0001","place":{"on":"roof"}}',
        '{"op":"batch","id":"command-1","commands":[{"op":"undo"}]}',
    ],
)
def test_a_command_that_is_not_one_is_not_read(line: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(line, type=ask.Command)


def test_there_is_an_example_and_a_decision_for_every_command() -> None:
    assert set(DECISIONS) == set(get_args(ask.Single))
    assert {type(command) for command in ONE_OF_EACH.values()} == set(get_args(ask.Single))


def test_every_kind_of_place_is_furnished() -> None:
    places = {type(command.place) for command in FURNISHING if isinstance(command, ask.AddNote)}
    assert places == set(get_args(Place))


def test_every_code_the_domain_refuses_with_has_a_sentence() -> None:
    assert refusal_codes() <= TEMPLATES.keys()


def test_the_page_about_commands_is_up_to_date() -> None:
    """Otherwise: ``python -m tests.command_docs > docs/commands.md``."""
    assert DOCS.read_text("utf-8") == page()
