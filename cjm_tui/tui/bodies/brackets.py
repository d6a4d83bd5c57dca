"""The returns of a road, drawn as brackets at its right side, and where the client leaves it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from cjm_tui.text import cell_len
from cjm_tui.tui.blocks import Block, Line, Span

LANES = 3
"""Brackets side by side; what crosses more than so many is told in words only."""
STEP = 3
"""Cells from one bracket to the next."""
REACH = 4
"""Cells from the road to the first bracket."""
_ARROW = "◄"
_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_GLYPHS = {
    _UP | _DOWN: "│",
    _LEFT | _RIGHT: "─",
    _LEFT | _DOWN: "╮",
    _LEFT | _UP: "╯",
    _LEFT | _RIGHT | _DOWN: "┬",
    _LEFT | _RIGHT | _UP: "┴",
    _LEFT | _UP | _DOWN: "┤",
    _LEFT | _RIGHT | _UP | _DOWN: "┼",
}


class Arc(NamedTuple):
    """A return, by the places of its two stages on the road, from 0."""

    source: int
    target: int

    @property
    def top(self) -> int:
        """The upper of the two."""
        return min(self)

    @property
    def bottom(self) -> int:
        """The lower one."""
        return max(self)


class Rows(NamedTuple):
    """Where a stage is drawn."""

    arrival: int
    """Row at which returns lead to it."""
    departure: int
    """Row at which they start from it; another one where there is room for both."""


def zone_width(arcs: Sequence[Arc], leaving: str) -> int:
    """Cells that ``brackets`` takes.

    Args:
        arcs: the returns.
        leaving: what is written where the client leaves, empty where nobody does.
    """
    lanes = len(set(_lanes(arcs).values()))
    return _reach(leaving) + STEP * (lanes - 1) + 1 if lanes else cell_len(leaving)


def brackets(
    height: int, road: Sequence[Rows], arcs: Sequence[Arc], leaving: str, exits: Collection[int]
) -> Block:
    """Draw them.

    Args:
        height: rows of the whole road.
        road: where each of its stages is drawn.
        arcs: the returns.
        leaving: what is written where the client leaves.
        exits: the stages, from 0, at which that is.

    Returns:
        A block ``zone_width`` wide.
    """
    width, lanes = zone_width(arcs, leaving), _lanes(arcs)
    cells = [[0] * width for _ in range(height)]
    starts = {road[stage].arrival: cell_len(leaving) + 1 for stage in exits}
    arrows: dict[int, int] = {}
    for arc, lane in lanes.items():
        column = _reach(leaving) + STEP * lane
        source, target = road[arc.source].departure, road[arc.target].arrival
        arrows[target] = starts.get(target, 0)
        for row, other in ((source, target), (target, source)):
            for x in range(starts.get(row, 0), column):
                cells[row][x] |= _LEFT | _RIGHT
            cells[row][column] |= _LEFT | (_DOWN if row < other else _UP)
        for row in range(min(source, target) + 1, max(source, target)):
            cells[row][column] |= _UP | _DOWN
    lines = (
        _line(cells[row], arrows.get(row), leaving if row in starts else "")
        for row in range(height)
    )
    return Block(width, tuple(lines))


def _reach(leaving: str) -> int:
    """The column of the nearest bracket."""
    return max(REACH, cell_len(leaving) + 2 if leaving else 0)


def _line(cells: Sequence[int], arrow: int | None, leaving: str) -> Line:
    drawn = "".join(
        _ARROW if x == arrow else _GLYPHS.get(directions, " ") for x, directions in enumerate(cells)
    ).rstrip()
    if not leaving:
        return (Span(drawn, "axis"),) if drawn else ()
    return (Span(leaving, "barrier"), Span(drawn[cell_len(leaving) :], "axis"))


def _lanes(arcs: Sequence[Arc]) -> Mapping[Arc, int]:
    """The lane of each bracket: the shorter the nearer, none through another."""
    lanes: dict[Arc, int] = {}
    for arc in sorted(set(arcs), key=lambda one: (one.bottom - one.top, one.top)):
        if arc.top == arc.bottom:
            continue
        taken = {
            lane
            for other, lane in lanes.items()
            if other.top <= arc.bottom and arc.top <= other.bottom
        }
        lane = next((each for each in range(LANES) if each not in taken), None)
        if lane is not None:
            lanes[arc] = lane
    return lanes
