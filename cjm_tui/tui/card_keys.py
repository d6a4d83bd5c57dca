"""The keys of the cards of a room: quiet minutes and the break."""

from __future__ import annotations

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_

CARD_KEYS: tuple[UserCommand, ...] = (
    _c(
        "board",
        "quiet",
        "Q",
        N_("quiet minutes"),
        N_("Begins quiet minutes on this board, or its round by name."),
    ),
    _c("quiet", "next_page", "enter", N_("by name"), N_("On to the round by name."), footer=True),
    _c(
        "quiet",
        "more_time",
        "plus_sign equals_sign",
        N_("minute"),
        N_("Adds a minute."),
        footer=True,
    ),
    _c("break", "next_page", "enter", N_("go on"), N_("Ends the break."), footer=True),
)
"""Where a key stands here and on the board too, the card's wins."""
