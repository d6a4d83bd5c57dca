"""Sending from anywhere: the page, the clipboard, files, and the way back."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import OptionList

from cjm_tui import settings
from cjm_tui.domain.commands import AddNote, AddStage, AddStory
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Language
from cjm_tui.errors import Message
from cjm_tui.method.keys import LANES
from cjm_tui.session import Library
from cjm_tui.share.clipboard import Copied, Failed, Outcome
from cjm_tui.share.doors import FORMATS
from cjm_tui.share.parcels import Parcel
from cjm_tui.share.sending import sending
from cjm_tui.text import new_id
from cjm_tui.tui.layouts import RUSSIAN
from cjm_tui.tui.screens.asking import ListScreen
from tests.tui.driver import Person, running
from tests.tui.fake_desk import LANGUAGES
from tests.tui.test_mouse import spot, wheel

SIZES = ((80, 24), (100, 29), (120, 35), (60, 20))


class Clipboard:
    """Stands in for the machine's: keeps what is copied, and tells what it is told to."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.outcome: Outcome = Copied("xclip")


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> Clipboard:
    """A clipboard that takes everything, until its outcome is changed."""
    found = Clipboard()

    def copy(text: str, _: object) -> Outcome:
        if not isinstance(found.outcome, Failed):
            found.texts.append(text)
        return found.outcome

    monkeypatch.setattr("cjm_tui.tui.copying.copy", copy)
    return found


def russian(key: str) -> str:
    """What the same key gives on the other layout."""
    return RUSSIAN[key]


async def copies(me: Person, clipboard: Clipboard, count: int) -> Sequence[str]:
    """Wait until so many texts were copied and the screen was told."""
    await me.until(lambda: len(clipboard.texts) >= count, f"{count} copies")
    await me.settle()
    return clipboard.texts


def parts_of(me: Person, parcel: Parcel, target: str = "messenger") -> tuple[str, ...]:
    """What should be copied."""
    return sending(me.workshop.view, parcel, target, me.screen.desk.today).parts


def long_map(library: Library) -> str:
    """A workshop whose map is several messages; its id."""
    made = library.create("A long map", how="alone")
    opened = library.open(made)
    stages = [new_id() for _ in range(12)]
    for number, stage in enumerate(stages):
        opened.submit(AddStage(id=new_id(), stage=stage, name=f"Stage {number}"))
    for number in range(5):
        story = new_id()
        opened.submit(AddStory(id=new_id(), story=story, title=f"Story {number}", chosen=True))
        for stage in stages:
            for lane in LANES[:3]:
                text = f"the client's {lane}, told at some length, more than once"
                place = OnMap(story, stage, lane)
                opened.submit(AddNote(id=new_id(), note=new_id(), place=place, text=text))
    assert opened.close()
    return made


# There and back ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["f9", "c", "с"])
async def test_a_key_opens_the_page_and_closes_it_again(
    library: Library, language: Language, key: str
) -> None:
    made = library.example("boiler", language)
    async with running(library, made, language=language) as me:
        await me.goes("map", "path")
        await me.press("escape pagedown")
        page, cursor = me.screen.body.at, me.cursor
        await me.press(key)
        assert me.place == ("close", "send")
        assert me.cursor == "send.map"
        await me.press(key)
        assert me.place == ("map", "path")
        assert (me.screen.body.at, me.cursor) == (page, cursor)


async def test_where_it_is_pressed_tells_what_is_meant(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        for step, part, row in (
            ("interviews", "", "homework"),
            ("close", "ideas", "ask"),
            ("close", "start", "result"),
            ("kickoff", "", "invitation"),
            ("recap", "", "recap"),
        ):
            await me.goes(step, part)
            await me.press("escape c")
            assert me.cursor == f"send.{row}", (step, part)


async def test_a_page_reached_by_turning_pages_begins_with_the_result(
    library: Library, clipboard: Clipboard
) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("close", "ideas")
        await me.press("escape pagedown enter")
        (text,) = await copies(me, clipboard, 1)
        assert text == parts_of(me, Parcel(what="result"))[0]
        await me.press("c")
        assert me.place == ("close", "send"), "there is nowhere to go back to"
        await me.sees_soon("PgUp goes back")
        await me.press("escape escape")
        assert me.place == ("close", "send"), "Esc never leaves"


# Copying ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_enter_is_enough_and_the_next_enter_copies_the_map(
    library: Library, clipboard: Clipboard, size: tuple[int, int], language: Language
) -> None:
    made = library.example("boiler", language)
    async with running(library, made, size=size, language=language) as me:
        await me.goes("close", "plan")
        await me.press("escape c enter")
        await copies(me, clipboard, 1)
        await me.until(lambda: me.cursor == "send.map")
        await me.press("enter")
        texts = await copies(me, clipboard, 2)
        assert texts == [
            *parts_of(me, Parcel(what="result")),
            *parts_of(me, Parcel(what="map")),
        ]
        if size[0] > 60:
            assert any("▏" in row for row in me.rows()), "the message is beside the choices"
        else:
            await me.press("tab")
            assert any("▏" in row for row in me.rows())


async def test_parts_are_walked_and_a_failed_copy_stays(
    library: Library, clipboard: Clipboard
) -> None:
    async with running(library, long_map(library), size=(120, 35)) as me:
        await me.goes("map", "whole")
        await me.press("escape c")
        parts = parts_of(me, Parcel(what="map"))
        assert len(parts) > 3
        assert me.sees(f"{len(parts)} messages: f saves a file instead")
        clipboard.outcome = Failed(Message("clipboard_none"))
        await me.press("enter")
        await me.sees_soon("Not copied")
        await me.press("escape")
        await me.sees_soon("Enter copies the first")
        clipboard.outcome = Copied("xclip")
        for number in range(1, len(parts)):
            await me.press("enter")
            await me.sees_soon(f"Paste {number} of {len(parts)}, come back")
        await me.press("enter")
        await me.until(lambda: me.cursor == "send.mine")
        assert clipboard.texts == [*parts]


@pytest.mark.parametrize("key", ["C", russian("C"), "f21", "shift+f9"])
async def test_once_more_from_anywhere_without_leaving(
    library: Library, clipboard: Clipboard, key: str
) -> None:
    async with running(library, long_map(library)) as me:
        await me.goes("map", "whole")
        await me.press("escape c enter")
        await copies(me, clipboard, 1)
        await me.sees_soon("Paste 1 of")
        await me.press("c")
        await me.goes("audience")
        await me.press("escape")
        await me.press(key)
        texts = await copies(me, clipboard, 2)
        assert me.place == ("audience", "")
        assert texts == [*parts_of(me, Parcel(what="map"))[:2]]
        await me.sees_soon("Map, 2 of")


async def test_once_more_while_a_line_is_open(library: Library, clipboard: Clipboard) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("enter")
        await me.type("half a thought")
        await me.press("f21")
        await copies(me, clipboard, 1)
        assert me.screen.writer.is_open
        assert me.line == "half a thought"


async def test_the_chat_one_writes_in_is_remembered_for_other_workshops(
    library: Library, clipboard: Clipboard
) -> None:
    boiler = library.example("boiler", "en")
    async with running(library, boiler) as me:
        await me.goes("recap")
        await me.press("c left left enter")
        await copies(me, clipboard, 1)
    assert settings.read(os.environ)["chat"] == "slack"
    async with running(library, library.create("Another")) as me:
        await me.press("escape c")
        assert me.sees("▸ Wide grid") or me.sees("← Wide grid →")


async def test_a_mended_message_is_copied(library: Library, clipboard: Clipboard) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("close", "start")
        await me.press("escape c e")
        await me.type("Hello. ", "enter")
        (text,) = await copies(me, clipboard, 1)
        assert "Hello. " in text
        assert len(text) == len(parts_of(me, Parcel(what="result"))[0]) + len("Hello. ")


async def test_the_invitation_asks_when_and_where(library: Library, clipboard: Clipboard) -> None:
    async with running(library, library.create("Boilers", people=["Anna"])) as me:
        await me.goes("kickoff")
        await me.press("escape c enter")
        assert me.screen.writer.is_open
        await me.enter("Fri 27 November, 10:00")
        assert me.workshop.view.brief.meeting == "Fri 27 November, 10:00"
        await me.press("enter")
        (text,) = await copies(me, clipboard, 1)
        assert "Fri 27 November, 10:00" in text
        await me.press("6 o")
        assert me.line == "Fri 27 November, 10:00"


# The mouse --------------------------------------------------------------------------------------


async def test_a_click_chooses_and_a_double_click_copies(
    library: Library, clipboard: Clipboard
) -> None:
    async with running(library, library.example("boiler", "en"), size=(100, 29)) as me:
        await me.goes("close", "plan")
        await me.press("escape c")
        await me.pilot.click(offset=spot(me, "Where we are"))
        await me.settle()
        assert me.cursor == "send.recap"
        await me.pilot.click(offset=spot(me, "Markdown table"))
        await me.settle()
        assert me.sees("▸ Markdown table")
        assert clipboard.texts == []
        await me.pilot.click(offset=spot(me, "Where we are"), times=2)
        (text,) = await copies(me, clipboard, 1)
        assert text == parts_of(me, Parcel(what="recap"), "markdown")[0]


async def test_the_wheel_and_the_pages_read_on(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("map", "whole")
        await me.press("escape c")
        before = me.rows()
        me.screen.sheet.post_message(wheel(50, 10))
        await me.until(lambda: me.rows() != before)
        assert me.cursor == "send.map"
        await me.press("pagedown")
        assert me.place == ("close", "send")
        assert me.rows() != before


# Files ------------------------------------------------------------------------------------------


async def choose(me: Person, key: str) -> None:
    """Choose a row of the list in front."""
    await me.until(lambda: isinstance(me.app.screen, ListScreen))
    options = me.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(key)
    await me.press("enter")


def exported(library: Library) -> list[str]:
    """Names of the files that have left, with their folders."""
    found = (library.root / "exports").rglob("*")
    return sorted(str(one.relative_to(library.root)) for one in found if one.is_file())


async def test_a_file_is_written_and_another_only_after_asking(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("escape c f")
        day = me.screen.desk.today.isoformat()
        await choose(me, "json")
        await me.sees_soon("Written to")
        name = f"exports/{day}-boiler-rooms/boiler-rooms.json"
        assert exported(library) == [name]
        assert name in me.everything().replace(" ", "")
        assert json.loads((library.root / name).read_text("utf-8"))["records"]

        (library.root / name).write_text("mine")
        for wish, left in (("leave", 1), ("both", 2), ("replace", 2)):
            me.screen.tell("")
            await me.press("f")
            await choose(me, "json")
            await choose(me, wish)
            if wish != "leave":
                await me.sees_soon("Written to")
                assert len(exported(library)) == left
            else:
                await me.sees_soon("Nothing was written.")
            kept = (library.root / name).read_text("utf-8") == "mine"
            assert kept == (wish != "replace")
        assert exported(library)[0].endswith("boiler-rooms-2.json")


async def test_the_whole_pack_is_one_folder(library: Library) -> None:
    async with running(library, library.example("boiler", "ru"), language="ru") as me:
        await me.press("escape c f")
        await choose(me, "all")
        await me.sees_soon("файлов в")
        assert len(exported(library)) == len(FORMATS)
        await me.press("f")
        await choose(me, "all")
        await choose(me, "both")
        await me.until(lambda: len(exported(library)) == 2 * len(FORMATS))


async def test_worksheets_are_written_too(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.press("escape c f")
        await choose(me, "worksheets")
        await me.until(lambda: exported(library))
        assert all(name.endswith(".html") for name in exported(library))


async def test_what_a_file_leaves_out_is_named(library: Library) -> None:
    async with running(library, library.example("boiler", "en"), size=(120, 35)) as me:
        await me.press("escape c f")
        await choose(me, "tsv")
        await me.sees_soon("Written to")
        told = me.workshop.view.ideas
        await me.sees_soon(f"{len(told)} ideas")
        assert me.cursor == "send.files"


async def test_a_folder_that_is_a_link_is_not_written_to(library: Library, tmp_path: Path) -> None:
    made = library.example("boiler", "en")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (library.root / "exports").symlink_to(elsewhere)
    async with running(library, made) as me:
        await me.press("escape c f")
        await choose(me, "json")
        await me.sees_soon("is a link")
        assert list(elsewhere.iterdir()) == []


async def test_a_disk_that_says_no_is_told_in_a_sentence(library: Library) -> None:
    made = library.example("boiler", "en")
    (library.root / "exports").write_text("in the way")
    async with running(library, made) as me:
        await me.press("escape c f")
        await choose(me, "json")
        await me.sees_soon("exports")
        assert me.app.return_value is None
        await me.press("1")
        assert me.cursor == "send.result"


async def test_a_defect_of_a_format_takes_nothing_with_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("in a format")

    monkeypatch.setattr("cjm_tui.session.leaving.rendered", broken)
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("escape c f")
        await choose(me, "json")
        await me.sees_soon("in a format")
        assert exported(library) == []


async def test_a_workshop_open_elsewhere_can_be_sent(
    library: Library, clipboard: Clipboard
) -> None:
    made = library.example("boiler", "en")
    elsewhere = library.open(made)
    async with running(library, made) as me:
        assert me.workshop.read_only
        await me.goes("kickoff")
        await me.press("c enter")
        (text,) = await copies(me, clipboard, 1)
        assert text == parts_of(me, Parcel(what="invitation"))[0]
        await me.press("f")
        await choose(me, "result")
        await me.until(lambda: exported(library))
    elsewhere.close()


async def test_a_long_sentence_under_the_page_hides_nothing_of_it(
    library: Library, clipboard: Clipboard
) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("close", "plan")
        await me.press("escape c")
        assert me.sees("1 message")
        me.screen.tell("word " * 60)
        await me.until(lambda: me.everything().count("word") > 40)
        await me.settle()
        assert me.sees("1 message"), "what is known about the message stays in sight"
