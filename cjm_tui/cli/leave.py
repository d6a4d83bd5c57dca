"""Verbs by which something leaves: export, copy, worksheets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.copying import copy
from cjm_tui.cli.library import tell_missing, told
from cjm_tui.cli.meant import story_meant, today, workshop_meant
from cjm_tui.errors import InputProblem, Message
from cjm_tui.share.doors import ALL
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.domain.workshop import Workshop
    from cjm_tui.share.parcels import Rendered, Scope

BINARY = ("xlsx", "xmind")
"""Formats that a terminal can't show."""
SHEETS_FOLDER = "worksheets"
"""Where the sheets go, in the present folder, if no folder is named."""


def export(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm export`: a workshop as a file, as the whole pack, or on stdout."""
    from cjm_tui.session.leaving import file_name, rendered

    workshop = workshop_meant(asked, console, speak)
    scope = story_meant(workshop, asked.story)
    if asked.to == ALL:
        return _pack(asked, console, speak, workshop, scope)
    to_stdout = asked.output in ("", "-")
    if to_stdout and asked.to in BINARY and console.is_terminal():
        file = file_name(workshop.brief.title, asked.to)
        raise InputProblem("not_text", form=asked.to, file=file)
    made = rendered(workshop, asked.to, today(), scope)
    if to_stdout:
        console.put_bytes(made.content)
    else:
        _write(Path(asked.output), made, asked, console, speak)
    _tell(made.holds, console, speak)
    tell_missing(made.left_out, console, speak)
    return 0


def _pack(asked: Asked, console: Console, speak: Words, workshop: Workshop, scope: Scope) -> int:
    from cjm_tui.session.leaving import pack, write_pack
    from cjm_tui.share.files import shown

    if asked.output in ("", "-"):
        raise InputProblem("pack_needs_folder")
    folder = Path(asked.output).expanduser()
    files, messages = pack(workshop, today(), scope)
    write_pack(files, folder, force=asked.force)
    console.tell(
        speak.count("{n} file in {path}", "{n} files in {path}", len(files), path=shown(folder))
    )
    _tell(messages, console, speak)
    return 0


def _write(path: Path, made: Rendered, asked: Asked, console: Console, speak: Words) -> None:
    from cjm_tui.share.files import shown, write_atomic

    path = path.expanduser()
    write_atomic(path, made.content, force=asked.force)
    console.tell(speak.say("Written to {path}", path=shown(path)))


def _tell(messages: Iterable[Message], console: Console, speak: Words) -> None:
    for message in messages:
        console.tell(told(message, speak))


def worksheets(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm worksheets`: blank sheets to print, in the language that is spoken."""
    from cjm_tui.session.leaving import write_pack
    from cjm_tui.share.files import shown
    from cjm_tui.share.formats.worksheets import worksheets as made

    folder = Path(asked.output or SHEETS_FOLDER).expanduser()
    files = made(speak.language)
    write_pack(files, folder, force=asked.force)
    console.tell(
        speak.count("{n} file in {path}", "{n} files in {path}", len(files), path=shown(folder))
    )
    return 0


VERBS = {"export": export, "copy": copy, "worksheets": worksheets}
