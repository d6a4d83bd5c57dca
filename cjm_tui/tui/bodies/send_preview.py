"""A message as a telephone shows it; a table as wide as there is room."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from cjm_tui.text import clean, cut, one_line, wrap
from cjm_tui.tui.blocks import Block, Span, beside, blank

PHONE = 36
"""Cells of a line on a telephone."""
BAR = "▏"
PHONE_WIDTH = len(BAR) + 1 + PHONE
"""Cells a telephone takes with the bar at its left."""
GAP = 1
"""Cells between two telephones."""
_TABLES: Final = frozenset(("cells", "markdown", "grid", "slack"))
"""Targets whose lines mean something only while they are whole."""
_NOTCHES = 3
"""Lines that one notch of the wheel moves."""

# A terminal may draw these in one cell or in two; a column must not depend on it.
_EMOJI = re.compile(
    "(?:[\U0001f000-\U0001faff\u203c\u2049\u2139\u21a9\u21aa\u231a-\u23ff\u2600-\u26ff"
    "\u2702-\u270f\u2728\u2733-\u2734\u2744-\u2764\u2795-\u27bf\u2b05-\u2b55\u3030\u303d]"
    "[\ufe0f\u200d\u20e3]*)+ ?|[\ufe0f\u20e3]"
)


def phone_lines(message: str) -> list[str]:
    """A message as lines of a telephone, without the emoji it is sent with."""
    return wrap(clean(_EMOJI.sub("", message)), PHONE)


class Preview:
    """A message that is looked at, and the line it is scrolled to."""

    def __init__(self) -> None:
        """Nothing to see."""
        self._message = ""
        self._target = ""
        self._top = 0
        self._lines: Sequence[str] = ()
        self._shown = 1
        """Lines seen at once when it was drawn last."""

    def draw(self, message: str, target: str, width: int, rows: int) -> Block:
        """Draw as much as fits, in as many telephones side by side as fit.

        Args:
            message: one message, as it is copied.
            target: where it is to go, a key of ``parcels.TARGETS``.
            width: cells.
            rows: at least one.
        """
        if (message, target) != (self._message, self._target):
            self._message, self._target, self._top = message, target, 0
        if target in _TABLES:
            lines = _table_lines(message, target, width - len(BAR) - 1)
            return self._drawn(lines, width, 1, rows)
        columns = max((width + GAP) // (PHONE_WIDTH + GAP), 1)
        return self._drawn(phone_lines(message), PHONE_WIDTH, columns, rows)

    def _drawn(self, lines: Sequence[str], width: int, columns: int, rows: int) -> Block:
        self._lines, self._shown = lines, columns * rows
        self._top = max(min(self._top, len(lines) - 1), 0)
        shown = lines[self._top : self._top + self._shown]
        blocks = [
            Block(width, tuple((Span(f"{BAR} ", "axis"), Span(line)) for line in column))
            for column in (shown[first : first + rows] for first in range(0, len(shown), rows))
        ]
        return beside(*blocks, gap=GAP) if blocks else blank()

    @property
    def is_whole(self) -> bool:
        """Whether all of it was seen at once when it was drawn last."""
        return len(self._lines) <= self._shown

    @property
    def seen(self) -> tuple[int, int]:
        """The number of the last line seen, and of all lines."""
        return min(self._top + self._shown, len(self._lines)), len(self._lines)

    @property
    def pages(self) -> Sequence[str]:
        """Keys of the pages to turn, none where there is only one."""
        if self.is_whole:
            return ()
        return tuple(map(str, range(0, len(self._lines), self._shown)))

    @property
    def at(self) -> str:
        """Key of the page seen, empty where there is only one."""
        return "" if self.is_whole else str(self._top - self._top % self._shown)

    def turn(self, page: str) -> None:
        """Show a page; one that isn't there changes nothing."""
        if page in self.pages:
            self._top = int(page)

    def scroll(self, by: int) -> None:
        """Move it by notches of the wheel."""
        last = max(len(self._lines) - self._shown, 0)
        self._top = max(min(self._top + by * _NOTCHES, last), 0)


def _table_lines(message: str, target: str, width: int) -> list[str]:
    """Lines as they are, of cells a row each; cut where the room ends."""
    seen = clean(_EMOJI.sub("", message))
    lines = _cell_rows(seen) if target == "cells" else seen.split("\n")
    return [cut(line, max(width, 1)) for line in lines]


def _cell_rows(message: str) -> list[str]:
    """What a table makes of text with tabs: whatever stands in a cell, on one line."""
    rows = csv.reader(io.StringIO(message), delimiter="\t")
    return [" │ ".join(one_line(cell) for cell in cells) for cells in rows]
