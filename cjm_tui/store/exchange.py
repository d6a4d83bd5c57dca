"""A workshop as one JSON file, to carry to another machine or program and back without loss.

The format is described in `docs/format.md`.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from cjm_tui.domain.decide.fields import check_fields
from cjm_tui.domain.decide.marks import check_place
from cjm_tui.domain.records import AnyRecord, Note
from cjm_tui.domain.references import references
from cjm_tui.domain.standing import fallen
from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import InputProblem, Refused
from cjm_tui.store.checks import check_record, require_brief
from cjm_tui.store.codec import Unreadable, clean_copy, tree, typed
from cjm_tui.store.document import arranged
from cjm_tui.store.schema import SCHEMA, RawRecords, Schema
from cjm_tui.text import new_id

FORMAT = "cjm-workshop"
"""What a file says it is in its field `format`."""


class Exchanged(Struct, frozen=True, kw_only=True):
    """The file: all of a workshop, names and hidden things too."""

    format: str
    v: int
    """Version of the records' schema, the document's."""
    workshop: str
    rev: int
    records: tuple[AnyRecord, ...]


def export_json(workshop: Workshop) -> bytes:
    """Write a workshop as JSON, indented, in the order of its document.

    Args:
        workshop: Any; equal workshops give equal bytes.
    """
    whole = Exchanged(
        format=FORMAT,
        v=SCHEMA.version,
        workshop=workshop.uid,
        rev=workshop.rev,
        records=tuple(arranged(workshop.records.values())),
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def import_json(data: bytes, name: str, schema: Schema = SCHEMA) -> Workshop:
    """Read an exported workshop; it becomes a new one with an identity of its own.

    Args:
        data: The file.
        name: What to call the file in a message.
        schema: The version to bring older files up to.

    Returns:
        A workshop equal to the exported one but for its `uid`.

    Raises:
        InputProblem: It isn't such a file, or something in it can't be; says where in the file.
    """
    try:
        return _imported(data, name, schema)
    except Unreadable as error:
        raise InputProblem("bad_file", file=name, problem=error.problem) from None


def _imported(data: bytes, name: str, schema: Schema) -> Workshop:
    top = clean_copy(tree(data))
    if not isinstance(top, dict) or top.get("format") != FORMAT:
        raise InputProblem("foreign_file", file=name)
    version = typed(top.get("v"), int)
    if version > schema.version:
        raise InputProblem("file_too_new", file=name, version=version, known=schema.version)
    raw = typed(top.get("records"), list[dict[str, object]])
    if 0 < version < schema.version:
        by_id: RawRecords = {str(record.get("id")): record for record in raw}
        raw = list(schema.migrate(by_id, version).values())
    elif version != schema.version:
        raise Unreadable(f"v: {version}")
    rev = typed(top.get("rev"), int)
    if not 0 <= rev < 2**53:
        raise Unreadable(f"rev: {rev}")
    return Workshop(uid=new_id(), rev=rev, records=_records(raw))


def _records(raw: list[dict[str, object]]) -> dict[str, AnyRecord]:
    records: dict[str, AnyRecord] = {}
    for at, value in enumerate(raw):
        where = f"records[{at}]"
        try:
            record: AnyRecord = msgspec.convert(value, AnyRecord)
        except (msgspec.ValidationError, RecursionError, OverflowError) as error:
            raise Unreadable(_located(where, str(error))) from None
        if wrong := check_record(record) or _judged(record):
            raise Unreadable(f"{where}.{wrong}")
        if record.id in records:
            raise Unreadable(f"{where}.id: {record.id} is there twice")
        records[record.id] = record
    require_brief(records)
    _check_names(records)
    return records


def _located(where: str, problem: str) -> str:
    """A decoder's complaint with the record's place in the file before the field's."""
    text, _, path = problem.partition(" - at `")
    return f"{where}{path.rstrip('`').removeprefix('$')}: {text}"


def _judged(record: AnyRecord) -> str | None:
    """What no command would have let into a workshop: the field and the code of the refusal."""
    for field in fields(record):
        value = getattr(record, field.name)
        try:
            check_fields(type(record), {field.name: value})
            if isinstance(record, Note) and field.name == "place":
                check_place(record.place)
        except Refused as refusal:
            return f"{field.name}: {refusal.message}"
    return None


def _check_names(records: dict[str, AnyRecord]) -> None:
    """Refuse a record that names one that isn't there or can't stand on it."""
    loose = next(fallen(records), None)
    if loose is None:
        return
    where = f"records[{list(records).index(loose.id)}]"
    for reference in references(loose):
        named = records.get(reference.id)
        if not isinstance(named, reference.kind):
            what = "there is no" if named is None else "it is no"
            kind = reference.kind.__name__.lower()
            raise Unreadable(
                f"{where}.{_field_naming(loose, reference.id)}: {what} {kind} {reference.id}"
            )
    raise Unreadable(f"{where}: what it hangs on is in the bin, or doesn't fit it")


def _field_naming(record: AnyRecord, name: str) -> str:
    for field in fields(record):
        value = getattr(record, field.name)
        if value == name or (isinstance(value, tuple) and name in value):
            return field.name
    return "place"
