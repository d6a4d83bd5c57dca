"""From bytes to text: the encodings that people's programs write, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from typing import Final

from cjm_tui.errors import InputProblem
from cjm_tui.text import clean

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The marks of encodings; UTF-32's begins with that of UTF-16, so it is asked first."""
_CYRILLIC: Final = frozenset((*range(0xC0, 0x100), 0xA8, 0xB8))
_TYPOGRAPHY: Final = frozenset((0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0))
_TYPOGRAPHY_TOO: Final = frozenset((0xA7, 0xAB, 0xBB, 0xB0, 0xB9, 0x99, 0xA9, 0xAE))
_RUN: Final = re.compile(rb"[\xa8\xb8\xc0-\xff]{2}")
_BESIDE_LATIN: Final = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")
_LOOKED_AT: Final = 200_000
_CONTROL: Final = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1a")


def decoded(data: bytes, file: str) -> tuple[str, str]:
    """Read text, whichever program wrote it.

    Args:
        data: the content of a file.
        file: what to call it in a message.

    Returns:
        The text, clean, and the encoding where that was guessed; else empty.

    Raises:
        InputProblem: It is empty, no text, or in an encoding that can't be told.
    """
    text, guessed = _decoded(data, file)
    text = clean(text).lstrip("\ufeff")
    if not text.strip():
        raise InputProblem("coming_empty", file=file)
    return text, guessed


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError:
                raise InputProblem("coming_encoding", file=file) from None
    head = data[:_LOOKED_AT]
    if 0 in head:
        return _wide(data, head, file), "UTF-16"
    if _CONTROL & frozenset(head):
        raise InputProblem("coming_binary", file=file)
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        pass
    if not _is_cyrillic(head):
        raise InputProblem("coming_encoding", file=file)
    return data.decode("cp1251", errors="replace"), "Windows-1251"


def _wide(data: bytes, head: bytes, file: str) -> str:
    """UTF-16 without a mark: spaces and line ends have their nought always on the same side."""
    even, odd = head[::2], head[1::2]
    encoding = "utf-16-le" if odd.count(0) >= even.count(0) else "utf-16-be"
    low = even if encoding == "utf-16-le" else odd
    high = odd if encoding == "utf-16-le" else even
    if len(data) % 2 or low.count(0) or not frozenset(high) <= frozenset((0, 4, 0x20, 0x21)):
        raise InputProblem("coming_binary", file=file)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise InputProblem("coming_encoding", file=file) from None


def _is_cyrillic(head: bytes) -> bool:
    """Whether the bytes that are not ASCII are nearly all letters of Windows-1251."""
    if len(_RUN.findall(head)) <= len(_BESIDE_LATIN.findall(head)):
        return False  # letters with marks of a Western language stand alone in words
    above = [byte for byte in head if byte >= 0x80]
    known = sum(byte in _CYRILLIC for byte in above)
    fitting = sum(byte in _TYPOGRAPHY or byte in _TYPOGRAPHY_TOO for byte in above)
    return known * 2 > len(above) and (known + fitting) * 100 >= len(above) * 97
