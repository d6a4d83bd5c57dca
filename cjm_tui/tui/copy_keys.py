"""The keys that copy a workshop for something: the map as it should be, a rehearsal."""

from __future__ import annotations

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_

_TO_BE = N_("Copies the map, to make the map as it should be.")

COPY_KEYS: tuple[UserCommand, ...] = (
    _c("close", "to_be", "T", N_("to be"), _TO_BE),
    _c("home", "to_be", "T", N_("to be"), _TO_BE),
    _c(
        "home",
        "rehearse",
        "R",
        N_("rehearsal"),
        N_("Tries the workshop on a copy, with a faster clock."),
    ),
)
