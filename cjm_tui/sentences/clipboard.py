"""A copy that didn't reach the clipboard, or can't be made."""

from __future__ import annotations

from cjm_tui.sentences.counted import Counted
from cjm_tui.words import N_

TEMPLATES: dict[str, str | Counted] = {
    "clipboard_none": N_("There is no clipboard here."),
    "clipboard_tool_failed": N_("{tool} couldn't reach the clipboard."),
    "clipboard_tool_missing": N_("No tool reaches the clipboard here. Install {package}."),
    "terminal_refuses": N_("This terminal lets no program copy."),
    "terminal_too_long": N_("The text is too long for a terminal to copy."),
    # What `cjm copy` can't do.
    "copy_needs_person": N_("Whose part? Add --person NAME. There are: {known}."),
    "copy_no_such_person": N_("No participant is meant by “{name}”. There are: {known}."),
    "copy_only_mine": N_("--person goes with --what mine."),
    "copy_only_map": N_("--story goes with --what map."),
    "copy_no_such_part": Counted(
        "There is no part {part}: it is {n} message.",
        "There is no part {part}: it is {n} messages.",
    ),
    "copy_target_cannot": N_("--to {target} has no form for --what {what}. There are: {known}."),
}
