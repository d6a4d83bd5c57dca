"""A sentence that counts."""

from __future__ import annotations

from typing import NamedTuple


class Counted(NamedTuple):
    """A sentence whose form depends on one of its parameters, a whole number."""

    one: str
    """The English sentence for 1."""
    many: str
    """The English sentence for the others."""
    by: str = "n"
    """Which parameter is the number; the templates call it `{n}`."""
