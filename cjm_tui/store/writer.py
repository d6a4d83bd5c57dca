"""The one thread that writes a workshop to disk, so that nobody who types ever waits for it.

Lines are written in groups: all that have come in while the last group was on its way go to the
disk with one fsync. If the disk refuses, the lines stay here, in order, and are tried again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import Message
from cjm_tui.store.atomic import write_atomically
from cjm_tui.store.files import Files, trouble
from cjm_tui.store.journal import JournalFile

SNAPSHOT_DELAY = 0.9
"""Seconds from a durable line to the document that has it: promised is one."""
RETRY = 1.0
"""Seconds to the first new attempt after the disk refused; each further wait is twice as long."""
RETRY_MOST = 30.0


class Job(Struct, frozen=True):
    """One journal line on its way to the disk."""

    line: bytes
    workshop: Workshop
    """The workshop with this line's change."""
    at: str
    """Time of the entry, ISO, UTC."""
    tell: Callable[[Message | None], None]
    """Called from the writer's thread: with None once the line is durable, before that with the
    reason after each attempt that failed."""


class Writer:
    """Writes what it is given, in order, in a thread of its own."""

    def __init__(
        self,
        folder: Path,
        journal: JournalFile,
        files: Files,
        snapshot: Callable[[Workshop, str], None],
    ) -> None:
        """Start the thread.

        Args:
            folder: The workshop's folder.
            journal: Where lines go.
            files: The disk.
            snapshot: Writes the document of a workshop, given the time of its last entry; may
                raise `OSError`.
        """
        self._folder = folder
        self._journal = journal
        self._files = files
        self._snapshot = snapshot
        self._change = threading.Condition()
        self._jobs: list[Job] = []
        self._retry_at = 0.0
        self._wait = RETRY
        self._trouble: Message | None = None
        self._durable: Job | None = None
        self._document_at: float | None = None
        self._asides: dict[str, bytes] = {}
        self._asides_at: float | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="cjm writer", daemon=True)
        self._thread.start()

    def put(self, job: Job) -> Message | None:
        """Hand in a line; returns at once.

        Returns:
            Why nothing can be written at present, if so; the line waits with the others.
        """
        with self._change:
            self._jobs.append(job)
            self._change.notify()
            return self._trouble

    def put_aside(self, name: str, data: bytes) -> None:
        """Hand in the content of a small file that would not be missed; returns at once.

        Args:
            name: Its name in the workshop's folder.
            data: Its content.
        """
        with self._change:
            self._asides[name] = data
            if self._asides_at is None:
                self._asides_at = time.monotonic() + SNAPSHOT_DELAY
            self._change.notify()

    def hurry(self) -> None:
        """Have all written now: the document, and what the disk has refused; returns at once."""
        with self._change:
            self._retry_at = 0.0
            if self._durable is not None or self._jobs:
                self._document_at = 0.0
            if self._asides:
                self._asides_at = 0.0
            self._change.notify()

    def close(self, timeout: float | None) -> bool:
        """Write what is left, with one last attempt if the disk has refused before.

        Args:
            timeout: Seconds to wait at most; None waits as long as it takes.

        Returns:
            Whether the thread has ended. It goes on in the background if not.
        """
        with self._change:
            self._closing = True
            self._change.notify()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while self._step():
            pass
        self._journal.close()

    def _step(self) -> bool:
        """Wait until something is due and do it; False when there is nothing left to be done."""
        with self._change:
            while seconds := self._seconds():
                self._change.wait(None if seconds == _NEVER else seconds)
            due = self._closing or time.monotonic() >= self._retry_at
            jobs = list(self._jobs) if due else []
            closing = self._closing
        well = self._write_lines(jobs) and self._write_document(at_once=closing)
        self._write_asides(at_once=closing)
        with self._change:
            left = bool(self._jobs) or self._document_at is not None
        return not closing or (well and left)

    def _seconds(self) -> float:
        """How long there is nothing to do."""
        if self._closing:
            return 0.0
        times = [self._retry_at] if self._jobs else []
        times += [at for at in (self._document_at, self._asides_at) if at is not None]
        return max(0.0, min(times) - time.monotonic()) if times else _NEVER

    def _write_lines(self, jobs: list[Job]) -> bool:
        if not jobs:
            return True
        try:
            self._journal.append(b"".join(job.line for job in jobs))
        except OSError as error:
            trouble_now = trouble(error, "unsaved")
            with self._change:
                self._trouble = trouble_now
                self._retry_at = time.monotonic() + self._next_wait()
            _tell(jobs, trouble_now)
            return False
        with self._change:
            del self._jobs[: len(jobs)]
            self._trouble, self._retry_at, self._wait = None, 0.0, RETRY
            self._durable = jobs[-1]
            if self._document_at is None:
                self._document_at = time.monotonic() + SNAPSHOT_DELAY
        _tell(jobs, None)
        return True

    def _write_document(self, *, at_once: bool) -> bool:
        with self._change:
            at, durable = self._document_at, self._durable
            if at is None or not (at_once or time.monotonic() >= at):
                return True
            self._document_at = None
        if durable is None:
            return True
        try:
            self._snapshot(durable.workshop, durable.at)
        except Exception as error:
            # Nothing is unsaved, the journal has it all: the document is only tried again.
            if not isinstance(error, OSError):
                _log.exception("the document of %s", self._folder)
            with self._change:
                self._document_at = time.monotonic() + self._next_wait()
            return False
        return True

    def _write_asides(self, *, at_once: bool) -> None:
        with self._change:
            if self._asides_at is None or not (at_once or time.monotonic() >= self._asides_at):
                return
            asides, self._asides, self._asides_at = self._asides, {}, None
        for name, data in asides.items():
            with suppress(OSError):
                write_atomically(self._files, self._folder / name, data)

    def _next_wait(self) -> float:
        wait, self._wait = self._wait, min(2 * self._wait, RETRY_MOST)
        return wait


def _tell(jobs: list[Job], trouble_now: Message | None) -> None:
    """Call back; whatever goes wrong in whoever listens, the writing must go on."""
    for job in jobs:
        try:
            job.tell(trouble_now)
        except Exception:
            _log.exception("told of a written line")


_NEVER = float("inf")
_log = logging.getLogger(__name__)
# Never on a screen: who wants to read it sets up logging.
_log.addHandler(logging.NullHandler())
