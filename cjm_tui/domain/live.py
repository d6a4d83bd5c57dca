"""What is on the walls at one revision: every record that is not in the bin, ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from cjm_tui.domain.groups import heads, in_groups
from cjm_tui.domain.places import OnIdeas, OnInterview, OnParking, Place
from cjm_tui.domain.records import (
    Action,
    AnyRecord,
    Ballot,
    Block,
    Group,
    Lane,
    Link,
    Note,
    Participant,
    Persona,
    Record,
    Segment,
    Stage,
    Story,
    Talk,
    Vote,
    Writing,
)
from cjm_tui.domain.references import hangs_on
from cjm_tui.domain.workshop import Workshop

_R = TypeVar("_R", bound=Record)


def ranked(records: Iterable[_R]) -> tuple[_R, ...]:
    """Records of one board in the order people gave them."""
    return tuple(sorted(records, key=lambda record: (record.rank, record.id)))


class Live:
    """The records of a workshop as people meet them.

    A record in the bin is absent, and so is what hangs on it, and what hangs on that.

    Args:
        workshop: the workshop at the revision to look at.
        with_hidden: whether hidden notes are among them; else they are absent as if in the bin.

    Attributes:
        workshop: the same.
        brief: its brief.
        rev: its revision.
        participants, segments, personas, talks, stages, links, stories, lanes, actions, ballots,
            blocks, writings: the live records of each kind, ranked; `lanes` are the team's own.
    """

    def __init__(self, workshop: Workshop, *, with_hidden: bool = True) -> None:
        self.workshop = workshop
        self._with_hidden = with_hidden
        self.brief = workshop.brief
        self.rev = workshop.rev
        self._kinds: dict[type[Record], list[AnyRecord]] = defaultdict(list)
        self._by_place: dict[Place, list[Note]] = defaultdict(list)
        for record in workshop.records.values():
            if record.binned:
                continue
            if isinstance(record, Note):
                if self._shows(record):
                    self._by_place[record.place].append(record)
            elif self._shows(record):
                self._kinds[type(record)].append(record)
        self._ranked_places: dict[Place, tuple[Note, ...]] = {}
        self.participants = self._of(Participant)
        self.segments = self._of(Segment)
        self.personas = self._of(Persona)
        self.talks = self._of(Talk)
        self.stages = self._of(Stage)
        self.stories = self._of(Story)
        self.lanes = self._of(Lane)
        self.actions = self._of(Action)
        self.links = self._of(Link)
        self.ballots = self._of(Ballot)
        self.blocks = self._of(Block)
        self.writings = self._of(Writing)

    def _shows(self, record: AnyRecord) -> bool:
        if self._with_hidden:
            return True
        if isinstance(record, Vote):
            ballot = self.workshop.records.get(record.ballot)
            # hands that a room raises together are nobody's secret
            return isinstance(ballot, Ballot) and (ballot.closed or ballot.counted)
        return not (isinstance(record, Note) and record.hidden)

    def _of(self, kind: type[_R]) -> tuple[_R, ...]:
        records = (record for record in self._kinds[kind] if self._stands(record))
        return ranked(record for record in records if isinstance(record, kind))

    def _stands(self, record: AnyRecord) -> bool:
        return all(self.record(named) is not None for named in hangs_on(record))

    def record(self, record_id: str) -> AnyRecord | None:
        """The record with this id, unless it is in the bin or hangs on one that is."""
        record = self.workshop.records.get(record_id)
        if record is None or record.binned or not self._shows(record):
            return None
        if isinstance(record, Note):
            return record if self.at(record.place) else None
        return record if self._stands(record) else None

    def find(self, kind: type[_R], record_id: str) -> _R | None:
        """The live record of this kind with this id, if there is one."""
        record = self.record(record_id)
        return record if isinstance(record, kind) else None

    def at(self, place: Place) -> tuple[Note, ...]:
        """What stands at a place, in order; a group's notes follow its head."""
        notes = self._ranked_places.get(place)
        if notes is None:
            found = self._by_place.get(place)
            notes = in_groups(ranked(found)) if found and self._stands(found[0]) else ()
            self._ranked_places[place] = notes
        return notes

    def head(self, note: Note) -> Note | None:
        """The note that one stands under in a group; None for one that stands alone or leads."""
        if not note.under:
            return None
        notes = self.at(note.place)
        leading = note.under in heads(notes)
        return next((each for each in notes if each.id == note.under and leading), None)

    def group(self, note: Note) -> tuple[Note, ...]:
        """The notes that stand under one."""
        if note.id not in self._leading:
            return ()
        return tuple(
            each for each in self.at(note.place) if each.under == note.id and self.head(each)
        )

    @cached_property
    def _leading(self) -> frozenset[str]:
        """Ids that notes name as their head, so that most notes needn't be looked at."""
        return frozenset(
            note.under for notes in self._by_place.values() for note in notes if note.under
        )

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place where something stands, in no particular order."""
        return tuple(place for place in self._by_place if self.at(place))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every live note: place by place, in order within each."""
        return tuple(note for place in self.places for note in self.at(place))

    @cached_property
    def newest(self) -> tuple[Note, ...]:
        """Every live note, the one last written first, as far as the workshop remembers."""
        records = reversed(tuple(self.workshop.records.values()))
        return tuple(
            record
            for record in records
            if isinstance(record, Note) and self.record(record.id) is not None
        )

    @cached_property
    def bin(self) -> tuple[AnyRecord, ...]:
        """What is in the bin, the newest record first; one ``binned`` mark went there together."""
        records = reversed(tuple(self.workshop.records.values()))
        return tuple(record for record in records if record.binned and self._shows(record))

    @cached_property
    def hidden(self) -> int:
        """How many live notes are absent because they are hidden."""
        if self._with_hidden:
            return 0
        absent = (
            record
            for record in self.workshop.records.values()
            if isinstance(record, Note) and record.hidden and not record.binned
        )
        return sum(1 for note in absent if all(self.record(one) for one in hangs_on(note)))

    def votes(self, ballot_id: str) -> tuple[Vote, ...]:
        """The dots put on a ballot; for the wall none before its count is uncovered."""
        ballot = self.find(Ballot, ballot_id)
        options = len(ballot.options) if ballot is not None else 0
        return tuple(
            vote
            for vote in self._of(Vote)
            if vote.ballot == ballot_id and len(vote.dots) == options  # a file may hold any
        )

    def voted(self, ballot_id: str) -> frozenset[str]:
        """Who has voted on a ballot, also while nobody sees how; the room has an empty id."""
        return frozenset(
            record.voter
            for record in self.workshop.records.values()
            if isinstance(record, Vote) and record.ballot == ballot_id and not record.binned
        )

    @property
    def ideas(self) -> tuple[Note, ...]:
        """The useful ideas of everybody."""
        return self.at(OnIdeas())

    @property
    def parking(self) -> tuple[Note, ...]:
        """The parking lot, without the barriers and solutions that wait there for the map."""
        return self.at(OnParking())

    def talks_of(self, group: Group) -> tuple[Talk, ...]:
        """The talks with one group, held and planned."""
        return tuple(talk for talk in self.talks if talk.group == group)

    def findings(self, talk_id: str) -> tuple[Note, ...]:
        """What one talk found."""
        return self.at(OnInterview(talk_id))

    @cached_property
    def all_findings(self) -> tuple[Note, ...]:
        """What all talks found, talk by talk."""
        return tuple(finding for talk in self.talks for finding in self.findings(talk.id))

    @cached_property
    def quotes(self) -> tuple[Note, ...]:
        """The findings that are somebody's words."""
        return tuple(finding for finding in self.all_findings if finding.form == "quote")
