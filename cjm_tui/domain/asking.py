"""What every command has, whatever it asks for."""

from __future__ import annotations

from msgspec import Struct


class Asking(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The root of all commands."""

    id: str = ""
    """Random id of the command itself; may be left out inside a batch."""
