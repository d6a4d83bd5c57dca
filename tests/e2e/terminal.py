"""The program in a real terminal: a pseudo-terminal it draws on, and somebody at its keys."""

from __future__ import annotations

import base64
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 30.0
"""Seconds to wait for something that will come; only a failing test waits so long."""

AFTER_ESC = 0.3
"""Seconds without drawing after which an Esc has been taken, on a machine that is busy too."""
PROJECTOR = (80, 24)

KEYS: Mapping[str, str] = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "esc": "\x1b[27u",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+y": "\x19",
    "ctrl+z": "\x1a",
}
"""What terminals send; Esc as those with the kitty protocol do, which need no pause after it."""

BARE_ESCAPE = "\x1b"
"""Esc as all the others send it: it is one only if nothing follows for a moment."""

_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=?][\d;]*[um]"  # keyboard protocols, private attributes
    rb"|\x1b\[\?[\d;]+\$p"  # asking for modes
    rb"|\x1b\[>[\d;]*[a-zA-Z]"  # asking for the terminal's version
    rb"|\x1bP.*?\x1b\\"  # device control strings
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",  # titles, clipboard
    re.DOTALL,
)
_CUT_OFF = re.compile(rb"\x1b(?:[P\]][^\x07\x1b]*\x1b?|\[[<>=?]?[\d;]*\$?)?\Z", re.DOTALL)
_OWN_SIZE = frozenset(["COLUMNS", "LINES"])
"""What a runner says of its own window; a program believes it before it asks its own."""
_COPIED = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")


class Terminal:
    """A terminal with a program in it.

    Args:
        arguments: of ``cjm``; or a whole command.
        size: columns and rows.
        command: instead of ``python -m cjm_tui``.
        env: on top of this process's.
        folder: to start in.
    """

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = PROJECTOR,
        command: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self.output = bytearray()
        """All the program ever wrote."""
        self.keys_sent = 0
        self.exit_code: int | None = None
        line = [*(command or (sys.executable, "-m", "cjm_tui")), *arguments]
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(line, env or {}, folder)
        self.resize(columns, rows)

    def __enter__(self) -> Terminal:
        """For ``with``: the program is killed at its end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Kill what still runs."""
        self.kill()

    @property
    def alive(self) -> bool:
        """Whether the program runs."""
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._ended(status)
        return self.exit_code is None

    def _ended(self, status: int) -> None:
        self._pump(0)
        self.exit_code = os.waitstatus_to_exitcode(status)
        os.close(self._fd)

    def kill(self) -> None:
        """SIGKILL, as a power cut."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)
            self._ended(os.waitpid(self.pid, 0)[1])

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self.keys_sent += len(text)
        self._write(text)

    def press(self, *keys: str) -> None:
        """Press keys by name; a single character is itself.

        Behind Esc the hand rests until the screen does: what a letter means depends on it.
        """
        for at, key in enumerate(keys, 1):
            self.keys_sent += 1
            self._write(KEYS.get(key, key))
            if key == "esc" and at < len(keys):
                self.until_quiet(AFTER_ESC)

    def enter(self, *lines: str) -> None:
        """Type lines, each with Enter."""
        for line in lines:
            self.type(line)
            self.press("enter")

    def paste(self, text: str) -> None:
        """Paste, as terminals with bracketed paste do."""
        self._write(f"\x1b[200~{text}\x1b[201~")

    def send(self, raw: str) -> None:
        """Send what no key sends."""
        self._write(raw)

    def _write(self, text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        while data:
            self._pump(0)
            if select.select([], [self._fd], [], 1.0)[1]:
                data = data[os.write(self._fd, data[:512]) :]

    def _pump(self, seconds: float) -> bool:
        """Let the program draw; whether it wrote anything."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # the program has closed its end
            data = b""
        if not data:
            return False
        self.output += data
        data = _UNKNOWN_TO_PYTE.sub(b"", self._rest + data)
        cut_off = _CUT_OFF.search(data)
        end = cut_off.start() if cut_off else len(data)
        self._rest = data[end:]
        self._stream.feed(data[:end])
        return True

    def rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """The screen as a text of lines."""
        return "\n".join(self.rows())

    def sees(self, text: str) -> bool:
        """Whether a text stands on the screen, wrapped or not."""
        return text in self.text() or text in " ".join(self.text().split())

    def until(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        self.wait(lambda: self.sees(text), text)

    def until_gone(self, text: str) -> None:
        """Wait until a text no longer stands on the screen."""
        self.wait(lambda: not self.sees(text), f"the end of {text}")

    def wait(self, true: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
        """Wait for something.

        Raises:
            AssertionError: with the screen, if it never comes or the program ends.
        """
        end = time.monotonic() + patience
        while not true():
            left = end - time.monotonic()
            assert left > 0, f"never came: {what}\n{self.text()}"
            if not self._pump(min(left, 0.25)) and not self.alive and not true():
                raise AssertionError(f"ended with {self.exit_code} before: {what}\n{self.text()}")

    def until_quiet(self, seconds: float = 0.05) -> None:
        """Wait until the program has drawn nothing for so long."""
        while self._pump(seconds):
            pass

    def until_moment(self, moment: float) -> None:
        """Let the program draw until a moment of the monotonic clock: somebody takes their time."""
        while (left := moment - time.monotonic()) > 0:
            self._pump(left)

    def until_written(self, start: int, text: bytes = b"") -> None:
        """Wait until the program has written something, or a text.

        Args:
            start: how much of ``output`` is older.
            text: what to wait for; empty: anything.
        """
        what = text.decode() or "something"
        self.wait(lambda: len(self.output) > start and self.output.find(text, start) >= 0, what)

    def peak_memory(self) -> int:
        """The most memory the program has had at once, in KiB (Linux)."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
        raise ProcessLookupError(self.pid)

    def until_ended(self) -> int:
        """Wait until the program has ended by itself; its exit code."""
        self.wait(lambda: not self.alive, "the end of the program")
        assert self.exit_code is not None
        return self.exit_code

    def copied(self) -> list[str]:
        """What the program asked the terminal to put on the clipboard, oldest first."""
        return [base64.b64decode(found).decode() for found in _COPIED.findall(self.output)]


def _become(line: list[str], env: Mapping[str, str], folder: Path | None) -> None:
    """In the child: start the program."""
    try:
        if folder is not None:
            os.chdir(folder)
        told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
        inherited = {name: os.environ[name] for name in os.environ if name not in _OWN_SIZE}
        os.execvpe(line[0], line, {**inherited, **told})
    finally:
        os._exit(127)
