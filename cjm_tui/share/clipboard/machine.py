"""The machine that copying happens on, and running its tools so that they can do no harm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

import msgspec

PATIENCE = 2.0
"""Seconds a tool may take: with a display that hangs it would wait for ever."""


class Environment(msgspec.Struct, frozen=True, kw_only=True):
    """All that copying needs of the machine it happens on."""

    env: Mapping[str, str]
    """Environment variables: which displays, multiplexers and terminals are there."""
    platform: str
    """`linux`, `darwin`, `win32`, or `wsl` for Linux inside Windows."""
    which: Callable[[str], str | None]
    """Finds a program by its name."""
    run: Callable[[Sequence[str], bytes, Mapping[str, str]], bool]
    """Runs a command with input and environment; true if it exits with 0 in time."""
    pyperclip: Callable[[str], bool]
    """Copies by pyperclip; true if it says so in time."""
    write: Callable[[str], None] | None
    """Writes to the terminal; None where there is none."""


def this_machine(write: Callable[[str], None] | None) -> Environment:
    """Describe the machine the program runs on.

    Args:
        write: What writes control sequences to the terminal, or None without one.
    """
    platform = sys.platform
    if platform == "linux" and "microsoft" in os.uname().release.casefold():
        platform = "wsl"
    return Environment(
        env=os.environ,
        platform=platform,
        which=shutil.which,
        run=_run,
        pyperclip=_pyperclip,
        write=write,
    )


def _run(command: Sequence[str], data: bytes, env: Mapping[str, str]) -> bool:
    """Run a tool so that it can neither hang us nor write over the screen."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            # xclip stays behind to serve the text; it must hold nothing of ours open.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(env),
        )
    except (OSError, ValueError):
        return False
    try:
        process.communicate(data, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        _end(process)
        return False
    return process.returncode == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a tool together with what it has started."""
    with suppress(OSError):  # it may have ended by itself this very moment
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, 9)
    process.wait()
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()


def _pyperclip(text: str) -> bool:
    """Copy by pyperclip: Windows' clipboard, also from the Linux inside it."""
    copied = False

    def copy_and_tell() -> None:
        nonlocal copied
        try:
            import pyperclip  # only here: elsewhere it hangs, or says yes and copies nothing

            pyperclip.copy(text)
        except Exception:  # it lets through whatever its tools raise
            return
        copied = True

    thread = threading.Thread(target=copy_and_tell, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return copied
