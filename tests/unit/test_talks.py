"""A talk, a promise and a finding are understood as the room types them."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.domain.records import Brief, Group, How, Participant
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign, begin
from cjm_tui.tui.talks import read_finding, read_plan, read_talk

SATURDAY = date(2026, 11, 21)
FRIDAY = date(2026, 11, 27)
PEOPLE = ("Nina", "Sergey", "Анна Белова", "Анатолий")


def room(how: How = "team", people: tuple[str, ...] = PEOPLE) -> View:
    workshop = begin("room", Brief(id="brief", title="Boilers", how=how))
    records = [Participant(id=f"person-{name}", rank=name, name=name) for name in people]
    return project(assign(workshop, records, rev=1))


@pytest.mark.parametrize(
    ("line", "by", "who"),
    [
        ("Sergey → P., plant 14", "person-Sergey", "P., plant 14"),
        ("sergey -> P.", "person-Sergey", "P."),
        ("Sergey - P.", "person-Sergey", "P."),
        ("АБ — Д., завод 3", "person-Анна Белова", "Д., завод 3"),
        ("Olga, 18 years in service", "", "Olga, 18 years in service"),
        ("engineer-in-chief", "", "engineer-in-chief"),
        ("→ P.", "", "P."),
    ],
)
def test_who_of_us_stands_before_the_arrow_and_whom_behind(line: str, by: str, who: str) -> None:
    talk = read_talk(room(), line)

    assert (talk.by, talk.who, talk.joins) == (by, who, None)


def test_an_unknown_name_before_the_arrow_joins() -> None:
    talk = read_talk(room(), "Kira → D.")

    assert talk.joins is not None
    assert (talk.joins.name, talk.joins.participant) == ("Kira", talk.by)


@pytest.mark.parametrize("view", [room("alone"), room(people=())])
def test_alone_the_whole_line_is_whom(view: View) -> None:
    assert read_talk(view, "P. - plant 14").who == "P. - plant 14"
    assert read_plan(view, "P., plant 14, 2, Fri", SATURDAY).who == "P., plant 14"


@pytest.mark.parametrize(
    ("line", "by", "who", "group", "times", "when"),
    [
        ("Nina, 2, Fri", "Nina", "", None, 2, FRIDAY),
        ("nina", "Nina", "", None, 1, None),
        ("Nina, до пт, 2 разговора", "Nina", "", None, 2, FRIDAY),
        ("Nina → non-users, 2 talks, by Fri 27 Nov", "Nina", "", "non_users", 2, FRIDAY),
        ("Нина → не пользователи, x3", "", "", "non_users", 3, None),
        ("Sergey, an old client, 27.11", "Sergey", "an old client", None, 1, FRIDAY),
        ("Sergey → P., plant 14, +6", "Sergey", "P., plant 14", None, 1, FRIDAY),
    ],
)
def test_a_promise_says_who_how_many_and_by_when_in_any_order(
    line: str, by: str, who: str, group: Group | None, times: int, when: date | None
) -> None:
    plan = read_plan(room(), line, SATURDAY)

    assert (plan.who, plan.group, plan.times, plan.when) == (who, group, times, when)
    assert plan.by == f"person-{by}" if by else plan.joins is not None


@pytest.mark.parametrize(
    ("line", "text", "form"),
    [
        (
            "looked for the phone for ten minutes (seen)",
            "looked for the phone for ten minutes",
            "seen",
        ),
        ("десять минут искал телефон (видели)", "десять минут искал телефон", "seen"),
        ("видели: искал телефон", "искал телефон", "seen"),
        ("«Звоню троим — отвечает один»", "«Звоню троим — отвечает один»", "quote"),
        ('"I call three"', '"I call three"', "quote"),
        ("one night call in five is a real stop", "one night call in five is a real stop", "plain"),
        ("(seen)", "(seen)", "plain"),
    ],
)
def test_a_finding_is_words_or_seen_or_told(line: str, text: str, form: str) -> None:
    assert read_finding(line) == (text, form)
