"""More keys in two lines above the footer, where a room looks on; once more, all of them."""

from __future__ import annotations

import pytest

from cjm_tui.domain.records import How, Language
from cjm_tui.session import Library
from cjm_tui.text import cell_len
from cjm_tui.tui.keys_line import keys_line
from cjm_tui.tui.keys_strip import ROWS, characters_strip, keys_strip
from cjm_tui.tui.registry import COMMANDS
from cjm_tui.tui.screens.asking import TextScreen
from cjm_tui.words import words
from tests.tui.driver import running

LANGUAGES: tuple[Language, ...] = ("en", "ru")
WHERES = sorted({one.where for one in COMMANDS} - {"home", "write", "board", "any", "all"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_two_lines_then_the_whole_screen(
    library: Library, language: Language, key: str
) -> None:
    say = words(language).say
    made = library.create("Boilers", language=language, people=["Anna"])
    async with running(library, made, language=language) as me:
        await me.press("escape")
        footer = me.rows()[-1]
        question = next(row for row in me.rows() if me.screen.body.question()[:20] in row)
        await me.press(key)
        assert me.app.screen is me.screen
        assert me.rows()[-1] == footer, "the footer stays where it was"
        assert any(say("all keys") in row for row in me.rows()[-3:-1])
        assert me.sees(say("move"))
        assert question in me.rows(), "the question is not covered"
        await me.press(key)
        assert isinstance(me.app.screen, TextScreen)
        await me.press("escape")
        assert me.app.screen is me.screen
        assert not me.sees(say("all keys"))


async def test_whoever_works_alone_has_the_screen_at_once(library: Library) -> None:
    async with running(library, library.create("Boilers", how="alone")) as me:
        await me.press("escape", "question_mark")
        assert isinstance(me.app.screen, TextScreen)


async def test_any_other_key_puts_it_away(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        for key in ("n", "r", "2"):
            await me.press("escape", "question_mark")
            assert me.sees("all keys")
            await me.press(key)
            assert not me.sees("all keys"), key


async def test_while_writing_it_tells_what_first_characters_mean(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.type("half a th")
        await me.press("f1")
        assert me.sees("!!!")
        assert me.sees("parking lot")
        assert me.line == "half a th", "the line stays open with its text"
        await me.type("ought", "enter")
        assert me.texts() == ["half a thought"]
        assert not me.sees("all keys")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_it_is_two_whole_lines_in_every_place(language: Language, width: int) -> None:
    said = words(language)
    for where in WHERES:
        wheres = (where, where.partition(".")[0], "board", "any", "all")
        footer = keys_line(said, wheres, width)
        shown = {one.key.removeprefix("key:") for one in footer.items}
        strip = keys_strip(said, wheres, width, in_footer=shown)
        written = ["".join(span.text for span in line).rstrip() for line in strip.lines]
        assert len(written) == ROWS
        assert all(cell_len(line) <= width for line in written), where
        assert "…" not in "".join(written), where
        told = {one.key.removeprefix("key:") for one in strip.items}
        assert told & shown <= {"help"}, "nothing stands there twice"
        assert "help" in told
    line = characters_strip(said, width)
    assert line.height == ROWS
    assert all(cell_len("".join(span.text for span in one)) <= width for one in line.lines)


async def test_in_a_room_what_is_missing_is_a_number(library: Library) -> None:
    ways: tuple[tuple[How, bool], ...] = (("team", False), ("half-day", False), ("alone", True))
    for how, nags in ways:
        made = library.create(f"Boilers {how}", how=how)
        async with running(library, made) as me:
            assert me.sees("4 still needed (Esc n)") != nags
            assert me.sees("Still needed") == nags
            await me.enter("chief engineers")
            await me.press("escape")
            assert me.sees("3 still needed (n)") != nags
            await me.press("n")
            assert me.screen.writer.is_open, "n opens the line of what is missing"


async def test_the_meeting_is_named_where_there_are_two(library: Library) -> None:
    made = library.create("Boilers", how="two-meetings", people=["Anna"])
    async with running(library, made) as me:
        assert "meeting 1" in me.rows()[0]
    async with running(library, library.create("Short", people=["Anna"])) as me:
        assert "meeting" not in me.rows()[0]
