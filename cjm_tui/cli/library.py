"""The library that a command line means."""

from __future__ import annotations

import os

from cjm_tui.cli.asked import Asked
from cjm_tui.session import Library, home_folder


def library_of(asked: Asked) -> Library:
    """The workshops in the folder that `--sessions`, the environment or the place says."""
    return Library(home_folder(asked.sessions, os.environ).path)
