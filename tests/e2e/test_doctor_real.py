"""`cjm doctor` about desktops there really are: it sees which lives, and touches nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktops import PATIENCE, XServer, need, short_folder, wayland, x_server
from tests.e2e.terminal import Terminal

pytestmark = [pytest.mark.outside, pytest.mark.slow]


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


def first_way(**env: str) -> str:
    """What the doctor says of the way that is tried first."""
    command = [sys.executable, "-m", "cjm_tui", "doctor"]
    done = subprocess.run(
        command,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return next(line for line in done.stdout.splitlines() if "Clipboard" in line)


def test_the_doctor_tells_a_living_display_from_a_hung_and_a_dead_one(x11: XServer) -> None:
    need("xclip")
    good = "✓ Clipboard, first: xclip, which says whether it worked"
    bad = "✗ Clipboard, first: xclip, but the desktop doesn't answer"

    assert first_way(DISPLAY=x11.display) == good
    x11.process.send_signal(signal.SIGSTOP)
    assert first_way(DISPLAY=x11.display) == bad
    x11.process.send_signal(signal.SIGCONT)
    assert first_way(DISPLAY=x11.display) == good
    x11.process.kill()
    x11.process.wait()
    assert first_way(DISPLAY=x11.display) == bad


def test_the_doctor_leaves_the_clipboard_as_it_was(x11: XServer) -> None:
    need("xclip")
    env = {**os.environ, "DISPLAY": x11.display}
    put = ("xclip", "-selection", "clipboard", "-in")
    quiet = subprocess.DEVNULL  # it stays behind to serve the text
    subprocess.run(put, env=env, input=b"mine", stdout=quiet, stderr=quiet, timeout=10, check=True)
    first_way(DISPLAY=x11.display)
    with Terminal("doctor", env={"DISPLAY": x11.display}, size=(200, 24)) as terminal:
        assert terminal.until_ended() == 0
        assert terminal.sees("✓ Terminal: xterm-256color, 200×24")
        assert terminal.sees("✓ Colours: 16 million")
        assert terminal.copied() == []
    pasted = subprocess.run(
        ("xclip", "-selection", "clipboard", "-out"),
        env=env,
        capture_output=True,
        timeout=10,
        check=True,
    )
    assert pasted.stdout == b"mine"


def test_the_doctor_tells_a_living_compositor(folder: Path) -> None:
    need("sway", "wl-copy")
    with wayland(["sway", "-c", "/dev/null"], folder, "wayland-1") as env:
        assert first_way(**env) == "✓ Clipboard, first: wl-copy, which says whether it worked"
    assert first_way(**env) == "✗ Clipboard, first: wl-copy, but the desktop doesn't answer"
