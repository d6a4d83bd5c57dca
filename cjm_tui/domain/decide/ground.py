"""What a command stands on while it is judged: the records so far, and who asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from cjm_tui.domain import ranks
from cjm_tui.domain.commands import Role
from cjm_tui.domain.ends import Board, Ends, board_of, on_board
from cjm_tui.domain.places import Place
from cjm_tui.domain.records import AnyRecord, Note, Participant, Record
from cjm_tui.domain.references import LANE_KEYS, Reference, references
from cjm_tui.errors import Refused
from cjm_tui.text import ID_PATTERN

_R = TypeVar("_R", bound=Record)
_ID = re.compile(ID_PATTERN)
_SHOWN = 40


def check_id(value: str) -> None:
    """Refuse what can't be an id of a record, a command or a workshop."""
    if not _ID.match(value):
        raise Refused("bad_id", id=value[:_SHOWN])


class Ground:
    """The records as they stand before one command, with the questions that commands ask.

    Args:
        records: every record by id; only read here.
        ends: the last ranks of their boards.
        actor: who acts: a participant's id, or the name of a keyboard.
        role: what they may do for others.
        tag: the id that records get whose content the command changes.
        at: ISO time, UTC, at which they ask.
    """

    def __init__(  # all of it is said by name
        self,
        records: dict[str, AnyRecord],
        ends: Ends,
        *,
        actor: str,
        role: Role,
        tag: str,
        at: str = "",
    ) -> None:
        self.records = records
        self._ends = ends
        self.actor = actor
        self.role = role
        self.tag = tag
        self.at = at

    def fresh(self, record_id: str) -> str:
        """An id for a new record.

        Raises:
            Refused: it is no id, or it is taken, by a binned record or a lane of the method too.
        """
        check_id(record_id)
        if record_id in self.records or record_id in LANE_KEYS:
            raise Refused("exists", id=record_id)
        return record_id

    def known(self, record_id: str) -> AnyRecord:
        """The record with this id, binned or not.

        Raises:
            Refused: there is none.
        """
        record = self.records.get(record_id)
        if record is None:
            raise Refused("unknown_id", id=record_id[:_SHOWN])
        return record

    def live(self, kind: type[_R], record_id: str) -> _R:
        """The record of this kind with this id.

        Raises:
            Refused: there is none of this kind, or it is in the bin.
        """
        record = self.known(record_id)
        if not isinstance(record, kind):
            raise Refused("unknown_id", id=record_id)
        if record.binned:
            raise Refused("in_bin", id=record_id)
        return record

    def notes_at(self, place: Place) -> Iterator[Note]:
        """What stands at a place, binned notes left out, in no particular order."""
        for record in self.records.values():
            if isinstance(record, Note) and record.place == place and not record.binned:
                yield record

    def check_named(self, new: AnyRecord, old: AnyRecord | None = None) -> None:
        """Judge the records that a record names and didn't name before.

        Args:
            new: the record as it shall be.
            old: the record as it was, if it was; what it named then may be binned by now.

        Raises:
            Refused: one is unknown, of another kind or binned; or it is somebody else, and who
                acts may only speak for themselves.
        """
        before = frozenset(references(old)) if old is not None else frozenset[Reference]()
        for reference in references(new):
            if reference not in before:
                self.live(reference.kind, reference.id)
                if reference.kind is Participant:
                    self.check_person(reference.id)

    def check_person(self, participant: str) -> None:
        """Refuse to speak for another participant, unless a facilitator does."""
        if self.role != "facilitator" and participant != self.actor:
            raise Refused("not_yours")

    def rank(self, board: Board, anchor: str | None, moved: AnyRecord | None = None) -> str:
        """A rank behind the anchor.

        Args:
            board: where the record shall be.
            anchor: the record it shall follow, binned or not; ``None`` puts it last, an empty
                string first.
            moved: the record itself, if it is there already; it keeps its rank where that is
                right as it is.

        Returns:
            A rank between the two neighbours. Where records share one, it is behind them all.

        Raises:
            Refused: the anchor is not on this board.
        """
        if anchor is None and moved is None:
            # what every typed line asks for, so without a look at the whole board
            return ranks.between(self._ends.of(self.records, board), "")
        others = {each.id: each.rank for each in on_board(self.records, board)}
        if moved is not None:
            others.pop(moved.id, None)
        if anchor is None:
            low, high = max(others.values(), default=""), ""
        else:
            if anchor and anchor not in others:
                raise Refused("no_anchor", id=anchor[:_SHOWN])
            low = others.get(anchor, "")
            high = min((rank for rank in others.values() if rank > low), default="")
        stays = moved is not None and board_of(moved) == board and low < moved.rank
        if moved is not None and stays and (not high or moved.rank < high):
            return moved.rank
        return ranks.between(low, high)
