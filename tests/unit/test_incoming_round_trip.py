"""What leaves comes back by every format that opens both ways: stages, lanes, notes."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from openpyxl import load_workbook

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign
from cjm_tui.method import keys
from cjm_tui.method.loader import example_bytes, names
from cjm_tui.share.formats.rendering import rendered
from cjm_tui.share.map_facts import tongue
from cjm_tui.share.parcels import WHOLE
from cjm_tui.store.exchange import import_json
from tests.unit.coming_world import BOTH_WAYS, TODAY, lane_names, map_of, taken, there_and_back
from tests.unit.share_world import hostile_views, small

INVISIBLE = "\u200b"
"""Put by some formats where a chat or a browser would read something into people's words."""


def road(view: View) -> list[str]:
    return [stage.name for stage in view.stages]


def links(view: View) -> set[tuple[str, str, str, str]]:
    called = {stage.id: stage.name for stage in view.stages}
    return {
        (called[link.source], called.get(link.target, ""), link.reason, link.share)
        for link in view.links
    }


@pytest.mark.parametrize("form", BOTH_WAYS)
@pytest.mark.parametrize("language", keys.LANGUAGES)
@pytest.mark.parametrize("example", keys.EXAMPLES)
def test_a_worked_example_comes_back(example: str, language: str, form: str) -> None:
    view = project(import_json(example_bytes(example, language), example))
    back, found = there_and_back(view, form)

    assert back.brief.title == view.brief.title
    assert back.brief.language == language
    assert road(back) == road(view)
    assert map_of(back) == map_of(view)
    assert set(lane_names(back).values()) == set(lane_names(view).values())
    assert links(back) == links(view)
    assert [story.title for story in back.chosen] == [story.title for story in view.chosen]
    assert [person.name for person in back.personas] == [each.name for each in view.personas]
    assert back.is_illustrative, "what is made up says so wherever it goes"
    reported = {message.code for message in found.report}
    assert reported <= {"came_link_kind", "came_section", "came_parked"}


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_a_small_map_with_one_of_everything_comes_back(form: str) -> None:
    back, _ = there_and_back(small(), form)

    assert road(back) == road(small())
    assert map_of(back) == map_of(small())
    assert links(back) == links(small())


@pytest.mark.parametrize("form", BOTH_WAYS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(view=hostile_views())
def test_whatever_people_wrote_comes_back(form: str, view: View) -> None:
    back, _ = there_and_back(view, form)

    assert len(back.stages) == len(view.stages)
    assert _words(back) == _words(view)


def test_our_own_workbook_comes_back_though_somebody_has_worked_in_it() -> None:
    view = project(import_json(example_bytes("boiler", "en"), "boiler"))
    book = load_workbook(BytesIO(rendered(view, "xlsx", TODAY, WHOLE).content))
    steps = names("en").steps
    for step in ("stages", "stories"):
        book[steps[step]].delete_rows(2, 1_000)
    book[steps["interviews"]].append(["call Ivan"])
    mended = BytesIO()
    book.save(mended)

    back, _ = taken(mended.getvalue(), "map.xlsx")

    assert map_of(back) == map_of(view)
    assert [note.text for note in back.parking].count("call Ivan") == 1


@pytest.mark.parametrize("step", ["interviews", "stages", "stories"])
def test_a_sheet_whose_head_somebody_deleted_loses_no_row(step: str) -> None:
    view = project(import_json(example_bytes("boiler", "en"), "boiler"))
    content = rendered(view, "xlsx", TODAY, WHOLE).content
    book = load_workbook(BytesIO(content))
    sheet = book[names("en").steps[step]]
    heads = ("Group", "Stage", "Story")
    (head,) = (row for row in range(1, 9) if sheet.cell(row, 1).value in heads)
    sheet.delete_rows(head)
    beheaded = BytesIO()
    book.save(beheaded)

    whole, _ = taken(content, "map.xlsx")
    back, _ = taken(beheaded.getvalue(), "map.xlsx")

    assert _talks(back) == _talks(whole)
    assert [story.title for story in back.stories] == [story.title for story in whole.stories]
    assert Counter(_board(note) for note in back.notes) == Counter(
        _board(note) for note in whole.notes
    )


OUTLINE = """# Boilers: the client's journey
- In the room: Nina
- We meet: {meeting}
- The decision this map serves: {question}
## 1. Need appears
- ↩️ {reason}: back to stage 1
- 🚪 leaves: too small ({share})
### 🎯 Goal
- heat
"""


def test_what_is_too_long_for_its_field_is_shortened_and_kept_in_full_in_the_parking_lot() -> None:
    said = {
        "meeting": "on Monday " * 30,
        "question": "whom to call " * 1_000,
        "reason": "a bad winter " * 1_000,
        "share": "1 in ten " * 40,
    }
    back, codes = taken(OUTLINE.format(**said), "map.md")

    assert "came_long_text" in codes
    assert [note.text for note in back.notes if isinstance(note.place, OnMap)] == ["heat"]
    assert back.brief.meeting.startswith("on Monday")
    assert back.brief.question.startswith("whom to call")
    reasons = {link.reason[:12] for link in back.links}
    assert reasons == {"a bad winter", "too small"}
    parked = " ".join("".join(note.text for note in back.parking).split())
    for text in said.values():
        assert " ".join(text.split()[:20]) in parked
    assert parked.count("a bad winter") == parked.count("whom to call") == 1_000


@pytest.mark.parametrize("form", BOTH_WAYS)
@pytest.mark.parametrize("text", ["0)", "1) two", "2,3)x", "• three"])
def test_a_note_like_a_sign_of_ours_comes_back(form: str, text: str) -> None:
    note = next(each for each in small().notes if isinstance(each.place, OnMap))
    workshop = assign(small().workshop, (replace(note, text=text),), rev=1)

    back, _ = there_and_back(project(workshop), form)

    assert _words(back) == _words(project(workshop))


@pytest.mark.parametrize("form", ["xlsx", "outline", "markdown", "opml"])
@pytest.mark.parametrize("language", keys.LANGUAGES)
@pytest.mark.parametrize("example", keys.EXAMPLES)
def test_talks_come_back_held_or_promised_with_all_that_is_known_of_them(
    example: str, language: str, form: str
) -> None:
    view = project(import_json(example_bytes(example, language), example))
    back, found = there_and_back(view, form)

    assert _talks(back) == _talks(view)
    if example == "boiler":
        assert any(talk.planned and talk.times > 1 and talk.by for talk in view.talks)
    assert not {message.code for message in found.report} & {"came_talk", "came_group"}


@pytest.mark.parametrize("form", ["xlsx", "outline", "markdown", "opml"])
def test_whoever_takes_part_comes_back_in_the_room_or_away(form: str) -> None:
    view = project(import_json(example_bytes("boiler", "ru"), "boiler"))
    gone = replace(view.participants[1], away=True)
    view = project(assign(view.workshop, (gone,), rev=1))

    back, _ = there_and_back(view, form)

    assert [(each.name, each.away) for each in back.participants] == [
        (each.name, each.away) for each in view.participants
    ]


def test_a_line_of_a_talk_that_somebody_wrote_otherwise_stays_in_words_and_is_told() -> None:
    outline = """# Boilers: the client's journey
- In the room: Nina
## 1. Need appears
### 🎯 Goal
- heat
## 3. Interviews
### Clients
- Viktor, plant 3 · talk · ×2 · Nina · Wed 18 Nov 2026 · by the river
- just Olga
### Neighbours
- Wed 18 Nov · survey · planned
"""
    outline = outline.replace("3. Interviews", names("en").steps["interviews"])
    back, codes = taken(outline, "map.md")

    assert _talks(back) == [
        ("clients", "Viktor, plant 3 · by the river", "talk", 2, "Nina", "2026-11-18", False),
        ("clients", "just Olga", "talk", 1, "", "", False),
        ("clients", "Wed 18 Nov", "survey", 1, "", "", True),
    ]
    assert {"came_talk", "came_group"} <= set(codes)


def test_the_long_table_brings_all_of_a_workshop_back() -> None:
    view = project(import_json(example_bytes("boiler", "ru"), "boiler"))
    back, found = there_and_back(view, "csv-long")

    assert not found.report
    assert len(back.notes) == len(view.notes) > 0
    assert [action.first_step for action in back.actions] == [
        action.first_step for action in view.actions
    ]
    for kind in ("participants", "segments", "personas", "talks", "stories", "links", "lanes"):
        assert len(getattr(back, kind)) == len(getattr(view, kind)), kind
    for line in ("question", "sentence", "read_back", "because", "promise", "review", "how"):
        assert getattr(back.brief, line) == getattr(view.brief, line), line
    assert _focus(back) == _focus(view)
    assert _voices(back) == _voices(view)


_ALIKE = str.maketrans({INVISIBLE: "", "«": "“", "»": "”"})


def _words(view: View) -> Counter[tuple[int, str, int | None, int]]:
    """What stands at each stage; a hostile lane's name may vary, and spaces and quotation marks."""
    return Counter(
        (stage, " ".join(text.translate(_ALIKE).split()), score, len(answers))
        for (_, stage, _), notes in map_of(view).items()
        for text, _, _, score, _, answers in notes
    )


def _board(note: Note) -> tuple[str, str]:
    return type(note.place).__name__, note.text


def _talks(view: View) -> list[tuple[object, ...]]:
    return [
        (
            *(talk.group, talk.who, talk.form, talk.times),
            *(view.name(talk.by), talk.when, talk.planned),
            *(tongue(view).note(note) for note in view.findings(talk.id)),
        )
        for group in keys.GROUPS
        for talk in view.talks_of(group)
    ]


def _focus(view: View) -> int:
    return view.stage_number(view.brief.focus)


def _voices(view: View) -> Counter[tuple[str, int, int]]:
    return Counter((note.text, view.voices(note), view.heard(note)) for note in view.notes)
