"""`cjm copy`: the text without the screen, and the truth about where it went."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cjm_tui.share.clipboard import LAST_COPY
from tests.e2e.program import cjm, made
from tests.e2e.terminal import Terminal


def copy(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Copy as a script does: no terminal, streams captured, text clean of control codes."""
    done = subprocess.run(
        [sys.executable, "-m", "cjm_tui", "copy", *arguments],
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    return done


def last_copy() -> str:
    return Path(os.environ["CJM_SESSIONS"], LAST_COPY).read_text("utf-8")


@pytest.fixture
def workshop() -> str:
    return made("example", "boiler", "--lang", "ru")


@pytest.fixture
def tool(tmp_path: Path) -> dict[str, str]:
    """An environment with a desktop whose tool keeps what it gets in a file."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "xclip"
    # it stays behind and holds what it was given open, as the real one does
    script.write_text(f"#!/bin/sh\necho noise\ncat > {tmp_path / 'got'}\nsleep 30 &\n", "utf-8")
    script.chmod(0o755)
    return {"DISPLAY": ":99", "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def test_a_tool_takes_it_and_nothing_else_is_printed(
    workshop: str, tool: dict[str, str], tmp_path: Path
) -> None:
    done = copy(workshop, **tool)

    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.startswith("Copied ✓ result → messenger, ")
    assert "Котельные" in last_copy()
    assert (tmp_path / "got").read_text("utf-8") == last_copy()


def test_where_nothing_takes_it_the_text_is_printed_and_its_file_is_named(workshop: str) -> None:
    done = copy(workshop, "--what", "map")

    assert done.returncode == 1
    assert done.stdout == last_copy() + "\n"
    assert "Not copied: There is no clipboard here." in done.stderr
    assert str(LAST_COPY) in done.stderr


def test_a_terminal_is_asked_wherever_the_streams_go(workshop: str, tmp_path: Path) -> None:
    for redirected in ("", f" >{tmp_path / 'out'}", f" 2>{tmp_path / 'err'}"):
        line = f"{sys.executable} -m cjm_tui copy {workshop}{redirected}"
        with Terminal(command=("sh", "-c", line)) as terminal:
            assert terminal.until_ended() == 0
            assert terminal.copied() == [last_copy()]
            assert "Котельные" in terminal.copied()[0]
            if "2>" not in redirected:
                assert terminal.sees("which can't be checked")
                assert terminal.sees("Nothing to paste? The text is in")
                assert not terminal.sees("Copied ✓")
    assert (tmp_path / "out").read_bytes() == b"", "no control sequence gets into a file"
    assert b"\x1b" not in (tmp_path / "err").read_bytes()


def test_over_ssh_the_terminal_is_asked_before_any_tool(
    workshop: str, tool: dict[str, str], tmp_path: Path
) -> None:
    env = {**tool, "SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}
    with Terminal("copy", workshop, env=env) as terminal:
        assert terminal.until_ended() == 0
        assert terminal.copied() == [last_copy()]
        assert terminal.sees("which can't be checked")
    assert not (tmp_path / "got").exists()


@pytest.mark.parametrize("env", [{"VTE_VERSION": "7006"}, {"TERM": "linux"}])
def test_a_terminal_known_to_refuse_is_not_asked(workshop: str, env: dict[str, str]) -> None:
    with Terminal("copy", workshop, env=env, size=(80, 50)) as terminal:
        assert terminal.until_ended() == 1
        assert terminal.copied() == []
        assert terminal.sees("This terminal lets no program copy.")
        assert terminal.sees("Котельные"), "the text itself"


def test_the_parts_make_the_whole_and_the_next_is_named(
    workshop: str, tool: dict[str, str]
) -> None:
    what = ("--what", "everything", "--to", "grid")
    first = copy(workshop, *what, **tool)
    count = int(re.findall(r"Part 1 of (\d+): --part 2 is next", first.stderr)[0])
    texts = [last_copy()]
    for part in range(2, count + 1):
        done = copy(workshop, *what, "--part", str(part), **tool)
        texts.append(last_copy())
        told = "the last" if part == count else f"--part {part + 1} is next"
        assert f"Part {part} of {count}" in done.stderr
        assert told in done.stderr
    assert len(set(texts)) == count > 1

    beyond = copy(workshop, *what, "--part", str(count + 1), **tool)
    assert beyond.returncode == 1
    assert beyond.stderr == f"There is no part {count + 1}: it is {count} messages.\n"
    assert last_copy() == texts[-1]


@pytest.mark.parametrize("part", ["0", "-1", "2"])
def test_a_part_there_is_not_is_a_sentence(workshop: str, part: str) -> None:
    done = copy(workshop, "--part", part)

    assert done.returncode == 1
    assert done.stderr == f"There is no part {part}: it is 1 message.\n"


def test_what_has_no_room_in_the_text_is_named(workshop: str, tool: dict[str, str]) -> None:
    done = copy(workshop, "--what", "map", "--to", "mermaid", **tool)

    assert done.returncode == 0
    assert done.stderr.count("Not in it: ") == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--what", "mine"), "Whose part? Add --person NAME. There are: Анна, Олег"),
        (("--what", "mine", "--person", "Zoë"), "No participant is meant by “Zoë”. There are: "),
        (("--person", "Анна"), "--person goes with --what mine."),
        (("--story", "П"), "--story goes with --what map."),
        (("--what", "map", "--story", "zzz"), "No story on the map begins with “zzz”."),
        (("--what", "ask", "--to", "cells"), "--to cells has no form for --what ask. There are: "),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    workshop: str, arguments: tuple[str, ...], sentence: str
) -> None:
    done = copy(workshop, *arguments)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
    assert not Path(os.environ["CJM_SESSIONS"], LAST_COPY).exists()


def test_one_persons_part_goes_by_the_beginning_of_their_name(
    workshop: str, tool: dict[str, str]
) -> None:
    done = copy(workshop, "--what", "mine", "--person", "анн", **tool)

    assert done.returncode == 0, done.stderr
    assert "Анна" in last_copy()


@pytest.mark.parametrize(
    "what", ["result", "map", "ask", "homework", "invitation", "recap", "everything"]
)
def test_everything_that_can_be_sent_can_be_copied(
    workshop: str, tool: dict[str, str], what: str
) -> None:
    done = copy(workshop, "--what", what, **tool)

    assert done.returncode == 0, done.stderr
    assert len(last_copy()) > 50


def test_the_text_speaks_the_workshops_language_and_the_sentence_the_readers(
    workshop: str, tool: dict[str, str]
) -> None:
    done = copy(workshop, CJM_LANG="en", **tool)
    assert done.stderr.startswith("Copied ✓")
    russian = last_copy()
    assert re.search("[а-я]", russian.splitlines()[1])

    done = copy(workshop, "--lang", "en", **tool)
    assert done.stderr.startswith("Copied ✓")
    assert last_copy() != russian, "asked for in so many words, the text speaks it too"


def test_the_file_of_the_last_copy_is_not_a_workshop(workshop: str) -> None:
    copy(workshop)

    assert cjm("list").stdout.count("\n") == 1
    assert cjm("list").returncode == 0
