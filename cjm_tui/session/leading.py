"""The first window's half of two: it says where it is, and sees whether a wall follows."""

from __future__ import annotations

import platform
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cjm_tui.session.signs import (
    BEAT,
    SHOWN,
    SILENCE,
    WALL,
    Curtain,
    ShownSign,
    Stand,
    WallSign,
    Watch,
    lives,
    me,
    put_up,
    take_down,
)

LOOK: Final = 0.2
"""Seconds between two looks for a wall; also between two writings, however fast people move."""


class Leading:
    """Tells walls where the window is, in a thread of its own: no key ever waits for it.

    Attributes:
        curtain: What is made of the wall.
    """

    def __init__(
        self, folder: Path, uid: str, *, now: Callable[[], str], changed: Callable[[], None]
    ) -> None:
        """Begin to look; nothing is told before the first `tell`.

        Args:
            folder: The workshop's.
            uid: The workshop's identity.
            now: The workshop's time, ISO, UTC.
            changed: Called from the thread when a wall has come or gone, here or elsewhere.
        """
        self.curtain: Curtain = ""
        self._folder, self._uid = folder, uid
        self._now, self._changed = now, changed
        self._watch = Watch(folder, WALL, WallSign)
        self._wall, self._elsewhere = False, ""
        self._own: tuple[WallSign, float] | None = None
        self._change = threading.Condition()
        self._stand: Stand | None = None
        self._news = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="cjm leading", daemon=True)
        self._thread.start()

    @property
    def has_wall(self) -> bool:
        """Whether a wall of this machine follows: only that one is beside this window."""
        return self._wall

    @property
    def wall_elsewhere(self) -> str:
        """The machine whose wall follows over a folder that several share; empty for none."""
        return self._elsewhere

    def tell(self, stand: Stand, curtain: Curtain) -> None:
        """Say where the window is now; returns at once.

        Args:
            stand: What it shows.
            curtain: What to make of the wall.
        """
        with self._change:
            if (stand, curtain) == (self._stand, self.curtain):
                return
            self._stand, self.curtain, self._news = stand, curtain, True
            self._change.notify()

    def close(self) -> None:
        """The window is closed: take the sign down."""
        with self._change:
            self._closing = True
            self._change.notify()
        self._thread.join(timeout=1.0)

    def _run(self) -> None:
        written = -BEAT
        while True:
            with self._change:
                if not (self._closing or self._news):
                    self._change.wait(LOOK)
                closing = self._closing
                due = self._news or time.monotonic() - written >= BEAT
                stand, curtain, self._news = self._stand, self.curtain, False
            if closing:
                take_down(self._folder, SHOWN)
                return
            if due and stand is not None:
                self._put_up(stand, curtain)
                written = time.monotonic()
            self._look()
            if due:
                self._rest()

    def _put_up(self, stand: Stand, curtain: Curtain) -> None:
        pid, host, uid = me(self._uid)
        sign = ShownSign(pid=pid, host=host, uid=uid, stand=stand, curtain=curtain, at=self._now())
        put_up(self._folder, SHOWN, sign)

    def _look(self) -> None:
        sign = self._watch.look()
        is_own = sign is not None and sign.host == platform.node()
        if sign is None or is_own:
            self._own = (sign, time.monotonic()) if sign is not None else None
        elif self._own is not None:  # walls of two machines write over each other's sign
            own, since = self._own
            if time.monotonic() - since > SILENCE or not lives(own):
                self._own = None
        elsewhere = sign.host if sign is not None and self._own is None else ""
        if (self._own is not None, elsewhere) != (self._wall, self._elsewhere):
            self._wall, self._elsewhere = self._own is not None, elsewhere
            self._changed()

    def _rest(self) -> None:
        """After a writing nothing is written for a while, but for the end."""
        with self._change:
            self._change.wait_for(lambda: self._closing, LOOK)
