"""Groups of notes: a head, and what stands under it at the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cjm_tui.domain.records import Note


def heads(notes: Sequence[Note]) -> frozenset[str]:
    """Ids of the notes of one place that may have others under them: those under none there.

    Args:
        notes: all that stands at the place. Who stands under what isn't there stands alone.
    """
    here = {note.id for note in notes}
    return frozenset(note.id for note in notes if note.under not in here)


def in_groups(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes of one place with each group together, behind its head.

    Args:
        notes: all that stands at the place, in order.
    """
    if not any(note.under for note in notes):
        return tuple(notes)
    leading = heads(notes)
    members: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        if note.under in leading:
            members[note.under].append(note)
    alone = (note for note in notes if note.under not in leading)
    return tuple(each for note in alone for each in (note, *members.get(note.id, ())))
