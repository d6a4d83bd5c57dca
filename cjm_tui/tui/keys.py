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
    if event.key.startswith("alt+") and len(event.key) == len("alt+x"):
        # Esc and a letter in quick succession arrive as one key with Alt
        return event.key.removeprefix("alt+")
    character = event.character or ""
    if event.is_printable and len(character) == 1:
        return _PUNCTUATION.get(character, character)
    return event.key
