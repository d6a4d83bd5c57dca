"""One way after the other, until one takes the text."""

from __future__ import annotations

import base64
from collections.abc import Mapping

import msgspec

from cjm_tui.errors import Message
from cjm_tui.share.clipboard.kept import sendable
from cjm_tui.share.clipboard.machine import Environment
from cjm_tui.share.clipboard.ways import Way, ways

TERMINAL_LIMIT = 74_994
"""Characters of base64 that terminals with a limit still accept."""
SCREEN_TAKES = 200
"""Characters GNU screen hands on at once; a longer string it spills over the screen."""


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


def copy(text: str, machine: Environment) -> Outcome:
    """Put text on the clipboard. It may take seconds: never call it where the screen is drawn.

    Args:
        text: What to copy, of any length.
        machine: Where; `this_machine` outside of tests.

    Returns:
        What happened. The reason of a failure is that of the way which should have worked.
    """
    text = sendable(text)
    reasons: list[Message] = []
    for way in ways(machine):
        outcome = _gone(way, text, machine)
        if isinstance(outcome, (Copied, Sent)):
            return outcome
        reasons.append(outcome)
    return Failed(reasons[0] if reasons else Message("clipboard_none"))


def _gone(way: Way, text: str, machine: Environment) -> Copied | Sent | Message:
    """Try one way."""
    failed = way.refusal or Message("clipboard_tool_failed", {"tool": way.name})
    match way.road:
        case "tool":
            done = machine.run(way.command, text.encode(), _tool_environment(machine))
            return Copied(way.name) if done else failed
        case "pyperclip":
            return Copied(way.name) if machine.pyperclip(text) else failed
        case "tmux":
            done = machine.run(way.command, text.encode(), machine.env)
            return Sent(way.name) if done else failed
        case "terminal" | "screen":
            return _asked(way, text, machine)
        case "none":
            return failed


def _tool_environment(machine: Environment) -> Mapping[str, str]:
    if machine.platform == "darwin":
        # In another locale pbcopy takes UTF-8 for MacRoman, and Cyrillic becomes rubbish.
        return {**machine.env, "LC_ALL": "en_US.UTF-8"}
    return machine.env


def _asked(way: Way, text: str, machine: Environment) -> Sent | Message:
    """Ask the terminal, through GNU screen in pieces that it hands on unread."""
    encoded = base64.b64encode(text.encode()).decode("ascii")
    if len(encoded) > TERMINAL_LIMIT:
        return Message("terminal_too_long")
    sequence = f"\x1b]52;c;{encoded}\a"
    if way.road == "screen":
        starts = range(0, len(sequence), SCREEN_TAKES)
        sequence = "".join(f"\x1bP{sequence[at : at + SCREEN_TAKES]}\x1b\\" for at in starts)
    try:
        if machine.write is not None:
            machine.write(sequence)
            return Sent(way.name)
    except OSError:
        pass  # it has just been closed
    return Message("terminal_refuses")
