"""A day is understood as the room says it, in either language."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.tui.days import read_day

FRIDAY = date(2025, 11, 21)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", date(2025, 11, 21)),
        ("Завтра", date(2025, 11, 22)),
        ("послезавтра", date(2025, 11, 23)),
        ("Mon", date(2025, 11, 24)),
        ("by Wednesday", date(2025, 11, 26)),
        ("next thursday", date(2025, 11, 27)),
        ("до пт", date(2025, 11, 28)),
        ("пт.", date(2025, 11, 28)),
        ("к пятнице", date(2025, 11, 28)),
        ("до вторника", date(2025, 11, 25)),
        ("во вторник", date(2025, 11, 25)),
        ("в среду", date(2025, 11, 26)),
        ("до воскресенья", date(2025, 11, 23)),
        ("+7", date(2025, 11, 28)),
        ("in a week", date(2025, 11, 28)),
        ("in 10 days", date(2025, 12, 1)),
        ("через неделю", date(2025, 11, 28)),
        ("через 2 недели", date(2025, 12, 5)),
        ("через три дня", date(2025, 11, 24)),
        ("через месяц", date(2025, 12, 21)),
        ("28.11", date(2025, 11, 28)),
        ("пт 28.11", date(2025, 11, 28)),
        ("Fri 28 Nov", date(2025, 11, 28)),
        ("до 28.11.", date(2025, 11, 28)),
        ("28/11", date(2025, 11, 28)),
        ("2.12.26", date(2026, 12, 2)),
        ("28.11.2027", date(2027, 11, 28)),
        ("2026-01-09", date(2026, 1, 9)),
        ("28 ноября", date(2025, 11, 28)),
        ("28-го ноября", date(2025, 11, 28)),
        ("November 28th, 2026", date(2026, 11, 28)),
        ("12 мая", date(2026, 5, 12)),
    ],
)
def test_a_day_is_understood_as_people_say_it(said: str, day: date) -> None:
    assert read_day(said, FRIDAY) == day


def test_a_date_without_a_year_is_the_next_or_the_one_just_gone() -> None:
    assert read_day("20.11", FRIDAY) == date(2025, 11, 20)
    assert read_day("21.11", FRIDAY) == FRIDAY
    assert read_day("22.09", FRIDAY) == date(2025, 9, 22)
    assert read_day("21.09", FRIDAY) == date(2026, 9, 21)
    assert read_day("30.12", date(2026, 1, 10)) == date(2025, 12, 30)


def test_a_month_later_is_the_last_day_where_there_is_no_such_day() -> None:
    assert read_day("in a month", date(2026, 1, 31)) == date(2026, 2, 28)
    assert read_day("через 2 месяца", date(2025, 12, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "soon",
        "31.02",
        "29.02.2026",
        "2",
        "Nina",
        "Monica",
        "Средин",
        "через",
        "in many weeks",
        "in 0 days",
    ],
)
def test_what_is_no_day_is_none(said: str) -> None:
    assert read_day(said, FRIDAY) is None
