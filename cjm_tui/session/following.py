"""A wall's half of two windows: the workshop as its journal grows, and where the first window is.

Nothing here is ever written into the workshop; the wall's own sign lies beside the journal.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import msgspec

from cjm_tui.domain.records import Note
from cjm_tui.domain.workshop import Workshop, assign
from cjm_tui.errors import CjmError, Message, StoreProblem
from cjm_tui.session.kit import Kit
from cjm_tui.session.rehearsal import SPEEDS
from cjm_tui.session.signs import (
    BEAT,
    SHOWN,
    WALL,
    Curtain,
    ShownSign,
    Stand,
    WallSign,
    Watch,
    cleaned,
    me,
    put_up,
    take_down,
)
from cjm_tui.session.where import read_where
from cjm_tui.store.atomic import open_file
from cjm_tui.store.files import unreadable
from cjm_tui.store.journal import Journal, Line, Opening, read_journal
from cjm_tui.store.loading import Loaded
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.store.reading import read_folder

Version = tuple[int, int, int, int]


class Seen(NamedTuple):
    """What a wall knows at a moment."""

    workshop: Workshop
    stand: Stand | None
    """Where the first window is; where it was when there is none any more; None where nobody
    ever was."""
    curtain: Curtain
    is_led: bool
    """Whether there is a first window now."""
    problem: Message | None
    """Why the workshop can't be followed any further, or not wholly."""
    newest: str
    """Id of the note that was last written or changed while the wall followed."""


class Tail:
    """A workshop that grows with its journal: only what is new of it is read.

    Attributes:
        workshop: As of the last `grow`.
        newest: Id of the note changed last since the beginning, or empty.
        too_new: Said by a workshop of a newer program, of which only a part is understood.
    """

    def __init__(self, folder: Path, kit: Kit) -> None:
        """Read the folder.

        Raises:
            StoreProblem: It can't be read.
        """
        self._folder, self._kit = folder, kit
        self.newest = ""
        self._version = self._versions()
        loaded = read_folder(folder, kit.schema)
        self.workshop = loaded.workshop
        self.too_new = loaded.too_new
        self._good = _goes_on_at(loaded)

    def grow(self) -> bool:
        """Read what has come since.

        Returns:
            Whether there was anything.

        Raises:
            StoreProblem: The folder is gone, or can't be read any more.
        """
        version = self._versions()
        if version == self._version:
            return False
        before = self.workshop
        if not self._can_tail(version) or not self._read_on(version):
            self._read_whole()
        return self.workshop is not before

    def _versions(self) -> Version:
        """What of the files changes whenever they do."""
        path = self._folder / JOURNAL
        try:
            if self._folder.is_symlink():
                raise StoreProblem("folder_is_link", path=str(self._folder))
            found = path.lstat()
        except FileNotFoundError:
            return self._without_journal()
        except OSError as error:
            raise unreadable(error, path) from None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    def _without_journal(self) -> Version:
        """A document may stand alone; a folder with neither is no workshop any more."""
        try:
            found = (self._folder / DOCUMENT).lstat()
        except OSError:
            raise StoreProblem("unreadable_gone", path=str(self._folder)) from None
        return -1, found.st_ino, found.st_size, found.st_mtime_ns

    def _can_tail(self, version: Version) -> bool:
        """Whether it still is the journal read before, only longer."""
        return self._good > 0 and version[:2] == self._version[:2] and version[2] >= self._good

    def _read_on(self, version: Version) -> bool:
        """Take the whole lines behind those known; False where they don't go on from there."""
        start = self._good
        try:
            with open_file(self._folder / JOURNAL) as file:
                if os.fstat(file.fileno()).st_ino != version[1]:
                    return False
                file.seek(start)
                data = file.read()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise unreadable(error, self._folder / JOURNAL) from None
        journal = self._understood(data)
        if journal.bad is not None:
            return False
        self._follow(journal.lines)
        self._good = start + len(data) - journal.torn
        self._version = version
        return True

    def _understood(self, data: bytes) -> Journal:
        """Lines that go on from the present revision."""
        opening = Opening(
            v=self._kit.schema.version, workshop=self.workshop.uid, rev=self.workshop.rev
        )
        return read_journal(msgspec.json.encode(opening) + b"\n" + data)

    def _follow(self, lines: tuple[Line, ...]) -> None:
        for line in lines:
            self.workshop = assign(self.workshop, line.after, rev=line.rev)
            notes = [record.id for record in line.after if isinstance(record, Note)]
            self.newest = notes[-1] if notes else self.newest

    def _read_whole(self) -> None:
        version = self._versions()
        loaded = read_folder(self._folder, self._kit.schema)
        self.workshop, self.too_new = loaded.workshop, loaded.too_new
        self._good, self._version = _goes_on_at(loaded), version


def _goes_on_at(loaded: Loaded) -> int:
    """The offset at which a journal goes on; 0 where it isn't the one to go on with, so that
    all of it is read each time."""
    mending = loaded.mending
    begins_anew = loaded.too_new or mending.renew or mending.keep_journal
    return 0 if begins_anew else mending.good


class Follower:
    """Follows one workshop for a wall. Its methods are for one thread."""

    def __init__(self, folder: Path, kit: Kit) -> None:
        """Read the workshop and look for its first window.

        Raises:
            StoreProblem: It can't be read.
        """
        self._folder, self._kit = folder, kit
        self._tail = Tail(folder, kit)
        self._watch = Watch(folder, SHOWN, ShownSign)
        self._beat = self._again_at = -BEAT
        self._led: tuple[ShownSign, float] | None = None
        where = read_where(folder)
        self._seen = Seen(self._tail.workshop, Stand(where) if where else None, "", False, None, "")
        self.look()

    @property
    def seen(self) -> Seen:
        """What is known as of the last `look`."""
        return self._seen

    def look(self) -> bool:
        """Look at everything once, and let the first window know that we do.

        Returns:
            Whether there is anything new to show.
        """
        before, problem = self._seen, self._grown()
        sign = self._watch.look()
        if sign is not None and sign.uid != self._tail.workshop.uid:
            sign = None
        if sign is not None and (self._led is None or self._led[0] != sign):
            self._led = sign, monotonic()
        stand = cleaned(sign.stand) if sign is not None else before.stand
        # What was covered stays covered when whoever covered it is gone.
        curtain = sign.curtain if sign is not None else before.curtain
        self._seen = Seen(
            self._tail.workshop, stand, curtain, sign is not None, problem, self._tail.newest
        )
        return self._seen.workshop is not before.workshop or self._seen[1:] != before[1:]

    def _grown(self) -> Message | None:
        """Read what has come; why that isn't possible, or is only in part."""
        if monotonic() < self._again_at:
            return self._seen.problem
        try:
            self._tail.grow()
        except CjmError as error:
            self._again_at = monotonic() + BEAT  # reading a damaged one whole takes its time
            return error.message
        self._say_so()
        return self._tail.too_new

    def now(self) -> datetime:
        """The workshop's time: in a rehearsal the first window's, which runs faster."""
        speed = min(self._seen.workshop.brief.rehearsal, SPEEDS[-1])
        if speed > 0 and self._led is not None:
            sign, since = self._led
            with suppress(ValueError):
                at = datetime.fromisoformat(sign.at)
                if at.tzinfo is not None:
                    return at + timedelta(seconds=(monotonic() - since) * speed)
        return self._kit.clock().astimezone(UTC)

    def close(self) -> None:
        """Let the first window know that the wall is gone."""
        take_down(self._folder, WALL)

    def _say_so(self) -> None:
        if monotonic() - self._beat >= BEAT:
            self._beat = monotonic()
            pid, host, uid = me(self._tail.workshop.uid)
            put_up(self._folder, WALL, WallSign(pid=pid, host=host, uid=uid))
