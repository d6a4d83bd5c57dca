"""Sending in a real terminal: what is asked for is on the clipboard, and files open elsewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path

import openpyxl
import pytest

from cjm_tui.domain.commands import AddNote, AddStage, AddStory, EditBrief
from cjm_tui.domain.places import OnMap
from cjm_tui.method.keys import LANES, OPTIONAL_LANES
from cjm_tui.session import Library
from cjm_tui.share.doors import FORMATS
from cjm_tui.text import new_id
from tests.e2e.program import cjm, made
from tests.e2e.terminal import Terminal
from tests.tui.fake_desk import LANGUAGES

STAGES, ALL_LANES, NOTES = 12, 10, 3
WHOLE = re.compile(r"(\d+) messages, one after the other")


def library() -> Path:
    """Where the program keeps its workshops."""
    return Path(os.environ["CJM_SESSIONS"])


def exported(pattern: str) -> list[Path]:
    """The files that have left."""
    return sorted((library() / "exports").glob(f"*/{pattern}"))


def large_map() -> str:
    """A map of twelve stages, ten lanes and three notes in a cell; its id."""
    shelf = Library(library())
    workshop = shelf.create("A large map", how="alone")
    opened = shelf.open(workshop)
    optional = OPTIONAL_LANES[: ALL_LANES - len(LANES)]
    opened.submit(EditBrief(id=new_id(), lanes=optional))
    story, stages = new_id(), [new_id() for _ in range(STAGES)]
    for number, stage in enumerate(stages, 1):
        opened.submit(AddStage(id=new_id(), stage=stage, name=f"Stage number {number}"))
    opened.submit(AddStory(id=new_id(), story=story, title="The first winter", chosen=True))
    for stage in stages:
        for lane in (*LANES, *optional):
            for number in range(NOTES):
                place = OnMap(story, stage, lane)
                text = f"what is in {lane}, {number}"
                opened.submit(AddNote(id=new_id(), note=new_id(), place=place, text=text))
    assert opened.close()
    return workshop


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_keys_copy_what_the_command_exports(language: str) -> None:
    workshop = made("--lang", language, "example", "boiler")
    with Terminal("--lang", language, "open", workshop) as screen:
        screen.until("1✓")
        screen.press("7", "c" if language == "en" else "с", "enter")
        screen.wait(screen.copied, "the text on the clipboard")
        (copied,) = screen.copied()

    exported_text = cjm("export", workshop, "--to", "result").stdout
    assert copied == exported_text.removesuffix("\n")


def test_a_large_map_is_copied_message_after_message() -> None:
    workshop = large_map()
    with Terminal("open", workshop, size=(120, 35)) as screen:
        screen.until("A large map")
        screen.press("f9")
        screen.until("one after the other")
        found = WHOLE.search(screen.text())
        assert found is not None
        count = int(found.group(1))
        assert count > 1
        for number in range(1, count + 1):
            screen.press("enter")
            if number < count:
                screen.until(f"Paste {number} of {count}, come back")
            else:
                screen.until("▸ 3  Only my part")
        copied = screen.copied()

    assert [text.partition(" ")[0] for text in copied] == [
        f"({number}/{count})" for number in range(1, count + 1)
    ]
    together = "\n".join(copied)
    for lane in (*LANES, *OPTIONAL_LANES[: ALL_LANES - len(LANES)]):
        assert together.count(f"what is in {lane}, ") == STAGES * NOTES


def test_a_file_is_one_that_a_table_program_reads() -> None:
    workshop = made("example", "boiler")
    with Terminal("open", workshop) as screen:
        screen.until("1✓")
        screen.press("c", "f")
        screen.until("Excel file")
        screen.press("enter")
        screen.until("Written to")
        (path,) = exported("*.xlsx")
        screen.wait(lambda: path.name in re.sub(r"\s", "", screen.text()), path.name)
    book = openpyxl.load_workbook(path)
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert any("who do I call now?" in word for word in words)


def test_the_whole_pack_has_every_format() -> None:
    workshop = made("example", "boiler")
    with Terminal("open", workshop) as screen:
        screen.until("1✓")
        screen.press("c", "f")
        screen.until("Excel file")
        screen.press("down", "down", "enter")
        screen.until(f"{len(FORMATS)} files in")
    assert len(exported("*")) == len(FORMATS)
