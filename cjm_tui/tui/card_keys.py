"""The keys of what the room writes in silence, of the break and the room check."""

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
        N_("Two silent minutes on paper, then the round by name, one note each."),
    ),
    _c(
        "board",
        "open_hidden",
        "O",
        N_("open what is hidden"),
        N_("Opens the notes that are hidden in this step: all of them, or one person's."),
    ),
    _c(
        "quiet",
        "next_page",
        "enter pagedown",
        N_("by name"),
        N_("On to the round by name."),
        footer=True,
    ),
    _c(
        "quiet",
        "more_time",
        "plus_sign equals_sign",
        N_("a minute more"),
        N_("Gives the room a minute more."),
        footer=True,
    ),
    _c("quiet", "guide", "g", N_("example"), N_("Shows a good example."), footer=True),
    _c("quiet", "blank", "b .", N_("blank"), N_("A dark screen, until any key."), footer=True),
    _c("break", "next_page", "enter pagedown", N_("go on"), N_("Ends the break."), footer=True),
    _c("break", "blank", "b .", N_("blank"), N_("A dark screen, until any key."), footer=True),
    _c(
        "home",
        "room_check",
        "r",
        N_("room check"),
        N_("Legible from the last chair? Flash and bell, the clicker, reminders."),
    ),
)
"""Where a key stands here and on the board too, the card's wins."""
