"""What the first characters of a line mean (facilitation: type the address, don't walk to it).

Only characters that stand without Alt on the US, Russian and Apple layouts are used. Pasted text
never passes through here.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from cjm_tui.text import QUOTES

Sort = Literal[
    "plain", "same", "park", "barrier", "solution", "question", "touchpoints", "feeling", "quote"
]


class Typed(Struct, frozen=True):
    """A line, taken apart."""

    sort: Sort
    text: str = ""
    """What is left of the line; empty for ``same``."""
    severity: int = 0
    """1 to 3 for a barrier."""
    score: int | None = None
    """-2 to 2 for a feeling."""
    parts: tuple[str, ...] = ()
    """Touchpoints of a comma list."""


_FEELING = re.compile(r"([+\-−–]?[0-2])(?:\s+(.*))?$", re.DOTALL)


def parse(line: str, *, on_map: bool) -> Typed:
    """Take a typed line apart.

    Args:
        line: as typed, clean.
        on_map: on the map ``? / -2…+2`` have a meaning too; elsewhere they are plain text.

    Returns:
        What it is; a line that begins with a space is plain, whatever follows.
    """
    if line.startswith(" "):
        return Typed("plain", line.strip())
    body = line.strip()
    if body == "+":
        return Typed("same")
    if body.startswith("..") and not body.startswith("..."):
        return Typed("park", body[2:].strip())
    if body.startswith("!"):
        bangs = len(body) - len(body.lstrip("!"))
        return Typed("barrier", body[bangs:].strip(), severity=min(bangs, 3))
    if body.startswith("="):
        return Typed("solution", body[1:].strip())
    if body.startswith(QUOTES):
        return Typed("quote", body)
    return _map_line(body) if on_map else Typed("plain", body)


def _map_line(body: str) -> Typed:
    if body.startswith("?"):
        return Typed("question", body[1:].strip())
    if body.startswith("/"):
        named = tuple(part.strip() for part in body[1:].split(",") if part.strip())
        return Typed("touchpoints", body[1:].strip(), parts=named)
    if body[:1] in "+-−–" and (found := _FEELING.match(body)):
        score = int(found.group(1).replace("−", "-").replace("–", "-"))
        return Typed("feeling", (found.group(2) or "").strip(), score=score)
    if body == "0" or body.startswith("0 "):
        return Typed("feeling", body[1:].strip(), score=0)
    return Typed("plain", body)
