"""A whole Express meeting in a real terminal: does every block end inside its minutes?

It is rehearsed: the copy's own clock runs so many times faster, and whoever types keeps to the pace
of a person who types by ear, by that clock. What is measured are the times the workshop keeps.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

import pytest

from cjm_tui.domain.clock import length, spent
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import project
from cjm_tui.method.agendas import AGENDAS
from cjm_tui.session import Library
from cjm_tui.tui.clocks import LAST, LATE, LEFT, OVER, SPENT
from cjm_tui.tui.flipping import flip
from cjm_tui.words import words
from tests.e2e.program import cjm, made
from tests.e2e.terminal import Terminal
from tests.e2e.transcript_120 import (
    VOTES,
    Do,
    Language,
    meeting,
    spoken,
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

SPEED = 36
"""An hour of the meeting takes less than two minutes here, and a loaded machine still keeps up."""
NOTES = 94
"""That are said aloud at least."""
MOST_PAGES = 80
HEADER, STEPS = 0, 1
"""Rows of the screen."""
CLOCK = {LAST, LATE, LEFT, OVER, SPENT}
"""What its bar is drawn of."""
(EXPRESS,) = AGENDAS["team"]
BUFFER = "buffer"


class Room:
    """The people, the scribe's keyboard and the projector.

    Args:
        workshop: what is opened.
        language: of all of them.
    """

    def __init__(self, workshop: str, language: Language) -> None:
        self._workshop, self._language = workshop, language
        self.copied: list[str] = []
        self.screen = self._opened()
        self._due = time.monotonic()

    def _opened(self) -> Terminal:
        screen = Terminal("--lang", self._language, "open", self._workshop)
        screen.until("7 ")
        return screen

    def do(self, one: Do) -> None:
        """Do it, in the time it takes people."""
        if one.killed:
            self._kill()
        screen = self.screen
        screen.until_quiet()
        if one.board:
            screen.type(self._struck(one.board))
        if one.pasted:
            screen.paste(one.pasted)
        screen.type(one.text)
        if one.flipped:
            screen.press("enter" if self._language == "ru" else "f2")
            screen.until(flip(one.text))
        self._due += one.seconds / SPEED
        screen.until_moment(self._due)
        screen.press(*(one.keys[:1] if one.flipped else one.keys))
        if one.awaits:
            screen.until(words(self._language).say(one.awaits))

    def stand_at_the_start(self) -> None:
        """The facilitator shows the first card before the room is there."""
        self.screen.until("›")
        self.screen.press("esc", "0")
        self.screen.until_quiet()
        self._due = time.monotonic()

    def _struck(self, key: str) -> str:
        """What a key of a US keyboard gives on the layout of the room."""
        return flip(key) if self._language == "ru" else key

    def _kill(self) -> None:
        self.screen.until(words(self._language).say("saved ✓"))
        self.copied += self.screen.copied()
        self.screen.kill()
        self.screen = self._opened()
        self._due = time.monotonic()

    def _is_clock_gone(self) -> bool:
        return not set(self.screen.rows()[HEADER]) & CLOCK

    def leave(self) -> None:
        """Leave the program as people do."""
        self.screen.wait(self._is_clock_gone, "the end of the clock")
        self.copied += self.screen.copied()
        self.screen.until(words(self._language).say("saved ✓"))
        self.screen.press("ctrl+q")
        assert self.screen.until_ended() == 0


def people(language: Language) -> list[str]:
    """All seven."""
    say = spoken(language)
    return [*say.early.split(", "), *say.late]


def rehearsed(language: Language) -> str:
    """A copy of a workshop that was prepared the day before, with a faster clock."""
    say = spoken(language)
    prepared = made("--lang", language, "new", say.title, "--how", "team", "--people", say.early)
    return made("--lang", language, "rehearse", prepared, "--speed", str(SPEED))


def records(workshop: str) -> list[dict[str, object]]:
    """All that the workshop holds, as the program exports it."""
    exported = json.loads(cjm("export", workshop, "--to", "json").stdout)["records"]
    assert isinstance(exported, list)
    return exported


def blocks(workshop: str) -> Mapping[str, Block]:
    """The blocks of the agenda, with the times the workshop has kept."""
    library = Library(Path(os.environ["CJM_SESSIONS"]))
    return {block.key: block for block in project(library.read(workshop).workshop).blocks}


def seconds(block: Block) -> int:
    """How long a block ran."""
    assert block.ended, f"{block.key} never ended"
    return spent(block, datetime.fromisoformat(block.ended))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_transcript_is_as_hard_as_it_should_be(language: Language) -> None:
    done = list(chain.from_iterable(meeting(language).values()))
    assert sum(one.heard for one in done) >= NOTES
    assert sum(one.out_of_order for one in done) == 11
    assert sum(one.flipped for one in done) == 3
    assert sum(one.killed for one in done) == 2
    assert len(spoken(language).late) == 2
    assert len(VOTES) == len(people(language)) == 7


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_block_of_an_express_meeting_ends_inside_its_minutes(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop = rehearsed(language)
    room = Room(workshop, language)
    try:
        room.stand_at_the_start()
        for block in meeting(language).values():
            for one in block:
                room.do(one)
        room.leave()
        kept = blocks(workshop)
        with capsys.disabled():
            tell(kept)
        check_times(kept)
        check_what_is_kept(workshop, language)
        check_what_was_copied(room.copied, language)
    finally:
        room.screen.kill()


def tell(kept: Mapping[str, Block]) -> None:
    """Print how long each block took."""
    sys.stdout.write("\n  block        minutes   of\n")
    for block in kept.values():
        if block.started:
            sys.stdout.write(f"  {block.key:<12} {seconds(block) / 60:7.1f} {block.minutes:4}\n")


def check_times(kept: Mapping[str, Block]) -> None:
    """No block was longer than its minutes, none was given more, and none was left out."""
    assert [block.key for block in EXPRESS.blocks] == list(kept)
    run = {key: block for key, block in kept.items() if key != BUFFER}
    assert [key for key, block in run.items() if not block.started] == []
    assert {key for key, block in run.items() if block.extra} == set()
    late = {key: seconds(one) for key, one in run.items() if seconds(one) > length(one)}
    assert late == {}
    assert not kept[BUFFER].started


def check_what_is_kept(workshop: str, language: Language) -> None:
    """What was said is on the map, wherever and in whatever layout it was typed."""
    say = spoken(language)
    checked = cjm("check", workshop, "--strict")
    assert checked.returncode == 0, checked.stdout
    kept = [one for one in records(workshop) if not one.get("binned")]
    told = {one.get("text") or one.get("title"): one for one in kept}
    in_the_other_layout = {say.needs_flipped, say.quotes_flipped, say.story_flipped}
    assert in_the_other_layout <= set(told)
    for barrier in say.early_barriers:
        assert on(told[barrier], "map", "barriers")
    for solution in say.early_solutions:
        assert on(told[solution], "map", "solutions")
    for parked in say.parked:
        assert on(told[parked], "parking")
    names = [one["name"] for one in kept if one["kind"] == "participant"]
    assert names == people(language)
    votes = [one for one in kept if one["kind"] == "vote"]
    assert len(votes) == len(VOTES)


def on(record: Mapping[str, object], board: str, lane: str = "") -> bool:
    """Whether a note stands on a board, and in a lane of it."""
    place = record["place"]
    assert isinstance(place, dict)
    return (place["on"], place.get("lane", "")) == (board, lane)


def check_what_was_copied(copied: Sequence[str], language: Language) -> None:
    """The result is on the clipboard, with the count of the room."""
    say = spoken(language)
    (result,) = copied
    assert say.counted in result
    assert say.because in result
    assert all(idea in result for idea in say.ideas)


def without_clock(workshop: str) -> list[dict[str, object]]:
    """All that people have written."""
    return [one for one in records(workshop) if one["kind"] not in ("block", "writing")]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_clicker_walks_from_the_first_card_to_the_last_page_and_back(
    language: Language,
) -> None:
    workshop = made("--lang", language, "example", "boiler")
    written = without_clock(workshop)
    last = words(language).say("Where to")
    with Terminal("--lang", language, "open", workshop) as screen:
        screen.until("[1")
        screen.press("esc", "0")
        screen.wait(partial(is_card, screen), "the first card")
        turned(screen, "pgdn", lambda: "[7" in screen.rows()[STEPS] and screen.sees(last))
        turned(screen, "pgup", partial(is_card, screen))
        screen.press("ctrl+q")
        assert screen.until_ended() == 0
    assert without_clock(workshop) == written


def is_card(screen: Terminal) -> bool:
    """Whether the card before all steps is shown."""
    steps = screen.rows()[STEPS]
    return "[" not in steps and "7" in steps


def turned(screen: Terminal, key: str, is_there: Callable[[], bool]) -> None:
    """Press one button of the clicker until a page is reached, and all others after each press."""
    for _ in range(MOST_PAGES):
        press_the_others(screen)
        if is_there():
            return
        screen.press(key)
    raise AssertionError(screen.text())


def press_the_others(screen: Terminal) -> None:
    """The buttons that turn no page: start and stop only leave a line, the other makes it dark."""
    screen.press("f5", "esc")
    screen.until_quiet()
    screen.press(".")
    screen.wait(lambda: not screen.text().strip(), "a dark screen")
    screen.press(".")
    screen.wait(lambda: screen.text().strip(), "the page again")
    screen.until_quiet()
