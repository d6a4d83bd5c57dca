"""A block copied from a chat, taken apart: who said what.

Telegram Desktop and WhatsApp write a date beside each name, and that is enough to know a chat by.
Where there are only names, a list with headings looks the same, so somebody known has to speak.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from cjm_tui.method.loader import lanes_called, names
from cjm_tui.share.incoming.service import is_service_line, is_service_message, without_edit_mark
from cjm_tui.text import clean, one_line
from cjm_tui.words import LANGUAGES

AUTHOR_LIMIT = 80
"""Characters of the longest name; what is longer is a sentence with a colon in it."""


class Said(Struct, frozen=True):
    """One message."""

    author: str
    """As the chat calls them; empty for words that stand before the first name."""
    at: str
    """When, as the chat writes it; may be empty."""
    lines: tuple[str, ...]
    """At least one; none is empty."""


class Chat(Struct, frozen=True):
    """A block of a chat."""

    said: tuple[Said, ...] = ()
    """Empty where the text is no chat."""
    left_out: int = 0
    """Pictures, calls, deleted messages, headings of replies: lines nobody has written."""


class _Header(NamedTuple):
    author: str
    at: str = ""
    begins: str = ""
    """What is said in the same line."""
    is_service: bool = False
    """It tells of the chat itself: somebody has joined."""


_DATE = (
    r"(?:\d{1,4}[\W年月]{1,3}\d{1,2}[\W年月]{1,3}\d{1,4}"
    r"|\d{1,2}\W{1,3}[^\W\d]{3,12}\W{1,4}\d{2,4}"
    r"|[^\W\d]{3,12}\W{1,3}\d{1,2}\W{1,3}\d{4})"
)
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_MOMENT = re.compile(rf"(?:{_DATE}\D{{1,12}}{_CLOCK}|{_CLOCK}\D{{1,12}}{_DATE})\D{{0,8}}")

_NAME_THEN_MOMENT = re.compile(r"(?:> )?(?P<author>.*\S),\s\[(?P<at>[^\[\]]{8,48})\]:?")
_MOMENT_IN_BRACKETS = re.compile(r"\[(?P<at>[^\[\]]{8,48})\]\s(?P<said>.*)")
_MOMENT_AND_DASH = re.compile(r"(?P<at>\d.{7,46}?)\s[-–—]\s(?P<said>.*)")
_QUOTED_NAME = re.compile(r"> ?(?P<author>\S.*?):")
_NAME = re.compile(r"(?P<author>[^:]+):(?:\s+(?P<said>\S.*))?")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
_NOT_IN_A_NAME = re.compile(r"[?!;<>=#*|/\\«»“”„\"•]|\d{3}|[^\W\d]{2}\.|^\W*\d")
_MOST_WORDS = 4
_LABELS = """
    note notes nb ps p.s todo important attention question questions answer answers idea ideas
    example examples total summary result results conclusion goal goals plus pluses pros cons minus
    risk risks problem problems solution solutions reason agenda topic task tasks date time place
    link source whom who what where when why how deadline price cost next done
    заметка заметки примечание важно внимание вопрос вопросы ответ ответы идея идеи пример примеры
    итог итого итоги вывод выводы цель цели плюс плюсы минус минусы риск риски проблема проблемы
    решение решения причина повестка тема темы задача задачи дата время место ссылка источник
    кто что где когда почему зачем как срок сроки цена стоимость дальше готово например сделано
"""


def chat_in(
    text: str, knows: Callable[[str], bool] | None = None, labels: frozenset[str] = frozenset()
) -> Chat:
    """Take a block of a chat apart, and count what is left out of it.

    Args:
        text: perhaps such a block: with dates as Telegram Desktop and WhatsApp write them, or with
            names alone (``> Name:``, ``Name:`` above what was said or before it).
        knows: whether a name is that of somebody who takes part. In a block without dates somebody
            must be known, or it is a list with headings.
        labels: names that have turned out to be no people's; lines with them are just words.
    """
    lines = [_INVISIBLE.sub("", line).strip() for line in clean(text).split("\n")]
    written = [line for line in lines if line]
    is_known = knows or (lambda _: False)
    for dialect in (_dated, _quoted_names, _bare_names):
        headers = dialect(written, is_known, labels)
        if any(header is not None for header in headers):
            return _chat(written, headers)
    return Chat()


def is_label(name: str) -> bool:
    """Whether a word before a colon is a heading rather than a person."""
    return name.casefold().rstrip(".") in _labels() or bool(lanes_called(name))


@cache
def _labels() -> frozenset[str]:
    known = set(_LABELS.split())
    for language in LANGUAGES:
        method = names(language)
        for headings in (method.steps, method.groups, method.facets, method.aspects):
            known.update(heading.casefold() for heading in headings.values())
    return frozenset(known)


_Headers = list[_Header | None]


def _dated(lines: list[str], knows: Callable[[str], bool], labels: frozenset[str]) -> _Headers:
    """The way the first date is written is that of all: another one is part of a message."""
    for line in lines:
        for form in (_NAME_THEN_MOMENT, _MOMENT_IN_BRACKETS, _MOMENT_AND_DASH):
            if _dated_header(line, form):
                return [_dated_header(each, form) for each in lines]
    return []


def _dated_header(line: str, form: re.Pattern[str]) -> _Header | None:
    """A line that says when, and who; or when, and what has happened in the chat."""
    found = form.fullmatch(line)
    if found is None or not _MOMENT.fullmatch(found["at"]):
        return None
    if form is _NAME_THEN_MOMENT:
        return _Header(_author(found["author"]), one_line(found["at"]))
    author, colon, said = found["said"].partition(":")
    if colon and not said[:1].strip() and _is_whole(author):
        return _Header(_author(author), one_line(found["at"]), said.strip())
    return _Header("", begins=found["said"], is_service=True)


def _is_whole(author: str) -> bool:
    """Whether a name isn't the beginning of a sentence that quotes something with a colon."""
    quotes = sum(author.count(mark) for mark in '"“”«»')
    return bool(_author(author)) and len(author) <= AUTHOR_LIMIT and quotes % 2 == 0


def _author(written: str) -> str:
    """A name without the tilde of somebody who isn't among the contacts."""
    return one_line(written).removeprefix("~").strip()


def _quoted_names(
    lines: list[str], knows: Callable[[str], bool], labels: frozenset[str]
) -> _Headers:
    """Telegram for Mac: ``> Name:`` above what was said; a block begins with one."""
    headers: _Headers = []
    for line in lines:
        found = _QUOTED_NAME.fullmatch(line)
        author = _author(found["author"]) if found else ""
        is_name = 0 < len(author) <= AUTHOR_LIMIT and author not in labels and not is_label(author)
        headers.append(_Header(author) if is_name else None)
    return headers if headers and headers[0] else []


def _bare_names(lines: list[str], knows: Callable[[str], bool], labels: frozenset[str]) -> _Headers:
    """``Name:`` above what was said, or before it."""
    first = _NAME.fullmatch(lines[0]) if lines else None
    if first is None:
        return []
    stands_alone = first["said"] is None
    headers: _Headers = []
    for line in lines:
        found = _NAME.fullmatch(line)
        author = _author(found["author"]) if found else ""
        is_known = bool(author) and knows(author)
        may_be_new = not (stands_alone and found and found["said"]) and _may_be_name(author)
        is_name = author not in labels and (is_known or may_be_new)
        headers.append(_Header(author, begins=found["said"] or "") if found and is_name else None)
    met = [header.author for header in headers if header is not None]
    enough = len(met) > (0 if stands_alone else 1)
    return headers if enough and headers[0] and any(knows(author) for author in met) else []


def _may_be_name(author: str) -> bool:
    """Whether somebody nobody knows could be called so."""
    words = author.split()
    begins = next((letter for letter in author if letter.isalpha()), "")
    return (
        0 < len(words) <= _MOST_WORDS
        and len(author) <= AUTHOR_LIMIT // 2
        and bool(begins)
        and not begins.islower()
        and not _NOT_IN_A_NAME.search(author)
        and not is_label(author)
    )


def _chat(lines: list[str], headers: _Headers) -> Chat:
    said, left_out = list[Said](), 0
    for header, written in _messages(lines, headers):
        if header.is_service:
            left_out += len(written)
            continue
        kept = tuple(_kept(written))
        left_out += max(len(written) - len(kept), 0 if written else 1)
        if kept:
            said.append(Said(header.author, header.at, kept))
    return Chat(tuple(said), left_out)


def _messages(lines: list[str], headers: _Headers) -> Iterator[tuple[_Header, list[str]]]:
    header, written = _Header(""), list[str]()
    has_begun = False
    for line, found in zip(lines, headers, strict=True):
        if found is None:
            written.append(line)
            continue
        if has_begun or written:
            yield header, written
        header, written, has_begun = found, [found.begins] if found.begins else [], True
    yield header, written


def _kept(written: list[str]) -> Iterator[str]:
    """The lines of a message that somebody has written."""
    if is_service_message(written):
        return
    for line in written:
        if not is_service_line(line) and (kept := without_edit_mark(line)):
            yield kept
