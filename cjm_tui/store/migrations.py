"""Files of another version: an older one to be brought up, a newer one to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.domain.records import AnyRecord, Brief
from cjm_tui.domain.standing import fallen
from cjm_tui.store.checks import check_record
from cjm_tui.store.codec import Unreadable, clean_copy, tree, typed
from cjm_tui.store.head import HEAD_ID
from cjm_tui.store.schema import RawRecords


class RawWorkshop(Struct):
    """A workshop of any version: what every version has in common."""

    version: int
    uid: str
    rev: int
    records: RawRecords


def raw_document(data: bytes) -> RawWorkshop:
    """Read a document of any version.

    Raises:
        Unreadable: It is no document of this program at all.
    """
    top = _fields(clean_copy(tree(data)))
    head = _fields(_fields(top.get("workshop")).get(HEAD_ID))
    records: RawRecords = {}
    for documents in top.values():
        for name, document in _fields(documents).items():
            if name != HEAD_ID:
                records[name] = _fields(document)
    return _raw(head.get("v"), head.get("uid"), head.get("rev"), records)


def raw_opening(line: bytes) -> RawWorkshop:
    """Read the first line of a journal of any version.

    Raises:
        Unreadable: It is none.
    """
    opening = _fields(clean_copy(tree(line)))
    snapshot = opening.get("snapshot", [])
    records = _by_id(snapshot if isinstance(snapshot, list) else [])
    return _raw(opening.get("v"), opening.get("workshop"), opening.get("rev", 0), records)


def raw_replay(start: RawWorkshop, lines: Iterable[bytes]) -> RawWorkshop:
    """Go on from a workshop of any version by the lines of its journal.

    Args:
        start: The workshop, of the journal's version.
        lines: All lines but the first; those the workshop already has are passed over.

    Returns:
        The workshop after the last line that follows on.
    """
    records, rev = dict(start.records), start.rev
    for line in lines:
        try:
            entry = _fields(clean_copy(tree(line)))
            after = entry["after"]
            assigned = _by_id(after if isinstance(after, list) else [])
        except (Unreadable, KeyError):
            break
        if entry.get("rev") != rev + 1:
            continue
        for name, record in assigned.items():
            if record.get("kind") == "gone":
                records.pop(name, None)
            else:
                records[name] = record
        rev += 1
    return RawWorkshop(start.version, start.uid, rev, records)


def known_part(records: RawRecords) -> dict[str, AnyRecord]:
    """What this program understands of records that a newer one wrote.

    Args:
        records: By id, as decoded JSON.

    Returns:
        Those it knows the kind of, without fields it doesn't know; for looking at only.
    """
    known: dict[str, AnyRecord] = {}
    for name, raw in records.items():
        kind = _KINDS.get(str(raw.get("kind")))
        if kind is None:
            continue
        kept = {field: raw[field] for field in kind.__struct_fields__ if field in raw}
        try:
            record = cast(AnyRecord, typed({**kept, "kind": raw["kind"]}, kind))
        except Unreadable:
            continue
        if check_record(record) is None and record.id == name:
            known[name] = record
    return _standing(known)


def _standing(records: dict[str, AnyRecord]) -> dict[str, AnyRecord]:
    """The records without those that name what isn't there."""
    while loose := [record.id for record in fallen(records)]:
        for name in loose:
            record = records.pop(name)
            if isinstance(record, Brief):
                bare = replace(record, focus="", scribe="", voice="", timekeeper="")
                records[name] = bare
    return records


_KINDS: Final[Mapping[str, type[Struct]]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(AnyRecord)
}


def _raw(version: object, uid: object, rev: object, records: RawRecords) -> RawWorkshop:
    whole = isinstance(version, int) and isinstance(rev, int) and rev >= 0
    if not whole or isinstance(version, bool) or not isinstance(uid, str):
        raise Unreadable("it has no head")
    return typed({"version": version, "uid": uid, "rev": rev, "records": records}, RawWorkshop)


def _fields(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return cast("dict[str, object]", value)
    raise Unreadable("it is not laid out like a workshop")


def _by_id(values: Iterable[object]) -> RawRecords:
    records: RawRecords = {}
    for value in values:
        record = _fields(value)
        records[str(record.get("id"))] = record
    return records
