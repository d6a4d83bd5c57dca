"""The library of workshops and one open workshop: all that screens and commands talk to.

What is needed to list workshops is imported at once. The rest, three times as much, comes with
the first workshop that is opened or made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.session.home import Folder, home_folder
from cjm_tui.session.kit import Clock, Kit, utc_now
from cjm_tui.session.library import Library
from cjm_tui.session.reading import Reading
from cjm_tui.session.receipts import Receipt, SaveState
from cjm_tui.session.rows import LibraryRow
from cjm_tui.session.where import Where

if TYPE_CHECKING:
    from cjm_tui.session.opened import KEYBOARD, Listener, OpenWorkshop

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

_LATER = ("KEYBOARD", "Listener", "OpenWorkshop")


def __getattr__(name: str) -> object:
    if name in _LATER:
        from cjm_tui.session import opened

        return getattr(opened, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
