"""The few calls that change a disk, behind one protocol: a test can make each of them fail."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Protocol

from cjm_tui.errors import Message, StoreProblem

APPEND = os.O_WRONLY | os.O_APPEND
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
FOLDER = os.O_RDONLY

# Not on every system; a link in place of a file of ours is never followed where this one exists.
_ALWAYS = (
    getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


class Files(Protocol):
    """What the store does to a disk. Every call may raise `OSError`."""

    def open(self, path: Path, flags: int, /) -> int:
        """Open a file for `APPEND` or `CREATE`, or a `FOLDER`, and return its handle."""

    def write(self, handle: int, data: bytes, /) -> int:
        """Write as much of the data as fits and return how many bytes that was."""

    def fsync(self, handle: int, /) -> None:
        """Return once everything written to the handle would survive a power cut."""

    def truncate(self, handle: int, size: int, /) -> None:
        """Cut the file to so many bytes."""

    def replace(self, source: Path, target: Path, /) -> None:
        """Give one file the other's name, in one step."""

    def close(self, handle: int, /) -> None:
        """Give the handle back."""


class SystemFiles:
    """The real disk."""

    def open(self, path: Path, flags: int, /) -> int:
        """Open a file; a link in its place is refused rather than followed."""
        return os.open(path, flags | _ALWAYS, 0o666)

    def write(self, handle: int, data: bytes, /) -> int:
        """Write as much of the data as fits and return how many bytes that was."""
        return os.write(handle, data)

    def fsync(self, handle: int, /) -> None:
        """Return once everything written to the handle would survive a power cut."""
        os.fsync(handle)

    def truncate(self, handle: int, size: int, /) -> None:
        """Cut the file to so many bytes."""
        os.ftruncate(handle, size)

    def replace(self, source: Path, target: Path, /) -> None:
        """Give one file the other's name, in one step."""
        source.replace(target)

    def close(self, handle: int, /) -> None:
        """Give the handle back."""
        os.close(handle)


def trouble(error: OSError, prefix: str) -> Message:
    """Say what a disk refused, by what a person can do about it.

    Args:
        error: What the system said.
        prefix: Which family of sentences: `unsaved` or `unreadable`.

    Returns:
        A message such as `unsaved_full`, `unsaved_denied`, `unsaved_gone` or `unsaved_other`.
    """
    path = str(error.filename or "")
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Message(f"{prefix}_full", {"path": path})
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Message(f"{prefix}_denied", {"path": path})
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ESTALE):
        return Message(f"{prefix}_gone", {"path": path})
    return Message(f"{prefix}_other", {"path": path, "reason": error.strerror or str(error)})


def unreadable(error: OSError, path: Path) -> StoreProblem:
    """The problem to raise for something that can't be read.

    Args:
        error: What the system said.
        path: What was to be read, if the error doesn't name it.
    """
    error.filename = error.filename or str(path)
    message = trouble(error, "unreadable")
    return StoreProblem(message.code, **message.params)
