"""The boiler example as it leaves: what the README shows and what a messenger gets."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.domain.view import View, project
from cjm_tui.method.loader import example_bytes
from cjm_tui.share.texts.markdown import everything_letter
from cjm_tui.share.texts.messenger import messenger_text
from cjm_tui.share.texts.result import result_text
from cjm_tui.store.exchange import import_json
from cjm_tui.text import utf16_len
from cjm_tui.words import LANGUAGES, Language

TODAY = date(2026, 11, 21)
both_languages = pytest.mark.parametrize("lang", LANGUAGES)


def boiler(lang: Language) -> View:
    return project(import_json(example_bytes("boiler", lang), "boiler"))


@both_languages
def test_each_text_of_the_example_fits_one_message(lang: Language) -> None:
    assert utf16_len(result_text(boiler(lang), TODAY)) <= {"en": 1000, "ru": 900}[lang]
    assert utf16_len(messenger_text(boiler(lang))) <= 3900


def test_the_result_in_russian() -> None:
    blocks = [block.split("\n") for block in result_text(boiler("ru"), TODAY).split("\n\n")]

    assert blocks[0][0] == "🗺 Котельные: итог встречи 21 ноября"
    assert blocks[1][:2] == [
        "⭐️ Начинаем с этапа «Изучение рынка»",
        "Потому что ночью никто не берёт трубку, а выбирают именно тогда",
    ]
    assert blocks[2][0] == "✅ Кто что делает"
    assert blocks[2][1].startswith("• Нина, до ")
    assert blocks[2][1].endswith(" → единый номер и дежурный инженер")
    assert blocks[2][2] == "Получилось, если в январе приняты 9 из 10 ночных звонков"
    assert blocks[3][0] == "💡 По одной идее вслух"
    assert blocks[3][1] == "• Анна: памятка «Первая зима» на сайте"
    assert blocks[4] == ["🅿️ На парковке 2 вопроса", "🗓 Смотрим, что вышло: 11 декабря"]
    assert blocks[5] == ["Карта — следующим сообщением. Свои три идеи присылайте ответом на это."]


def test_the_map_in_russian() -> None:
    blocks = messenger_text(boiler("ru")).split("\n\n")

    assert blocks[0].startswith("🗺 Котельные: путь клиента\n")
    assert "\n👤 Виктор, главный инженер завода, 46 лет. Почему выберет нас: " in blocks[0]
    assert "\n📖 «Первая зима без тепла»\n◆ из слов клиентов: " in blocks[0]
    assert blocks[2].startswith(
        "▶ 2/5  ИЗУЧЕНИЕ РЫНКА  ⬇️ самое трудное место\n😠 −2 · один и злится"
    )
    assert (
        "\n🚧🚧🚧 ночью никто не берёт трубку ◆\n   💡 единый номер и дежурный инженер" in blocks[2]
    )
    assert blocks[4].startswith(
        "▶ 4/5  ДОГОВОР, ОКАЗАНИЕ УСЛУГИ  ⬆️ лучшее место, бережём\n😀 +2 · «хоть кто-то приехал!» ◆"
    )
    assert blocks[5].endswith("\n↩️ после плохой зимы снова ищет: возврат на этап 2")
    assert blocks[6] == "Не так? Ответьте на это сообщение одной строкой."


@both_languages
def test_the_final_map_holds_what_the_method_asks_for(lang: Language) -> None:
    view = boiler(lang)
    message, document = messenger_text(view), str(everything_letter(view, TODAY))

    for persona in view.personas:
        assert persona.name in message
        assert persona.name in document
    for stage in view.stages:
        assert stage.name.upper() in message
        assert stage.name in document
    for story in view.chosen:
        for barrier in view.barriers(story.id):
            below = message.split(barrier.text)[1].split("\n")[1]
            assert below.startswith(("   💡", "   ⏸"))
