"""A text for a chat that may have to be cut: blocks, their lines, and the notes on a line.

A rendering says where its text may be cut by saying what it is made of; `splitting` cuts it.
"""

from __future__ import annotations

from msgspec import Struct

from cjm_tui.errors import Message


class Line(Struct, frozen=True):
    """A line of several notes; too long for a message, it is cut between two of them."""

    lead: str
    """What stands before the first note, with the space after it; may be empty."""
    notes: tuple[str, ...]
    between: str = " · "

    def __str__(self) -> str:
        """The line as it stands in the text."""
        return self.lead + self.between.join(self.notes)


class Block(Struct, frozen=True):
    """Lines that belong together, a stage for instance; an empty line parts it from the next."""

    lines: tuple[str | Line, ...]
    """A string may hold newlines: it is then cut only if it alone is longer than a message."""
    head: tuple[str, ...] = ()
    """Lines before them, again in every message the block is cut over: a fence, a table's head."""
    tail: tuple[str, ...] = ()
    """Lines after them, again in every message: what closes the fence."""

    def __str__(self) -> str:
        """The block as it stands in the text."""
        return "\n".join((*self.head, *map(str, self.lines), *self.tail))


class Letter(Struct, frozen=True):
    """A whole text."""

    title: str
    """What every message after the first is headed with, behind its number."""
    blocks: tuple[Block, ...]
    """All of it, the title's line too where the first message shows it."""
    left_out: tuple[Message, ...] = ()
    """What the workshop holds and this text doesn't, if its form has no room for it."""

    def __str__(self) -> str:
        """The whole as one text, without a newline at its end."""
        return "\n\n".join(map(str, self.blocks))
