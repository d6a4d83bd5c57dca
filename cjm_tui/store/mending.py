"""Setting a folder right before the first new line is written to it. Only under its lock."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from cjm_tui.domain.workshop import Workshop
from cjm_tui.store.atomic import read_file, remove_leftovers, write_atomically
from cjm_tui.store.document import save_document
from cjm_tui.store.files import APPEND, Files
from cjm_tui.store.head import Head
from cjm_tui.store.journal import opening_line, read_opening
from cjm_tui.store.loading import Loaded
from cjm_tui.store.names import DOCUMENT, JOURNAL


def mend(folder: Path, loaded: Loaded, head: Head, stamp: str, files: Files) -> int:
    """Do what `load` found to be necessary.

    Copies are made before anything is replaced, so that a kill at any point leaves either the old
    file or the new one beside its kept copy, and the next opening does the rest.

    Args:
        folder: The workshop's folder.
        loaded: The workshop and what is to be done.
        head: What goes before the document, if that is written.
        stamp: What tells this copy from later ones, such as a time; fit for a file's name.
        files: The disk.

    Returns:
        The offset at which the journal goes on.

    Raises:
        OSError, StoreProblem: The disk refused; nothing is lost.
    """
    mending = loaded.mending
    remove_leftovers(folder)
    if mending.keep_document:
        keep(folder / DOCUMENT, f"{mending.keep_document}-{stamp}", files)
    if mending.keep_journal:
        keep(folder / JOURNAL, f"{mending.keep_journal}-{stamp}", files)
    if mending.save or mending.renew:
        save_document(folder, loaded.workshop, head, files)
    if mending.renew:
        return begin_journal(folder, loaded.workshop, head.v, files)
    if mending.prefix is not None:
        good = read_file(folder / JOURNAL)[: mending.prefix]
        write_atomically(files, folder / JOURNAL, good)
        return len(good)
    if mending.cut:
        cut(folder / JOURNAL, mending.good, files)
    return mending.good


def begin_journal(folder: Path, workshop: Workshop, version: int, files: Files) -> int:
    """Put a new journal in place whose first line holds the whole workshop.

    Returns:
        The offset at which it goes on.

    Raises:
        OSError: It could not be written; the old one is as it was.
    """
    line = opening_line(workshop, version)
    write_atomically(files, folder / JOURNAL, line)
    return len(line)


def give_journal(folder: Path, uid: str, good: int, files: Files) -> int:
    """Say in the first line of a journal that it is another workshop's; the rest stays as it is.

    Args:
        folder: The workshop's folder.
        uid: Its identity from now on.
        good: Offset at which the journal goes on.
        files: The disk.

    Returns:
        The new offset.

    Raises:
        OSError, StoreProblem: The disk refused; the journal is as it was.
    """
    first, newline, rest = read_file(folder / JOURNAL)[:good].partition(b"\n")
    opening = replace(read_opening(first), workshop=uid)
    data = msgspec.json.encode(opening) + newline + rest
    write_atomically(files, folder / JOURNAL, data)
    return len(data)


def keep(path: Path, addition: str, files: Files) -> Path:
    """Copy a file beside itself, under a name nobody has.

    Args:
        path: The file, such as `journal.jsonl`.
        addition: What the copy's name says more, such as `damaged-2025-11-21`.
        files: The disk.

    Returns:
        The copy.
    """
    data = read_file(path)
    copy, again = path.with_name(f"{path.stem}.{addition}{path.suffix}"), 2
    while copy.exists():
        copy = path.with_name(f"{path.stem}.{addition}-{again}{path.suffix}")
        again += 1
    write_atomically(files, copy, data)
    return copy


def cut(path: Path, size: int, files: Files) -> None:
    """Cut a file to so many bytes, and make sure of it."""
    handle = files.open(path, APPEND)
    try:
        files.truncate(handle, size)
        files.fsync(handle)
    finally:
        files.close(handle)
