"""Writing a file whole or not at all, and reading one without falling into what isn't a file."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cjm_tui.errors import StoreProblem
from cjm_tui.store.files import CREATE, FOLDER, Files, unreadable
from cjm_tui.text import new_id

LARGEST = 256 * 1024 * 1024
"""Bytes; nothing this program writes comes near, and reading more would only fill the memory."""

_TEMPORARY = ".tmp"


def write_whole(files: Files, handle: int, data: bytes) -> None:
    """Write all of the data, however many calls that takes.

    Raises:
        OSError: Some or all of it could not be written.
    """
    rest = data
    while rest:
        rest = rest[files.write(handle, rest) :]


def write_atomically(files: Files, path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Put data into a file so that anybody, at any time, reads the old content or the new.

    Args:
        files: The disk.
        path: The file; its folder must exist. It may exist itself.
        data: All of its new content.
        lasting: It is waited for until it would survive a power cut; what is only of use while
            somebody runs the program need not.

    Raises:
        OSError: It could not be written; the old content is untouched, unless only the folder's
            own entry could not be made sure of.
    """
    temporary = path.with_name(f".{path.name}.{new_id()}{_TEMPORARY}")
    try:
        handle = files.open(temporary, CREATE)
        try:
            write_whole(files, handle, data)
            if lasting:
                files.fsync(handle)
        finally:
            files.close(handle)
        files.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    if lasting:
        sync_folder(files, path.parent)


def sync_folder(files: Files, folder: Path) -> None:
    """Make sure of a folder's entries: what was created or renamed in it survives a power cut."""
    if os.name == "nt":  # there a folder can't be opened, and needs no such care
        return
    handle = files.open(folder, FOLDER)
    try:
        files.fsync(handle)
    finally:
        files.close(handle)


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files that a killed writer left. Only for whoever holds the lock."""
    for leftover in folder.glob(f".*{_TEMPORARY}"):
        with suppress(OSError):
            leftover.unlink()


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading.

    Args:
        path: The file. A link in its place is not followed; a pipe or a device is not waited for.

    Raises:
        FileNotFoundError: There is none.
        StoreProblem: It can't be read, or isn't a file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise
    except OSError as error:
        if os.path.islink(path):  # noqa: PTH114 - pathlib's raises where nothing may be looked at
            raise StoreProblem("file_is_link", path=str(path)) from None
        raise unreadable(error, path) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise StoreProblem("not_a_file", path=str(path))
    return os.fdopen(handle, "rb")


def read_file(path: Path, limit: int = LARGEST) -> bytes:
    """Read a whole file.

    Args:
        path: The file, as in `open_file`.
        limit: The most bytes it may have.

    Raises:
        FileNotFoundError: There is none.
        StoreProblem: It can't be read, isn't a file, or is too large.
    """
    with open_file(path) as file:
        if os.fstat(file.fileno()).st_size > limit:
            raise StoreProblem("too_large", path=str(path), limit=limit // (1024 * 1024))
        try:
            return file.read()
        except OSError as error:
            raise unreadable(error, path) from None
