"""The head of a document: what the list of workshops shows of one, readable without the rest."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from cjm_tui.errors import Message
from cjm_tui.store.codec import Unreadable, read

HEAD_ID = "head"
HEAD_BYTES = 4096
"""A head fits into so many bytes, unless somebody has edited the file by hand."""
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
    rehearsal: int = 0
    """How many times faster its clock runs; 0 where it is the real thing."""


def read_head(data: bytes) -> Head | None:
    """Read the head from the beginning of a document.

    Args:
        data: The file, or its first `HEAD_BYTES`.

    Returns:
        The head, or None if it isn't found there: the file may still be fine as a whole.
    """
    if not data.startswith(_BEFORE_HEAD):
        return None
    end = data.find(_AFTER_HEAD)
    if end < 0:
        return None
    try:
        return read(data[len(_BEFORE_HEAD) - 1 : end + len(_AFTER_HEAD)], _HEAD_DECODER)
    except Unreadable:
        return None


# The head's own closing brace is the first one indented like this: what is inside it is indented
# deeper, and a text can't hold a newline.
_BEFORE_HEAD = b'{\n "workshop": {\n  "head": {'
_AFTER_HEAD = b"\n  }"
_HEAD_DECODER = msgspec.json.Decoder(Head)
