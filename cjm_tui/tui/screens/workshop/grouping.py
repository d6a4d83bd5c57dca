"""What carrying a note comes to: another order, another place, a group, or out of one."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from cjm_tui.domain.commands import Batch, Command, EditNote, MoveNote, Single
from cjm_tui.domain.places import Place
from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.text import new_id

CROWDED = 7
"""Notes that people take in at once; where there are more, they are grouped."""


def is_crowded(view: View, place: Place) -> bool:
    """Whether a note carried onto another there is put under it."""
    return len(view.at(place)) > CROWDED


def put_on_note(view: View, carried: Note, onto: Note) -> Command | None:
    """A note was put down on another.

    Args:
        view: the workshop.
        carried: the note.
        onto: what it was put on; one that is in a group stands for the group.

    Returns:
        What groups it there, or puts it behind; ``None`` where it leads the group of the other.
    """
    head = view.head(onto) or onto
    if head.id == carried.id:
        return None
    if view.group(head) or is_crowded(view, onto.place):
        return _batch(_joined(view, carried, head))
    return _batch(_moved(view, carried, onto.place, onto.id))


def put_at_place(view: View, carried: Note, place: Place) -> Command:
    """A note was put down on a heading: it comes first there, in no group but its own."""
    return _batch(_moved(view, carried, place, ""))


def _moved(view: View, carried: Note, place: Place, after: str) -> Iterator[Single]:
    """To a place, with those that stand under it."""
    group = view.group(carried)
    yield MoveNote(note=carried.id, place=place, after=after)
    if carried.under and carried.place == place:
        yield EditNote(note=carried.id, under="")
    for before, member in zip((carried, *group), group, strict=False):
        yield MoveNote(note=member.id, place=place, after=before.id)
        yield EditNote(note=member.id, under=carried.id)


def _joined(view: View, carried: Note, head: Note) -> Iterator[Single]:
    """Under a head, with those that stood under it before: a group has no groups."""
    newcomers = (*view.group(carried), carried)
    standing = [head, *(one for one in view.group(head) if one.id != carried.id)]
    after = standing[-1].id
    for note in newcomers:
        yield MoveNote(note=note.id, place=head.place, after=after)
        yield EditNote(note=note.id, under=head.id)
        after = note.id


def _batch(commands: Iterator[Single]) -> Command:
    made = tuple(commands)
    return replace(made[0], id=new_id()) if len(made) == 1 else Batch(id=new_id(), commands=made)
