"""Asking those who were there, and those who weren't, for ideas."""

from __future__ import annotations

from cjm_tui.domain.view import View
from cjm_tui.method import loader
from cjm_tui.share.letters import Block, Letter, Line
from cjm_tui.share.map_facts import notices, tongue


def ask_letter(view: View) -> Letter:
    """Write the question for three ideas; its answers are what a pasted chat is read for.

    Args:
        view: what may be seen of the workshop.
    """
    speak = tongue(view)
    say = speak.words.say
    title = say("💡 Three useful ideas for my project")
    reply = say("Reply to this message with three lines, one idea a line.")
    prompts = Line(say("Prompts:") + " ", loader.idea_prompts(view.brief.language))
    return Letter(title, (Block((title, *notices(view, speak), reply, prompts)),))
