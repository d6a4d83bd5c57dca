"""What a form has no room for: it is named, so that nobody thinks it was lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

from cjm_tui.domain.places import OnAudience, OnMap, OnStage
from cjm_tui.domain.view import View
from cjm_tui.errors import Message

Kind = Literal[
    "audience",
    "personas",
    "interviews",
    "stages",
    "stories",
    "links",
    "map",
    "untold",
    "plan",
    "ideas",
    "parking",
]


def left_out(view: View, *kinds: Kind) -> tuple[Message, ...]:
    """Name what of these kinds the workshop holds and a form doesn't.

    Args:
        view: what may be seen of the workshop.
        kinds: what the form has no room for.

    Returns:
        A message for each kind of which there is something.
    """
    counted = ((kind, _COUNTS[kind](view)) for kind in kinds)
    return tuple(Message(f"left_out_{kind}", {"n": n}) for kind, n in counted if n)


def still_hidden(view: View) -> tuple[Message, ...]:
    """Name how many notes nothing holds because they haven't been opened yet."""
    return (Message("left_out_hidden", {"n": view.hidden}),) if view.hidden else ()


def _notes_on(place: type[OnAudience] | type[OnMap] | type[OnStage]) -> Callable[[View], int]:
    return lambda view: sum(1 for note in view.notes if isinstance(note.place, place))


def _untold(view: View) -> int:
    """Notes on the maps of stories that aren't chosen: a story may be put back, with its map."""
    chosen = {story.id for story in view.chosen}
    places = (note.place for note in view.notes)
    return sum(1 for at in places if isinstance(at, OnMap) and at.story not in chosen)


_COUNTS: Final[Mapping[Kind, Callable[[View], int]]] = {
    "audience": _notes_on(OnAudience),
    "personas": lambda view: len(view.personas),
    "interviews": lambda view: len(view.all_findings),
    "stages": _notes_on(OnStage),
    "stories": lambda view: len(view.stories) - len(view.chosen),
    "links": lambda view: len(view.links),
    "map": _notes_on(OnMap),
    "untold": _untold,
    "plan": lambda view: len(view.actions),
    "ideas": lambda view: len(view.ideas),
    "parking": lambda view: len(view.parking),
}
