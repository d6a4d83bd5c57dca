"""What is typed at a vote: a line never says more than there is, and what stands in it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.tui.bodies.vote_lines import (
    Rules,
    read_count,
    read_dots,
    read_rules,
    read_weights,
)

RULES = st.builds(
    Rules,
    options=st.integers(1, 9),
    budget=st.integers(1, 9),
    most=st.integers(1, 9),
    gone=st.frozensets(st.integers(1, 9), max_size=3),
)


@given(st.text("0123456789 ,.;abя", max_size=30), RULES)
def test_what_stands_in_a_line_is_never_over_budget_and_the_rest_of_it_stays(
    line: str, rules: Rules
) -> None:
    read = read_dots(line, rules)
    dots = read.dots(rules.options)

    assert sum(dots) == len(read.digits) <= rules.budget
    assert max(dots) <= rules.most
    assert not any(dots[digit - 1] for digit in rules.gone if digit <= rules.options)
    assert (read.kept == line) == (read.refusal is None)
    # nothing is put in, nothing changes its place, and what stands stands
    rest = iter(line)
    assert all(character in rest for character in read.kept)
    assert read_dots(read.kept, rules).refusal is None
    assert [int(one) for one in read.kept if one.isdigit()] == list(read.digits)


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("5 3", (5, 3)),
        ("53", (5, 3)),
        ("4", (4, 3)),
        ("2", (2, 2)),
        ("2, 9", (2, 2)),
        (" 9/9 ", (9, 9)),
        ("0", None),
        ("12 3", None),
        ("five", None),
        ("", None),
    ],
)
def test_how_many_votes_each(line: str, rules: tuple[int, int] | None) -> None:
    assert read_rules(line) == rules


def test_weights_and_counts() -> None:
    assert [read_weights(line) for line in ("21", "2 1", "1,2")] == [(2, 1), (2, 1), (1, 2)]
    assert [read_weights(line) for line in ("2", "31", "20", "x", "211")] == [None] * 5
    assert [read_count(line) for line in ("12", " 0 ")] == [12, 0]
    assert [read_count(line) for line in ("-1", "1 2", "", "ten", "99999")] == [None] * 5
