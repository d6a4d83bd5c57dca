"""Where a command says something: data on stdout, sentences on stderr, never a control code."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO


class Console:
    """The process's two streams, in UTF-8 whatever the locale says."""

    def __init__(self) -> None:
        """Take the streams over; one that was closed by the caller swallows what it gets."""
        self._out = _in_utf8(sys.stdout)
        self._err = _in_utf8(sys.stderr)

    def put(self, text: str) -> None:
        """Write data: text and a newline.

        Args:
            text: Any; control characters in it don't reach the terminal.
        """
        if self._out is not None:
            self._out.write(_clean(text) + "\n")

    def put_bytes(self, content: bytes) -> None:
        """Write data that ends by itself and that its own format keeps clean."""
        if self._out is not None:
            self._out.flush()
            self._out.buffer.write(content)

    def put_at_once(self, line: str) -> None:
        """Write a line that somebody waits for."""
        if self._out is not None:
            self._out.write(line + "\n")
            self._out.flush()

    def tell(self, sentence: str) -> None:
        """Say something to the person; where nobody can hear, silence is no failure."""
        if self._err is not None:
            with contextlib.suppress(OSError, ValueError):
                self._err.write(_clean(sentence, lines=False) + "\n")
                self._err.flush()

    def has_screen(self) -> bool:
        """Tell whether a person sits at all ends, so that a screen makes sense.

        Also at stderr: it is what Textual draws on.
        """
        streams = (sys.stdin, self._out, self._err)
        return all(stream is not None and stream.isatty() for stream in streams)

    def can_ask(self) -> bool:
        """Tell whether a person hears what is told and can answer."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, self._err))

    def ask(self, question: str) -> str | None:
        """Ask in one line; None where the answer is that nobody answers any more."""
        if self._err is None:
            return None
        self._err.write(_clean(question, lines=False))
        self._err.flush()
        return sys.stdin.readline() or None

    def is_terminal(self) -> bool:
        """Tell whether what is put goes to a terminal."""
        return self._out is not None and self._out.isatty()

    def hang_up(self) -> None:
        """Leave quietly when the reader of stdout has gone, as `head` does."""
        if self._out is not None:
            # Python flushes it once more at the very end, and would complain.
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())

    def closed(self, code: int) -> int:
        """Bring everything out.

        Args:
            code: The exit code so far.

        Returns:
            The exit code now: what can't be written is a failure.
        """
        if self._out is None:
            return code
        try:
            self._out.flush()
        except OSError as error:
            self.hang_up()
            if not isinstance(error, BrokenPipeError):
                self.tell(f"stdout: {error.strerror}")
            return code or 1
        return code


def _clean(text: str, *, lines: bool = True) -> str:
    from cjm_tui.text import clean  # its patterns take 5 ms to compile: a third of all help

    return clean(text, lines=lines)


def _in_utf8(stream: TextIO | None) -> TextIO | None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        # A name no locale here can write is still shown, as `\\u…`, instead of failing.
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream
