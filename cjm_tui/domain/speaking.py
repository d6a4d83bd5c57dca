"""Who has said how much: for the facilitator's eyes, so that the quiet ones are asked."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from cjm_tui.domain.view import View


class Spoken(NamedTuple):
    """One participant's share."""

    participant: str
    """Id."""
    name: str
    notes: int


def spoke_least(view: View) -> tuple[Spoken, ...]:
    """Those who are here, who said least first; equals in voting order.

    Args:
        view: the facilitator's; on a wall these figures only shame.

    Returns:
        Nobody at all while the notes of fewer than half of them say whose they are: then too little
        is known.
    """
    said = Counter(note.author for note in view.notes if note.author)
    counts = [Spoken(one.id, one.name, said[one.id]) for one in view.present]
    if 2 * sum(1 for one in counts if one.notes) < len(counts) or not said:
        return ()
    return tuple(sorted(counts, key=lambda one: one.notes))
