"""The footer names what a key does here, and never two meanings of one."""

from __future__ import annotations

import pytest

from cjm_tui.method.keys import CLOSE, PASSES, STEPS
from cjm_tui.tui.keys_line import keys_line
from cjm_tui.words import words
from tests.tui.fake_desk import drawn

PLACES = [
    *((step, "") for step in STEPS),
    *(("map", part) for part in PASSES),
    *(("close", part) for part in CLOSE),
]


@pytest.mark.parametrize(("step", "part"), PLACES)
def test_a_key_stands_once(step: str, part: str) -> None:
    line = drawn(keys_line(words("en"), (f"{step}.{part}", step, "board", "any"), 400))

    keys = [entry.split()[0] for entry in line.split("   ") if entry.strip()]
    assert len(keys) == len(set(keys)), line


def test_the_most_special_meaning_is_named() -> None:
    wheres = ("close.send", "close", "board", "any")

    assert drawn(keys_line(words("en"), wheres, 400)).strip().startswith("Enter copy")
