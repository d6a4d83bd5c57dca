"""The document: TinyDB's, whole or not at all, the same for equal workshops."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cjm_tui.domain.commands import Redo, Undo
from cjm_tui.session import Kit, Library
from cjm_tui.store.atomic import write_atomically
from cjm_tui.store.database import Database
from cjm_tui.store.document import TABLES, read_document
from cjm_tui.store.files import SystemFiles
from cjm_tui.store.head import read_head
from cjm_tui.store.names import DOCUMENT
from tests.store.faults import CALLS, CountingFiles, FailingFiles, ShortFiles
from tests.store.rooms import PATIENCE, a_folder, reopened, until, write


def test_tinydb_reads_it_with_record_ids_as_document_ids(tmp_path: Path) -> None:
    library = Library(tmp_path)
    folder = tmp_path / library.example("boiler", "en")
    database = Database(folder / DOCUMENT)
    assert database.tables() == set(TABLES)
    stage = database.table("stages").all()[0]
    assert stage["id"] == stage.doc_id
    assert database.table("workshop").get(doc_id="brief")["title"]  # type: ignore[call-overload]


def test_every_snapshot_is_one_write_of_all_tables(tmp_path: Path) -> None:
    files = CountingFiles()
    library = Library(tmp_path, Kit(files=files))
    opened = library.open(library.create("Boiler rooms"))
    write(opened, "one", "two")
    files.replaced.clear()
    opened.checkpoint()
    until(lambda: bool(files.replaced))
    opened.close()
    assert files.replaced == [DOCUMENT]


def test_the_document_follows_the_journal_by_itself(tmp_path: Path) -> None:
    library = Library(tmp_path)
    opened = library.open(library.create("Boiler rooms"))
    write(opened, "warm")
    until(lambda: b"warm" in (opened.path / DOCUMENT).read_bytes())
    opened.close()


def test_equal_workshops_make_equal_files(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one", "two")
    records = read_document((folder / DOCUMENT).read_bytes()).records
    opened = reopened(folder)
    opened.submit(Undo()).wait(PATIENCE)
    opened.submit(Redo()).wait(PATIENCE)
    opened.close()
    after = (folder / DOCUMENT).read_bytes()
    assert read_document(after).records == records
    before_tables = json.loads(after)
    assert list(before_tables) == list(TABLES)
    opened = reopened(folder)
    opened.submit(Undo()).wait(PATIENCE)
    opened.submit(Redo()).wait(PATIENCE)
    opened.close()
    tables = json.loads((folder / DOCUMENT).read_bytes())
    del tables["workshop"]["head"], before_tables["workshop"]["head"]
    assert json.dumps(tables) == json.dumps(before_tables)


def test_the_head_is_read_from_the_first_few_kilobytes(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, *("a long note " * 50 for _ in range(50)))
    data = (folder / DOCUMENT).read_bytes()
    head = read_head(data[:4096])
    assert head == read_document(data).head
    assert read_head(data[:100]) is None


@pytest.mark.parametrize("call", [call for call in CALLS if call != "truncate"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, call: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "file"
    write_atomically(SystemFiles(), path, b"old")
    files = FailingFiles(1, call)
    with pytest.raises(OSError, match="space"):
        write_atomically(files, path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in folder.iterdir()] == ["file"]


def test_a_disk_that_takes_little_at_a_time_gets_it_all(tmp_path: Path) -> None:
    kit = Kit(files=ShortFiles())
    folder = a_folder(tmp_path, "one", "two", kit=kit)
    (folder / DOCUMENT).unlink()
    assert reopened(folder, kit).rev == 2
