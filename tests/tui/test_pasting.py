"""A pasted list becomes notes: few at once, many after a look, and none of it is a command."""

from __future__ import annotations

from cjm_tui.domain.places import OnAudience
from cjm_tui.session import Library
from cjm_tui.tui.screens.asking import LookScreen
from cjm_tui.tui.screens.workshop.pasting import pasted_lines
from tests.tui.driver import running


def test_bullets_numbers_and_empty_lines_are_left_out() -> None:
    pasted = (
        "- one\r\n• two\n\n 3. three\n4) four\n— пять\n\t* six\n-7 degrees\n2 chairs\x1b[2J\u202e"
    )
    assert pasted_lines(pasted) == (
        "one",
        "two",
        "three",
        "four",
        "пять",
        "six",
        "-7 degrees",
        "2 chairs[2J",
    )


def test_a_dash_or_a_number_between_words_stays() -> None:
    lines = ("dear — but fast", "Room 5. Nice", "call 1) or 2) me", "2026. A bad year")
    assert pasted_lines("\n".join(lines)) == lines


async def test_one_line_goes_into_the_line_where_the_cursor_is(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.type("nobody ")
        await me.paste("answers\tat night\n")
        assert me.line == "nobody answers at night"
        assert not me.texts()


async def test_few_lines_become_notes_and_one_undo_takes_them_back(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.type("begun ")
        await me.paste("- one\n- ! two\n- +")
        assert me.texts() == ["one", "! two", "+"], "pasted characters name no lane"
        assert me.line == "begun ", "what was being typed is not lost"
        assert not any(note.severity for note in me.workshop.view.notes)
        await me.press("escape u")
        assert me.texts() == []


async def test_many_lines_are_shown_before_they_are_kept(library: Library) -> None:
    many = "\n".join(f"[/]note {number}" for number in range(30))
    async with running(library, library.create("Boilers")) as me:
        await me.press("tab")
        await me.paste(many)
        assert isinstance(me.app.screen, LookScreen)
        assert me.sees("30 lines become notes · Needs")
        assert me.sees("[/]note 0")
        await me.press("escape")
        assert me.texts() == []
        await me.paste(many)
        await me.press("enter")
        assert len(me.workshop.view.at(OnAudience("needs"))) == 30


async def test_a_paste_on_the_board_opens_the_line_first(library: Library) -> None:
    made = library.create("Boilers", people=["Anna"])
    async with running(library, made) as me:
        await me.press("escape")
        await me.paste("one line")
        assert me.screen.writer.is_open
        assert me.line == "one line"
        await me.press("enter", "escape")
        await me.paste("Anna: hers\nnobody's")
        anna = me.workshop.view.participants[0].id
        assert [(note.text, note.author) for note in me.workshop.view.notes] == [
            ("one line", ""),
            ("hers", anna),
            ("nobody's", ""),
        ]


async def test_where_one_answer_goes_pasted_lines_are_one_and_replace_nothing(
    library: Library,
) -> None:
    async with running(library, library.create("Boilers", people=["Anna", "Boris"])) as me:
        await me.goes("kickoff")
        for many in ("What goes first?\nWho does it?", "\n".join(["line"] * 30)):
            await me.paste(many)
            assert me.line == " ".join(many.split("\n"))
            assert not me.workshop.view.brief.question
            me.screen.line.line.value = ""
        await me.paste("What goes first?\nWho does it?")
        await me.press("enter")
        assert me.workshop.view.brief.question == "What goes first? Who does it?"


async def test_where_nothing_can_be_written_a_paste_says_so(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("r")
        await me.paste("one\ntwo")
        assert me.screen.told
