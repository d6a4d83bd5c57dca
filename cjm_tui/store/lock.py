"""One process at a time changes a workshop; another one is told who that is."""

from __future__ import annotations

import getpass
import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from cjm_tui.errors import Message
from cjm_tui.store.atomic import read_file, write_whole
from cjm_tui.store.files import CREATE, SystemFiles
from cjm_tui.text import clean

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK = ".lock"
HOLDER = ".holder.json"


class Holder(Struct, frozen=True):
    """Who has a workshop open. Believed only while the lock is held."""

    pid: int
    host: str
    user: str
    since: str
    """ISO time, UTC."""


class Lock:
    """A workshop that is ours to change until it is released."""

    def __init__(self, folder: Path, lock: BaseFileLock) -> None:
        """Made by `take`."""
        self._folder = folder
        self._lock = lock

    def release(self) -> None:
        """Let others have it. What is left on disk of the lock means nothing any more."""
        self.take_name_off()
        self._lock.release()

    def take_name_off(self) -> None:
        """Remove the file that names the holder, as long as the folder is where it was."""
        with suppress(OSError):
            (self._folder / HOLDER).unlink(missing_ok=True)


def take(folder: Path, since: str) -> Lock | Message:
    """Take a workshop for changing it, without waiting.

    Args:
        folder: The workshop's folder.
        since: The time to tell others, ISO, UTC.

    Returns:
        The lock, or why it can't be had: who holds it, or what the system said.
    """
    from filelock import FileLock, Timeout  # 40 ms, and reading takes no lock

    lock = FileLock(folder / LOCK, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return _held(folder)
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Message("cant_lock", {"path": str(folder), "reason": reason})
    held = Lock(folder, lock)
    holder = Holder(os.getpid(), platform.node(), _user(), since)
    # A full disk must not keep anybody from their own workshop: the others are then told that
    # somebody has it, if not who.
    with suppress(OSError):
        _write_name(folder / HOLDER, msgspec.json.encode(holder) + b"\n")
    return held


def _write_name(path: Path, data: bytes) -> None:
    """Write anew what a killed holder may have left; a link in its place is not written through."""
    files = SystemFiles()
    path.unlink(missing_ok=True)
    handle = files.open(path, CREATE)
    try:
        write_whole(files, handle, data)
    finally:
        files.close(handle)


def _held(folder: Path) -> Message:
    try:
        holder = msgspec.json.decode(read_file(folder / HOLDER, limit=4096), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Message("held_by_somebody", {"path": str(folder)})
    return Message(
        "held",
        {
            "pid": holder.pid,
            "host": clean(holder.host, lines=False),
            "user": clean(holder.user, lines=False),
            "since": clean(holder.since, lines=False),
        },
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return str(os.getuid()) if hasattr(os, "getuid") else "?"
