"""`cjm copy` with the clipboards there really are: X11, Wayland, tmux, screen, a terminal."""

from __future__ import annotations

import base64
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cjm_tui.share.clipboard import LAST_COPY
from tests.e2e.desktops import PATIENCE, XServer, need, short_folder, wait_for, wayland, x_server
from tests.e2e.program import made
from tests.e2e.terminal import Terminal

pytestmark = [pytest.mark.outside, pytest.mark.slow]

COPY = (sys.executable, "-m", "cjm_tui", "copy")


def copy(workshop: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Copy as a script does, without a terminal and with captured streams."""
    return subprocess.run(
        [*COPY, workshop],
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        timeout=PATIENCE,
        check=False,
    )


def last_copy() -> str:
    text = Path(os.environ["CJM_SESSIONS"], LAST_COPY).read_text("utf-8")
    assert "Котельные" in text
    return text


@pytest.fixture
def workshop() -> str:
    """A workshop whose result is longer than a few terminal lines, and isn't ASCII."""
    return made("example", "boiler", "--lang", "ru")


@pytest.fixture
def x11() -> Iterator[XServer]:
    """An X server of the test's own."""
    with x_server() as server:
        yield server


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a name that is short enough for a socket in it."""
    with short_folder() as short:
        yield short


def only(tool: str, place: Path) -> str:
    """A path on which there is this one tool."""
    need(tool)
    place.mkdir()
    (place / tool).symlink_to(shutil.which(tool) or tool)
    return str(place)


@pytest.mark.parametrize(
    ("tool", "paste"),
    [
        ("xclip", ("xclip", "-selection", "clipboard", "-out")),
        ("xsel", ("xsel", "--clipboard", "--output")),
    ],
)
def test_an_x11_clipboard_holds_every_letter(
    tool: str, paste: tuple[str, ...], x11: XServer, workshop: str, tmp_path: Path
) -> None:
    path = only(tool, tmp_path / "bin")
    done = copy(workshop, DISPLAY=x11.display, PATH=path)

    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Copied ✓")
    assert done.stdout == ""
    pasted = subprocess.run(
        paste,
        env={**os.environ, "DISPLAY": x11.display},
        capture_output=True,
        timeout=10,
        check=True,
    )
    assert pasted.stdout.decode() == last_copy()


def test_with_a_dead_display_it_is_not_called_copied(workshop: str) -> None:
    need("xclip")
    done = copy(workshop, DISPLAY=":977")

    assert done.returncode == 1
    assert "Not copied: xclip couldn't reach the clipboard." in done.stderr
    assert "Can't open display" not in done.stderr, "what tools say is for nobody"
    assert done.stdout.rstrip("\n") == last_copy()


def test_a_display_that_hangs_costs_two_seconds_a_tool(x11: XServer, workshop: str) -> None:
    need("xclip")
    x11.process.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    done = copy(workshop, DISPLAY=x11.display)

    assert done.returncode == 1
    assert "xclip couldn't reach the clipboard" in done.stderr
    assert time.monotonic() - begun < 10


def test_with_a_dead_display_the_terminal_is_asked(workshop: str) -> None:
    need("xclip")
    with Terminal("copy", workshop, env={"DISPLAY": ":977"}) as terminal:
        assert terminal.until_ended() == 0
        assert terminal.sees("can't be checked")
        assert not terminal.sees("Copied ✓")
        assert terminal.copied() == [last_copy()]


def test_a_wayland_clipboard_holds_every_letter(workshop: str, folder: Path) -> None:
    need("sway", "wl-copy", "wl-paste")
    with wayland(["sway", "-c", "/dev/null"], folder, "wayland-1") as env:
        done = copy(workshop, **env)
        assert done.returncode == 0, done.stderr
        assert done.stderr.startswith("Copied ✓")
        pasted = subprocess.run(
            ["wl-paste", "--no-newline"],
            env={**os.environ, **env},
            capture_output=True,
            timeout=10,
            check=True,
        )
        assert pasted.stdout.decode() == last_copy()


def test_a_compositor_nobody_sits_at_takes_nothing_and_that_is_said(
    workshop: str, folder: Path
) -> None:
    need("weston", "wl-copy")
    command = ["weston", "--backend=headless-backend.so", "--socket=wl-1", "--idle-time=0"]
    with wayland(command, folder, "wl-1") as env:
        done = copy(workshop, **env)
        assert done.returncode == 1
        assert "wl-copy couldn't reach the clipboard" in done.stderr
        assert "seat" not in done.stderr


@pytest.fixture
def tmux(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Runs tmux commands on a server of the test's own."""
    need("tmux")
    monkeypatch.setenv("TMUX_TMPDIR", str(folder))

    def run(*command: str) -> str:
        line = ["tmux", "-L", "cjm-test", "-f", "/dev/null", *command]
        done = subprocess.run(line, capture_output=True, encoding="utf-8", timeout=10, check=False)
        return done.stdout

    yield run
    run("kill-server")


def test_tmux_as_it_comes_can_paste_every_letter(
    tmux: Callable[..., str], workshop: str, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    tmux("new-session", "-d", f"{' '.join(COPY)} {workshop} 2>{said}; echo =$? >>{said}; sleep 60")
    wait_for(lambda: said.exists() and "=" in said.read_text("utf-8"), "the end of the copy")

    assert said.read_text("utf-8").endswith("=0\n")
    assert "In tmux: prefix ]" in said.read_text("utf-8")
    assert "Copied ✓" not in said.read_text("utf-8")
    assert tmux("show-buffer") == last_copy()


def test_tmux_hands_it_on_to_the_terminal_it_is_in(tmux: Callable[..., str], workshop: str) -> None:
    inside = f"{' '.join(COPY)} {workshop}; sleep 60"
    line = ("tmux", "-L", "cjm-test", "-f", "/dev/null", "new-session", inside)
    with Terminal(command=line, env={"LC_ALL": "C.UTF-8"}) as terminal:
        terminal.wait(terminal.copied, "the text in the outer terminal")
        assert terminal.copied()[-1] == last_copy()


def end_screen(name: str) -> None:
    command = ["screen", "-S", name, "-X", "quit"]
    subprocess.run(command, stdout=subprocess.DEVNULL, timeout=10, check=False)


@pytest.mark.parametrize("outer", ["STY is known", "only TERM tells"])
def test_gnu_screen_hands_every_letter_on_and_spills_none(
    outer: str, workshop: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("screen")
    folder.chmod(0o700)
    monkeypatch.setenv("SCREENDIR", str(folder))
    before = "" if outer == "STY is known" else "unset STY; SSH_TTY=/dev/pts/0 "
    inside = f"{before}{' '.join(COPY)} {workshop}; echo =$?; sleep 60"
    line = ("screen", "-U", "-c", "/dev/null", "-S", "cjm-test", "sh", "-c", inside)
    with Terminal(command=line, env={"LC_ALL": "C.UTF-8"}) as terminal:
        try:
            terminal.until("=0")
            terminal.wait(terminal.copied, "the text in the outer terminal")
            assert terminal.copied() == [last_copy()]
            assert terminal.sees("can't be checked")
            spilled = base64.b64encode(last_copy().encode()).decode()
            seen = terminal.text().replace("\n", "")
            assert not any(spilled[at : at + 40] in seen for at in range(0, len(spilled) - 40, 20))
        finally:
            end_screen("cjm-test")


def test_a_long_text_goes_through_gnu_screen_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("screen")
    folder.chmod(0o700)
    monkeypatch.setenv("SCREENDIR", str(folder))
    code = (
        "import sys; from cjm_tui.share.clipboard import *;"
        "print('=', copy('Этап 🗺\\n' * 3000, this_machine(sys.stdout.write)))"
    )
    inside = f'{sys.executable} -c "{code}"; sleep 60'
    line = ("screen", "-U", "-c", "/dev/null", "-S", "cjm-long", "sh", "-c", inside)
    with Terminal(command=line, env={"LC_ALL": "C.UTF-8"}) as terminal:
        try:
            terminal.until("= Sent(tool='screen')")
            terminal.wait(terminal.copied, "the text in the outer terminal")
            assert terminal.copied() == ["Этап 🗺\n" * 3000]
            assert len(terminal.text().strip().splitlines()) == 1, "nothing is spilled"
        finally:
            end_screen("cjm-long")


def copy_on_the_screen(terminal: Terminal) -> None:
    """As people do it: Esc, c, Enter."""
    terminal.until("Котельные")
    terminal.press("esc", "c")
    terminal.until("Кому уходит")
    terminal.press("enter")


def test_the_program_in_tmux_says_where_it_can_be_pasted(
    tmux: Callable[..., str], workshop: str
) -> None:
    inside = f"{sys.executable} -m cjm_tui open {workshop} --lang ru; sleep 60"
    line = ("tmux", "-L", "cjm-test", "-f", "/dev/null", "new-session", inside)
    with Terminal(command=line, env={"LC_ALL": "C.UTF-8"}, size=(100, 30)) as terminal:
        copy_on_the_screen(terminal)
        terminal.until("prefix ]")
        assert not terminal.sees("Скопировано ✓")
        assert tmux("show-buffer") == last_copy()


def test_the_program_in_gnu_screen_spills_nothing_over_its_page(
    workshop: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("screen")
    folder.chmod(0o700)
    monkeypatch.setenv("SCREENDIR", str(folder))
    inside = f"{sys.executable} -m cjm_tui open {workshop} --lang ru"
    line = ("screen", "-U", "-c", "/dev/null", "-S", "cjm-page", "sh", "-c", inside)
    with Terminal(command=line, env={"LC_ALL": "C.UTF-8"}, size=(100, 30)) as terminal:
        try:
            copy_on_the_screen(terminal)
            terminal.until("проверить нельзя")
            terminal.wait(terminal.copied, "the text in the outer terminal")
            assert terminal.copied() == [last_copy()]
            spilled = base64.b64encode(last_copy().encode()).decode()
            seen = terminal.text().replace("\n", "")
            assert not any(spilled[at : at + 20] in seen for at in range(0, len(spilled), 20))
        finally:
            end_screen("cjm-page")


def test_the_program_with_a_dead_display_says_what_it_does_not_know(workshop: str) -> None:
    need("xclip")
    env = {"DISPLAY": ":977"}
    with Terminal("open", workshop, "--lang", "ru", env=env, size=(100, 30)) as terminal:
        copy_on_the_screen(terminal)
        terminal.until("проверить нельзя")
        assert not terminal.sees("Скопировано ✓")
        assert not terminal.sees("open display")
        assert terminal.copied() == [last_copy()]
