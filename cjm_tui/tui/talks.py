"""Talks and findings as people type them: ``Sergey → P.``, ``Nina, 2, Fri``, ``… (seen)``."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from cjm_tui.domain.commands import AddParticipant
from cjm_tui.domain.people import find_person
from cjm_tui.domain.records import Group
from cjm_tui.domain.view import View
from cjm_tui.share.incoming.findings import read_finding as read_finding
from cjm_tui.text import new_id
from cjm_tui.tui.days import read_day

_ARROW = re.compile(r"\s*(?:→|[-–—=]>)\s*|\s+[-–—]\s+")
_TIMES = re.compile(
    r"[x×х]?\s?(\d{1,2})\s?(?:[x×х]|times?|talks?|раза?|разговор\w*)?", re.IGNORECASE
)
_GROUPS: tuple[tuple[Group, re.Pattern[str]], ...] = (
    ("non_users", re.compile(r"non[- ]?users?|не\s?пользовател\w*")),
    ("clients", re.compile(r"clients?|клиент\w*")),
    ("experts", re.compile(r"experts?|эксперт\w*")),
)


class TalkLine(Struct, frozen=True):
    """A talk, taken apart."""

    by: str = ""
    """Id of the participant who holds it."""
    who: str = ""
    """Whom it is held with."""
    group: Group | None = None
    """The group, where the line names one."""
    times: int = 1
    when: date | None = None
    joins: AddParticipant | None = None
    """Somebody the workshop doesn't know yet; ``by`` is the id they get."""


def read_talk(view: View, line: str) -> TalkLine:
    """Take apart who talked with whom.

    Args:
        view: the workshop, for its participants.
        line: ``who of us → whom``, or whom alone.
    """
    holder, arrow, whom = _halves(line)
    if not arrow or _is_alone(view):
        return TalkLine(who=line.strip())
    return _held_by(view, holder, whom)


def read_plan(view: View, line: str, today: date) -> TalkLine:
    """Take apart who promises to talk, with whom, how many times, by which day.

    Args:
        view: the workshop, for its participants.
        line: parts between commas: who comes first, the others in any order.
        today: the day to count from.
    """
    words, times, when = list[str](), 1, None
    for part in (part.strip() for part in line.split(",")):
        if number := _TIMES.fullmatch(part):
            times = max(int(number.group(1)), 1)
        elif day := read_day(part, today):
            when = day
        elif part:
            words.append(part)
    talk = _promised_by(view, words)
    return TalkLine(talk.by, talk.who, talk.group, times, when, talk.joins)


def _promised_by(view: View, words: list[str]) -> TalkLine:
    holder, arrow, whom = _halves(", ".join(words))
    if not arrow:
        holder, whom = (words[0], ", ".join(words[1:])) if words else ("", "")
    if _is_alone(view):
        return _to_whom(whom if arrow else ", ".join(words))
    return _held_by(view, holder, whom)


def _held_by(view: View, holder: str, whom: str) -> TalkLine:
    met = _to_whom(whom)
    person = find_person(view.participants, holder)
    if person is not None or not holder:
        return TalkLine(person.id if person is not None else "", met.who, met.group)
    joins = AddParticipant(participant=new_id(), name=holder)
    return TalkLine(joins.participant, met.who, met.group, joins=joins)


def _to_whom(whom: str) -> TalkLine:
    plain = whom.casefold().strip()
    for group, name in _GROUPS:
        if name.fullmatch(plain):
            return TalkLine(group=group)
    return TalkLine(who=whom.strip())


def _halves(line: str) -> tuple[str, bool, str]:
    parts = _ARROW.split(line.strip(), maxsplit=1)
    return (parts[0], True, parts[1]) if len(parts) == 2 else (line.strip(), False, "")


def _is_alone(view: View) -> bool:
    return view.brief.how == "alone" or not view.participants
