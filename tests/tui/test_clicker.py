"""The facilitator on their feet: the whole part with a presenter's clicker, and with nothing else.

A clicker sends PgDn and PgUp, F5 and Esc in turn from one button, and ``.`` from another.
"""

from __future__ import annotations

from itertools import cycle
from random import Random

import pytest

from cjm_tui.domain.commands import StartBlock
from cjm_tui.domain.records import Block, Language, Writing
from cjm_tui.session import Library
from cjm_tui.tui.bodies.catalogue import WALK
from cjm_tui.tui.registry import COMMANDS, command_for
from cjm_tui.tui.screens.workshop.blank import BlankScreen
from tests.tui.driver import PROJECTOR, WIDE, Person, running
from tests.tui.fake_desk import LANGUAGES

CLICKER = ("pagedown", "pageup", "f5", "escape", ".")
BUTTON = ("f5", "escape")
"""What one button sends, in turn."""
NAMES = ["Anna", "Oleg", "Kira"]


def written(me: Person) -> dict[str, object]:
    """All that people have written: what a clicker may never change."""
    records = me.workshop.workshop.records
    return {key: one for key, one in records.items() if not isinstance(one, Block | Writing)}


def page(me: Person) -> tuple[str, str, str]:
    return (*me.place, me.screen.body.at)


def is_dark(me: Person) -> bool:
    return isinstance(me.app.screen, BlankScreen)


async def other_buttons(me: Person, button: str) -> None:
    """Press all but the two that turn; the page stays what it was."""
    before, is_open = page(me), me.screen.writer.is_open
    await me.press(button)
    if is_open:
        return
    assert page(me) == before, button
    await me.press(".")
    assert is_dark(me)
    assert not any(row.strip() for row in me.rows()), "the screen is black"
    await me.press(".")
    assert not is_dark(me)
    assert page(me) == before


async def walk(me: Person) -> list[tuple[str, str]]:
    """Press onward until nothing follows, with every other button on every page."""
    seen, still = [page(me)], 0
    for button, _ in zip(cycle(BUTTON), range(150), strict=False):
        await other_buttons(me, button)
        await me.press("pagedown")
        still = still + 1 if page(me) == seen[-1] else 0
        if still > 1:  # the first PgDn of a meeting only starts its clock
            break
        seen.append(page(me))
    return list(dict.fromkeys((step, part) for step, part, _ in seen))


@pytest.mark.parametrize(("language", "size"), [("ru", PROJECTOR), ("en", WIDE)])
async def test_a_finished_map_is_walked_from_the_first_card_to_the_last(
    library: Library, language: Language, size: tuple[int, int]
) -> None:
    made = library.example("boiler", language)
    async with running(library, made, language=language, size=size) as me:
        await me.goes("kickoff")
        before = written(me)
        walked = await walk(me)
        alone = me.workshop.view.brief.how == "alone"
        on_the_way = [body for body in WALK if not (alone and body.needs_room)]
        assert walked == [(body.step, body.part) for body in on_the_way]
        assert written(me) == before
        back = [me.place]
        for _ in range(150):
            await me.press("pageup")
            back.append(me.place)
            if me.place == ("kickoff", ""):
                break
        assert list(dict.fromkeys(back)) == walked[::-1]


async def test_an_empty_workshop_is_walked_though_its_lines_open_by_themselves(
    library: Library,
) -> None:
    made = library.create("Boilers", how="team", people=NAMES)
    async with running(library, made) as me:
        await me.goes("kickoff")
        assert me.screen.writer.is_open
        before = written(me)
        walked = await walk(me)
        assert walked[0] == ("kickoff", "")
        assert ("close", "send") in walked
        assert written(me) == before


async def test_a_line_in_mid_word_keeps_its_address_while_pages_turn(library: Library) -> None:
    made = library.create("Boilers", how="team", people=NAMES)
    async with running(library, made) as me:
        await me.type("half a wo")
        address = me.screen.writer.address
        await me.press("pagedown")
        assert me.place == ("personas", "")
        assert me.line == "half a wo"
        assert me.screen.writer.address == address
        await me.type("rd", "enter")
        assert address is not None
        assert [note.text for note in me.workshop.view.at(address.place)] == ["half a word"]  # type: ignore[arg-type]


async def test_quiet_minutes_the_round_and_the_break_go_on_with_one_button(
    library: Library,
) -> None:
    made = library.create("Boilers", how="team", people=NAMES)
    async with running(library, made) as me:
        await me.press("escape", "Q")
        assert me.place == ("quiet", "")
        for button in BUTTON:
            await other_buttons(me, button)
        await me.press("pagedown")
        assert me.place == ("audience", "")
        assert me.workshop.view.writings[-1].phase == "round"
        await me.press("pagedown")
        assert me.place == ("personas", "")
        await me.press("escape")
        pause = next(one for one in me.workshop.view.blocks if one.key == "break")
        me.workshop.submit(StartBlock(block=pause.id))
        await me.goes("break")
        for button in BUTTON:
            await other_buttons(me, button)
        await me.press("pagedown")
        assert me.place == ("personas", "")


async def test_where_we_are_goes_on_with_one_button(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("audience")
        await me.goes("recap")
        for button in BUTTON:
            await other_buttons(me, button)
        await me.press("pagedown", "pagedown")
        assert me.place != ("recap", "")


@pytest.mark.parametrize("seed", range(4))
async def test_however_it_is_pressed_nothing_is_written_and_nothing_left(
    library: Library, seed: int
) -> None:
    chance = Random(seed)
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("escape")
        before = written(me)
        await me.press(*chance.choices(CLICKER, k=40))
        assert me.screen.stands
        assert written(me) == before


def test_f5_is_nobodys_and_esc_is_only_a_lines() -> None:
    for command in COMMANDS:
        assert "f5" not in command.keys, command
        if "escape" in command.keys:
            assert command.where == "write", command


@pytest.mark.parametrize("dot", [".", "ю"])
@pytest.mark.parametrize("body", WALK, ids=lambda body: f"{body.step}.{body.part}")
def test_a_dot_blanks_everywhere_and_never_finds(dot: str, body: type[object]) -> None:
    step, part = getattr(body, "step", ""), getattr(body, "part", "")
    command = command_for(dot, f"{step}.{part}", step, "board", "any", "all")

    assert command is not None
    assert command.id == "blank"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_clicker_on_the_library_starts_nothing(
    library: Library, language: Language
) -> None:
    library.example("boiler", language)
    async with running(library, language=language) as me:
        await me.press(*CLICKER)
        assert me.app.screen is me.home
