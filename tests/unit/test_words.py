"""The interface speaks the reader's language, with its plurals and dates."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from cjm_tui.errors import InputProblem, Message, Refused
from cjm_tui.sentences import TEMPLATES, sentence
from cjm_tui.sentences.counted import Counted
from cjm_tui.telling import tell
from cjm_tui.words import DateForm, Words, detect_language, words

ROOT = Path(__file__).resolve().parents[2]


def test_a_sentence_is_said_in_both_languages() -> None:
    assert words("en").say("There is nothing to undo.") == "There is nothing to undo."
    assert words("ru").say("There is nothing to undo.") == "Отменять нечего."


def test_braces_that_people_write_mean_nothing() -> None:
    hostile = "{n} {0} {__class__} %s [/]"

    said = words("ru").say("{id} is already there.", id=hostile)

    assert said == f"{hostile} здесь уже есть."


def test_numbers_choose_their_form() -> None:
    assert words("en").count("{n} note", "{n} notes", 1) == "1 note"
    assert (
        words("en").count("{n} note, {who}", "{n} notes, {who}", 5, who="Нина") == "5 notes, Нина"
    )


def test_dates_read_as_people_write_them() -> None:
    forms: tuple[DateForm, ...] = ("short", "day", "spoken", "long", "full")
    friday = date(2025, 11, 28)

    assert [words("en").date(friday, form) for form in forms] == [
        "28 Nov",
        "Fri 28 Nov",
        "Fri 28 November",
        "28 November",
        "Fri 28 Nov 2025",
    ]
    assert [words("ru").date("2025-11-28", form) for form in forms] == [
        "28.11",
        "пт 28.11",
        "пт 28 ноября",
        "28 ноября",
        "пт 28.11.2025",
    ]


def test_a_day_and_a_month_below_ten() -> None:
    assert words("ru").date("2026-03-05") == "05.03"
    assert words("en").date("2026-03-05") == "5 Mar"


def test_a_moment_reads_as_the_clock_on_the_wall_shows_it() -> None:
    today = date(2025, 11, 28)

    assert words("en").moment("2025-11-28T15:24:00", today) == "15:24"
    assert words("en").moment("2025-11-27T09:05:00", today) == "27 Nov 09:05"
    assert words("ru").moment("2025-11-27T09:05:00", today) == "27.11 09:05"


def test_a_holder_is_told_with_the_local_time() -> None:
    def told(since: str) -> str:
        params: dict[str, str | int] = {"user": "n", "host": "h", "pid": 7, "since": since}
        return tell(words("en"), Message("held", params))

    now = datetime.now().astimezone().replace(hour=15, minute=24)

    assert "since 15:24)" in told(now.astimezone(UTC).isoformat())
    assert re.search(r"since \d\d? Nov \d\d:\d\d\)", told("2020-11-21T23:00:28Z"))
    assert "since yesterday)" in told("yesterday"), "what can't be read is shown as it stands"
    assert "since 9999-12-31T23:59:00-12:00)" in told("9999-12-31T23:59:00-12:00")


def test_a_moment_is_dated_by_the_clock_on_the_wall() -> None:
    code = (
        "from cjm_tui.words import words; print(words('en').date('2025-11-28T22:30:00Z', 'long'))"
    )

    def told(zone: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={"TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    assert told("UTC0") == "28 November"
    assert told("MSK-3") == "29 November"


@pytest.mark.parametrize(
    ("flag", "env", "expected"),
    [
        (None, {}, "en"),
        (None, {"LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        (None, {"LANG": "en_US.UTF-8", "LC_MESSAGES": "ru"}, "ru"),
        (None, {"LANG": "en_US.UTF-8", "LANGUAGE": "de:ru:en"}, "ru"),
        (None, {"LANG": "C.UTF-8", "LANGUAGE": "ru"}, "en"),
        (None, {"LANG": "ru_RU.UTF-8", "CJM_LANG": "en"}, "en"),
        ("ru", {"LANG": "en_US.UTF-8", "CJM_LANG": "en"}, "ru"),
        ("en", {"LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"CJM_LANG": "xx", "LANG": "ru-RU"}, "ru"),
    ],
)
def test_what_was_asked_for_wins_over_what_the_system_speaks(
    flag: str | None, env: dict[str, str], expected: str
) -> None:
    assert detect_language(flag, env) == expected


def test_a_message_becomes_a_sentence_in_the_readers_language() -> None:
    message = Refused("too_long", length=10_240, limit=10_000).message

    assert sentence(words("en"), message).startswith("10240 characters are too many")
    assert sentence(words("ru"), message).startswith("Знаков: 10240")


@pytest.mark.parametrize(
    "message", [Message("from_a_newer_version", {"n": 3}), Message("too_long", {"limit": 3})]
)
def test_a_message_nobody_has_words_for_is_shown_bare(message: Message) -> None:
    assert sentence(words("ru"), message) == str(message)


def test_a_message_with_a_number_takes_its_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        TEMPLATES, "gaps", Counted("{n} gap in {step}", "{n} gaps in {step}", "left")
    )

    def told(left: int) -> str:
        return sentence(words("en"), Message("gaps", {"left": left, "step": "map"}))

    assert [told(1), told(3)] == ["1 gap in map", "3 gaps in map"]


def test_an_error_keeps_its_code_and_parameters_for_the_log() -> None:
    error = InputProblem("bad_line", line=7, text="[/]\x1b")

    assert error.message == Message("bad_line", {"line": 7, "text": "[/]\x1b"})
    assert str(error) == r"bad_line line=7 text='[/]\x1b'"


def test_languages_are_opened_once() -> None:
    assert words("ru") is words("ru")
    assert isinstance(words("ru"), Words)


@pytest.fixture
def catalogue() -> ModuleType:
    loader = SourceFileLoader("catalogue", str(ROOT / ".ci" / "catalogue"))
    spec = importlib.util.spec_from_loader("catalogue", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


PO_HEAD = """msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
" n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

"""


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("", "missing"),
        ('msgid "Open {what}"\nmsgstr ""\n', "untranslated"),
        ('#, fuzzy\nmsgid "Open {what}"\nmsgstr "Открыть {what}"\n', "fuzzy"),
        ('msgid "Open {what}"\nmsgstr "Открыть {чего}"\n', "other parameters"),
        (
            'msgid "Open {what}"\nmsgstr "Открыть {what}"\n\nmsgid "Gone"\nmsgstr "Ушло"\n',
            "said nowhere",
        ),
        (
            'msgid "Open {what}"\nmsgstr "Открыть {what}"\n\n#~ msgid "Old"\n#~ msgstr "Старое"\n',
            "obsolete",
        ),
    ],
)
def test_the_catalogue_check_finds(
    catalogue: ModuleType, tmp_path: Path, entry: str, problem: str
) -> None:
    po = tmp_path / "ru" / "LC_MESSAGES" / "cjm.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO_HEAD + entry, encoding="utf-8")
    source = catalogue.Catalog()
    source.add("Open {what}")

    found = catalogue.check(po, source)

    assert len(found) == 1
    assert found[0].startswith(problem)


def test_plural_forms_reach_the_reader(tmp_path: Path) -> None:
    import gettext

    from hatch_build import compile_catalogues

    folder = tmp_path / "cjm_tui" / "locale" / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "cjm.po").write_text(
        PO_HEAD + 'msgid "{n} note"\nmsgid_plural "{n} notes"\n'
        'msgstr[0] "{n} стикер"\nmsgstr[1] "{n} стикера"\nmsgstr[2] "{n} стикеров"\n',
        encoding="utf-8",
    )
    compile_catalogues(tmp_path)
    russian = Words("ru", gettext.translation("cjm", tmp_path / "cjm_tui" / "locale", ["ru"]))

    told = [russian.count("{n} note", "{n} notes", n) for n in (1, 2, 5, 11, 21, 104)]

    assert told == [
        "1 стикер", "2 стикера", "5 стикеров", "11 стикеров", "21 стикер", "104 стикера",
    ]  # fmt: skip
