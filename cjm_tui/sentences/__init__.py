"""The words of every refusal and gap.

A `Message` names a code; here stands the sentence for each. `{name}` in a template is a parameter
of the message. What the reader can do about it belongs into the sentence.
"""

from __future__ import annotations

from cjm_tui.errors import Message
from cjm_tui.sentences import (
    clipboard,
    coming,
    disk,
    gaps,
    leaving,
    lines,
    refusals,
    room,
)
from cjm_tui.sentences.counted import Counted
from cjm_tui.words import Words

TEMPLATES: dict[str, str | Counted] = {
    **refusals.TEMPLATES,
    **clipboard.TEMPLATES,
    **leaving.TEMPLATES,
    **coming.TEMPLATES,
    **lines.TEMPLATES,
    **disk.TEMPLATES,
    **room.TEMPLATES,
    **gaps.TEMPLATES,
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
