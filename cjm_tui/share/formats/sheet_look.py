"""What a sheet looks like: colours, the widths of columns and the heights of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from cjm_tui.share.texts.columns import TURNS
from cjm_tui.share.texts.rows import Row
from cjm_tui.text import cell_len, wrap


class Tint(Struct, frozen=True):
    """The colours of a row; what stands on them is `INK`."""

    label: str
    cell: str


INK: Final = "#1F2933"
QUIET: Final = "#52606D"
"""Of labels beside a fact; on white, still seven to one."""
RULE: Final = "#B8C2CC"
HEAD: Final = "#2F4156"
"""Behind white letters."""
NOTICE: Final = "#FFF3CD"

PLAIN: Final = Tint("#E8ECF1", "#FFFFFF")
_OWN: Final = Tint("#DED3F0", "#F5F1FB")
_OPTIONAL: Final = Tint("#D9E0E8", "#F4F6F9")
_LANES: Final[Mapping[str, Tint]] = {
    "goal": Tint("#CDE5C3", "#F0F8EC"),
    "questions": Tint("#FBE7A1", "#FFFAE8"),
    "touchpoints": Tint("#C6DDF6", "#EFF6FD"),
    "emotions": Tint("#E3E6EA", "#FAFBFC"),
    "barriers": Tint("#F5C9C1", "#FDF1EE"),
    "solutions": Tint("#BCE3DA", "#EDF8F5"),
    TURNS: Tint("#E3E6EA", "#FFFFFF"),
}
_SCORES: Final[Mapping[int | None, str]] = {
    -2: "#F2A9A0",
    -1: "#F9D8CD",
    0: "#F1F1EC",
    1: "#D9EFCF",
    2: "#A9D99A",
    None: _LANES["emotions"].cell,
}

TITLE_POINTS: Final = 16
POINTS: Final = 11
HEIGHT_LIMIT: Final = 409
"""Points that a row may be high; no program shows a higher one."""

_LINE: Final = 15.0
_AIR: Final = 6.0
_LABELS: Final = (14, 24)
_CELLS: Final = (8, 44)
_MAP_CELLS: Final = (28, 36, 48, 64)
_SHEET: Final = 132
"""Characters side by side that are still read when a sheet is printed on one page's width."""


def tint(row: Row, own: bool) -> Tint:
    """The colours of a row.

    Args:
        row: any row.
        own: whether it is a lane of the team's own.
    """
    if row.kind != "lane":
        return PLAIN
    return _LANES.get(row.lane) or (_OWN if own else _OPTIONAL)


def score_colour(score: int | None) -> str:
    """What stands behind a feeling."""
    return _SCORES[score]


def column_widths(rows: Sequence[Row]) -> tuple[int, ...]:
    """How wide the columns of a sheet have to be, in characters.

    A map's stages are as wide as each other, and wider where a cell would be too high to show.
    """
    tabled = [row.cells for row in rows if row.kind in ("head", "lane", "row")]
    count = max((len(cells) for cells in tabled), default=2)
    labels = (row.cells[0] for row in rows if row.kind not in ("title", "notice", "blank"))
    label = _between(_LABELS, max(map(_longest, labels), default=0) + 3)
    if any(row.kind == "lane" for row in rows):
        return label, *([_map_width(rows, label)] * (count - 1))
    most = max(_CELLS[1], (_SHEET - label) // max(1, count - 1))
    return label, *(
        _between((_CELLS[0], most), max(_longest(c[at]) for c in tabled if at < len(c)) + 3)
        if tabled
        else most
        for at in range(1, count)
    )


def _map_width(rows: Sequence[Row], label: int) -> int:
    for width in _MAP_CELLS:
        if all(row_height(row, (label, *[width] * len(row.cells))) < HEIGHT_LIMIT for row in rows):
            return width
    return _MAP_CELLS[-1]


def row_height(row: Row, widths: Sequence[int]) -> float:
    """How high a row has to be so that all of it shows, in points.

    Args:
        row: any row.
        widths: those of the columns; a title, notice or fact goes on to the last of them.
    """
    if row.kind == "blank":
        return _LINE
    if row.kind in ("title", "notice"):
        scale = TITLE_POINTS / POINTS if row.kind == "title" else 1
        return scale * _LINE * _lines(row.cells[0], sum(widths) / scale) + _AIR
    if row.kind == "fact":
        widths = (widths[0], sum(widths[1:]))
    heavy = row.kind == "head"
    lines = (
        _lines(cell, width * (0.88 if heavy or at == 0 else 1))
        for at, (cell, width) in enumerate(zip(row.cells, widths, strict=False))
    )
    return min(HEIGHT_LIMIT, _LINE * max(lines, default=1) + _AIR)


def _lines(text: str, width: float) -> int:
    return len(wrap(text, max(1, int(width) - 1)))


def _longest(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def _between(limits: tuple[int, int], width: int) -> int:
    return min(max(width, limits[0]), limits[1])
