"""By what two windows on one workshop know of each other: two small files beside its journal.

The first window says where it is, the wall that it follows. Each is written anew at every beat
while its window runs and taken away when it is closed; one that a killed window left is known by
its process, or by its silence.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Generic, Literal, TypeVar

import msgspec
from msgspec import Struct

from cjm_tui.errors import StoreProblem
from cjm_tui.session.where import Where
from cjm_tui.store.atomic import read_file, write_atomically
from cjm_tui.store.files import SystemFiles
from cjm_tui.text import clean

SHOWN: Final = ".shown.json"
"""Where the first window is."""
WALL: Final = ".wall.json"
"""That a wall follows."""
BEAT: Final = 1.0
"""Seconds between two beats."""
SILENCE: Final = 4.0
"""Seconds without a beat after which a window is taken for gone."""
_LIMIT: Final = 16_384

Curtain = Literal["", "frozen", "dark"]
"""What the first window has made of the wall: it follows, stands still, or is black."""
Monotonic = Callable[[], float]


class Sign(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One window's file."""

    pid: int
    host: str
    uid: str
    """Identity of the workshop."""


class WallSign(Sign, frozen=True, kw_only=True, omit_defaults=True):
    """A wall follows."""


class Stand(Struct, frozen=True, omit_defaults=True):
    """What the first window shows."""

    where: Where
    address: str = ""
    """Key of the address its open line goes to; empty while none is open."""
    hint: str = ""
    """The example that stands under the question, if one was asked for."""
    pose: str = ""
    """What is folded or opened on the page, as its body says it."""


class ShownSign(Sign, frozen=True, kw_only=True, omit_defaults=True):
    """Where the first window is."""

    stand: Stand
    curtain: Curtain = ""
    at: str = ""
    """The workshop's time when this was written, ISO, UTC: a rehearsal's clock runs faster."""


_S = TypeVar("_S", bound=Sign)


def me(uid: str) -> tuple[int, str, str]:
    """The process, the machine and the workshop that a sign of ours names."""
    return os.getpid(), platform.node(), uid


def put_up(folder: Path, name: str, sign: Sign) -> None:
    """Write a sign; what can't be written isn't missed.

    Args:
        folder: The workshop's; it is not made if it is gone.
        name: `SHOWN` or `WALL`.
        sign: What to say.
    """
    with suppress(OSError, ValueError):  # of text that was never cleaned: no UTF-8
        write_atomically(SystemFiles(), folder / name, msgspec.json.encode(sign), lasting=False)


def take_down(folder: Path, name: str) -> None:
    """Remove our sign, unless another process has put up its own meanwhile."""
    with suppress(OSError, StoreProblem, msgspec.DecodeError, UnicodeDecodeError):
        sign = msgspec.json.decode(read_file(folder / name, limit=_LIMIT), type=Sign)
        if (sign.pid, sign.host) == (os.getpid(), platform.node()):
            (folder / name).unlink(missing_ok=True)


class Watch(Generic[_S]):
    """Looks whether the other window is there."""

    def __init__(
        self, folder: Path, name: str, kind: type[_S], now: Monotonic = time.monotonic
    ) -> None:
        """Nothing is known yet.

        Args:
            folder: The workshop's.
            name: `SHOWN` or `WALL`.
            kind: What the file holds.
            now: Seconds that never go back.
        """
        self._path = folder / name
        self._kind = kind
        self._now = now
        self._version: tuple[int, int, int] | None = None
        self._beat = -float("inf")
        self._sign: _S | None = None

    def look(self) -> _S | None:
        """What the other window says; None while there is none."""
        try:
            found = self._path.lstat()
        except OSError:
            self._version = self._sign = None
            return None
        version = (found.st_mtime_ns, found.st_ino, found.st_size)
        if version != self._version:
            # Of the first sight nobody knows how long ago it was written but by the clocks.
            age = 0.0 if self._version else max(0.0, time.time() - found.st_mtime)
            self._version, self._beat = version, self._now() - age
            self._sign = self._read()
        sign = self._sign
        if sign is None or self._now() - self._beat > SILENCE or not lives(sign):
            return None
        return sign

    def _read(self) -> _S | None:
        try:
            return msgspec.json.decode(read_file(self._path, limit=_LIMIT), type=self._kind)
        except (OSError, StoreProblem, msgspec.DecodeError, UnicodeDecodeError):
            return None


def lives(sign: Sign) -> bool:
    """Whether the process of a sign still runs, where that can be told at once."""
    if os.name == "nt" or sign.host != platform.node() or sign.pid <= 0:
        return True  # then its silence tells
    try:
        os.kill(sign.pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def cleaned(stand: Stand) -> Stand:
    """The same with clean texts: the file lies where anybody may have written into it."""
    where = stand.where
    texts = (where.step, where.part, where.target, where.at)
    return Stand(
        Where(*(clean(text, lines=False) for text in texts)),
        clean(stand.address, lines=False),
        clean(stand.hint, lines=False),
        clean(stand.pose, lines=False),
    )
