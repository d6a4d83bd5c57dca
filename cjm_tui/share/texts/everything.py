"""All that a workshop says, for a messenger: the result, the map, and what they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cjm_tui.domain.places import OnAudience, OnMap, OnParking, OnPersona, OnStage, OnStory
from cjm_tui.domain.records import Note, Persona, Segment, Story, Talk
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.letters import Block, Letter, Line
from cjm_tui.share.map_facts import Tongue, story_facts, tongue
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.messenger import map_blocks, marked, stage_title, story_blocks
from cjm_tui.share.texts.plain import talk_line
from cjm_tui.share.texts.result import result_blocks
from cjm_tui.text import one_line

_LINES = tuple[str | Line, ...]


def everything_letter(view: View, today: date, scope: Scope = WHOLE) -> Letter:
    """Write down everything, what matters to most people first.

    Args:
        view: what may be seen of the workshop.
        today: the local day.
        scope: which part of the map.
    """
    speak = tongue(view)
    blocks = (
        *result_blocks(view, speak, today),
        *map_blocks(view, speak, scope),
        *_audience(view, speak),
        *_portraits(view, speak),
        *_talks(view, speak),
        *_stages(view, speak),
        *_stories(view, speak),
        *_close(view, speak),
    )
    return Letter(one_line(view.brief.title), blocks)


def _headed(heading: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks, the first below a heading from which no message parts it."""
    if blocks:
        yield Block((heading, *blocks[0].lines))
        yield from blocks[1:]


def _section(sign: str, title: str, lines: _LINES) -> Iterator[Block]:
    """Lines below a heading; nothing at all where there are none."""
    if lines:
        yield Block((f"{sign} {title.upper()}", *lines))


def _notes(view: View, speak: Tongue, title: str, notes: tuple[Note, ...]) -> Iterator[Line]:
    if notes:
        yield Line(f"• {title}: ", tuple(marked(view, speak, note) for note in notes))


def _bullets(view: View, speak: Tongue, notes: tuple[Note, ...]) -> _LINES:
    return tuple(f"• {marked(view, speak, note)}" for note in notes)


def _audience(view: View, speak: Tongue) -> Iterator[Block]:
    brief, say = view.brief, speak.words.say
    told: list[str | Line] = []
    if brief.question:
        told.append(
            say("The decision this map serves: {question}", question=one_line(brief.question))
        )
    if view.participants:
        people = ", ".join(one_line(person.name) for person in view.participants)
        told.append(say("In the room: {people}", people=people))
    if brief.sentence:
        told.append(f"{speak.names.lines['sentence']}: {one_line(brief.sentence)}")
    for facet in keys.FACETS:
        told += _notes(view, speak, speak.names.facets[facet], view.at(OnAudience(facet)))
    yield from _section("👥", speak.names.steps["audience"], tuple(told))


def _portraits(view: View, speak: Tongue) -> Iterator[Block]:
    blocks = [Block(tuple(_portrait(view, speak, persona))) for persona in view.personas]
    bare = [segment for segment in view.segments if view.portrait(segment.id) is None]
    if bare:
        blocks.append(Block(tuple(f"• {_segment(speak, segment)}" for segment in bare)))
    yield from _headed(f"👤 {speak.names.steps['personas'].upper()}", blocks)


def _segment(speak: Tongue, segment: Segment) -> str:
    if not segment.aside:
        return one_line(segment.name)
    aside = speak.words.say("set aside: {reason}", reason=one_line(segment.aside))
    return f"{one_line(segment.name)} ({aside})"


def _portrait(view: View, speak: Tongue, persona: Persona) -> Iterator[str | Line]:
    segment = view.find(Segment, persona.segment)
    who = ", ".join(one_line(part) for part in (persona.name, persona.role) if part)
    yield f"👤 {who} · {_segment(speak, segment)}" if segment else f"👤 {who}"
    for field in (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED):
        notes = view.at(OnPersona(persona.id, field))
        yield from _notes(view, speak, speak.names.persona[field], notes)


def _talks(view: View, speak: Tongue) -> Iterator[Block]:
    for group in keys.GROUPS:
        title = f"{speak.names.steps['interviews']}: {speak.names.groups[group]}"
        talks = [Block(_talk(view, speak, talk)) for talk in view.talks_of(group)]
        yield from _headed(f"🎧 {title.upper()}", talks)


def _talk(view: View, speak: Tongue, talk: Talk) -> _LINES:
    found = _bullets(view, speak, view.findings(talk.id))
    return (f"🎧 {one_line(talk_line(view, speak, talk))}", *found)


def _stages(view: View, speak: Tongue) -> Iterator[Block]:
    for stage in view.stages:
        told = [
            line
            for aspect in keys.ASPECTS
            for line in _notes(
                view, speak, speak.names.aspects[aspect], view.at(OnStage(stage.id, aspect))
            )
        ]
        if told:
            yield Block((stage_title(view, stage), *told))


def _stories(view: View, speak: Tongue) -> Iterator[Block]:
    told = [Block(tuple(_story(view, speak, story))) for story in view.stories]
    yield from _headed(f"📖 {speak.names.steps['stories'].upper()}", told)
    mapped = {place.story for place in view.places if isinstance(place, OnMap)}
    for story in view.stories:
        if not story.chosen and story.id in mapped:
            yield Block((f"📖 {speak.quoted(story.title)}",))
            yield from story_blocks(view, speak, story_facts(view, story))


def _story(view: View, speak: Tongue, story: Story) -> Iterator[str | Line]:
    persona = view.find(Persona, story.persona)
    facts = [speak.quoted(story.title), one_line(persona.name) if persona else ""]
    if story.hands:
        facts.append(speak.words.count("{n} hand", "{n} hands", story.hands))
    if story.chosen:
        facts.append(speak.words.say("on the map"))
    yield f"📖 {' · '.join(fact for fact in facts if fact)}"
    for stage in view.stages:
        yield from _notes(view, speak, one_line(stage.name), view.at(OnStory(story.id, stage.id)))


def _close(view: View, speak: Tongue) -> Iterator[Block]:
    if view.brief.read_back.strip():
        story = (one_line(view.brief.read_back),)
        yield from _section("🗣", speak.names.close["read_back"], story)
    parking = speak.words.say("Parking lot")
    yield from _section("🅿️", parking, _bullets(view, speak, view.parking))
    for lane in ("barriers", "solutions"):
        title = speak.words.say("{lane} that wait for the map", lane=speak.names.lanes[lane])
        yield from _section("🅿️", title, _bullets(view, speak, view.at(OnParking(lane))))
