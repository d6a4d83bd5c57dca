"""Text typed in the wrong keyboard layout: how it reads in the other, and whether it was.

In a Russian room the scribe looks at people and types ``ghbdtn`` for «привет» every time; in an
English one, who also writes to Russians types «руддщ» for ``hello``.
"""

from __future__ import annotations

import re

from cjm_tui.tui.layouts import LATIN, RUSSIAN
from cjm_tui.tui.letter_pairs import EDGE, ENGLISH_PAIRS, RUSSIAN_PAIRS

_SHORT_RUSSIAN = frozenset(
    "а б в и к о с у я аж без бы вам вас во все всё вот вы где да для до его ее её если есть еще "
    "ещё же за зря из или им их как ко когда кто куда ли лишь мне мы на над надо нам нас не нет "
    "нету ни но ну об он она они оно от очень по под пока при про раз сам со так там те тем "
    "то тоже той том тот ту тут ты уж уже чем что чтобы эта эти это этот "
    "акт акты душ ему ждут лучше суд цен шум".split()
)
"""Words too short, or of too rare letters, for pairs of letters to tell them."""
_SHORT_ENGLISH = frozenset(
    "a an as at be by do eg go he i ie if in is it me my no of ok on or so to up us vs we am pm "
    "ad ai ar dj dr gb hd hr id it kb km kg mb md mm mr ms pc pr px qa tv ui ux vr "
    "app apt bpm bug css csv faq fax gps hdd html http jpg kpi lan ltd ltv nda nps pdf php png "
    "ram roi rss sdk seo sim sla smm sms sql ssd ssl svg tcp ufo url usb vip vpn web wifi xls "
    "xlsx xml zip "
    "brb btw john lol lyft txt hymn rhythm".split()
)
"""Words and abbreviations that no rule of English makes."""
_TOO_SHORT = frozenset("the you not but get got let hot eye gym yet job".split())
"""Words of English that pairs of letters can't tell."""
_SPARED = frozenset("дев рук".split())
"""Words of Russian that would be English ones in the other layout."""
_MARKS = {"/": ".", "?": ",", "&": "?", "^": ":", "$": ";", "@": '"'}
"""Marks behind a word that on a Russian layout share their key with another one of the US."""
_FIRST = {"&": "?", "|": "/", "@": '"'}
"""The same for marks before a word: there ``/`` and ``?`` themselves name a lane of the map."""
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.(?:com|net|org|io|ru|by|kz|ua)\b|[\\/]\w+[\\/]")
_LETTERS = re.compile("[A-Za-z\\[\\]{};':\",.<>`~]+")
_CYRILLIC = re.compile("[А-Яа-яЁё](?:.*[А-Яа-яЁё])?")
_NO_CYRILLIC = re.compile("[^а-яё]+")
_INNER = re.compile(r"(?!'\w\b)[^a-z]+")
"""What stands in no English word, but for an apostrophe before its last letter."""
_AROUND = ".,:;!?'\""
"""What English puts around a word."""
_LEAST = 0.5
"""Doublings a pair of letters must be likelier in Russian than in English, on average."""
_LIKELY = 2.9
"""How often the pairs of a Russian reading must be met, on average."""
_LEAST_ENGLISH = 1.0
"""The same for English: who types Russian letters in an English room mostly means them."""
_LIKELY_ENGLISH = 2.9
"""How often the pairs of an English reading must be met, on average."""
_SHORTEST_ENGLISH = 3
"""Letters of a word that tells: «шт» stands for pieces, and its keys for ``in``."""
_ENGLISH = re.compile("\"?([a-z]+(?:'[a-z]+)?)[,.:;\"']*")
"""One word as English writes it; no word of it begins with a bracket, as «хлеб» would."""
_LONGEST_ABBREVIATION = 5
"""Capitals that may stand for so many words; longer ones were typed with Caps Lock."""


def flip(text: str) -> str:
    """The same keys in the other layout: Russian becomes Latin, Latin Russian.

    Args:
        text: what was typed; which way is decided by which letters it has more of.
    """
    russian = sum("а" <= letter <= "я" or letter == "ё" for letter in text.lower())
    latin = sum("a" <= letter <= "z" for letter in text.lower())
    if russian > latin:
        return "".join(
            _asked(text, at) or LATIN.get(letter, letter) for at, letter in enumerate(text)
        )
    return "".join(_mark(text, at) or RUSSIAN.get(letter, letter) for at, letter in enumerate(text))


def _mark(text: str, at: int) -> str:
    """The mark that was meant, where no letter was."""
    before, behind = text[:at][-1:], text[at + 1 :][:1]
    if not before.strip():
        return _FIRST.get(text[at], "")
    meant = "" if before in _MARKS else _MARKS.get(text[at], "")
    # nobody ends a line with a comma, and on Apple's layout ? is where the US has it
    return meant if behind.isspace() or (not behind and text[at] != "?") else ""


def _asked(text: str, at: int) -> str:
    """The question mark behind a Latin word, whose key is the comma's on a Russian layout."""
    behind = text[at + 1 :][:1]
    return "?" if text[at] == "," and text[:at].strip() and not behind.strip() else ""


def reads_as_russian(line: str) -> bool:
    """Whether a Latin line was meant to be Russian.

    Args:
        line: a whole line, as typed.

    Returns:
        True only if there is no Russian letter in it, and its words read as Russian through the
        other layout and not as English. Names, addresses and abbreviations stay as they are.
    """
    if re.search("[А-Яа-яЁё]", line) or _ADDRESS.search(line):
        return False
    return sum(_russian_by(word) for word in line.split()) > 0


def _russian_by(word: str) -> float:
    """How much more a word is Russian than English, weighed by its length; 0 if it can't tell."""
    found = _LETTERS.search(word)
    if found is None or re.search("[0-9]", word):
        return 0
    typed = found.group().strip(_AROUND)
    if len(typed) < 2:
        return 0
    if typed.lower() in _SHORT_ENGLISH:
        return -len(typed)
    if typed.isupper() and len(typed) <= _LONGEST_ABBREVIATION:
        return -1
    read = re.sub("[^а-яё]", "", flip(found.group()).lower())
    if read in _SHORT_RUSSIAN:
        return len(read)
    if len(read) < 3:
        return 0
    russian = _likely(read, RUSSIAN_PAIRS)
    by = russian - _likely(_INNER.sub(EDGE * 2, typed.lower()), ENGLISH_PAIRS)
    return len(read) * min(by - _LEAST, russian - _LIKELY)


def reads_as_english(line: str) -> bool:
    """Whether a line in Russian letters was meant to be English.

    Args:
        line: a whole line, as typed.

    Returns:
        True only if there is no Latin letter in it, and its words read as English through the
        other layout and not as Russian: people of an English room may well write Russian.
    """
    if re.search("[A-Za-z]", line):
        return False
    return sum(_english_by(word) for word in line.split()) > 0


def _english_by(word: str) -> float:
    """How much more a word is English than Russian, weighed by its length; 0 if it can't tell."""
    found = _CYRILLIC.search(word)
    if found is None or re.search("[0-9]", word):
        return 0
    typed = found.group()
    letters = typed.lower()
    if letters in _SHORT_RUSSIAN or letters in _SPARED:
        return -len(letters)
    if typed.isupper() and len(typed) <= _LONGEST_ABBREVIATION:
        return -1
    read = _ENGLISH.fullmatch("".join(LATIN.get(letter, letter) for letter in letters))
    if read is None:
        return -len(letters)
    meant = read[1]
    if len(meant) < _SHORTEST_ENGLISH:
        return 0
    if meant in _SHORT_ENGLISH or meant in _TOO_SHORT:
        return len(meant)
    english = _likely(meant.replace("'", EDGE * 2), ENGLISH_PAIRS)
    by = english - _likely(_NO_CYRILLIC.sub(EDGE * 2, letters), RUSSIAN_PAIRS)
    return len(meant) * min(by - _LEAST_ENGLISH, english - _LIKELY_ENGLISH)


def _likely(word: str, pairs: dict[str, int]) -> float:
    """How often the pairs of its letters are met, on average."""
    edged = f"{EDGE}{word.strip(EDGE)}{EDGE}"
    return sum(pairs.get(edged[at : at + 2], 0) for at in range(len(edged) - 1)) / (len(edged) - 1)
