"""Lines of a list and of a talk, as people type and paste them."""

from __future__ import annotations

import re

from cjm_tui.domain.records import Form
from cjm_tui.text import QUOTES

_BULLET = re.compile(r"\s*(?:[-–—*•·▪◦]\s+|\d{1,3}[.)]\s+|\d\ufe0f?\u20e3\s*)")
_SEEN_AT_END = re.compile(r"(.*\S)\s*\((?:seen|видел[аи]?|видно)\)\.?", re.IGNORECASE | re.DOTALL)
_SEEN_AT_START = re.compile(r"(?:seen|видел[аи]?):\s*(.*\S)", re.IGNORECASE | re.DOTALL)


def bare(line: str) -> str:
    """A line of a list without its bullet or number.

    Args:
        line: as it was pasted.
    """
    # Only where the line begins: a dash between words is somebody's own.
    bullet = _BULLET.match(line)
    return line[bullet.end() :].strip() if bullet else line.strip()


def read_finding(line: str) -> tuple[str, Form]:
    """What was found, and whether it is somebody's words or was seen.

    Args:
        line: a quote in its quotation marks, which it keeps; ``… (seen)`` or ``seen: …``, which
            loses that word; anything else is plain.
    """
    for pattern in (_SEEN_AT_END, _SEEN_AT_START):
        if seen := pattern.fullmatch(line.strip()):
            return seen.group(1), "seen"
    return line, "quote" if line.startswith(QUOTES) else "plain"
