"""One person's part of what came of a workshop: what they do, and their ideas."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.domain.view import View
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import Promise, Tongue, notices, promises, tongue
from cjm_tui.share.texts.result import plan_lines, review_line, start_lines
from cjm_tui.text import one_line


def mine_letter(view: View, person: str) -> Letter:
    """Write down one participant's part, with as much of the map as it takes to know why.

    Args:
        view: what may be seen of the workshop.
        person: the participant's id; empty for whoever works alone.

    Returns:
        The text in the workshop's language. Where nothing is theirs it says so.
    """
    speak = tongue(view)
    title = _title(view, speak, person)
    plan = plan_lines(speak, (each for each in promises(view) if _is_theirs(each, person)))
    ideas = tuple(f"• {speak.note(idea)}" for idea in view.ideas if idea.author == person)
    parts = (
        (f"🙋 {title}", *notices(view, speak), *_context(view, speak)),
        plan,
        (speak.words.say("💡 Your ideas"), *ideas) if ideas else (),
        () if plan or ideas else (speak.words.say("Nothing is written down for you yet."),),
        tuple(review_line(view, speak)),
    )
    return Letter(title, tuple(Block(lines) for lines in parts if lines))


def _title(view: View, speak: Tongue, person: str) -> str:
    title, who = one_line(view.brief.title), one_line(view.name(person))
    if who:
        return speak.words.say("{title}: {who}, your part", title=title, who=who)
    return speak.words.say("{title}: your part", title=title)


def _context(view: View, speak: Tongue) -> Iterator[str]:
    """The client in one sentence, and where the team starts."""
    if view.brief.sentence:
        yield f"👤 {one_line(view.brief.sentence)}"
    yield from start_lines(view, speak)


def _is_theirs(promise: Promise, person: str) -> bool:
    owners = promise.action.owners
    return person in owners if person else not owners
