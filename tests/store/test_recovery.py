"""Damaged, half-written, missing, foreign and copied files: nothing is lost to be tidy."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_tui.domain.commands import Undo
from cjm_tui.errors import StoreProblem
from cjm_tui.session import Library
from cjm_tui.store.names import DOCUMENT, JOURNAL
from tests.store.rooms import PATIENCE, a_folder, codes, reopened, texts, write

Damage = Callable[[bytes], bytes]

DAMAGES: dict[str, Damage] = {
    "half": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "foreign": lambda data: b'{"name": "something else"}',
    "binary": lambda data: bytes(range(256)),
    "deep": lambda data: b"[" * 200_000,
    "trailing": lambda data: data + b"}",
    "wrong type": lambda data: data.replace(b'"warm water"', b"17"),
    "huge number": lambda data: data.replace(b'"rev": 3', b'"rev": 1' + b"0" * 5000),
    "unknown kind": lambda data: data.replace(b'"kind": "note"', b'"kind": "sword"'),
    "id of another": lambda data: data.replace(b'"id": "brief"', b'"id": "grief"'),
    "score out of range": lambda data: data.replace(b'"text": "warm', b'"score": 9, "text": "warm'),
}


def kept(folder: Path, beginning: str) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(beginning)]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_document_is_recovered_from_the_journal_and_kept(
    tmp_path: Path, damage: Damage
) -> None:
    folder = a_folder(tmp_path, "warm water", "two", "three")
    damaged = damage((folder / DOCUMENT).read_bytes())
    (folder / DOCUMENT).write_bytes(damaged)

    opened = reopened(folder)
    assert codes(opened) == ["document_damaged"]
    assert texts(opened) == ["warm water", "two", "three"]
    assert [copy.read_bytes() for copy in kept(folder, "workshop.damaged-")] == [damaged]
    opened.submit(Undo()).wait(PATIENCE)
    opened.close()

    again = reopened(folder)
    assert codes(again) == []
    assert texts(again) == ["warm water", "two"]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_without_a_journal_one_sentence_names_the_file_and_it_stays(
    tmp_path: Path, damage: Damage
) -> None:
    folder = a_folder(tmp_path, "warm water", "two", "three")
    damaged = damage((folder / DOCUMENT).read_bytes())
    (folder / DOCUMENT).write_bytes(damaged)
    (folder / JOURNAL).unlink()
    with pytest.raises(StoreProblem) as problem:
        reopened(folder)
    assert problem.value.message.code == "damaged"
    assert DOCUMENT in str(problem.value.message.params["path"])
    assert (folder / DOCUMENT).read_bytes() == damaged


def test_a_missing_document_is_written_again(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    (folder / DOCUMENT).unlink()
    opened = reopened(folder)
    assert codes(opened) == ["document_missing"]
    assert texts(opened) == ["one"]
    assert (folder / DOCUMENT).exists()


def test_a_missing_journal_begins_anew(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    (folder / JOURNAL).unlink()
    opened = reopened(folder)
    assert codes(opened) == ["journal_missing"]
    write(opened, "two")
    opened.close()
    (folder / DOCUMENT).unlink()
    assert texts(reopened(folder)) == ["one", "two"]


def test_a_torn_tail_is_cut_and_told(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one", "two")
    whole = (folder / JOURNAL).read_bytes()
    (folder / JOURNAL).write_bytes(whole + b'{"rev":3,"at":"2026')
    opened = reopened(folder)
    assert codes(opened) == ["tail_cut"]
    assert (folder / JOURNAL).read_bytes() == whole
    write(opened, "three")
    opened.close()
    assert texts(reopened(folder)) == ["one", "two", "three"]


def test_a_reader_stops_at_the_last_newline_and_cuts_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one", "two")
    writer = reopened(folder)
    torn = (folder / JOURNAL).read_bytes() + b'{"rev":3,"at":"2026'
    (folder / JOURNAL).write_bytes(torn)
    reader = reopened(folder)
    assert reader.read_only is not None
    assert codes(reader) == []
    assert texts(reader) == ["one", "two"]
    assert texts(Library(tmp_path).look(folder.name)) == ["one", "two"]
    assert (folder / JOURNAL).read_bytes() == torn
    writer.close()


def _spoil(folder: Path, number: int) -> bytes:
    lines = (folder / JOURNAL).read_bytes().split(b"\n")
    lines[number - 1] = lines[number - 1][:-9] + b"#"
    data = b"\n".join(lines)
    (folder / JOURNAL).write_bytes(data)
    return data


def test_a_bad_line_in_the_middle_keeps_the_file_and_says_how_many_follow(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one", "two", "three", "four")
    (folder / DOCUMENT).unlink()
    damaged = _spoil(folder, 3)
    opened = reopened(folder)
    assert codes(opened) == ["document_missing", "journal_damaged"]
    params = opened.notices[-1].params
    assert (params["line"], params["n"]) == (3, 2)
    assert texts(opened) == ["one"]
    assert [copy.read_bytes() for copy in kept(folder, "journal.damaged-")] == [damaged]
    opened.submit(Undo()).wait(PATIENCE)
    opened.close()
    again = reopened(folder)
    assert codes(again) == []
    assert texts(again) == []


def test_a_bad_line_that_the_document_has_loses_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one", "two", "three")
    document = (folder / DOCUMENT).read_bytes()
    opened = reopened(folder)
    write(opened, "four", "five")
    opened.close()
    (folder / DOCUMENT).write_bytes(document)
    _spoil(folder, 3)
    opened = reopened(folder)
    assert codes(opened) == ["journal_damaged"]
    assert texts(opened) == ["one", "two", "three", "four", "five"]
    write(opened, "six")
    opened.close()
    (folder / DOCUMENT).unlink()
    assert texts(reopened(folder)) == ["one", "two", "three", "four", "five", "six"]


def test_a_bad_first_line_is_no_loss_either(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one", "two")
    damaged = _spoil(folder, 1)
    opened = reopened(folder)
    assert codes(opened) == ["journal_damaged"]
    assert texts(opened) == ["one", "two"]
    assert [copy.read_bytes() for copy in kept(folder, "journal.damaged-")] == [damaged]


def test_a_journal_that_ends_before_the_document_is_kept(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one", "two")
    older = b"".join((folder / JOURNAL).read_bytes().splitlines(keepends=True)[:2])
    (folder / JOURNAL).write_bytes(older)
    opened = reopened(folder)
    assert codes(opened) == ["journal_behind"]
    assert texts(opened) == ["one", "two"]
    assert [copy.read_bytes() for copy in kept(folder, "journal.behind-")] == [older]


def test_the_journal_of_another_workshop_is_kept_and_not_replayed(tmp_path: Path) -> None:
    folder, other = a_folder(tmp_path, "one"), a_folder(tmp_path, "alien", "other")
    shutil.copy(other / JOURNAL, folder / JOURNAL)
    opened = reopened(folder)
    assert codes(opened) == ["journal_foreign"]
    assert texts(opened) == ["one"]
    assert kept(folder, "journal.foreign-")


def test_unclean_text_in_a_file_is_cleaned_in_memory_and_the_file_kept(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "warm water")
    unclean = (folder / DOCUMENT).read_bytes().replace(b"warm", rb"wa\u202erm\u001b[2J\ud800")
    (folder / DOCUMENT).write_bytes(unclean)
    opened = reopened(folder)
    assert codes(opened) == ["cleaned"]
    assert texts(opened) == ["warm[2J water"]
    assert [copy.read_bytes() for copy in kept(folder, "workshop.original-")] == [unclean]
    opened.close()
    assert codes(reopened(folder)) == []


def test_escapes_that_hide_nothing_are_no_reason_for_a_report(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "Котёл")
    data = json.dumps(json.loads((folder / DOCUMENT).read_bytes())).encode()
    (folder / DOCUMENT).write_bytes(data)
    opened = reopened(folder)
    assert codes(opened) == []
    assert texts(opened) == ["Котёл"]


def test_temporary_files_of_a_killed_writer_are_removed(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    leftover = folder / ".workshop.json.abc.tmp"
    leftover.write_bytes(b"half")
    reopened(folder)
    assert not leftover.exists()


@pytest.mark.parametrize("content", ["nothing", "other files"])
def test_a_folder_that_is_no_workshop_is_told(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    if content == "other files":
        (folder / "readme.txt").write_text("hello")
    before = sorted(folder.iterdir())
    with pytest.raises(StoreProblem) as problem:
        Library(tmp_path).open(f"{folder}/")
    assert problem.value.message.code == "not_a_workshop"
    assert sorted(folder.iterdir()) == before
