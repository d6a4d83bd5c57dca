"""Makes text harmless in a chat that guesses at markup.

Telegram's web client parses a whole paste as Markdown as soon as one of its patterns is found
anywhere in it, and then loses the line breaks. So what we put into a messenger has none of them,
whatever people wrote.
"""

from __future__ import annotations

import re

_ZERO_WIDTH = "\u200b"

_MENTION = re.compile(r"(?<![^\s(\[«“\"'])@(?=\w)")
_EMOJI_NAME = re.compile(r"(?<![\w:]):(?=[0-9_+-]*[a-z][a-z0-9_+-]*:)")
_LINE_START = re.compile(r"^(?=[-+*#>]|\d+[.)])", re.MULTILINE)

# Pairs of these are markup even where they stand alone elsewhere; a likeness is not.
_LOOKALIKES = str.maketrans({"*": "∗", "`": "ʼ"})
# A single one of these means nothing, and a link or a price should stay as it is.
_PAIRED = {"_": "‗", "$": "＄"}
_DOUBLED = re.compile(r"~(?=~)|=(?==)|\|(?=\|)")


def for_messenger(message: str) -> str:
    """Take out of a message everything that a messenger could read as markup or a mention.

    Args:
        message: The whole of it: what is a pair shows only there.

    Returns:
        The message, its lines as they were, with look-alikes or an invisible space where a
        character would mean something.
    """
    safe = message.translate(_LOOKALIKES)
    for character, likeness in _PAIRED.items():
        if safe.count(character) > 1:
            safe = safe.replace(character, likeness)
    safe = _DOUBLED.sub(lambda found: found[0] + _ZERO_WIDTH, safe)
    return _LINE_START.sub(_ZERO_WIDTH, without_calls(safe))


def without_calls(text: str) -> str:
    """Keep text from calling people (`@here`) or turning into pictures (`:smile:`)."""
    return _EMOJI_NAME.sub(":" + _ZERO_WIDTH, _MENTION.sub("@" + _ZERO_WIDTH, text))
