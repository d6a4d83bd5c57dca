"""The facilitator's crib, and what only the facilitator is told."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import BRIEF_ID, Block, Brief, How, Language, Note, Participant
from cjm_tui.domain.speaking import spoke_least
from cjm_tui.domain.view import project
from cjm_tui.domain.workshop import assign, begin
from cjm_tui.method import keys
from cjm_tui.method.agendas import AGENDAS
from cjm_tui.method.loader import guide, mistakes, names, watch_for
from cjm_tui.share.texts.crib import WIDTH, crib_text
from cjm_tui.text import clean
from cjm_tui.words import LANGUAGES
from tests.unit.share_world import view_of

HOWS: tuple[How, ...] = get_args(How)
TEXT = st.text(max_size=60).map(clean)


def brief(language: Language = "en", how: How = "team") -> Brief:
    return Brief(id=BRIEF_ID, title="Boiler rooms", language=language, how=how)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", HOWS)
def test_every_block_of_every_way_is_in_the_crib(how: How, language: Language) -> None:
    crib = crib_text(view_of(brief(language, how)))
    known = names(language)
    for meeting in AGENDAS.get(how, ()):
        for block in meeting.blocks:
            assert f"\n{known.blocks[block.key]} · {block.minutes} " in crib
    if how == "alone":
        assert all(f"\n{known.blocks[step]}\n" in crib for step in keys.STEPS)
    assert not crib.endswith("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_the_guide_says(language: Language) -> None:
    crib = " ".join(crib_text(view_of(brief(language))).split())
    for key in ("kickoff", "step.audience", "pass.barriers", "close.plan"):
        assert guide(language, key).say in crib
        assert guide(language, key).question in crib
    assert guide(language, "pass.emotions").crib in crib


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_watch_for_is_told_twice_in_a_block(language: Language) -> None:
    for block in crib_text(view_of(brief(language))).split("\n\n"):
        plain = " ".join(block.split())
        for watched in {each for part in keys.CLOSE for each in watch_for(language, "close", part)}:
            assert plain.count(watched) <= 1


def test_alone_there_are_no_minutes() -> None:
    crib = crib_text(view_of(brief(how="alone")))
    assert "If late" not in crib
    assert " minutes\n" not in crib


def test_times_are_told_from_the_block_that_has_begun() -> None:
    """What was before it isn't guessed; what ran shorter moves the rest."""
    blocks = (
        Block(id="b1", rank="1", key="kickoff", minutes=8),
        Block(
            id="b2",
            rank="2",
            key="audience",
            minutes=8,
            started="2026-03-02T09:00:00Z",
            ended="2026-03-02T09:05:00Z",
        ),
        Block(id="b3", rank="3", key="map", minutes=38, extra=2),
        Block(id="b4", rank="4", key="close", minutes=15),
    )
    lines = crib_text(view_of(brief(), *blocks)).splitlines()
    assert "Kick-off and warm-up · 8 minutes" in lines
    told = [line.rsplit(" · ", 1)[-1] for line in lines if "–" in line and "minutes · " in line]
    assert [each[3:6] + each[9:] for each in told] == ["00–05", "05–45", "45–00"]


@given(title=TEXT, question=TEXT, name=TEXT, language=st.sampled_from(LANGUAGES))
def test_nothing_people_wrote_breaks_its_lines(
    title: str, question: str, name: str, language: Language
) -> None:
    person = Participant(id="person-1", name=name)
    hostile = replace(brief(language), title=title, question=question, voice="person-1")
    crib = crib_text(view_of(hostile, person))
    plain = crib_text(view_of(replace(hostile, question="q", title="t"), person))
    heads = [line for line in crib.splitlines() if line == "-" * 8]
    assert len(heads) == len([line for line in plain.splitlines() if line == "-" * 8])
    assert "\t" not in crib


def test_its_own_lines_fit_a_sheet() -> None:
    for language in LANGUAGES:
        lines = crib_text(view_of(brief(language))).splitlines()
        assert [line for line in lines[:-1] if len(line) > WIDTH] == []


def test_every_part_of_the_work_has_something_to_watch_for() -> None:
    parts = [("kickoff", "")]
    parts += [(step, "") for step in keys.STEPS if step != "map"]
    parts += [("map", part) for part in keys.PASSES] + [("close", part) for part in keys.CLOSE]
    for language in LANGUAGES:
        for step, part in parts:
            watched = watch_for(language, step, part)
            assert len(watched) >= 2, (step, part)
            assert len(set(watched)) == len(watched)
    assert watch_for("en", "no such step") == ()


def test_every_mistake_is_coached_against_somewhere() -> None:
    known = set(range(len(mistakes("en"))))
    assert {at for threats in keys.THREATS.values() for at in threats} == known


PEOPLE = st.lists(st.booleans(), min_size=0, max_size=6)


@given(away=PEOPLE, said=st.lists(st.integers(0, 7), max_size=30), hidden=st.booleans())
def test_who_spoke_least_comes_first(away: list[bool], said: list[int], hidden: bool) -> None:
    people = [
        Participant(id=f"person-{at}", rank=str(at), name=f"P{at}", away=is_away)
        for at, is_away in enumerate(away)
    ]
    notes = [
        Note(
            id=f"note-{at:03}",
            rank=f"{at:03}",
            place=OnAudience("who"),
            text="t",
            author=f"person-{who}" if who < len(people) else "",
            hidden=hidden,
        )
        for at, who in enumerate(said)
    ]
    workshop = assign(begin("uid", brief()), [*people, *notes], rev=1)
    told = spoke_least(project(workshop, "facilitator"))
    here = {person.id for person in people if not person.away}
    counted = Counter(f"person-{who}" for who in said if f"person-{who}" in here)
    if not counted or 2 * len(counted) < len(here):
        assert told == ()
        return
    assert {one.participant for one in told} == here
    assert [one.notes for one in told] == sorted(counted[person] for person in here)
    assert all(one.notes == counted[one.participant] for one in told)
