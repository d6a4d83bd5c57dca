"""Puts text on the clipboard, and says truthfully whether it arrived.

A tool of the desktop that exits with 0 has copied. A terminal can only be asked: nothing ever
comes back, so what was sent to it is called sent. What was last copied is always in a file as well.
"""

from __future__ import annotations

from cjm_tui.share.clipboard.chain import Copied, Failed, Outcome, Sent, copy
from cjm_tui.share.clipboard.kept import LAST_COPY, keep_last
from cjm_tui.share.clipboard.machine import Environment, this_machine
from cjm_tui.share.clipboard.said import said
from cjm_tui.share.clipboard.ways import Way, ways

__all__ = [
    "LAST_COPY",
    "Copied",
    "Environment",
    "Failed",
    "Outcome",
    "Sent",
    "Way",
    "copy",
    "keep_last",
    "said",
    "this_machine",
    "ways",
]
