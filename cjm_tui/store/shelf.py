"""What there is in a folder of workshops, told without opening any of them.

It imports as little as it reads: the list is the first thing that anybody waits for.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.errors import Message, StoreProblem
from cjm_tui.store.atomic import open_file
from cjm_tui.store.codec import Unreadable
from cjm_tui.store.files import trouble, unreadable
from cjm_tui.store.head import HEAD_BYTES, Head, read_head
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.text import clean

_TAIL_BYTES = 65_536


class _Stamp(Struct):
    """All of a journal's line that is needed to tell how far it has come."""

    rev: int
    at: str


class Place(Struct, frozen=True):
    """A folder that is a workshop, or looks like one."""

    path: Path
    changed: float
    """Time of its document, seconds since 1970."""
    problem: Message | None = None
    """Why it can't be opened, if that shows from outside."""


def places(root: Path) -> list[Place]:
    """All workshops in a folder, those changed last first; none of them is read.

    Args:
        root: The folder of workshops; it need not exist.

    Raises:
        StoreProblem: It can't be read.
    """
    try:
        with os.scandir(root) as entries:
            found = [place for entry in entries if (place := _place(root, entry)) is not None]
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        raise StoreProblem("not_a_folder", path=str(root)) from None
    except OSError as error:
        raise unreadable(error, root) from None
    return sorted(found, key=lambda place: (-place.changed, place.path.name))


def _place(root: Path, entry: os.DirEntry[str]) -> Place | None:
    if entry.name.startswith("."):
        return None
    path = root / entry.name
    try:
        if entry.is_symlink():
            if not path.is_dir():
                return None
            return Place(path, 0.0, Message("folder_is_link", {"path": str(path)}))
        if not entry.is_dir():
            return None
        return Place(path, _changed(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        return Place(path, 0.0, trouble(error, "unreadable"))


def _changed(path: Path) -> float:
    """When a workshop's document was written; its journal, if there is no document."""
    with suppress(FileNotFoundError):
        return os.lstat(f"{path}/{DOCUMENT}").st_mtime
    return os.lstat(f"{path}/{JOURNAL}").st_mtime


def peek(folder: Path) -> Head | None:
    """Read the head of a workshop's document, and as a rule nothing else of it.

    If the journal has gone on since (the program was killed, or is at work this very moment), the
    revision and time are those of its last line.

    Returns:
        The head, or None if only opening the workshop can tell.

    Raises:
        StoreProblem: The document can't be read.
    """
    path = folder / DOCUMENT
    try:
        with open_file(path) as file:
            data = file.read(HEAD_BYTES)
            head = read_head(data) or _whole_head(data + file.read())
            written = os.fstat(file.fileno()).st_mtime_ns
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(error, path) from None
    if head is not None:
        with suppress(OSError, StoreProblem):
            return _gone_on(folder / JOURNAL, head, written)
    return head


def _gone_on(journal: Path, head: Head, written: int) -> Head:
    """The head with the revision and time of the journal's last line, if that is newer."""
    status = journal.lstat()
    if status.st_mtime_ns <= written:
        return head
    with open_file(journal) as file:
        file.seek(max(0, status.st_size - _TAIL_BYTES))
        last = file.read().rpartition(b"\n")[0].rpartition(b"\n")[2]
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        stamp = msgspec.json.decode(last, type=_Stamp)
        if stamp.rev > head.rev:
            return replace(head, rev=stamp.rev, updated=clean(stamp.at, lines=False))
    return head


def _whole_head(data: bytes) -> Head | None:
    # All kinds of records are only needed for a file that somebody has edited.
    from cjm_tui.store.document import read_document

    try:
        return read_document(data).head
    except Unreadable:
        return None
