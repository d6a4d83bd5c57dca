"""Whom the name of a chat means: messengers call people otherwise than the room does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cjm_tui.domain.records import Participant
from cjm_tui.text import one_line, slug

_WORD = re.compile(r"[^\W\d_]+")
_SPELLINGS = (
    ("shch", "sch"),
    ("yu", "u"),
    ("ju", "u"),
    ("iu", "u"),
    ("ya", "a"),
    ("ja", "a"),
    ("ia", "a"),
    ("ye", "e"),
    ("kh", "h"),
    ("ph", "f"),
    ("x", "ks"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
)
"""One sound in Latin letters, as passports, banks and people write it."""
_TWICE = re.compile(r"(.)\1+")


def whose(people: Iterable[Participant], author: str) -> Participant | None:
    """The participant whom a chat calls so.

    Args:
        people: those who take part.
        author: the name in the chat: with a surname, an initial or an emoji, in Latin letters.

    Returns:
        The only one it can mean, by the closest way of meaning it; ``None`` where nobody or more
        than one is.
    """
    meant = _meant(tuple(people), author)
    return meant[1] if meant else None


def everybodys(people: Iterable[Participant], authors: Iterable[str]) -> dict[str, Participant]:
    """The participants whom the names of one chat mean.

    Args:
        people: those who take part.
        authors: all the names of the chat.

    Returns:
        A participant for each name that means one. Of two names for the same one the closer is
        theirs, and neither where both are as close: *Nina P.* and *Nina K.* are two people.
    """
    known = tuple(people)
    found = {author: meant for author in authors if (meant := _meant(known, author))}
    ways: dict[str, list[int]] = {}
    for way, person in found.values():
        ways.setdefault(person.id, []).append(way)
    return {
        author: person
        for author, (way, person) in found.items()
        if way == min(ways[person.id]) and ways[person.id].count(way) == 1
    }


def _meant(people: tuple[Participant, ...], author: str) -> tuple[int, Participant] | None:
    """Who is meant, and in which of the ways, the closest being the first."""
    wanted, words = one_line(author).casefold(), _words(author)
    for way, means in enumerate(_WAYS):
        meant = [person for person in people if means(person.name, wanted, words)]
        if meant:
            return (way, meant[0]) if len(meant) == 1 else None
    return None


def _is_exact(name: str, wanted: str, words: tuple[str, ...]) -> bool:
    return one_line(name).casefold() == wanted


def _is_spelled_so(name: str, wanted: str, words: tuple[str, ...]) -> bool:
    return bool(words) and _words(name) == words


def _is_longer_or_shorter(name: str, wanted: str, words: tuple[str, ...]) -> bool:
    """``Nina Petrova``, ``Петрова Нина`` or ``Nina P.`` for Nina, and the other way round."""
    known = _words(name)
    few, many = (known, words) if len(known) <= len(words) else (words, known)
    left, spelled_out = list(many), 0
    for word in sorted(few, key=len, reverse=True):
        match = next((one for one in left if one == word), None)
        if match is None:
            match = next((one for one in left if _is_initial(word, one)), None)
        else:
            spelled_out += len(word) > 1
        if match is None:
            return False
        left.remove(match)
    return spelled_out > 0


def _is_initial(word: str, other: str) -> bool:
    return min(len(word), len(other)) == 1 and word[0] == other[0]


def _is_initials(name: str, wanted: str, words: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in _words(name))
    return bool(letters) and letters in ("".join(words), _letters(wanted))


def _letters(wanted: str) -> str:
    return "".join(word[0] for letter in wanted for word in _words(letter))


_WAYS: tuple[Callable[[str, str, tuple[str, ...]], bool], ...] = (
    _is_exact,
    _is_spelled_so,
    _is_longer_or_shorter,
    _is_initials,
)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling, whatever alphabet it is in."""
    return tuple(_spelling(word) for word in _WORD.findall(name.casefold()))


def _spelling(word: str) -> str:
    latin = slug(word) if _is_transliterated(word) else word
    for written, sound in _SPELLINGS:
        latin = latin.replace(written, sound)
    return _TWICE.sub(r"\1", latin)


def _is_transliterated(word: str) -> bool:
    """A slug of other letters than Latin and Cyrillic has nothing of them."""
    return all("a" <= letter <= "z" or "\u0400" <= letter <= "\u04ff" for letter in word)
