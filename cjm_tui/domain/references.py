"""Which records a record names, and on which of them it hangs.

The ids in a record are of two sorts. On some it *hangs*: a note on a stage, a return to it, a
story of a persona; when one of those goes to the bin, the record goes with it. The others it only
*mentions*: its author, its source, the barriers it answers; those may be binned and the id stays,
so that nothing is lost when they come back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from cjm_tui.domain.places import (
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.domain.records import (
    Action,
    AnyRecord,
    Ballot,
    Brief,
    Lane,
    Link,
    Note,
    Participant,
    Persona,
    Record,
    Segment,
    Stage,
    Story,
    Subject,
    Talk,
    Vote,
    Writing,
)
from cjm_tui.method import keys

LANE_KEYS = frozenset(keys.LANES + keys.OPTIONAL_LANES)
"""The lanes the method knows; any other lane is the id of one of the team's own."""

KINDS_OF_SUBJECT: Mapping[Subject, type[Record]] = {
    "stories": Story,
    "barriers": Note,
    "stages": Stage,
    "ideas": Note,
}
"""What the options of a ballot are ids of."""
FEELINGS = "emotions"
BARRIERS = "barriers"
SOLUTIONS = "solutions"


class Reference(NamedTuple):
    """An id that a record holds."""

    field: str
    """Where it holds it."""
    id: str
    kind: type[Record]
    """What it is the id of."""
    hangs: bool
    """Whether the record can't stand without it."""


def lane_of(place: Place) -> str:
    """The lane of a place, also of one that waits for the map; empty where there is none."""
    return place.lane if isinstance(place, OnMap | OnParking) else ""


def is_feelings(place: Place) -> bool:
    """Whether it is a cell of the map where a stage's feeling stands."""
    return isinstance(place, OnMap) and place.lane == FEELINGS


def is_barriers(place: Place) -> bool:
    """Whether what stands there is a barrier."""
    return lane_of(place) == BARRIERS


def is_solutions(place: Place) -> bool:
    """Whether what stands there is a solution."""
    return lane_of(place) == SOLUTIONS


def references(record: AnyRecord) -> tuple[Reference, ...]:
    """Every record that a record names.

    Args:
        record: a record of any kind, live or binned.

    Returns:
        One reference for each id it holds. Lane keys are left out, and empty ids where a field
        may be empty.
    """
    if isinstance(record, Note):
        held = _held_by_place(record.place)
        if record.author or record.source or record.answers or record.under:
            return (*held, *_mentioned_by_note(record))
        return held
    return tuple(_held_by_board(record))


def hangs_on(record: AnyRecord) -> tuple[str, ...]:
    """The ids of the records without which a record can't stand."""
    return tuple(reference.id for reference in references(record) if reference.hangs)


@lru_cache(maxsize=4096)
def _held_by_place(place: Place) -> tuple[Reference, ...]:
    # Thousands of notes stand on some hundred places, and an undo asks about all of them.
    match place:
        case OnMap(story=story, stage=stage, lane=lane):
            held = (_needs("story", story, Story), _needs("stage", stage, Stage))
            return held if lane in LANE_KEYS else (*held, _needs("lane", lane, Lane))
        case OnStory(story=story, stage=stage):
            return (_needs("story", story, Story), _needs("stage", stage, Stage))
        case OnStage(stage=stage):
            return (_needs("stage", stage, Stage),)
        case OnPersona(persona=persona):
            return (_needs("persona", persona, Persona),)
        case OnInterview(talk=talk):
            return (_needs("talk", talk, Talk),)
        case _:
            return ()


def _mentioned_by_note(note: Note) -> Iterator[Reference]:
    yield from _mentions("author", (note.author,), Participant)
    yield from _mentions("source", (note.source,), Note)
    yield from _mentions("answers", note.answers, Note)
    yield from _mentions("under", (note.under,), Note)


def _held_by_board(record: AnyRecord) -> Iterator[Reference]:
    match record:
        case Persona():
            yield _needs("segment", record.segment, Segment)
        case Link():
            yield _needs("source", record.source, Stage)
            if record.target:
                yield _needs("target", record.target, Stage)
        case Story():
            if record.persona:
                yield _needs("persona", record.persona, Persona)
            yield from _mentions("source", (record.source,), Note)
        case Talk():
            yield from _mentions("by", (record.by,), Participant)
        case Action():
            yield from _mentions("barrier", (record.barrier,), Note)
            yield from _mentions("solution", (record.solution,), Note)
            yield from _mentions("owners", record.owners, Participant)
        case Ballot():
            kind = KINDS_OF_SUBJECT[record.subject]
            yield from _mentions("options", record.options, kind)
        case Vote():
            yield _needs("ballot", record.ballot, Ballot)
            yield from _mentions("voter", (record.voter,), Participant)
        case Writing():
            yield from _mentions("turn", (record.turn,), Participant)
        case Brief():
            yield from _mentions("focus", (record.focus,), Stage)
            yield from _mentions("scribe", (record.scribe,), Participant)
            yield from _mentions("voice", (record.voice,), Participant)
            yield from _mentions("timekeeper", (record.timekeeper,), Participant)
        case _:
            pass


def _needs(field: str, record_id: str, kind: type[Record]) -> Reference:
    return Reference(field, record_id, kind, hangs=True)


def _mentions(field: str, ids: tuple[str, ...], kind: type[Record]) -> Iterator[Reference]:
    return (Reference(field, each, kind, hangs=False) for each in ids if each)
