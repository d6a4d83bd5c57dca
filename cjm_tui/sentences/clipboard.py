"""A copy that didn't reach the clipboard."""

from __future__ import annotations

from cjm_tui.words import N_

TEMPLATES: dict[str, str] = {
    "clipboard_none": N_("There is no clipboard here."),
    "clipboard_tool_failed": N_("{tool} couldn't reach the clipboard."),
    "clipboard_tool_missing": N_("No tool reaches the clipboard here. Install {package}."),
    "terminal_refuses": N_("This terminal lets no program copy."),
    "terminal_too_long": N_("The text is too long for a terminal to copy."),
}
