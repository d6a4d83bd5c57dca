"""A rehearsal's clock, and the copies that are for something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.clock import spent
from cjm_tui.domain.commands import (
    AddBallot,
    AddBlock,
    AddNote,
    AddStage,
    AddWriting,
    CastVote,
    RunClock,
    StartBlock,
)
from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import project
from cjm_tui.errors import InputProblem
from cjm_tui.session import Kit, Library, OpenWorkshop
from cjm_tui.session.rehearsal import SPEEDS, faster, kit_for
from cjm_tui.share.map_facts import notices, tongue
from cjm_tui.text import new_id

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Watch:
    """A clock that a test turns by hand."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at

    def on(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def library(tmp_path: Path, watch: Watch) -> Library:
    return Library(tmp_path / "sessions", Kit(clock=watch))


@pytest.fixture
def real(library: Library) -> str:
    """A workshop whose clock has run."""
    made = library.create("Boiler rooms", how="alone")
    with_block = library.open(made)
    assert with_block.submit(AddBlock(block="blockkick", key="kickoff", minutes=8)).wait().rev
    assert with_block.submit(StartBlock(block="blockkick")).wait().rev
    assert with_block.submit(AddNote(note="note0001", place=OnAudience("who"), text="x")).wait().rev
    assert with_block.close()
    return made


def going(opened: OpenWorkshop) -> Block:
    (block,) = opened.view.blocks
    return block


@pytest.fixture
def opened(library: Library, real: str) -> Iterator[OpenWorkshop]:
    """A rehearsal of it at thirty times the speed."""
    workshop = library.open(library.rehearsal(real, 30))
    yield workshop
    workshop.close()


def test_its_clock_runs_faster_from_the_moment_it_is_opened(
    opened: OpenWorkshop, watch: Watch
) -> None:
    assert opened.now() == NOON
    watch.on(60)
    assert opened.now() == NOON + timedelta(minutes=30)


def test_blocks_run_and_end_by_that_clock(opened: OpenWorkshop, watch: Watch) -> None:
    assert opened.submit(StartBlock(block="blockkick")).state != "refused"
    watch.on(10)
    assert spent(going(opened), opened.now()) == 300
    assert opened.submit(RunClock(do="end")).state != "refused"
    assert going(opened).ended == "2026-11-21T12:05:00Z"


def test_the_agenda_of_the_copy_begins_anew_and_what_was_written_is_there(
    opened: OpenWorkshop, library: Library, real: str
) -> None:
    assert (going(opened).started, going(opened).minutes) == ("", 8)
    assert [note.text for note in opened.view.notes] == ["x"]
    assert project(library.read(real).workshop).blocks[0].started


def test_closed_and_opened_again_its_time_goes_on_and_never_back(
    opened: OpenWorkshop, library: Library, watch: Watch
) -> None:
    watch.on(60)
    assert opened.submit(StartBlock(block="blockkick")).state != "refused"
    assert opened.close()
    watch.on(5)
    again = library.open(opened.id)
    try:
        assert again.now() == NOON + timedelta(minutes=30)
        watch.on(2)
        assert spent(going(again), again.now()) == 60
    finally:
        again.close()


def test_the_real_workshop_keeps_the_real_time(library: Library, real: str, watch: Watch) -> None:
    library.rehearsal(real, 120)
    workshop = library.open(real)
    watch.on(60)
    assert workshop.now() == NOON + timedelta(minutes=1)
    workshop.close()


def test_a_rehearsal_says_that_it_is_one_wherever_it_is_met(
    opened: OpenWorkshop, library: Library
) -> None:
    row = library.row(opened.id)
    assert row.title == "Boiler rooms — rehearsal"
    assert row.head.rehearsal == 30
    assert notices(opened.view, tongue(opened.view)) == (
        "✏️ A rehearsal at ×30, not the real thing.",
    )


def test_a_rehearsal_of_a_rehearsal_is_called_one_once(library: Library, real: str) -> None:
    again = library.rehearsal(library.rehearsal(real, 30), 60)
    assert library.row(again).title == "Boiler rooms — rehearsal"
    assert library.row(again).head.rehearsal == 60


@pytest.mark.parametrize("speed", [0, -1, 121, 10**9])
def test_a_speed_that_is_none_makes_no_copy(library: Library, real: str, speed: int) -> None:
    with pytest.raises(InputProblem) as problem:
        library.rehearsal(real, speed)
    assert problem.value.message.code == "rehearsal_speed"
    assert len(library.rows()) == 1


@pytest.mark.parametrize("last", ["", "2026-11-21", "soon", "9999-12-31T23:59:59Z"])
def test_what_is_no_time_of_an_earlier_sitting_is_not_gone_on_from(last: str) -> None:
    watch = Watch()
    assert faster(watch, 10, last)() == NOON


@given(
    st.integers(-(10**9), 10**9).filter(bool),
    st.lists(st.floats(0, 600), max_size=5),
    st.integers(-600, 600),
)
def test_the_time_never_goes_back_and_never_faster_than_it_may(
    speed: int, waits: list[float], ahead: int
) -> None:
    watch = Watch()
    last = (NOON + timedelta(seconds=ahead)).isoformat()
    clock = kit_for(Kit(clock=watch), speed, last).clock
    before = clock()
    assert before == NOON + timedelta(seconds=max(ahead, 0))
    for wait in waits:
        watch.on(wait)
        now = clock()
        assert timedelta() <= now - before <= SPEEDS[-1] * timedelta(seconds=wait + 1e-5)
        before = now


# To be ------------------------------------------------------------------------------------------


def test_a_to_be_says_so_and_knows_whose_it_is(library: Library, real: str) -> None:
    made = library.to_be(real)
    before, after = library.read(real).workshop, library.read(made).workshop
    assert after.brief.title == "Boiler rooms — as it should be"
    assert after.brief.as_is == before.uid
    assert after.uid != before.uid
    assert [note.text for note in project(after).notes] == ["x"]


def test_changing_a_to_be_leaves_the_map_as_it_is_alone(library: Library, real: str) -> None:
    made = library.open(library.to_be(real))
    note = AddNote(id=new_id(), note=new_id(), place=OnAudience("who"), text="new")
    assert made.submit(note).wait().state == "durable"
    made.close()
    assert [note.text for note in project(library.read(real).workshop).notes] == ["x"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_longest_title_has_room_for_what_the_copy_is(library: Library, language: str) -> None:
    made = library.create("я" * 200, language=language)  # type: ignore[arg-type]  # one of them
    for copy in (library.to_be(made), library.rehearsal(made, 2)):
        title = library.row(copy).title
        assert len(title) == 200
        assert title.endswith(("— as it should be", "— rehearsal", "— как должно быть", "— прогон"))


def test_what_happened_in_the_room_stays_with_the_original(library: Library, real: str) -> None:
    workshop = library.open(real)
    for command in (
        AddStage(stage="stage001", name="Market"),
        AddBallot(ballot="ballot01", subject="stages", options=("stage001",), counted=True),
        CastVote(vote="vote0001", ballot="ballot01", dots=(3,)),
        AddWriting(writing="writing1", board="audience"),
    ):
        receipt = workshop.submit(command).wait()
        assert receipt.state == "durable", receipt.message
    workshop.close()
    for copy in (library.to_be(real), library.rehearsal(real, 2)):
        view = project(library.read(copy).workshop)
        assert (view.ballots, view.writings) == ((), ())
        assert [block.started for block in view.blocks] == [""]
        assert [stage.name for stage in view.stages] == ["Market"]
    assert project(library.read(real).workshop).ballots
