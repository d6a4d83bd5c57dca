"""Verbs by which something leaves: export, copy, worksheets."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.library import read, told
from cjm_tui.errors import InputProblem
from cjm_tui.share.doors import ALL, FORMATS
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.domain.workshop import Workshop
    from cjm_tui.share.parcels import Rendered, Scope

BINARY = ("xlsx", "xmind")
"""Formats that a terminal can't show."""


def export(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm export`: a workshop as a file, as the whole pack, or on stdout."""
    from cjm_tui.session.leaving import file_name, rendered

    workshop = _workshop(asked, console, speak)
    scope = _scope(workshop, asked.story)
    if asked.to == ALL:
        return _pack(asked, console, speak, workshop, scope)
    to_stdout = asked.output in ("", "-")
    if to_stdout and asked.to in BINARY and console.is_terminal():
        file = file_name(workshop.brief.title, asked.to)
        raise InputProblem("not_text", form=asked.to, file=file)
    made = rendered(workshop, asked.to, _today(), scope)
    if to_stdout:
        console.put_bytes(made.content)
    else:
        _write(Path(asked.output), made, asked, console, speak)
    _tell_left_out({asked.to: made}, console, speak)
    return 0


def _pack(asked: Asked, console: Console, speak: Words, workshop: Workshop, scope: Scope) -> int:
    from cjm_tui.session.leaving import file_name, rendered, write_pack
    from cjm_tui.share.files import shown

    if asked.output in ("", "-"):
        raise InputProblem("pack_needs_folder")
    folder = Path(asked.output).expanduser()
    made = {form: rendered(workshop, form, _today(), scope) for form in FORMATS}
    title = workshop.brief.title
    files = {file_name(title, form): each.content for form, each in made.items()}
    write_pack(files, folder, force=asked.force)
    console.tell(
        speak.count("{n} file in {path}", "{n} files in {path}", len(files), path=shown(folder))
    )
    return 0


def _write(path: Path, made: Rendered, asked: Asked, console: Console, speak: Words) -> None:
    from cjm_tui.share.files import shown, write_atomic

    path = path.expanduser()
    write_atomic(path, made.content, force=asked.force)
    console.tell(speak.say("Written to {path}", path=shown(path)))


def _tell_left_out(made: dict[str, Rendered], console: Console, speak: Words) -> None:
    for each in made.values():
        for message in each.left_out:
            console.tell(told(message, speak))


def _workshop(asked: Asked, console: Console, speak: Words) -> Workshop:
    """The workshop, speaking the language that is asked for in so many words."""
    from cjm_tui.session.leaving import in_language

    workshop = read(asked, console, speak).workshop
    return in_language(workshop, asked.lang) if asked.lang else workshop


def _scope(workshop: Workshop, story: str) -> Scope:
    """The map of the story that somebody names by its beginning; of all, if they name none."""
    from cjm_tui.domain.view import project
    from cjm_tui.share.parcels import WHOLE, Scope

    if not story:
        return WHOLE
    chosen = project(workshop).chosen
    wanted = story.casefold()
    meant = [each for each in chosen if each.title.casefold().startswith(wanted)]
    if len(meant) != 1:
        known = ", ".join(each.title for each in meant or chosen)
        raise InputProblem("no_such_story", name=story, known=known)
    return Scope(story=meant[0].id)


def _today() -> date:
    return datetime.now().astimezone().date()


VERBS = {"export": export}
