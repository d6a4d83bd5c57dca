"""Keys pressed at random: nothing a person can press ends the program."""

from __future__ import annotations

import random

import pytest

from cjm_tui.session import Library
from tests.tui.driver import running

NAMED = (
    *("enter",) * 6,
    *("escape",) * 4,
    *"tab shift+tab up down left right pagedown pageup space backspace delete".split(),
    *"f1 f2 f6 f7 f8 f9 ctrl+z ctrl+y ctrl+p".split(),
)
LETTERS = 'qwertyuiopasdfghjklzxcvbnm0123456789BUPTS+-!?/=.йцукен ,:"'
PRESSES = 400


@pytest.mark.timeout(280)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("example", [False, True])
async def test_random_keys_end_in_no_crash(library: Library, seed: int, example: bool) -> None:
    chance = random.Random(seed * 2 + example)
    if example:
        made = library.example("boiler", "en", empty=seed % 2 == 0)
    else:
        made = library.create("Boiler rooms", how=chance.choice(("alone", "team")), people=["Anna"])
    size = chance.choice([(80, 24), (60, 20), (120, 35)])
    async with running(library, made, size=size, language=chance.choice(("en", "ru"))) as me:
        for at in range(PRESSES):
            if chance.random() < 0.03:
                me.strike(*"слово ещё", "enter")
            if chance.random() < 0.01:
                await me.paste("one\ntwo\nthree\nfour")
            me.strike(chance.choice((*NAMED, *LETTERS)))
            if at % 4 == 0:
                await me.settle()
            if me.app.return_value is not None or not me.app.is_running:
                break
        await me.settle()
