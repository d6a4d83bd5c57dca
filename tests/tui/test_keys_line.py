"""The footer names what a key does here, and never two meanings of one."""

from __future__ import annotations

import pytest

from cjm_tui.domain.records import Language
from cjm_tui.method.keys import CLOSE, PASSES, STEPS
from cjm_tui.session import Library
from cjm_tui.tui.bodies.catalogue import BODIES
from cjm_tui.tui.keys_line import keys_line
from cjm_tui.words import words
from tests.tui.driver import PROJECTOR, running
from tests.tui.fake_desk import LANGUAGES, drawn

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


FOOTERS = {
    ("boiler", "recap", ""): "Enter onward",
    ("boiler", "close", "read_back"): "Enter onward   e mend",
    ("boiler", "map", "whole"): "Enter open",
    ("boiler", "close", "send"): "Enter copy",
    ("boiler", "kickoff", ""): "Enter write",
    ("boiler", "audience", ""): "Enter write   e edit   d bin",
    ("boiler", "close", "start"): "Enter write   e edit",
    ("", "map", "path"): "Enter open",
    ("", "audience", ""): "Enter write   u undo",
}


async def test_a_key_that_would_find_nothing_to_act_on_is_not_named(library: Library) -> None:
    made = {"boiler": library.example("boiler", "en"), "": library.create("Boilers")}
    for workshop in made:
        async with running(library, made[workshop]) as me:
            for (which, step, part), shown in FOOTERS.items():
                if which != workshop:
                    continue
                await me.goes(step, part)
                await me.press("escape")
                footer = me.rows()[-1].strip()
                assert footer.startswith(shown), (step, part)
                assert ("d bin" in footer) == ("d bin" in shown), (step, part)
                assert ("e edit" in footer) == ("e edit" in shown), (step, part)


async def test_onward_is_what_enter_does_there(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("close", "read_back")

        await me.press("enter")

        assert me.place == ("close", "vote")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_keys_of_an_open_line_fit_the_projector(
    library: Library, language: Language
) -> None:
    boiler = library.example("boiler", language)
    team = library.create("Boilers", language=language, people=["Anna", "Oleg"])
    for made in (boiler, team, library.create("Nobody named", language=language)):
        async with running(library, made, size=PROJECTOR, language=language) as me:
            for step, part in BODIES:
                await me.goes(step, part)
                for address in me.screen.body.addresses():
                    me.screen.writer.open(address)
                    await me.settle()
                    assert not me.rows()[-1].rstrip().endswith("…"), (step, part, address.key)
                me.screen.writer.close()
