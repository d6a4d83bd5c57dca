"""From the bytes of a folder to a workshop, whatever has happened to them.

Nothing here touches a disk. What the holder of the lock must set right before going on is part of
the answer (`Mending`), and so is what a person should be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.domain.records import AnyRecord, Gone
from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import Message, StoreProblem
from cjm_tui.store.checks import gather, require_brief
from cjm_tui.store.codec import Unreadable, is_unclean, surely_clean, typed
from cjm_tui.store.document import Stored, read_document
from cjm_tui.store.head import read_head
from cjm_tui.store.journal import Bad, Journal, Line, read_journal, read_opening
from cjm_tui.store.migrations import RawWorkshop, known_part, raw_document, raw_opening, raw_replay
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.store.schema import Schema


class Found(Struct, frozen=True):
    """The files of a folder; None for one that isn't there."""

    folder: str
    """Its path, for messages."""
    document: bytes | None
    journal: bytes | None


class Mending(Struct, frozen=True, kw_only=True):
    """What the holder of the lock does before the first new line."""

    keep_document: str = ""
    """Under which addition to its name the document is kept: damaged, original, v1."""
    keep_journal: str = ""
    """The same for the journal."""
    renew: bool = False
    """Begin a journal whose first line holds the whole workshop."""
    prefix: int | None = None
    """Begin a journal with so many bytes of the one that is kept."""
    good: int = 0
    """Where the journal goes on, if it isn't begun anew."""
    cut: bool = False
    """Cut the journal there first."""
    save: bool = False
    """Write the document at once."""


class Loaded(Struct, frozen=True, kw_only=True):
    """A workshop as far as its folder knows it."""

    workshop: Workshop
    lines: tuple[Line, ...] = ()
    """Entries whose undo is still known."""
    folder_name: str = ""
    """The name that its folder had when the document was written."""
    updated: str = ""
    """Time of the last entry."""
    notices: tuple[Message, ...] = ()
    too_new: Message | None = None
    """Set if it may only be looked at."""
    mending: Mending = Mending()


def load(found: Found, schema: Schema) -> Loaded:
    """Understand a workshop's files.

    Args:
        found: The files.
        schema: The version this program writes, and the way to it.

    Returns:
        The workshop at its last revision.

    Raises:
        StoreProblem: There is nothing to recover it from; says which file, what and where.
    """
    if found.document is None and found.journal is None:
        raise StoreProblem("not_a_workshop", path=found.folder)
    version = _version(found)
    if version > schema.version:
        return _look_only(found, version, schema)
    if 0 < version < schema.version:
        return _migrated(found, version, schema)
    return _present(found, schema)


def _version(found: Found) -> int:
    """The schema's version of the files, 0 if neither tells."""
    versions = [0]
    if found.document is not None:
        head = read_head(found.document)
        with suppress(Unreadable):
            versions.append(head.v if head else raw_document(found.document).version)
    if found.journal is not None:
        with suppress(Unreadable):
            versions.append(read_opening(_first_line(found.journal)).v)
    return max(versions)


def _first_line(journal: bytes) -> bytes:
    return journal.partition(b"\n")[0]


def _present(found: Found, schema: Schema) -> Loaded:
    """The files are of the present version, or of none that could be made out."""
    clean = found.document is None or surely_clean(found.document)
    stored, problem = _document(found, schema, clean=clean)
    known = stored.head.rev if stored else 0
    journal = read_journal(found.journal, known) if found.journal is not None else None
    if stored is None:
        return _without_document(found, journal, problem)
    workshop = Workshop(uid=stored.head.uid, rev=stored.head.rev, records=stored.records)
    loaded = Loaded(
        workshop=workshop,
        folder_name=stored.head.folder,
        updated=stored.head.updated,
        mending=Mending(),
    )
    if found.document is not None and not clean and is_unclean(found.document):
        loaded = _noticed(loaded, Message("cleaned", {"file": DOCUMENT}))
        loaded = replace(loaded, mending=Mending(keep_document="original", save=True))
    if journal is None:
        loaded = replace(loaded, mending=replace(loaded.mending, renew=True))
        return _noticed(loaded, Message("journal_missing", {"file": JOURNAL}))
    return _continued(loaded, journal, schema)


def _document(found: Found, schema: Schema, *, clean: bool) -> tuple[Stored | None, str]:
    """The document, or why it can't be used."""
    if found.document is None:
        return None, "it is missing"
    try:
        stored = read_document(found.document, clean=clean)
    except Unreadable as error:
        return None, error.problem
    if stored.head.v != schema.version:
        return None, f"its version is {stored.head.v}"
    return stored, ""


def _without_document(found: Found, journal: Journal | None, problem: str) -> Loaded:
    """Recover a workshop from its journal alone."""
    file = f"{found.folder}/{DOCUMENT}"
    if journal is None or journal.opening is None:
        raise StoreProblem("damaged", path=file, problem=problem)
    try:
        start = journal.opening.start()
    except Unreadable as error:
        raise StoreProblem("damaged", path=file, problem=f"{problem}; {error.problem}") from None
    kept = "damaged" if found.document is not None else ""
    code = "document_damaged" if kept else "document_missing"
    loaded = Loaded(workshop=start, mending=Mending(keep_document=kept, save=True))
    loaded = _noticed(loaded, Message(code, {"file": DOCUMENT, "problem": problem}))
    return _with_lines(loaded, journal)


def _continued(loaded: Loaded, journal: Journal, schema: Schema) -> Loaded:
    """Go on from a good document by the journal, if it is this workshop's."""
    opening, workshop = journal.opening, loaded.workshop
    if opening is None:
        return _with_lines(loaded, journal)
    if opening.v != schema.version:
        # A migration wrote the document and was stopped before it began the new journal.
        kept = replace(loaded.mending, keep_journal=f"v{opening.v}", renew=True)
        return replace(loaded, mending=kept)
    if opening.workshop != workshop.uid:
        kept = replace(loaded.mending, keep_journal="foreign", renew=True)
        return _noticed(
            replace(loaded, mending=kept), Message("journal_foreign", {"file": JOURNAL})
        )
    if opening.rev > workshop.rev:
        try:
            loaded = replace(loaded, workshop=opening.start())
        except Unreadable as error:
            bad = Bad(1, len(journal.lines), error.problem)
            return _with_lines(loaded, Journal(None, bad=bad, beyond=journal.lines))
    return _with_lines(loaded, journal)


def _with_lines(loaded: Loaded, journal: Journal) -> Loaded:
    """Replay what the workshop doesn't have yet, and decide how the journal goes on."""
    workshop = _replayed(loaded.workshop, journal.lines)
    reached = journal.opening.rev + len(journal.lines) if journal.opening else -1
    at = (*journal.lines, *journal.beyond)[-1:]
    if workshop.rev >= reached and journal.bad is not None:
        workshop = _replayed(workshop, journal.beyond)
    loaded = replace(
        loaded, workshop=workshop, updated=max((loaded.updated, *(line.at for line in at)))
    )
    broken = workshop.rev != reached
    if not broken:
        loaded = replace(loaded, lines=journal.lines)
    if journal.bad is not None:
        return _past_damage(loaded, journal, journal.bad, anew=broken)
    if broken:
        kept = replace(loaded.mending, keep_journal="behind", renew=True)
        return _noticed(replace(loaded, mending=kept), Message("journal_behind", {"file": JOURNAL}))
    loaded = replace(loaded, mending=replace(loaded.mending, good=journal.good))
    if journal.cleaned:
        loaded = _noticed(loaded, Message("cleaned", {"file": JOURNAL}))
    if not journal.torn:
        return loaded
    loaded = replace(loaded, mending=replace(loaded.mending, cut=True))
    return _noticed(loaded, Message("tail_cut", {"file": JOURNAL, "n": journal.torn}))


def _past_damage(loaded: Loaded, journal: Journal, bad: Bad, *, anew: bool) -> Loaded:
    mending = replace(
        loaded.mending, keep_journal="damaged", renew=anew, prefix=None if anew else journal.good
    )
    notice = Message(
        "journal_damaged",
        {"file": JOURNAL, "line": bad.number, "n": bad.following, "problem": bad.problem},
    )
    return _noticed(replace(loaded, mending=mending), notice)


def _replayed(workshop: Workshop, lines: Iterable[Line]) -> Workshop:
    """Assign what lines that follow on have assigned, all in one go."""
    records, rev = dict(workshop.records), workshop.rev
    for line in lines:
        if line.rev != rev + 1:
            continue
        rev = line.rev
        for record in line.after:
            if isinstance(record, Gone):
                records.pop(record.id, None)
            else:
                records[record.id] = record
    if rev == workshop.rev:
        return workshop
    return Workshop(uid=workshop.uid, rev=rev, records=records)


def _noticed(loaded: Loaded, message: Message) -> Loaded:
    return replace(loaded, notices=(*loaded.notices, message))


def _raw(found: Found) -> RawWorkshop:
    """The workshop in whatever version its files are, at its last revision.

    Raises:
        Unreadable: Neither file is of any use.
    """
    lines = found.journal.split(b"\n")[:-1] if found.journal else []
    try:
        if found.document is None:
            raise Unreadable("it is missing")
        start = raw_document(found.document)
    except Unreadable:
        if not lines:
            raise
        return raw_replay(raw_opening(lines[0]), lines[1:])
    with suppress(Unreadable):
        opening = raw_opening(lines[0]) if lines else None
        if opening and (opening.version, opening.uid) == (start.version, start.uid):
            return raw_replay(start, lines[1:])
    return start


def _migrated(found: Found, version: int, schema: Schema) -> Loaded:
    try:
        raw = _raw(found)
        migrated = typed(schema.migrate(raw.records, raw.version), dict[str, AnyRecord])
        records = gather(migrated.items())
        require_brief(records)
    except Unreadable as error:
        raise StoreProblem(
            "cant_migrate", path=found.folder, version=version, problem=error.problem
        ) from None
    kept = f"v{version}"
    return Loaded(
        workshop=Workshop(uid=raw.uid, rev=raw.rev, records=records),
        notices=(Message("migrated", {"version": version, "now": schema.version}),),
        mending=Mending(
            keep_document=kept if found.document is not None else "",
            keep_journal=kept if found.journal is not None else "",
            renew=True,
            save=True,
        ),
    )


def _look_only(found: Found, version: int, schema: Schema) -> Loaded:
    too_new = Message("too_new", {"version": version, "known": schema.version})
    try:
        raw = _raw(found)
        records = known_part(raw.records)
        require_brief(records)
    except Unreadable:
        raise StoreProblem("too_new_unreadable", **too_new.params, path=found.folder) from None
    return Loaded(
        workshop=Workshop(uid=raw.uid, rev=raw.rev, records=records),
        notices=(too_new,),
        too_new=too_new,
    )
