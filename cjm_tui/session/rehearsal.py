"""A rehearsal's clock: it runs faster, from the moment the copy is opened."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from cjm_tui.session.kit import Clock, Kit

SPEEDS = range(1, 121)
"""How many times faster a rehearsal may run; at 120 an hour takes half a minute."""

_AHEAD = timedelta(days=366)
"""What claims to be further ahead is no rehearsal's doing."""


def kit_for(kit: Kit, rehearsal: int, last: str) -> Kit:
    """What a workshop is worked on with: in a rehearsal, with a clock that runs faster.

    Args:
        kit: The library's.
        rehearsal: `Brief.rehearsal`; 0 for the real thing.
        last: Time of its last entry, ISO, UTC; empty if there is none.
    """
    if not rehearsal:
        return kit
    times = min(max(rehearsal, SPEEDS[0]), SPEEDS[-1])  # a file may hold any number
    return replace(kit, clock=faster(kit.clock, times, last))


def faster(clock: Clock, times: int, last: str = "") -> Clock:
    """A clock that begins now and runs faster.

    An earlier sitting at the same copy has run ahead of the day: the clock goes on where that one
    stopped, as time must not go back under entries that are there already.

    Args:
        clock: The one it follows.
        times: How much faster.
        last: Time of the last entry, ISO, UTC; empty if there is none.
    """
    begun = clock()
    before = _moment(last)
    first = before if before is not None and begun < before < begun + _AHEAD else begun

    def now() -> datetime:
        return first + (clock() - begun) * times

    return now


def _moment(at: str) -> datetime | None:
    """The moment that a text names; None for one that names a day only, or none."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
