"""A report of the workshop: who was there, what took how long, what was voted and decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from cjm_tui.domain.gaps import gaps
from cjm_tui.domain.places import (
    OnAudience,
    OnInterview,
    OnMap,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.domain.records import Ballot, Note, Stage, Story
from cjm_tui.domain.tally import Count, level, tally
from cjm_tui.domain.view import View
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import Tongue, maps, notices, promises, tongue
from cjm_tui.share.texts.messenger import evidence_line
from cjm_tui.share.texts.report_times import last_day, time_blocks
from cjm_tui.share.texts.result import plan_lines, review_line, start_lines
from cjm_tui.text import one_line

_BOARDS: dict[str, tuple[type[Place], ...]] = {
    "audience": (OnAudience,),
    "personas": (OnPersona,),
    "interviews": (OnInterview,),
    "stages": (OnStage,),
    "stories": (OnStory,),
    "map": (OnMap,),
}
"""Where the notes of each step stand; the ideas are told with what was decided."""


def report_letter(view: View, today: date) -> Letter:
    """Write down how a workshop went.

    Args:
        view: what may be seen of the workshop; dots of a vote that is still covered are not.
        today: the local day; the report names it only where no clock has run.

    Returns:
        The text in the workshop's language, without the lines there is nothing to say in.
    """
    speak = tongue(view)
    title = _title(view, speak, last_day(view) or today)
    blocks = (
        (f"📋 {title}", *notices(view, speak), *_question(view, speak), *_people(view, speak)),
        *time_blocks(view, speak),
        _counts(view, speak),
        *(tuple(_ballot(view, speak, ballot)) for ballot in view.ballots),
        tuple(start_lines(view, speak)),
        plan_lines(speak, promises(view)),
        tuple(_afterwards(view, speak)),
        _parking(view, speak),
        (_missing(view, speak),),
    )
    return Letter(title, tuple(Block(lines) for lines in blocks if lines))


def _title(view: View, speak: Tongue, day: date) -> str:
    return speak.words.say(
        "{title}: report of the workshop, {day}",
        title=one_line(view.brief.title),
        day=speak.words.date(day, "long"),
    )


def _question(view: View, speak: Tongue) -> Iterator[str]:
    if view.brief.question:
        yield speak.words.say("Question: {question}", question=one_line(view.brief.question))


def _people(view: View, speak: Tongue) -> Iterator[str]:
    here = [one_line(person.name) for person in view.present]
    away = [one_line(person.name) for person in view.participants if person.away]
    if here:
        names = ", ".join(here)
        yield speak.words.say("👥 In the room: {names} ({n})", names=names, n=len(here))
    if away:
        yield speak.words.say("Away: {names}", names=", ".join(away))


def _counts(view: View, speak: Tongue) -> tuple[str, ...]:
    """How many notes each step has, and how much of the map is known."""
    words, of_kind = speak.words, Counter(type(note.place) for note in view.notes)
    lines = []
    for step, kinds in _BOARDS.items():
        if n := sum(of_kind[kind] for kind in kinds):
            told = words.count("{n} note", "{n} notes", n)
            lines.append(f"• {speak.names.steps[step]}: {told}")
    if not lines:
        return ()
    known = [evidence_line(view, speak, facts) for facts in maps(view)]
    return (words.say("📊 What was written"), *lines, *known)


def _ballot(view: View, speak: Tongue, ballot: Ballot) -> Iterator[str]:
    """What an open vote came to; of a covered one only how many have voted."""
    words = speak.words
    yield f"🗳 {_subject(speak, ballot)}"
    if not ballot.closed:
        yield words.count(
            "not counted yet: {n} person has voted",
            "not counted yet: {n} people have voted",
            len(view.voted(ballot.id) - {""}),
        )
        return
    counts = tally(view, ballot)
    yield _turnout(view, speak, ballot, sum(count.dots for count in counts))
    for count in counts:
        yield _option(view, speak, ballot, count)
    for group in level(counts):
        yield _level(view, speak, ballot, group)


def _subject(speak: Tongue, ballot: Ballot) -> str:
    say = speak.words.say
    return {
        "stories": say("Open vote: stories"),
        "barriers": say("Open vote: barriers"),
        "stages": say("Open vote: stages"),
        "ideas": say("Open vote: ideas"),
    }[ballot.subject]


def _turnout(view: View, speak: Tongue, ballot: Ballot, dots: int) -> str:
    words = speak.words
    given = words.count("{n} vote", "{n} votes", dots)
    if ballot.counted:
        return words.say("{votes}, counted together", votes=given)
    people = words.count("{n} person", "{n} people", len(view.voted(ballot.id) - {""}))
    return words.say("{votes}, {people}", votes=given, people=people)


def _option(view: View, speak: Tongue, ballot: Ballot, count: Count) -> str:
    words = speak.words
    told = words.count("{n} vote", "{n} votes", count.dots)
    if count.people:
        people = words.count("{n} person", "{n} people", count.people)
        told = words.say("{votes}, {people}", votes=told, people=people)
    return f"• {_option_name(view, speak, count.option)}: {told}"


def _level(view: View, speak: Tongue, ballot: Ballot, group: Sequence[Count]) -> str:
    named = " = ".join(_option_name(view, speak, count.option) for count in group)
    if ballot.order:
        return speak.words.say("Level, settled aloud: {options}", options=named)
    return speak.words.say("Level: {options}", options=named)


def _option_name(view: View, speak: Tongue, option: str) -> str:
    """What was voted on, as it now reads."""
    match view.record(option):
        case Note() as note:
            return speak.note(note)
        case Story(title=title):
            return speak.quoted(title)
        case Stage(name=name):
            return one_line(name)
        case _:
            return speak.words.say("(taken off the wall since)")


def _afterwards(view: View, speak: Tongue) -> Iterator[str]:
    if view.ideas:
        words = speak.words
        ideas = words.count("{n} useful idea", "{n} useful ideas", len(view.ideas))
        authors = len({note.author for note in view.ideas} - {""})
        people = words.count("{n} person", "{n} people", authors)
        told = words.say("{ideas}, {people}", ideas=ideas, people=people) if authors else ideas
        yield f"💡 {told}"
    yield from review_line(view, speak)


def _parking(view: View, speak: Tongue) -> tuple[str, ...]:
    lines = tuple(f"• {speak.note(note)}" for note in view.parking)
    return (speak.words.say("🅿️ In the parking lot"), *lines) if lines else ()


def _missing(view: View, speak: Tongue) -> str:
    """How much the map still needs; what exactly is told by the program, not by a message."""
    found = gaps(view)
    missing = sum(1 for gap in found if not gap.doubtful)
    if not found:
        return speak.words.say("✅ Nothing is missing on the map.")
    return speak.words.say(
        "✏️ Still needed: {missing} · worth a second look: {doubts}",
        missing=missing,
        doubts=len(found) - missing,
    )
