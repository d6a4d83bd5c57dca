"""The keys that show the map, and those that hold while it is shown: on, back, dark, out."""

from __future__ import annotations

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_

_STEP = "present"
_SHOWS = N_("Shows the map card by card: portrait, story, each stage, the whole road, the plan.")

PRESENT_KEYS: tuple[UserCommand, ...] = (
    _c("map.whole", "present", "p", N_("present"), _SHOWS, footer=True),
    _c("close.read_back", "present", "p", N_("present"), _SHOWS, footer=True),
    _c(
        _STEP,
        "next_page",
        "pagedown right down enter space",
        N_("on"),
        N_("The next card."),
        footer=True,
    ),
    _c(
        _STEP,
        "previous_page",
        "pageup left up backspace",
        N_("back"),
        N_("The card before."),
        footer=True,
    ),
    _c(_STEP, "blank", "b .", N_("blank"), N_("A dark screen, until any key is pressed.")),
    _c(
        _STEP,
        "leave_card",
        "q p",
        N_("out"),
        N_("Back to where it was opened."),
        footer=True,
    ),
)
"""A clicker's keys are enough; F5, which some of them send, does nothing."""
