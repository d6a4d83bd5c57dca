"""A workshop as plain text for a pipe or a screen reader: nothing in it is told by its looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cjm_tui.domain.places import OnAudience, OnParking, OnPersona, OnStage, OnStory
from cjm_tui.domain.records import Link, Note, Persona, Stage, Talk
from cjm_tui.domain.tally import decided, tally
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.map_facts import (
    Barrier,
    StageFacts,
    Tongue,
    lane_name,
    notices,
    promises,
    story_facts,
    tongue,
)
from cjm_tui.share.texts.messenger import aside_line, evidence_line, leaving_line, return_line
from cjm_tui.share.texts.result import (
    action_line,
    idea_lines,
    start_lines,
    worked_line,
)
from cjm_tui.text import signed

_INDENT = "  "


def plain_text(view: View, step: str = "all") -> str:
    """Write what a workshop says, step by step.

    Args:
        view: what may be seen of the workshop.
        step: one of `keys.STEPS`, or ``all``.

    Returns:
        Text in the workshop's language, indented by two spaces for what belongs to the line
        above, without a newline at its end. Long lines stay long.
    """
    speak = tongue(view)
    steps = keys.STEPS if step == "all" else (step,)
    blocks = ["\n".join(_head(view, speak))]
    for each in steps:
        number = keys.STEPS.index(each) + 1
        body = list(_STEPS[each](view, speak)) or [speak.words.say("(nothing yet)")]
        blocks.append("\n".join((f"{number}. {speak.names.steps[each]}".upper(), "", *body)))
    return "\n\n\n".join(blocks)


def _head(view: View, speak: Tongue) -> Iterator[str]:
    yield view.brief.title
    yield from notices(view, speak)
    yield from meeting_lines(view, speak)


def meeting_lines(view: View, speak: Tongue) -> Iterator[str]:
    """What the team meets for, when and where, and who takes part."""
    brief = view.brief
    if brief.question:
        yield speak.words.say("The decision this map serves: {question}", question=brief.question)
    if brief.meeting:
        yield speak.words.say("We meet: {when}", when=brief.meeting)
    if view.participants:
        people = ", ".join(
            speak.words.say("{who} (away)", who=person.name) if person.away else person.name
            for person in view.participants
        )
        yield speak.words.say("In the room: {people}", people=people)


def _audience(view: View, speak: Tongue) -> Iterator[str]:
    for facet in keys.FACETS:
        yield from _group(view, speak, speak.names.facets[facet], view.at(OnAudience(facet)))
    if view.brief.sentence:
        yield f"{speak.names.lines['sentence']}: {view.brief.sentence}"


def _personas(view: View, speak: Tongue) -> Iterator[str]:
    for segment in view.segments:
        if segment.aside:
            aside = speak.words.say("set aside: {reason}", reason=segment.aside)
            yield f"{segment.name} ({aside})"
        else:
            yield segment.name
        for persona in view.personas:
            if persona.segment == segment.id:
                yield from _indented(_portrait(view, speak, persona))
    segments = {segment.id for segment in view.segments}
    for persona in view.personas:
        if persona.segment not in segments:
            yield from _portrait(view, speak, persona)


def _portrait(view: View, speak: Tongue, persona: Persona) -> Iterator[str]:
    yield ", ".join(part for part in (persona.name, persona.role) if part)
    for field in (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED):
        notes = view.at(OnPersona(persona.id, field))
        yield from _indented(_group(view, speak, speak.names.persona[field], notes))


def _interviews(view: View, speak: Tongue) -> Iterator[str]:
    for group in keys.GROUPS:
        talks = [talk for talk in view.talks if talk.group == group]
        if talks:
            yield f"{speak.names.groups[group]}:"
        for talk in talks:
            yield _INDENT + talk_line(view, speak, talk)
            for finding in view.findings(talk.id):
                yield from _indented(_note(view, speak, finding), 2)


def talk_line(view: View, speak: Tongue, talk: Talk) -> str:
    """A talk with whom it was held, how, by whom and when, as one line."""
    facts = [
        talk.who,
        speak.names.talk_kinds[talk.form],
        f"×{talk.times}" if talk.times > 1 else "",
        view.name(talk.by),
        speak.day(talk.when, "full") if talk.when else "",
        speak.words.say("planned") if talk.planned else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _stages(view: View, speak: Tongue) -> Iterator[str]:
    for number, stage in enumerate(view.stages, 1):
        yield f"{number}. {stage.name}"
        for aspect in keys.ASPECTS:
            notes = view.at(OnStage(stage.id, aspect))
            yield from _indented(_group(view, speak, speak.names.aspects[aspect], notes))
        yield from _indented(_links(view, speak, stage))


def _links(view: View, speak: Tongue, stage: Stage) -> Iterator[str]:
    for link in view.links:
        if link.source == stage.id:
            yield _link(view, speak, link)


def _link(view: View, speak: Tongue, link: Link) -> str:
    if link.form == "leaves":
        return leaving_line(speak, link)
    kinds = [speak.names.link_kinds[link.form]]
    if link.trigger:
        kinds.append(speak.names.triggers[link.trigger])
    return f"{return_line(view, speak, link)} ({', '.join(kinds)})"


def _stories(view: View, speak: Tongue) -> Iterator[str]:
    for story in view.stories:
        persona = view.find(Persona, story.persona)
        facts = [story.title, persona.name if persona else ""]
        if story.hands:
            facts.append(speak.words.count("{n} hand", "{n} hands", story.hands))
        if story.chosen:
            facts.append(speak.words.say("on the map"))
        yield " · ".join(fact for fact in facts if fact)
        for number, stage in enumerate(view.stages, 1):
            beats = view.at(OnStory(story.id, stage.id))
            yield from _indented(_group(view, speak, f"{number}. {stage.name}", beats))


def _map(view: View, speak: Tongue) -> Iterator[str]:
    if view.stages and not view.chosen:
        yield speak.words.say("📖 No story is chosen for the map yet.")
    for story in view.chosen:
        facts = story_facts(view, story)
        title = speak.quoted(story.title)
        yield f"{title} · {facts.persona.name}" if facts.persona else title
        yield evidence_line(view, speak, facts)
        for stage in facts.stages:
            yield f"{stage.number}. {stage.stage.name}"
            yield from _indented(_map_stage(view, speak, stage))
            if stage.stage.id == facts.lowest:
                yield _INDENT + speak.words.say("The hardest place.")
            if stage.stage.id == facts.peak:
                yield _INDENT + speak.words.say("The best place.")
        empty = ", ".join(lane_name(view, lane, speak.names) for lane in facts.empty_lanes)
        if empty and facts.stages:
            yield speak.words.say("✏️ Nothing yet in: {lanes}", lanes=empty)
    for lane in ("barriers", "solutions"):
        waiting = view.at(OnParking(lane))
        title = speak.words.say("{lane} that wait for the map", lane=speak.names.lanes[lane])
        yield from _group(view, speak, title, waiting)


def _map_stage(view: View, speak: Tongue, stage: StageFacts) -> Iterator[str]:
    lanes = speak.names.lanes
    for lane, notes in stage.cells.items():
        yield from _group(view, speak, lane_name(view, lane, speak.names), notes)
    if stage.feeling is not None:
        score = stage.feeling.score
        shown = "" if score is None else f" {signed(score)}"
        said = [note for note in stage.feeling.notes if note.text]
        yield f"{lanes['emotions']}:{shown}"
        yield from _indented(line for note in said for line in _note(view, speak, note))
    if stage.barriers:
        yield f"{lanes['barriers']}:"
        for barrier in stage.barriers:
            yield from _indented(_barrier(view, speak, barrier))
    for solution in stage.waiting:
        yield speak.words.say("{solution} (waits for its barrier)", solution=speak.note(solution))


def _barrier(view: View, speak: Tongue, barrier: Barrier) -> Iterator[str]:
    severity = speak.names.severity.get(barrier.note.severity, "")
    yield from _note(view, speak, barrier.note, severity)
    for solution in barrier.solutions:
        said = speak.words.say("solution: {solution}", solution=speak.note(solution))
        yield _INDENT + said
    if barrier.note.aside:
        yield _INDENT + aside_line(speak, barrier.note)
    elif not barrier.solutions:
        yield _INDENT + speak.words.say("no solution yet")


def _close(view: View, speak: Tongue) -> Iterator[str]:
    if view.brief.read_back:
        yield view.brief.read_back
    yield from _votes(view, speak)
    yield from start_lines(view, speak)
    if view.actions:
        yield f"{speak.names.close['plan']}:"
        for promise in promises(view):
            yield _INDENT + action_line(promise, speak)
            if promise.action.known_by:
                yield 2 * _INDENT + worked_line(promise, speak)
    if view.ideas:
        yield f"{speak.names.close['ideas']}:"
        yield from _indented(idea_lines(view, speak))
    yield from _group(view, speak, speak.words.say("Parking lot"), view.parking)
    if view.brief.review:
        day = speak.day(view.brief.review, "long")
        yield speak.words.say("🗓 We look at what came of it: {day}", day=day)


def _votes(view: View, speak: Tongue) -> Iterator[str]:
    """What the vote over the barriers came to; nothing where nobody has voted."""
    ballot = decided(view, "barriers")
    if ballot is None:
        return
    count = speak.words.count
    yield f"{speak.names.close['vote']}:"
    for each in tally(view, ballot):
        barrier = view.find(Note, each.option)
        if barrier is None or not each.dots:
            continue
        told = [count("{n} vote", "{n} votes", each.dots)]
        if each.people:
            told.append(count("{n} person", "{n} people", each.people))
        yield f"{_INDENT}{speak.note(barrier)} ({', '.join(told)})"


def _group(view: View, speak: Tongue, title: str, notes: tuple[Note, ...]) -> Iterator[str]:
    """A heading with what stands under it; nothing at all where nothing does."""
    if notes:
        yield f"{title}:"
        for note in notes:
            yield from _indented(_note(view, speak, note))


def _note(view: View, speak: Tongue, note: Note, *facts: str) -> Iterator[str]:
    """A note with its lines, and in brackets what its marks say on the wall."""
    known = [fact for fact in facts if fact]
    voices, heard = view.voices(note), view.heard(note)
    if voices > 1:
        known.append(speak.words.say("said in the room ×{n}", n=voices))
    if heard:
        known.append(speak.words.say("from clients' words ×{n}", n=heard))
    text = note.text if note.form == "plain" else speak.note(note)
    lines = text.splitlines() or [""]
    if known:
        lines[-1] += f" ({', '.join(known)})"
    yield lines[0]
    yield from _indented(lines[1:])


def _indented(lines: Iterable[str], times: int = 1) -> Iterator[str]:
    return (_INDENT * times + line for line in lines)


_STEPS: Final[dict[str, Callable[[View, Tongue], Iterator[str]]]] = {
    "audience": _audience,
    "personas": _personas,
    "interviews": _interviews,
    "stages": _stages,
    "stories": _stories,
    "map": _map,
    "close": _close,
}
