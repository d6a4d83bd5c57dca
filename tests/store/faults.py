"""Disks that fail, and disks that never answer."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

from cjm_tui.store.files import SystemFiles

CALLS = ("open", "write", "fsync", "truncate", "replace")


class FailingFiles(SystemFiles):
    """A disk on which every n-th call of some kinds fails; a failing write leaves half its data."""

    def __init__(self, every: int, *calls: str, code: int = errno.ENOSPC) -> None:
        self.every = every
        self.calls = calls or CALLS
        self.code = code
        self.failed = 0
        self.seen = 0

    def _judge(self, call: str) -> bool:
        if call not in self.calls or not self.every:
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.failed += 1
        return True

    def _error(self) -> OSError:
        return OSError(self.code, os.strerror(self.code))

    def open(self, path: Path, flags: int, /) -> int:
        if self._judge("open"):
            raise self._error()
        return super().open(path, flags)

    def write(self, handle: int, data: bytes, /) -> int:
        if self._judge("write"):
            super().write(handle, data[: len(data) // 2])
            raise self._error()
        return super().write(handle, data)

    def fsync(self, handle: int, /) -> None:
        if self._judge("fsync"):
            raise self._error()
        super().fsync(handle)

    def truncate(self, handle: int, size: int, /) -> None:
        if self._judge("truncate"):
            raise self._error()
        super().truncate(handle, size)

    def replace(self, source: Path, target: Path, /) -> None:
        if self._judge("replace"):
            raise self._error()
        super().replace(source, target)


class ShortFiles(SystemFiles):
    """A disk that takes a few bytes at a time."""

    def write(self, handle: int, data: bytes, /) -> int:
        return super().write(handle, data[:7])


class StuckFiles(SystemFiles):
    """A disk on which nothing returns from a write until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.go.set()
        self.reached = threading.Event()

    def write(self, handle: int, data: bytes, /) -> int:
        if not self.go.is_set():
            self.reached.set()
            self.go.wait()
        return super().write(handle, data)


class CountingFiles(SystemFiles):
    """A disk that remembers what was put in place of what, and each fsync."""

    def __init__(self) -> None:
        self.replaced: list[str] = []
        self.synced = 0

    def replace(self, source: Path, target: Path, /) -> None:
        self.replaced.append(target.name)
        super().replace(source, target)

    def fsync(self, handle: int, /) -> None:
        self.synced += 1
        super().fsync(handle)
