"""Whom a typed name means."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_tui.domain.records import Participant


def initials(name: str) -> str:
    """First letters of a name's words, lower case."""
    return "".join(word[0] for word in name.split()).casefold()


def find_person(people: Iterable[Participant], typed: str) -> Participant | None:
    """The participant who is meant.

    Args:
        people: those who take part.
        typed: a name, initials, or the beginning of a name; case means nothing.

    Returns:
        The one of that name; else the only one of those initials, or whose name begins so.
        ``None`` where nobody or more than one is.
    """
    wanted = typed.strip().casefold()
    if not wanted:
        return None
    everybody = tuple(people)
    for person in everybody:
        if person.name.casefold() == wanted:
            return person
    meant = [person for person in everybody if initials(person.name) == wanted] or [
        person for person in everybody if person.name.casefold().startswith(wanted)
    ]
    return meant[0] if len(meant) == 1 else None
