"""Text is safe once it is in the model, and takes the room on a screen it is said to take."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from cjm_tui import text as module
from cjm_tui.text import (
    ID_PATTERN,
    cell_len,
    clean,
    clean_tree,
    clusters,
    cut,
    is_clean,
    new_id,
    pad,
    slug,
    utf16_len,
    wrap,
)

FORBIDDEN = {
    *(chr(code) for code in range(0x20) if chr(code) not in "\n\t"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    *(chr(code) for code in range(0xD800, 0xE000)),
    *(chr(code) for code in range(0x202A, 0x202F)),
    *(chr(code) for code in range(0x2066, 0x206A)),
    "\u2028",
    "\u2029",
}
# Lone surrogates too: JSON and some clipboards bring them.
anything = st.text(
    st.one_of(
        st.characters(codec=None), st.sampled_from(sorted(FORBIDDEN) + list("\r\n\t e\u0301й"))
    )
)
shown = st.text(st.sampled_from("ab яЁ-—🗺️👨‍👩‍👧é\u0301👍🏽🇷🇺漢字\t1️⃣"), max_size=60).map(clean)


@given(anything)
def test_cleaned_text_holds_nothing_that_could_act_on_a_terminal(text: str) -> None:
    assert not FORBIDDEN & set(clean(text))


@given(anything)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert is_clean(once)


@given(anything)
def test_text_is_called_clean_exactly_when_cleaning_leaves_it(text: str) -> None:
    assert is_clean(text) == (clean(text) == text)


@given(anything)
def test_one_line_stays_one_line(text: str) -> None:
    line = clean(text, lines=False)

    assert not {"\n", "\t"} & set(line)
    assert clean(line, lines=False) == line


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("и\u0306", "й"),
        ("и\x00\u0306", "й"),
        ("\x1b]2;PWNED\x1b\\", "]2;PWNED\\"),
        ("\x9b31mred", "31mred"),
        ("\u202etxt.exe", "txt.exe"),
        ("\ud83d", ""),
        ("👨‍👩‍👧 кто\tчто", "👨‍👩‍👧 кто\tчто"),
        ("[/] [@click=app.quit]go[/] {n} %s", "[/] [@click=app.quit]go[/] {n} %s"),
    ],
)
def test_what_cleaning_makes_of_it(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


def test_a_line_keeps_its_words_apart_where_lines_met() -> None:
    assert clean("один \r\n\n\tдва\tтри", lines=False) == "один два три"


def test_a_tree_is_cleaned_in_every_name_and_value() -> None:
    tree = {"a\x00": ["\x1bb", {"c": "и\u0306"}], "n": 1, "no": None, "yes": True}

    assert clean_tree(tree) == {"a": ["b", {"c": "й"}], "n": 1, "no": None, "yes": True}


def test_a_clean_tree_comes_back_equal() -> None:
    tree = {"text": "две\nстроки", "list": [1.5, "да"]}

    assert clean_tree(tree) == tree


def test_what_counts_as_plain_is_one_cell_each() -> None:
    plain = [chr(code) for code in range(sys.maxunicode + 1) if module._PLAIN.fullmatch(chr(code))]

    assert len(plain) > 500
    assert [c for c in plain if rich_cell_len(c) != 1 or unicodedata.combining(c)] == []


@given(shown)
def test_width_is_what_rich_measures(text: str) -> None:
    assert cell_len(text) == rich_cell_len(text)


@given(shown, st.integers(0, 20))
def test_cut_text_fits_and_says_that_it_goes_on(text: str, width: int) -> None:
    short = cut(text, width)

    assert cell_len(short) <= width
    flat = re.sub("(^|(?<= ))[\u200d\ufe0f]+", "", text.replace("\t", " "))
    if short != flat:
        assert width == 0 or short.endswith("…")
        assert flat.startswith(short.removesuffix("…"))


@given(shown, st.integers(0, 20))
def test_padded_text_is_exactly_that_wide(text: str, width: int) -> None:
    assert cell_len(pad(text, width)) == width
    assert cell_len(f"│{pad(text, width)}│") == width + 2


def test_cut_shows_many_lines_as_one() -> None:
    assert cut("первая\nвторая", 20) == "первая вторая"


@given(shown, st.integers(2, 20))
@example("-1👍", 2)
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert [line for line in wrap(text, width) if cell_len(line) > width] == []


@given(anything, st.integers(1, 20))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    text = clean(text)
    unseen = "[ \n\t\u200d\ufe0f]"

    kept = re.sub(unseen, "", "".join(wrap(text, width)))

    assert kept == re.sub(unseen, "", text)


def test_words_stay_whole_where_they_fit() -> None:
    text = "Изучение рынка, выбор подрядчика\n\nещё"

    assert wrap(text, 10) == ["Изучение", "рынка,", "выбор", "подрядчика", "", "ещё"]
    assert wrap(text, 40) == ["Изучение рынка, выбор подрядчика", "", "ещё"]
    assert wrap("", 10) == [""]


def test_a_word_longer_than_the_line_is_never_broken_inside_a_character() -> None:
    family, stressed = "👨‍👩‍👧", "о\u0301"

    assert wrap(family * 3, 4) == [family * 2, family]
    assert wrap(stressed * 5, 2) == [stressed * 2, stressed * 2, stressed]


def test_length_for_a_messenger_is_in_utf16_units() -> None:
    assert utf16_len("да🗺") == 4


@given(anything)
def test_a_slug_is_a_safe_name(text: str) -> None:
    name = slug(text)

    assert re.fullmatch("[a-z0-9][a-z0-9-]{0,39}", name)
    assert not re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", name)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Обслуживание котельных", "obsluzhivanie-kotelnykh"),
        ("Объём: щи / борщ", "obem-shchi-borshch"),
        ("../../etc/passwd", "etc-passwd"),
        ("Café No. 5", "cafe-no-5"),
        ("🗺", "workshop"),
        ("NUL", "workshop-nul"),
    ],
)
def test_what_a_title_becomes(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_ids_are_of_the_agreed_shape_and_differ() -> None:
    ids = {new_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert all(re.search(ID_PATTERN, one) and len(one) == 12 for one in ids)
    assert not re.search(ID_PATTERN, "abcdefgh\n")


@given(st.text().map(clean))
def test_clusters_are_the_text_again_when_they_are_joined(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_a_cluster_is_what_a_reader_sees_as_one_character() -> None:
    assert clusters("a👨‍👩‍👧б\u0301!") == ["a", "👨‍👩‍👧", "б\u0301", "!"]
