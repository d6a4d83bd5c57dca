"""A file that comes in: read and reported on first, kept only when somebody says so."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.domain.places import OnInterview
from cjm_tui.domain.records import BRIEF_ID, Brief
from cjm_tui.domain.view import project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import InputProblem, Message, Refused, StoreProblem
from cjm_tui.method import keys
from cjm_tui.session.beginning import begun
from cjm_tui.session.making import titled, titled_brief
from cjm_tui.session.opened import KEYBOARD
from cjm_tui.share.incoming.reading import form_of, read
from cjm_tui.store.atomic import read_file
from cjm_tui.store.exchange import import_json
from cjm_tui.store.schema import Schema

LARGEST_OF_OURS = 32 * 1024 * 1024
"""Bytes of a file of our own, in which everything must have room that a workshop has."""
MOST_RECORDS = 100_000


class Coming(Struct, frozen=True):
    """A workshop out of a file, not kept yet."""

    workshop: Workshop
    report: tuple[Message, ...] = ()
    """What was guessed, put aside or left out."""
    exact: bool = False
    """The file is our own, and nothing can be guessed or missing."""

    @property
    def title(self) -> str:
        """What the map is about."""
        return self.workshop.brief.title

    @property
    def counts(self) -> tuple[Message, ...]:
        """How much there is of what: stages, notes on the wall, findings; none that is none."""
        view = project(self.workshop)
        found = sum(1 for note in view.notes if isinstance(note.place, OnInterview))
        counted = {
            "counted_stages": len(view.stages),
            "counted_notes": len(view.notes) - found,
            "counted_findings": found,
        }
        return tuple(Message(code, {"n": n}) for code, n in counted.items() if n)


def read_upload(path: Path) -> bytes:
    """Read a file that somebody names; here a link is followed.

    Raises:
        InputProblem: There is no such file.
        StoreProblem: It can't be read, is no file, or is too large.
    """
    try:
        return read_file(path.expanduser().resolve(), LARGEST_OF_OURS)
    except (FileNotFoundError, NotADirectoryError, RuntimeError, ValueError):
        raise InputProblem("no_such_file", path=str(path)) from None


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Read what a pipe brings, never more than a file may have.

    Raises:
        StoreProblem: It is too large.
    """
    data = stream.read(LARGEST_OF_OURS + 1)
    if len(data) > LARGEST_OF_OURS:
        raise StoreProblem("too_large", path=name, limit=LARGEST_OF_OURS // (1024 * 1024))
    return data


def coming(
    data: bytes, name: str, schema: Schema, at: str, *, form: str = "", title: str = ""
) -> Coming:
    """Make a workshop of a file's content, without keeping it.

    Args:
        data: The content.
        name: What to call the file in a message; its ending may tell the format.
        schema: The version to bring older files of ours up to.
        at: The time now, ISO, UTC.
        form: One of `doors.IMPORTED`, if that was said.
        title: A title other than the one in it.

    Raises:
        InputProblem: It can't be understood, or the title can't be; says why.
    """
    if form_of(data, name, form) == "json":
        _check_records(data, name)
        return Coming(titled(import_json(data, name, schema), title), exact=True)
    found = read(data, name, form)
    brief = titled_brief(title or found.title, found.language, "team", at)
    try:
        workshop = begun(brief, found.commands, actor=KEYBOARD, at=at)
    except Refused as refusal:
        raise InputProblem("bad_file", file=name, problem=str(refusal.message)) from None
    report = found.report
    if title:
        report = tuple(message for message in report if message.code != "came_title")
    if found.example in keys.EXAMPLES:
        workshop = _of_example(workshop, found.example)
    return Coming(workshop, report)


def _check_records(data: bytes, name: str) -> None:
    """Refuse what would fill the memory when it is taken apart; a record is two objects or so."""
    if data.count(b"{") > 4 * MOST_RECORDS or data.count(b",") > 40 * MOST_RECORDS:
        raise InputProblem("coming_too_many_notes", file=name, limit=MOST_RECORDS)


def _of_example(workshop: Workshop, example: str) -> Workshop:
    """The workshop, saying that its contents are a worked example's."""
    brief: Brief = replace(workshop.brief, example=example)
    return Workshop(uid=workshop.uid, records={**workshop.records, BRIEF_ID: brief})
