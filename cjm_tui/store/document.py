"""The document: a snapshot of a workshop, a table for each step, readable and fit for git."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
)
from cjm_tui.domain.records import (
    Action,
    AnyRecord,
    Ballot,
    Block,
    Brief,
    Lane,
    Link,
    Note,
    Participant,
    Persona,
    Segment,
    Stage,
    Story,
    Talk,
    Vote,
    Writing,
)
from cjm_tui.domain.workshop import Workshop
from cjm_tui.store.checks import gather, require_brief
from cjm_tui.store.codec import Unreadable, read
from cjm_tui.store.files import Files
from cjm_tui.store.head import HEAD_ID, Head
from cjm_tui.store.names import DOCUMENT

_TABLE_OF_KIND: Mapping[type, str] = {
    Brief: "workshop",
    Participant: "workshop",
    Action: "workshop",
    Ballot: "workshop",
    Vote: "workshop",
    Writing: "workshop",
    Block: "workshop",
    OnParking: "workshop",
    Segment: "audience",
    OnAudience: "audience",
    Persona: "personas",
    OnPersona: "personas",
    Talk: "interviews",
    OnInterview: "interviews",
    Stage: "stages",
    Link: "stages",
    OnStage: "stages",
    Story: "stories",
    OnStory: "stories",
    Lane: "map",
    OnMap: "map",
    OnIdeas: "ideas",
}
_ORDER = {kind: at for at, kind in enumerate(_TABLE_OF_KIND)}
TABLES = tuple(dict.fromkeys(_TABLE_OF_KIND.values()))
"""Names of the tables in the order of the file; the head comes first in the first of them."""


class Stored(Struct, frozen=True):
    """A document as it was read."""

    head: Head
    records: Mapping[str, AnyRecord]


def arranged(records: Iterable[AnyRecord]) -> list[AnyRecord]:
    """Put records in the one order that files have.

    It depends on nothing but the records, so that equal workshops make equal files and a
    difference between two files is a difference between workshops.
    """

    def key(record: AnyRecord) -> tuple[int, tuple[str, ...], str, str]:
        if isinstance(record, Note):
            place = record.place
            return _ORDER[type(place)], msgspec.structs.astuple(place), record.rank, record.id
        return _ORDER[type(record)], (), record.rank, record.id

    return sorted(records, key=key)


def tables(workshop: Workshop, head: Head) -> dict[str, dict[str, AnyRecord | Head]]:
    """The whole document as TinyDB's tables.

    Args:
        workshop: What it holds.
        head: What goes before it.
    """
    laid: dict[str, dict[str, AnyRecord | Head]] = {name: {} for name in TABLES}
    laid["workshop"][HEAD_ID] = head
    for record in arranged(workshop.records.values()):
        kind = type(record.place) if isinstance(record, Note) else type(record)
        laid[_TABLE_OF_KIND[kind]][record.id] = record
    return laid


def save_document(folder: Path, workshop: Workshop, head: Head, files: Files) -> None:
    """Write the document of a workshop, in one step.

    Args:
        folder: The workshop's folder.
        workshop: What to write.
        head: What goes before it.
        files: The disk.

    Raises:
        OSError: It could not be written; the old one is as it was.
    """
    from cjm_tui.store.database import Database  # TinyDB: 8 ms that reading alone does not need

    Database(folder / DOCUMENT, files).replace(tables(workshop, head))


def read_document(data: bytes, *, clean: bool | None = None) -> Stored:
    """Read a document of the present version.

    Args:
        data: The file.
        clean: What `surely_clean` says of it, if that is known already.

    Raises:
        Unreadable: It isn't one; the text says where.
    """
    laid = read(data, _decoder(), clean=clean)
    head = laid.get("workshop", {}).get(HEAD_ID)
    if not isinstance(head, Head):
        raise Unreadable("it has no head")
    for table, documents in laid.items():
        for name, record in documents.items():
            if isinstance(record, Head) and record is not head:
                raise Unreadable(f"{table}.{name}: a second head")
            if not isinstance(record, Head) and record.id != name:
                raise Unreadable(f"{table}.{name}.id: it is {record.id[:40]!r}")
    records = gather(
        (table, record)
        for table, documents in laid.items()
        for record in documents.values()
        if not isinstance(record, Head)
    )
    require_brief(records)
    return Stored(head, records)


@cache
def _decoder() -> msgspec.json.Decoder[dict[str, dict[str, AnyRecord | Head]]]:
    """Made when first needed: to learn all kinds of records takes longer than many a reading."""
    return msgspec.json.Decoder(dict[str, dict[str, AnyRecord | Head]])
