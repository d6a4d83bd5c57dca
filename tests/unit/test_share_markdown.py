"""The Markdown of a map: a GFM reader gets every cell back, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cjm_tui.domain.view import View
from cjm_tui.share.texts.markdown import escaped, markdown_text
from tests.unit.share_world import hostile, hostile_views, small

GFM = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def rows(document: str) -> Iterator[list[Token]]:
    """The cells of every row of every table, as a GFM reader sees them."""
    row: list[Token] = []
    inside = False
    for token in GFM.parse(document):
        inside = (inside or token.type == "tr_open") and token.type != "tr_close"
        if token.type == "tr_open":
            row = []
        elif inside and token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            yield row


def shown(token: Token) -> str:
    """What a reader sees of a cell: its text, with the breaks we put in as newlines."""
    return "".join(
        "\n" if child.type == "html_inline" else child.content for child in token.children or ()
    )


def words_of(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


@given(hostile_views())
@settings(max_examples=30)
def test_every_row_has_a_cell_for_each_stage(view: View) -> None:
    table = list(rows(markdown_text(view)))

    assert len(table) == len(view.map_lanes) + 1
    assert {len(row) for row in table} == {len(view.stages) + 1}


@given(hostile_views())
@settings(max_examples=30)
def test_every_note_of_the_map_is_shown_as_it_was_written(view: View) -> None:
    told = words_of("".join(shown(cell) for row in rows(markdown_text(view)) for cell in row))

    for note in view.notes:
        if note.place.__struct_config__.tag == "map":
            assert words_of(note.text) in told


@given(hostile)
def test_escaped_text_is_shown_as_text_and_nothing_else(text: str) -> None:
    tokens = GFM.parse(f"- {escaped(text)}")
    inline = [token for token in tokens if token.type == "inline"]

    assert [token.type for token in tokens][:3] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
    ]
    assert len(inline) == 1
    assert {child.type for child in inline[0].children or ()} <= {
        "text",
        "text_special",
        "html_inline",
    }
    assert words_of(shown(inline[0])) == words_of(text)


def test_a_barrier_and_its_answer_share_a_number_where_a_stage_has_several() -> None:
    document = markdown_text(small())

    assert "| • 1) 🚧🚧🚧 nobody answers at night ◆<br>• 2) 🚧🚧 three formats |" in document
    assert "| • 1) one number, duty engineer<br>• 2) ⏸ set aside: later |" in document
    assert "❗️ no solution yet" in document


def test_what_stands_around_the_table_is_told_in_lists() -> None:
    document = markdown_text(small())

    assert document.startswith("# Boiler rooms: the client's journey\n")
    assert "- **Viktor**, chief engineer\n  - Why they would choose us\n    - sleeps" in document
    assert "- hospitals (set aside: not ours)" in document
    assert "- Nina, Oleg, by Fri 27 Nov: ask three plants → one number, duty engineer" in document
    assert "- Nina: a guide for the first winter" in document
    assert "- ↩️ 3. Contract: a bad winter: back to stage 2" in document
    assert "- who pays for the night?" in document
