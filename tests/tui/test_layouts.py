"""One registry of keys: no two mean the same thing twice, and a Russian layout acts alike."""

from __future__ import annotations

from itertools import combinations

import pytest

from cjm_tui.method.keys import CLOSE, PASSES, STEPS
from cjm_tui.session import Library
from cjm_tui.tui.layouts import LATIN, RUSSIAN, latin_key
from cjm_tui.tui.registry import (
    COMMANDS,
    UserCommand,
    command_for,
    commands_for,
)
from tests.tui.driver import Person, running

LETTERS = [key for key in RUSSIAN if key.isalpha()]
WANDERING = {"question_mark", "slash"}
"""Marks that Russian layouts have on other keys; ``+`` and ``=`` stay where they are."""
WHERES = [
    ("home", "any", "all"),
    ("write", "any", "all"),
    *((f"{step}.", step, "board", "any", "all") for step in STEPS if step not in ("map", "close")),
    *((f"map.{part}", "map", "board", "any", "all") for part in PASSES),
    *((f"close.{part}", "close", "board", "any", "all") for part in CLOSE),
]
"""Every set of places that holds at once, the most special first."""


def named(command: UserCommand) -> str:
    return f"{command.where}:{command.id}"


@pytest.mark.parametrize("command", COMMANDS, ids=named)
def test_a_command_can_be_given_on_any_keyboard(command: UserCommand) -> None:
    assert command.keys
    assert not [key for key in command.keys if key in LATIN], "the registry names Latin letters"
    plain = [key for key in command.keys if not key.startswith("ctrl+")]
    assert plain, "the browser and the terminal own many Ctrl keys"
    assert set(plain) - WANDERING, "it needs a letter or a function key too"


@pytest.mark.parametrize("place", sorted({command.where for command in COMMANDS}))
def test_no_two_commands_of_a_place_share_a_key(place: str) -> None:
    for one, other in combinations(commands_for(place), 2):
        assert not set(one.keys) & set(other.keys), (one.id, other.id)


def test_the_line_leaves_every_key_of_writing_to_the_screen() -> None:
    for command in (*commands_for("write"), *commands_for("any", "all")):
        key = command.keys[0]
        assert len(key) > 1, f"{command.id}: a letter would be written"


@pytest.mark.parametrize("wheres", WHERES, ids="+".join)
def test_every_letter_acts_by_the_russian_letter_of_its_key(wheres: tuple[str, ...]) -> None:
    for latin in LETTERS:
        latins, russian = command_for(latin, *wheres), command_for(RUSSIAN[latin], *wheres)
        assert latins is russian, latin


def test_keys_with_ctrl_and_alt_are_read_on_either_layout() -> None:
    assert latin_key("ctrl+я") == "ctrl+z"
    assert latin_key("ctrl+shift+з") == "ctrl+shift+p"
    assert latin_key("enter") == "enter"
    assert latin_key("+") == "+"


@pytest.mark.parametrize("place", [("home", "any"), ("board", "any", "all")])
def test_a_command_says_in_words_what_it_does(place: tuple[str, ...]) -> None:
    for command in commands_for(*place):
        assert command.title
        assert command.sentence.endswith("."), command.id


def heard(person: Person, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that keys come to from now on, instead of doing them."""
    given: list[str] = []
    monkeypatch.setattr(person.screen, "run_command", given.append)
    return given


async def test_letters_act_in_the_running_program_on_both_layouts(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, library.example("boiler", "ru"), language="ru") as me:
        await me.goes("stages")
        given = heard(me, monkeypatch)
        me.strike(*LETTERS)
        await me.settle()
        latin, given[:] = given.copy(), []
        me.strike(*(RUSSIAN[letter] for letter in LETTERS))
        await me.settle()
        assert given == latin
        assert {"edit", "bin", "undo", "redo", "loop", "next_gap", "open_bin", "people"} <= {*latin}
        given.clear()
        await me.press("ctrl+z ctrl+я ctrl+y ctrl+н")
        assert given == ["undo", "undo", "redo", "redo"]


async def test_home_hears_russian_letters_and_ctrl_leaves(library: Library) -> None:
    first = library.create("Котельные", language="ru")
    async with running(library, language="ru") as me:
        await me.press("в")
        assert not library.rows()
        await me.press("г")
        assert [row.id for row in library.rows()] == [first]
        await me.press("ctrl+й")
        await me.until(lambda: me.app.return_value == 0)
