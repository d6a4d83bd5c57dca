"""A person is meant by as little as the room types."""

from __future__ import annotations

import pytest

from cjm_tui.domain.people import find_person
from cjm_tui.domain.records import Participant

PEOPLE = tuple(
    Participant(id=f"person-{name}", name=name)
    for name in ("Nina", "Sergey", "Анна Белова", "Анатолий")
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("nina", "Nina"),
        ("S", "Sergey"),
        ("аб", "Анна Белова"),
        ("анна", "Анна Белова"),
        ("ан", None),
        ("", None),
        ("x", None),
    ],
)
def test_a_person_is_meant_by_name_initials_or_a_beginning(typed: str, name: str | None) -> None:
    found = find_person(PEOPLE, typed)

    assert (found.name if found else None) == name
