"""The keys of the agenda and its clock."""

from __future__ import annotations

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_

AGENDA_KEYS: tuple[UserCommand, ...] = (
    _c(
        "any",
        "timer",
        "f12 t",
        N_("timer"),
        N_("Pause, a minute more, the next block, a break, the agenda, bell and flash."),
    ),
    _c(
        "private",
        "fit",
        "f",
        N_("fit the rest"),
        N_("Where it is late: minutes from the buffer, then one thing is left out."),
    ),
    _c("board", "agenda", "A", N_("agenda"), N_("Every block with its minutes and times.")),
    _c("agenda", "write_here", "enter a e", N_("minutes"), N_("Other minutes."), footer=True),
    _c(
        "agenda",
        "new_block",
        "s",
        N_("another block"),
        N_("Puts another block behind this one."),
        footer=True,
    ),
    _c(
        "agenda",
        "bin",
        "d delete",
        N_("leave out"),
        N_("Bins the block; once the meeting has begun, it gets no minutes."),
        footer=True,
    ),
    _c("agenda", "move", "m", N_("order"), N_("Carries the block; arrows, Enter."), footer=True),
    _c("agenda", "leave_card", "A", N_("back"), N_("Back to where it was opened.")),
)
"""Where a key stands here and on the board too, the page's wins."""
