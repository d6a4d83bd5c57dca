"""Whether records stand: what they name is there, and what they hang on is on the wall.

Commands keep this true. It is asked where records are set without a command of their own: when an
undo brings back what others have built beside meanwhile, and when records come from a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjm_tui.domain.places import Place
from cjm_tui.domain.records import AnyRecord, Brief, Note
from cjm_tui.domain.references import is_barriers, is_feelings, references


def fallen(records: Mapping[str, AnyRecord]) -> Iterator[AnyRecord]:
    """The records that don't stand.

    Args:
        records: all records of a workshop by id.

    Yields:
        Each record that names one that is unknown or of another kind, or hangs on a binned one
        while it is not binned itself; each solution that answers what is no barrier; the brief
        whose first stage is binned; each note whose cell has another note with a score.
    """
    scored: set[Place] = set()
    for record in records.values():
        if not _stands(records, record):
            yield record
        elif isinstance(record, Note) and is_scored(record):
            if record.place in scored:
                yield record
            scored.add(record.place)


def is_scored(note: Note) -> bool:
    """Whether a note says how the client feels at its stage."""
    return note.score is not None and not note.binned and is_feelings(note.place)


def _stands(records: Mapping[str, AnyRecord], record: AnyRecord) -> bool:
    for reference in references(record):
        named = records.get(reference.id)
        if not isinstance(named, reference.kind):
            return False
        if reference.hangs and named.binned and not record.binned:
            return False
    if isinstance(record, Note):
        return all(_is_barrier(records, barrier) for barrier in record.answers)
    if isinstance(record, Brief) and record.focus:
        return not records[record.focus].binned
    return True


def _is_barrier(records: Mapping[str, AnyRecord], note: str) -> bool:
    record = records[note]
    return isinstance(record, Note) and is_barriers(record.place)
