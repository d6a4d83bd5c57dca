"""What the first characters of a line mean, and that nothing of the line is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.text import clean
from cjm_tui.tui.grammar import Typed, parse

LINES = st.text(max_size=80).map(lambda text: clean(text, lines=False))
MARKS = st.sampled_from(
    ["", "!", "!!", "!!!!", "=", "?", "/", "+", "-", "..", "...", '"', "«", " "]
)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("nobody calls back", Typed("plain", "nobody calls back")),
        ("+", Typed("same")),
        ("+ 2 chairs", Typed("plain", "+ 2 chairs")),
        ("..who pays", Typed("park", "who pays")),
        ("... and so on", Typed("plain", "... and so on")),
        ("! no price", Typed("barrier", "no price", severity=1)),
        ("!!no price", Typed("barrier", "no price", severity=2)),
        ("!!!!! no price", Typed("barrier", "no price", severity=3)),
        ("= a list of prices", Typed("solution", "a list of prices")),
        ('"who answers for it?"', Typed("quote", '"who answers for it?"')),
        ("«кто отвечает?»", Typed("quote", "«кто отвечает?»")),
        (" ! not a barrier", Typed("plain", "! not a barrier")),
    ],
)
def test_these_mean_the_same_in_every_step(line: str, typed: Typed) -> None:
    assert parse(line, on_map=False) == typed
    assert parse(line, on_map=True) == typed


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("? how much", Typed("question", "how much")),
        ("/site", Typed("touchpoints", "site", parts=("site",))),
        (
            "/ site, call , , office",
            Typed("touchpoints", "site, call , , office", parts=("site", "call", "office")),
        ),
        ("-2 lost", Typed("feeling", "lost", score=-2)),
        ("−1 lost", Typed("feeling", "lost", score=-1)),
        ("+2", Typed("feeling", "", score=2)),
        ("0", Typed("feeling", "", score=0)),
        ("0 calm", Typed("feeling", "calm", score=0)),
        ("-3 lost", Typed("plain", "-3 lost")),
        ("2 chairs", Typed("plain", "2 chairs")),
        ("10 people", Typed("plain", "10 people")),
        ("-20 outside", Typed("plain", "-20 outside")),
    ],
)
def test_these_mean_more_on_the_map_and_are_plain_text_elsewhere(line: str, typed: Typed) -> None:
    assert parse(line, on_map=True) == typed
    assert parse(line, on_map=False) == Typed("plain", line.strip())


@given(MARKS, LINES, st.booleans())
def test_no_word_of_a_line_is_lost(mark: str, rest: str, on_map: bool) -> None:
    line = mark + rest
    typed = parse(line, on_map=on_map)
    assert 0 <= typed.severity <= 3
    assert (typed.severity > 0) == (typed.sort == "barrier")
    assert typed.score is None or (typed.sort == "feeling" and -2 <= typed.score <= 2)
    assert typed.text == typed.text.strip()
    assert typed.text in line
    shorn = line[: line.index(typed.text)] if typed.text else line
    assert not any(letter.isalpha() for letter in shorn), (line, typed)
    assert "".join(typed.parts).replace(" ", "") == (
        typed.text.replace(",", "").replace(" ", "") if typed.sort == "touchpoints" else ""
    )


@given(LINES, st.booleans())
def test_a_space_in_front_makes_any_line_plain(line: str, on_map: bool) -> None:
    assert parse(f" {line}", on_map=on_map) == Typed("plain", line.strip())


@given(LINES)
def test_a_plain_line_off_the_map_is_plain_on_it_or_names_a_lane(line: str) -> None:
    there, here = parse(line, on_map=True), parse(line, on_map=False)
    if there.sort not in ("question", "touchpoints", "feeling"):
        assert there == here
    else:
        assert here.sort == "plain"
