"""The clipboard: which ways lead there, in the order a copy tries them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cjm_tui.cli.doctor.finding import Finding, Mark
from cjm_tui.errors import Message
from cjm_tui.share.clipboard import Environment, Way, ways
from cjm_tui.share.clipboard.ways import INSIDE_TMUX, Road
from cjm_tui.telling import tell
from cjm_tui.words import N_, Words

_UNCHECKED: Mapping[Road, str] = {
    "pyperclip": N_("Windows' own, by pyperclip"),
    "tmux": N_("tmux and its terminal; it can't be checked"),
    "screen": N_("the terminal, through GNU screen; it can't be checked"),
    "terminal": N_("the terminal, by OSC 52; it can't be checked"),
}
"""Ways of which it is known only afterwards, or never, whether they lead there."""


def findings(
    machine: Environment, answers: Callable[[Way], bool], speak: Words
) -> Iterator[Finding]:
    """Look at the clipboard without touching what is on it.

    Args:
        machine: Where.
        answers: Whether the desktop that a tool of a way talks to answers.
        speak: The reader's language.
    """
    found = ways(machine)
    if not found:
        reason = tell(speak, Message("clipboard_none"))
        yield Finding("✗", speak.say("Clipboard: {what}", what=reason))
    for number, way in enumerate(found):
        mark, what = _looked_at(way, machine, answers, speak)
        first = speak.say("Clipboard, first: {what}", what=what)
        yield Finding(mark, speak.say("Clipboard, then: {what}", what=what) if number else first)


def _looked_at(
    way: Way, machine: Environment, answers: Callable[[Way], bool], speak: Words
) -> tuple[Mark, str]:
    """One way: its mark, and what goes behind the colon."""
    if way.refusal is not None:
        return "✗", tell(speak, way.refusal)
    if way.road == "tool":
        if answers(way):
            return "✓", speak.say("{tool}, which says whether it worked", tool=way.name)
        return "✗", speak.say("{tool}, but the desktop doesn't answer", tool=way.name)
    if way.road == "tmux" and machine.which("tmux") is None:
        return "✗", speak.say("tmux, but its program isn't found here")
    if way == INSIDE_TMUX:
        return "✓", speak.say("tmux alone, where prefix ] pastes")
    return "?", speak.say(_UNCHECKED[way.road])
