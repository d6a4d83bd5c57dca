"""What a type can't say about a stored record: ranges of numbers, and what an id looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cjm_tui.domain.moments import is_moment
from cjm_tui.domain.records import (
    BRIEF_ID,
    AnyRecord,
    Ballot,
    Block,
    Brief,
    Note,
    Story,
    Talk,
    Vote,
    Writing,
)
from cjm_tui.method import keys
from cjm_tui.store.codec import Unreadable
from cjm_tui.text import ID_PATTERN

MOST = 1_000_000
"""No count on a wall is larger; larger whole numbers could not even be written back."""

_LONGEST = 100 * 366 * 24 * 60 * 60
"""Seconds: no clock has rested longer."""

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
        case Block():
            ranges = (
                ("minutes", record.minutes, 0, 600),
                ("meeting", record.meeting, 1, 9),
                ("extra", record.extra, -600, 600),
                ("rested", record.rested, 0, _LONGEST),
            )
        case Ballot():
            ranges = (
                ("options", len(record.options), 1, 9),
                ("budget", record.budget, 1, 9),
                ("most", record.most, 1, 9),
            )
        case Vote():
            ranges = tuple(("dots", number, 0, MOST) for number in record.dots)
        case _:
            pass
    return _out_of_range(ranges) or _out_of_time(record)


def _out_of_range(ranges: Iterable[tuple[str, int, int, int]]) -> str | None:
    for field, value, least, most in ranges:
        if not least <= value <= most:
            return f"{field}: not between {least} and {most}"
    return None


def _out_of_time(record: AnyRecord) -> str | None:
    """What of a record no clock could be reckoned from."""
    times: tuple[tuple[str, str], ...] = ()
    match record:
        case Block():
            if record.key not in keys.BLOCKS:
                return f"key: Invalid value {record.key[:40]!r}"
            times = (("started", record.started), ("ended", record.ended))
            times = (*times, ("paused", record.paused))
        case Writing():
            times = (("until", record.until),)
        case _:
            pass
    for field, value in times:
        if value and not is_moment(value):
            return f"{field}: Invalid value {value[:40]!r}"
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
