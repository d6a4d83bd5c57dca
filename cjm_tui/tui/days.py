"""The day people mean when they say one: ``Fri``, ``28.11``, ``через 2 недели``.

Both languages are understood whatever the interface speaks: a room mixes them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_TODAY = {"today": 0, "tomorrow": 1, "day after tomorrow": 2} | {
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
}
_WEEKDAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"mon(day)?|пн|понедельник\w?",
        r"tue(s|sday)?|вт|вторник\w?",
        r"wed(nesday)?|ср|сред[аеуы]",
        r"thu(r|rs|rsday)?|чт|четверг\w?",
        r"fri(day)?|пт|пятниц\w?",
        r"sat(urday)?|сб|суббот\w?",
        r"sun(day)?|вс|воскресень\w?",
    )
)
_MONTH_BEGINNINGS = (
    ("jan", "янв"),
    ("feb", "фев"),
    ("mar", "мар"),
    ("apr", "апр"),
    ("may", "май", "мая"),
    ("jun", "июн"),
    ("jul", "июл"),
    ("aug", "авг"),
    ("sep", "сен"),
    ("oct", "окт"),
    ("nov", "ноя"),
    ("dec", "дек"),
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3} | {
    "один": 1,
    "одну": 1,
    "два": 2,
    "две": 2,
    "три": 3,
    "пару": 2,
}
_UNITS = (("day", "дн", "день"), ("week", "недел"), ("month", "месяц"))

_BEFORE = re.compile(r"(?:by|on|till|until|before|next|до|ко?|во?|на)\s+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})\.?(?:[./]?(\d{4}|\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?\s+([a-zа-я]+)\.?(?:,?\s+(\d{4}))?")
_NAMED_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_LATER = re.compile(r"(?:in|через)\s+(?:([\wа-я]+)\s+)?([a-zа-я]+)")
_PLUS = re.compile(r"\+\s?(\d{1,3})")
_WEEKDAY_BEFORE_DATE = re.compile(r"([a-zа-я]+)[.,]?\s+(?=\d)")
_FARTHEST = 3 * 366
_JUST_GONE = 60
"""Days for which a date without a year is one that has passed, not next year's."""


def read_day(text: str, today: date) -> date | None:
    """Find out which day is meant.

    Args:
        text: what was typed: a weekday, a date with or without its year, ``tomorrow``, ``+7``,
            ``in two weeks``; "by" and its like before it are fine.
        today: the day to count from.

    Returns:
        The day; a weekday is the next one after today, a date without a year the next to come, or
        the one just gone: nobody means a day in eleven months. ``None`` where no day can be made
        out.
    """
    said = " ".join(text.casefold().replace("ё", "е").split())
    while before := _BEFORE.match(said):
        said = said[before.end() :]
    said = said.strip(" .,")
    if said in _TODAY:
        return today + timedelta(days=_TODAY[said])
    if (weekday := _weekday(said)) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return _later(said, today) or _dated(said, today)


def _weekday(said: str) -> int | None:
    return next((day for day, name in enumerate(_WEEKDAYS) if name.fullmatch(said)), None)


def _index_of(said: str, beginnings: tuple[tuple[str, ...], ...]) -> int | None:
    """Which of them the word begins like."""
    for index, words in enumerate(beginnings):
        if said.startswith(words):
            return index
    return None


def _later(said: str, today: date) -> date | None:
    if plus := _PLUS.fullmatch(said):
        return today + timedelta(days=int(plus.group(1)))
    later = _LATER.fullmatch(said)
    if later is None or (unit := _index_of(later.group(2), _UNITS)) is None:
        return None
    how_many = later.group(1) or "1"
    number = int(how_many) if how_many.isdecimal() else _NUMBERS.get(how_many, 0)
    if not 0 < number <= _FARTHEST:
        return None
    if unit == 2:
        return _months_later(today, number)
    return today + timedelta(days=number * (7 if unit else 1))


def _months_later(today: date, number: int) -> date:
    years, month = divmod(today.month - 1 + number, 12)
    year = today.year + years
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _dated(said: str, today: date) -> date | None:
    if iso := _ISO.fullmatch(said):
        return _day(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    weekday = _WEEKDAY_BEFORE_DATE.match(said)
    if weekday and _weekday(weekday.group(1)) is not None:
        said = said[weekday.end() :]
    if numeric := _NUMERIC.fullmatch(said):
        day, month = int(numeric.group(1)), int(numeric.group(2))
        return _with_year(day, month, numeric.group(3), today)
    if named := _NAMED.fullmatch(said):
        return _named(named.group(1), named.group(2), named.group(3), today)
    if named := _NAMED_FIRST.fullmatch(said):
        return _named(named.group(2), named.group(1), named.group(3), today)
    return None


def _named(day: str, month: str, year: str | None, today: date) -> date | None:
    index = _index_of(month, _MONTH_BEGINNINGS)
    return None if index is None else _with_year(int(day), index + 1, year, today)


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = (_day(today.year + years, month, day) for years in (-1, 0, 1))
    return next((one for one in found if one and (today - one).days <= _JUST_GONE), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
