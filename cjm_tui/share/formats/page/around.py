"""What stands around the maps on a page: what was decided, for whom, and what lies behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm_tui.domain.places import OnAudience, OnParking, OnPersona, OnStage, OnStory
from cjm_tui.domain.records import Note, Persona, Segment, Stage, Story, Talk
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.formats.markup import Markup, element, joined, lines
from cjm_tui.share.formats.page.rows import notes, said
from cjm_tui.share.map_facts import Tongue, notices, promises
from cjm_tui.share.texts.result import action_line, because_line, worked_line
from cjm_tui.text import one_line


def heading(view: View, speak: Tongue) -> Markup:
    """The title, what must be known of the whole, and what the map is for."""
    say, brief = speak.words.say, view.brief
    pieces = [
        element("p", say("Customer journey map"), class_="kicker"),
        element("h1", one_line(brief.title)),
        *(element("p", notice, class_="notice") for notice in notices(view, speak)),
    ]
    if brief.question:
        served = say("The decision this map serves: {question}", question=one_line(brief.question))
        pieces.append(element("p", served, class_="question"))
    if brief.sentence:
        pieces.append(element("p", lines(brief.sentence), class_="sentence"))
    return element("header", *pieces)


def before_maps(view: View, speak: Tongue) -> Iterator[Markup]:
    """What was decided, who does what, and whose road it is."""
    close = speak.names.close
    yield _section(close["start"], _start(view, speak), "start")
    yield _section(close["plan"], _plan(view, speak), "plan")
    yield _section(speak.names.steps["personas"], _portraits(view, speak), "portraits")


def behind_maps(view: View, speak: Tongue) -> Iterator[Markup]:
    """Ideas and open questions, and then everything the maps were made of."""
    names = speak.names
    yield _section(names.close["ideas"], _ideas(view, speak), "ideas")
    yield _section(speak.words.say("Parking lot"), _parking(view, speak), "parking")
    yield _section(names.close["read_back"], _paragraphs(view.brief.read_back), "read-back")
    yield _section(names.steps["interviews"], _talks(view, speak), "talks")
    yield _section(names.steps["audience"], _audience(view, speak), "audience")
    yield _section(names.steps["stages"], _stages(view, speak), "stages")
    yield _section(names.steps["stories"], _stories(view, speak), "stories")


def _section(title: str, content: Markup, kind: str) -> Markup:
    """A titled part of the page; nothing at all where nothing stands in it."""
    if not content:
        return content
    return element("section", element("h2", title), content, class_=kind)


def _paragraphs(content: str) -> Markup:
    return element("p", lines(content)) if content else Markup()


def _start(view: View, speak: Tongue) -> Markup:
    brief = view.brief
    pieces: list[Markup] = []
    stage = view.find(Stage, brief.focus)
    if stage is not None:
        pieces.append(element("p", one_line(stage.name), class_="focus"))
        if because := because_line(view, speak):
            pieces.append(element("p", because))
    if brief.promise:
        promise = f"{speak.names.lines['promise']}: {one_line(brief.promise)}"
        pieces.append(element("p", promise))
    if brief.review:
        day = speak.day(brief.review, "long")
        looked = speak.words.say("🗓 We look at what came of it: {day}", day=day)
        pieces.append(element("p", looked))
    return joined(pieces)


def _plan(view: View, speak: Tongue) -> Markup:
    listed = []
    for promise in promises(view):
        sign = worked_line(promise, speak) if promise.action.known_by else ""
        worked = element("p", sign, class_="sign") if sign else ""
        listed.append(element("li", element("p", action_line(promise, speak)), worked))
    return element("ol", *listed) if listed else Markup()


def _portraits(view: View, speak: Tongue) -> Markup:
    made = joined(_portrait(view, speak, persona) for persona in view.personas)
    bare = []
    for segment in view.segments:
        if segment.aside or view.portrait(segment.id) is None:
            aside = speak.words.say("set aside: {reason}", reason=one_line(segment.aside))
            why = element("p", aside) if segment.aside else ""
            bare.append(element("article", element("h3", one_line(segment.name)), why))
    return joined((made, element("div", *bare, class_="tiles") if bare else ""))


def _portrait(view: View, speak: Tongue, persona: Persona) -> Markup:
    segment = view.find(Segment, persona.segment)
    facts = (one_line(persona.role), one_line(segment.name) if segment else "")
    known = " · ".join(fact for fact in facts if fact)
    role = element("p", known, class_="role") if known else ""
    asked = (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED)
    answers = (
        _group(view, speak, speak.names.persona[field], view.at(OnPersona(persona.id, field)))
        for field in asked
    )
    name = element("h3", one_line(persona.name))
    return element("article", name, role, *answers, class_="portrait")


def _group(view: View, speak: Tongue, title: str, stand: Sequence[Note]) -> Markup:
    if not stand:
        return Markup()
    return element("div", element("h4", title), notes(view, speak, stand), class_="group")


def _ideas(view: View, speak: Tongue) -> Markup:
    listed = []
    for note in view.ideas:
        author = one_line(view.name(note.author))
        whose = element("span", author, class_="author") if author else ""
        listed.append(element("li", element("p", said(view, speak, note)), whose))
    return element("ul", *listed) if listed else Markup()


def _parking(view: View, speak: Tongue) -> Markup:
    pieces = [notes(view, speak, view.parking)]
    for lane in ("barriers", "solutions"):
        waits = speak.words.say("{lane} that wait for the map", lane=speak.names.lanes[lane])
        pieces.append(_group(view, speak, waits, view.at(OnParking(lane))))
    return joined(pieces)


def _talks(view: View, speak: Tongue) -> Markup:
    made = []
    for group in keys.GROUPS:
        talks = [_talk(view, speak, talk) for talk in view.talks if talk.group == group]
        if talks:
            title = element("h3", speak.names.groups[group])
            made.append(element("article", title, *talks))
    return element("div", *made, class_="tiles") if made else Markup()


def _talk(view: View, speak: Tongue, talk: Talk) -> Markup:
    facts = (
        one_line(talk.who),
        speak.names.talk_kinds[talk.form],
        f"×{talk.times}" if talk.times > 1 else "",
        one_line(view.name(talk.by)),
        speak.day(talk.when) if talk.when else "",
        speak.words.say("planned") if talk.planned else "",
    )
    who = element("h4", " · ".join(fact for fact in facts if fact))
    return element("div", who, notes(view, speak, view.findings(talk.id)), class_="group")


def _audience(view: View, speak: Tongue) -> Markup:
    groups = [
        _group(view, speak, speak.names.facets[facet], view.at(OnAudience(facet)))
        for facet in keys.FACETS
    ]
    return element("div", *groups, class_="tiles") if any(groups) else Markup()


def _stages(view: View, speak: Tongue) -> Markup:
    made = []
    for stage in view.stages:
        groups = [
            _group(view, speak, speak.names.aspects[aspect], view.at(OnStage(stage.id, aspect)))
            for aspect in keys.ASPECTS
        ]
        if any(groups):
            title = f"{view.stage_number(stage.id)}. {one_line(stage.name)}"
            made.append(element("article", element("h3", title), *groups))
    return element("div", *made, class_="tiles") if made else Markup()


def _stories(view: View, speak: Tongue) -> Markup:
    """The cases that aren't on the map; those that are have their own tables."""
    made = [_story(view, speak, story) for story in view.stories if not story.chosen]
    return element("div", *made, class_="tiles") if made else Markup()


def _story(view: View, speak: Tongue, story: Story) -> Markup:
    persona = view.find(Persona, story.persona)
    hands = speak.words.count("{n} hand", "{n} hands", story.hands) if story.hands else ""
    facts = (one_line(persona.name) if persona else "", hands)
    known = " · ".join(fact for fact in facts if fact)
    beats = (
        _group(
            view,
            speak,
            f"{view.stage_number(stage.id)}. {one_line(stage.name)}",
            view.at(OnStory(story.id, stage.id)),
        )
        for stage in view.stages
    )
    role = element("p", known, class_="role") if known else ""
    return element("article", element("h3", speak.quoted(story.title)), role, *beats)
