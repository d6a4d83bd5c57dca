"""What a gap is, and the spot where it is filled."""

from __future__ import annotations

from msgspec import Struct

from cjm_tui.domain.places import OnMap, Place
from cjm_tui.domain.records import Note, Stage
from cjm_tui.errors import Message
from cjm_tui.text import cut

KICKOFF = "kickoff"
"""The step before the first of ``keys.STEPS``; it is never done or begun, only left open."""

QUOTED = 60
"""Cells of somebody's note that a gap repeats, enough to know it by."""


class Spot(Struct, frozen=True):
    """Where a line is to be opened."""

    step: str
    """One of ``keys.STEPS``, or ``KICKOFF``."""
    part: str = ""
    """The page of the step: a pass of the map, a page of the close, a group of talks, or the line
    that is no place of notes (``sentence``, ``segments``, ``name``, ``titles``, ``links``,
    ``question``)."""
    place: Place | None = None
    """Where the note that fills the gap will stand."""
    target: str = ""
    """Id of the record it is about: a segment without a face, a stage without a name of its own,
    a barrier to answer, an action to complete."""


class Gap(Struct, frozen=True):
    """Something still needed."""

    step: str
    """Whose done mark or doubts it belongs to."""
    doubtful: bool
    """A doubt worth naming, not something the step asks for."""
    message: Message
    spot: Spot


def missing(code: str, spot: Spot, **params: str | int) -> Gap:
    """Something without which the spot's step is not done."""
    return Gap(spot.step, False, Message(code, params), spot)


def doubt(code: str, spot: Spot, **params: str | int) -> Gap:
    """Something that makes a done step less true than it looks."""
    return Gap(spot.step, True, Message(code, params), spot)


def before(step: str, code: str, spot: Spot) -> Gap:
    """Something of an earlier step without which a step can't be done."""
    return Gap(step, False, Message(code), spot)


def called(stage: Stage, number: int) -> dict[str, str | int]:
    """How a message names a stage."""
    return {"number": number, "stage": stage.name}


def quoted(note: Note) -> str:
    """How a message names a note: one line of it."""
    return cut(note.text, QUOTED)


def in_pass(key: str, place: OnMap, target: str = "") -> Spot:
    """A cell of the map, opened in one of its passes."""
    return Spot("map", key, place, target)
