"""Talks as our own documents tell them, on a line or in a row, with all that is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final, cast

from msgspec import Struct

from cjm_tui.domain.commands import AddTalk
from cjm_tui.domain.records import Group, TalkKind
from cjm_tui.method.loader import names
from cjm_tui.share.incoming.arrival import Arrival
from cjm_tui.share.incoming.said import in_every_language
from cjm_tui.text import new_id
from cjm_tui.words import LANGUAGES, words

_GAP: Final = " · "
_TIMES: Final = re.compile(r"×([1-9]\d?)")
_WHO_TIMES: Final = re.compile(r"(?P<who>.*?)(?:\A|\s)×(?P<times>[1-9]\d?)", re.DOTALL)
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WRITTEN: Final = re.compile(r"\w+ (?P<day>\d{1,2})[. ](?P<month>\w+)[. ](?P<year>\d{4})")


class _Told(Struct):
    """What is known of a talk."""

    who: list[str]
    form: str = "talk"
    times: int = 1
    by: str = ""
    when: str = ""
    planned: bool = False
    odd: bool = False
    """Whether something of it wasn't understood: it stands with whom the talk is with."""


def talk_on_line(arrival: Arrival, group: str, line: str) -> str:
    """Enter a talk told on one line, ``Viktor, plant 3 · talk · ×2 · Nina · Wed 18 Nov 2026``.

    All but its kind may be absent; whoever has changed the line may have taken that too, and then
    it only says with whom the talk is.

    Args:
        arrival: the workshop, with its participants.
        group: what the group of those talked with is called.
        line: the facts about the talk.

    Returns:
        The talk's id.
    """
    parts = line.split(_GAP)
    at = max((at for at, part in enumerate(parts) if part in _kinds()), default=len(parts))
    told = _Told(parts[:at])
    if at < len(parts):
        told.form = _kinds()[parts[at]]
        for part in parts[at + 1 :]:
            _take(arrival, told, part)
    return _entered(arrival, group, told)


def talk_in_row(arrival: Arrival, group: str, cells: Sequence[str], *, planned: bool) -> str:
    """Enter a talk told in a row of our table.

    Args:
        arrival: the workshop.
        group: what the group of those talked with is called.
        cells: with whom and how often, of what kind, held by whom, and when.
        planned: it is still to be held.

    Returns:
        The talk's id.
    """
    who, kind, by, when = cells
    told = _Told([who], by=arrival.person(by), planned=planned)
    if counted := _WHO_TIMES.fullmatch(who):
        told.who, told.times = [counted["who"]], int(counted["times"])
    for part in (kind, when):
        if part in _kinds():
            told.form = _kinds()[part]
        elif part:
            _take(arrival, told, part)
    return _entered(arrival, group, told)


def _take(arrival: Arrival, told: _Told, part: str) -> None:
    """Understand one fact, whatever it is about."""
    counted, day = _TIMES.fullmatch(part), _day(part)
    if counted:
        told.times = int(counted[1])
    elif part in in_every_language("planned"):
        told.planned = True
    elif not told.by and part in arrival.people:
        told.by = arrival.people[part]
    elif day and not told.when:
        told.when = day
    else:
        told.who.append(part)
        told.odd = True


def _entered(arrival: Arrival, group: str, told: _Told) -> str:
    if group not in _groups():
        arrival.tell("came_group", name=group)
    if told.odd:
        arrival.count("came_talk")
    talk = AddTalk(
        talk=new_id(),
        group=cast(Group, _groups().get(group, "clients")),
        who=arrival.named(_GAP.join(filter(None, told.who))),
        by=told.by,
        when=told.when,
        planned=told.planned,
        times=told.times,
        form=cast(TalkKind, told.form),
    )
    arrival.do(talk)
    return talk.talk


def _day(text: str) -> str:
    """The ISO date of a day written out with its year; empty for any other text."""
    if found := _ISO.fullmatch(text):
        return text if _made(*map(int, found.groups())) else ""
    if found := _WRITTEN.fullmatch(text):
        for month in _months(found["month"]):
            made = _made(int(found["year"]), month, int(found["day"]))
            if made and any(words(each).date(made, "full") == text for each in LANGUAGES):
                return made.isoformat()
    return ""


def _months(called: str) -> Iterator[int]:
    """The month a number means, or any of them for a name: writing the date out tells which."""
    yield from [int(called)] if called.isdecimal() else range(1, 13)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _kinds() -> Mapping[str, str]:
    return {name: key for lang in LANGUAGES for key, name in names(lang).talk_kinds.items()}


@cache
def _groups() -> Mapping[str, str]:
    return {name: key for lang in LANGUAGES for key, name in names(lang).groups.items()}
