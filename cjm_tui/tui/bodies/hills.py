"""The feelings of a road as hills above a line and valleys below it, in half blocks.

Two levels a row, eased from stage to stage: it is read from the back row, needs no colour and
shrinks to one row a half.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cjm_tui.tui.blocks import Block, Line, Span

HIGHEST = 2
"""The greatest score, and the depth of the lowest."""

Score = int | None
"""-2 to +2; none where nobody has said yet."""

_PLATEAU = 0.4
"""How much of the way from one stage to the next stays level, half of it at either end."""
_MINI = " ▁▂▄▆█"
_AXIS, _UNKNOWN = "─", "┄"


class Extremes(NamedTuple):
    """Where a road is worst and best: numbers of stages from 0; none on a level road."""

    lowest: int | None = None
    peak: int | None = None


def extremes(scores: Sequence[Score]) -> Extremes:
    """Find the lowest place and the peak, the first of equals."""
    known = [(score, at) for at, score in enumerate(scores) if score is not None]
    if len({score for score, _ in known}) < 2:
        return Extremes()
    lowest = min(known)[1]
    peak = max(known, key=lambda each: (each[0], -each[1]))[1]
    return Extremes(lowest, peak)


@lru_cache(maxsize=64)
def hills(
    scores: tuple[Score, ...], column: int, rows: int, *, first: int = 0, shown: int | None = None
) -> Block:
    """Draw hills and valleys.

    Args:
        scores: of every stage of the road, in order.
        column: cells a stage takes.
        rows: rows of each half.
        first: number of the first stage shown, from 0; the curve still leads to those outside.
        shown: how many stages; all from ``first`` on when left out.

    Returns:
        ``2 * rows + 1`` lines: the hills, the axis (dotted where nobody has said yet), the valleys.
    """
    last = len(scores) if shown is None else min(first + shown, len(scores))
    levels = [
        round(height * rows) for height in _eased(scores, column)[first * column : last * column]
    ]
    up = [_row(levels, depth, "▄", "hill") for depth in reversed(range(rows))]
    down = [_row([-level for level in levels], depth, "▀", "valley") for depth in range(rows)]
    axis = tuple(
        Span((_UNKNOWN if score is None else _AXIS) * column, "axis")
        for score in scores[first:last]
    )
    return Block(len(levels), (*up, axis, *down))


def scale(rows: int) -> tuple[str, ...]:
    """What stands at the left of each line of ``hills``: +2, +1, 0, −1, −2 where they fall."""
    labels = [""] * (2 * rows + 1)
    for score in range(HIGHEST, 0, -1):
        away = -(-score * rows // 2)
        labels[rows - away] = f"+{score}"
        labels[rows + away] = f"−{score}"
    labels[rows] = " 0"
    return tuple(labels)


def mini(scores: Sequence[Score], width: int = 8) -> str:
    """The whole road in one row, for a list.

    Args:
        scores: of every stage, in order.
        width: cells at most.

    Returns:
        A bar for each stage, the lowest for −2, a space where nobody has said yet; the road is
        thinned out where it has more stages than there are cells. Empty where nothing is known.
    """
    if all(score is None for score in scores):
        return ""
    count = min(len(scores), width)
    chosen = [scores[at * len(scores) // count] for at in range(count)]
    return "".join(_MINI[0 if score is None else score + HIGHEST + 1] for score in chosen)


def _eased(scores: Sequence[Score], column: int) -> list[float]:
    """The height at each cell, -2 to 2."""
    known = [score or 0 for score in scores]
    return [_height(known, (cell + 0.5) / column - 0.5) for cell in range(len(known) * column)]


def _height(scores: Sequence[int], position: float) -> float:
    """The height between two stages: level around each, a smooth slope in between."""
    before = int(position // 1)
    part = position - before
    slope = min(max((part - _PLATEAU / 2) / (1 - _PLATEAU), 0.0), 1.0)
    ease = slope * slope * (3 - 2 * slope)
    left = scores[max(before, 0)]
    right = scores[min(before + 1, len(scores) - 1)]
    return left + (right - left) * ease


def _row(levels: Sequence[int], depth: int, half: str, style: str) -> Line:
    """One row of a half; ``depth`` counts from the axis, ``levels`` are half rows away from it."""
    full = 2 * depth + 2
    drawn = "".join(
        "█" if level >= full else half if level == full - 1 else " " for level in levels
    )
    return (Span(drawn, style),) if drawn.strip() else ()
