"""How we know: what a note brings along from the note it came from."""

from __future__ import annotations

from collections.abc import Callable

from cjm_tui.domain.places import OnInterview
from cjm_tui.domain.records import AnyRecord, Note

Look = Callable[[str], AnyRecord | None]
"""Finds a live record by its id."""

OUR_OWN_LANES = frozenset({"solutions", "business_actions", "operations", "metrics"})
"""Lanes that tell of us, not of the client: nothing there is either heard or guessed."""


def heard(note: Note, look: Look) -> int:
    """How many clients were heard to say what the note says.

    A finding counts one, and so does a quote or an observation wherever it is written; the note
    it came from may bring more, and each *heard once more* adds one.

    Args:
        note: any live note.
        look: finds its sources; one that is in the bin brings nothing.

    Returns:
        0 for a guess.
    """
    if not note.source:  # most notes, and a full map asks this of every one of them
        return note.heard + _first_hand(note)
    count = 0
    for link in reversed(chain(note, look)):
        count = link.heard + max(count, _first_hand(link))
    return count


def _first_hand(note: Note) -> int:
    return int(note.form != "plain" or isinstance(note.place, OnInterview))


def voices(note: Note, look: Look) -> int:
    """How many in the room said what the note says, here or where it came from.

    Args:
        note: any live note.
        look: finds its sources; one that is in the bin brings nothing.

    Returns:
        1 or more.
    """
    return 1 + sum(link.voices - 1 for link in chain(note, look))


def chain(note: Note, look: Look) -> list[Note]:
    """The note, the one it came from, the one that came from, and so on to the first.

    Sources that lead in a circle are followed once around.
    """
    links = [note]
    seen = {note.id}
    while source_id := links[-1].source:
        source = look(source_id)
        if not isinstance(source, Note) or source_id in seen:
            break
        seen.add(source_id)
        links.append(source)
    return links
