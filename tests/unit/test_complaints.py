"""What is wrong in a file is said in the reader's words, and where."""

from __future__ import annotations

import pytest

from cjm_tui.complaints import problem_in_words
from cjm_tui.domain.records import Language
from cjm_tui.errors import Message
from cjm_tui.store.codec import Unreadable, tree, typed
from cjm_tui.store.document import read_document
from cjm_tui.telling import tell
from cjm_tui.words import words


@pytest.mark.parametrize("data", [b"", b"{", b'{"a": "b', b"x", b"\xff", b"[" * 100_000, b"{} {}"])
def test_no_word_of_a_decoder_is_left_in_a_russian_sentence(data: bytes) -> None:
    for read in (tree, read_document):
        with pytest.raises(Unreadable) as told:
            read(data)
        said = problem_in_words(words("ru"), told.value.problem)
        left = {word for word in said.split() if word.isascii() and word.isalpha()}
        assert left <= {"JSON", "array", "object"}, said


@pytest.mark.parametrize(
    ("problem", "language", "said"),
    [
        ("records[52].text: Expected `str`, got `int`", "en", "records[52].text: int instead"),
        ("Expected `object`, got `int` - at `$[0]`", "en", "[0]: int instead of object"),
        ("Invalid value 'moon' - at `$.place.on`", "en", "place.on: 'moon' can't stand there"),
        ("records[5].text: too_long limit=10000 length=10001", "en", "10001 characters are"),
        ("records[5].text: too_long limit=10000 length=10001", "ru", "records[5].text: "),
        ("records[5].place: there is no stage nowhere-1", "ru", "нет такого: nowhere-1"),
        ("records[5].score: not between -2 and 2", "ru", "records[5].score: не от -2 до 2"),
        ("something nobody has met", "ru", "something nobody has met"),
    ],
)
def test_the_place_stays_and_the_rest_is_said(problem: str, language: Language, said: str) -> None:
    assert said in problem_in_words(words(language), problem)


def test_the_problem_of_a_message_is_told_in_its_language() -> None:
    with pytest.raises(Unreadable) as told:
        typed("five", int)
    message = Message("bad_file", {"file": "x.json", "problem": told.value.problem})
    assert tell(words("ru"), message).endswith("str вместо int")
    assert tell(words("en"), message).endswith("str instead of int")
