"""One process changes a workshop; a second one is told who, and reads."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from cjm_tui.errors import StoreProblem
from cjm_tui.session import Library
from cjm_tui.store.lock import HOLDER
from tests.store.rooms import PATIENCE, a_folder, a_note, reopened, texts, write

HOLD = """
import sys
from pathlib import Path
from cjm_tui.session import Library
opened = Library(Path(sys.argv[1])).open(sys.argv[2])
print(opened.read_only.code if opened.read_only else "mine", flush=True)
sys.stdin.readline()
opened.close()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.parent), folder.name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "mine\n"
    return child


def test_the_second_process_reads_and_is_told_who_has_it(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    child = holder(folder)
    opened = reopened(folder)
    assert opened.read_only is not None
    assert opened.read_only.code == "held"
    assert opened.read_only.params["pid"] == child.pid
    assert opened.read_only.params["host"] == platform.node()
    assert opened.read_only.params["user"]
    assert str(opened.read_only.params["since"]).endswith("Z")
    assert opened.save.state == "read_only"
    assert texts(opened) == ["one"]
    refused = opened.submit(a_note()).wait(PATIENCE)
    assert refused.message is not None
    assert refused.message.code == "read_only"
    library = Library(tmp_path)
    for change in (library.bin, lambda name: library.rename(name, "Other")):
        with pytest.raises(StoreProblem) as problem:
            change(folder.name)
        assert problem.value.message.code == "held"
    child.communicate("\n", timeout=PATIENCE)
    assert reopened(folder).read_only is None


def test_a_killed_holder_holds_nothing_whatever_its_file_says(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    child = holder(folder)
    child.kill()
    child.communicate()
    assert (folder / HOLDER).exists()
    opened = reopened(folder)
    assert opened.read_only is None
    write(opened, "two")
    opened.close()
    assert not (folder / HOLDER).exists()


@pytest.mark.parametrize("junk", [None, b"", b"[1]", b"\xff\xff", b'{"pid": "x"}'])
def test_a_holder_nobody_can_make_out_still_holds(tmp_path: Path, junk: bytes | None) -> None:
    folder = a_folder(tmp_path, "one")
    opened = reopened(folder)
    (folder / HOLDER).unlink()
    if junk is not None:
        (folder / HOLDER).write_bytes(junk)
    second = reopened(folder)
    assert second.read_only is not None
    assert second.read_only.code == "held_by_somebody"
    opened.close()


def test_looking_takes_no_lock(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    looking = Library(tmp_path).look(folder.name)
    assert texts(looking) == ["one"]
    assert reopened(folder).read_only is None


def test_a_folder_that_can_not_be_locked_is_read_with_the_reason(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    (folder / ".lock").unlink(missing_ok=True)
    (folder / ".lock").mkdir()
    opened = reopened(folder)
    assert opened.read_only is not None
    assert opened.read_only.code == "cant_lock"
    assert opened.read_only.params["reason"]
    assert texts(opened) == ["one"]


def test_a_holder_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    target = tmp_path / "precious"
    target.write_text("mine")
    (folder / HOLDER).symlink_to(target)
    assert reopened(folder).read_only is None
    assert target.read_text() == "mine"


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    target = tmp_path / "precious"
    target.write_text("mine")
    (folder / ".lock").unlink(missing_ok=True)
    (folder / ".lock").symlink_to(target)
    assert reopened(folder).read_only is not None
    assert target.read_text() == "mine"
