"""What becomes of a command after it was handed in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from cjm_tui.errors import Message

ReceiptState = Literal["pending", "durable", "refused", "unsaved"]


class SaveState(Struct, frozen=True):
    """Whether what is on the screen is on the disk."""

    state: Literal["saved", "saving", "unsaved", "read_only"]
    message: Message | None = None
    """Why it is unsaved, or can only be read."""


class Receipt:
    """A command's fate: pending, then durable or refused; unsaved while the disk refuses.

    Unsaved is not the end: writing is tried again, and the receipt becomes durable with it.
    """

    def __init__(self) -> None:
        """Pending; the session settles it."""
        self._settled = threading.Condition()
        self._state: ReceiptState = "pending"
        self._rev: int | None = None
        self._message: Message | None = None
        self._callbacks: list[Callable[[Receipt], None]] = []

    @classmethod
    def refused(cls, message: Message) -> Receipt:
        """One for a command that was not done."""
        receipt = cls()
        receipt.settle("refused", message=message)
        return receipt

    @classmethod
    def durable(cls, rev: int) -> Receipt:
        """One for a command that is on disk already."""
        receipt = cls()
        receipt.accept(rev)
        receipt.settle("durable")
        return receipt

    @property
    def state(self) -> ReceiptState:
        """What is known by now."""
        return self._state

    @property
    def rev(self) -> int | None:
        """The revision the command made; None if it was refused."""
        return self._rev

    @property
    def message(self) -> Message | None:
        """Why it was refused or is unsaved."""
        return self._message

    def wait(self, timeout: float | None = None) -> Receipt:
        """Wait until it is no longer pending.

        Args:
            timeout: Seconds to wait at most; None waits as long as it takes.

        Returns:
            Itself, still pending if the time was up.
        """
        with self._settled:
            self._settled.wait_for(lambda: self._state != "pending", timeout)
        return self

    def then(self, callback: Callable[[Receipt], None]) -> None:
        """Have a function called at each change of state, and at once if it isn't pending now.

        It is called from the writer's thread as a rule, and must not wait for anything.
        """
        with self._settled:
            known = self._state != "pending"
            if self._state not in ("durable", "refused"):
                self._callbacks.append(callback)
        if known:
            callback(self)

    def accept(self, rev: int) -> None:
        """Note the revision. For the session only."""
        self._rev = rev

    def settle(self, state: ReceiptState, *, message: Message | None = None) -> None:
        """Change the state and tell whoever waits. For the session only."""
        with self._settled:
            if self._state in (state, "durable", "refused"):
                return
            self._state, self._message = state, message
            callbacks = list(self._callbacks)
            if state in ("durable", "refused"):
                self._callbacks.clear()
            self._settled.notify_all()
        for callback in callbacks:
            callback(self)
