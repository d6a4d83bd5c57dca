"""One thing to send, as the texts to paste into one kind of place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cjm_tui.domain.view import View
from cjm_tui.share.letters import Letter
from cjm_tui.share.parcels import Parcel, Sending


def targets_for(parcel: Parcel) -> tuple[str, ...]:
    """Keys of the targets that a parcel can be sent to, those offered first first."""
    raise NotImplementedError  # being written


def letter_for(
    view: View, parcel: Parcel, target: str, today: date
) -> tuple[Letter, Callable[[str], str]]:
    """The whole text, and what makes text harmless at that target."""
    raise NotImplementedError  # being written


def sending(view: View, parcel: Parcel, target: str, today: date) -> Sending:
    """The text cut into messages that the target takes, each harmless there."""
    raise NotImplementedError  # being written
