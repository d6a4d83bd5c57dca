"""Moments as records keep them: ISO, with a zone, of years in which people hold workshops."""

from __future__ import annotations

from datetime import datetime

_YEARS = range(1970, 9000)
"""Beyond them a clock can't be reckoned with: a day more may be no date at all."""


def is_moment(text: str) -> bool:
    """Whether a text names a moment that clocks can be reckoned from.

    Args:
        text: as a record keeps it, or as somebody would have it kept.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return moment.tzinfo is not None and moment.year in _YEARS
