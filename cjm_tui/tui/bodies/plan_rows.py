"""The rows of the plan: what was promised, and what it is proposed to promise next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from cjm_tui.domain.people import find_person
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Action, Note, Participant
from cjm_tui.domain.tally import MOST_OPTIONS, barrier_ranks
from cjm_tui.domain.view import View
from cjm_tui.words import Words

AT_MOST = 3
"""Actions a team takes out of a workshop; more of them are not done."""
_BETWEEN_NAMES = re.compile(r"[,;+]")


class PlanRow(Struct, frozen=True):
    """One action, or the place for one."""

    key: str
    """Id of the action; of the one it will become when the first question is answered."""
    number: int
    """From 1, as the prompt says it."""
    action: Action | None
    barrier: Note | None
    solution: Note | None
    """What is promised; before that, the barrier's only solution."""
    solutions: tuple[Note, ...]
    """What people may choose from."""


class Named(NamedTuple):
    """Whom a typed list of names means."""

    known: tuple[Participant, ...]
    new: tuple[str, ...]
    """Names of nobody who takes part."""
    unclear: str
    """A name that may be several people's; empty where there is none."""


def make_row(view: View, key: str, number: int, barrier_id: str) -> PlanRow:
    """A row as it now is.

    Args:
        view: the workshop.
        key: id of its action, which needn't be there yet.
        number: from 1.
        barrier_id: what the action is about while there is none.
    """
    action = view.find(Action, key)
    barrier = view.find(Note, action.barrier if action else barrier_id)
    solutions = view.solutions(barrier.id) if barrier else ()
    if action is not None:
        solution = view.find(Note, action.solution)
    else:
        solution = solutions[0] if len(solutions) == 1 else None
    return PlanRow(key, number, action, barrier, solution, solutions)


def free_barriers(view: View) -> tuple[Note, ...]:
    """Barriers nobody has promised anything about: those of the stage to start with first.

    Returns:
        Without those set aside. What the room voted for comes first, as the vote came out; then
        the stage to start with. Within it and after it the worst come first, then those most
        people named; equals stay in the order of the road.
    """
    taken = {action.barrier for action in view.actions}
    barriers = [
        barrier
        for story in view.chosen
        for barrier in view.barriers(story.id)
        if not barrier.aside and barrier.id not in taken
    ]

    ranks = barrier_ranks(view)

    def order(barrier: Note) -> tuple[int, bool, int, int]:
        is_elsewhere = stage_of(barrier) != view.brief.focus
        place = ranks.get(barrier.id, MOST_OPTIONS)
        return (place, is_elsewhere, -barrier.severity, -view.voices(barrier))

    return tuple(sorted(barriers, key=order))


def stage_of(barrier: Note) -> str:
    """Id of the stage a barrier stands at; empty while it waits for the map."""
    return barrier.place.stage if isinstance(barrier.place, OnMap) else ""


def read_names(people: Sequence[Participant], line: str) -> Named:
    """Whom a line names: names, initials or beginnings of names, with ``,`` or ``+`` between."""
    known: list[Participant] = []
    new: list[str] = []
    for name in _BETWEEN_NAMES.split(line):
        wanted = " ".join(name.split())
        person = find_person(people, wanted)
        if person is not None:
            known.append(person)
        elif any(one.name.casefold().startswith(wanted.casefold()) for one in people if wanted):
            return Named((), (), wanted)
        elif wanted:
            new.append(wanted)
    return Named(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(new)), "")


def day_told(words: Words, day: date, today: date) -> str:
    """A day with how far away it is, so that a slip is seen before Enter: in 7 days."""
    shown, away = words.date(day, "full"), (day - today).days
    if away == 0:
        return words.say("{day}, today", day=shown)
    if away < 0:
        return words.count("{day}, {n} day ago", "{day}, {n} days ago", -away, day=shown)
    return words.count("{day}, in {n} day", "{day}, in {n} days", away, day=shown)


def day_kept(words: Words, iso: str, *, full: bool = False) -> str:
    """A promised day as people write it; text that is no date stays as it is."""
    try:
        return words.date(iso, "full" if full else "day")
    except ValueError:
        return iso
