"""The clock: what is left follows from the blocks' times, whatever happened to the program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cjm_tui.domain import commands as ask
from cjm_tui.domain.apply import apply, revert
from cjm_tui.domain.clock import (
    behind,
    clock,
    expected_end,
    fit,
    length,
    meeting_of,
    planned_end,
    running,
    sitting,
    spent,
    to_come,
)
from cjm_tui.domain.history import Done, History
from cjm_tui.domain.pacing import (
    CUTS,
    STEP_OF,
    Fitting,
    block_entered,
    facilitator_clock,
    fitting,
    next_block,
    opening_block,
)
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View, project
from cjm_tui.errors import Refused
from cjm_tui.method.agendas import AGENDAS
from cjm_tui.tui.clocks import CUT_WORDS
from tests.unit.writer import blank

NOON = datetime(2026, 11, 21, 23, 50, tzinfo=UTC)
"""Ten minutes before midnight: no time of day is special."""


class Meeting:
    """A meeting whose clock is a variable."""

    def __init__(self, **minutes: int) -> None:
        self.workshop, self.history, self.now, self._number = blank(), History(), NOON, 0
        for key, planned in minutes.items():
            self.do(ask.AddBlock(block=f"block-{key}", key=key, minutes=planned))

    def do(self, command: ask.Single) -> None:
        self._number += 1
        named = replace(command, id=f"command-{self._number:05}")
        entry = ask.Entry(actor="keyboard", at=self.now.isoformat(), command=named)
        change = apply(self.workshop, entry)
        self.workshop = change.workshop
        self.history.push(change.event, change.inverse)

    def undo(self) -> None:
        self._revert(ask.Undo(), self.history.undo_target("keyboard"))

    def redo(self) -> None:
        self._revert(ask.Redo(), self.history.redo_target("keyboard"))

    def _revert(self, command: ask.Undo | ask.Redo, done: Done) -> None:
        self._number += 1
        named = replace(command, id=f"command-{self._number:05}")
        entry = ask.Entry(actor="keyboard", at=self.now.isoformat(), command=named)
        change = revert(self.workshop, entry, before=done.before, after=done.after)
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


def test_what_was_done_to_a_block_is_taken_back_though_its_clock_runs_by_now() -> None:
    meeting = Meeting(audience=5, map=20)
    added = meeting.history.undo_target("keyboard").command
    meeting.do(ask.EditBlock(block="block-map", extra=-3))
    meeting.start("map")
    meeting.wait(60)
    meeting.do(ask.RunClock(do="extend", minutes=2))
    running_since = running(meeting.view)
    assert running_since is not None

    meeting.undo()

    undone = running(meeting.view)
    assert undone is not None
    assert (undone.extra, undone.started) == (2, running_since.started)
    meeting.do(ask.RunClock(do="pause"))
    paused = running(meeting.view)
    meeting.redo()
    assert paused is not None
    redone = running(meeting.view)
    assert redone is not None
    assert (redone.extra, redone.paused) == (-1, paused.paused)
    meeting.undo()
    assert meeting.history.undo_target("keyboard").command == added


def test_at_most_one_block_runs() -> None:
    meeting = Meeting(kickoff=1, audience=1, stages=1)
    for key in ("kickoff", "stages", "audience", "kickoff"):
        meeting.start(key)
        meeting.wait(1)
        going = [each for each in meeting.workshop.of(Block) if each.started and not each.ended]
        assert [each.id for each in going] == [f"block-{key}"]


def agenda_of(meeting: Meeting) -> list[str]:
    return [block.key for block in to_come(meeting.view, meeting.now)]


EXPRESS = {
    "kickoff": 8,
    "audience": 8,
    "personas": 12,
    "stages": 8,
    "break": 5,
    "stories": 8,
    "map": 38,
    "close": 15,
    "buffer": 6,
}


def test_only_the_next_block_is_begun_by_coming_to_its_step() -> None:
    meeting = Meeting(**EXPRESS)
    assert block_entered(meeting.view, "audience", meeting.now) is None, "nobody has begun yet"
    assert opening_block(meeting.view, meeting.now) == meeting.view.blocks[0]
    meeting.start("kickoff")
    assert opening_block(meeting.view, meeting.now) is None

    def begun_by(step: str) -> str:
        block = block_entered(meeting.view, step, meeting.now)
        return block.key if block else ""

    assert [begun_by(step) for step in ("kickoff", "audience", "personas", "map")] == [
        "",
        "audience",
        "",
        "",
    ]
    meeting.start("stages")
    assert begun_by("audience") == "", "mending something before starts nothing"
    assert begun_by("stories") == "stories", "a break that isn't held holds nobody up"


def test_a_block_without_minutes_is_begun_when_the_team_comes_to_it_and_stops_nobody() -> None:
    meeting = Meeting(kickoff=8, audience=0, personas=12, map=5)
    meeting.start("kickoff")

    assert (entered := block_entered(meeting.view, "audience", meeting.now)) is not None
    assert entered.key == "audience"
    assert (entered := block_entered(meeting.view, "personas", meeting.now)) is not None
    assert entered.key == "personas"
    assert block_entered(meeting.view, "map", meeting.now) is None
    following = next_block(meeting.view, meeting.now)
    assert following is not None
    assert following.key == "personas"


def test_after_a_break_in_its_middle_a_block_goes_on() -> None:
    meeting = Meeting(**EXPRESS)
    meeting.start("kickoff")
    meeting.start("map")
    meeting.wait(600)
    meeting.start("break")
    meeting.wait(300)
    meeting.do(ask.RunClock(do="end"))

    entered = block_entered(meeting.view, "map", meeting.now)

    assert entered is not None
    meeting.start(entered.key)
    assert meeting.left() == 28 * 60


def test_a_break_taken_early_passes_nothing_over() -> None:
    meeting = Meeting(**EXPRESS)
    meeting.start("kickoff")
    meeting.start("audience")
    meeting.wait(180)
    meeting.start("break")

    assert agenda_of(meeting) == ["personas", "stages", "stories", "map", "close", "buffer"]
    assert next_block(meeting.view, meeting.now) == meeting.view.find(Block, "block-audience")
    assert behind(meeting.view, meeting.now) == -8 * 60, "only the kick-off was short"
    meeting.wait(300)
    meeting.do(ask.RunClock(do="end"))
    entered = block_entered(meeting.view, "personas", meeting.now)
    assert entered is not None
    assert entered.key == "personas"


def test_after_the_break_of_the_agenda_comes_what_is_behind_it() -> None:
    meeting = Meeting(**EXPRESS)
    meeting.start("kickoff")
    meeting.start("stages")
    meeting.wait(60)
    meeting.start("break")

    following = next_block(meeting.view, meeting.now)

    assert following is not None
    assert following.key == "stories"


def test_what_was_passed_over_does_not_come_any_more() -> None:
    meeting = Meeting(**EXPRESS)
    meeting.start("kickoff")
    meeting.wait(8 * 60)
    meeting.start("stories")

    assert agenda_of(meeting) == ["map", "close", "buffer"]
    assert behind(meeting.view, meeting.now) == -(8 + 12 + 8 + 5) * 60


def test_a_block_left_running_overnight_is_no_clock_and_took_the_time_it_had() -> None:
    meeting = Meeting(kickoff=8, audience=20)
    meeting.start("kickoff")
    meeting.wait(4 * 3600)
    assert clock(meeting.view, meeting.now) is not None, "a long lunch is no night"
    meeting.wait(20 * 3600)

    assert clock(meeting.view, meeting.now) is None
    assert sitting(meeting.view, meeting.now) == ()
    meeting.start("audience")

    assert meeting.left() == 20 * 60
    assert spent(meeting.view.blocks[0], meeting.now) == 8 * 60
    assert behind(meeting.view, meeting.now) == 0, "the second day begins by itself"


def test_a_block_paused_overnight_is_forgotten_too_and_keeps_what_it_ran() -> None:
    meeting = Meeting(kickoff=8, audience=20)
    meeting.start("kickoff")
    meeting.wait(120)
    meeting.do(ask.RunClock(do="pause"))
    meeting.wait(86_400)

    assert clock(meeting.view, meeting.now) is None
    meeting.start("audience")
    assert spent(meeting.view.blocks[0], meeting.now) == 120


def test_the_second_meeting_comes_when_the_first_is_over() -> None:
    meeting = Meeting(kickoff=8, audience=20, buffer=10)
    for key in ("where_we_are", "findings"):
        meeting.do(ask.AddBlock(block=f"block-{key}", key=key, minutes=5, meeting=2))
    assert meeting_of(meeting.view, meeting.now) == 1
    meeting.start("kickoff")
    meeting.start("audience")
    assert meeting_of(meeting.view, meeting.now) == 1
    meeting.do(ask.RunClock(do="end"))

    assert meeting_of(meeting.view, meeting.now) == 2
    opening = opening_block(meeting.view, meeting.now)
    assert opening is not None
    assert opening.key == "where_we_are"


def test_a_first_meeting_left_unfinished_does_not_keep_the_second_from_beginning() -> None:
    meeting = Meeting(kickoff=8, audience=20, personas=20)
    meeting.do(ask.AddBlock(block="block-findings", key="findings", minutes=25, meeting=2))
    meeting.start("kickoff")
    meeting.start("audience")
    meeting.wait(7 * 86_400)

    assert meeting_of(meeting.view, meeting.now) == 2


def fit_the_rest(meeting: Meeting) -> Fitting:
    found = fitting(meeting.view, meeting.now)
    for edit in found.edits:
        meeting.do(edit)
    return found


def test_fitting_takes_the_buffer_first_and_moves_no_promised_end() -> None:
    meeting = Meeting(**EXPRESS)
    meeting.start("kickoff")
    end = planned_end(meeting.view, meeting.now)
    meeting.wait(12 * 60)
    meeting.start("audience")
    assert behind(meeting.view, meeting.now) == 4 * 60

    found = fit_the_rest(meeting)

    assert (found.buffer, found.cut, found.late) == (4, None, 0)
    assert planned_end(meeting.view, meeting.now) == end
    assert expected_end(meeting.view, meeting.now) == end
    assert behind(meeting.view, meeting.now) == 0
    assert fitting(meeting.view, meeting.now) == (0, None, 0, ())


def test_then_one_cut_is_named_the_smallest_that_is_enough() -> None:
    meeting = Meeting(**EXPRESS)
    meeting.start("kickoff")
    meeting.wait(19 * 60)
    meeting.start("audience")

    found = fit_the_rest(meeting)

    assert found.buffer == 6
    assert found.cut is not None
    assert (found.cut.block.key, found.cut.saves, found.late) == ("personas", 6, 0)
    cut = [block for block in meeting.view.blocks if block.extra < 0]
    assert {block.key for block in cut} == {"buffer", "personas"}, "nothing else is shaved"
    assert behind(meeting.view, meeting.now) <= 0


def test_where_no_cut_is_enough_the_largest_is_taken_and_the_rest_told() -> None:
    meeting = Meeting(**EXPRESS)
    meeting.start("kickoff")
    meeting.wait(40 * 60)
    meeting.start("audience")

    found = fit_the_rest(meeting)

    assert found.cut is not None
    assert (found.buffer, found.cut.saves, found.late) == (6, 6, 20)
    again = fit_the_rest(meeting)
    assert again.cut is not None
    assert again.cut.block.key != found.cut.block.key, "what was cut is not cut again"


@given(st.lists(st.integers(0, 40), min_size=9, max_size=9), st.integers(0, 7200))
def test_fitting_never_makes_it_later_and_never_cuts_below_nothing(
    minutes: list[int], waited: int
) -> None:
    meeting = Meeting(**dict(zip(EXPRESS, minutes, strict=True)))
    meeting.start("kickoff")
    meeting.wait(waited)
    meeting.start("audience")
    before, end = behind(meeting.view, meeting.now), planned_end(meeting.view, meeting.now)

    found = fit_the_rest(meeting)

    after = behind(meeting.view, meeting.now)
    saved = found.buffer + (found.cut.saves if found.cut else 0)
    assert before - after == saved * 60
    assert planned_end(meeting.view, meeting.now) == end
    assert all(length(block) >= 0 for block in meeting.view.blocks)
    assert sum(block.extra < 0 and block.key != "buffer" for block in meeting.view.blocks) <= 1


def test_what_the_private_window_is_told() -> None:
    meeting = Meeting(**EXPRESS)
    assert facilitator_clock(meeting.view, meeting.now) is None
    meeting.start("kickoff")
    meeting.wait(12 * 60)
    meeting.start("audience")
    meeting.wait(90)

    told = facilitator_clock(meeting.view, meeting.now)

    assert told is not None
    assert (told.left, told.behind, told.spare, told.is_paused) == (7, 4, 6, False)
    assert told.following is not None
    assert told.following.key == "personas"
    assert told.at == meeting.now + timedelta(seconds=390)
    meeting.wait(10 * 60)
    told = facilitator_clock(meeting.view, meeting.now)
    assert told is not None
    assert told.left == -3


def test_every_block_of_every_agenda_has_its_step_and_every_cut_its_words() -> None:
    for meetings in AGENDAS.values():
        for meeting in meetings:
            for block in meeting.blocks:
                assert block.key in STEP_OF or block.key in ("break", "buffer")
                assert not block.step or STEP_OF[block.key] == block.step
    assert set(CUTS) == set(CUT_WORDS)
    assert set(CUTS) <= set(STEP_OF)


def test_a_binned_block_that_ran_stops_no_other() -> None:
    meeting = Meeting(kickoff=8, audience=8)
    meeting.start("kickoff")
    meeting.do(ask.Bin(target="block-kickoff"))
    meeting.start("audience")

    meeting.do(ask.RunClock(do="pause"))

    going = running(meeting.view)
    assert going is not None
    assert going.key == "audience"
    assert going.paused


@pytest.mark.parametrize("until", ["soon", "2026-11-21T23:50:00", "9999-12-31T23:59:59Z"])
def test_silent_minutes_end_at_a_moment_or_never(until: str) -> None:
    meeting = Meeting(audience=5)
    with pytest.raises(Refused) as refused:
        meeting.do(ask.AddWriting(writing="writing-1", board="audience", until=until))
    assert refused.value.message.code == "not_a_moment"
    meeting.do(ask.AddWriting(writing="writing-1", board="audience", until="2026-11-22T00:10:00Z"))
    with pytest.raises(Refused):
        meeting.do(ask.EditWriting(writing="writing-1", until=until))
    meeting.do(ask.EditWriting(writing="writing-1", until=""))
