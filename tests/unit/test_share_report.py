"""The report of a workshop: people, real times beside planned ones, votes, decisions."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from msgspec.structs import replace

from cjm_tui.domain.places import OnIdeas, OnMap, OnParking
from cjm_tui.domain.records import AnyRecord, Ballot, Block, Note, Participant, Vote
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import Workshop, assign
from cjm_tui.share.parcels import TARGETS, Parcel
from cjm_tui.share.sending import sending, targets_for
from cjm_tui.share.texts.report import report_letter
from cjm_tui.words import LANGUAGES, Language
from tests.unit.golden import check_golden
from tests.unit.share_world import hostile_views, small

LATER = date(2026, 12, 24)
"""A day on which somebody asks for the report, long after the workshop."""


@pytest.fixture(autouse=True)
def in_moscow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three hours before UTC, whatever the machine's zone."""
    monkeypatch.setenv("TZ", "MSK-3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def with_records(view: View, *records: AnyRecord, **brief: object) -> View:
    changed = replace(view.brief, **brief)
    return project(assign(view.workshop, (changed, *records), rev=view.rev + 1))


def block(
    at: int, key: str, minutes: int, started: str = "", ended: str = "", *, rested: int = 0
) -> Block:
    """A block of the agenda; its times are those of the day, UTC."""
    return Block(
        id=f"block{at:04}",
        rank=str(at),
        key=key,
        minutes=minutes,
        started=f"2026-11-21T{started}Z" if started else "",
        ended=f"2026-11-21T{ended}Z" if ended else "",
        rested=rested,
    )


TIMES = (
    block(1, "kickoff", 8, "07:00:00", "07:09:10"),
    block(2, "audience", 8, "07:09:10", "07:16:00"),
    block(3, "break", 5, "07:16:00", "07:24:00", rested=60),
    block(4, "map", 38, "07:24:00", "08:05:20"),
    block(5, "close", 15, "08:05:20", "08:21:00"),
    block(6, "buffer", 6),
)


def barriers(view: View) -> tuple[Note, ...]:
    (story,) = view.chosen
    return view.barriers(story.id)


def voted(view: View, *lines: tuple[int, ...], **fields: object) -> tuple[AnyRecord, ...]:
    """A vote on the three barriers, and a line of dots for each of the first participants."""
    options = tuple(barrier.id for barrier in barriers(view))
    ballot = Ballot(id="ballot01", subject="barriers", options=options, **fields)  # type: ignore[arg-type]  # a test's own fields
    votes = (
        Vote(id=f"vote{at:04}", ballot="ballot01", voter=person.id, dots=dots)
        for at, (person, dots) in enumerate(zip(view.participants, lines, strict=False))
    )
    return (ballot, *votes)


def held(lang: Language) -> View:
    """A workshop with times, a vote with two level barriers, and somebody who wasn't there."""
    view = small(lang)
    away = Participant(id="away0001", rank="z", name="Pavel", away=True)
    kira = Participant(id="kira0001", rank="y", name="Kira")
    view = with_records(view, kira, away, *TIMES)
    lines = ((3, 1, 1), (2, 2, 1), (0, 1, 2))
    order = tuple(barrier.id for barrier in barriers(view))
    return with_records(view, *voted(view, *lines, closed=True, order=order))


def report(view: View) -> str:
    return str(report_letter(view, LATER))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_of_it(lang: Language) -> None:
    check_golden(f"held.{lang}.report.txt", f"{report(held(lang))}\n".encode())


def test_it_is_of_the_day_of_the_workshop_and_not_of_the_day_it_is_asked_for() -> None:
    assert "21 November" in report(held("en"))
    assert "24 December" not in report(held("en"))
    assert "24 December" in report(small())


def test_a_block_says_what_it_took_without_its_rests_and_what_was_planned() -> None:
    told = report(held("en"))

    assert "10:00–11:21: 81 min, planned 80" in told
    assert "Break: 7 min, planned 5" in told
    assert "Map: 41 min, planned 38" in told
    assert "Not begun: Buffer" in told


def test_a_workshop_over_midnight_says_both_clocks() -> None:
    late = (
        block(1, "kickoff", 8, "20:50:00", "20:58:00"),
        block(2, "map", 38, "20:58:00", "21:36:00"),
    )
    told = report(with_records(small(), *late))

    assert "Sat 21 November, 23:50–00:36: 46 min, planned 46" in told


def test_while_the_clock_runs_it_says_so() -> None:
    going = (block(1, "kickoff", 8, "07:00:00", "07:09:00"), block(2, "map", 38, "07:09:00"))
    told = report(with_records(small(), *going))

    assert "since 10:00" in told
    assert "Map: still running, planned 38" in told


def test_without_an_agenda_nothing_is_said_of_times() -> None:
    assert "🕙" not in report(small())
    assert "🕙" not in report(with_records(small(), block(1, "map", 38)))


def test_two_meetings_are_told_one_after_the_other() -> None:
    first = block(1, "kickoff", 8, "07:00:00", "07:09:00")
    second = replace(
        block(2, "map", 38, "07:00:00", "07:30:00"),
        meeting=2,
        started="2026-12-05T07:00:00Z",
        ended="2026-12-05T07:30:00Z",
    )
    told = report(with_records(small(), first, second))

    assert told.index("Meeting 1: Sat 21 November") < told.index("Meeting 2: Sat 5 December")
    assert told.startswith("📋 Boiler rooms: report of the workshop, 5 December")


def test_votes_tell_dots_and_people_and_what_was_level() -> None:
    told = report(held("en"))

    assert "13 votes, 3 people" in told
    assert "• nobody answers at night: 5 votes, 2 people" in told
    assert "Level, settled aloud: three formats = the act is a month late" in told


def test_of_a_covered_vote_only_how_many_have_voted_is_told() -> None:
    view = small()
    told = report(with_records(view, *voted(view, (3, 1, 1), (2, 2, 1))))

    assert "not counted yet: 2 people have voted" in told
    assert "votes" not in told.replace("have voted", "")


def test_a_room_counted_together_has_no_people() -> None:
    view = small()
    ballot, *_ = voted(view, counted=True, closed=True)
    room = Vote(id="vote0009", ballot="ballot01", dots=(12, 3, 0))
    told = report(with_records(view, ballot, room))

    assert "15 votes, counted together" in told
    assert "nobody answers at night: 12 votes\n" in told


def test_what_was_voted_on_and_is_gone_keeps_its_votes() -> None:
    view = held("en")
    gone = replace(barriers(view)[0], binned="command1")
    told = report(with_records(view, gone))

    assert "(taken off the wall since): 5 votes, 2 people" in told


def test_the_parking_lot_is_told_question_by_question() -> None:
    more = Note(id="parked01", rank="z", place=OnParking(), text="who owns\nthe gas?")
    told = report(with_records(small(), more))

    assert "• who pays for the night?" in told
    assert "• who owns the gas?" in told


def test_notes_still_hidden_are_counted_below_the_title_and_in_nothing_else() -> None:
    view = small()
    (story,) = view.chosen
    place = OnMap(story.id, view.stages[0].id, "barriers")
    hidden = Note(id="hidden01", place=place, text="SECRET", severity=1, hidden=True)
    told = report(with_records(view, hidden))

    assert "SECRET" not in told
    assert "1 note is still hidden" in told.split("\n\n", maxsplit=1)[0]
    assert told.replace("✏️ 1 note is still hidden and not in here\n", "") == report(view)


@given(hostile_views())
def test_every_target_gets_it_and_nothing_of_a_workshop_breaks_it(view: View) -> None:
    parcel = Parcel(what="report")
    for target in targets_for(parcel):
        parts = sending(view, parcel, target, LATER).parts
        assert parts
        assert all(part.strip() for part in parts)
        for line in "\n".join(parts).splitlines() if target == "messenger" else ():
            assert not line.startswith(("- ", "* ", "# ", "> ", "1. ")), line


def test_however_much_was_parked_each_message_fits() -> None:
    parked = [
        Note(id=f"parked{n:04}", rank=f"{n:04}", place=OnParking(), text=f"question {n} " * 8)
        for n in range(90)
    ]
    ideas = [Note(id=f"idea{n:04}", place=OnIdeas(), text=f"idea {n}") for n in range(5)]
    parts = sending(
        with_records(small(), *parked, *ideas), Parcel(what="report"), "messenger", LATER
    ).parts

    assert len(parts) > 1
    assert all(len(part.encode("utf-16-le")) // 2 <= TARGETS["messenger"].budget for part in parts)
    assert all(f"question {n} " in "\n".join(parts) for n in range(90))


def test_an_empty_workshop_has_a_report_too() -> None:
    brief = replace(small().brief, focus="", because="", promise="", review="", question="")
    empty = project(Workshop(uid="empty-01", records={"brief": brief}))

    assert report(empty).startswith("📋 Boiler rooms: report of the workshop, 24 December")
