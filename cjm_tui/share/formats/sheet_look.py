"""What a sheet looks like: colours, the widths of columns and the heights of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
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
QUIET: Final = "#44515E"
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
_AIR: Final = 8.0
_INDENT: Final = 1
"""Characters that a cell's margins take."""
_LABELS: Final = (14, 26)
_CELLS: Final = (8, 28)
_STAGES: Final = (28, 44)
_WIDER: Final = (56, 72)
_SHEET: Final = 132
"""Characters side by side that are still read when a sheet is printed on one page's width."""
_BOLD: Final = 0.88
"""Characters that bold letters leave room for, where others leave it for one."""


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
    tabled = [row for row in rows if row.kind in ("head", "lane", "row")]
    count = max((len(row.cells) for row in tabled), default=2)
    labelled = (row for row in rows if row.kind not in ("title", "notice", "blank"))
    label = _between(_LABELS, max((_wanted(row, 0) for row in labelled), default=0))
    share = (_SHEET - label) // max(1, count - 1)
    if any(row.kind == "lane" for row in rows):
        return label, *[_stage_width(rows, label, share)] * (count - 1)
    wanted = [max((_wanted(row, at) for row in tabled), default=_SHEET) for at in range(1, count)]
    return label, *_shared(wanted, _SHEET - label)


def _shared(wanted: Sequence[int], room: int) -> Iterator[int]:
    """Widths that fit into the room if they can: the widest columns give way, down to a limit."""
    least, narrow = _CELLS
    most = next(
        (most for most in range(room, narrow, -1) if sum(min(w, most) for w in wanted) <= room),
        narrow,
    )
    return (_between((least, most), width) for width in wanted)


def _stage_width(rows: Sequence[Row], label: int, share: int) -> int:
    usual = _between(_STAGES, share)
    for width in (usual, *_WIDER):
        if all(row_height(row, (label, *[width] * len(row.cells))) < HEIGHT_LIMIT for row in rows):
            return width
    return _WIDER[-1]


def _wanted(row: Row, at: int) -> int:
    """How wide a column has to be for a cell to need no wrapping."""
    if at >= len(row.cells):
        return 0
    longest = max(map(cell_len, row.cells[at].split("\n")))
    return ceil(longest / (_BOLD if _is_bold(row, at) else 1)) + 3 * _INDENT


def _is_bold(row: Row, at: int) -> bool:
    return at == 0 or row.kind == "head"


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
    lines = (
        _lines(cell, width * (_BOLD if _is_bold(row, at) else 1))
        for at, (cell, width) in enumerate(zip(row.cells, widths, strict=False))
    )
    return min(HEIGHT_LIMIT, _LINE * max(lines, default=1) + _AIR)


def _lines(text: str, width: float) -> int:
    return len(wrap(text, max(1, int(width) - _INDENT)))


def _between(limits: tuple[int, int], width: int) -> int:
    return min(max(width, limits[0]), limits[1])
