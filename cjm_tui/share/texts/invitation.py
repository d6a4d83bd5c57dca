"""The invitation: what people have to know, and to bring, before they come."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.domain.view import View
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import Tongue, notices, tongue
from cjm_tui.text import one_line


def invitation_letter(view: View) -> Letter:
    """Write the invitation.

    Args:
        view: what may be seen of the workshop.

    Returns:
        The text in the workshop's language. When and where, and what is to be decided, are left
        out while nobody has said so.
    """
    speak = tongue(view)
    title = speak.words.say("Customer journey map “{title}”", title=one_line(view.brief.title))
    lines = (f"🗓 {_with_meeting(view, title)}", *notices(view, speak), *_what_for(view, speak))
    return Letter(title, (Block(lines),))


def _with_meeting(view: View, title: str) -> str:
    meeting = one_line(view.brief.meeting)
    return f"{title}: {meeting}" if meeting else title


def _what_for(view: View, speak: Tongue) -> Iterator[str]:
    say = speak.words.say
    if view.brief.question:
        yield say("We decide: {question}", question=one_line(view.brief.question))
    yield say("Bring two things: one sentence of a client word for word, one case of last month.")
    yield say("No laptop needed, a pen is.")
