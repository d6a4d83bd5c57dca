"""The worked examples as messengers get them, in both languages, byte by byte."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from cjm_tui.domain.view import View, project
from cjm_tui.method import keys
from cjm_tui.method.loader import example_bytes
from cjm_tui.share.doors import WHATS
from cjm_tui.share.parcels import Parcel, Scope, What
from cjm_tui.share.sending import sending
from cjm_tui.store.exchange import import_json
from cjm_tui.text import utf16_len
from cjm_tui.words import LANGUAGES, Language
from tests.unit.golden import check_golden

TODAY = date(2026, 11, 21)
BETWEEN = "\n\n✂ ✂ ✂\n\n"
"""Stands in a golden file where one message ends and the next begins."""

both_languages = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def example(name: str, lang: Language) -> View:
    return project(import_json(example_bytes(name, lang), name))


def sent(view: View, what: What, **fields: str | Scope) -> tuple[str, ...]:
    parcel = Parcel(what=what, **fields)  # type: ignore[arg-type]  # a test's own fields
    return sending(view, parcel, "messenger", TODAY).parts


def somebody(view: View) -> str:
    """Whoever answers for the first action."""
    return next(action.owners[0] for action in view.actions if action.owners)


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("name", keys.EXAMPLES)
@both_languages
def test_what_a_messenger_gets(name: str, lang: Language, what: What) -> None:
    view = example(name, lang)
    parts = sent(view, what, person=somebody(view) if what == "mine" else "")

    check_golden(f"{name}.{lang}.{what}.txt", f"{BETWEEN.join(parts)}\n".encode())


@both_languages
def test_a_stage_of_a_map(lang: Language) -> None:
    view = example("boiler", lang)
    (message,) = sent(view, "map", scope=Scope(stage=view.stages[1].id))

    check_golden(f"boiler.{lang}.map-stage.txt", f"{message}\n".encode())


@both_languages
@pytest.mark.parametrize("name", keys.EXAMPLES)
def test_each_text_but_everything_is_one_message(name: str, lang: Language) -> None:
    view = example(name, lang)

    for what in WHATS:
        parts = sent(view, what)  # type: ignore[arg-type]  # one of them
        assert len(parts) == 1 or what == "everything", what
        assert all(utf16_len(part) <= 3900 for part in parts)


@both_languages
def test_the_result_is_short_and_its_first_lines_are_the_decision(lang: Language) -> None:
    (result,) = sent(example("boiler", lang), "result")

    assert utf16_len(result) <= {"en": 1000, "ru": 900}[lang]
    assert any(line.startswith("⭐️") for line in result.splitlines()[:4])


def test_the_russian_result_and_map_read_as_the_method_shows_them() -> None:
    result = sent(example("boiler", "ru"), "result")[0].split("\n\n")
    whole = sent(example("boiler", "ru"), "map")[0].split("\n\n")

    assert result[1].startswith(
        "⭐️ Начинаем с этапа «Изучение рынка»\n"
        "Потому что ночью никто не берёт трубку, а выбирают именно тогда"
    )
    assert result[-1] == ("Карта — следующим сообщением. Свои три идеи присылайте ответом на это.")
    assert whole[2].startswith(
        "▶ 2/5  ИЗУЧЕНИЕ РЫНКА  ⬇️ самое трудное место\n😠 −2 · один и злится"
    )
    assert "\n🚧🚧🚧 ночью никто не берёт трубку ◆\n   💡 единый номер и дежурный" in whole[2]
    assert whole[5].endswith("\n↩️ после плохой зимы снова ищет: возврат на этап 2")
    assert whole[6] == "Не так? Ответьте на это сообщение одной строкой."


@both_languages
def test_the_final_map_holds_what_the_method_asks_for(lang: Language) -> None:
    view = example("boiler", lang)
    (message,) = sent(view, "map")

    for persona in view.personas:
        assert persona.name in message
    for stage in view.stages:
        assert stage.name.upper() in message
    for story in view.chosen:
        for barrier in view.barriers(story.id):
            below = message.split(barrier.text)[1].split("\n")[1]
            assert below.startswith(("   💡", "   ⏸"))
