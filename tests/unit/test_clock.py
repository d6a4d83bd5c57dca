"""The clock: what is left follows from the blocks' times, whatever happened to the program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cjm_tui.domain import commands as ask
from cjm_tui.domain.apply import apply
from cjm_tui.domain.clock import behind, clock, expected_end, fit, planned_end, running, spent
from cjm_tui.domain.history import History
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View, project
from cjm_tui.errors import Refused
from tests.unit.writer import blank

NOON = datetime(2026, 11, 21, 23, 50, tzinfo=UTC)
"""Ten minutes before midnight: no time of day is special."""


class Meeting:
    """A meeting whose clock is a variable."""

    def __init__(self, **minutes: int) -> None:
        self.workshop, self.history, self.now, self._number = blank(), History(), NOON, 0
        for key, length in minutes.items():
            self.do(ask.AddBlock(block=f"block-{key}", key=key, minutes=length))

    def do(self, command: ask.Single) -> None:
        self._number += 1
        named = replace(command, id=f"command-{self._number:05}")
        entry = ask.Entry(actor="keyboard", at=self.now.isoformat(), command=named)
        change = apply(self.workshop, entry)
        self.workshop = change.workshop
        self.history.push(change.event, change.inverse)

    def start(self, key: str) -> None:
        self.do(ask.StartBlock(block=f"block-{key}"))

    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @property
    def view(self) -> View:
        return project(self.workshop)

    def left(self) -> int:
        told = clock(self.view, self.now)
        assert told is not None
        return told.left


def test_a_block_runs_from_when_it_began_and_over_midnight() -> None:
    meeting = Meeting(kickoff=8, audience=20)
    assert clock(meeting.view, meeting.now) is None

    meeting.start("kickoff")
    meeting.wait(9 * 60)

    told = clock(meeting.view, meeting.now)
    assert told is not None
    assert (told.left, told.tone, told.share) == (-60, "over", 0.0)
    meeting.start("audience")
    meeting.wait(12 * 60)
    assert meeting.left() == 8 * 60
    assert spent(meeting.view.blocks[0], meeting.now) == 9 * 60


@pytest.mark.parametrize(
    ("spent_share", "tone"),
    [(0.0, "calm"), (0.79, "calm"), (0.8, "amber"), (0.94, "amber"), (0.95, "red"), (1.0, "over")],
)
def test_the_bar_turns_amber_at_a_fifth_and_red_at_a_twentieth(
    spent_share: float, tone: str
) -> None:
    meeting = Meeting(audience=100)
    meeting.start("audience")
    meeting.wait(int(6000 * spent_share))

    told = clock(meeting.view, meeting.now)

    assert told is not None
    assert told.tone == tone


@given(st.lists(st.tuples(st.sampled_from(["pause", "resume"]), st.integers(0, 500)), max_size=12))
def test_time_that_the_clock_rests_is_not_spent(steps: list[tuple[str, int]]) -> None:
    meeting = Meeting(audience=600)
    meeting.start("audience")
    runs, ran = True, 0
    for action, seconds in steps:
        if runs != (action == "resume"):
            meeting.do(ask.RunClock(do="pause" if action == "pause" else "resume"))
        runs = action == "resume"
        meeting.wait(seconds)
        ran += seconds if runs else 0

    assert meeting.left() == 600 * 60 - ran


def test_a_minute_more_and_a_block_gone_back_to() -> None:
    meeting = Meeting(kickoff=2, audience=5)
    meeting.start("kickoff")
    meeting.do(ask.RunClock(do="extend"))
    assert meeting.left() == 3 * 60
    meeting.wait(60)
    meeting.start("audience")
    meeting.wait(300)

    meeting.start("kickoff")

    assert meeting.left() == 2 * 60, "the time in the other block doesn't count"
    assert [block.id for block in meeting.view.blocks if not block.ended] == ["block-kickoff"]


def test_a_clock_that_was_set_back_makes_no_time_negative() -> None:
    meeting = Meeting(audience=5)
    meeting.start("audience")
    meeting.wait(-3600)

    assert meeting.left() == 5 * 60


def test_behind_and_what_fits_the_rest() -> None:
    meeting = Meeting(kickoff=8, audience=10, buffer=6)
    meeting.start("kickoff")
    begun = meeting.now
    assert planned_end(meeting.view, meeting.now) == begun + timedelta(minutes=24)
    meeting.wait(12 * 60)
    meeting.start("audience")

    assert behind(meeting.view, meeting.now) == 4 * 60
    assert expected_end(meeting.view, meeting.now) == begun + timedelta(minutes=28)
    assert fit(meeting.view, meeting.now) == (4, 0)
    meeting.wait(13 * 60)
    assert fit(meeting.view, meeting.now) == (6, 1)


def test_a_meeting_of_no_minutes_has_no_clock_and_stops_nobody() -> None:
    meeting = Meeting(kickoff=0, audience=0)
    meeting.start("kickoff")

    assert clock(meeting.view, meeting.now) is None
    assert running(meeting.view) is not None
    meeting.start("audience")
    meeting.do(ask.RunClock(do="end"))
    assert running(meeting.view) is None
    with pytest.raises(Refused) as refused:
        meeting.do(ask.RunClock(do="pause"))
    assert refused.value.message.code == "no_clock"


def test_undo_never_means_the_clock() -> None:
    meeting = Meeting(audience=5)
    before = meeting.history.undo_target("keyboard")
    meeting.start("audience")
    meeting.do(ask.RunClock(do="extend"))

    assert meeting.history.undo_target("keyboard") == before


def test_at_most_one_block_runs() -> None:
    meeting = Meeting(kickoff=1, audience=1, stages=1)
    for key in ("kickoff", "stages", "audience", "kickoff"):
        meeting.start(key)
        meeting.wait(1)
        going = [each for each in meeting.workshop.of(Block) if each.started and not each.ended]
        assert [each.id for each in going] == [f"block-{key}"]
