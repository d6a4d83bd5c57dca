"""The two keyboard layouts of a Russian room: what the same physical key gives on either."""

from __future__ import annotations

RUSSIAN = dict(
    zip(
        "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~',
        "йцукенгшщзхъфывапролджэячсмитьбюё" + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ",
        strict=True,
    )
)
"""What a key gives on a Russian layout, by what it gives on a US one (same physical key)."""
LATIN = {russian: latin for latin, russian in RUSSIAN.items()}


def latin_key(key: str) -> str:
    """The key as it would be on a US layout, so that letters act on either.

    Args:
        key: a Textual key name or a single character, possibly behind ``ctrl+`` or the like.

    Returns:
        The same key with a Cyrillic letter replaced by the Latin one of its physical key.
    """
    modifiers, plus, letter = key.rpartition("+")
    return modifiers + plus + LATIN.get(letter, letter)
