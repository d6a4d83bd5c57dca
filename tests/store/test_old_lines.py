"""Lines that the document already has are only wanted for undo, and are looked at before that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

from cjm_tui.domain.commands import EditNote, Undo
from cjm_tui.store.names import JOURNAL
from tests.store.rooms import NEEDS, PATIENCE, a_folder, codes, reopened, texts, write

Line = dict[str, list[dict[str, object]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workshop whose last entry changed a note from *warm* to *hot*."""
    folder = a_folder(tmp_path, "warm")
    opened = reopened(folder)
    note = opened.view.at(NEEDS)[0]
    opened.submit(EditNote(note=note.id, text="hot")).wait(PATIENCE)
    assert opened.close()
    return folder


def rewrite(folder: Path, field: str, value: object) -> None:
    """Put something else into the record that undoing the last entry would bring back."""
    *before, last = (folder / JOURNAL).read_text().splitlines()
    line = cast(Line, json.loads(last))
    line["inverse"][0][field] = value
    (folder / JOURNAL).write_text("\n".join([*before, json.dumps(line)]) + "\n")


def test_undo_brings_back_clean_text_from_an_unclean_line(folder: Path) -> None:
    rewrite(folder, "text", "wa\u202erm\x1b[2J")
    opened = reopened(folder)
    opened.submit(Undo()).wait(PATIENCE)
    assert texts(opened) == ["warm[2J"]


@pytest.mark.parametrize(("field", "value"), [("score", 9), ("voices", 10**18), ("id", "../x")])
def test_undo_refuses_what_no_workshop_could_hold(folder: Path, field: str, value: object) -> None:
    rewrite(folder, field, value)
    opened = reopened(folder)
    assert codes(opened) == []
    receipt = opened.submit(Undo()).wait(PATIENCE)
    assert receipt.state == "refused"
    assert texts(opened) == ["hot"]
    write(opened, "goes on")


def test_a_line_of_the_wrong_shape_is_damage_wherever_it_is(folder: Path) -> None:
    rewrite(folder, "voices", "many")
    opened = reopened(folder)
    assert codes(opened) == ["journal_damaged"]
    assert texts(opened) == ["hot"]


def test_unclean_text_in_a_line_that_is_replayed_is_cleaned_and_told(folder: Path) -> None:
    data = (folder / JOURNAL).read_text().replace('"hot"', r'"h\u202eo\u0007t"')
    (folder / JOURNAL).write_text(data)
    (folder / "workshop.json").unlink()
    opened = reopened(folder)
    assert codes(opened) == ["document_missing", "cleaned"]
    assert texts(opened) == ["hot"]
    assert (folder / JOURNAL).read_text() == data
