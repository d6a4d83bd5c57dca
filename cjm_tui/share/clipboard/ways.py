"""The ways by which a text may reach the clipboard here, in the order they are tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

import msgspec

from cjm_tui.errors import Message
from cjm_tui.share.clipboard.machine import Environment

KONSOLE_CAN = 241_200
"""The first version of Konsole, as it writes it, that takes text from a program."""

Road = Literal["tool", "pyperclip", "tmux", "screen", "terminal", "none"]


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way to the clipboard."""

    road: Road
    """How it is gone: `none` where it is known beforehand that it leads nowhere."""
    name: str
    """The program it goes through."""
    command: tuple[str, ...] = ()
    """What is run, with the text as its input; empty where nothing is."""
    refusal: Message | None = None
    """Why it leads nowhere."""


INSIDE_TMUX: Final = Way(road="tmux", name="tmux", command=("tmux", "load-buffer", "-"))
"""An old tmux hands nothing on to its terminal, but can paste what it keeps itself."""


def ways(machine: Environment) -> tuple[Way, ...]:
    """List the ways to the clipboard, the one to try first first.

    Over SSH the tools would reach the clipboard of the machine at the other end, so there the
    terminal comes first.

    Args:
        machine: Where.

    Returns:
        Ways that may lead there, and those that should but are known not to, with their reason.
    """
    own, terminal = tuple(_by_tools(machine)), tuple(_by_terminal(machine))
    chain = terminal + own if is_remote(machine.env) else own + terminal
    if machine.env.get("TMUX"):
        chain += (INSIDE_TMUX,)
    return chain


def is_remote(env: Mapping[str, str]) -> bool:
    """Tell whether the person sits at the other end of an SSH connection."""
    return bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))


def is_in_screen(env: Mapping[str, str]) -> bool:
    """Tell whether GNU screen stands between the program and the terminal.

    Behind SSH or sudo nothing but the terminal's name tells of it.
    """
    return not env.get("TMUX") and bool(env.get("STY") or env.get("TERM", "").startswith("screen"))


def package_for(env: Mapping[str, str]) -> str:
    """The package whose tool reaches the clipboard of the desktop here; empty without a desktop."""
    if env.get("WAYLAND_DISPLAY"):
        return "wl-clipboard"
    return "xclip" if env.get("DISPLAY") else ""


def _by_tools(machine: Environment) -> Iterator[Way]:
    if machine.platform in ("win32", "wsl"):
        yield Way(road="pyperclip", name="pyperclip")
        if machine.platform == "win32":
            return
    installed = [each for each in _commands(machine) if machine.which(each[0]) is not None]
    for command in installed:
        yield Way(road="tool", name=command[0], command=command)
    package = package_for(machine.env)
    if package and not installed and machine.platform != "darwin":
        reason = Message("clipboard_tool_missing", {"package": package})
        yield Way(road="none", name=package, refusal=reason)


def _commands(machine: Environment) -> Iterator[tuple[str, ...]]:
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


def _by_terminal(machine: Environment) -> Iterator[Way]:
    """Ask the terminal to take the text."""
    if machine.env.get("TMUX"):
        # tmux drops what programs write unless it is configured, but takes its own command.
        yield Way(road="tmux", name="tmux", command=("tmux", "load-buffer", "-w", "-"))
    elif machine.write is None:
        return
    elif _refuses(machine.env):
        yield Way(road="none", name="terminal", refusal=Message("terminal_refuses"))
    elif is_in_screen(machine.env):
        yield Way(road="screen", name="screen")
    else:
        yield Way(road="terminal", name="terminal")


def _refuses(env: Mapping[str, str]) -> bool:
    """Recognise the terminals that ignore it without a word."""
    konsole = env.get("KONSOLE_VERSION", "")
    kind = env.get("TERM", "").partition("-")[0]
    return (
        env.get("TERM_PROGRAM") == "Apple_Terminal"
        or bool(env.get("VTE_VERSION"))
        or (konsole.isdecimal() and int(konsole) < KONSOLE_CAN)
        # a system's own console has no clipboard; the others take nothing unless configured to
        or kind in ("dumb", "linux", "rxvt", "st")
    )
