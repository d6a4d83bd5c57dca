"""The doctor tells the truth about a machine, and leaves it as it was."""

from __future__ import annotations

import os
import re
import socket
import threading
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from cjm_tui import settings
from cjm_tui.cli import main
from cjm_tui.cli.doctor import clipboard, place, program, terminal
from cjm_tui.cli.doctor.finding import Finding
from cjm_tui.session.home import Folder, home_folder
from cjm_tui.share.clipboard import Way
from cjm_tui.share.clipboard.displays import answers
from cjm_tui.words import Language, detect_language, words
from tests.conftest import ROOT
from tests.unit.test_clipboard import SSH, WAYLAND, X11, Machine

EN, RU = words("en"), words("ru")
WINDOW = (120, 35)


def by_head(findings: Iterator[Finding]) -> dict[str, Finding]:
    """Findings by the word before their colon."""
    return {each.sentence.partition(":")[0].partition(",")[0]: each for each in findings}


def of_terminal(
    env: Mapping[str, str], size: tuple[int, int] | None = WINDOW
) -> dict[str, Finding]:
    return by_head(terminal.findings({"TERM": "xterm-256color", **env}, size, EN))


def test_a_good_terminal_has_no_other_mark() -> None:
    found = of_terminal({"COLORTERM": "truecolor", "LANG": "ru_RU.UTF-8"})

    assert {each.mark for each in found.values()} == {"✓"}
    assert found["Terminal"].sentence == "Terminal: xterm-256color, 120×35"
    assert found["Colours"].sentence == "Colours: 16 million"
    assert found["Letters"].sentence == "Letters: UTF-8, by LANG=ru_RU.UTF-8"


@pytest.mark.parametrize(("size", "mark"), [((60, 18), "✓"), ((59, 18), "✗"), ((60, 17), "✗")])
def test_a_window_too_small_for_a_page_is_named(size: tuple[int, int], mark: str) -> None:
    found = of_terminal({}, size)["Terminal"]

    assert found.mark == mark
    assert ("60×18" in found.sentence.partition("Make")[2]) == (mark == "✗")


def test_without_a_terminal_nothing_is_claimed_of_it() -> None:
    found = of_terminal({}, None)

    assert found["No terminal here"].mark == "?"
    assert "Colours" not in found


@pytest.mark.parametrize(
    ("env", "mark", "told"),
    [
        ({"TERM": "xterm-256color"}, "✓", "256"),
        ({"TERM": "xterm-direct"}, "✓", "16 million"),
        ({"COLORTERM": "24bit"}, "✓", "16 million"),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, "✓", "NO_COLOR"),
        ({"TERM": "xterm"}, "?", "at least 16"),
        ({"TERM": "dumb"}, "✗", "none"),
    ],
)
def test_colours_are_those_the_terminal_claims(
    env: Mapping[str, str], mark: str, told: str
) -> None:
    found = of_terminal(env)["Colours"]

    assert found.mark == mark
    assert told in found.sentence


@pytest.mark.parametrize(
    ("env", "mark"),
    [
        ({"LANG": "C"}, "?"),
        ({}, "?"),
        ({"LANG": "ru_RU.KOI8-R"}, "?"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "?"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "?"),
        ({"LANG": "C", "LC_CTYPE": "en_US.utf8"}, "✓"),
        ({"LC_ALL": "C.utf8"}, "✓"),
    ],
)
def test_letters_are_those_of_the_locale_and_not_of_python(
    env: Mapping[str, str], mark: str
) -> None:
    assert of_terminal(env)["Letters"].mark == mark


@pytest.mark.parametrize(
    ("env", "names"),
    [
        (SSH, "SSH"),
        ({"TMUX": "x"}, "tmux"),
        ({**SSH, "TMUX": "x", "STY": "1.pts"}, "SSH, tmux, GNU screen"),
        ({"TERM": "screen.xterm-256color"}, "GNU screen"),
        ({"TERM": "screen-256color", "TMUX": "x"}, "tmux"),
    ],
)
def test_what_stands_between_is_named(env: Mapping[str, str], names: str) -> None:
    found = of_terminal(env)["Between here and the window"]

    assert found.sentence == f"Between here and the window: {names}"


def of_clipboard(machine: Machine, *, alive: bool = True) -> list[str]:
    found = list(clipboard.findings(machine.environment, lambda _: alive, EN))
    assert machine.ran == [], "nothing is copied by looking"
    assert machine.written == ""
    assert not any(each.stops for each in found), "without a clipboard the program still works"
    return [f"{each.mark} {each.sentence}" for each in found]


@pytest.mark.parametrize(
    ("machine", "told"),
    [
        (
            Machine(X11, tools=frozenset({"xclip"})),
            [
                "✓ Clipboard, first: xclip, which says whether it worked",
                "? Clipboard, then: the terminal, by OSC 52; it can't be checked",
            ],
        ),
        (
            Machine({**WAYLAND, "VTE_VERSION": "7006"}, tools=frozenset()),
            [
                "✗ Clipboard, first: No tool reaches the clipboard here. Install wl-clipboard.",
                "✗ Clipboard, then: This terminal lets no program copy.",
            ],
        ),
        (
            Machine({**SSH, "TMUX": "x"}),
            [
                "? Clipboard, first: tmux and its terminal; it can't be checked",
                "✓ Clipboard, then: tmux alone, where prefix ] pastes",
            ],
        ),
        (
            Machine({"TMUX": "x"}, tools=frozenset()),
            [
                "✗ Clipboard, first: tmux, but its program isn't found here",
                "✗ Clipboard, then: tmux, but its program isn't found here",
            ],
        ),
        (
            Machine({"STY": "1.pts"}),
            ["? Clipboard, first: the terminal, through GNU screen; it can't be checked"],
        ),
        (
            Machine({}, platform="win32", terminal=False),
            ["? Clipboard, first: Windows' own, by pyperclip"],
        ),
        (Machine({}, terminal=False), ["✗ Clipboard: There is no clipboard here."]),
    ],
    ids=["x11", "wayland, vte", "ssh, tmux", "lost tmux", "screen", "windows", "nothing"],
)
def test_the_ways_to_the_clipboard_are_told_in_the_order_they_are_tried(
    machine: Machine, told: list[str]
) -> None:
    assert of_clipboard(machine) == told


def test_a_tool_whose_desktop_does_not_answer_is_not_called_good() -> None:
    first = of_clipboard(Machine(X11), alive=False)[0]

    assert first == "✗ Clipboard, first: xclip, but the desktop doesn't answer"


XCLIP, WL_COPY = Way(road="tool", name="xclip"), Way(road="tool", name="wl-copy")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A socket where a Wayland compositor would listen."""
    listening = socket.socket(socket.AF_UNIX)
    monkeypatch.chdir(tmp_path)  # its own name may be too long for a socket
    listening.bind("wayland-7")
    listening.listen()
    with listening:
        yield listening


def test_a_desktop_that_answers_is_believed(desktop: socket.socket, tmp_path: Path) -> None:
    def serve() -> None:
        there, _ = desktop.accept()
        with there:
            assert len(there.recv(100)) == 12
            there.sendall(b"\2\0\0\0")

    serving = threading.Thread(target=serve)
    serving.start()
    env = {"XDG_RUNTIME_DIR": ".", "WAYLAND_DISPLAY": "wayland-7"}
    assert answers(WL_COPY, env)
    serving.join()


def test_a_desktop_that_only_listens_does_not_answer(desktop: socket.socket) -> None:
    assert not answers(WL_COPY, {"XDG_RUNTIME_DIR": ".", "WAYLAND_DISPLAY": "wayland-7"})


@pytest.mark.parametrize(
    "display",
    [":977", "unix:977.0", "/private/tmp/unix:9", "", "nonsense", ":99999999999999999999"],
)
def test_a_display_nobody_listens_at_does_not_answer(display: str) -> None:
    assert not answers(XCLIP, {"DISPLAY": display})
    assert not answers(WL_COPY, {"WAYLAND_DISPLAY": display or "x"})


def test_a_forwarded_display_is_asked_where_it_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        asked: list[bytes] = []

        def serve() -> None:
            there, _ = listening.accept()
            with there:
                asked.append(there.recv(100))
                there.sendall(b"\0")

        serving = threading.Thread(target=serve)
        serving.start()
        assert answers(XCLIP, {"DISPLAY": f"localhost:{port - 6000}.0"})
        serving.join()
        assert asked == [b"l\0\x0b\0\0\0\0\0\0\0\0\0"]


def of_place(folder: Path, why: str = "flag") -> dict[str, Finding]:
    chosen = home_folder(str(folder), {}) if why == "flag" else Folder(folder, "user")
    return by_head(place.findings(chosen, os.environ, EN))


def everything_in(folder: Path) -> list[str]:
    return sorted(str(each) for each in folder.rglob("*"))


def test_a_folder_that_can_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    before = everything_in(tmp_path)
    found = of_place(tmp_path)

    assert found["Workshops"] == Finding("✓", f"Workshops: {tmp_path} (as --sessions says)")
    assert found["Disk"].mark == "✓"
    assert everything_in(tmp_path) == before


def test_a_folder_that_is_not_there_yet_is_not_made(tmp_path: Path) -> None:
    found = of_place(tmp_path / "a" / "b", "user")["Workshops"]

    assert found.mark == "✓"
    assert "your own" in found.sentence
    assert "made with the first one" in found.sentence
    assert not (tmp_path / "a").exists()


def test_a_file_in_the_folders_place_stops_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    assert of_place(tmp_path / "file")["Workshops"].stops
    assert of_place(tmp_path / "file" / "below")["Workshops"].stops


def test_a_disk_that_says_no_stops_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    found = of_place(tmp_path)["Workshops"]

    assert found.mark == "✗"
    assert found.stops
    assert "Permission denied" in found.sentence
    assert "--sessions FOLDER" in found.sentence


def test_a_full_disk_stops_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)

    assert of_place(tmp_path)["Disk"] == Finding("✗", "Disk: it is full", stops=True)


def test_settings_that_cannot_be_read_are_named_and_stop_nothing(tmp_path: Path) -> None:
    assert "none yet" in of_place(tmp_path)["Settings"].sentence
    assert settings.keep(os.environ, language="ru")
    assert of_place(tmp_path)["Settings"].sentence.startswith("Settings: language ru, in ")

    Path(settings.folder(os.environ), settings.FILE).write_text("{broken", "utf-8")
    found = of_place(tmp_path)["Settings"]
    assert found.mark == "✗"
    assert not found.stops


@pytest.mark.parametrize(
    ("flag", "env", "kept", "source"),
    [
        ("ru", {"CJM_LANG": "en", "LANG": "en_US.UTF-8"}, "en", "--lang"),
        (None, {"CJM_LANG": "ru", "LANG": "en_US.UTF-8"}, "en", "CJM_LANG"),
        (None, {"LANG": "en_US.UTF-8"}, "ru", "настройках"),
        (None, {"LANG": "ru_RU.UTF-8"}, "", "LANG=ru_RU.UTF-8"),
        (None, {"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "", "LC_ALL=ru_RU.UTF-8"),
        (None, {"LANG": "en_US.UTF-8", "LANGUAGE": "de:ru"}, "", "LANGUAGE"),
        (None, {"LANG": "de_DE.UTF-8"}, "", ""),
        (None, {"LANG": "C", "LANGUAGE": "ru"}, "", ""),
        (None, {"CJM_LANG": "de", "LANG": "en_US.UTF-8"}, "ru", "LANG=en_US.UTF-8"),
    ],
)
def test_the_language_and_what_asks_for_it(
    flag: Language | None, env: dict[str, str], kept: str, source: str, tmp_path: Path
) -> None:
    env = {**env, "XDG_CONFIG_HOME": str(tmp_path)}
    if kept:
        settings.keep(env, language=kept)
    speak = words(detect_language(flag, env))
    told = program.language_source(flag, env, speak)

    assert source in told
    assert bool(source) == bool(told)


def test_the_libraries_named_are_those_the_package_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[<>=!~ ;]", each)[0] for each in project["dependencies"]}

    assert set(program.LIBRARIES) == needed


def test_a_missing_library_stops_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "LIBRARIES", ("rich", "no-such-library"))
    found = [each for each in program.findings(None, {}, EN) if each.stops]

    assert [each.sentence for each in found] == ["Libraries that aren't installed: no-such-library"]


def test_a_catalogue_that_does_not_load_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert any(
        each.sentence.startswith("Sentences: in ") for each in program.findings("en", {}, EN)
    )
    monkeypatch.setattr(program, "LOCALE", str(tmp_path))
    (found,) = (each for each in program.findings("en", {}, EN) if each.mark == "✗")

    assert "Russian" in found.sentence
    assert str(tmp_path) in found.sentence


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_verb_prints_a_line_each_and_no_control_code(
    language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = everything_in(tmp_path)
    assert main(["doctor", "--lang", language]) == 0

    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") >= 10
    assert all(line[:2] in ("✓ ", "✗ ", "? ") for line in out.splitlines())
    assert "\x1b" not in out
    assert everything_in(tmp_path) == before


def test_the_verb_fails_where_the_program_would(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    assert main(["doctor", "--sessions", str(tmp_path / "file")]) == 1
    assert "✗ Workshops:" in capsys.readouterr().out
