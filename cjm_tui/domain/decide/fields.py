"""What each field may hold, and how an edit meets a record that has changed meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from cjm_tui.domain.commands import Single
from cjm_tui.domain.decide.ground import Ground
from cjm_tui.domain.moments import is_moment
from cjm_tui.domain.records import (
    Action,
    AnyRecord,
    Ballot,
    Block,
    Brief,
    Lane,
    Link,
    Note,
    Participant,
    Persona,
    Record,
    Segment,
    Stage,
    Story,
    Talk,
    Writing,
)
from cjm_tui.errors import Refused
from cjm_tui.method import keys
from cjm_tui.text import is_clean

TITLE_LIMIT = 200
"""Characters in a title, a name or a reason said in one line."""
TEXT_LIMIT = 10_000
"""Characters in a note, a quote, a beat or a sentence."""
VOICES_LIMIT = 999
DIGIT = 9
"""What one key can say: the most options of a vote, and the most dots."""

_R = TypeVar("_R", bound=AnyRecord)
_DATE = re.compile(r"\A\d{4}-\d\d-\d\d\Z", re.ASCII)
_SHOWN = 200


class Wording(NamedTuple):
    """A field of words."""

    limit: int
    required: bool
    joint: str
    """What stands between the two versions where two people changed it at once."""

    def check(self, text: str) -> None:
        """Refuse words that are too long, missing, unclean or on more lines than one."""
        if len(text) > self.limit:
            raise Refused("too_long", limit=self.limit, length=len(text))
        if self.required and not text.strip():
            raise Refused("empty")
        if not is_clean(text):
            raise Refused("unclean")
        if self.joint != "\n" and ("\n" in text or "\t" in text):
            raise Refused("one_line")


NAME = Wording(TITLE_LIMIT, required=True, joint=" / ")
LINE = Wording(TITLE_LIMIT, required=False, joint=" / ")
PROSE = Wording(TEXT_LIMIT, required=False, joint="\n")

WORDINGS: Mapping[type[Record], Mapping[str, Wording]] = {
    Brief: {
        "title": NAME,
        "question": PROSE,
        "sentence": PROSE,
        "read_back": PROSE,
        "because": PROSE,
        "promise": PROSE,
        "meeting": LINE,
    },
    Participant: {"name": NAME},
    Segment: {"name": NAME, "aside": LINE},
    Persona: {"name": NAME, "role": LINE},
    Talk: {"who": LINE},
    Stage: {"name": NAME, "template": LINE},
    Link: {"reason": PROSE, "share": LINE},
    Story: {"title": NAME},
    Lane: {"name": NAME},
    Writing: {"board": LINE},
    Action: {"first_step": PROSE, "known_by": PROSE},
    Note: {"text": PROSE, "aside": LINE},
}
"""The fields that hold people's words. Whether a note may be empty depends on its score."""


def in_range(low: int, high: int) -> Callable[[int], None]:
    """A check that refuses whole numbers outside of a range, its ends included."""

    def check(value: int) -> None:
        if not low <= value <= high:
            raise Refused("out_of_range", value=value, low=low, high=high)

    return check


def check_date(value: str) -> None:
    """Refuse what is neither a date of the calendar as YYYY-MM-DD nor empty."""
    if not value:
        return
    try:
        if _DATE.match(value):
            date.fromisoformat(value)
            return
    except ValueError:
        pass
    raise Refused("not_a_date", date=value[:_SHOWN])


def _check_moment(value: str) -> None:
    """Refuse what is neither a moment nor empty: a clock would be reckoned from it."""
    if value and not is_moment(value):
        raise Refused("not_a_moment", moment=value[:_SHOWN])


def check_distinct(values: Iterable[str]) -> None:
    """Refuse a list that names the same thing twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise Refused("twice", id=value[:_SHOWN])
        seen.add(value)


def check_key(value: str, known: tuple[str, ...]) -> None:
    """Refuse a key that the method doesn't have."""
    if value not in known:
        raise Refused("unknown_key", key=value[:_SHOWN])


def _check_lanes(lanes: tuple[str, ...]) -> None:
    for lane in lanes:
        check_key(lane, keys.OPTIONAL_LANES)
    check_distinct(lanes)


def _check_score(score: int | None) -> None:
    if score is not None:
        in_range(-2, 2)(score)


def _check_options(options: tuple[str, ...]) -> None:
    check_distinct(options)
    in_range(1, DIGIT)(len(options))


def _check_block(key: str) -> None:
    check_key(key, keys.BLOCKS)


_CHECKS: Mapping[type[Record], Mapping[str, Callable[..., None]]] = {
    Brief: {"lanes": _check_lanes, "review": check_date},
    Talk: {"when": check_date, "times": in_range(1, 99)},
    Story: {"hands": in_range(0, 99)},
    Action: {"by": check_date, "promised": check_date, "owners": check_distinct},
    Ballot: {
        "options": _check_options,
        "budget": in_range(1, DIGIT),
        "most": in_range(1, DIGIT),
        "order": check_distinct,
    },
    Block: {
        "key": _check_block,
        "minutes": in_range(0, 600),
        "meeting": in_range(1, 9),
        "extra": in_range(-600, 600),
    },
    Writing: {"until": _check_moment},
    Note: {
        "score": _check_score,
        "severity": in_range(0, 3),
        "answers": check_distinct,
        "heard": in_range(0, VOICES_LIMIT),
        "voices": in_range(1, VOICES_LIMIT),
        "impact": in_range(0, 2),
        "effort": in_range(0, 2),
    },
}


def check_fields(kind: type[Record], values: Mapping[str, object]) -> None:
    """Judge values by themselves, whatever else the workshop holds.

    Args:
        kind: of which record.
        values: the fields that are new, by name.

    Raises:
        Refused: one of them can't be.
    """
    wordings, checks = WORDINGS.get(kind, {}), _CHECKS.get(kind, {})
    for name, value in values.items():
        if name in wordings and isinstance(value, str):
            wordings[name].check(value)
        elif name in checks:
            checks[name](value)


def given(command: Single, *but: str) -> dict[str, object]:
    """What a command says about its record: its fields by name, those left out left out."""
    names = (name for name in command.__struct_fields__ if name not in ("id", *but))
    told = ((name, getattr(command, name)) for name in names)
    return {name: value for name, value in told if value is not UNSET}


def edited(ground: Ground, record: _R, saw: str, values: Mapping[str, object]) -> _R:
    """A record with the fields that an edit really changes.

    Args:
        ground: what the command stands on.
        record: the record as it is.
        saw: the tag that the editor saw; empty, where any will do.
        values: the fields the edit names.

    Returns:
        The record with its new values and its new tag; the same, if it says so already. Words
        that somebody else has changed since are kept beside the new ones.

    Raises:
        Refused: a value can't be, or a choice or number that has changed meanwhile would be lost.
    """
    changes = {name: value for name, value in values.items() if value != getattr(record, name)}
    if not changes:
        return record
    check_fields(type(record), changes)
    if saw and saw != record.tag:
        changes = {name: _met(ground, record, name, new) for name, new in changes.items()}
        if all(value == getattr(record, name) for name, value in changes.items()):
            return record
    return replace(record, tag=ground.tag, **changes)


def _met(ground: Ground, record: AnyRecord, name: str, new: object) -> object:
    """Both versions of some words; any other value can't be kept twice."""
    current: object = getattr(record, name)
    wording = WORDINGS.get(type(record), {}).get(name)
    if wording is None or not isinstance(current, str) or not isinstance(new, str):
        raise Refused("stale", current=_shown(ground, current))
    if not current or not new:
        return current or new
    both = f"{current}{wording.joint}{new}"
    if len(both) > wording.limit:
        raise Refused("stale", current=current[:_SHOWN])
    return both


def _shown(ground: Ground, value: object) -> str | int:
    """A value as a person knows it: the name instead of the id."""
    if isinstance(value, tuple):
        return ", ".join(str(_shown(ground, each)) for each in value)
    record = ground.records.get(value) if isinstance(value, str) else None
    name = getattr(record, "name", None) or getattr(record, "text", None)
    if isinstance(name, str):
        return name[:_SHOWN]
    if isinstance(value, int):
        return int(value)
    return "" if value is None else str(value)[:_SHOWN]
