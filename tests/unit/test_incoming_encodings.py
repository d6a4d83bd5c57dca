"""Which encodings are read, and which guesses are told."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.errors import InputProblem
from cjm_tui.share.incoming.encodings import decoded
from cjm_tui.text import clean

TEXT = "Этапы;Выбор;Оплата\r\nЦель;понять, что «нужно» — и №1;x\r\n"
READ = clean(TEXT)


@pytest.mark.parametrize(
    ("data", "guessed"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-8-sig"), ""),
        (TEXT.encode("utf-16"), ""),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), ""),
        (TEXT.encode("utf-32"), ""),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("cp1251"), "Windows-1251"),
    ],
)
def test_what_programs_write_is_read(data: bytes, guessed: str) -> None:
    assert decoded(data, "map.csv") == (READ, guessed)


@pytest.mark.parametrize(
    "text", ["Prüfung;Größe\nfür;Käse", "élève;français\nà côté;déjà", "Ñandú;señor\nmañana;año"]
)
def test_a_western_encoding_is_not_taken_for_russian(text: str) -> None:
    with pytest.raises(InputProblem) as refused:
        decoded(text.encode("latin-1"), "map.csv")
    assert refused.value.message.code == "coming_encoding"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_one_sentence(data: bytes) -> None:
    try:
        text, _ = decoded(data, "map.csv")
    except InputProblem:
        return
    assert text == clean(text)
    assert text.strip()
