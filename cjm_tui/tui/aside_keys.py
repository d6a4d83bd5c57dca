"""The keys of what stands beside the walk: where we are, who is here, the evidence, the warm-up."""

from __future__ import annotations

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_

_AWAY = N_("Marks the name under the cursor as away today, or here again.")
_BACK = N_("Back to where it was opened.")

ASIDE_KEYS: tuple[UserCommand, ...] = (
    _c("recap", "next_page", "enter", N_("onward"), N_("Goes on."), footer=True),
    _c("recap", "away", "space", N_("away or here"), _AWAY, footer=True),
    _c("recap", "leave_card", "r", N_("back"), _BACK),
    _c("people", "write_here", "enter a", N_("add names"), N_("Adds people."), footer=True),
    _c("people", "away", "space", N_("away or here"), _AWAY, footer=True),
    _c("people", "edit", "e", N_("mend"), N_("Mends the name under the cursor."), footer=True),
    _c(
        "people", "move", "m", N_("order"), N_("Carries the name; arrows, then Enter."), footer=True
    ),
    _c(
        "people",
        "bin",
        "d delete",
        N_("take off"),
        N_("Takes the name off the list; what they wrote stays, with the name."),
        footer=True,
    ),
    _c(
        "people",
        "authors",
        "w",
        N_("who said it"),
        N_("Notes of a round keep and show who said them, or don't."),
        footer=True,
    ),
    _c("people", "leave_card", "P", N_("back"), _BACK),
    _c(
        "evidence",
        "heard",
        "h",
        N_("heard"),
        N_("A client said so; under a finding: this one."),
        footer=True,
    ),
    _c(
        "evidence",
        "other_words",
        "right enter",
        N_("other words"),
        N_("A client said it otherwise: put it in those words."),
        footer=True,
    ),
    _c(
        "evidence",
        "bin",
        "d delete",
        N_("not so"),
        N_("Nobody says so: the guess is binned."),
        footer=True,
    ),
    _c(
        "evidence",
        "next_page",
        "space",
        N_("next"),
        N_("Leaves the guess a guess, for now."),
        footer=True,
    ),
    _c(
        "evidence",
        "leave_card",
        "E",
        N_("enough"),
        N_("Back to the talks; the rest can wait."),
        footer=True,
    ),
    _c(
        "kickoff",
        "warm_up",
        "w",
        N_("warm-up"),
        N_("Opens the warm-up over this workshop: a café in four minutes."),
        footer=True,
    ),
    _c(
        "warm_up",
        "guide",
        "g",
        N_("compare"),
        N_("Shows the finished list beside yours."),
        footer=True,
    ),
    _c(
        "warm_up",
        "all_columns",
        "v",
        N_("all three"),
        N_("One place, or all three of the trip."),
        footer=True,
    ),
)
"""Where a key stands here and on the board too, the card's wins."""
