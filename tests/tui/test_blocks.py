"""Blocks hold what they promise whatever they are made of: widths, heights, items on their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.view import project
from cjm_tui.method.loader import example_bytes
from cjm_tui.store.exchange import import_json
from cjm_tui.text import cell_len, clean
from cjm_tui.tui import blocks
from cjm_tui.tui.blocks import Block, Span, line_len
from cjm_tui.tui.marks import marked_text, quoted
from cjm_tui.words import Language
from tests.tui.fake_desk import HOSTILE, drawn

ODD = [
    "漢字",
    "👩‍👩‍👧",
    "e\u0301",
    "\u200d",
    "[/]",
    "a b",
    "слово",
    "x" * 30,
    "\n",
    "\t",
    "🇷🇺",
    "ﷺ",
]
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(ODD), max_size=8).map("".join)
).map(clean)
ONE_LINE = TEXTS.map(lambda text: clean(text, lines=False))
WIDTHS = st.integers(2, 60)
"""From two cells: a character of two can't be broken."""
STYLES = st.sampled_from(blocks.STYLES)


def whole(block: Block) -> Block:
    """A block that keeps its promises; fails where it doesn't."""
    for line in block.lines:
        assert line_len(line) <= block.width, (block.width, line)
        assert all("\n" not in span.text and "\t" not in span.text for span in line)
    for one in block.items:
        assert one.width >= 1
        assert one.height >= 1
        assert one.left >= 0
        assert one.top >= 0
        assert one.left + one.width <= max(block.width, 1), (one, block.width)
        assert one.top + one.height <= max(block.height, 1), (one, block.height)
    return block


@st.composite
def some_block(draw: st.DrawFn) -> Block:
    """A paragraph, an item, a row, or blank rows."""
    width = draw(WIDTHS)
    kind = draw(st.sampled_from(["text", "item", "row", "ends", "blank"]))
    content = draw(TEXTS)
    if kind == "blank":
        return blocks.blank(draw(st.integers(0, 3)))
    if kind == "row":
        return blocks.row(width, Span(content), Span(content, "mark"))
    if kind == "ends":
        return blocks.ends(width, [Span(content)], [Span("n", "muted")])
    paragraph = blocks.text(content, width, draw(STYLES))
    return paragraph if kind == "text" else blocks.item(f"key {content[:3]}", paragraph)


@given(some_block())
def test_each_keeps_its_width_and_its_items(block: Block) -> None:
    whole(block)


@given(st.lists(some_block(), max_size=5))
def test_stacked_they_stand_one_under_the_other(parts: list[Block]) -> None:
    stacked = whole(blocks.stack(*parts))
    assert stacked.height == sum(part.height for part in parts)
    assert stacked.width == max((part.width for part in parts), default=0)
    assert stacked.lines == tuple(line for part in parts for line in part.lines)
    assert [one.key for one in stacked.items] == [one.key for part in parts for one in part.items]


@given(st.lists(some_block(), min_size=1, max_size=4), st.integers(0, 4))
def test_beside_each_other_each_begins_at_its_own_column(parts: list[Block], gap: int) -> None:
    joined = whole(blocks.beside(*parts, gap=gap))
    assert joined.height == max(part.height for part in parts)
    assert joined.width == sum(part.width for part in parts) + gap * (len(parts) - 1)
    left = 0
    for part in parts:
        for y, line in enumerate(part.lines):
            shown = "".join(span.text for span in line)
            row = "".join(span.text for span in joined.lines[y])
            assert shown in row
            before = row[: row.index(shown)] if shown else ""
            assert not shown or cell_len(before) <= left
        left += part.width + gap


@given(st.lists(some_block(), max_size=6), st.integers(1, 5))
def test_flowing_they_use_as_many_rows_as_they_need(parts: list[Block], gap: int) -> None:
    width = max([60, *(part.width for part in parts)])
    flowed = whole(blocks.flow(width, *parts, gap=gap))
    assert flowed.width <= width
    assert [one.key for one in flowed.items] == [one.key for part in parts for one in part.items]


@given(some_block(), st.integers(0, 9))
def test_moved_to_the_right_the_items_come_along(block: Block, cells: int) -> None:
    moved = whole(blocks.indent(block, cells))
    assert [one.left for one in moved.items] == [one.left + cells for one in block.items]


@given(some_block(), st.integers(1, 4))
def test_a_block_cut_short_says_that_it_goes_on(block: Block, rows: int) -> None:
    shown = whole(blocks.top_rows(block, rows))
    assert shown.height == min(block.height, rows)
    if block.height > rows:
        assert drawn(shown).endswith("…")
    assert blocks.at_least(shown, rows).height >= rows


@given(ONE_LINE, ONE_LINE, st.integers(6, 60))
def test_a_note_with_its_marks_fits(content: str, mark: str, width: int) -> None:
    lead, marks = Span("· ", "muted"), (Span(f" {mark[:3]}", "mark"),)
    if cell_len(marks[0].text) + 4 + 2 <= width:
        whole(marked_text(content, width, "text", lead, marks))


@pytest.mark.parametrize("width", [12, 40, 200])
def test_a_text_is_never_markup_and_never_shortened_when_it_wraps(width: int) -> None:
    shown = drawn(whole(blocks.text(HOSTILE, width)))
    assert "".join(shown.split()) == "".join(HOSTILE.split())


@pytest.mark.parametrize(("language", "marked"), [("en", "“who?”"), ("ru", "«who?»")])
def test_a_quote_gets_the_quotation_marks_of_its_workshop_once(
    language: Language, marked: str
) -> None:
    view = project(import_json(example_bytes("boiler", language), "boiler"))
    assert quoted(view, "who?") == marked
    for said in ('"who?"', "«who?»", "“who?”"):
        assert quoted(view, said) == said
