"""The folders of workshops: their names, which of them there are, and the trash."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import Message, StoreProblem
from cjm_tui.store.atomic import read_file, sync_folder
from cjm_tui.store.codec import Unreadable
from cjm_tui.store.document import DOCUMENT, HEAD_BYTES, read_document, read_head, save_document
from cjm_tui.store.files import Files, trouble, unreadable
from cjm_tui.store.head import Head
from cjm_tui.store.journal import JOURNAL
from cjm_tui.store.loading import Found
from cjm_tui.store.mending import begin_journal
from cjm_tui.text import clean, slug

TRASH = ".trash"
_NEW = ".new-"
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
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


def find_files(folder: Path) -> Found:
    """Read a workshop's files.

    Raises:
        StoreProblem: The folder is a link or can't be read, or a file in it can't.
    """
    if folder.is_symlink():
        raise StoreProblem("folder_is_link", path=str(folder))
    if not folder.is_dir():
        raise StoreProblem("unreadable_gone", path=str(folder))
    return Found(str(folder), _read(folder / DOCUMENT), _read(folder / JOURNAL))


def _read(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except FileNotFoundError:
        return None


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
        with path.open("rb") as file:
            data = file.read(HEAD_BYTES)
            head = read_head(data) or _whole_head(data + file.read())
            written = os.fstat(file.fileno()).st_mtime_ns
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(error, path) from None
    if head is not None:
        with suppress(OSError):
            return _gone_on(folder / JOURNAL, head, written)
    return head


def _gone_on(journal: Path, head: Head, written: int) -> Head:
    """The head with the revision and time of the journal's last line, if that is newer."""
    status = journal.lstat()
    if status.st_mtime_ns <= written:
        return head
    with journal.open("rb") as file:
        file.seek(max(0, status.st_size - _TAIL_BYTES))
        last = file.read().rpartition(b"\n")[0].rpartition(b"\n")[2]
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        stamp = msgspec.json.decode(last, type=_Stamp)
        if stamp.rev > head.rev:
            return replace(head, rev=stamp.rev, updated=clean(stamp.at, lines=False))
    return head


def _whole_head(data: bytes) -> Head | None:
    try:
        return read_document(data).head
    except Unreadable:
        return None


def create_folder(root: Path, workshop: Workshop, head: Head, files: Files) -> Path:
    """Put a new workshop on disk: all of it, or nothing that anybody would see.

    Args:
        root: The folder of workshops; made if it isn't there.
        workshop: What it holds.
        head: What goes before its document, but for the folder's name.
        files: The disk.

    Returns:
        Its folder, `slug-xxxxxx`.

    Raises:
        StoreProblem: The disk refused.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        path = _free(root, slug(workshop.brief.title))
        new = root / f"{_NEW}{path.name}"
        new.mkdir()
        try:
            begin_journal(new, workshop, head.v, files)
            save_document(new, workshop, replace(head, folder=path.name), files)
            files.replace(new, path)
        except BaseException:
            _remove(new)
            raise
        sync_folder(files, root)
    except OSError as error:
        message = trouble(error, "unsaved")
        raise StoreProblem(message.code, **message.params) from None
    return path


def namesakes(folder: Path, uid: str) -> list[str]:
    """Other folders beside a workshop's own that say they are the same workshop.

    Args:
        folder: The workshop's folder.
        uid: Its identity.

    Returns:
        Their names.
    """
    found = []
    for place in places(folder.parent):
        if place.path.name != folder.name and place.problem is None:
            with suppress(StoreProblem):
                head = peek(place.path)
                if head is not None and head.uid == uid:
                    found.append(place.path.name)
    return found


def bin_folder(folder: Path, files: Files) -> Path:
    """Move a workshop to the trash of its folder of workshops.

    Returns:
        Where it is now.

    Raises:
        StoreProblem: The disk refused; it is where it was.
    """
    return _move(folder, folder.parent / TRASH, files)


def restore_folder(binned: Path, root: Path, files: Files) -> Path:
    """Move a workshop out of the trash.

    Args:
        binned: The folder in the trash.
        root: The folder of workshops.
        files: The disk.

    Returns:
        Where it is now; under another name only if its own has been taken.

    Raises:
        StoreProblem: The disk refused; it is where it was.
    """
    return _move(binned, root, files)


def _move(folder: Path, into: Path, files: Files) -> Path:
    try:
        into.mkdir(exist_ok=True)
        target = into / folder.name
        if os.path.lexists(target):
            target = _free(into, folder.name.rpartition("-")[0] or folder.name)
        files.replace(folder, target)
        sync_folder(files, into)
        sync_folder(files, folder.parent)
    except OSError as error:
        message = trouble(error, "unmoved")
        raise StoreProblem(message.code, **message.params) from None
    return target


def _free(root: Path, name: str) -> Path:
    """A folder's name that nothing has: the name with six random letters."""
    while True:
        path = root / f"{name}-{''.join(secrets.choice(_LETTERS) for _ in range(6))}"
        if not os.path.lexists(path) and not os.path.lexists(root / f"{_NEW}{path.name}"):
            return path


def _remove(folder: Path) -> None:
    """Remove a folder that never became a workshop, as far as that is possible."""
    with suppress(OSError):
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
