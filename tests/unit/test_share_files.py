"""Files that leave: whole or not at all, and never over something by accident."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cjm_tui.errors import CjmError, InputProblem, StoreProblem
from cjm_tui.share.files import write_text_atomic


def code_of(error: pytest.ExceptionInfo[CjmError]) -> str:
    return error.value.message.code


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_text_atomic(tmp_path / "map.md", "карта\n")

    assert (tmp_path / "map.md").read_bytes() == "карта\n".encode()
    assert [path.name for path in tmp_path.iterdir()] != []
    assert {path.name for path in tmp_path.iterdir()} <= {"map.md", "home"}


def test_a_file_that_is_there_stays_unless_it_is_forced(tmp_path: Path) -> None:
    path = tmp_path / "map.md"
    path.write_text("old")
    path.chmod(0o600)

    with pytest.raises(InputProblem) as refused:
        write_text_atomic(path, "new")
    assert code_of(refused) == "file_exists"
    assert path.read_text() == "old"

    write_text_atomic(path, "new", force=True)
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_told_and_not_followed(tmp_path: Path, force: bool) -> None:
    target = tmp_path / "somebody's"
    target.write_text("theirs")
    (tmp_path / "map.md").symlink_to(target)

    with pytest.raises(InputProblem) as refused:
        write_text_atomic(tmp_path / "map.md", "ours", force=force)

    assert code_of(refused) == "file_is_link"
    assert target.read_text() == "theirs"


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for path in (tmp_path, pipe):
        with pytest.raises(InputProblem) as refused:
            write_text_atomic(path, "text", force=True)
        assert code_of(refused) == "not_a_file"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem) as refused:
        write_text_atomic(tmp_path / "no" / "map.md", "text")

    assert code_of(refused) == "write_folder_missing"


def test_a_full_disk_leaves_the_old_file_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.md"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreProblem) as refused:
        write_text_atomic(path, "new", force=True)

    assert code_of(refused) == "write_disk_full"
    assert path.read_text() == "old"
    assert {each.name for each in tmp_path.iterdir()} <= {"map.md", "home"}
