"""A pasted list, taken apart into lines."""

from __future__ import annotations

import re

from cjm_tui.text import clean

_BULLET = re.compile(r"\s*(?:[-–—*•·▪◦]|\d{1,3}[.)])\s+")


def pasted_lines(pasted: str) -> tuple[str, ...]:
    """The lines of a paste, without bullets, numbers and empty lines.

    Args:
        pasted: as it came from the clipboard.

    Returns:
        One text for each note.
    """
    lines = (_BULLET.sub("", line, count=1).strip() for line in clean(pasted).split("\n"))
    return tuple(clean(line, lines=False) for line in lines if line)
