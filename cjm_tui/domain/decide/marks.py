"""The marks of a note: which place lends them, and what is left of them elsewhere."""

from __future__ import annotations

from typing import TypedDict

from cjm_tui.domain.decide.fields import check_key
from cjm_tui.domain.decide.ground import Ground
from cjm_tui.domain.places import (
    OnAudience,
    OnParking,
    OnPersona,
    OnStage,
    Place,
)
from cjm_tui.domain.records import Note
from cjm_tui.domain.references import (
    BARRIERS,
    SOLUTIONS,
    is_barriers,
    is_feelings,
    is_solutions,
)
from cjm_tui.errors import Refused
from cjm_tui.method import keys

_PORTRAIT_NOTES = tuple(
    field for field in keys.PERSONA_ASKED + keys.PERSONA_FOLDED if field != "name"
)


class Marks(TypedDict):
    """What a note has only on certain places."""

    score: int | None
    severity: int
    aside: str
    answers: tuple[str, ...]
    under: str
    impact: int
    effort: int


def check_place(place: Place) -> None:
    """Refuse a heading that the method doesn't have.

    Whether the ids are those of live records is judged with the record's other references; so is
    a lane of the map, which is a key or an id.
    """
    match place:
        case OnAudience(facet=facet):
            check_key(facet, keys.FACETS)
        case OnPersona(field=field):
            check_key(field, _PORTRAIT_NOTES)
        case OnStage(aspect=aspect):
            check_key(aspect, keys.ASPECTS)
        case OnParking(lane=lane):
            check_key(lane, ("", BARRIERS, SOLUTIONS))
        case _:
            pass


def check_barrier(ground: Ground, note: str) -> None:
    """Refuse what is not the id of a live barrier."""
    if not is_barriers(ground.live(Note, note).place):
        raise Refused("not_a_barrier", id=note)


def check_solution(ground: Ground, note: str) -> None:
    """Refuse what is not the id of a live solution."""
    if not is_solutions(ground.live(Note, note).place):
        raise Refused("not_a_solution", id=note)


def check_marks(ground: Ground, new: Note, old: Note | None = None) -> None:
    """Judge a note's marks against its place, and its words against its marks.

    Args:
        ground: what the command stands on.
        new: the note as it shall be.
        old: the note as it was, if it was: barriers it answered then may be binned by now.

    Raises:
        Refused: a mark doesn't belong there, or nothing is left of the note.
    """
    if new.score is not None and not is_feelings(new.place):
        raise Refused("score_elsewhere")
    if (new.severity or new.aside) and not is_barriers(new.place):
        raise Refused("severity_elsewhere")
    if not new.severity and is_barriers(new.place):
        raise Refused("out_of_range", value=0, low=1, high=3)
    if new.answers and not is_solutions(new.place):
        raise Refused("answers_elsewhere")
    if new.score is None and not new.text.strip():
        raise Refused("empty")
    if (new.impact or new.effort) and not is_barriers(new.place):
        raise Refused("effort_elsewhere")
    if new.under and (old is None or (old.under, old.place) != (new.under, new.place)):
        _check_group(ground, new)
    for barrier in new.answers:
        if old is None or barrier not in old.answers:
            check_barrier(ground, barrier)


def _check_group(ground: Ground, note: Note) -> None:
    """Refuse a group within a group, or one over two places."""
    head = ground.live(Note, note.under)
    if head.place != note.place or head.id == note.id:
        raise Refused("group_elsewhere")
    grouped = any(other.under == note.id for other in ground.notes_at(note.place))
    if head.under or grouped:
        raise Refused("group_in_group")


def marks_at(place: Place, note: Note) -> Marks:
    """The marks a note keeps or gets when it is put at a place."""
    barrier = is_barriers(place)
    return {
        "score": note.score if is_feelings(place) else None,
        "severity": max(1, note.severity) if barrier else 0,
        "aside": note.aside if barrier else "",
        "answers": note.answers if is_solutions(place) else (),
        "under": note.under if place == note.place else "",
        "impact": note.impact if barrier else 0,
        "effort": note.effort if barrier else 0,
    }
