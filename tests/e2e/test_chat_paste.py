"""Seven people's ideas come back from a chat into a real terminal, within ten keys."""

from __future__ import annotations

import json

import pytest

from tests.e2e.program import cjm, made
from tests.e2e.terminal import Terminal

TEAM = "Анна, Олег, Кира, Миша, Павел, Сергей, Нина"
IN_THE_CHAT = (*("Анна Петрова", "Oleg (склад)", "Кира 🌸", "миша", "Павел К.", "Sergey", "Нина"),)
TELEGRAM = "\n\n".join(
    f"{name}, [21.11.2026 12:0{n}]\n{n}.1 памятка\n{n}.2 единый номер\n{n}.3 созвон в 12:30"
    for n, name in enumerate(IN_THE_CHAT)
)
WHATSAPP = "\r\n".join(
    f"\u200e[11/21/26, 12:0{n}:33\u202fPM] ~\u202f{name}: {n}.1 памятка\r\n"
    f"{n}.2 единый номер\r\n{n}.3 созвон в 12:30"
    for n, name in enumerate(IN_THE_CHAT)
)


@pytest.mark.parametrize("block", [TELEGRAM, WHATSAPP], ids=["telegram", "whatsapp"])
def test_seven_peoples_ideas_are_in_the_workshop_within_ten_keys(block: str) -> None:
    workshop = made("--lang", "ru", "new", "Котельные", "--people", TEAM)
    with Terminal("--lang", "ru", "open", workshop) as screen:
        screen.until("›")
        screen.press("esc", "7")
        screen.until("Вслух")
        for page in ("Голоса", "С чего начнём", "Кто что делает", "Три идеи"):
            screen.press("pgdn")
            screen.until(f"[{page}]")
        before = screen.keys_sent
        screen.paste(block)
        screen.until("21 строка от 7 человек")
        screen.press("enter")
        screen.until("21 идея из чата")
        screen.press("enter")
        screen.until("Записана 21 идея.")
        assert screen.keys_sent - before <= 10
        screen.until("сохранено")
        screen.press("ctrl+q")
        assert screen.until_ended() == 0

    records = json.loads(cjm("export", workshop, "--to", "json").stdout)["records"]
    people = {one["id"]: one["name"] for one in records if one["kind"] == "participant"}
    ideas = [one for one in records if one["kind"] == "note" and one["place"]["on"] == "ideas"]
    assert [people[one["author"]] for one in ideas] == [
        name for name in TEAM.split(", ") for _ in range(3)
    ]
    assert sorted({one["text"][4:] for one in ideas}) == [
        "единый номер",
        "памятка",
        "созвон в 12:30",
    ]
