"""The words of every refusal and gap.

A `Message` names a code; here stands the sentence for each. `{name}` in a template is a parameter
of the message. What the reader can do about it belongs into the sentence.
"""

from __future__ import annotations

from typing import NamedTuple

from cjm_tui.errors import Message
from cjm_tui.words import N_, Words


class Counted(NamedTuple):
    """A sentence whose form depends on one of its parameters, a whole number."""

    one: str
    """The English sentence for 1."""
    many: str
    """The English sentence for the others."""
    by: str = "n"
    """Which parameter is the number; the templates call it `{n}`."""


TEMPLATES: dict[str, str | Counted] = {
    "malformed": N_("This isn't a command: {problem}"),
    "too_long": N_("{length} characters are too many: {limit} fit here. Shorten or split it."),
    "empty": N_("There is nothing in it."),
    "unknown_id": N_("There is no {id} in this workshop."),
    "exists": N_("{id} is already there."),
    "changed_since": N_("Someone else has changed it since; it can't be undone."),
    "nothing_to_undo": N_("There is nothing to undo."),
    "nothing_to_redo": N_("There is nothing to redo."),
    "stale": N_("It has been changed meanwhile. Now it says: {current}"),
    "clipboard_none": N_("There is no clipboard here."),
    "clipboard_tool_failed": N_("{tool} couldn't reach the clipboard."),
    "clipboard_tool_missing": N_("No tool reaches the clipboard here. Install {package}."),
    "terminal_refuses": N_("This terminal lets no program copy."),
    "terminal_in_screen": N_("Inside GNU screen a program can't copy."),
    "terminal_too_long": N_("The text is too long for a terminal to copy."),
}
"""The sentence for each code."""


def sentence(words: Words, message: Message) -> str:
    """Say a message in the reader's language.

    Args:
        words: The language.
        message: What to say.

    Returns:
        The sentence; the bare message, if its code or a parameter is unknown here, so that a
        newer part of the program can still be understood by an older one.
    """
    template = TEMPLATES.get(message.code)
    try:
        if isinstance(template, Counted):
            n = int(message.params[template.by])
            others = {name: value for name, value in message.params.items() if name != "n"}
            return words.count(template.one, template.many, n, **others)
        if template is not None:
            return words.say(template, **message.params)
    except (KeyError, ValueError):
        pass
    return str(message)
