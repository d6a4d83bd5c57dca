"""A map as cells to paste into a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.share.formats.tables import render
from cjm_tui.share.letters import Letter
from cjm_tui.share.parcels import WHOLE, Parcel, Scope
from cjm_tui.share.sending import sending
from cjm_tui.share.texts.cells import everything_letter, map_letter, result_letter
from cjm_tui.share.texts.columns import guarded, unguarded
from cjm_tui.text import one_line
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import TODAY, each_example, example
from tests.unit.share_large import LANES, NOTES, STAGES, large
from tests.unit.share_world import Writer, hostile, hostile_views, small, view_of

LETTERS: dict[str, Callable[[View], Letter]] = {
    "result": lambda view: result_letter(view, TODAY),
    "map": map_letter,
    "everything": lambda view: everything_letter(view, TODAY),
}


def rows_of(letter: Letter) -> list[list[str]]:
    """What a program for tables makes of a paste."""
    return list(csv.reader(io.StringIO(str(letter), newline=""), delimiter="\t", strict=True))


def by_label(view: View, scope: Scope | None = None) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in rows_of(map_letter(view, scope or Scope()))}


@each_example
@pytest.mark.parametrize("what", ["result", "everything"])
def test_the_worked_examples(name: str, lang: Language, what: str) -> None:
    letter = LETTERS[what](example(name, lang))

    check_golden(f"{name}.{lang}.{what}.tsv", str(letter).encode())


@each_example
def test_a_map_is_pasted_as_the_file_holds_it(name: str, lang: Language) -> None:
    view = example(name, lang)

    assert f"{map_letter(view)}\r\n".encode() == render(view, "tsv", WHOLE).content


def test_a_map_has_its_stages_first_and_a_row_for_each_lane() -> None:
    rows = rows_of(map_letter(small()))

    assert rows[0] == ["Stage", "1. Need appears", "2. Market study", "3. Contract"]
    assert [row[0] for row in rows[1:5]] == ["Map", "Story", "Persona", "Evidence"]
    assert [row[0] for row in rows[5:]] == [
        *("Goal", "Questions", "Touchpoints", "Papers", "Emotions", "Barriers", "Solutions"),
        "Comes back, leaves",
    ]


def test_feelings_barriers_and_solutions_can_be_told_apart() -> None:
    cells = by_label(small())

    assert cells["Emotions"] == ["😐 0\nuneasy", "😠 −2\nalone and angry", "😀 +2"]
    assert cells["Barriers"] == [
        "",
        "1) 🚧🚧🚧 nobody answers at night ◆\n2) 🚧🚧 three formats",
        "🚧 the act is a month late",
    ]
    assert cells["Solutions"] == [
        "",
        "1) one number, duty engineer\n2) ⏸ set aside: later",
        "• ❗️ no solution yet\n• call back within an hour (waits for its barrier)",
    ]
    assert cells["Comes back, leaves"][2] == (
        "• ↩️ a bad winter: back to stage 2\n• 🚪 leaves: too small (1 in 10)"
    )


def test_a_solution_of_two_barriers_is_told_once_with_both_their_numbers() -> None:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Study"))
    story = w.add(Story(id=w.next_id(), title="Winter", chosen=True))
    both = tuple(w.note(OnMap(story, stage, "barriers"), text) for text in ("night", "price"))
    w.note(OnMap(story, stage, "solutions"), "one number", answers=both)
    cells = by_label(view_of(Brief(id="brief", title="Boilers"), *w.records))

    assert cells["Barriers"] == ["1) night\n2) price"]
    assert cells["Solutions"] == ["1, 2) one number"]


@pytest.mark.parametrize(
    ("notes", "cell"),
    [
        (("one",), "one"),
        (("one", "two"), "• one\n• two"),
        (("one\nmore", "two"), "• one\n  more\n• two"),
        (("one\nmore",), "• one\n  more"),
        (("• one",), "• • one"),
        (("1) one",), "• 1) one"),
        (("2",), "2"),
    ],
)
def test_where_one_note_ends_and_the_next_begins_can_be_seen(
    notes: tuple[str, ...], cell: str
) -> None:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Study"))
    story = w.add(Story(id=w.next_id(), title="Winter", chosen=True))
    for text in notes:
        w.note(OnMap(story, stage, "goal"), text)

    view = view_of(Brief(id="brief", title="Boilers"), *w.records)
    assert by_label(view)["Goal"] == [cell]


def test_words_of_a_feeling_are_no_score() -> None:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Study"))
    story = w.add(Story(id=w.next_id(), title="Winter", chosen=True))
    w.note(OnMap(story, stage, "emotions"), "😀 +2")

    view = view_of(Brief(id="brief", title="Boilers"), *w.records)
    assert by_label(view)["Emotions"] == ["• 😀 +2"]


def test_several_stories_stand_one_below_the_other() -> None:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Study"))
    stories = [
        w.add(Story(id=w.next_id(), title=title, chosen=True)) for title in ("Winter", "Summer")
    ]
    for story in stories:
        w.note(OnMap(story, stage, "goal"), f"goal of {story}")
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)
    rows = rows_of(map_letter(view))
    second = rows.index(["", ""])

    assert [row[0] for row in rows].count("Stage") == 2
    assert rows[1] == ["Map", "Boilers"]
    assert rows[second + 1] == rows[0]
    assert rows[second + 2] == ["Story", "Summer"]
    assert by_label(view, Scope(story=stories[1]))["Goal"] == [f"goal of {stories[1]}"]


def test_a_scope_leaves_only_its_stage() -> None:
    view = small()
    cells = by_label(view, Scope(stage=view.stages[1].id))

    assert cells["Stage"] == ["2. Market study"]
    assert cells["Papers"] == ["an estimate"]
    assert all(len(row) == 1 for row in cells.values())


def test_what_is_not_on_the_map_is_named() -> None:
    told = {message.code for message in map_letter(small()).left_out}

    assert told == {
        *("left_out_audience", "left_out_personas", "left_out_interviews", "left_out_stages"),
        *("left_out_plan", "left_out_ideas", "left_out_parking"),
        *("left_out_beats", "left_out_meeting", "left_out_start"),
    }
    assert not everything_letter(small(), TODAY).left_out


def test_without_a_chosen_story_there_are_the_stages() -> None:
    view = view_of(
        Brief(id="brief", title="Boilers"),
        Stage(id="stage-one", name="Study"),
    )

    assert rows_of(map_letter(view)) == [
        ["Stage", "1. Study"],
        ["Map", "Boilers"],
        ["Story", "📖 No story is chosen for the map yet."],
    ]


def test_everything_has_what_each_step_brought() -> None:
    view = small()
    cells = "\n".join(cell for row in rows_of(everything_letter(view, TODAY)) for cell in row)

    for note in view.notes:
        assert note.text in cells
    for name in ("plants", "hospitals", "Viktor", "Nina", "Oleg"):
        assert name in cells
    assert "not ours" in cells
    assert "nine of ten calls are answered" in cells


@given(view=hostile_views())
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("what", LETTERS)
def test_whatever_people_wrote_no_cell_is_a_formula_and_every_row_is_as_long(
    what: str, view: View
) -> None:
    rows = rows_of(LETTERS[what](view))

    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r\n＝＋－＠")]


@given(view=hostile_views())
@settings(max_examples=60, deadline=None)
def test_every_note_of_the_map_is_in_it(view: View) -> None:
    cells = one_line(" ".join(unguarded(cell) for row in rows_of(map_letter(view)) for cell in row))

    for note in view.notes:
        if isinstance(note.place, OnMap) and note.text.strip():
            assert one_line(note.text.replace("\n", " ")) in cells


@given(view=hostile_views())
@settings(max_examples=20, deadline=None)
def test_what_is_sent_is_exactly_that_text_and_never_cut(view: View) -> None:
    sent = sending(view, Parcel(what="everything"), "cells", TODAY)

    assert sent.parts == (str(everything_letter(view, TODAY)),)


def test_the_largest_map_has_every_note_and_stays_one_paste() -> None:
    view = large()
    sent = sending(view, Parcel(what="map"), "cells", TODAY)
    rows = rows_of(map_letter(view))
    lanes = [row for row in rows if len(row[1].split("\n")) >= NOTES]

    assert len(sent.parts) == 1
    assert len(lanes) == LANES
    assert all(len(row) == STAGES + 1 for row in rows)
    for note in view.notes:
        assert note.text in sent.parts[0]


@given(text=st.one_of(hostile, st.text(alphabet="'=+-@\t＝a", max_size=5), st.text(max_size=9)))
def test_a_guard_can_always_be_taken_off_again(text: str) -> None:
    safe = guarded(text)

    assert unguarded(safe) == text
    assert not safe.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert safe == text or safe == f"'{text}"
