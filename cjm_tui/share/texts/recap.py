"""Where a team stands, for those who come to the next meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cjm_tui.domain.drafts import Recap, recap
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import Tongue, maps, notices, tongue
from cjm_tui.share.texts.messenger import evidence_line
from cjm_tui.text import one_line


def recap_letter(view: View, today: date) -> Letter:
    """Write down what was done and what comes next.

    Args:
        view: what may be seen of the workshop.
        today: the local day.

    Returns:
        The text in the workshop's language, without the lines there is nothing to say in.
    """
    speak = tongue(view)
    day = speak.words.date(today, "long")
    name = one_line(view.brief.title)
    title = speak.words.say("{title}: where we are on {day}", title=name, day=day)
    lines = (f"🧭 {title}", *notices(view, speak), *_lines(view, speak, recap(view)))
    return Letter(title, (Block(lines),))


def _lines(view: View, speak: Tongue, facts: Recap) -> Iterator[str]:
    say = speak.words.say
    if facts.question:
        yield say("Question: {question}", question=one_line(facts.question))
    if facts.sentence:
        yield say("Client: {sentence}", sentence=one_line(facts.sentence))
    done = ", ".join(_done(speak, facts))
    if done:
        yield say("Done: {done}", done=done)
    if view.talks:
        yield " ".join(_talks(speak, facts))
    yield from (evidence_line(view, speak, told) for told in maps(view))
    ahead = [speak.names.steps[step] for step in keys.STEPS if step not in facts.done]
    if ahead:
        yield say("Today: {steps}", steps=" → ".join(ahead))


def _done(speak: Tongue, facts: Recap) -> Iterator[str]:
    words = speak.words
    if "audience" in facts.done:
        yield speak.names.steps["audience"].lower()
    if facts.persona:
        yield words.say("portrait of {name}", name=one_line(facts.persona))
    if facts.stages:
        yield words.count("{n} stage", "{n} stages", facts.stages)
    if facts.story:
        yield words.say("story “{title}”", title=one_line(facts.story))
    if facts.barriers:
        found = words.count("{n} barrier", "{n} barriers", facts.barriers)
        yield words.say("{found}, {answered} with an answer", found=found, answered=facts.answered)


def _talks(speak: Tongue, facts: Recap) -> Iterator[str]:
    heard, groups = len(facts.groups_heard), len(keys.GROUPS)
    yield speak.words.count(
        "Interviews: {n} group of {all}.", "Interviews: {n} groups of {all}.", heard, all=groups
    )
    yield speak.words.say("Answers that came in: {n}.", n=facts.findings)
