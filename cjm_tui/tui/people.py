"""What changes who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from cjm_tui.domain.commands import (
    AddParticipant,
    Batch,
    Bin,
    Command,
    EditBrief,
    EditParticipant,
    Single,
)
from cjm_tui.domain.records import Participant
from cjm_tui.domain.view import View
from cjm_tui.session.beginning import distinguished
from cjm_tui.text import new_id

JOBS = ("scribe", "voice", "timekeeper")
"""Fields of the brief that name a participant."""


def split_names(line: str) -> list[str]:
    """The names of a comma line, as typed; a semicolon parts them too."""
    return [name.strip() for name in line.replace(";", ",").split(",") if name.strip()]


def told_apart(names: Iterable[str], known: Iterable[str] = ()) -> Iterator[str]:
    """Names, none of them twice.

    Args:
        names: as typed.
        known: names that are there already.

    Returns:
        The same; a name that is there already gets a letter: «Анна», «Анна Б».
    """
    taken = {name.casefold() for name in known}
    for name in names:
        apart = distinguished(name, taken)
        taken.add(apart.casefold())
        yield apart


def joining(people: Iterable[Participant], line: str) -> tuple[AddParticipant, ...]:
    """The commands by which the people of a comma line join, behind those who take part.

    Args:
        people: who takes part already.
        line: names with commas.
    """
    names = told_apart(split_names(line), (person.name for person in people))
    return tuple(AddParticipant(participant=new_id(), name=name) for name in names)


def renaming(people: Iterable[Participant], person: Participant, name: str) -> EditParticipant:
    """The command that gives somebody another name, told apart from the others' names."""
    others = (one.name for one in people if one.id != person.id)
    apart = next(told_apart([name], others))
    return EditParticipant(id=new_id(), participant=person.id, saw=person.tag, name=apart)


def leaving(view: View, person: Participant) -> Command:
    """The command by which somebody takes part no longer; what they wrote stays, a job doesn't."""
    bins = Bin(target=person.id)
    held = {job: "" for job in JOBS if getattr(view.brief, job) == person.id}
    if not held:
        return replace(bins, id=new_id())
    freed: Single = replace(EditBrief(saw=view.brief.tag), **held)
    return Batch(id=new_id(), commands=(freed, bins))


def is_here(person: Participant, *, here: bool) -> EditParticipant:
    """The command that says whether somebody is here today."""
    return EditParticipant(id=new_id(), participant=person.id, saw=person.tag, away=not here)


def place_taken(people: Iterable[Participant], carried: str, target: str) -> str:
    """Behind whom somebody is put who takes another's place in the order.

    Args:
        people: in order.
        carried: id of who is moved.
        target: id of whose place is taken: down the list they move up by one, up the list down.

    Returns:
        An id; empty for the first place.
    """
    order = [person.id for person in people]
    if order.index(carried) < order.index(target):
        return target
    at = order.index(target)
    return order[at - 1] if at else ""
