"""Tables as text: which character parts the cells, and the rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cjm_tui.errors import InputProblem
from cjm_tui.share.incoming.found import LARGEST, MOST_CELLS
from cjm_tui.share.incoming.marks import lanes_of
from cjm_tui.share.texts.columns import unguarded

_SEPARATORS: Final = ("\t", ";", ",")
_LOOKED_AT: Final = 60
_SAMPLE: Final = 500_000
_DECLARED: Final = "sep="


def rows_of(text: str, file: str, separator: str = "") -> list[list[str]]:
    """Take a table apart.

    Args:
        text: clean.
        file: what to call it in a message.
        separator: between cells, if that is known.

    Raises:
        InputProblem: It is too large, or no table.
    """
    first, _, rest = text.partition("\n")
    if first.startswith(_DECLARED) and len(first) == len(_DECLARED) + 1:
        text, separator = rest, first[-1]
    rows: list[list[str]] = []
    cells = 0
    for row in _parted(text, separator or separator_of(text), file):
        cells += max(len(row), 1)
        if cells > MOST_CELLS:
            raise InputProblem("coming_too_many_cells", file=file, limit=MOST_CELLS)
        rows.append([unguarded(cell) for cell in row])
    return rows


def separator_of(text: str) -> str:
    """The character that most probably parts the cells."""
    return max(_SEPARATORS, key=lambda each: _likelihood(text, each))


def looks_like_table(text: str) -> bool:
    """Whether a text without a name that says so is a table of cells."""
    lanes, columns, _ = _likelihood(text, separator_of(text))
    return lanes >= 2 and columns >= 2


def _likelihood(text: str, separator: str) -> tuple[int, int, int]:
    """How many rows are called like lanes, and how many cells most rows have, so parted."""
    try:
        rows = list(islice(_parted(text[:_SAMPLE], separator, ""), _LOOKED_AT))
    except InputProblem:
        return (0, 0, 0)
    filled = [row for row in rows if len(row) > 1]
    widths = Counter(len(row) for row in filled)
    lanes = sum(bool(lanes_of(row[0])) for row in filled)
    heads = sum(bool(lanes_of(cell)) for cell in (filled[0] if filled else ()))
    usual, often = max(widths.items(), key=lambda each: each[1], default=(0, 0))
    return max(lanes, heads), usual, often


def _parted(text: str, separator: str, file: str) -> Iterator[list[str]]:
    limit = csv.field_size_limit(LARGEST)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        raise InputProblem("coming_damaged", file=file) from None
    finally:
        csv.field_size_limit(limit)
