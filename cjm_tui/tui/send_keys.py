"""The keys of the page the map leaves by."""

from __future__ import annotations

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_

_PAGE = "close.send"

SEND_KEYS: tuple[UserCommand, ...] = (
    _c(
        _PAGE,
        "write_here",
        "enter",
        N_("copy"),
        N_("Copies what the cursor is on; of several messages the next one."),
        footer=True,
    ),
    _c(
        _PAGE,
        "next_target",
        "right",
        N_("where to"),
        N_("The next place to send it to: a messenger, cells, an outline and more."),
        footer=True,
    ),
    _c(_PAGE, "previous_target", "left", N_("where to"), N_("The place before.")),
    _c(
        _PAGE,
        "which",
        "o",
        N_("which"),
        N_("Asks which stage, persona, person or group; for an invitation, when and where."),
        footer=True,
    ),
    _c(_PAGE, "next_which", "space", N_("the next one"), N_("The next of these without asking.")),
    _c(
        _PAGE,
        "files",
        "f",
        N_("files"),
        N_("Saves a file: a table, a page to print, a mind map, or all of it."),
        footer=True,
    ),
    _c(_PAGE, "read", "tab", N_("read it"), N_("Shows the message alone, or the choices again.")),
    _c(
        _PAGE,
        "mend_text",
        "e",
        N_("mend"),
        N_("Mends the message that would be copied, then copies it."),
    ),
    _c(_PAGE, "send", "c f9", N_("back"), N_("Back to where you came from."), footer=True),
    _c(_PAGE, "row_1", "1", N_("result"), N_("Result: what the team decided.")),
    _c(_PAGE, "row_2", "2", N_("map"), N_("Map: the client's journey.")),
    _c(
        _PAGE,
        "row_3",
        "3",
        N_("one person's part"),
        N_("Only my part: what one person has promised."),
    ),
    _c(
        _PAGE,
        "row_4",
        "4",
        N_("asking for ideas"),
        N_("Asking for ideas: a message to those who have some left."),
    ),
    _c(_PAGE, "row_5", "5", N_("homework"), N_("Homework: whom to talk to, and what to ask.")),
    _c(_PAGE, "row_6", "6", N_("invitation"), N_("Invitation: when, where, what to bring.")),
    _c(_PAGE, "row_7", "7", N_("where we are"), N_("Where we are: what is done, what comes next.")),
    _c(_PAGE, "row_8", "8", N_("report"), N_("Report: how the workshop went.")),
    _c(_PAGE, "row_9", "9", N_("everything"), N_("Everything: all of the workshop as one text.")),
)
"""They go before those of any other place: the digits are the page's rows, not the steps."""
