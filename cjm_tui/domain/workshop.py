"""The workshop itself: immutable tables of records, and the one way they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct

from cjm_tui.domain.ends import Ends
from cjm_tui.domain.records import BRIEF_ID, AnyRecord, Assigned, Brief, Gone, Record

_R = TypeVar("_R", bound=Record)


class Workshop(Struct, frozen=True, kw_only=True, dict=True):
    """A workshop at one revision."""

    uid: str
    """Its identity, kept through renames and copies of the folder."""
    rev: int = 0
    """How many entries made it what it is."""
    records: Mapping[str, AnyRecord] = MappingProxyType({})
    """Every record by id, binned ones too. Never changed in place."""

    @property
    def brief(self) -> Brief:
        """The one record every workshop has."""
        found = self.records[BRIEF_ID]
        assert isinstance(found, Brief)
        return found

    @cached_property
    def ends(self) -> Ends:
        """The last rank of each board, as far as it was asked for; no part of what it is."""
        return Ends()

    def of(self, kind: type[_R]) -> Iterator[_R]:
        """All records of one kind, binned ones too, in no particular order."""
        return (record for record in self.records.values() if isinstance(record, kind))


def assign(
    workshop: Workshop, assigned: Iterable[Assigned], *, rev: int, ends: Ends | None = None
) -> Workshop:
    """The workshop with some records set or taken away, without judging whether that is right.

    This is both how a change takes effect and how a journal is replayed.

    Args:
        workshop: the workshop before.
        assigned: records as they now are, and ids that are gone.
        rev: the revision this makes.
        ends: the last ranks of the workshop after, where they are known already.

    Returns:
        The workshop after; the one given is untouched.
    """
    records, followed = dict(workshop.records), ends or workshop.ends.copy()
    for record in assigned:
        after = None if isinstance(record, Gone) else record
        if ends is None:
            followed.follow(records.get(record.id), after)
        if after is None:
            records.pop(record.id, None)
        else:
            records[record.id] = after
    following = Workshop(uid=workshop.uid, rev=rev, records=records)
    following.__dict__["ends"] = followed
    return following


def begin(uid: str, brief: Brief) -> Workshop:
    """A new workshop that holds nothing but its brief.

    Args:
        uid: a fresh random id.
        brief: its title, language and way of working; its id is ``BRIEF_ID``.

    Returns:
        The workshop at revision 0.
    """
    return Workshop(uid=uid, records={BRIEF_ID: brief})
