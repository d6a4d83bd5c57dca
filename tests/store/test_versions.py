"""Older files are brought up to date beside a backup, newer ones only looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cjm_tui.domain.commands import Undo
from cjm_tui.domain.records import Note
from cjm_tui.errors import StoreProblem
from cjm_tui.session import Kit
from cjm_tui.store.exchange import export_json, import_json
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.store.schema import RawRecords, Schema
from tests.store.rooms import PATIENCE, a_folder, a_note, codes, reopened, texts, write


def shout(records: RawRecords) -> RawRecords:
    """A migration: every note is in capitals from now on."""
    return {
        name: {**record, "text": str(record["text"]).upper()} if "text" in record else record
        for name, record in records.items()
    }


NEXT = Kit(schema=Schema(2, {1: shout}))


@pytest.fixture
def behind(tmp_path: Path) -> Path:
    """A workshop of version 1 whose last note is only in the journal."""
    folder = a_folder(tmp_path, "one")
    document = (folder / DOCUMENT).read_bytes()
    opened = reopened(folder)
    write(opened, "two")
    opened.close()
    (folder / DOCUMENT).write_bytes(document)
    return folder


def test_a_migration_brings_document_and_journal_up_and_keeps_both(behind: Path) -> None:
    old = {name: (behind / name).read_bytes() for name in (DOCUMENT, JOURNAL)}
    opened = reopened(behind, NEXT)
    assert codes(opened) == ["migrated"]
    assert texts(opened) == ["ONE", "TWO"]
    assert opened.rev == 2
    backups = {path.name.partition(".")[0]: path.read_bytes() for path in behind.glob("*.v1-*")}
    assert backups == {"workshop": old[DOCUMENT], "journal": old[JOURNAL]}

    first = json.loads((behind / JOURNAL).read_bytes().splitlines()[0])
    assert (first["v"], first["rev"]) == (2, 2)
    assert "TWO" in {record.get("text") for record in first["snapshot"]}
    write(opened, "three")
    opened.close()
    assert json.loads((behind / DOCUMENT).read_bytes())["workshop"]["head"]["v"] == 2
    again = reopened(behind, NEXT)
    assert codes(again) == []
    assert texts(again) == ["ONE", "TWO", "three"]


@pytest.mark.parametrize("lost", [DOCUMENT, JOURNAL])
def test_a_migration_needs_only_one_of_the_files(tmp_path: Path, lost: str) -> None:
    folder = a_folder(tmp_path, "one")
    (folder / lost).unlink()
    opened = reopened(folder, NEXT)
    assert codes(opened) == ["migrated"]
    assert texts(opened) == ["ONE"]


def test_a_migration_stopped_half_way_is_finished_by_the_next_opening(behind: Path) -> None:
    old_journal = (behind / JOURNAL).read_bytes()
    reopened(behind, NEXT).close()
    (behind / JOURNAL).write_bytes(old_journal)
    opened = reopened(behind, NEXT)
    assert texts(opened) == ["ONE", "TWO"]
    write(opened, "three")
    opened.close()
    assert texts(reopened(behind, NEXT)) == ["ONE", "TWO", "three"]


def test_a_migration_that_fails_changes_nothing_and_says_so(behind: Path) -> None:
    def fail(records: RawRecords) -> RawRecords:
        raise KeyError("place")

    before = {path.name: path.read_bytes() for path in behind.iterdir()}
    with pytest.raises(StoreProblem) as problem:
        reopened(behind, Kit(schema=Schema(2, {1: fail})))
    assert problem.value.message.code == "cant_migrate"
    assert {path.name: path.read_bytes() for path in behind.iterdir()} == before
    assert texts(reopened(behind)) == ["one", "two"]


def test_a_newer_version_is_only_looked_at(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "ONE", kit=NEXT)
    tables = json.loads((folder / DOCUMENT).read_bytes())
    for note in tables["audience"].values():
        note["colour"] = "teal"
    tables["sails"] = {"sail-0001": {"kind": "sail", "id": "sail-0001", "area": 3}}
    (folder / DOCUMENT).write_text(json.dumps(tables))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    opened = reopened(folder)
    assert opened.read_only is not None
    assert opened.read_only.code == "too_new"
    assert opened.save.state == "read_only"
    assert texts(opened) == ["ONE"]
    for command in (a_note(), Undo()):
        assert opened.submit(command).wait(PATIENCE).state == "refused"
    assert opened.close()
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name: after[name] for name in before} == before


def test_a_newer_version_that_says_nothing_we_know_is_told(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    (folder / JOURNAL).unlink()
    (folder / DOCUMENT).write_text('{"workshop": {"head": {"v": 9, "uid": "u", "rev": 1}}}')
    with pytest.raises(StoreProblem) as problem:
        reopened(folder)
    assert problem.value.message.code == "too_new_unreadable"


def test_an_exported_file_of_an_older_version_is_brought_up_too(tmp_path: Path) -> None:
    workshop = reopened(a_folder(tmp_path, "one")).workshop
    newer = import_json(export_json(workshop), "file", NEXT.schema)
    notes = [record for record in newer.records.values() if isinstance(record, Note)]
    assert [note.text for note in notes] == ["ONE"]
