"""The map and the whole workshop as files of rows, for programs for tables."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Lane, Stage, Story
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign
from cjm_tui.share.formats.long_table import COLUMNS
from cjm_tui.share.formats.tables import render
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.columns import unguarded
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import each_example, example
from tests.unit.share_large import large
from tests.unit.share_world import Writer, hostile_views, small, view_of

WIDE = {"tsv": "\t", "csv": ",", "csv-semicolon": ";"}
GOLDEN = {
    "tsv": "tsv",
    "csv": "csv",
    "csv-semicolon": "semicolon.csv",
    "csv-long": "long.csv",
}
MARK = b"\xef\xbb\xbf"
Record = dict[str, str]


def rows_of(view: View, form: str, scope: Scope = WHOLE) -> list[list[str]]:
    text = render(view, form, scope).content.decode("utf-8-sig")
    return list(
        csv.reader(io.StringIO(text, newline=""), delimiter=WIDE.get(form, ","), strict=True)
    )


def long_table(view: View, scope: Scope = WHOLE) -> list[Record]:
    """The long table as a program for analysis reads it, its guards taken off."""
    head, *rows = rows_of(view, "csv-long", scope)
    return [dict(zip(head, map(unguarded, row), strict=True)) for row in rows]


def told(table: list[Record], board: str) -> list[Record]:
    return [row for row in table if row["board"] == board]


@each_example
@pytest.mark.parametrize("form", [*WIDE, "csv-long"])
def test_the_worked_examples(name: str, lang: Language, form: str) -> None:
    content = render(example(name, lang), form, WHOLE).content
    check_golden(f"{name}.{lang}.{GOLDEN[form]}", content)


def test_the_three_wide_ones_say_the_same() -> None:
    first, *others = (rows_of(small(), form) for form in WIDE)

    assert all(rows == first for rows in others)


@pytest.mark.parametrize("form", [*WIDE, "csv-long"])
def test_cyrillic_is_known_for_what_it_is(form: str) -> None:
    content = render(small("ru"), form, WHOLE).content

    assert content.startswith(MARK) == (form != "tsv")
    assert content.count(b"\r\n") >= 10


def test_the_wide_table_names_what_it_has_no_room_for_and_the_long_one_has_it() -> None:
    codes = {message.code for message in render(small(), "csv", WHOLE).left_out}

    assert {"left_out_plan", "left_out_interviews", "left_out_parking"} <= codes
    assert not render(small(), "csv-long", WHOLE).left_out


def test_the_long_table_has_one_row_for_every_note() -> None:
    view = small()
    table = long_table(view)
    notes = [row for row in table if row["form"] and row["voices"]]

    assert sorted(row["text"] for row in notes) == sorted(note.text for note in view.notes)
    assert tuple(table[0]) == COLUMNS
    assert [row["id"] for row in table] == [str(at) for at in range(1, len(table) + 1)]


def test_what_a_row_names_is_another_row_of_the_same_table() -> None:
    table = long_table(small())
    by_id = {row["id"]: row for row in table}
    solution = next(row for row in table if row["text"].startswith("one number"))
    barrier = by_id[solution["answers"]]
    story = by_id[solution["on"]]
    quote = by_id[barrier["source"]]
    action = told(table, "action")[0]

    assert (barrier["lane"], barrier["severity"]) == ("barriers", "3")
    assert (story["board"], story["text"]) == ("story", "The first winter")
    assert by_id[story["on"]]["board"] == "persona"
    assert (quote["board"], quote["form"]) == ("finding", "quote")
    assert by_id[quote["on"]]["board"] == "talk"
    assert by_id[action["answers"]] == barrier
    assert by_id[action["source"]] == solution
    assert action["author"] == "Nina\nOleg"


def test_a_note_from_clients_words_says_how_many_and_what_is_its_own() -> None:
    table = long_table(small())
    heard = next(row for row in table if row["text"] == "how to compare?")
    said = next(row for row in table if row["board"] == "audience")

    assert (heard["heard"], heard["own_heard"]) == ("1", "0")
    assert (said["voices"], said["own_voices"]) == ("2", "2")


def test_scores_are_numbers_that_can_be_added_up() -> None:
    rows = rows_of(small(), "csv-long")
    at = COLUMNS.index("score")

    assert sum(int(row[at]) for row in rows[1:] if row[at]) == 0
    assert "-2" in [row[at] for row in rows]


def test_own_lanes_of_one_name_or_named_like_a_key_stay_apart() -> None:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Study"))
    story = w.add(Story(id=w.next_id(), title="Winter", chosen=True))
    for name in ("Papers", "papers", "works", "goal"):
        lane = w.add(Lane(id=w.next_id(), rank=str(len(w.records)), name=name))
        w.note(OnMap(story, stage, lane), f"in {name}")
    table = long_table(view_of(Brief(id="brief", title="Boilers"), *w.records))
    lanes = {row["text"]: row["lane"] for row in told(table, "map")}

    assert lanes == {
        "in Papers": "Papers",
        "in papers": "papers (2)",
        "in works": "works (2)",
        "in goal": "goal (2)",
    }
    assert set(lanes.values()) <= {row["lane"] for row in told(table, "lane")}


def test_a_scope_is_of_the_map_and_leaves_the_rest_whole() -> None:
    view = small()
    table = long_table(view, Scope(stage=view.stages[1].id))

    assert {row["number"] for row in told(table, "map")} == {"2"}
    assert len(told(table, "idea")) == 2
    assert len(told(table, "stage")) == 3
    assert not told(long_table(view, Scope(story="another-story")), "map")


def test_hidden_notes_are_in_no_table_and_it_says_so() -> None:
    view = small()
    note = next(note for note in view.notes if note.text == "managers")
    hidden = project(assign(view.workshop, (replace(note, hidden=True),), rev=2))

    for form in (*WIDE, "csv-long"):
        content = render(hidden, form, WHOLE).content.decode()
        assert "managers" not in content
        assert "1 note is still hidden" in content


@given(view=hostile_views())
@settings(max_examples=60, deadline=None)
def test_whatever_people_wrote_comes_back_from_the_long_table_word_for_word(view: View) -> None:
    table = long_table(view)
    written = {
        (row["number"], row["lane"], row["text"])
        for row in table
        if row["board"] == "map" and row["form"]
    }
    labels = {lane.id: row["lane"] for lane, row in zip(view.lanes, _own(table), strict=True)}

    for note in view.notes:
        if isinstance(note.place, OnMap):
            number = str(view.stage_number(note.place.stage))
            lane = labels.get(note.place.lane, note.place.lane)
            assert (number, lane, note.text) in written


def _own(table: list[Record]) -> list[Record]:
    known = {"goal", "questions", "touchpoints", "works", "emotions", "barriers", "solutions"}
    return [row for row in told(table, "lane") if row["lane"] not in known]


@given(view=hostile_views())
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("form", [*WIDE, "csv-long"])
def test_no_cell_is_a_formula(form: str, view: View) -> None:
    for row in rows_of(view, form):
        for name, cell in zip(COLUMNS if form == "csv-long" else row, row, strict=True):
            is_score = form == "csv-long" and name == "score"
            assert is_score or not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_two_thousand_notes_are_two_thousand_rows() -> None:
    view = large(stages=20, lanes=10, notes=10)

    assert len(told(long_table(view), "map")) == len(view.notes) == 2000


@pytest.mark.outside
@pytest.mark.parametrize("form", ["csv", "csv-semicolon", "csv-long"])
def test_another_program_for_tables_reads_the_same_cells(form: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice isn't installed")
    view = example("boiler", "ru")
    rows = rows_of(view, form)
    file = tmp_path / "map.csv"
    file.write_bytes(render(view, form, WHOLE).content)
    separator = ord(WIDE.get(form, ","))
    subprocess.run(
        [
            *(office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless"),
            f"--infilter=CSV:{separator},34,UTF8,1,,0,false,false,false",
            *("--convert-to", "xlsx", "--outdir", str(tmp_path), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "map.xlsx").worksheets[0]
    read = sheet.iter_rows(values_only=True)
    assert [[_typed(cell) for cell in row] for row in read] == rows


def _typed(cell: object) -> str:
    """A cell as it was written; a date is one there, and that is what it was."""
    return "" if cell is None else str(cell).removesuffix(" 00:00:00")
