"""The signs beside a note's words: whose they are, how severe a barrier is, which lane a row is."""

from __future__ import annotations

import re
from typing import Final

from cjm_tui.method import keys, loader
from cjm_tui.share.incoming.arrival import Written
from cjm_tui.share.incoming.said import said_in

# A run of spaces is looked at once, from its beginning: a long one would else take for ever.
_HEARD: Final = re.compile(r"(?<!\s)\s+◆(?:\s*[×x]?\s*(\d{1,3}))?\Z")
_CLOSES: Final = {"«": "»", "“": "”", "„": "“", '"': '"'}
_SEVERE: Final = re.compile(r"((?:🚧\s*)+|!{1,3}(?=\s*\w))\s*")
_LABEL_ENDS: Final = re.compile(r"^[^\w]+|(?<![\s:.])[\s:.]+$")
_MOST_VOICES: Final = 999


def written(text: str) -> Written:
    """A note out of its text: the sign that a client said so and quotation marks become marks."""
    text = text.strip()
    heard = 0
    if found := _HEARD.search(text):
        heard = min(int(found[1] or 1), _MOST_VOICES)
        text = text[: found.start()]
    if seen := said_in(text, "seen: {what}"):
        return Written(seen["what"], form="seen", heard=heard)
    if is_quote(text):
        return Written(text[1:-1].strip(), form="quote", heard=heard)
    return Written(text, heard=heard)


def is_quote(text: str) -> bool:
    """Whether all of a text stands in one pair of quotation marks."""
    closes = _CLOSES.get(text[:1])
    if closes is None or len(text) < 3 or not text.endswith(closes) or not text[1:-1].strip():
        return False
    return text[0] not in text[1:-1] and closes not in text[1:-1]


def severity(text: str) -> tuple[int, str]:
    """How severe a barrier is, 0 where nothing is said of it, and its text without the signs."""
    found = _SEVERE.match(text)
    if found is None:
        return 0, text
    degree = max(found[1].count("🚧"), found[1].count("!"))
    return min(degree, 3), text[found.end() :]


def bare_label(label: str) -> str:
    """What a row or a topic is called, without an emoji before and a colon behind it."""
    return _LABEL_ENDS.sub("", label.strip()).strip()


def lanes_of(label: str) -> tuple[str, ...]:
    """The lanes that a label means, with or without a sign before it; () if it is none."""
    return loader.lanes_called(label) or loader.lanes_called(bare_label(label))


def is_lane_key(label: str) -> bool:
    """Whether this is the method's own key of a lane, as files for programs have it."""
    return label in keys.LANES or label in keys.OPTIONAL_LANES
