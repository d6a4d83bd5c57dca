"""Every Russian sentence keeps to the glossary, and counts the way Russian counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from cjm_tui.text import cell_len
from cjm_tui.words import DOMAIN, LOCALE, words

KEYS = {"Enter", "Tab", "PgDn", "Backspace", "PgUp", "Esc", "Space", "Ctrl", "Shift", "Cmd", "F"}
PROGRAMS = {
    *(
        "cjm",
        "GNU",
        "screen",
        "tmux",
        "prefix",
        "pyperclip",
        "Python",
        "Windows",
        "Mac",
        "SSH",
        "OSC",
    ),
    *("Telegram", "WhatsApp", "VK", "MAX", "Signal", "Slack", "Discord", "Mattermost"),
    *("Google", "Sheets", "Excel", "Office", "XMind", "Notion", "Canvanizer", "Obsidian"),
    *("GitHub", "GitLab", "Confluence", "Mermaid"),
}
FORMATS = {
    *("JSON", "json", "UTF", "CSV", "csv", "TSV", "XLSX", "xlsx", "OPML", "SVG", "Markdown"),
    *("workshop", "sessions"),
}
TYPED = {
    *("CJM", "SESSIONS", "NO", "COLOR", "LANG", "TERM", "dumb", "xterm", "color"),
    *("all", "as", "copy", "export", "list", "map", "mine", "part", "person", "show", "story"),
    *("to", "wall", "what"),
}
"""What somebody types as it stands: environment variables, options and their values."""
LATIN = KEYS | PROGRAMS | FORMATS | TYPED
"""Latin words a Russian sentence may hold: keys, names of programs, files and formats."""

FORBIDDEN = (
    r"[зЗ]аметк\w*",
    r"[сС]ессии?\b|[сС]еанс\w*",
    r"[пП]ерсон(?:а|ы|е|у|ой|ам|ами|ах)?\b|[аА]ватар\w*",
    r"[тТ]ачпоинт\w*|[тТ]очк\w+ касания",
    r"[иИ]нсайт\w*",
    r"[кК]ейс\w*|[сС]ценари\w*",
    r"[фФ]асилитатор\w*|[мМ]одератор\w*",
    r"[сС]тади[яиюей]\w*|[фФ]аз[аыеу]\w*",
    r"[яЯ]чейк\w*|[дД]орожк\w*|[сС]во[йи]млейн\w*",
    r"[бБ]эклог\w*|[дД]едлайн\w*|[эЭ]кшен\w*|[фФ]идбэк\w*",
    r"[бБ]локер\w*|[пП]ейн\w*",
    r"[кК]астдев\w*|[сС]озвон\w*|[гГ]айд\w*|[тТ]ултип\w*",
    r"[пП]етл[яиюей]\w*|[тТ]риггер\w*|[оО]тток\w*",
    r"[пП]овестк\w*|[аА]генд\w*|[рР]егламент\w*",
    r"[эЭ]кспорт\w*|[иИ]мпорт\w*|[шШ]аринг\w*",
    r"[дД]емо\b|[вВ]оркшит\w*|[пП]алитр\w*",
    r"[рР]езюме\b|[сС]аммари\w*|[пП]ротокол\w*",
    r"[аА]рхивир\w*|[уУ]далить\b|[уУ]далено\b",
    r"[вВ]ладел\w+|[оО]унер\w*",
    r"[вВ]алидир\w*|[пП]руф\w*",
)
"""Words that would grate or collide; the glossary has a better one for each."""

FIELD = re.compile(r"\{[a-z_]+\}")
KEY_OF_A_COMMAND = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")


def catalogue() -> Catalog:
    """The Russian catalogue as it is kept in the source."""
    with (Path(LOCALE) / "ru" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale="ru", abort_invalid=True)


def sentences() -> Iterator[str]:
    """Each Russian sentence and each of its forms."""
    for message in catalogue():
        if message.id:
            yield from forms(message)


def forms(message: Message) -> list[str]:
    """What a sentence is in Russian, once for each plural form."""
    said = message.string
    return [said] if isinstance(said, str) else list(said or ())


def found(pattern: str) -> list[str]:
    """The sentences a pattern is in, their parameters left out."""
    return [said for said in sentences() if re.search(pattern, FIELD.sub("", said))]


def test_nothing_is_left_in_english() -> None:
    """A Latin word is a key, a file, a program or a format; single letters are keys."""
    strangers = {
        (word, said)
        for said in sentences()
        for word in re.findall(r"[A-Za-z]+", FIELD.sub("", KEY_OF_A_COMMAND.sub("", said)))
        if word not in LATIN
    }
    assert not strangers


def test_nobody_is_shouted_at() -> None:
    """No exclamation mark but the sign of a barrier, which stands in front of a word or alone."""
    assert found(r"[^\W\d_»]!|!\s*$") == []


@pytest.mark.parametrize("word", FORBIDDEN)
def test_the_words_of_the_glossary_and_no_others(word: str) -> None:
    """One thing has one name in the room; its other names stay out."""
    assert found(word) == []


def test_solution_never_means_decision() -> None:
    """«Решение» answers a barrier; only the map's own question may ask which one we take."""
    asked = "вопрос карты: какое решение примем"
    assert [
        said for said in found(r"решени\w+ (?:прим|прин)|принят\w* решен") if said != asked
    ] == []


def test_history_is_only_a_story() -> None:
    """The log is «журнал»: «история» is what a client lived through."""
    assert found(r"[иИ]стори\w+ (?:изменени|правок|действи|команд|версий)") == []


def test_people_are_addressed_in_lower_case() -> None:
    """«Вы» has a capital only where a sentence or a heading begins."""
    assert found(r"(?<![.?…:💡] )(?<!^)(?<![«(])\b(?:Вы|Вас|Вам|Вами|Ваш\w*)\b") == []


def test_sentences_have_their_own_typography() -> None:
    """Russian quotation marks, and an ellipsis of one character before a blank or an end."""
    assert found(r"[“”\"]|\.\.\.") == []


def test_a_line_of_keys_fits_where_the_english_one_does() -> None:
    """The projector has 80 columns, the first of them blank."""
    lines = [message for message in catalogue() if re.search(r"\S {2,}\S.*Esc", str(message.id))]
    assert lines
    assert [said for line in lines for said in forms(line) if cell_len(said) > _room(line)] == []


def _room(line: Message) -> int:
    english = cell_len(str(line.id))
    return 79 if english <= 79 else 99


COUNTED = {
    ("{n} talk", "{n} talks"): ("разговор", "разговора", "разговоров"),
    ("{n} stage", "{n} stages"): ("этап", "этапа", "этапов"),
    ("{n} barrier", "{n} barriers"): ("барьер", "барьера", "барьеров"),
    ("{n} hand", "{n} hands"): ("рука", "руки", "рук"),
    ("{n} finding", "{n} findings"): ("находка", "находки", "находок"),
    ("{n} character", "{n} characters"): ("знак", "знака", "знаков"),
    ("{n} touchpoint", "{n} touchpoints"): (
        "точка контакта",
        "точки контакта",
        "точек контакта",
    ),
    ("{n} vote", "{n} votes"): ("голос", "голоса", "голосов"),
    ("{n} person", "{n} people"): ("человек", "человека", "человек"),
}
ONE, FEW, MANY = (1, 21, 101), (2, 3, 4, 22, 104), (0, 5, 11, 12, 14, 19, 25, 111)


def known_counts() -> list[tuple[str, str]]:
    """Those of the counted sentences that the program says."""
    return [pair for pair in COUNTED if catalogue().get(pair) is not None]


@pytest.mark.parametrize("pair", known_counts(), ids=lambda pair: str(pair[0]))
def test_a_number_gets_its_form(pair: tuple[str, str]) -> None:
    """1 этап, 2 этапа, 5 этапов; the teens count as many, 21 as one."""
    russian = words("ru")
    for numbers, noun in zip((ONE, FEW, MANY), COUNTED[pair], strict=True):
        assert [russian.count(*pair, n) for n in numbers] == [f"{n} {noun}" for n in numbers]


def test_most_counted_sentences_are_tried() -> None:
    """The samples above are not all gone with the sentences they were taken from."""
    assert len(known_counts()) >= 6


def test_each_form_of_a_counted_sentence_holds_its_number() -> None:
    """21 takes the first form, so a form can't spell its number out."""
    without = [
        said
        for message in catalogue()
        if message.pluralizable
        for said in forms(message)
        if "{n}" not in said
    ]
    assert without == []
