"""Which of several records on one page people are busy with."""

from __future__ import annotations

from collections.abc import Callable

from cjm_tui.tui.bodies.base import Desk


class Focus:
    """The record turned to last, until the open line or the cursor goes to another one.

    A cursor that has only stayed behind doesn't count: what was turned to keeps the focus.
    """

    def __init__(self) -> None:
        self.at = ""
        self._line = ""
        self._cursor = ""

    def turn(self, key: str) -> None:
        """Look at this record."""
        self.at = key

    def follow(self, desk: Desk, owner: Callable[[str], str], *, cursor: bool = True) -> str:
        """Look where people have gone since.

        Args:
            desk: knows the open line and the cursor.
            owner: id of the record that a key belongs to, empty where it belongs to none.
            cursor: whether moving the cursor is enough to look there.

        Returns:
            Id of the record in focus, empty before there was any; it may be gone by now.
        """
        line = desk.line_at.key if desk.line_at is not None else ""
        if line and line != self._line:
            self.at = owner(line) or self.at
        elif cursor and not line and desk.cursor != self._cursor:
            self.at = owner(desk.cursor) or self.at
        self._line, self._cursor = line, desk.cursor
        return self.at
