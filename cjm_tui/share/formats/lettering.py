"""How wide text will be in a picture that somebody else's program draws with a font of its own."""

from __future__ import annotations

import re
from typing import Final

from cjm_tui.text import cell_len

BOLD: Final = 1.13
"""How much wider bold is."""

# Widths in parts of the font's size, of the widest of the fonts that a plain sans-serif may be.
_NARROW: Final = frozenset("ijlI.,:;!|'()[]{}ıíì·/\\")
_WIDE: Final = frozenset("mwMW@%—…жшщюыфЖШЩЮЫФДмМ№")
_SPACE: Final = 0.33
_SPACES: Final = " \N{NO-BREAK SPACE}"
_JOINER: Final = "\u200d"
_GAP: Final = re.compile("[ \t]+")


class _Widths(dict[str, float]):
    """The width of every character met so far: maps repeat a few dozen of them."""

    def __missing__(self, character: str) -> float:
        width = self[character] = _measured(character)
        return width


def _measured(character: str) -> float:
    if character in _SPACES:
        return _SPACE
    if character in _NARROW:
        return 0.42
    if character in _WIDE:
        return 1.12
    cells = cell_len(character)
    if cells != 1:
        return 1.45 * min(cells, 2)
    if character.islower() or character.isdecimal():
        return 0.68
    # Capitals, signs, and letters of alphabets whose widths we don't know.
    return 0.92


_WIDTHS: Final = _Widths()


def em(text: str) -> float:
    """The most that one line of text is wide, in parts of the font's size."""
    return sum(map(_WIDTHS.__getitem__, text))


def wrapped(text: str, room: float) -> list[str]:
    """Break text into lines, between words where it can.

    Args:
        text: what to write; a newline in it always breaks.
        room: how wide a line may be, in parts of the font's size.

    Returns:
        At least one line; none wider than the room, but what is one character to a reader may be.
    """
    broken: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line, used = "", 0.0
        for word in _GAP.split(paragraph.strip()):
            width = em(word)
            if line and used + _SPACE + width <= room:
                line, used = f"{line} {word}", used + _SPACE + width
                continue
            if line:
                broken.append(line)
            line, used = word, width
            if width > room:
                *whole, line = _chopped(word, room)
                broken += whole
                used = em(line)
        broken.append(line)
    return broken


def _chopped(word: str, room: float) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for cluster in _clusters(word):
        width = em(cluster)
        if piece and used + width > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + cluster, used + width
    return [*pieces, piece]


def _clusters(word: str) -> list[str]:
    """Take a word apart where it may be: accents and the members of a family stay together."""
    clusters: list[str] = []
    for character in word:
        if clusters and (_WIDTHS[character] == 0 or clusters[-1].endswith(_JOINER)):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
