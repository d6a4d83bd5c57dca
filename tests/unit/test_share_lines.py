"""The notes of a map, one a line, as a board of stickies wants them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.share.parcels import Scope
from cjm_tui.share.texts.lines import map_letter
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import each_example, example
from tests.unit.share_world import Writer, hostile_views, small, view_of


@given(hostile_views())
@settings(max_examples=30)
def test_every_note_is_a_line_and_every_line_a_note(view: View) -> None:
    lines = [line for line in str(map_letter(view)).split("\n") if line]
    notes = [note for note in view.notes if isinstance(note.place, OnMap)]

    assert len(lines) == (len(notes) or 1)
    told = Counter("".join(line.split()) for line in lines)
    for text, times in Counter("".join(note.text.split()) for note in notes).items():
        assert sum(count for line, count in told.items() if text in line) >= times


def test_an_empty_line_parts_the_lanes() -> None:
    assert str(map_letter(small())).split("\n\n") == [
        "see that someone new is needed",
        "how to compare?\nare there reviews?",
        "managers\nreview sites",
        "an estimate",
        "uneasy\nalone and angry",
        "nobody answers at night\nthree formats\nthe act is a month late",
        "one number, duty engineer\ncall back within an hour",
    ]


def test_what_is_no_note_is_named() -> None:
    absent = map_letter(small()).left_out

    assert absent[0] == Message("left_out_scores", {"n": 3})
    assert Message("left_out_links", {"n": 2}) in absent


def test_a_scope_leaves_its_stage_alone() -> None:
    view = small()

    assert str(map_letter(view, Scope(stage=view.stages[0].id))) == (
        "see that someone new is needed\n\nuneasy"
    )


def test_a_solution_of_two_stories_is_one_line() -> None:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Market study"))
    stories = [w.add(Story(id=w.next_id(), title=title, chosen=True)) for title in ("A", "B")]
    barriers = [w.note(OnMap(story, stage, "barriers"), "dark") for story in stories]
    w.note(OnMap(stories[0], stage, "solutions"), "a lamp", answers=tuple(barriers))
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)

    assert str(map_letter(view)) == "dark\n\na lamp\n\ndark"


def test_an_empty_map_says_so() -> None:
    assert str(map_letter(view_of(Brief(id="brief", title="Boilers")))) == "(nothing yet)"


@each_example
def test_golden(name: str, lang: Language) -> None:
    check_golden(f"{name}.{lang}.lines.txt", f"{map_letter(example(name, lang))}\n".encode())
