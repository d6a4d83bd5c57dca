"""What a list to choose from is made of."""

from __future__ import annotations

from msgspec import Struct


class Choice(Struct, frozen=True):
    """One row of a list to choose from."""

    key: str
    label: str
    detail: str = ""
