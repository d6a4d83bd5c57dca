"""The last rank of each board: what a record put last goes behind.

A workshop knows those it was asked for and hands them on to the one that follows it, so that a line
added to 2,000 notes costs what it costs on 20. It follows from the records alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjm_tui.domain.places import Place
from cjm_tui.domain.records import AnyRecord, Note

Board = Place | type[AnyRecord]
"""Records of one board are ranked among each other: notes of one place, else those of one kind."""


def board_of(record: AnyRecord) -> Board:
    """The board a record is ranked on."""
    return record.place if isinstance(record, Note) else type(record)


def on_board(records: Mapping[str, AnyRecord], board: Board) -> Iterator[AnyRecord]:
    """Everything on a board, binned or not, in no particular order."""
    if isinstance(board, type):
        return (each for each in records.values() if type(each) is board)
    kind = type(board)
    return (
        each
        for each in records.values()
        if type(each) is Note and type(each.place) is kind and each.place == board
    )


class Ends:
    """Last ranks, as far as they were asked for."""

    def __init__(self, known: Mapping[Board, str] | None = None) -> None:
        """Know what was known.

        Args:
            known: last ranks by board, of the very records that will be asked about.
        """
        self._known = dict(known or {})

    def copy(self) -> Ends:
        """The same knowledge, to follow other changes."""
        return Ends(self._known)

    def of(self, records: Mapping[str, AnyRecord], board: Board) -> str:
        """The last rank of a board, empty where nothing is on it.

        Args:
            records: all of them, as this has followed them.
            board: a place or a kind.
        """
        if board not in self._known:
            ranks = (each.rank for each in on_board(records, board))
            self._known[board] = max(ranks, default="")
        return self._known[board]

    def follow(self, before: AnyRecord | None, after: AnyRecord | None) -> None:
        """A record changed.

        Args:
            before: as it was, ``None`` if it is new.
            after: as it is, ``None`` if it is gone.
        """
        moved = after is None or before is None or before.rank != after.rank
        if before is not None and (moved or board_of(before) != board_of(after or before)):
            self._known.pop(board_of(before), None)
        if after is not None and board_of(after) in self._known:
            board = board_of(after)
            self._known[board] = max(self._known[board], after.rank)
