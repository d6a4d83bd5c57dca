"""Which records a record names, and on which of them it hangs.

The ids in a record are of two sorts. On some it *hangs*: a note on a stage, a return to it, a
story of a persona; when one of those goes to the bin, the record goes with it. The others it only
*mentions*: its author, its source, the barriers it answers; those may be binned and the id stays,
so that nothing is lost when they come back.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    Talk,
)
from cjm_tui.method import keys

LANE_KEYS = frozenset(keys.LANES + keys.OPTIONAL_LANES)
"""The lanes the method knows; any other lane is the id of one of the team's own."""

FEELINGS = "emotions"
BARRIERS = "barriers"
SOLUTIONS = "solutions"


class Reference(NamedTuple):
    """An id that a record holds."""

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
        One reference for each id it holds, empty ids and lane keys left out.
    """
    if isinstance(record, Note):
        held = _held_by_place(record.place)
        if record.author or record.source or record.answers:
            return held + tuple(each for each in _mentioned_by_note(record) if each.id)
        return held
    return tuple(each for each in _held_by_board(record) if each.id)


def hangs_on(record: AnyRecord) -> tuple[str, ...]:
    """The ids of the records without which a record can't stand."""
    return tuple(reference.id for reference in references(record) if reference.hangs)


@lru_cache(maxsize=4096)
def _held_by_place(place: Place) -> tuple[Reference, ...]:
    # Thousands of notes stand on some hundred places, and an undo asks about all of them.
    match place:
        case OnMap(story=story, stage=stage, lane=lane):
            held = (Reference(story, Story, True), Reference(stage, Stage, True))
            return held if lane in LANE_KEYS else (*held, Reference(lane, Lane, True))
        case OnStory(story=story, stage=stage):
            return (Reference(story, Story, True), Reference(stage, Stage, True))
        case OnStage(stage=stage):
            return (Reference(stage, Stage, True),)
        case OnPersona(persona=persona):
            return (Reference(persona, Persona, True),)
        case OnInterview(talk=talk):
            return (Reference(talk, Talk, True),)
        case _:
            return ()


def _mentioned_by_note(note: Note) -> Iterator[Reference]:
    yield Reference(note.author, Participant, False)
    yield Reference(note.source, Note, False)
    yield from (Reference(barrier, Note, False) for barrier in note.answers)


def _held_by_board(record: AnyRecord) -> Iterator[Reference]:
    match record:
        case Persona():
            yield Reference(record.segment, Segment, True)
        case Link():
            yield Reference(record.source, Stage, True)
            yield Reference(record.target, Stage, True)
        case Story():
            yield Reference(record.persona, Persona, True)
            yield Reference(record.source, Note, False)
        case Talk():
            yield Reference(record.by, Participant, False)
        case Action():
            yield Reference(record.barrier, Note, False)
            yield Reference(record.solution, Note, False)
            yield from (Reference(owner, Participant, False) for owner in record.owners)
        case Brief():
            yield Reference(record.focus, Stage, False)
            for person in (record.scribe, record.voice, record.timekeeper):
                yield Reference(person, Participant, False)
        case _:
            pass
