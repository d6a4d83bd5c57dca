"""The keys of the close's own pages: what is read back, and who does what."""

from __future__ import annotations

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_

CLOSE_KEYS: tuple[UserCommand, ...] = (
    _c(
        "close.read_back",
        "mend_text",
        "e",
        N_("mend"),
        N_("Mends the text of this page."),
        footer=True,
    ),
    _c(
        "close.plan",
        "action_state",
        "x",
        N_("done"),
        N_("Marks an action as done, or open again."),
        footer=True,
    ),
    _c(
        "close.plan",
        "keep_action",
        "y",
        N_("keep"),
        N_("An open action of last time is promised again."),
    ),
    _c(
        "close.plan",
        "action_sort",
        "t",
        N_("kind"),
        N_("The client's experience, or the delivery."),
    ),
)
"""The vote's and sending's have places of their own."""
