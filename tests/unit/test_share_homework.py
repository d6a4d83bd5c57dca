"""The homework message: who talks to whom by when, the questions, and how to answer."""

from __future__ import annotations

from cjm_tui.domain.records import Brief, Language, Participant, Talk
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign, begin
from cjm_tui.method.loader import interview_questions
from cjm_tui.share.texts.homework import homework_text
from cjm_tui.text import utf16_len

NINA = Participant(id="nina0000", name="Нина", rank="a")
SERGEY = Participant(id="sergey00", name="Сергей", rank="b")


def boiler(*talks: Talk, language: Language = "ru", title: str = "Котельные") -> View:
    workshop = begin("uid00000", Brief(id="brief", title=title, language=language))
    return project(assign(workshop, (NINA, SERGEY, *talks), rev=1))


def promised(id: str, **fields: object) -> Talk:
    return Talk(id=id, planned=True, **fields)  # type: ignore[arg-type]  # fields of the test's own


WITH_NON_USERS = promised(
    "talk0001", group="non_users", by="nina0000", times=2, when="2025-11-28", rank="a"
)
WITH_CLIENTS = promised("talk0002", group="clients", by="sergey00", when="2025-11-28", rank="b")


def test_the_message_names_who_talks_to_whom_and_the_common_day() -> None:
    text = homework_text(boiler(WITH_NON_USERS, WITH_CLIENTS), ("clients", "non_users"))

    assert text.splitlines()[:3] == [
        "🎧 Котельные: с кем поговорить до пт 28 ноября",
        "Не пользователи (никогда с нами не сталкивались): Нина — 2 разговора",
        "Клиенты: Сергей — 1 разговор",
    ]


def test_it_carries_the_groups_questions_and_the_reply_form() -> None:
    text = homework_text(boiler(WITH_CLIENTS), ("clients",))

    assert text.split("\n\n")[1:] == [
        "\n".join(
            [
                "Спросите (15 минут, больше слушайте):",
                *(f"• {question}" for question in interview_questions("ru", "clients")),
            ]
        ),
        "Ответьте на это сообщение так:\n"
        "С кем: кто это, откуда, как говорили\n"
        "«его слова в кавычках, по одной фразе в строке»\n"
        "видели: что он делал",
    ]
    assert utf16_len(text) < 900


def test_the_english_one_has_the_same_lines() -> None:
    english = homework_text(boiler(WITH_CLIENTS, language="en"), ("clients",)).splitlines()
    russian = homework_text(boiler(WITH_CLIENTS), ("clients",)).splitlines()

    assert english[:2] == [
        "🎧 Котельные: whom to talk to by Fri 28 November",
        "Clients: Сергей — 1 talk",
    ]
    assert english[-2:] == [
        "“their words in quotation marks, one sentence a line”",
        "seen: what they did",
    ]
    assert len(english) == len(russian)


def test_each_group_has_its_questions_when_there_are_several() -> None:
    lines = homework_text(
        boiler(WITH_NON_USERS, WITH_CLIENTS), ("clients", "non_users")
    ).splitlines()

    clients, non_users = lines.index("Клиенты:"), lines.index("Не пользователи:")
    assert lines[clients + 1] == f"• {interview_questions('ru', 'clients')[0]}"
    assert lines[non_users + 1] == f"• {interview_questions('ru', 'non_users')[0]}"


def test_days_that_differ_stand_beside_each_talk() -> None:
    later = promised(
        "talk0003", group="clients", by="sergey00", who="П., завод 14", when="2025-12-02"
    )
    undated = promised("talk0004", group="clients", by="nina0000", form="reviews", rank="c")

    lines = homework_text(boiler(WITH_NON_USERS, later, undated), ("clients",)).splitlines()

    assert lines[0] == "🎧 Котельные: с кем поговорить"
    assert lines[1] == (
        "Клиенты: Сергей → П., завод 14 — 1 разговор до вт 02.12, Нина — отзывы и обращения"
    )
    assert "Нина — 2 разговора" not in lines[1]


def test_without_a_promise_the_questions_go_out_alone() -> None:
    held = Talk(id="talk0005", group="clients", who="П.")

    lines = homework_text(boiler(held), ("clients",)).splitlines()

    assert lines[0] == "🎧 Котельные: вопросы для разговора"
    assert lines[2] == "Спросите (15 минут, больше слушайте):"
    assert "П." not in "\n".join(lines)


def test_what_people_wrote_is_no_markup_in_a_chat() -> None:
    hostile = boiler(
        promised("talk0006", group="clients", who="**[x](y)**\n# a", rank="c"),
        title="# `a` {b} @all",
    )

    text = homework_text(hostile, ("clients",))

    assert "**" not in text
    assert "`" not in text
    assert not any(line.startswith("#") for line in text.splitlines())
    assert "{b}" in text


def test_the_homework_of_an_example_says_that_it_is_one() -> None:
    workshop = begin("uid00000", Brief(id="brief", title="Boiler rooms", example="boiler"))

    lines = homework_text(project(workshop), ("clients",)).splitlines()

    assert lines[1].startswith("✏️ A worked example")
