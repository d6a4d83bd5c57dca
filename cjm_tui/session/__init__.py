"""The library of workshops and one open workshop: all that screens and commands talk to."""

from __future__ import annotations

from cjm_tui.session.home import Folder, home_folder
from cjm_tui.session.library import Library, Reading
from cjm_tui.session.opened import KEYBOARD, Listener, OpenWorkshop
from cjm_tui.session.opening import Clock, Kit, utc_now
from cjm_tui.session.receipts import Receipt, SaveState
from cjm_tui.session.rows import LibraryRow
from cjm_tui.session.where import Where

__all__ = [
    "KEYBOARD",
    "Clock",
    "Folder",
    "Kit",
    "Library",
    "LibraryRow",
    "Listener",
    "OpenWorkshop",
    "Reading",
    "Receipt",
    "SaveState",
    "Where",
    "home_folder",
    "utc_now",
]
