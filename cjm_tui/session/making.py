"""Making a workshop: a new one, a copy of an example, of a file, or of another workshop."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from cjm_tui.domain.records import Brief, How, Language
from cjm_tui.domain.view import project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import InputProblem, Refused
from cjm_tui.method import keys, loader
from cjm_tui.session.beginning import (
    agenda,
    begun,
    copied,
    emptied,
    new_brief,
    participants,
    template_commands,
)
from cjm_tui.session.heads import head_of
from cjm_tui.session.kit import Kit
from cjm_tui.session.opened import KEYBOARD
from cjm_tui.store.exchange import import_json
from cjm_tui.store.folders import create_folder


def put(root: Path, workshop: Workshop, kit: Kit) -> str:
    """Put a workshop into a folder of its own.

    Returns:
        The folder's name.

    Raises:
        StoreProblem: The disk refused.
    """
    head = head_of(project(workshop), updated=kit.now(), version=kit.schema.version)
    return create_folder(root, workshop, head, kit.files).name


def new_workshop(
    title: str, language: Language, how: How, people: Iterable[str], stages: str, at: str
) -> Workshop:
    """A workshop that begins: see `Library.create`."""
    if stages and stages not in keys.TEMPLATES:
        raise InputProblem("unknown_template", name=stages, known=", ".join(keys.TEMPLATES))
    suggested = template_commands(loader.template(language, stages)) if stages else ()
    brief = titled_brief(title, language, how, at)
    try:
        contents = [*participants(people), *suggested, *agenda(how)]
        return begun(brief, contents, actor=KEYBOARD, at=at)
    except Refused as refusal:
        raise _problem(refusal, "name_too_long") from None


def example_workshop(name: str, language: Language, at: str, *, empty: bool) -> Workshop:
    """A copy of a worked example: see `Library.example`."""
    if name not in keys.EXAMPLES:
        raise InputProblem("unknown_example", name=name, known=", ".join(keys.EXAMPLES))
    example = import_json(loader.example_bytes(name, language), name)
    brief = replace(example.brief, example=name, created=at[:10])
    workshop = copied(example, brief)
    return emptied(workshop) if empty else workshop


def duplicated(workshop: Workshop, title: str) -> Workshop:
    """The same contents as a workshop of their own, under another title if one is given."""
    return titled(copied(workshop, workshop.brief), title)


def titled(workshop: Workshop, title: str) -> Workshop:
    """A workshop with another title, if one is given.

    Raises:
        InputProblem: The title can't be.
    """
    if not title:
        return workshop
    old = workshop.brief
    title = titled_brief(title, old.language, old.how, "").title
    records = {**workshop.records, old.id: replace(old, title=title)}
    return Workshop(uid=workshop.uid, rev=workshop.rev, records=records)


def titled_brief(title: str, language: Language, how: How, at: str) -> Brief:
    """The brief of a new workshop.

    Raises:
        InputProblem: The title can't be.
    """
    try:
        return new_brief(title, language=language, how=how, at=at)
    except Refused as refusal:
        raise _problem(refusal, "title_too_long") from None


def _problem(refusal: Refused, too_long: str) -> InputProblem:
    """The refusal of one answer of several, which says of which it speaks."""
    message = refusal.message
    code = too_long if message.code == "too_long" else message.code
    return InputProblem(code, **message.params)
