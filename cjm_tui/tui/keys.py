"""Keys as the registry names them."""

from __future__ import annotations

from textual import events

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
