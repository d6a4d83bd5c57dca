"""What stands in a cell of the whole map: so much of its notes as the grid has room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.text import cut, one_line
from cjm_tui.tui.blocks import Block, Span, line_len, stack, text
from cjm_tui.tui.marks import note_text

_FEWEST_ROWS = 2
"""Touchpoints are short and many: they get so many rows at least."""


class Measure(NamedTuple):
    """How much of a cell is shown."""

    notes: int
    rows: int
    """Of each note."""


def written(view: View, notes: Sequence[Note], width: int, measure: Measure) -> Block:
    """A cell's first notes, and how many more there are."""
    shown = [note_cell(view, note, width, measure.rows) for note in notes[: measure.notes]]
    return with_more(stack(Block(width), *shown), len(notes) - len(shown))


def touched(_: View, notes: Sequence[Note], width: int, measure: Measure) -> Block:
    """Touchpoints one after the other, as many as so many rows hold."""
    rows = max(measure.notes, _FEWEST_ROWS)
    told: list[str] = []
    drawn = Block(width)
    for note in notes:
        told.append(one_line(note.text))
        joined = text(", ".join(told), width)
        left = len(notes) - len(told)
        if len(told) > 1 and with_more(joined, left).height > rows:
            break
        drawn = with_more(first_rows(joined, rows), left)
    return drawn


def note_cell(view: View, note: Note, width: int, rows: int, lead: Span | None = None) -> Block:
    """A note in a cell, behind its glyph if it has one."""
    shown = note_text(view, note)
    if lead is None:
        return first_rows(text(shown, width), rows)
    hang = len(lead.text)
    inner = first_rows(text(shown, max(width - hang, 1)), rows)
    rest = [(Span(" " * hang), *line) for line in inner.lines[1:]]
    return Block(width, ((lead, *inner.lines[0]), *rest))


def first_rows(block: Block, rows: int) -> Block:
    """So much of a block that the grid stays a grid; an ellipsis where it goes on."""
    if block.height <= rows:
        return block
    *kept, last = block.lines[:rows]
    ending = tuple(Span(cut(f"{span.text}…", block.width), span.style) for span in last)
    return replace(block, lines=(*kept, ending))


def with_more(block: Block, left: int) -> Block:
    """A block that says how many are not shown: on its last line, or below."""
    if left <= 0:
        return block
    more = Span(f"+{left}", "muted")
    if block.lines and line_len(block.lines[-1]) + 2 + len(more.text) <= block.width:
        *kept, last = block.lines
        return replace(block, lines=(*kept, (*last, Span("  "), more)))
    return replace(block, lines=(*block.lines, (more,)))
