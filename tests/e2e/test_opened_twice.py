"""Two terminals on one workshop: the second one looks on, and says who has it."""

from __future__ import annotations

from tests.e2e.program import cjm, made
from tests.e2e.terminal import Terminal


def test_the_second_terminal_reads_only_and_says_who_has_it() -> None:
    workshop = made("new", "Shared", "--how", "alone")
    with Terminal("open", workshop) as first:
        first.until("›")
        first.enter("typed in the first")
        first.until("· typed in the first")
        first.until("saved ✓")
        with Terminal("open", workshop) as second:
            second.until("typed in the first")
            second.until("read only")
            second.until(str(first.pid))
            second.press("a")
            second.type("yjyj")  # nothing is written, and these letters do nothing
            second.press("esc", "1", "g")
            second.until("for example:")
            assert "yjyj" not in second.text()
            second.press("esc", "q")
            second.until_gone("read only")
            second.press("q")
            assert second.until_ended() == 0
        first.enter("typed after")
        first.until("· typed after")
        first.until("saved ✓")
    assert "yjyj" not in cjm("show", workshop).stdout
    assert "typed after" in cjm("show", workshop).stdout


def test_the_next_one_may_write_when_the_first_has_left() -> None:
    workshop = made("new", "Shared", "--how", "alone")
    with Terminal("open", workshop) as first:
        first.until("›")
    with Terminal("open", workshop) as second:
        second.until("›")
        second.enter("mine now")
        second.until("· mine now")
        second.until("saved ✓")
