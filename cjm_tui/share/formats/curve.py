"""The line of emotions as paths: hills above an axis, valleys below it.

It runs level at the middle of each stage and in one smooth slope from there to the next. A slope
is cut in half where two stages meet, so that each stage's slice can stand in a cell of its own
and the line still runs through the whole row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cjm_tui.share.formats.markup import Markup, element

Score = int | None

HIGHEST: Final = 2


class Room(NamedTuple):
    """The rectangle that a slice is drawn in."""

    left: float
    top: float
    width: float
    height: float

    @property
    def axis(self) -> float:
        """Where a feeling of nought lies."""
        return self.top + self.height / 2

    def x(self, part: float) -> float:
        """How far right a part of the width, 0 to 1, lies."""
        return self.left + part * self.width

    def y(self, score: float) -> float:
        """How far down a feeling lies; the best and the worst keep a little off the edge."""
        return self.axis - score / HIGHEST * self.height * 0.46


def slice_line(scores: Sequence[Score], at: int, room: Room) -> str:
    """Draw the line over one stage.

    Args:
        scores: the feeling at each stage; none where nobody named one, which is drawn as nought.
        at: which stage, from 0.
        room: where.

    Returns:
        The commands of a path from the left edge of the room to its right edge.
    """
    known = [score or 0 for score in scores]
    here = known[at]
    before = known[at - 1] if at else here
    after = known[at + 1] if at + 1 < len(known) else here
    start = _point(room, 0, (before + here) / 2)
    # The second half of the slope from the stage before, and the first half of the one after.
    arrive = (_point(room, 0.125, (before + 3 * here) / 4), _point(room, 0.25, here))
    leave = (_point(room, 0.75, here), _point(room, 0.875, (3 * here + after) / 4))
    middle, end = _point(room, 0.5, here), _point(room, 1, (here + after) / 2)
    return f"M{start} C{' '.join((*arrive, middle))} C{' '.join((*leave, end))}"


def slice_area(scores: Sequence[Score], at: int, room: Room) -> str:
    """Draw what lies between the line over one stage and the axis; see `slice_line`."""
    right, left = _point(room, 1, 0), _point(room, 0, 0)
    return f"{slice_line(scores, at, room)} L{right} L{left} Z"


def slice_picture(scores: Sequence[Score], at: int, label: str) -> Markup:
    """Draw one stage's slice for a cell that stretches it to its own width.

    Args:
        scores: the feeling at each stage.
        at: which stage, from 0.
        label: what it shows, for whoever can't see it.
    """
    room = Room(0, 0, 100, 60)
    area = slice_area(scores, at, room)
    halves = (
        _half("hill", area, 0, room.axis),
        _half("valley", area, room.axis, room.axis),
    )
    axis = element("path", d=f"M0 {_short(room.axis)} H100", class_="axis")
    line = element("path", d=slice_line(scores, at, room), class_="line")
    return element(
        "svg",
        *halves,
        axis,
        line,
        viewBox="0 0 100 60",
        preserveAspectRatio="none",
        class_="curve",
        role="img",
        aria_label=label,
    )


def _half(name: str, area: str, top: float, height: float) -> Markup:
    """Show of an area only what lies in one half: a picture in a picture cuts off the rest."""
    box = f"0 {_short(top)} 100 {_short(height)}"
    return element(
        "svg",
        element("path", d=area, class_=name),
        x="0",
        y=_short(top),
        width="100",
        height=_short(height),
        viewBox=box,
    )


def _point(room: Room, part: float, score: float) -> str:
    return f"{_short(room.x(part))} {_short(room.y(score))}"


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
