"""Said before: what earlier steps said that belongs here, so that nothing is typed twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from cjm_tui.domain.commands import AddNote, AddStory, Batch, Command, EditNote, MoveNote
from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.domain.records import Note, Story
from cjm_tui.domain.view import View
from cjm_tui.text import clean

Arrival = Place | Literal["titles"]
"""Where somebody is about to write: a place of notes, or the list of the stories' titles."""


class Offer(NamedTuple):
    """A note that may be placed instead of typing it."""

    source: str
    """Its id."""
    text: str
    heard: int
    """How many clients said so."""
    voices: int
    """How many in the room said so."""
    carries: bool
    """It waited for this: it is carried over instead of copied."""


HEADINGS: Mapping[str, tuple[str, ...]] = {
    "motive": ("needs",),
    "problem": ("problems",),
    "fear": ("fears",),
    "goals": ("answer_for",),
    "needs": ("needs",),
    "background": ("who", "where_when"),
    "emotions": ("emotions",),
}
"""The headings of the audience that a field of a portrait is filled from."""

ASPECTS: Mapping[str, str] = {
    "questions": "thinks",
    "actions": "does",
    "thoughts": "thinks",
    "emotions": "feels",
}
"""What a stage says of the client that a lane of the map is filled from."""


def offers(view: View, arrival: Arrival) -> tuple[Offer, ...]:
    """What was said before and belongs here.

    Args:
        view: the workshop.
        arrival: where somebody is about to write.

    Returns:
        Notes not placed anywhere yet, newest first. For a portrait, not placed on that portrait:
        two of them may share a need.
    """
    candidates = {note.id: note for note in _candidates(view, arrival)}
    if isinstance(arrival, OnPersona):
        placed = frozenset(note.source for note in _portrait_notes(view, arrival.persona))
    else:
        placed = view.placed
    return tuple(
        Offer(
            source=note.id,
            text=note.text,
            heard=view.heard(note),
            voices=view.voices(note),
            carries=_waits_for(note.place, arrival),
        )
        for note in view.newest
        if note.id in candidates and note.id not in placed and note.text.strip()
    )


def _portrait_notes(view: View, persona: str) -> Iterator[Note]:
    for place in view.places:
        if isinstance(place, OnPersona) and place.persona == persona:
            yield from view.at(place)


def _waits_for(place: Place, arrival: Arrival) -> bool:
    """Whether a note stands where notes wait for the lane that somebody arrives at."""
    if not isinstance(arrival, OnMap) or arrival.lane not in ("barriers", "solutions"):
        return False
    return place == OnParking(arrival.lane) or (
        isinstance(place, OnMap) and place.lane == arrival.lane
    )


def _candidates(view: View, arrival: Arrival) -> Iterable[Note]:
    match arrival:
        case "titles" | OnPersona(field="words"):
            return view.quotes
        case OnPersona(field=field):
            headings = HEADINGS.get(field, ())
            return [note for facet in headings for note in view.at(OnAudience(facet))]
        case OnStage() | OnStory():
            return view.all_findings
        case OnMap(lane="barriers"):
            return _hurts(view, arrival)
        case OnMap(lane="solutions"):
            return _waiting_solutions(view, arrival.story)
        case OnMap():
            return _about_stage(view, arrival)
        case OnIdeas():
            return [*_all_solutions(view), *view.parking]
        case _:
            return ()


def _personas(view: View, story_id: str) -> list[str]:
    """Ids of the persona a story is about; of all of them while it is nobody's."""
    story = view.find(Story, story_id)
    if story is not None and story.persona:
        return [story.persona]
    return [persona.id for persona in view.personas]


def _hurts(view: View, cell: OnMap) -> Iterator[Note]:
    yield from view.at(OnParking("barriers"))
    yield from view.all_findings
    for facet in ("problems", "fears"):
        yield from view.at(OnAudience(facet))
    for persona in _personas(view, cell.story):
        for field in ("problem", "fear"):
            yield from view.at(OnPersona(persona, field))


def _about_stage(view: View, cell: OnMap) -> Iterator[Note]:
    yield from view.at(OnStory(cell.story, cell.stage))
    yield from view.all_findings
    if cell.lane in ASPECTS:
        yield from view.at(OnStage(cell.stage, ASPECTS[cell.lane]))
    for persona in _personas(view, cell.story):
        yield from view.at(OnPersona(persona, "goals"))


def _waiting_solutions(view: View, story: str) -> Iterator[Note]:
    yield from view.at(OnParking("solutions"))
    for stage in view.stages:
        yield from view.waiting(story, stage.id)


def _all_solutions(view: View) -> Iterator[Note]:
    for place in view.places:
        if isinstance(place, OnMap | OnParking) and place.lane == "solutions":
            yield from view.at(place)


def place_offer(
    view: View,
    offer: Offer,
    arrival: Arrival,
    *,
    new_id: str,
    target: str = "",
    author: str = "",
) -> Command:
    """The command that places what was said before.

    Args:
        view: the workshop.
        offer: one of the offers made for this arrival.
        arrival: where to place it.
        new_id: id for the note or story to be made; not used for what is carried over.
        target: for a solution the barrier it answers, for a title the persona whose story it is;
            may be empty.
        author: the participant whose idea it is.

    Returns:
        A note or a story that names its source, or the note that waited put where it belongs.
    """
    if isinstance(arrival, str):
        title = clean(offer.text, lines=False).strip()
        return AddStory(story=new_id, title=title, source=offer.source, persona=target)
    source = view.find(Note, offer.source)
    if offer.carries and source is not None:
        return _carry(source, arrival, target)
    return AddNote(
        note=new_id,
        place=arrival,
        text=offer.text,
        source=offer.source,
        author=author,
        form=source.form if source is not None else "plain",
    )


def _carry(note: Note, place: Place, barrier: str) -> Command:
    move = MoveNote(note=note.id, place=place)
    if not barrier:
        return move
    answers = tuple(dict.fromkeys((*note.answers, barrier)))
    answer = EditNote(note=note.id, saw=note.tag, answers=answers)
    return answer if note.place == place else Batch(commands=(move, answer))
