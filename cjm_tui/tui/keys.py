"""Keys as the registry names them."""

from __future__ import annotations

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

_PUNCTUATION = {
    "/": "slash",
    "?": "question_mark",
    "+": "plus_sign",
    "=": "equals_sign",
    " ": "space",
}


def key_of(event: events.Key) -> str:
    """The key's name; a printable character stands for itself but for the ones Textual names."""
    if letter := behind_escape(event.key):
        return letter
    character = event.character or ""
    if event.is_printable and len(character) == 1:
        return _PUNCTUATION.get(character, character)
    return event.key


def behind_escape(key: str) -> str:
    """The letter of an Esc and a letter in quick succession, which arrive as one key with Alt."""
    letter = key.removeprefix("alt+")
    if letter.startswith("shift+"):
        letter = letter.removeprefix("shift+").upper()
    return letter if key.startswith("alt+") and len(letter) == 1 else ""


def part_escape_from_digits() -> None:
    """Let Esc and a digit that arrive together be two keys, as they are with letters.

    A terminal multiplexer sends them so within half a second; Textual would read ``Esc 7`` as the
    ``¶`` that Option and 7 give on a Mac.
    """
    if not isinstance(ANSI_SEQUENCES_KEYS, dict):
        return
    for digit in "0123456789":
        ANSI_SEQUENCES_KEYS.pop(f"\x1b{digit}", None)
