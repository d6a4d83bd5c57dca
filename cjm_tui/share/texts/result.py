"""The first message after a workshop: where we start, who does what, the ideas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cjm_tui.domain.records import Stage
from cjm_tui.domain.tally import stage_shares
from cjm_tui.domain.view import View
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import Promise, Tongue, notices, promises, tongue
from cjm_tui.share.texts.messenger import ended
from cjm_tui.text import one_line


def result_letter(view: View, today: date) -> Letter:
    """Write the result of a meeting.

    Its first lines are what a notification shows, and they are the decision.

    Args:
        view: what may be seen of the workshop.
        today: the day of the meeting.

    Returns:
        The text in the workshop's language, without the lines there is nothing to say in.
    """
    speak = tongue(view)
    blocks = ended(result_blocks(view, speak, today), _closing(view, speak))
    return Letter(result_title(view, speak, today), blocks)


def result_blocks(view: View, speak: Tongue, today: date) -> Iterator[Block]:
    """The result alone, its title's line first, without what to do with the message."""
    title = f"🗺 {result_title(view, speak, today)}"
    for lines in (
        (title, *notices(view, speak)),
        tuple(start_lines(view, speak)),
        plan_lines(speak, promises(view)),
        ideas_lines(view, speak),
        tuple(_afterwards(view, speak)),
    ):
        if lines:
            yield Block(lines)


def result_title(view: View, speak: Tongue, today: date) -> str:
    """What the result of a meeting is headed with."""
    day = speak.words.date(today, "long")
    title = one_line(view.brief.title)
    if view.brief.how == "alone":
        return speak.words.say("{title}: where I am on {day}", title=title, day=day)
    return speak.words.say("{title}: result of the meeting on {day}", title=title, day=day)


def start_lines(view: View, speak: Tongue) -> Iterator[str]:
    """Where the team starts and why, and what it promises its clients."""
    brief = view.brief
    stage = view.find(Stage, brief.focus)
    if stage is not None:
        start = speak.words.say("⭐️ We start with {stage}", stage=speak.quoted(stage.name))
        because = because_line(view, speak)
        votes = "" if because else votes_told(view, speak)
        yield f"{start} {votes}".rstrip()
        if because:
            yield because
    if brief.promise:
        yield f"🤝 {speak.names.lines['promise']}: {one_line(brief.promise)}"


def because_line(view: View, speak: Tongue) -> str:
    """Why the team starts there, with its votes; empty where it gave no reason."""
    brief = view.brief
    if not brief.because:
        return ""
    because = speak.words.say("Because {reason}", reason=one_line(brief.because))
    return f"{because} {votes_told(view, speak)}".rstrip()


def votes_told(view: View, speak: Tongue) -> str:
    """How many votes the stage got that the team starts with, in brackets; empty without any."""
    share = stage_shares(view).get(view.brief.focus)
    if share is None:
        return ""
    count = speak.words.count
    return count("({n} vote of {total})", "({n} votes of {total})", share.dots, total=share.total)


def plan_lines(speak: Tongue, told: Iterable[Promise]) -> tuple[str, ...]:
    """Actions below their heading; nothing at all where there are none."""
    lines = tuple("\n".join(_action_lines(promise, speak)) for promise in told)
    return (f"✅ {speak.names.close['plan']}", *lines) if lines else ()


def _action_lines(promise: Promise, speak: Tongue) -> Iterator[str]:
    yield f"• {action_line(promise, speak)}"
    if promise.action.known_by:
        yield worked_line(promise, speak)


def action_line(promise: Promise, speak: Tongue) -> str:
    """Who does what by when, as one line without a bullet."""
    action = promise.action
    who = ", ".join(promise.owners)
    if not who and not promise.is_mine:
        who = speak.words.say("nobody yet")
    if action.by:
        day = speak.day(action.by)
        by = speak.words.say("{who}, by {day}", who=who, day=day)
        who = by if who else speak.words.say("by {day}", day=day)
    if action.state == "done":
        who = speak.words.say("{who}, done", who=who)
    answer = promise.solution or (promise.barrier and f"🚧 {promise.barrier}")
    what = " → ".join(part for part in (one_line(action.first_step), answer) if part)
    return ": ".join(part for part in (who, what) if part)


def worked_line(promise: Promise, speak: Tongue) -> str:
    """How the team will know that an action worked."""
    return speak.words.say("It worked if {sign}", sign=one_line(promise.action.known_by))


def ideas_lines(view: View, speak: Tongue) -> tuple[str, ...]:
    """The ideas below their heading; nothing at all where there are none."""
    if not view.ideas:
        return ()
    return (ideas_title(view, speak), *(f"• {line}" for line in idea_lines(view, speak)))


def ideas_title(view: View, speak: Tongue) -> str:
    """What the ideas are called: in a round each gives one, otherwise they are three."""
    authors = [note.author for note in view.ideas]
    if len(authors) > 1 and all(authors) and len(set(authors)) == len(authors):
        return speak.words.say("💡 One idea each, read aloud")
    return speak.words.say("💡 Three useful ideas for my project")


def idea_lines(view: View, speak: Tongue) -> Iterator[str]:
    """Each idea behind the name of whoever had it."""
    for note in view.ideas:
        author = one_line(view.name(note.author))
        text = speak.note(note)
        yield f"{author}: {text}" if author else text


def _afterwards(view: View, speak: Tongue) -> Iterator[str]:
    if view.parking:
        yield speak.words.count(
            "🅿️ {n} question in the parking lot",
            "🅿️ {n} questions in the parking lot",
            len(view.parking),
        )
    yield from review_line(view, speak)


def review_line(view: View, speak: Tongue) -> Iterator[str]:
    """When the team looks at what came of it, if it has said so."""
    if view.brief.review:
        day = speak.day(view.brief.review, "long")
        yield speak.words.say("🗓 We look at what came of it: {day}", day=day)


def _closing(view: View, speak: Tongue) -> str:
    if view.brief.how == "alone":
        return speak.words.say("The map is in the next message.")
    return speak.words.say(
        "The map is in the next message. Send your own three ideas in reply to this one."
    )
