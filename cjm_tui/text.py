"""Text as it enters the model, and how much room it takes on a screen.

Everything a person types, pastes or loads passes `clean` once. Widths are terminal cells, never
`len()`; lengths promised to other programs (a messenger's limit) are UTF-16 units.
"""

from __future__ import annotations

import base64
import os
import re
import unicodedata
from functools import lru_cache

ID_PATTERN = r"\A[A-Za-z0-9_-]{8,40}\Z"
"""What an id of a record, a command or a workshop looks like."""

ELLIPSIS = "…"
QUOTES = ("«", "“", "„", '"')
"""What somebody's very words begin with, as people type them."""

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, C0 and C1, but \t and \n
    "\ud800-\udfff"  # lone surrogates: no encoding has them, and a clipboard fails on them
    "\u202a-\u202e\u2066-\u2069]"  # bidi embeddings, overrides, isolates: they show other text
)
_UNCLEAN = re.compile(f"{_LINE_BREAK.pattern}|{_FORBIDDEN.pattern}")
_SPACED_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")

# With nothing before it a joiner has no width that a terminal and rich would agree on.
_LONE_JOINER = re.compile("(?:^|(?<=[ \n]))[\u200d\ufe0f]+")

# Runs of these take one cell a character and never join. rich is right about all text, but
# importing its cell tables costs more than reading a workshop, and most text needs none of them.
_PLAIN = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0400-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20ac-\u20bf\u2116\u2190-\u2193\u2212\u2500-\u25fc]*"
)


def clean(text: str, *, lines: bool = True) -> str:
    """Make text fit for the model: safe to show, and equal when it looks equal.

    Args:
        text: Anything from outside.
        lines: Keep newlines and tabs; otherwise the result is one line.

    Returns:
        The text in NFC, its line breaks as newlines, without control characters, lone surrogates
        and bidi overrides. Spaces at its ends stay: whoever is typing may not have finished.
    """
    if not is_clean(text):
        text = _FORBIDDEN.sub("", _LINE_BREAK.sub("\n", text))
        text = unicodedata.normalize("NFC", text)
    if not lines:
        text = _SPACED_BREAK.sub(" ", text).replace("\t", " ")
    return text


def is_clean(text: str) -> bool:
    """Tell whether `clean` would leave the text, with its lines, as it is."""
    if not unicodedata.is_normalized("NFC", text):
        return False
    return text.isprintable() or _UNCLEAN.search(text) is None


def clean_tree(value: object) -> object:
    """Clean every string in decoded JSON, the names of fields too.

    Args:
        value: Dicts, lists or tuples, strings, numbers, booleans and None.

    Returns:
        An equal tree if everything was clean; compare the two to know.

    Raises:
        RecursionError: It is nested deeper than any file of ours.
    """
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (list, tuple)):
        return [clean_tree(item) for item in value]
    if isinstance(value, dict):
        return {clean_tree(name): clean_tree(item) for name, item in value.items()}
    return value


def cell_len(text: str) -> int:
    """Measure one line of clean text.

    Returns:
        Its width in terminal cells.
    """
    if _PLAIN.fullmatch(text):
        return len(text)
    return _measured(text)


def one_line(text: str) -> str:
    """Put text on one line: its line breaks, and whatever else separates words, become a space."""
    return " ".join(text.split())


def signed(score: int) -> str:
    """Write a feeling as people do: with its sign, a minus as wide as the plus, nought bare."""
    return f"{score:+d}".replace("-", "−") if score else "0"


def cut(text: str, width: int) -> str:
    """Shorten text to one line of at most so many cells, showing by an ellipsis that it goes on.

    Args:
        text: Clean text; its newlines and tabs become spaces.
        width: The room, in cells.
    """
    text = _LONE_JOINER.sub("", text.replace("\n", " ").replace("\t", " "))
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    kept, room = [], width - 1
    for cluster, cells in _clusters(text):
        if cells > room:
            break
        kept.append(cluster)
        room -= cells
    return "".join(kept) + ELLIPSIS


def pad(text: str, width: int) -> str:
    """Make text exactly so many cells wide, by spaces at its end or by `cut`.

    It stays so wide whatever stands beside it: a joiner at its end, with nothing to join, would
    take the next character in, and is left out.
    """
    text = cut(text, width).rstrip("\u200d")
    return text + " " * (width - cell_len(text))


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines, between words where it can.

    Args:
        text: Clean text; a newline in it always breaks, a tab counts as a space.
        width: The room, in cells. At width 1 a two-cell character stands alone, too wide.

    Returns:
        At least one line. Left out is nothing but spaces where a line was broken, and joiners
        with nothing to join.
    """
    wrapped: list[str] = []
    for paragraph in _LONE_JOINER.sub("", text.replace("\t", " ")).split("\n"):
        wrapped.extend(_wrap_paragraph(paragraph, max(1, width)))
    return wrapped


def clusters(text: str) -> list[str]:
    """Take text apart into what a reader sees as characters; joined they are the text again."""
    return [cluster for cluster, _cells in _clusters(text)]


def utf16_len(text: str) -> int:
    """Count UTF-16 units: what messengers mean by the length of a message."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def slug(text: str) -> str:
    """Make a name for a folder or a file out of a title.

    Returns:
        1 to 40 characters of a-z, 0-9 and "-"; never a path, and no name that Windows keeps for
        its devices.
    """
    latin = "".join(_LATIN.get(letter, letter) for letter in clean(text).casefold())
    name = re.sub("[^a-z0-9]+", "-", unicodedata.normalize("NFKD", latin).translate(_UNMARKED))
    name = name.strip("-")[:40].strip("-")
    if _DEVICE.fullmatch(name):
        return f"workshop-{name}"
    return name or "workshop"


def new_id() -> str:
    """Make a random id of 12 characters out of A-Z, a-z, 0-9, "_" and "-"."""
    return base64.urlsafe_b64encode(os.urandom(9)).decode()


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    if cell_len(paragraph) <= width:
        return [paragraph.rstrip(" ")]
    wrapped, line, used = [], "", 0
    for gap, word in re.findall("( *)([^ ]+)", paragraph):
        cells = cell_len(word)
        if line and used + len(gap) + cells <= width:
            line, used = line + gap + word, used + len(gap) + cells
            continue
        if line:
            wrapped.append(line)
        *whole, line = _chop(word, width)
        wrapped.extend(whole)
        used = cell_len(line)
    return [*wrapped, line]


def _chop(word: str, width: int) -> list[str]:
    if cell_len(word) <= width:
        return [word]
    pieces, piece, used = [], "", 0
    for cluster, cells in _clusters(word):
        while piece and used + cells > width:
            cut_at = piece.rfind("-") + 1 or len(piece)
            pieces.append(piece[:cut_at])
            piece = piece[cut_at:]
            used = cell_len(piece)
        piece, used = piece + cluster, used + cells
    return [*pieces, piece]


def _clusters(text: str) -> list[tuple[str, int]]:
    """Take text apart into what a reader sees as characters, each with its cells."""
    if _PLAIN.fullmatch(text):
        return [(character, 1) for character in text]
    from rich.cells import split_graphemes  # 9 ms, and plain text never comes here

    return [(text[start:end], cells) for start, end, cells in split_graphemes(text)[0]]


@lru_cache(maxsize=2048)
def _measured(text: str) -> int:
    from rich.cells import cell_len as measure

    return measure(text)


_DEVICE = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")
_UNMARKED = dict.fromkeys(range(0x300, 0x370))
# Between two spaces, nothing: the hard and the soft sign are silent.
_LATIN_LETTERS = (
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g u"
)
_LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў", _LATIN_LETTERS.split(" "), strict=True))
