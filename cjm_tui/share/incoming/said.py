"""Sentences of ours in a file, recognised in either language, whatever stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cjm_tui.words import LANGUAGES, words

_HOLE = re.compile(r"\{(\w+)\}")


@cache
def _patterns(msgid: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(words(language).say(msgid, **_holes(msgid))) for language in LANGUAGES)


def _holes(msgid: str) -> dict[str, str]:
    return {name: f"{{{name}}}" for name in _HOLE.findall(msgid)}


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = _HOLE.split(sentence)
    pieces = (f"(?P<{part}>.*)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile("".join(pieces), re.DOTALL)


def said_in(text: str, msgid: str) -> dict[str, str] | None:
    """What stands in the holes of a sentence.

    Args:
        text: perhaps the sentence, in any language of ours.
        msgid: the sentence in English, as it is in the catalogue.

    Returns:
        The holes by name; None if the text is something else.
    """
    for pattern in _patterns(msgid):
        if found := pattern.fullmatch(text):
            return found.groupdict()
    return None


def in_every_language(msgid: str) -> Iterator[str]:
    """A sentence without holes, as each language says it."""
    return (words(language).say(msgid) for language in LANGUAGES)
