"""Desktops without a screen, for as long as a test needs one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

PATIENCE = 20.0


def need(*programs: str) -> None:
    """Skip where a program isn't installed."""
    missing = [each for each in programs if shutil.which(each) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def wait_for(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.02)


class XServer(NamedTuple):
    """An X server and the name of its display."""

    process: subprocess.Popen[bytes]
    display: str


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    try:
        yield process
    finally:
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.communicate()


@contextmanager
def x_server() -> Iterator[XServer]:
    """An X server without a screen; its first line of output is its number."""
    need("Xvfb")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "640x480x8", "-nolisten", "tcp"]
    with ended(
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    ) as process:
        assert process.stdout is not None
        yield XServer(process, f":{process.stdout.readline().decode().strip()}")


@contextmanager
def wayland(command: list[str], folder: Path, socket: str) -> Iterator[dict[str, str]]:
    """A compositor without a screen; yields what its clients need to know."""
    user = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
    if user:
        need("runuser")
        shutil.chown(folder, "nobody")
    env = {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
    }
    with ended(
        subprocess.Popen(
            [*user, *command],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    ) as process:
        wait_for(
            lambda: (folder / socket).is_socket() or process.poll() is not None, "a compositor"
        )
        if process.poll() is not None:
            pytest.skip(f"{command[0]} doesn't start here")
        try:
            yield {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": socket}
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextmanager
def short_folder() -> Iterator[Path]:
    """A folder with a name that is short enough for a socket in it."""
    folder = Path(tempfile.mkdtemp(prefix="cjm-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
