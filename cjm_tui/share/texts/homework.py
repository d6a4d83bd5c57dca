"""The homework between two meetings: who talks to whom, what to ask, how to answer.

It goes out as one chat message, and its reply form is what a pasted chat is read back by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm_tui.domain.records import Group, Talk
from cjm_tui.domain.view import View
from cjm_tui.method import loader
from cjm_tui.share.defuse import for_messenger
from cjm_tui.share.map_facts import Tongue, tongue
from cjm_tui.text import one_line

_WELL_KNOWN: Group = "clients"
"""The group nobody has to be told about."""


def homework_text(view: View, groups: Sequence[Group]) -> str:
    """Write the homework for a messenger: plain text, no markup.

    Args:
        view: what may be seen of the workshop.
        groups: whose questions go along; the talks promised with them are named.

    Returns:
        The message in the workshop's language, without a newline at its end. Where no talk is
        promised it is the questions and the reply form alone.
    """
    speak = tongue(view)
    promised = [talk for talk in view.talks if talk.planned and talk.group in groups]
    blocks = (
        _who(view, speak, promised),
        _questions(view, speak, groups),
        _reply_form(speak),
    )
    return for_messenger("\n\n".join("\n".join(block) for block in blocks))


def _who(view: View, speak: Tongue, promised: Sequence[Talk]) -> Iterator[str]:
    title = one_line(view.brief.title)
    days = {talk.when for talk in promised}
    day = speak.words.date(days.pop(), "spoken") if len(days) == 1 and all(days) else ""
    if day:
        yield speak.words.say("🎧 {title}: whom to talk to by {day}", title=title, day=day)
    elif promised:
        yield speak.words.say("🎧 {title}: whom to talk to", title=title)
    else:
        yield speak.words.say("🎧 {title}: questions for a talk", title=title)
    for group in dict.fromkeys(talk.group for talk in promised):
        talks = (talk for talk in promised if talk.group == group)
        promises = ", ".join(_promise(view, speak, talk, dated=not day) for talk in talks)
        yield f"{_described(speak, group)}: {promises}"


def _described(speak: Tongue, group: Group) -> str:
    name = speak.names.groups[group]
    return name if group == _WELL_KNOWN else f"{name} ({speak.names.group_notes[group]})"


def _promise(view: View, speak: Tongue, talk: Talk, *, dated: bool) -> str:
    if talk.form == "talk":
        what = speak.words.count("{n} talk", "{n} talks", talk.times)
    else:
        kind = speak.names.talk_kinds[talk.form]
        what = kind if talk.times == 1 else f"{kind} ×{talk.times}"
    people = [one_line(name) for name in (view.name(talk.by), talk.who) if name]
    said = f"{' → '.join(people)} — {what}" if people else what
    if dated and talk.when:
        return speak.words.say("{what} by {day}", what=said, day=speak.day(talk.when))
    return said


def _questions(view: View, speak: Tongue, groups: Sequence[Group]) -> Iterator[str]:
    yield speak.words.say("Ask (15 minutes, mostly listen):")
    for group in groups:
        if len(groups) > 1:
            yield f"{speak.names.groups[group]}:"
        for question in loader.interview_questions(view.brief.language, group):
            yield f"• {question}"


def _reply_form(speak: Tongue) -> tuple[str, ...]:
    say = speak.words.say
    return (
        say("Answer this message like this:"),
        say("With whom: who they are, where, how you talked"),
        speak.quoted(say("their words in quotation marks, one sentence a line")),
        say("seen: what they did"),
    )
