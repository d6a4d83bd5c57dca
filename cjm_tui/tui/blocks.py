"""What is drawn, before anybody draws it: rectangles of styled text that know what lies in them.

A body composes blocks (``stack``, ``beside``, ``indent``) and never touches a terminal; the one
widget that shows them is ``widgets.sheet.SheetView``. Coordinates are cells from 0, right and down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.text import cell_len, cut, wrap

WIDE = 96
"""Cells from which a page is a laptop's; a narrower one is a projector's."""

STYLES = (
    "text",
    "strong",
    "heading",
    "active",
    "muted",
    "suggestion",
    "mark",
    "heard",
    "barrier",
    "solution",
    "axis",
    "hill",
    "valley",
    "good",
    "warn",
    "red",
    "alarm",
    "chosen",
)
"""Every style name a span may carry; ``widgets.sheet`` has a component class for each."""


class Span(NamedTuple):
    """Text in one style; never wraps, never holds a newline."""

    text: str
    style: str = "text"


Line = tuple[Span, ...]


class Item(Struct, frozen=True):
    """Something the cursor can stand on."""

    key: str
    """A record's id, or a body's own key for a heading or an empty cell (``"needs"``)."""
    top: int
    left: int
    width: int
    height: int


class Block(Struct, frozen=True):
    """A rectangle of lines. A line may be narrower than ``width``, never wider."""

    width: int
    lines: tuple[Line, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.lines)


class Page(Struct, frozen=True):
    """What a body shows: ``top`` and ``bottom`` stay where they are, ``body`` scrolls between."""

    body: Block
    top: Block = Block(0)
    bottom: Block = Block(0)


def line_len(line: Line) -> int:
    """Cells a line takes."""
    return sum(cell_len(span.text) for span in line)


def blank(rows: int = 1) -> Block:
    """Empty rows."""
    return Block(0, ((),) * rows)


@lru_cache(maxsize=16384)
def text(content: str, width: int, style: str = "text") -> Block:
    """A paragraph, wrapped.

    Args:
        content: clean text; its newlines are kept.
        width: cells at most.
        style: of all of it.
    """
    return Block(width, tuple((Span(row, style),) for row in wrap(content, max(width, 1))))


def row(width: int, *spans: Span) -> Block:
    """One line; what doesn't fit is cut with an ellipsis."""
    left, kept = width, []
    for span in spans:
        if left <= 0:
            break
        shown = cut(span.text, left)
        kept.append(Span(shown, span.style))
        left -= cell_len(shown)
    return Block(width, (tuple(kept),))


def ends(width: int, left: Sequence[Span], right: Sequence[Span]) -> Block:
    """One line with something at either end; the left is cut where they would meet."""
    space = width - line_len(tuple(right)) - (1 if right else 0)
    start = row(max(space, 0), *left).lines[0]
    gap = width - line_len(start) - line_len(tuple(right))
    return Block(width, ((*start, Span(" " * max(gap, 0)), *right),))


def rule(width: int, style: str = "axis") -> Block:
    """A horizontal line."""
    return Block(width, ((Span("─" * width, style),),))


def stack(*blocks: Block) -> Block:
    """Blocks one under the other."""
    lines: list[Line] = []
    items: list[Item] = []
    for block in blocks:
        items += _moved(block.items, len(lines), 0)
        lines += block.lines
    return Block(max((block.width for block in blocks), default=0), tuple(lines), tuple(items))


def beside(*blocks: Block, gap: int = 2) -> Block:
    """Blocks side by side, each taking its own width; the shorter ones end in blank rows."""
    height = max((block.height for block in blocks), default=0)
    lines: list[Line] = [()] * height
    items: list[Item] = []
    ends_at = [0] * height
    left = 0
    for block in blocks:
        for y, line in enumerate(block.lines):
            padding = left - ends_at[y]
            lines[y] = (*lines[y], Span(" " * padding), *line) if padding else (*lines[y], *line)
            ends_at[y] = left + line_len(line)
        items += _moved(block.items, 0, left)
        left += block.width + gap
    return Block(max(left - gap, 0), tuple(lines), tuple(items))


def flow(width: int, *blocks: Block, gap: int = 3) -> Block:
    """Blocks one after the other like words, in as many rows as they need.

    Args:
        width: cells; no block may be wider.
        blocks: each as wide as what it shows.
        gap: cells between two in a row.
    """
    rows: list[list[Block]] = []
    used = 0
    for block in blocks:
        if rows and used + gap + block.width <= width:
            rows[-1].append(block)
            used += gap + block.width
        else:
            rows.append([block])
            used = block.width
    return stack(*(beside(*each, gap=gap) for each in rows))


def top_rows(block: Block, rows: int) -> Block:
    """A block's first rows; an ellipsis at the end of the last says that it goes on."""
    if block.height <= rows or rows < 1:
        return block
    last = block.lines[rows - 1]
    style = last[-1].style if last else "text"
    content = "".join(span.text for span in last).rstrip()
    width = max(block.width, 1)
    ending = Span(cut(content, width - 1).removesuffix("…") + "…", style)
    items = tuple(
        replace(one, height=min(one.height, rows - one.top))
        for one in block.items
        if one.top < rows
    )
    return Block(width, (*block.lines[: rows - 1], (ending,)), items)


def indent(block: Block, cells: int) -> Block:
    """A block moved to the right."""
    padding = Span(" " * cells)
    lines = tuple((padding, *line) if line else line for line in block.lines)
    return Block(block.width + cells, lines, tuple(_moved(block.items, 0, cells)))


def item(key: str, block: Block) -> Block:
    """The same block as something the cursor can stand on.

    Args:
        key: what the screen is told when the cursor is there.
        block: what is drawn; items inside it are dropped.
    """
    return replace(block, items=(Item(key, 0, 0, max(block.width, 1), max(block.height, 1)),))


def at_least(block: Block, rows: int) -> Block:
    """A block with blank rows added below until it has so many."""
    missing = rows - block.height
    return stack(block, blank(missing)) if missing > 0 else block


def _moved(items: Iterable[Item], down: int, right: int) -> list[Item]:
    if not (down or right):
        return list(items)
    return [Item(one.key, one.top + down, one.left + right, one.width, one.height) for one in items]
