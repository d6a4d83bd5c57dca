"""The tables around the map: whom it is about, what was found, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.domain.places import OnAudience, OnParking, OnPersona, OnStage, OnStory
from cjm_tui.domain.records import Participant, Persona, Segment, Stage, Story, Talk
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.map_facts import Promise, Tongue, promises
from cjm_tui.share.texts.columns import listed, marked, notes_cell, stage_heads, turns
from cjm_tui.share.texts.rows import BLANK, Row
from cjm_tui.text import one_line


def audience_rows(view: View, speak: Tongue) -> Iterator[Row]:
    """Who the clients are: a row for each heading of the audience board that says something."""
    if view.brief.sentence:
        yield Row("fact", (speak.names.lines["sentence"], one_line(view.brief.sentence)))
    for facet in keys.FACETS:
        notes = view.at(OnAudience(facet))
        if notes:
            yield Row("row", (speak.names.facets[facet], notes_cell(view, speak, notes)))


def persona_rows(view: View, speak: Tongue) -> Iterator[Row]:
    """The portraits side by side, and the segments that have none."""
    if view.personas:
        names = (_who(persona) for persona in view.personas)
        yield Row("head", (speak.names.persona["name"], *names))
        segments = (view.find(Segment, persona.segment) for persona in view.personas)
        named = (one_line(segment.name) if segment else "" for segment in segments)
        yield Row("row", (speak.words.say("Segment"), *named))
        for field in (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED):
            answers = tuple(
                notes_cell(view, speak, view.at(OnPersona(persona.id, field)))
                for persona in view.personas
            )
            if any(answers):
                yield Row("row", (speak.names.persona[field], *answers))
    bare = [_bare(speak, segment) for segment in view.segments if not view.portrait(segment.id)]
    if bare:
        yield Row("row", (speak.names.lines["segment"], listed([("", line) for line in bare])))


def _who(persona: Persona) -> str:
    return one_line(", ".join(part for part in (persona.name, persona.role) if part))


def _bare(speak: Tongue, segment: Segment) -> str:
    name = one_line(segment.name)
    if not segment.aside:
        return name
    aside = speak.words.say("set aside: {reason}", reason=one_line(segment.aside))
    return f"{name} ({aside})"


def interview_rows(view: View, speak: Tongue) -> Iterator[Row]:
    """A row for each finding behind its talk, and one for a talk that has none."""
    say = speak.words.say
    if not view.talks:
        return
    heads = (say("Group"), say("With whom"), say("Kind"), say("Held by"), say("When"))
    yield Row("head", (*heads, say("Finding")))
    for group in keys.GROUPS:
        for talk in view.talks_of(group):
            about = _talk(view, speak, talk)
            found = [speak.lines(finding) for finding in view.findings(talk.id)]
            for text in found or [say("planned") if talk.planned else ""]:
                yield Row("row", (*about, text))


def _talk(view: View, speak: Tongue, talk: Talk) -> tuple[str, ...]:
    times = f"×{talk.times}" if talk.times > 1 else ""
    return (
        speak.names.groups[talk.group],
        " ".join(part for part in (one_line(talk.who), times) if part),
        speak.names.talk_kinds[talk.form],
        one_line(view.name(talk.by)),
        speak.day(talk.when, "full") if talk.when else "",
    )


def stage_rows(view: View, speak: Tongue) -> Iterator[Row]:
    """What the client does, thinks and feels at each stage, and where the road turns."""
    aspects = [
        (aspect, tuple(_aspect(view, speak, stage, aspect) for stage in view.stages))
        for aspect in keys.ASPECTS
    ]
    told = [(speak.names.aspects[aspect], cells) for aspect, cells in aspects if any(cells)]
    turned = tuple(turns(view, speak, stage.id) for stage in view.stages)
    if any(turned):
        told.append((speak.names.lines["link"], turned))
    if told:
        yield Row("head", (speak.words.say("Stage"), *stage_heads(view)))
        yield from (Row("row", (name[:1].upper() + name[1:], *cells)) for name, cells in told)


def _aspect(view: View, speak: Tongue, stage: Stage, aspect: str) -> str:
    return notes_cell(view, speak, view.at(OnStage(stage.id, aspect)))


def story_rows(view: View, speak: Tongue) -> Iterator[Row]:
    """Every story with what happened in it, stage by stage."""
    say = speak.words.say
    if not view.stories:
        return
    heads = (say("Story"), say("Persona"), say("Hands"), say("On the map"))
    yield Row("head", (*heads, *stage_heads(view)))
    for story in view.stories:
        beats = (notes_cell(view, speak, view.at(OnStory(story.id, s.id))) for s in view.stages)
        yield Row("row", (*_story(view, speak, story), *beats))


def _story(view: View, speak: Tongue, story: Story) -> tuple[str, ...]:
    persona = view.find(Persona, story.persona)
    return (
        one_line(story.title),
        one_line(persona.name) if persona else "",
        str(story.hands) if story.hands else "",
        speak.words.say("yes") if story.chosen else "",
    )


def result_rows(view: View, speak: Tongue) -> Iterator[Row]:
    """Where the team starts, who does what, the ideas and what is left in the parking lot."""
    yield from _decided(view, speak)
    for rows in (_plan(view, speak), _ideas(view, speak), _parking(view, speak)):
        told = tuple(rows)
        if told:
            yield BLANK
            yield from told


def _decided(view: View, speak: Tongue) -> Iterator[Row]:
    brief, say = view.brief, speak.words.say
    stage = view.find(Stage, brief.focus)
    review = speak.day(brief.review, "long") if brief.review else ""
    lines = (
        (say("This map decides"), brief.question),
        (say("In the room"), ", ".join(_present(speak, person) for person in view.participants)),
        (say("We meet"), brief.meeting),
        (speak.names.close["read_back"], brief.read_back),
        (speak.names.close["start"], stage.name if stage else ""),
        (say("Because"), brief.because if stage else ""),
        (speak.names.lines["promise"], brief.promise),
        (say("We look back on"), review),
    )
    for label, text in lines:
        if text:
            yield Row("fact", (label, text.strip()))


def _present(speak: Tongue, person: Participant) -> str:
    name = one_line(person.name)
    return speak.words.say("{who} (away)", who=name) if person.away else name


def _plan(view: View, speak: Tongue) -> Iterator[Row]:
    say = speak.words.say
    if view.actions:
        step = (say("Who"), say("First step"), say("By when"), say("It worked if"))
        heads = (speak.names.close["plan"], *step, say("Barrier"), say("Solution"), say("Done"))
        yield Row("head", heads)
    for at, promise in enumerate(promises(view), 1):
        yield Row("row", (str(at), *_promise(speak, promise)))


def _promise(speak: Tongue, promise: Promise) -> tuple[str, ...]:
    action = promise.action
    return (
        ", ".join(promise.owners),
        action.first_step.strip(),
        speak.day(action.by) if action.by else "",
        action.known_by.strip(),
        promise.barrier,
        promise.solution,
        speak.words.say("yes") if action.state == "done" else "",
    )


def _ideas(view: View, speak: Tongue) -> Iterator[Row]:
    if view.ideas:
        heads = (speak.names.close["ideas"], speak.words.say("Who"), speak.words.say("Idea"))
        yield Row("head", heads)
    for at, note in enumerate(view.ideas, 1):
        author = one_line(view.name(note.author))
        yield Row("row", (str(at), author, marked(view, speak, note)))


def _parking(view: View, speak: Tongue) -> Iterator[Row]:
    say = speak.words.say
    waiting = (
        (
            say("{lane} that wait for the map", lane=speak.names.lanes[lane]),
            view.at(OnParking(lane)),
        )
        for lane in ("barriers", "solutions")
    )
    parked = [each for each in ((say("Parking lot"), view.parking), *waiting) if each[1]]
    for name, notes in parked:
        yield Row("fact", (name, notes_cell(view, speak, notes)))
