"""A line typed in the wrong layout is known by itself, and nothing else is taken for one."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjm_tui.method
from cjm_tui.domain.records import Language
from cjm_tui.tui.flipping import flip, reads_as_english, reads_as_russian
from cjm_tui.tui.layouts import LATIN, RUSSIAN

SAID = """
привет|да|нет|ещё|не|что
акт приходит через месяц|мысли вслух|Сергей, завод|не знает, кому звонить
боится остаться без тепла|котёл встал ночью|150 тысяч рублей за месяц|ждёт акт
дом|цех|газ|договор|проверка|объект|съёмка|подъезд|щит|лень|страх
главный инженер|где счёт?|долго|Анна|Олег, Кира, Миша, Нина|смета: три листа
хочет, чтобы всё работало само.|проверка в 9 утра|нужна скидка 20 %|ищет в интернете
мы не одни|в цеху жарко|их боль|ПРИВЕТ|спросить соседей
!!! из-за этого уходят|= позвонить первыми|? сколько стоит|/ сайт, звонок|-2 злой
"никто не звонит"|.. позже решим
"""
"""What a Russian room says; first characters of the map too."""

MEANT_SO = """
hello|no|yes|why|the heating failed at night|wrong price|waits for the act|boiler|quick win
b2b|B2B, CRM|2gis|mp3|1C|Siemens S7|ext. 5
Zoom|Telegram|WhatsApp|iPhone|Excel|Jira|Figma|Wi-Fi|GitLab|AnyDesk|Docker|Slack, Trello|YouTube
PDF|pdf|html|crm|KPI|SLA|NPS, CSAT|sms|url|xlsx|vpn|vs|kb|DJ|HR|IT|CJM
https://example.com/akt|www.site.ru|anna@firm.ru|google.com|ya.ru|hh.ru|/etc/hosts
Viktor|Sergey|Vladimir|Anna|Skolkovo|Gazprom|Bosch|Viessmann|Grundfos|Schwarz|McDonald's
us vs them|my fly|rhythm|strength|+|-2|3 1 2 5 4|...|!
"""
"""English, names, abbreviations, addresses, digits."""

PUNCTUATION = {".": "/", ",": "?", "?": "&", ":": "^", ";": "$"}


def lines(table: str) -> list[str]:
    return table.strip().replace("\n", "|").split("|")


def typed(line: str, *, apple: bool = False) -> str:
    """What comes out of the same keys on a US layout."""
    marks = {} if apple else PUNCTUATION | {'"': "@"}
    keys = {**LATIN, **marks}
    if not apple and line.startswith(("?", "/")):
        return {"?": "&", "/": "|"}[line[0]] + "".join(keys.get(key, key) for key in line[1:])
    if line.startswith(".. "):
        return ".. " + typed(line[3:])
    return "".join(keys.get(key, key) for key in line)


@pytest.mark.parametrize("said", lines(SAID))
def test_a_russian_line_typed_in_latin_is_known_and_read_back(said: str) -> None:
    line = typed(said)
    assert reads_as_russian(line), line
    if not said.startswith(".."):
        assert flip(line) == said


@pytest.mark.parametrize("meant", lines(MEANT_SO))
def test_what_was_meant_in_latin_stays(meant: str) -> None:
    assert not reads_as_russian(meant), flip(meant)


@pytest.mark.parametrize("said", [said for said in lines(SAID) if not said.startswith(("?", "/"))])
def test_a_line_with_a_russian_letter_was_typed_as_meant(said: str) -> None:
    assert not reads_as_russian(said)


def test_marks_that_name_a_lane_stay_in_front() -> None:
    assert flip("? crjkmrj") == "? сколько"
    assert flip("/ cfqn") == "/ сайт"
    assert flip("!! ljkuj") == "!! долго"


def test_a_question_mark_at_the_end_is_one_on_the_layout_that_has_it_there() -> None:
    assert flip(typed("где счёт", apple=True) + "?") == "где счёт?"


@given(st.text(alphabet="".join(LATIN) + " 12", min_size=1))
def test_letters_come_back_as_they_were(said: str) -> None:
    letters = "".join(one for one in said if one.isalpha() or one in " 12")
    if any(one.isalpha() for one in letters):
        latin = flip(letters)
        assert latin == "".join(LATIN.get(one, one) for one in letters)
        assert "".join(RUSSIAN.get(one, one) for one in latin) == letters


@given(st.text(max_size=60))
def test_any_text_is_answered(line: str) -> None:
    assert reads_as_russian(line) in (True, False)
    assert len(flip(line)) == len(line)


MEANT_IN_RUSSIAN = """
Юля|Эдуард|Жук|Щукин|Яна|Рустам|Гоша|Цой|Эльдар|Ильдар|Ия, Ева, Ян|Юрий Хасанович
УТП|КП|НДС|ЖКХ|МФЦ|ООО|хлеб|жду|рук|руку|худшую|клуб|зуб|шт|10 шт|ща|угу|ага|ок|нет
Авито|Озон|Яндекс|!!! цена|? где акт|/ сайт, звонок|-2 злой|..потом
привет hello|hello|1 2 3|...|!
"""
MEANT_IN_ENGLISH = (
    "hello|the boiler|don't call|who answers at night?|Oleg, Kira|slow, cold.|!!! price"
)


def written_by_the_method(language: Language) -> set[str]:
    """All lines of the method's texts in which a word is."""
    root = Path(cjm_tui.method.__file__).parent / "data" / language
    files = [json.loads(file.read_text()) for file in root.rglob("*.json")]
    files += [tomllib.loads(file.read_text()) for file in root.rglob("*.toml")]
    word = {"en": "[a-z]{2}", "ru": "[а-яё]{2}"}[language]
    lines = {line for text in texts_in(files) for line in text.splitlines()}
    return {line for line in lines if re.search(word, line)}


def texts_in(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for each in data.values() if isinstance(data, dict) else data:
            yield from texts_in(each)


def typed_in_russian(line: str) -> str:
    """What comes out of the same keys on a Russian layout."""
    keys = RUSSIAN | {"?": ",", "/": ".", "&": "?", "^": ":", "$": ";", "@": '"'}
    return "".join(keys.get(key, key) for key in line)


@pytest.mark.parametrize("meant", lines(MEANT_IN_ENGLISH))
def test_an_english_line_typed_in_russian_is_known_and_read_back(meant: str) -> None:
    assert reads_as_english(typed_in_russian(meant))
    assert flip(typed_in_russian(meant)) == meant


@pytest.mark.parametrize("said", [*lines(SAID), *lines(MEANT_IN_RUSSIAN)])
def test_what_was_meant_in_russian_stays_in_an_english_room(said: str) -> None:
    assert not reads_as_english(said), flip(said)


def test_no_russian_text_of_the_method_is_taken_for_english() -> None:
    said = written_by_the_method("ru")
    words = {word for line in said for word in re.findall("[А-Яа-яЁё]+", line)}
    assert len(words) > 3000
    assert [line for line in said | words if reads_as_english(line)] == []


def test_nearly_all_english_texts_of_the_method_are_known() -> None:
    said = [line for line in written_by_the_method("en") if " " in line]
    missed = [line for line in said if not reads_as_english(typed_in_russian(line))]
    assert len(said) > 1000
    assert len(missed) < len(said) * 0.01, missed
