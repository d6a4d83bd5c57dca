"""One thing that was looked at."""

from __future__ import annotations

from typing import Literal, NamedTuple

Mark = Literal["✓", "✗", "?"]
"""It works, it doesn't, or it can't be known from here."""


class Finding(NamedTuple):
    """One line of the doctor's."""

    mark: Mark
    sentence: str
    """What was found, and what helps."""
    stops: bool = False
    """Whether the program can't work like this."""
