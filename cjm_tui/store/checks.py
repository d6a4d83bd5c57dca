"""What a type can't say about a stored record: ranges of numbers, and what an id looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cjm_tui.domain.records import (
    BRIEF_ID,
    AnyRecord,
    Brief,
    Note,
    Story,
    Talk,
)
from cjm_tui.store.codec import Unreadable
from cjm_tui.text import ID_PATTERN

MOST = 1_000_000
"""No count on a wall is larger; larger whole numbers could not even be written back."""

_is_id = re.compile(ID_PATTERN).match


def check_record(record: AnyRecord) -> str | None:
    """Look for what is wrong with one record by itself.

    Returns:
        The field and what is wrong with it, or None.
    """
    if isinstance(record, Note):
        # Thousands of them are looked at on each opening, and nearly always there is nothing.
        score = record.score
        if (
            (score is None or -2 <= score <= 2)
            and 0 <= record.severity <= 3
            and 0 <= record.voices <= MOST
            and 0 <= record.heard <= MOST
            and _is_id(record.id)
        ):
            return None
    return _check_slowly(record)


def _check_slowly(record: AnyRecord) -> str | None:
    if (record.id == BRIEF_ID) != isinstance(record, Brief) or (
        record.id != BRIEF_ID and not _is_id(record.id)
    ):
        return f"id: {record.id[:40]!r} is no id"
    ranges: tuple[tuple[str, int, int, int], ...] = ()
    match record:
        case Note():
            ranges = (
                ("score", record.score or 0, -2, 2),
                ("severity", record.severity, 0, 3),
                ("voices", record.voices, 0, MOST),
                ("heard", record.heard, 0, MOST),
            )
        case Talk():
            ranges = (("times", record.times, 1, 99),)
        case Story():
            ranges = (("hands", record.hands, 0, MOST),)
        case _:
            pass
    for field, value, least, most in ranges:
        if not least <= value <= most:
            return f"{field}: not between {least} and {most}"
    return None


def gather(records: Iterable[tuple[str, AnyRecord]]) -> dict[str, AnyRecord]:
    """Put records in one table by id.

    Args:
        records: Each with the place in its file, for the message.

    Raises:
        Unreadable: One is wrong by itself, or an id is there twice.
    """
    gathered: dict[str, AnyRecord] = {}
    for where, record in records:
        if wrong := check_record(record):
            raise Unreadable(f"{where}.{record.id[:40]}.{wrong}")
        if record.id in gathered:
            raise Unreadable(f"{where}: {record.id} is there twice")
        gathered[record.id] = record
    return gathered


def require_brief(records: Mapping[str, AnyRecord]) -> None:
    """Make sure that the one record every workshop has is there.

    Raises:
        Unreadable: It isn't.
    """
    if BRIEF_ID not in records:
        raise Unreadable("it has no brief")
