"""A topic of an outline, as it is read."""

from __future__ import annotations

from msgspec import Struct


class Topic(Struct):
    """One line with what hangs on it."""

    text: str
    topics: list[Topic] = []
    rows: list[list[str]] = []
    """The rows of a table under it."""
    heads: bool = False
    """Whether it is a heading, though nothing may hang on it."""
