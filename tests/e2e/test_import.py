"""`cjm import` as people run it: the report first, then the question, nothing half kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

TABLE = "Этапы;Выбор;Оплата\nЦель;понять;x\nПапки;1С;\nМощности / Барьеры;долго;\n"
ENGLISH = "Stage,Choose,Pay\nGoal,see it,x\nFolders,a,\n"
SMALL = (100, 30)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "Котельные.csv"
    path.write_bytes(TABLE.encode("cp1251"))
    return path


def cjm(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "cjm_tui", *arguments],
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(arguments, done.returncode, out, err)


def workshops() -> list[str]:
    return [row["title"] for row in json.loads(cjm("list", "--json").stdout)]


def test_a_table_becomes_a_workshop_and_the_report_goes_to_stderr(table: Path) -> None:
    done = cjm("import", str(table), "--no-open", "--lang", "ru")

    assert done.returncode == 0
    assert "2 этапа" in done.stderr
    assert "Windows-1251" in done.stderr
    assert "«Папки»" in done.stderr
    assert "парков" not in done.stderr
    assert len(done.stdout.split()) == 1, "only the id, for scripts"
    assert "понять" in cjm("show", done.stdout.strip()).stdout
    assert workshops() == ["Котельные"]


def test_a_dry_run_only_says_what_would_come(table: Path) -> None:
    done = cjm("import", str(table), "--dry-run", "--title", "Склад")

    assert done.returncode == 0
    assert "“Склад”: 2 stages" in done.stderr
    assert done.stdout == ""
    assert workshops() == []


def test_a_pipe_is_a_file_too() -> None:
    done = cjm("import", "-", "--as", "csv", "--no-open", given=ENGLISH.encode())

    assert done.returncode == 0, done.stderr
    assert workshops() == ["stdin"]


def test_what_it_is_may_be_said() -> None:
    done = cjm("import", "-", "--as", "list", "--no-open", given=b"late\nrude\n")

    assert "2 findings" in done.stderr
    assert "late" in cjm("show", done.stdout.strip(), "--step", "interviews").stdout


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_bad_file_ends_in_one_sentence(tmp_path: Path, language: str) -> None:
    for name, content in {"a.xlsx": b"PK\x03\x04", "b.csv": b"\x00\x01", "c.md": b""}.items():
        path = tmp_path / name
        path.write_bytes(content)
        done = cjm("import", str(path), "--no-open", "--lang", language)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert name in done.stderr
    assert workshops() == []


def test_folders_and_pipes_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "none.csv"):
        done = cjm("import", str(path), "--no-open")
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
    assert workshops() == []


def test_a_terminal_is_asked_and_no_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text(ENGLISH, "utf-8")
    with Terminal("import", str(path), "--no-open", size=SMALL) as terminal:
        terminal.until("Keep it?")
        assert workshops() == []
        terminal.type("n")
        terminal.press("enter")
        assert terminal.until_ended() == 1
    assert workshops() == []

    with Terminal("import", str(path), "--no-open", size=SMALL) as terminal:
        terminal.until("Keep it?")
        terminal.press("enter")
        assert terminal.until_ended() == 0
    assert workshops() == ["map"]
