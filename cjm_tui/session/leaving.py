"""A workshop as files: one of them, or the whole pack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from cjm_tui.domain.records import Language
from cjm_tui.domain.view import project
from cjm_tui.domain.workshop import Workshop, assign
from cjm_tui.errors import InputProblem, Message, StoreProblem
from cjm_tui.share.doors import FORMATS
from cjm_tui.share.files import shown, write_atomic
from cjm_tui.share.parcels import WHOLE, Rendered, Scope
from cjm_tui.text import slug


def rendered(workshop: Workshop, form: str, today: date, scope: Scope = WHOLE) -> Rendered:
    """Make a file's content.

    Args:
        workshop: at any revision.
        form: one of `FORMATS`.
        today: the local day.
        scope: which part of the map; json always holds everything.
    """
    if form == "json":
        from cjm_tui.store.exchange import export_json  # not loaded for any other format

        hidden = project(workshop).hidden
        holds = (Message("holds_hidden", {"n": hidden}),) if hidden else ()
        return Rendered(export_json(workshop), holds=holds)
    from cjm_tui.share.formats.rendering import rendered as rendered_view

    return rendered_view(project(workshop), form, today, scope)


def pack(
    workshop: Workshop, today: date, scope: Scope = WHOLE
) -> tuple[dict[str, bytes], tuple[Message, ...]]:
    """Make a file of every format.

    Args:
        workshop: at any revision.
        today: the local day.
        scope: which part of the map.

    Returns:
        Contents by name, and what must be known of them: together they leave nothing out.
    """
    made = {form: rendered(workshop, form, today, scope) for form in FORMATS}
    title = workshop.brief.title
    files = {file_name(title, form): each.content for form, each in made.items()}
    return files, tuple(message for each in made.values() for message in each.holds)


def in_language(workshop: Workshop, language: Language) -> Workshop:
    """The same workshop, its texts' own words in another language; what people wrote stays."""
    brief = replace(workshop.brief, language=language)
    return assign(workshop, (brief,), rev=workshop.rev)


def file_name(title: str, form: str) -> str:
    """What a file of a format is called.

    Args:
        title: the workshop's.
        form: one of `FORMATS`.
    """
    suffix = FORMATS[form]
    told = "" if f".{form}" == suffix else f"-{form}"
    return f"{slug(title)}{told}{suffix}"


def write_pack(files: Mapping[str, bytes], folder: Path, *, force: bool = False) -> None:
    """Write several files into one folder, which is made if it isn't there.

    Args:
        files: contents by name.
        folder: where to.
        force: replace files that are there. Without it, nothing is written if one is.

    Raises:
        InputProblem: A file is already there, or what is there is not a folder.
        StoreProblem: The disk says no.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise InputProblem("not_a_folder", path=shown(folder)) from None
    except OSError as error:
        problem = error.strerror or str(error)
        raise StoreProblem("write_failed", path=shown(folder), problem=problem) from None
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        raise InputProblem("file_exists", path=shown(folder / there[0]))
    for name, content in files.items():
        write_atomic(folder / name, content, force=force)
