"""`cjm doctor`: what the terminal, the clipboard, the folders and the language can do here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.cli.doctor.finding import Finding


def doctor(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm doctor`: one line for each thing looked at; nothing is changed by looking.

    Returns:
        1 if something found stops the program from working, else 0.
    """
    stops = False
    for finding in _findings(asked, speak):
        console.put(f"{finding.mark} {finding.sentence}")
        stops = stops or finding.stops
    return 1 if stops else 0


def _findings(asked: Asked, speak: Words) -> Iterator[Finding]:
    from cjm_tui.cli.copying import terminal_writer
    from cjm_tui.cli.doctor import clipboard, place, program, terminal
    from cjm_tui.session import home_folder
    from cjm_tui.share.clipboard import this_machine
    from cjm_tui.share.clipboard.displays import answers

    yield from program.findings(asked.lang, os.environ, speak)
    yield from terminal.findings(os.environ, terminal.window(), speak)
    folder = home_folder(asked.sessions, os.environ)
    with terminal_writer() as write:
        machine = this_machine(write)
        yield from clipboard.findings(machine, lambda way: answers(way, os.environ), speak)
    yield from place.findings(folder, os.environ, speak)
