"""Text as a workbook takes it: characters, lengths and the names of sheets."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count
from typing import Final

from cjm_tui.text import clean, one_line, utf16_len

CELL_LIMIT: Final = 32_767
"""UTF-16 units that a cell holds; a longer text would be refused, or cut without a word."""
NAME_LIMIT: Final = 31

_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]+")


def legal(text: str) -> str:
    """Text without the characters that can't stand in the XML of a workbook."""
    return _NOT_IN_XML.sub("", clean(text))


def pieces(text: str, limit: int = CELL_LIMIT) -> list[str]:
    """Take apart what is too long for one cell: between lines, or words, or where it must be.

    Args:
        text: of any length.
        limit: the longest piece, in UTF-16 units.

    Returns:
        At least one piece, and every character but the spaces and newlines it was cut at.
    """
    found = []
    while utf16_len(text) > limit:
        room = _fitting(text, limit)
        at = max(text.rfind("\n", 0, room), 0) or max(text.rfind(" ", 0, room), 0) or room
        found.append(text[:at])
        text = text[at:].lstrip(" \n")
    return [*found, text]


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start take at most so many UTF-16 units."""
    if utf16_len(text[:limit]) <= limit:
        return limit
    return len(text[:limit].encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore"))


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """A name that a sheet may have: short enough, without what is forbidden, and the only one.

    Args:
        wanted: what the sheet is about.
        taken: the names of the other sheets.
    """
    name = one_line(_NOT_IN_NAMES.sub(" ", legal(wanted))).strip("' ") or "cjm"
    if name.casefold() == "history":  # a name that Excel keeps for itself
        name = f"{name} 1"
    others = {each.casefold() for each in taken}
    for n in count(1):
        end = "" if n == 1 else f" ({n})"
        fitting = _shortened(name, NAME_LIMIT - len(end)) + end
        if fitting.casefold() not in others:
            return fitting
    raise AssertionError("numbers end")


def _shortened(name: str, limit: int) -> str:
    if utf16_len(name) <= limit:
        return name
    return name[: _fitting(name, limit - 1)].rstrip("' ") + "…"
