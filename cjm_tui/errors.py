"""What can go wrong, said as a code with parameters.

Nothing below the command line and the screens knows the reader's language. A refusal or a gap
is therefore a `Message`; `cjm_tui.sentences` makes the words of it, where they are shown.
"""

from __future__ import annotations

import msgspec


class Message(msgspec.Struct, frozen=True):
    """Something to tell a person, without the words yet."""

    code: str
    """Which sentence: a stable name such as `too_long`, also printed by `cjm submit`."""
    params: dict[str, str | int] = {}
    """What the sentence mentions, by the names its template uses."""

    def __str__(self) -> str:
        """The code and its parameters: for logs, never for a screen."""
        told = " ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code} {told}".rstrip()


class CjmError(Exception):
    """The root of all errors this program raises on purpose."""

    def __init__(self, code: str, /, **params: str | int) -> None:
        """Name what is wrong.

        Args:
            code: Which sentence to tell.
            params: What the sentence mentions.
        """
        self.message = Message(code, params)
        super().__init__(str(self.message))


class Refused(CjmError):
    """The workshop says no to a command, and nothing has changed."""


class StoreProblem(CjmError):
    """The disk or a stored file: full, locked, unreadable, damaged, too new."""


class InputProblem(CjmError):
    """A file, a paste or a command line that can't be understood."""
