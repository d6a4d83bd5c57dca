"""Puts text on the clipboard, and says truthfully whether it arrived.

A tool of the desktop that exits with 0 has copied. A terminal can only be asked: nothing ever
comes back, so what was sent to it is called sent. When neither is possible the caller writes the
text to a file and shows where.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from cjm_tui.errors import Message

PATIENCE = 2.0
"""Seconds a tool may take: with a display that hangs it would wait for ever."""
TERMINAL_LIMIT = 74_994
"""Characters of base64 that terminals with a limit still accept."""
KONSOLE_CAN = 241_200
"""The first version of Konsole, as it writes it, that takes text from a program."""


class Copied(msgspec.Struct, frozen=True):
    """It is on the clipboard: a tool has confirmed it."""

    tool: str


class Sent(msgspec.Struct, frozen=True):
    """A terminal was asked to take it; whether it did can't be known."""

    tool: str


class Failed(msgspec.Struct, frozen=True):
    """It is not on the clipboard."""

    reason: Message


Outcome = Copied | Sent | Failed


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


def copy(text: str, machine: Environment) -> Outcome:
    """Put text on the clipboard. It may take seconds: never call it where the screen is drawn.

    Over SSH the tools would reach the clipboard of the machine at the other end, so there the
    terminal comes first.

    Args:
        text: What to copy, of any length.
        machine: Where; `this_machine` outside of tests.

    Returns:
        What happened. The reason of a failure is that of the way which should have worked.
    """
    ways = [_by_tool, _by_terminal]
    if machine.env.get("SSH_CONNECTION") or machine.env.get("SSH_TTY"):
        ways.reverse()
    first_reason: Message | None = None
    for way in ways:
        outcome = way(text, machine)
        if isinstance(outcome, (Copied, Sent)):
            return outcome
        first_reason = first_reason or outcome
    return Failed(first_reason or Message("clipboard_none"))


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


def _by_tool(text: str, machine: Environment) -> Copied | Sent | Message | None:
    """Try the desktop's own tools; None if this is no desktop."""
    if machine.platform in ("win32", "wsl"):
        if machine.pyperclip(text):
            return Copied("pyperclip")
        if machine.platform == "win32":
            return Message("clipboard_tool_failed", {"tool": "pyperclip"})
    data = text.encode("utf-8", "replace")
    failed = ""
    for command in _commands(machine):
        if machine.which(command[0]) is None:
            continue
        if machine.run(command, data, _tool_environment(machine)):
            return Copied(command[0])
        failed = failed or command[0]
    if failed:
        return Message("clipboard_tool_failed", {"tool": failed})
    if machine.env.get("WAYLAND_DISPLAY"):
        return Message("clipboard_tool_missing", {"package": "wl-clipboard"})
    if machine.env.get("DISPLAY"):
        return Message("clipboard_tool_missing", {"package": "xclip"})
    return None


def _commands(machine: Environment) -> Iterator[Sequence[str]]:
    """List the tools that could reach a clipboard here, best first."""
    if machine.platform == "darwin":
        yield ("pbcopy",)
        return
    if machine.env.get("WAYLAND_DISPLAY"):
        # Unless it is told, it guesses the type, and takes some text for HTML.
        yield ("wl-copy", "--type", "text/plain")
    if machine.env.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard", "-in")
        yield ("xsel", "--clipboard", "--input")


def _tool_environment(machine: Environment) -> Mapping[str, str]:
    if machine.platform == "darwin":
        # In another locale pbcopy takes UTF-8 for MacRoman, and Cyrillic becomes rubbish.
        return {**machine.env, "LC_ALL": "en_US.UTF-8"}
    return machine.env


def _by_terminal(text: str, machine: Environment) -> Copied | Sent | Message | None:
    """Ask the terminal to take the text."""
    data = text.encode("utf-8", "replace")
    if machine.env.get("TMUX"):
        # tmux drops what programs write unless it is configured, but takes its own command.
        if machine.run(("tmux", "load-buffer", "-w", "-"), data, machine.env):
            return Sent("tmux")
        return Message("clipboard_tool_failed", {"tool": "tmux"})
    if machine.write is None:
        return None
    if machine.env.get("STY"):
        return Message("terminal_in_screen")  # it would spill the text over the screen
    if _terminal_refuses(machine.env):
        return Message("terminal_refuses")
    encoded = base64.b64encode(data).decode("ascii")
    if len(encoded) > TERMINAL_LIMIT:
        return Message("terminal_too_long")
    try:
        machine.write(f"\x1b]52;c;{encoded}\a")
    except OSError:
        return Message("terminal_refuses")
    return Sent("terminal")


def _terminal_refuses(env: Mapping[str, str]) -> bool:
    """Recognise the terminals that ignore it without a word."""
    konsole = env.get("KONSOLE_VERSION", "")
    return (
        env.get("TERM_PROGRAM") == "Apple_Terminal"
        or bool(env.get("VTE_VERSION"))
        or (konsole.isdecimal() and int(konsole) < KONSOLE_CAN)
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
    except OSError:
        return False
    try:
        process.communicate(data, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        _end(process)
        return False
    return process.returncode == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a tool together with what it has started."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, 9)
    process.wait()
    if process.stdin is not None:
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
