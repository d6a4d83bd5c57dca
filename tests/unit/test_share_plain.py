"""The plain text of a workshop: everything in it, and nothing told by looks alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Brief
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.texts.plain import plain_text
from tests.unit.share_world import Writer, hostile_views, small, view_of


@given(hostile_views())
@settings(max_examples=30)
def test_every_note_is_told_somewhere(view: View) -> None:
    told = "".join(plain_text(view).split())

    for note in view.notes:
        assert "".join(note.text.split()) in told


@pytest.mark.parametrize("step", keys.STEPS)
def test_a_step_can_be_read_on_its_own(step: str) -> None:
    alone, whole = plain_text(small(), step), plain_text(small())

    assert alone.split("\n\n\n")[1] in whole
    assert len(alone.split("\n\n\n")) == 2


def test_its_head_says_when_the_team_meets_and_what_is_hidden() -> None:
    w = Writer()
    w.note(OnAudience("who"), "engineers")
    w.note(OnAudience("who"), "not told yet", hidden=True)
    view = view_of(Brief(id="brief", title="Boiler rooms", meeting="Friday, room 4"), *w.records)
    head = plain_text(view).split("\n\n\n")[0].split("\n")

    assert head == [
        "Boiler rooms",
        "✏️ 1 note is still hidden and not in here",
        "We meet: Friday, room 4",
    ]
    assert "not told yet" not in plain_text(view)


def test_an_empty_step_says_so() -> None:
    view = view_of(Brief(id="brief", title="Boiler rooms", language="ru"))

    assert plain_text(view).count("\n\n\n") == len(keys.STEPS)
    assert "2. ПОРТРЕТЫ" in plain_text(view)


def test_marks_are_words() -> None:
    text = plain_text(small())

    assert "chief engineers, 33–50 (said in the room ×2)" in text
    assert "nobody answers at night (drives away, from clients' words ×1)" in text
    assert "    solution: one number, duty engineer" in text
    assert "three formats (slows)" in text
    assert "no solution yet" in text
    assert "call back within an hour (waits for its barrier)" in text
    assert "a bad winter: back to stage 2 (comes again)" in text
    assert "an engineer · talk · Nina · Fri 20 Nov" in text
    assert "Barriers that wait for the map:\n  no spare parts" in text
