"""Feelings drawn as hills and valleys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.tui.blocks import Block, line_len
from cjm_tui.tui.bodies.hills import Extremes, extremes, hills, mini, scale

BOILER = (0, -2, -1, 2, 0)
scores = st.lists(st.none() | st.integers(-2, 2), min_size=1, max_size=12).map(tuple)


def drawn(block: Block) -> list[str]:
    return ["".join(span.text for span in line) for line in block.lines]


def at(rows: list[str], stage: int, column: int) -> str:
    """What stands in the middle of a stage, from the top down."""
    return "".join(row.ljust(200)[stage * column + column // 2] for row in rows)


def test_a_good_stage_is_a_hill_and_a_bad_one_a_valley() -> None:
    rows = drawn(hills(BOILER, 14, 3))

    assert at(rows, 3, 14) == "███─   "
    assert at(rows, 1, 14) == "   ─███"
    assert at(rows, 0, 14) == "   ─   "


def test_half_blocks_tell_a_little_from_much() -> None:
    rows = drawn(hills(BOILER, 14, 3))

    assert at(rows, 2, 14) == "   ─█▀ "


def test_one_row_a_half_still_tells_all_five_scores_apart() -> None:
    rows = drawn(hills((-2, -1, 0, 1, 2), 9, 1))

    assert [at(rows, stage, 9) for stage in range(5)] == [" ─█", " ─▀", " ─ ", "▄─ ", "█─ "]


def test_the_slope_between_two_stages_never_turns_back() -> None:
    rows = drawn(hills((-2, 2), 30, 5))
    heights = [sum(row.ljust(60)[cell] == "█" for row in rows[:5]) for cell in range(15, 45)]

    assert heights == sorted(heights)
    assert heights[0] == 0
    assert heights[-1] == 5


def test_where_nobody_has_said_yet_the_axis_is_dotted() -> None:
    rows = drawn(hills((1, None), 6, 1))

    assert rows[1] == "──────┄┄┄┄┄┄"


def test_a_part_of_a_road_is_cut_out_of_the_whole_curve() -> None:
    whole = drawn(hills(BOILER, 10, 2))
    part = drawn(hills(BOILER, 10, 2, first=1, shown=2))

    assert [row.rstrip() for row in part] == [row.ljust(50)[10:30].rstrip() for row in whole]


@given(scores, st.integers(1, 24), st.integers(1, 5))
def test_every_road_fits_its_columns(road: tuple[int | None, ...], column: int, rows: int) -> None:
    block = hills(road, column, rows)

    assert block.height == 2 * rows + 1
    assert all(line_len(line) in (0, column * len(road)) for line in block.lines)
    assert set("".join(drawn(block))) <= set("█▄▀─┄ ")


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        (3, ("+2", "+1", "", " 0", "", "−1", "−2")),
        (4, ("+2", "", "+1", "", " 0", "", "−1", "", "−2")),
    ],
)
def test_the_scale_stands_where_the_heights_are(rows: int, labels: tuple[str, ...]) -> None:
    assert scale(rows) == labels


def test_the_lowest_and_the_peak_are_the_first_of_equals() -> None:
    assert extremes((0, -1, 2, -1, 2)) == Extremes(1, 2)


@pytest.mark.parametrize("road", [(), (1,), (1, 1, 1), (None, 1), (None, None)])
def test_a_level_road_has_neither(road: tuple[int | None, ...]) -> None:
    assert extremes(road) == Extremes(None, None)


def test_the_smallest_picture_is_one_row() -> None:
    assert mini(BOILER) == "▄▁▂█▄"
    assert mini((1, None, -1)) == "▆ ▂"


def test_the_smallest_picture_thins_a_long_road_out() -> None:
    assert mini([-2] * 6 + [2] * 6, width=4) == "▁▁██"


def test_where_nothing_is_known_there_is_no_picture() -> None:
    assert mini((None, None)) == ""
    assert mini(()) == ""
