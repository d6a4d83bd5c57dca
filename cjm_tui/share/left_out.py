"""What a form has no room for: it is named, so that nobody thinks it was lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal

from cjm_tui.domain.places import (
    OnAudience,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.share.map_facts import maps, personas
from cjm_tui.share.parcels import WHOLE, Scope

Kind = Literal[
    "audience",
    "portraits",
    "personas",
    "interviews",
    "stages",
    "stories",
    "beats",
    "links",
    "map",
    "heard",
    "severity",
    "asides",
    "untold",
    "meeting",
    "start",
    "plan",
    "ideas",
    "parking",
]
BESIDE_THE_MAP: Final[tuple[Kind, ...]] = (
    *("audience", "portraits", "interviews", "stages", "stories", "beats", "untold"),
    *("meeting", "start", "plan", "ideas", "parking"),
)
"""What no map has room for, whatever its form; one that doesn't tell whose it is adds *personas*.

Of a portrait, a map tells the name and why they choose us.
"""
_TOLD_OF_A_PORTRAIT: Final = "motive"


def left_out(view: View, *kinds: Kind, scope: Scope = WHOLE) -> tuple[Message, ...]:
    """Name what of these kinds the workshop holds and a form doesn't.

    Args:
        view: what may be seen of the workshop.
        kinds: what the form has no room for.
        scope: which part of the map was asked for: what stands at other stages, or belongs to
            other stories, nobody will miss.

    Returns:
        A message for each kind of which there is something, in the order of the workshop's steps.
        They are the parts of one sentence, which `telling` puts together.
    """
    # Without its portrait, a persona's notes needn't be counted as well.
    named = set(kinds) - ({"portraits"} if "personas" in kinds else set())
    counted = ((kind, count(view, scope)) for kind, count in _COUNTS.items() if kind in named)
    return tuple(Message(f"left_out_{kind}", {"n": n}) for kind, n in counted if n)


def still_hidden(view: View) -> tuple[Message, ...]:
    """Name how many notes nothing holds because they haven't been opened yet."""
    return (Message("left_out_hidden", {"n": view.hidden}),) if view.hidden else ()


_Count = Callable[[View, Scope], int]


def _notes(place: Callable[[Place, View, Scope], bool]) -> _Count:
    return lambda view, scope: sum(1 for note in view.notes if place(note.place, view, scope))


def _on_map(view: View, scope: Scope) -> Iterator[Note]:
    """The notes that stand on the maps in a scope."""
    told = {facts.story.id for facts in maps(view, scope)}
    for note in view.notes:
        at = note.place
        if isinstance(at, OnMap) and at.story in told and _at(scope, at.stage):
            yield note


def _at(scope: Scope, stage: str) -> bool:
    return scope.stage in ("", stage)


def _is_part(scope: Scope) -> bool:
    """Whether some stories were chosen, so that nobody misses others."""
    return bool(scope.story or scope.persona)


def _portrait_notes(view: View, scope: Scope) -> int:
    told = {persona.id for persona in personas(view, scope)}
    places = (note.place for note in view.notes)
    return sum(
        1
        for at in places
        if isinstance(at, OnPersona) and at.persona in told and at.field != _TOLD_OF_A_PORTRAIT
    )


def _beats(view: View, scope: Scope) -> int:
    told = {facts.story.id for facts in maps(view, scope)}
    places = (note.place for note in view.notes)
    return sum(
        1
        for at in places
        if isinstance(at, OnStory)
        and _at(scope, at.stage)
        and (at.story in told or not _is_part(scope))
    )


def _stories(view: View, scope: Scope) -> int:
    return 0 if _is_part(scope) else len(view.stories) - len(view.chosen)


def _untold(view: View, scope: Scope) -> int:
    """Notes on the maps of stories that aren't chosen: a story may be put back, with its map."""
    if _is_part(scope):
        return 0
    chosen = {story.id for story in view.chosen}
    places = (note.place for note in view.notes)
    return sum(
        1
        for at in places
        if isinstance(at, OnMap) and at.story not in chosen and _at(scope, at.stage)
    )


def _links(view: View, scope: Scope) -> int:
    return sum(1 for link in view.links if _at(scope, link.source))


def _meeting(view: View, scope: Scope) -> int:
    """What the team meets for, when, and who takes part; what it has come to is the close's."""
    brief = view.brief
    told = (brief.question, brief.meeting, view.participants, brief.read_back, brief.promise)
    return sum(1 for each in (*told, brief.review) if each)


_COUNTS: Final[Mapping[Kind, _Count]] = {
    "audience": _notes(lambda at, view, scope: isinstance(at, OnAudience)),
    "personas": lambda view, scope: len(personas(view, scope)),
    "portraits": _portrait_notes,
    "interviews": lambda view, scope: len(view.all_findings),
    "stages": _notes(lambda at, view, scope: isinstance(at, OnStage) and _at(scope, at.stage)),
    "stories": _stories,
    "beats": _beats,
    "map": lambda view, scope: sum(1 for _ in _on_map(view, scope)),
    "heard": lambda view, scope: sum(1 for note in _on_map(view, scope) if view.heard(note)),
    "severity": lambda view, scope: sum(1 for note in _on_map(view, scope) if note.severity),
    "asides": lambda view, scope: sum(1 for note in _on_map(view, scope) if note.aside),
    "links": _links,
    "untold": _untold,
    "meeting": _meeting,
    "start": lambda view, scope: 1 if view.brief.focus else 0,
    "plan": lambda view, scope: len(view.actions),
    "ideas": lambda view, scope: len(view.ideas),
    "parking": _notes(lambda at, view, scope: isinstance(at, OnParking)),
}
