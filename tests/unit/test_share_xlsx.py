"""The workshop as a workbook, read by a library that nobody here wrote."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cjm_tui.domain.places import OnMap, OnParking
from cjm_tui.domain.records import Brief, Stage, Story
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign
from cjm_tui.method.loader import names
from cjm_tui.share.formats import sheet_look
from cjm_tui.share.formats.sheet_text import CELL_LIMIT, legal, pieces, sheet_name
from cjm_tui.share.formats.xlsx import render
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.rows import Row
from cjm_tui.text import one_line, utf16_len
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import each_example, example
from tests.unit.share_large import LANES, STAGES, large
from tests.unit.share_world import Writer, hostile, hostile_views, small, view_of


def book_of(view: View, scope: Scope = WHOLE) -> Workbook:
    return load_workbook(io.BytesIO(render(view, "xlsx", scope).content))


def rows_of(sheet: Worksheet) -> list[list[str]]:
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def told(view: View) -> str:
    """All that any cell says."""
    return " ".join(cell for sheet in book_of(view) for row in rows_of(sheet) for cell in row)


def labelled(sheet: Worksheet) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in rows_of(sheet)}


def with_notes(*texts: str, lane: str = "goal") -> View:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Study"))
    story = w.add(Story(id=w.next_id(), title="Winter", chosen=True))
    for text in texts:
        w.note(OnMap(story, stage, lane), text)
    return view_of(Brief(id="brief", title="Boilers"), *w.records)


@each_example
def test_the_worked_examples(name: str, lang: Language) -> None:
    """What stands in the cells; the bytes around it are the library's business."""
    text = []
    for sheet in book_of(example(name, lang)):
        text += [f"== {sheet.title}", *("\t".join(row).rstrip() for row in rows_of(sheet)), ""]

    check_golden(f"{name}.{lang}.xlsx.txt", "\n".join(text).encode())


def test_there_is_a_sheet_for_each_step_in_the_workshops_language() -> None:
    steps = names("ru").steps

    assert book_of(small("ru")).sheetnames == [
        *(steps["map"], steps["close"], steps["audience"], steps["personas"]),
        *(steps["interviews"], steps["stages"], steps["stories"]),
    ]
    assert book_of(view_of(Brief(id="brief", title="Boilers"))).sheetnames == ["Map"]


def test_each_story_of_the_map_has_a_sheet_of_its_own() -> None:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Study"))
    for title in ("Winter", "winter", "A/B: [x]?", "x" * 60, "History"):
        story = w.add(Story(id=w.next_id(), rank=title, title=title, chosen=True))
        w.note(OnMap(story, stage, "goal"), f"goal of {title}")
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)
    book = book_of(view)
    by_goal = {
        labelled(sheet)["Goal"][0]: sheet.title for sheet in book if "Goal" in labelled(sheet)
    }

    assert by_goal == {
        "goal of Winter": "Winter",
        "goal of winter": "winter (2)",
        "goal of A/B: [x]?": "A B x",
        f"goal of {'x' * 60}": f"{'x' * 30}…",
        "goal of History": "History 1",
    }
    alone = book_of(view, Scope(story=view.chosen[0].id))
    assert alone.sheetnames[0] == "Map"


@given(wanted=st.lists(st.one_of(hostile, st.text()), max_size=8))
def test_any_title_makes_a_sheet_of_its_own(wanted: list[str]) -> None:
    taken: list[str] = []
    for title in wanted:
        taken.append(sheet_name(title, taken))

    assert len({name.casefold() for name in taken}) == len(wanted)
    for name in taken:
        assert 0 < utf16_len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", name)
        assert name.casefold() != "history"


@given(
    texts=st.lists(
        st.one_of(hostile, st.sampled_from(["=1+1", "+7 900", "-x", "@a", "http://a.ru", "12"])),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=40, deadline=None)
def test_cells_are_text_whatever_stands_in_them(texts: list[str]) -> None:
    for text in texts:
        sheet = book_of(with_notes(text)).worksheets[0]
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.value is None or cell.data_type == "s"
                assert cell.hyperlink is None


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-x", "@sum", "_x0041_", "0", "https://a.ru"])
def test_a_note_comes_back_as_it_was_written(text: str) -> None:
    assert labelled(book_of(with_notes(text)).worksheets[0])["Goal"] == [text]


@given(view=hostile_views())
@settings(max_examples=40, deadline=None)
def test_every_note_is_in_it(view: View) -> None:
    whole = one_line(told(view))

    for note in view.notes:
        assert one_line(legal(note.text)) in whole


def test_what_stands_on_every_board_is_in_it() -> None:
    view = small()
    whole = told(view)

    for note in view.notes:
        assert note.text in whole
    for text in (
        "hospitals (set aside: not ours)",
        "called three",
        "nine of ten",
        "somebody comes",
    ):
        assert text in whole
    assert "no spare parts" in [note.text for note in view.at(OnParking("barriers"))]


def test_the_largest_map_is_whole() -> None:
    view = large()
    sheet = book_of(view).worksheets[0]
    rows = rows_of(sheet)
    head = next(at for at, row in enumerate(rows) if row[0] == "Stage")

    assert len(rows[head + 1 :]) == LANES
    assert all(len(row) == STAGES + 1 and all(row) for row in rows[head:])
    whole = told(view)
    assert all(note.text in whole for note in view.notes)


def test_what_is_too_long_for_a_cell_goes_on_in_the_next_row() -> None:
    notes = [f"{at} {'слово ' * 1600}".strip() for at in range(5)]
    sheet = book_of(with_notes(*notes)).worksheets[0]
    goals = [row[1] for row in rows_of(sheet) if row[0] == "Goal"]

    assert len(goals) == 2
    assert all(utf16_len(cell) <= CELL_LIMIT for cell in goals)
    assert "\n".join(goals) == "\n".join(f"• {note}" for note in notes)


@given(text=st.one_of(hostile, st.text()), limit=st.integers(2, 12))
def test_cutting_a_text_into_pieces_loses_nothing_but_the_gaps(text: str, limit: int) -> None:
    text = legal(text)
    found = pieces(text, limit)

    assert all(utf16_len(piece) <= limit for piece in found)
    assert re.sub(r"[ \n]", "", "".join(found)) == re.sub(r"[ \n]", "", text)


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\x84", "\ud800", "\ufffe", "\uffff"])
def test_characters_that_no_file_holds_never_reach_it(sign: str) -> None:
    sheet = book_of(with_notes(f"be{sign}fore")).worksheets[0]

    assert labelled(sheet)["Goal"] == ["before"]


def test_equal_workshops_make_equal_files(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(example("boiler", "ru"), "xlsx", WHOLE).content
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))

    assert render(example("boiler", "ru"), "xlsx", WHOLE).content == first


@each_example
def test_a_map_can_be_read_on_the_screen_and_on_paper(name: str, lang: Language) -> None:
    sheet = book_of(example(name, lang)).worksheets[0]
    rows = rows_of(sheet)
    head = next(at for at, row in enumerate(rows, 1) if row[0] in ("Stage", "Этап"))

    assert sheet.freeze_panes == f"B{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=head) for cell in row)


def test_every_lane_has_its_colour_and_every_feeling_too() -> None:
    sheet = book_of(small()).worksheets[0]
    rows = {str(row[0].value): row for row in sheet.iter_rows()}
    fills = {name: row[0].fill.fgColor.rgb for name, row in rows.items() if name}

    lanes = ("Goal", "Questions", "Touchpoints", "Emotions", "Barriers", "Solutions", "Papers")
    assert len({fills[lane] for lane in lanes}) == len(lanes)
    assert len({cell.fill.fgColor.rgb for cell in rows["Emotions"][1:]}) == 3


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_letters_stand_out_from_what_is_behind_them() -> None:
    lanes = [*names("en").lanes, "an-own-lane", "turns"]
    tints = [sheet_look.tint(Row("lane", lane=lane), own=True) for lane in lanes]
    behind = {colour for tint in tints for colour in (tint.label, tint.cell)}
    behind |= {sheet_look.score_colour(score) for score in (-2, -1, 0, 1, 2, None)}

    assert all(contrast(sheet_look.INK, colour) >= 7 for colour in (*behind, sheet_look.NOTICE))
    assert contrast(sheet_look.HEAD, "#FFFFFF") >= 7
    assert contrast(sheet_look.QUIET, "#FFFFFF") >= 7


def test_a_row_is_as_high_as_its_fullest_cell_needs() -> None:
    few, many = (
        book_of(with_notes(*(f"note {at}" for at in range(n)))).worksheets[0] for n in (2, 12)
    )
    heights = [
        sheet.row_dimensions[at].height
        for sheet in (few, many)
        for at, row in enumerate(rows_of(sheet), 1)
        if row[0] == "Goal"
    ]

    assert heights[1] - heights[0] == pytest.approx(10 * 15)


def test_a_full_cell_widens_its_column_rather_than_hide_a_line() -> None:
    usual, full = (
        book_of(
            with_notes(*("many words that do not end on one line of it " * 2 for _ in range(n)))
        )
        for n in (1, 10)
    )
    widths = [book.worksheets[0].column_dimensions["B"].width for book in (usual, full)]

    assert widths[1] > widths[0]


def test_hidden_notes_are_on_no_sheet_and_every_sheet_says_so() -> None:
    view = small()
    note = next(note for note in view.notes if note.text == "managers")
    hidden = project(assign(view.workshop, (replace(note, hidden=True),), rev=2))

    assert "managers" not in told(hidden)
    for sheet in book_of(hidden):
        assert any("1 note is still hidden" in row[0] for row in rows_of(sheet)), sheet.title


def office(file: Path, to: str) -> Path:
    """Have LibreOffice make something of a file."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice isn't installed")
    folder = file.parent
    subprocess.run(
        [
            *(program, f"-env:UserInstallation=file://{folder}/office", "--headless"),
            *("--convert-to", to, "--outdir", str(folder), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    return file.with_suffix(f".{to}")


@pytest.mark.outside
def test_another_program_opens_it_and_keeps_every_cell(tmp_path: Path) -> None:
    view = example("boiler", "ru")
    file = tmp_path / "map.xlsx"
    file.write_bytes(render(view, "xlsx", WHOLE).content)
    read = load_workbook(io.BytesIO(office(office(file, "ods"), "xlsx").read_bytes()))

    assert [rows_of(sheet) for sheet in read] == [rows_of(sheet) for sheet in book_of(view)]


@pytest.mark.outside
def test_a_map_is_printed_on_one_page_in_width(tmp_path: Path) -> None:
    counter = shutil.which("pdfinfo")
    if counter is None:
        pytest.skip("poppler-utils isn't installed")
    file = tmp_path / "map.xlsx"
    view = large()
    file.write_bytes(render(view, "xlsx", WHOLE).content)
    pages = subprocess.run(
        [counter, str(office(file, "pdf"))], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    found = re.search(r"Pages:\s+(\d+)", pages)

    assert found is not None
    # Twelve stages side by side on the first sheet would take four pages if they weren't fitted.
    assert int(found[1]) <= len(book_of(view).sheetnames) + 1
