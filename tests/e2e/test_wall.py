"""Two windows as two real processes: the first one's work on the wall, and nothing private."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from cjm_tui.domain.commands import AddBallot, AddNote, CastVote
from cjm_tui.domain.places import OnAudience
from cjm_tui.session import Library
from cjm_tui.session.signs import SHOWN, WALL
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.text import new_id
from tests.e2e.program import cjm, made
from tests.e2e.terminal import Terminal

LAPTOP = (100, 29)
LATENCY = 0.5
"""Seconds from a note's own window to the wall."""


@pytest.fixture
def workshop() -> str:
    return made("new", "Boiler rooms", "--people", "Anna, Oleg, Kira")


def folder_of(workshop: str) -> Path:
    return Path(os.environ["CJM_SESSIONS"]) / workshop


def at_audience(first: Terminal) -> None:
    """In the first window: the first step, its line closed."""
    first.until("›")
    first.press("esc")
    first.press("1")
    first.until("[1")
    first.press("esc")
    first.until("F1 keys")


def test_a_note_of_the_first_window_is_on_the_wall_at_once(workshop: str) -> None:
    with Terminal("wall", workshop) as wall, Terminal("open", workshop, size=LAPTOP) as first:
        at_audience(first)
        first.until("◨")
        wall.until("1 Audience")
        first.press("enter")
        first.until("›")
        first.type("half writ")
        first.until("half writ")
        first.enter("ten")
        wrote = time.monotonic()
        wall.until("half written")
        took = time.monotonic() - wrote
        # Measured from the Enter, so the first window's own drawing is in it too.
        assert took < 4 * LATENCY
        first.type("not yet added")
        first.until("not yet added")
        first.press("enter")
        wall.until("not yet added")
    assert wall.output.count(b"not yet ad") > 0


def test_a_line_that_is_being_written_stays_in_the_first_window(workshop: str) -> None:
    with Terminal("wall", workshop) as wall, Terminal("open", workshop, size=LAPTOP) as first:
        at_audience(first)
        wall.until("1 Audience")
        first.press("enter")
        first.until("›")
        first.type("secret draft")
        first.until("secret draft")
        first.until("saved ✓")
        wall.until_quiet(2 * LATENCY)
        assert not wall.sees("secret")
        assert "›" not in wall.text()


def test_hidden_text_and_votes_never_reach_the_wall(workshop: str) -> None:
    library = Library(folder_of(workshop).parent)
    opened = library.open(workshop)
    people = opened.view.present
    notes = [new_id() for _ in range(3)]
    for at, note in enumerate(notes):
        place = OnAudience("problems")
        opened.submit(
            AddNote(id=new_id(), note=note, place=place, text=f"plain {at}", author=people[at].id)
        )
    hidden = AddNote(
        id=new_id(), note=new_id(), place=OnAudience("who"), text="UNSEEN", hidden=True
    )
    opened.submit(hidden).wait()
    ballot = new_id()
    opened.submit(
        AddBallot(id=new_id(), ballot=ballot, subject="barriers", options=tuple(notes[:2]))
    )
    opened.submit(
        CastVote(id=new_id(), vote=new_id(), ballot=ballot, voter=people[0].id, dots=(3, 2))
    )
    opened.close()
    with Terminal("wall", workshop) as wall, Terminal("open", workshop, size=LAPTOP) as first:
        first.until("◨")
        for keys in (("0",), ("1",), ("2",), ("3",), ("4",), ("5",), ("6", "4"), ("7",)):
            first.until_quiet(0.2)
            first.press("esc", *keys)
            wall.until_quiet(LATENCY)
        first.press("esc", "1", "esc")
        first.until("UNSEEN")
        wall.until("plain 2")
        wall.until_quiet(LATENCY)
    for private in ("UNSEEN", "SPOKE", "WATCH FOR", "NOW, SAY"):
        assert private.encode() not in bytes(wall.output)
    assert b"SPOKE LEAST" in bytes(first.output)


def test_b_makes_the_wall_dark_then_still_then_lets_it_follow(workshop: str) -> None:
    with Terminal("wall", workshop) as wall, Terminal("open", workshop, size=LAPTOP) as first:
        at_audience(first)
        first.until("◨ the wall is separate")
        wall.until("1 Audience")
        first.press("b")
        first.until("◨ the wall is dark")
        wall.wait(lambda: not wall.text().strip(), "a black wall")
        first.press(".")
        wall.until("1 Audience")
        first.press("Z")
        first.until("◨ the wall stands still")
        wall.until("stands still")
        first.press("2")
        first.until("[2")
        first.press("esc")
        wall.until_quiet(LATENCY)
        assert wall.sees("1 Audience")
        assert not wall.sees("2 Personas")
        first.press(".")
        wall.until("2 Personas")
        first.until("◨ the wall is separate")


def test_the_first_window_killed_leaves_its_last_page(workshop: str) -> None:
    with Terminal("wall", workshop) as wall:
        with Terminal("open", workshop, size=LAPTOP) as first:
            at_audience(first)
            first.press("enter")
            first.until("›")
            first.enter("the last words")
            wall.until("the last words")
            first.kill()
        wall.until("The first window is closed")
        assert wall.sees("the last words")
        assert (folder_of(workshop) / SHOWN).exists()
        with Terminal("open", workshop, size=LAPTOP) as again:
            again.until("◨")
            wall.until_gone("The first window is closed")
            again.press("esc", "2")
            wall.until("2 Personas")


def test_a_wall_opened_first_shows_where_it_was_left_and_waits(workshop: str) -> None:
    with Terminal("open", workshop) as first:
        at_audience(first)
        first.press("ctrl+q")
        assert first.until_ended() == 0
    assert not (folder_of(workshop) / SHOWN).exists()
    with Terminal("wall", workshop) as wall:
        wall.until("Nobody has it open")
        assert wall.sees("1 Audience")
        with Terminal("open", workshop, size=LAPTOP) as first:
            first.until("◨")
            wall.until_gone("Nobody has it open")


def test_the_wall_closed_makes_the_first_window_the_rooms_again(workshop: str) -> None:
    with Terminal("open", workshop, size=LAPTOP) as first:
        at_audience(first)
        first.until("◧ the room sees this screen")
        with Terminal("wall", workshop) as wall:
            first.until("NOW, SAY")
            wall.until("1 Audience")
            wall.press("q")
            assert wall.until_ended() == 0
        first.until("◧ the room sees this screen")
        first.until_gone("NOW, SAY")
        assert not (folder_of(workshop) / WALL).exists()
        with Terminal("wall", workshop) as wall:
            first.until("NOW, SAY")
            wall.kill()
        first.until("◧ the room sees this screen")
        first.until_gone("NOW, SAY")


def test_a_folder_deleted_under_the_wall_is_told_in_one_sentence(workshop: str) -> None:
    with Terminal("wall", workshop) as wall:
        wall.until("Nobody has opened it yet")
        shutil.rmtree(folder_of(workshop))
        wall.until("isn't there.")
        assert wall.sees("Boiler rooms")
        assert not folder_of(workshop).exists()
        wall.press("q")
        assert wall.until_ended() == 0


def test_a_newer_programs_workshop_is_told_in_one_sentence(workshop: str) -> None:
    with Terminal("wall", workshop) as wall:
        wall.until("Nobody has opened it yet")
        for name in (DOCUMENT, JOURNAL):
            path = folder_of(workshop) / name
            path.write_bytes(path.read_bytes().replace(b'"v":', b'"v":9', 1))
        wall.until("newer version")
        wall.press("q")
        assert wall.until_ended() == 0


def test_a_wall_of_what_is_not_there_or_without_a_screen_is_refused(workshop: str) -> None:
    done = cjm("wall", workshop)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not (folder_of(workshop) / WALL).exists()
    with Terminal("wall", "no-such-workshop") as wall:
        assert wall.until_ended() == 1
        assert wall.sees("no-such-workshop")


def test_a_wall_follows_one_that_cannot_be_led_from_here(workshop: str) -> None:
    """A second window that only reads says nothing of where it is."""
    with Terminal("open", workshop, size=LAPTOP) as first:
        at_audience(first)
        with Terminal("open", workshop, size=LAPTOP) as second, Terminal("wall", workshop) as wall:
            second.until("read only")
            wall.until("1 Audience")
            second.press("esc", "2")
            second.until("[2")
            wall.until_quiet(LATENCY)
            assert wall.sees("1 Audience")
            sign = json.loads((folder_of(workshop) / SHOWN).read_bytes())
            assert sign["pid"] == first.pid


def test_the_crib_is_printed_and_written(workshop: str, tmp_path: Path) -> None:
    printed = cjm("crib", workshop)
    assert printed.returncode == 0
    assert "38 minutes" in printed.stdout
    path = tmp_path / "crib.txt"
    assert cjm("crib", workshop, "-o", str(path)).returncode == 0
    assert path.read_text("utf-8") == printed.stdout
    again = cjm("crib", workshop, "-o", str(path))
    assert again.returncode == 1
    assert cjm("crib", workshop, "-o", str(path), "--force").returncode == 0
