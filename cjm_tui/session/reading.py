"""A workshop as it was read, without being opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cjm_tui.domain.workshop import Workshop
    from cjm_tui.errors import Message


class Reading(NamedTuple):
    """What the disk says of a workshop."""

    workshop: Workshop
    notices: tuple[Message, ...]
    """What was wrong with its files."""
