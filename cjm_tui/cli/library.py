"""The library and the workshop that a command line means."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.session import Library, home_folder
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.errors import Message
    from cjm_tui.session import Reading


def library_of(asked: Asked) -> Library:
    """The workshops in the folder that `--sessions`, the environment or the place says."""
    return Library(home_folder(asked.sessions, os.environ).path)


def read(asked: Asked, console: Console, speak: Words) -> Reading:
    """Read the workshop as it is on disk, and say what is wrong with it there."""
    reading = library_of(asked).read(asked.workshop)
    for notice in reading.notices:
        console.tell(told(notice, speak))
    return reading


def told(message: Message, speak: Words) -> str:
    """A message in the reader's language."""
    from cjm_tui.telling import tell  # with the method's words, which json is exported without

    return tell(speak, message)


def tell_missing(missing: Sequence[Message], console: Console, speak: Words) -> None:
    """Say what a form has no room for, if there is anything."""
    from cjm_tui.telling import tell_left_out

    if missing:
        console.tell(tell_left_out(speak, missing))
