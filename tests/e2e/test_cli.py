"""The command line: what each verb answers, where it says it, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cjm_tui.method import keys

ESCAPE = "\x1b"


def cjm(*arguments: str, given: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "cjm_tui", *arguments],
        input=given.encode(),
        capture_output=True,
        env={**os.environ, **env},
        timeout=60,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    assert ESCAPE not in out + err
    return subprocess.CompletedProcess(arguments, done.returncode, out, err)


def made(*arguments: str, lang: str = "en") -> str:
    """Make a workshop and return its id."""
    done = cjm(*arguments, "--no-open", "--lang", lang)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def workshops() -> list[str]:
    listed = json.loads(cjm("list", "--json").stdout)
    return [row["id"] for row in listed]


def test_the_version_is_said_on_stdout() -> None:
    done = cjm("--version")

    assert done.returncode == 0
    assert done.stdout.startswith("cjm 0.")
    assert cjm("--version", "--lang", "ru").stdout == done.stdout


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    "verb",
    [
        "",
        "open",
        "new",
        "example",
        "import",
        "list",
        "examples",
        "show",
        "check",
        "export",
        "submit",
    ],
)
def test_help_is_everywhere_and_has_an_example(verb: str, lang: str) -> None:
    done = cjm(*filter(None, [verb, "-h", "--lang", lang]))

    assert done.returncode == 0
    assert f"\n  cjm {verb}" in done.stdout
    assert done.stderr == ""
    assert ("usage:" in done.stdout) == (lang == "en")


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("show",),
        ("show", "w", "--step", "nowhere"),
        ("export", "w"),
        ("export", "w", "--to", "pdf"),
        ("new", "A", "--how", "quickly"),
        ("new", "A", "--peop", "Nina"),
        ("new", "--no-open"),
        ("list", "--json=1"),
        ("list", "--sessions"),
        ("example", "nothing"),
        ("list", "--lang", "fr"),
    ],
)
def test_wrong_usage_is_explained_on_stderr_and_exits_with_2(arguments: tuple[str, ...]) -> None:
    done = cjm(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("usage: cjm")
    assert "argument" not in done.stderr


def test_wrong_usage_is_explained_in_russian() -> None:
    done = cjm("frobnicate", CJM_LANG="ru")

    assert done.returncode == 2
    assert "usage" not in done.stderr
    assert "frobnicate" in done.stderr
    assert "isn't" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("open", "w"),
        ("new", "Boiler rooms"),
        ("new",),
        ("example", "boiler"),
        ("import", "x.json"),
    ],
)
def test_without_a_terminal_a_verb_that_needs_one_says_so_and_makes_nothing(
    arguments: tuple[str, ...],
) -> None:
    done = cjm(*arguments)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "This needs a terminal with a keyboard; here there is none.\n"
    assert workshops() == []


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are different there")
def test_a_screen_is_not_drawn_into_a_file(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    said = tmp_path / "said"
    with said.open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "cjm_tui"],
            stdin=theirs,
            stdout=theirs,
            stderr=file,
            timeout=60,
            check=False,
        )
    os.close(ours)
    os.close(theirs)

    assert done.returncode == 1
    assert said.read_text() == "This needs a terminal with a keyboard; here there is none.\n"


def test_a_title_with_a_line_break_in_a_file_takes_one_row(tmp_path: Path) -> None:
    name = made("new", "Boiler rooms")
    document = tmp_path / "sessions" / name / "workshop.json"
    document.write_text(
        document.read_text("utf-8").replace("Boiler rooms", "Boiler\\nrooms"), "utf-8"
    )

    assert cjm("list").stdout.splitlines()[0].endswith("  Boiler rooms")


def test_a_new_workshop_is_what_was_asked_for() -> None:
    name = made("new", "Boiler rooms", "--people", "Nina, Oleg", "--stages", "service_contract")
    shown = cjm("show", name[:8])

    assert shown.returncode == 0
    assert shown.stdout.startswith("Boiler rooms\n")
    assert "In the room: Nina, Oleg" in shown.stdout
    assert "5. Aftercare" in shown.stdout


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("example", keys.EXAMPLES)
def test_an_example_is_complete_and_survives_export_and_import(example: str, lang: str) -> None:
    name = made("example", example, lang=lang)
    strict = cjm("check", name, "--strict", "--lang", lang)
    assert strict.returncode == 0, strict.stdout

    path = Path("map.json")
    assert cjm("export", name, "--to", "json", "-o", str(path)).returncode == 0
    again = made("import", str(path))

    first, second = (json.loads(cjm("export", w, "--to", "json").stdout) for w in (name, again))
    first.pop("workshop"), second.pop("workshop")
    assert first == second


def test_an_example_can_be_opened_empty() -> None:
    name = made("example", "trip", "--empty")

    assert cjm("check", name, "--strict").returncode == 1


def test_the_list_tells_the_same_to_people_and_to_programs() -> None:
    name = made("new", "Boiler rooms")
    (row,) = json.loads(cjm("list", "--json").stdout)
    (line,) = cjm("list").stdout.splitlines()

    assert set(row) == {"id", "title", "language", "step", "rev", "updated", "path", "rehearsal"}
    assert row["id"] == name
    assert Path(row["path"]).name == name
    assert line.startswith(f"{name}  ")
    assert line.endswith("  Audience  Boiler rooms")


def test_a_folder_that_cannot_be_read_is_listed_and_said(tmp_path: Path) -> None:
    name = made("new", "Boiler rooms")
    (tmp_path / "sessions" / "link").symlink_to("/")
    broken = tmp_path / "sessions" / "broken"
    broken.mkdir()
    (broken / "workshop.json").write_text("{")

    done = cjm("list")
    rows = {row["id"]: row for row in json.loads(cjm("list", "--json").stdout)}

    assert done.returncode == 0
    assert {line.split()[0] for line in done.stdout.splitlines()} == {name, "link", "broken"}
    assert {line.split(":")[0] for line in done.stderr.splitlines()} == {"link", "broken"}
    assert (rows["broken"]["step"], rows[name]["step"]) == ("", "audience")


def test_an_empty_library_is_no_failure() -> None:
    done = cjm("list")

    assert (done.returncode, done.stdout) == (0, "")
    assert "no workshops" in done.stderr


def test_examples_are_listed_name_first() -> None:
    lines = cjm("examples").stdout.splitlines()

    assert tuple(line.split()[0] for line in lines) == keys.EXAMPLES


def test_options_work_before_and_after_the_verb(tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    before = cjm("--sessions", other, "--lang", "ru", "new", "Котельные", "--no-open")
    after = cjm("list", "--json", "--sessions", other)

    assert json.loads(after.stdout)[0]["id"] == before.stdout.strip()
    assert json.loads(after.stdout)[0]["language"] == "ru"
    assert workshops() == []


@pytest.mark.parametrize("form", ["json", "result", "messenger", "markdown"])
def test_an_export_on_stdout_is_the_file_it_would_write(form: str, tmp_path: Path) -> None:
    name = made("example", "boiler")
    path = tmp_path / "out"
    written = cjm("export", name, "--to", form, "-o", str(path))

    assert written.returncode == 0
    assert written.stdout == ""
    assert path.read_text() == cjm("export", name, "--to", form, "-o", "-").stdout


def test_an_existing_file_needs_force(tmp_path: Path) -> None:
    name = made("example", "trip")
    path = tmp_path / "out"
    path.write_text("mine")

    refused = cjm("export", name, "--to", "markdown", "-o", str(path))
    assert refused.returncode == 1
    assert str(path) in refused.stderr
    assert path.read_text() == "mine"

    assert cjm("export", name, "--to", "markdown", "-o", str(path), "--force").returncode == 0
    assert path.read_text().startswith("# ")


def test_check_tells_what_is_missing_in_words() -> None:
    name = made("new", "Boiler rooms")
    done = cjm("check", name)

    assert done.returncode == 0
    assert "Audience: the client in one sentence" in done.stdout
    assert "_key" not in done.stdout
    assert cjm("check", name, "--strict").returncode == 1


@pytest.mark.parametrize("verb", ["show", "check", "export", "submit"])
def test_a_workshop_that_is_not_there_is_said(verb: str) -> None:
    more = ("--to", "json") if verb == "export" else ()
    done = cjm(verb, "nothing-here", *more)

    assert done.returncode == 1
    assert done.stdout == ""
    assert "nothing-here" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_beginning_must_be_unique() -> None:
    first, second = made("new", "Boiler rooms"), made("new", "Boiler rooms")
    done = cjm("show", "boiler-rooms")

    assert done.returncode == 1
    assert first in done.stderr
    assert second in done.stderr


@pytest.mark.parametrize(
    "name",
    ["\x1b[31mred", "a\nb", "[@click=quit]x[/]", "../../etc", "-", " ", "ж" * 500, "\u202egnp.exe"],
)
def test_a_hostile_name_is_shown_as_text_and_leads_nowhere(name: str) -> None:
    done = cjm("show", name)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "\u202e" not in done.stderr


def test_a_hostile_title_is_a_title_and_no_path() -> None:
    name = made("new", "../[red]/\x1b[2J\u202eб", "--people", "[b]Nina[/b],, ,Ник\x07ита")
    (row,) = json.loads(cjm("list", "--json").stdout)

    assert name == row["id"] == Path(row["path"]).name
    assert row["title"] == "../[red]/[2Jб"
    assert "[b]Nina[/b], Никита" in cjm("show", name).stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "x.json"),
        ("{", "x.json"),
        ("[]", "x.json"),
        ('{"format":"something else"}', "x.json"),
        ('{"format":"cjm-workshop","v":999,"records":[]}', "x.json"),
        ("[" * 100_000, "x.json"),
    ],
)
def test_a_file_that_is_no_workshop_is_named(content: str, said: str) -> None:
    Path("x.json").write_text(content)
    done = cjm("import", "x.json", "--no-open")

    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert workshops() == []


def test_output_is_utf_8_whatever_the_locale_says() -> None:
    name = made("example", "boiler", lang="ru")
    done = cjm("show", name, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert done.returncode == 0
    assert "Котельные" in done.stdout


def test_a_reader_that_goes_away_is_no_event() -> None:
    name = made("example", "boiler")
    shown = subprocess.Popen(
        [sys.executable, "-m", "cjm_tui", "show", name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert shown.stdout is not None
    shown.stdout.close()
    assert shown.stderr is not None
    assert shown.stderr.read() == b""
    shown.stderr.close()
    shown.wait(timeout=60)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("verb", [("show",), ("export", "--to", "json")])
def test_a_full_disk_behind_stdout_is_a_failure_and_said(verb: tuple[str, ...]) -> None:
    name = made("example", "boiler")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cjm_tui", *verb, name],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(b"stdout")


def test_closed_streams_do_no_harm() -> None:
    made("new", "Boiler rooms")
    for closed in (">&-", "2>&-", "<&-", "<&- >&- 2>&-"):
        command = f'"{sys.executable}" -m cjm_tui list {closed}'
        done = subprocess.run(
            ["sh", "-c", command], capture_output=True, timeout=60, check=False, text=True
        )
        assert done.returncode == 0
        assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("examples",),
        ("show", "boil"),
        ("check", "boil"),
        ("export", "boil", "--to", "json"),
    ],
)
def test_no_verb_without_a_screen_loads_one(arguments: tuple[str, ...]) -> None:
    made("example", "boiler")
    code = (
        "import sys; from cjm_tui.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code or ' '.join({'textual', 'rich', 'filelock'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        timeout=60,
        check=False,
        text=True,
    )

    assert done.returncode == 0, done.stderr
