"""The head of a document: what the list of workshops shows of one, readable without the rest."""

from __future__ import annotations

from msgspec import Struct

from cjm_tui.errors import Message

HEAD_ID = "head"
CURVE = 10
"""At most so many feelings in the mini picture of the emotions."""


class Head(Struct, frozen=True, kw_only=True, tag_field="kind", tag="head"):
    """The first thing in a document. All of it but its first three fields follows from the rest."""

    v: int
    """Version of the document's schema."""
    uid: str
    """Identity of the workshop, kept through renames."""
    rev: int
    """Revision of the workshop in this document; the journal may have gone on."""
    folder: str = ""
    """Name of the folder it was written in: tells a copy made by hand from the original."""
    title: str = ""
    language: str = "en"
    how: str = "team"
    question: str = ""
    """The decision the map serves, shortened."""
    created: str = ""
    updated: str = ""
    """ISO time, UTC, of the last entry."""
    step: str = "audience"
    """The first step that isn't done, or `close`."""
    done: bool = False
    """Nothing is missing any more."""
    next: Message | None = None
    """What is missing or doubtful first."""
    curve: tuple[int | None, ...] = ()
    """Feelings of the first chosen story, a stage each, -2 to +2; None where nobody said."""
    notes: int = 0
    actions_open: int = 0
    example: str = ""
    exercise: bool = False
