"""The homework between two meetings: who talks to whom, what to ask, how to answer.

It goes out as one chat message, and its reply form is what a pasted chat is read back by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm_tui.domain.records import Group, Talk
from cjm_tui.domain.view import View
from cjm_tui.method import loader
from cjm_tui.share.defuse import for_messenger
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import Tongue, notices, tongue
from cjm_tui.text import one_line

_WELL_KNOWN: Group = "clients"
"""The group nobody has to be told about."""


def homework_letter(view: View, groups: Sequence[Group]) -> Letter:
    """Write the homework.

    Args:
        view: what may be seen of the workshop.
        groups: whose questions go along; the talks promised with them are named.

    Returns:
        The text in the workshop's language. Where no talk is promised it is the questions and
        the reply form alone.
    """
    speak = tongue(view)
    promised = [talk for talk in view.talks if talk.planned and talk.group in groups]
    title = _title(view, speak, promised)
    blocks = (
        Block((f"🎧 {title}", *notices(view, speak), *_who(view, speak, promised))),
        Block(tuple(_questions(view, speak, groups))),
        Block(_reply_form(speak)),
    )
    return Letter(title, blocks)


def homework_text(view: View, groups: Sequence[Group]) -> str:
    """The homework as one message, harmless in a messenger."""
    return for_messenger(str(homework_letter(view, groups)))


def _title(view: View, speak: Tongue, promised: Sequence[Talk]) -> str:
    title = one_line(view.brief.title)
    day = _common_day(promised)
    if day:
        by = speak.words.date(day, "spoken")
        return speak.words.say("{title}: whom to talk to by {day}", title=title, day=by)
    if promised:
        return speak.words.say("{title}: whom to talk to", title=title)
    return speak.words.say("{title}: questions for a talk", title=title)


def _common_day(promised: Sequence[Talk]) -> str:
    """The day by which all talks are promised, if it is one and the same."""
    days = {talk.when for talk in promised}
    return days.pop() if len(days) == 1 else ""


def _who(view: View, speak: Tongue, promised: Sequence[Talk]) -> Iterator[str]:
    dated = not _common_day(promised)
    for group in dict.fromkeys(talk.group for talk in promised):
        talks = (talk for talk in promised if talk.group == group)
        promises = ", ".join(_promise(view, speak, talk, dated=dated) for talk in talks)
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
