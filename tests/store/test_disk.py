"""Disks that are full, slow, failing or gone: the work goes on, and what is said is true."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cjm_tui.errors import StoreProblem
from cjm_tui.session import Kit, Library
from cjm_tui.store import writer
from cjm_tui.store.names import DOCUMENT
from tests.store.faults import CALLS, FailingFiles, StuckFiles
from tests.store.rooms import (
    PATIENCE,
    a_folder,
    a_note,
    codes,
    reopened,
    save_state,
    texts,
    until_durable,
    write,
)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again after a hundredth of a second instead of a whole one."""
    monkeypatch.setattr(writer, "RETRY", 0.01)
    monkeypatch.setattr(writer, "RETRY_MOST", 0.02)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("every", [2, 3, 5])
def test_a_disk_that_fails_now_and_then_loses_nothing(
    tmp_path: Path, call: str, every: int
) -> None:
    folder = a_folder(tmp_path)
    files = FailingFiles(0, call)
    opened = reopened(folder, Kit(files=files))
    files.every = every
    for number in range(20):
        until_durable(opened.submit(a_note(f"note {number}")))
        opened.checkpoint()
    assert save_state(opened) == "saved"
    opened.close()
    assert files.failed or call == "truncate"
    again = reopened(folder)
    assert texts(again) == [f"note {number}" for number in range(20)]
    assert "journal_damaged" not in codes(again)


def test_what_is_durable_on_a_failing_disk_is_there_if_the_program_dies(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    files = FailingFiles(0, "write", "fsync")
    opened = reopened(folder, Kit(files=files))
    files.every = 3
    durable = []
    for number in range(30):
        until_durable(opened.submit(a_note(f"note {number}")))
        durable.append(f"note {number}")
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        assert texts(Library(tmp_path).look(f"{copy}/")) == durable
        shutil.rmtree(copy)


def test_a_full_disk_leaves_the_work_in_memory_and_says_so(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    files = FailingFiles(0, "write")
    opened = reopened(folder, Kit(files=files))
    files.every = 1
    receipt = opened.submit(a_note("two"))
    assert receipt.wait(PATIENCE).state == "unsaved"
    assert save_state(opened) == "unsaved"
    assert opened.save.message is not None
    assert opened.save.message.code == "unsaved_full"
    assert texts(opened) == ["one", "two"]
    later = opened.submit(a_note("three"))
    assert later.wait(PATIENCE).state == "unsaved"

    copy = opened.save_elsewhere(tmp_path / "elsewhere.json")
    library = Library(tmp_path / "other")
    assert texts(library.open(library.keep(library.coming(copy)))) == ["one", "two", "three"]

    files.every = 0
    until_durable(receipt, later)
    assert save_state(opened) == "saved"
    opened.close()
    assert texts(reopened(folder)) == ["one", "two", "three"]


def test_closing_on_a_full_disk_says_that_not_all_is_saved(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    files = FailingFiles(0, "write")
    opened = reopened(folder, Kit(files=files))
    files.every = 1
    opened.submit(a_note("two")).wait(PATIENCE)
    assert not opened.close()
    library = Library(tmp_path)
    elsewhere = library.keep(library.coming(opened.save_elsewhere(tmp_path)))
    assert texts(library.open(elsewhere)) == ["one", "two"]
    again = reopened(folder)
    assert again.read_only is None
    assert texts(again) == ["one"]


def test_a_copy_elsewhere_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    opened = reopened(a_folder(tmp_path, "one"))
    (tmp_path / "there.json").write_text("mine")
    with pytest.raises(StoreProblem):
        opened.save_elsewhere(tmp_path / "there.json")
    with pytest.raises(StoreProblem):
        opened.save_elsewhere(tmp_path / "missing" / "there.json")
    assert (tmp_path / "there.json").read_text() == "mine"


def test_submit_does_not_wait_for_a_disk_that_never_answers(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    files = StuckFiles()
    opened = reopened(folder, Kit(files=files))
    files.go.clear()
    first = opened.submit(a_note("first"))
    assert files.reached.wait(PATIENCE)
    begin = time.perf_counter()
    receipts = [opened.submit(a_note(f"note {number}")) for number in range(50)]
    opened.checkpoint()
    taken = time.perf_counter() - begin
    assert {receipt.state for receipt in (first, *receipts)} == {"pending"}
    assert save_state(opened) == "saving"
    assert len(texts(opened)) == 51
    assert taken < 5
    assert not opened.close(timeout=0.01)
    files.go.set()
    assert opened.close()
    assert {receipt.state for receipt in receipts} == {"durable"}
    assert len(texts(reopened(folder))) == 51


def test_a_folder_taken_away_while_open_is_noticed(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    opened = reopened(folder)
    write(opened, "two")
    folder.rename(tmp_path / "elsewhere")
    receipt = opened.submit(a_note("three"))
    assert receipt.wait(PATIENCE).state == "unsaved"
    assert opened.save.message is not None
    assert opened.save.message.code == "unsaved_gone"
    (tmp_path / "elsewhere").rename(folder)
    until_durable(receipt)
    opened.close()
    assert texts(reopened(folder)) == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("call", "times"), [("open", 5), ("write", 2), ("fsync", 5), ("replace", 3)]
)
def test_a_workshop_is_created_whole_or_not_at_all(tmp_path: Path, call: str, times: int) -> None:
    for at in range(1, times + 1):
        root = tmp_path / f"{call}-{at}"
        with pytest.raises(StoreProblem, match="unwritten_full"):
            Library(root, Kit(files=FailingFiles(at, call))).create("Boiler rooms")
        whole = Library(root)
        assert sorted(path.name for path in root.iterdir()) == [row.id for row in whole.rows()]
        assert all(whole.open(row.id).read_only is None for row in whole.rows())
    root = tmp_path / "enough"
    assert Library(root, Kit(files=FailingFiles(times + 1, call))).create("Boiler rooms")


def test_mending_on_a_full_disk_leaves_it_to_be_read(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    (folder / DOCUMENT).write_bytes(b"half")
    opened = reopened(folder, Kit(files=FailingFiles(1, "write")))
    assert opened.read_only is not None
    assert opened.read_only.code == "unsaved_full"
    assert texts(opened) == ["one"]
    assert (folder / DOCUMENT).read_bytes() == b"half"
    assert reopened(folder).read_only is None


CHILD = """
import resource, signal, sys
from pathlib import Path
from cjm_tui.session import Library
from tests.store.rooms import a_note, texts
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
library = Library(Path(sys.argv[1]))
opened = library.open(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
durable, unsaved = 0, 0
for number in range(200):
    receipt = opened.submit(a_note(f"note {number} " + "x" * 100)).wait(20)
    durable += receipt.state == "durable"
    unsaved += receipt.state == "unsaved"
print(durable, unsaved, len(texts(opened)), opened.save.message.code, opened.close())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such limit")
def test_a_limit_on_the_size_of_files_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    child = [sys.executable, "-c", CHILD, str(tmp_path), folder.name]
    told = subprocess.run(child, capture_output=True, text=True, check=True, timeout=100)
    durable, unsaved, shown, code, saved = told.stdout.split()
    assert int(durable) > 10
    assert int(unsaved) == 200 - int(durable)
    assert (shown, code, saved) == ("200", "unsaved_full", "False")
    assert len(texts(reopened(folder))) == int(durable)


NOBODY = """
import importlib, os, pkgutil, sys
from pathlib import Path
import filelock, getpass, platform  # nobody may not read where they lie
import cjm_tui.domain, cjm_tui.method, cjm_tui.session, cjm_tui.store
for room in (cjm_tui.domain, cjm_tui.method, cjm_tui.session, cjm_tui.store):
    for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        importlib.import_module(module.name)
from cjm_tui.errors import CjmError
from cjm_tui.session import Library
os.setgroups([]); os.setgid(65534); os.setuid(65534)
library = Library(Path(sys.argv[1]))
for row in library.rows():
    try:
        opened = library.open(row.id)
        print(row.id, opened.read_only.code if opened.read_only else "writable", opened.rev)
    except CjmError as error:
        print(row.id, error.message.code, row.problem.code if row.problem else "-")
try:
    Library(Path(sys.argv[1]) / "denied").create("x")
except CjmError as error:
    print("create", error.message.code)
try:
    Library(Path(sys.argv[2])).rows()
except CjmError as error:
    print("rows", error.message.code)
"""


@pytest.mark.outside
@pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() != 0, reason="only root can become somebody else"
)
def test_what_may_not_be_read_or_written_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    root, closed = tmp_path / "root", tmp_path / "closed"
    good, unwritable, unreadable, sealed = (a_folder(root, "one") for _ in range(4))
    for path in (root, good, unwritable, unreadable, sealed, *tmp_path.parents[:-1], tmp_path):
        if path.stat().st_uid == os.getuid() and path.parts[1:2] == ("tmp",):
            path.chmod(path.stat().st_mode | 0o055)
    good.chmod(0o777)
    for path in good.iterdir():
        path.chmod(0o666)
    (unreadable / DOCUMENT).chmod(0o600)
    sealed.chmod(0o700)
    closed.mkdir(mode=0o700)
    child = [sys.executable, "-c", NOBODY, str(root), str(closed)]
    told = subprocess.run(child, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 0, told.stderr
    lines = {line.split()[0]: line.split()[1:] for line in told.stdout.splitlines()}
    assert lines[good.name] == ["writable", "1"]
    assert lines[unwritable.name] == ["cant_lock", "1"]
    assert lines[unreadable.name] == ["unreadable_denied", "unreadable_denied"]
    assert lines[sealed.name] == ["unreadable_denied", "unreadable_denied"]
    assert lines["create"] == ["unwritten_denied"]
    assert lines["rows"] == ["unreadable_denied"]
