"""Killed in the middle of typing: what the screen said was saved is there, and undo goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import sys

import pytest

from tests.e2e.program import cjm, made
from tests.e2e.terminal import Terminal

SAVED = "saved ✓"
LEFT_FULL_SCREEN = b"\x1b[?1049l"
DEFECTIVE = """
import sys
from cjm_tui.cli import main
from cjm_tui.tui.bodies.personas import Personas

def page(body):
    raise KeyError("ours")

Personas.page = page
sys.exit(main(sys.argv[1:]))
"""
"""The program with a page that can't be drawn."""


def texts(workshop: str) -> list[str]:
    """Texts of the live notes, as the program exports them."""
    document = json.loads(cjm("export", workshop, "--to", "json").stdout)
    return [
        record["text"]
        for record in document["records"]
        if record["kind"] == "note" and not record.get("binned")
    ]


def opened(workshop: str) -> Terminal:
    """The workshop in a terminal, its first line open."""
    screen = Terminal("open", workshop)
    screen.until("[1")
    return screen


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_was_saved_is_there_after_a_kill(seed: int) -> None:
    workshop = made("new", "Killed", "--how", "alone")
    chance = random.Random(seed)
    lines = [f"line {number} of the morning" for number in range(12)]
    with opened(workshop) as screen:
        screen.until("›")
        seen = 0
        for line in lines[: chance.randint(4, 11)]:
            screen.enter(line)
            screen.until(f"· {line}")
            screen.until(SAVED)
            seen += 1
        screen.enter("perhaps")
        screen.type("half a li")
        if chance.random() < 0.5:
            screen.until("half a li")
        screen.kill()

    kept = texts(workshop)
    assert kept[:seen] == lines[:seen]
    assert kept[seen:] in ([], ["perhaps"])


def test_undo_goes_on_after_a_kill() -> None:
    workshop = made("new", "Killed", "--how", "alone")
    with opened(workshop) as screen:
        screen.until("›")
        for line in ("the first", "the second", "the third"):
            screen.enter(line)
            screen.until(f"· {line}")
        screen.until(SAVED)
        screen.kill()
    with opened(workshop) as screen:
        screen.until("· the third")
        screen.press("u")
        screen.until_gone("· the third")
        screen.press("u")
        screen.until_gone("· the second")
        screen.press("U")
        screen.until("· the second")
        screen.until(SAVED)
        screen.kill()

    assert texts(workshop) == ["the first", "the second"]


def test_a_killed_program_leaves_nobody_in_the_workshop() -> None:
    workshop = made("new", "Killed", "--how", "alone")
    with opened(workshop) as screen:
        screen.until("›")
        screen.enter("written before")
        screen.until("· written before")
        screen.until(SAVED)
        screen.kill()
    with opened(workshop) as screen:
        screen.until("· written before")
        assert "read only" not in screen.text()
        screen.press("a")
        screen.until("›")
        screen.enter("written after")
        screen.until("· written after")
        screen.until(SAVED)
    assert texts(workshop) == ["written before", "written after"]


def test_asked_to_end_it_keeps_all_and_gives_the_terminal_back() -> None:
    workshop = made("new", "Ended", "--how", "alone")
    with opened(workshop) as screen:
        screen.until("›")
        screen.enter("the last line")
        screen.until("· the last line")
        os.kill(screen.pid, signal.SIGTERM)
        assert screen.until_ended() == 128 + signal.SIGTERM
        assert LEFT_FULL_SCREEN in screen.output
    assert texts(workshop) == ["the last line"]


@pytest.mark.parametrize("as_wall", [False, True])
def test_a_defect_of_ours_is_one_sentence_and_no_success(*, as_wall: bool) -> None:
    workshop = made("new", "Defective", "--how", "alone")
    command = [sys.executable, "-c", DEFECTIVE]
    with opened(workshop) as first, Terminal("wall", workshop, command=command) as wall:
        first.enter("before it")
        first.until(SAVED)
        wall.until("before it")
        if as_wall:
            first.press("esc", "2")
            code, said = wall.until_ended(), bytes(wall.output)
        else:
            first.press("ctrl+q")
            first.until_ended()
            with Terminal("open", workshop, command=command) as again:
                again.until("before it")
                again.press("esc", "2")
                code, said = again.until_ended(), bytes(again.output)
    assert code == 1
    assert b"Something unexpected happened" in said
    assert b"Traceback" not in said
    assert texts(workshop) == ["before it"]
