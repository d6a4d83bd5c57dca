"""What stands around the map in an outline: the portraits, the result, what both are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cjm_tui.domain.places import OnAudience, OnParking, OnPersona, OnStage, OnStory
from cjm_tui.domain.records import Note, Persona, Segment, Story
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.map_facts import Tongue, map_title, promises, tongue
from cjm_tui.share.outline_tree import Topic, note_topic, rooted, story_topics
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.plain import meeting_lines, talk_line
from cjm_tui.share.texts.result import (
    action_line,
    idea_lines,
    result_title,
    start_lines,
    worked_line,
)


def result_tree(view: View, today: date) -> Topic:
    """Lay out the result of a meeting.

    Args:
        view: what may be seen of the workshop.
        today: the day of the meeting.
    """
    speak = tongue(view)
    return rooted(view, speak, result_title(view, speak, today), (), result_topics(view, speak))


def everything_tree(view: View, scope: Scope = WHOLE) -> Topic:
    """Lay out all a workshop holds: portraits, map, result, and what they were made from.

    Args:
        view: what may be seen of the workshop.
        scope: which part of the map.
    """
    speak = tongue(view)
    topics = (
        *portrait_topics(view, speak),
        *story_topics(view, speak, scope),
        *result_topics(view, speak),
        *source_topics(view, speak),
    )
    return rooted(view, speak, map_title(view, speak), opening_lines(view, speak), topics)


def opening_lines(view: View, speak: Tongue) -> Iterator[str]:
    """What the map is for, who made it, and of whom it is."""
    yield from meeting_lines(view, speak)
    if view.brief.sentence:
        yield f"{speak.names.lines['sentence']}: {view.brief.sentence}"


def portrait_topics(view: View, speak: Tongue) -> Iterator[Topic]:
    """The section of the portraits, and of the segments that have none on purpose."""
    segments = tuple(_segment(view, speak, segment) for segment in view.segments)
    listed = _section(speak.names.lines["segment"], segments, heads=False)
    portraits = (_portrait(view, speak, persona) for persona in view.personas)
    yield from _section(speak.names.steps["personas"], (*listed, *portraits))


def _segment(view: View, speak: Tongue, segment: Segment) -> Topic:
    if segment.aside:
        aside = speak.words.say("set aside: {reason}", reason=segment.aside)
        return Topic(f"{segment.name} ({aside})")
    portrait = view.portrait(segment.id)
    return Topic(f"{segment.name}: {portrait.name}" if portrait else segment.name)


def _portrait(view: View, speak: Tongue, persona: Persona) -> Topic:
    who = ", ".join(part for part in (persona.name, persona.role) if part)
    fields = (
        (speak.names.persona[field], view.at(OnPersona(persona.id, field)))
        for field in (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED)
    )
    return Topic(who, _groups(view, speak, fields), heads=True)


def result_topics(view: View, speak: Tongue) -> Iterator[Topic]:
    """The sections of the result: where the team starts, what it does, the ideas, the rest."""
    close = speak.names.close
    start = list(start_lines(view, speak))
    if view.brief.review:
        day = speak.day(view.brief.review, "long")
        start.append(speak.words.say("🗓 We look at what came of it: {day}", day=day))
    yield from _section(close["start"], map(Topic, start))
    yield from _section(close["plan"], _plan(view, speak))
    yield from _section(close["ideas"], map(Topic, idea_lines(view, speak)))
    yield from _section(
        speak.words.say("Parking lot"), (note_topic(view, speak, note) for note in view.parking)
    )
    for lane in ("barriers", "solutions"):
        waiting = (note_topic(view, speak, note) for note in view.at(OnParking(lane)))
        title = speak.words.say("{lane} that wait for the map", lane=speak.names.lanes[lane])
        yield from _section(title, waiting)


def _plan(view: View, speak: Tongue) -> Iterator[Topic]:
    for promise in promises(view):
        known = promise.action.known_by
        worked = (Topic(worked_line(promise, speak)),) if known else ()
        yield Topic(action_line(promise, speak), worked)


def source_topics(view: View, speak: Tongue) -> Iterator[Topic]:
    """The sections of what the map was made from: audience, interviews, stages, stories."""
    names = speak.names
    facets = ((names.facets[facet], view.at(OnAudience(facet))) for facet in keys.FACETS)
    yield from _section(names.steps["audience"], _groups(view, speak, facets, heads=True))
    yield from _section(names.steps["interviews"], _interviews(view, speak))
    yield from _section(names.steps["stages"], _aspects(view, speak))
    yield from _section(
        names.steps["stories"], (_story(view, speak, story) for story in view.stories)
    )
    if view.brief.read_back:
        yield from _section(names.close["read_back"], (Topic(view.brief.read_back),))


def _interviews(view: View, speak: Tongue) -> Iterator[Topic]:
    for group in keys.GROUPS:
        talks = tuple(
            Topic(
                talk_line(view, speak, talk),
                tuple(note_topic(view, speak, finding) for finding in view.findings(talk.id)),
            )
            for talk in view.talks
            if talk.group == group
        )
        if talks:
            yield Topic(speak.names.groups[group], talks, heads=True)


def _aspects(view: View, speak: Tongue) -> Iterator[Topic]:
    for number, stage in enumerate(view.stages, 1):
        groups = (
            (speak.names.aspects[aspect], view.at(OnStage(stage.id, aspect)))
            for aspect in keys.ASPECTS
        )
        topics = _groups(view, speak, groups)
        if topics:
            yield Topic(f"{number}. {stage.name}", topics, heads=True)


def _story(view: View, speak: Tongue, story: Story) -> Topic:
    persona = view.find(Persona, story.persona)
    facts = [speak.quoted(story.title), persona.name if persona else ""]
    if story.hands:
        facts.append(speak.words.count("{n} hand", "{n} hands", story.hands))
    if story.chosen:
        facts.append(speak.words.say("on the map"))
    beats = (
        (f"{number}. {stage.name}", view.at(OnStory(story.id, stage.id)))
        for number, stage in enumerate(view.stages, 1)
    )
    return Topic(" · ".join(fact for fact in facts if fact), _groups(view, speak, beats))


def _groups(
    view: View,
    speak: Tongue,
    groups: Iterable[tuple[str, tuple[Note, ...]]],
    *,
    heads: bool = False,
) -> tuple[Topic, ...]:
    """A topic for each heading under which something stands."""
    return tuple(
        Topic(title, tuple(note_topic(view, speak, note) for note in notes), heads=heads)
        for title, notes in groups
        if notes
    )


def _section(title: str, topics: Iterable[Topic], *, heads: bool = True) -> Iterator[Topic]:
    """A part of the outline; nothing at all where there is nothing in it."""
    listed = tuple(topics)
    if listed:
        yield Topic(title, listed, heads=heads)
