"""Whatever is pressed, pasted or resized, the program lives and shows no traceback."""

from __future__ import annotations

import random

import pytest

from tests.e2e.program import cjm, made
from tests.e2e.terminal import BARE_ESCAPE, KEYS, Terminal

HOSTILE = (
    "[bold]bold[/]",
    "[/]",
    "[@click=app.bell]x[/]",
    "\x1b[31mred\x1b[0m\x07",
    "\u202egnp.exe",
    "e\u0301\u0301\u0301\u0301",
    "👨‍👩‍👧‍👦 🇷🇺 ﷽",
    "ж" * 3000,
    "one\ntwo\n\nthree\tfour\r\nfive",
    "\x00\x01\x7f",
    "!!! a\n= b\n? c\n/ d, e\n-2 f\n+\n..",
)
LETTERS = "abcdefghijklmnopqrstuvwxyzABDPSTU0123456789+-=/?!., йцукенгшщзхъфывапролджэячсмитьбю"
SIZES = ((80, 24), (120, 35), (60, 18), (40, 10), (20, 5), (200, 60))
NOT_LEAVING = [name for name in KEYS if name not in ("ctrl+q",)]
RAW = (
    "\x1b[M !!",
    "\x1b[<0;10;10M\x1b[<0;10;10m",
    "\x1b[<64;10;10M",
    "\x1b[1;5D",
    "\x1bOx",
    "\x1b\x1b",
)


def disturb(screen: Terminal, chance: random.Random) -> None:
    """Do one thing nobody expects."""
    match chance.randrange(9):
        case 0:
            screen.paste(chance.choice(HOSTILE))
        case 1:
            screen.resize(*chance.choice(SIZES))
        case 2:
            screen.send(chance.choice(RAW))
        case 3:
            screen.send(BARE_ESCAPE)
        case 4:
            screen.enter(chance.choice(HOSTILE[:3]) + chance.choice(LETTERS))
        case 5 | 6:
            screen.press(*chance.choices(NOT_LEAVING, k=4))
        case _:
            screen.type("".join(chance.choices(LETTERS.replace("q", "").replace("й", ""), k=6)))


@pytest.mark.parametrize("seed", range(4))
def test_garbage_never_shows_a_traceback(seed: int) -> None:
    chance = random.Random(seed)
    workshop = made("example", ("boiler", "trip", "online", "boiler")[seed])
    with Terminal("open", workshop, "--lang", ("en", "ru")[seed % 2]) as screen:
        screen.until("[")
        for _ in range(150):
            disturb(screen, chance)
            assert screen.alive, screen.text()
        screen.resize(80, 24)
        answered = len(screen.output)
        screen.press("esc", "esc", "esc", "esc", "f1")
        screen.wait(lambda: len(screen.output) > answered, "an answer to a key")
        assert screen.alive
        assert b"Traceback" not in screen.output
        screen.press("esc", "esc", "esc")
        screen.press("ctrl+q")
        assert screen.until_ended() == 0
    assert b"Traceback" not in screen.output
    checked = cjm("check", workshop)  # the workshop can still be read
    assert checked.returncode == 0, checked.stderr
