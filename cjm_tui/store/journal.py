"""The journal: one line an entry, the truth about what was done; the document only follows it."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from cjm_tui.domain.commands import Command, Entry, Role
from cjm_tui.domain.records import AnyRecord, Assigned, Gone
from cjm_tui.domain.workshop import Workshop
from cjm_tui.store.atomic import write_whole
from cjm_tui.store.checks import check_record, gather, require_brief
from cjm_tui.store.codec import Unreadable, is_unclean, read, surely_clean
from cjm_tui.store.document import arranged
from cjm_tui.store.files import APPEND, Files


class Opening(Struct, frozen=True, kw_only=True):
    """The first line: whose journal it is, and what its entries start from."""

    v: int
    """Version of the journal's schema, the same number as the document's."""
    workshop: str
    """Identity of the workshop."""
    rev: int = 0
    snapshot: msgspec.Raw = msgspec.Raw(b"[]")
    """Every record at that revision, so that a journal alone is enough to recover from; not
    decoded before that is needed."""

    def start(self) -> Workshop:
        """The workshop that the entries start from.

        Raises:
            Unreadable: The snapshot is damaged.
        """
        snapshot = read(bytes(self.snapshot), _snapshot())
        records = gather((f"snapshot[{at}]", record) for at, record in enumerate(snapshot))
        require_brief(records)
        return Workshop(uid=self.workshop, rev=self.rev, records=records)


class Line(Struct, frozen=True, kw_only=True):
    """Any further line: an entry and what it did."""

    rev: int
    """Revision it made; one more than the line before."""
    at: str
    actor: str
    role: Role
    command: Command
    inverse: tuple[Assigned, ...]
    """What undoing it assigns."""
    after: tuple[Assigned, ...]
    """What it assigned; replaying assigns this and judges nothing again."""

    @property
    def entry(self) -> Entry:
        """The entry as it was applied."""
        return Entry(actor=self.actor, role=self.role, at=self.at, command=self.command)


class Bad(Struct, frozen=True):
    """A line that can't be understood."""

    number: int
    """Counted from 1."""
    following: int
    """How many lines come after it."""
    problem: str


class Journal(Struct, frozen=True):
    """A journal as it was read."""

    opening: Opening | None
    """None if already the first line is bad."""
    lines: tuple[Line, ...] = ()
    """All good lines in unbroken order of revisions, up to a bad one."""
    good: int = 0
    """Offset behind the last good line, in bytes."""
    torn: int = 0
    """Bytes behind the last newline: a line whose writing was cut short."""
    bad: Bad | None = None
    beyond: tuple[Line, ...] = ()
    """What can still be understood behind a bad line."""
    cleaned: bool = False
    """Texts in it were cleaned."""


def opening_line(workshop: Workshop, version: int) -> bytes:
    """The first line of a new journal.

    Args:
        workshop: What its entries will start from.
        version: Of the schema.
    """
    snapshot = msgspec.Raw(_encoder.encode(arranged(workshop.records.values())))
    opening = Opening(v=version, workshop=workshop.uid, rev=workshop.rev, snapshot=snapshot)
    return _encoder.encode(opening) + b"\n"


def entry_line(
    rev: int, entry: Entry, inverse: tuple[Assigned, ...], after: tuple[Assigned, ...]
) -> bytes:
    """The line of one entry.

    Raises:
        UnicodeEncodeError, OverflowError: Something in it was never cleaned or checked.
    """
    return (
        _encoder.encode(
            Line(
                rev=rev,
                at=entry.at,
                actor=entry.actor,
                role=entry.role,
                command=entry.command,
                inverse=inverse,
                after=after,
            )
        )
        + b"\n"
    )


def read_journal(data: bytes, known: int = 0) -> Journal:
    """Read a journal as far as it can be understood.

    Args:
        data: The file. What is behind its last newline is never looked at.
        known: A revision up to which nothing will be replayed, as the document has it. Those
            lines are only wanted for undoing: their records are neither cleaned nor checked here,
            which halves the time of opening, and must be (`sound`) before they are set again.

    Returns:
        What it says; nothing is raised, as damage is part of the answer.
    """
    end = data.rfind(b"\n") + 1
    torn = len(data) - end
    raw = data[:end].split(b"\n")[:-1]
    if not raw:
        return Journal(None, torn=torn, bad=Bad(1, 0, "it is empty"))
    try:
        opening = read_opening(raw[0])
    except Unreadable as error:
        bad = Bad(1, len(raw) - 1, error.problem)
        return Journal(None, torn=torn, bad=bad, beyond=_understood(raw[1:]))
    first = 1 + max(0, known - opening.rev)
    clean = surely_clean(b"\n".join(raw[first:]))
    lines = _all_at_once(raw[1:first], opening.rev + 1)
    good = sum(map(len, raw[: 1 + len(lines)])) + 1 + len(lines)
    for number, text in enumerate(raw[1 + len(lines) :], start=1 + len(lines)):
        try:
            due = opening.rev + number
            line = _unchecked(text, due) if number < first else _checked(text, due, clean=clean)
        except Unreadable as error:
            bad = Bad(number + 1, len(raw) - number - 1, error.problem)
            beyond = _understood(raw[number + 1 :])
            return Journal(opening, tuple(lines), good, torn, bad, beyond)
        lines.append(line)
        good += len(text) + 1
    cleaned = not clean and any(is_unclean(text) for text in raw[first:])
    return Journal(opening, tuple(lines), good, torn, cleaned=cleaned)


def sound(assigned: tuple[Assigned, ...]) -> tuple[Assigned, ...]:
    """Clean and check what an old line holds, before it is set again.

    Raises:
        Unreadable: A record is wrong.
    """
    records = read(_encoder.encode(assigned), _assigned())
    for record in records:
        if not isinstance(record, Gone) and (wrong := check_record(record)):
            raise Unreadable(f"{record.id[:40]}.{wrong}")
    return records


def read_opening(line: bytes) -> Opening:
    """Read the first line of a journal.

    Raises:
        Unreadable: It is none.
    """
    try:
        return _OPENING.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(str(error)) from None


class JournalFile:
    """The end of a journal that is being written. Only for the writer's thread."""

    def __init__(self, path: Path, good: int, files: Files) -> None:
        """Name the journal; it is opened at the first line.

        Args:
            path: The file; it must exist.
            good: Offset behind its last good line.
            files: The disk.
        """
        self._path = path
        self._good = good
        self._files = files
        self._handle: int | None = None

    def append(self, lines: bytes) -> None:
        """Add whole lines and return once they are on disk.

        Whatever goes wrong, the next attempt opens the file anew and first cuts it to the last
        good line: after a failed fsync nobody knows which bytes have reached the disk.

        Raises:
            OSError: They could not be made durable; none of them counts as written.
        """
        try:
            handle = self._opened()
            write_whole(self._files, handle, lines)
            self._files.fsync(handle)
        except OSError:
            self.close()
            raise
        self._good += len(lines)

    def close(self) -> None:
        """Give the file back; a later `append` opens it again."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(OSError):
                self._files.close(handle)

    def _opened(self) -> int:
        if self._handle is not None:
            self._make_sure_it_is_still_there(self._handle)
            return self._handle
        handle = self._files.open(self._path, APPEND)
        self._handle = handle
        self._files.truncate(handle, self._good)
        return handle

    def _make_sure_it_is_still_there(self, handle: int) -> None:
        """Writing into a file whose folder was taken away would succeed, and save nothing."""
        there, ours = self._path.lstat(), os.fstat(handle)
        if (there.st_ino, there.st_dev) != (ours.st_ino, ours.st_dev):
            raise FileNotFoundError(2, "replaced by another file", str(self._path))


_encoder = msgspec.json.Encoder()
_OPENING = msgspec.json.Decoder(Opening)


# Made when first needed: each learns all kinds of records and commands, which takes its time.
@cache
def _line() -> msgspec.json.Decoder[Line]:
    return msgspec.json.Decoder(Line)


@cache
def _snapshot() -> msgspec.json.Decoder[list[AnyRecord]]:
    return msgspec.json.Decoder(list[AnyRecord])


@cache
def _assigned() -> msgspec.json.Decoder[tuple[Assigned, ...]]:
    return msgspec.json.Decoder(tuple[Assigned, ...])


def _all_at_once(raw: list[bytes], due: int) -> list[Line]:
    """Decode lines that need no look at each; none of them, if any of them does."""
    try:
        lines = _line().decode_lines(b"\n".join(raw))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    in_order = len(lines) == len(raw) and all(
        line.rev == rev for rev, line in enumerate(lines, start=due)
    )
    return lines if in_order else []


def _unchecked(text: bytes, due: int) -> Line:
    try:
        return _in_order(_line().decode(text), due)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _checked(text, due, clean=False)


def _checked(text: bytes, due: int | None, *, clean: bool) -> Line:
    line = read(text, _line(), clean=clean)
    for record in (*line.after, *line.inverse):
        if not isinstance(record, Gone) and (wrong := check_record(record)):
            raise Unreadable(f"{record.id[:40]}.{wrong}")
    return line if due is None else _in_order(line, due)


def _in_order(line: Line, due: int) -> Line:
    if line.rev != due:
        raise Unreadable(f"rev is {line.rev}, {due} was due")
    return line


def _understood(raw: list[bytes]) -> tuple[Line, ...]:
    found = []
    for text in raw:
        with suppress(Unreadable):
            found.append(_checked(text, None, clean=False))
    return tuple(found)
