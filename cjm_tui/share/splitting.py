"""Cuts a letter into messages that a chat takes, where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cjm_tui.share.letters import Block, Letter, Line
from cjm_tui.share.parcels import Target
from cjm_tui.text import clusters, cut, utf16_len

_MOST_PARTS = "(99/99) "
"""What there is room for before a title; with more parts than that they just get shorter."""
_TITLE_CELLS = 60
_TITLE_SHARE = 4
"""A title takes at most this part of a message, or isn't repeated."""
_GAP = "\n\n"
_WORD = re.compile(r"(\s*)(\S+)")

Cost = Callable[[str], int]
"""How much of a message's room a text takes."""


def messages(letter: Letter, target: Target, harmless: Callable[[str], str]) -> tuple[str, ...]:
    """Cut a letter into messages.

    Args:
        letter: the whole text.
        target: where it goes: how long a message may be.
        harmless: what makes a message harmless there; each is given to it once, as it is pasted.

    Returns:
        At least one message, each with its number and all within the budget. The second and
        those after it begin with their number and the title; a lone one has neither.
    """

    def size(text: str) -> int:
        return len(text.encode()) if target.in_bytes else utf16_len(text)

    @cache
    def cost(text: str) -> int:
        return size(harmless(text))

    whole = harmless(str(letter))
    if not target.budget or size(whole) <= target.budget:
        return (whole,)
    title = cut(letter.title, _TITLE_CELLS)
    if cost(title) > target.budget // _TITLE_SHARE:
        title = ""
    room = target.budget - cost(_MOST_PARTS + title) - len(_GAP)
    while True:
        parts = _Cutter(room, cost).parts(letter)
        sent = tuple(harmless(part) for part in _numbered(parts, title))
        longest = max(map(size, sent))
        if longest <= target.budget:
            return sent
        # What is a pair shows only in a whole message, so one can come out longer than its lines.
        room = max(room * target.budget // longest - 1, 1)


def _numbered(parts: Sequence[Sequence[Block]], title: str) -> Iterator[str]:
    for number, blocks in enumerate(parts, 1):
        text = _GAP.join(map(str, blocks))
        sign = f"({number}/{len(parts)}) "
        if len(parts) == 1:
            yield text
        elif number == 1 and not blocks[0].head:
            yield sign + text
        else:
            yield f"{sign}{title}{_GAP}{text}"


class _Cutter:
    """Fills one message after the other.

    Args:
        room: how much of a letter a message holds.
        cost: how much of that room a text takes.
    """

    def __init__(self, room: int, cost: Cost) -> None:
        self._room = room
        self._cost = cost
        self._parts: list[list[Block]] = [[]]
        self._left = room
        self._block = Block(())
        self._lines: list[str] = []
        """Of the block, as far as they stand in the last message."""

    def parts(self, letter: Letter) -> list[list[Block]]:
        """The letter's blocks, message by message, those that had to be cut in pieces."""
        for block in map(self._bearable, letter.blocks):
            costs = [self._cost(str(line)) + 1 for line in block.lines]
            if self._parts[-1] and self._needed(block, costs) + len(_GAP) > self._left:
                self._next_part()
            self._begin(block)
            for line, cost in zip(block.lines, costs, strict=True):
                self._put(line, cost)
            self._end()
        return self._parts

    def _bearable(self, block: Block) -> Block:
        """A head that would leave no room for anything else stands in one message only."""
        if self._shell(block) <= self._room // 2:
            return block
        return Block((*block.head, *block.lines, *block.tail))

    def _needed(self, block: Block, costs: Sequence[int]) -> int:
        """The room a block must have to begin in a message that isn't empty."""
        whole = self._shell(block) + sum(costs)
        if whole <= self._room:
            return whole
        # Its first line is often a heading, which should not stay behind alone.
        return self._shell(block) + min(sum(costs[:2]), self._room // 2)

    def _shell(self, block: Block) -> int:
        """What a block takes in every message it is cut over."""
        return sum(self._cost(line) + 1 for line in (*block.head, *block.tail))

    def _next_part(self) -> None:
        self._parts.append([])
        self._left = self._room

    def _begin(self, block: Block) -> None:
        self._block = block
        self._left -= self._shell(block) + (len(_GAP) if self._parts[-1] else 0)

    def _end(self) -> None:
        if self._lines:
            block = Block(tuple(self._lines), self._block.head, self._block.tail)
            self._parts[-1].append(block)
            self._lines = []

    def _turn(self) -> None:
        """Go on with the block in the next message."""
        self._end()
        if self._parts[-1]:
            self._next_part()
            self._begin(self._block)

    def _put(self, line: str | Line, cost: int) -> None:
        if not line and not self._lines:
            return  # an empty line parts nothing at the beginning of a message
        fresh = self._room - self._shell(self._block)
        if self._left < cost <= fresh:
            self._turn()
        if cost <= self._left:
            self._lines.append(str(line))
            self._left -= cost
        else:
            self._put_in_pieces(line, fresh)

    def _put_in_pieces(self, line: str | Line, fresh: int) -> None:
        told = ""
        for piece in _pieces(line, fresh, self._cost):
            needed = self._cost(piece.text) + len(piece.glue) + 1
            if needed > self._left:
                if told:
                    self._lines.append(told)
                self._turn()
                told = ""
            told += piece.glue + piece.text if told else piece.text
            self._left -= needed - 1
        self._lines.append(told)
        self._left -= 1


class _Piece(NamedTuple):
    """Something that is not cut further."""

    glue: str
    """What stands between it and the piece before, if they come into the same message."""
    text: str


def _pieces(line: str | Line, room: int, cost: Cost) -> Iterator[_Piece]:
    """Take a line too long for a message apart: into its notes, those too long into words."""
    if isinstance(line, Line):
        notes, between = (line.lead + line.notes[0], *line.notes[1:]), line.between
    else:
        notes, between = tuple(line.split("\n")), "\n"
    for at, note in enumerate(notes):
        glue = between if at else ""
        if cost(note) <= room:
            yield _Piece(glue, note)
        else:
            yield from _words(glue, note, room, cost)


def _words(glue: str, note: str, room: int, cost: Cost) -> Iterator[_Piece]:
    for space, word in _WORD.findall(note):
        if cost(word) <= room:
            yield _Piece(glue or space, word)
        else:
            yield from _chunks(glue or space, word, room, cost)
        glue = ""


def _chunks(glue: str, word: str, room: int, cost: Cost) -> Iterator[_Piece]:
    """Take apart a word longer than a message, never within what a reader sees as a character."""
    chunk, left = "", room
    for cluster in clusters(word):
        # Note: a character with so many marks that it fills a message is cut like a word.
        for part in (cluster,) if cost(cluster) <= room else cluster:
            taken = cost(part)
            if chunk and taken > left:
                yield _Piece(glue, chunk)
                glue, chunk, left = "", "", room
            chunk += part
            left -= taken
    yield _Piece(glue, chunk)
