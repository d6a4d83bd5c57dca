"""The parts of our own documents beside the map: portraits, audience, ideas, parking lot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from cjm_tui.domain.commands import EditBrief
from cjm_tui.domain.places import (
    OnAudience,
    OnInterview,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.method.loader import names
from cjm_tui.share.incoming.arrival import Arrival
from cjm_tui.share.incoming.found import Map
from cjm_tui.share.incoming.marks import is_quote, written
from cjm_tui.share.incoming.placing import stage_names
from cjm_tui.share.incoming.said import in_every_language, said_in
from cjm_tui.share.incoming.talk_lines import talk_on_line
from cjm_tui.share.incoming.topics import Topic
from cjm_tui.words import LANGUAGES, words

_EXAMPLE: Final = "✏️ A worked example: emotions, barriers, solutions and ideas are made up."
_HIDDEN: Final = (
    "✏️ {n} note is still hidden and not in here",
    "✏️ {n} notes are still hidden and not in here",
)


def is_section(title: str) -> bool:
    """Whether a heading is one of ours."""
    return title in _sections()


def is_portraits(title: str) -> bool:
    """Whether a heading is that of the portraits, which stories need."""
    return _sections().get(title) is _portraits


def take_section(arrival: Arrival, section: Topic) -> None:
    """Place a part of a document that stands beside the map.

    Args:
        arrival: the workshop, with its stages and stories.
        section: the part; what has no place of its own is parked and reported.
    """
    _sections()[section.text.strip()](arrival, section)


def opening(arrival: Arrival, line: str) -> bool:
    """Take a line that stands above the map in our documents; whether it is one."""
    if line in in_every_language(_EXAMPLE):
        arrival.illustrative = True
        return True
    if any(_is_count(line, one, many) for one, many in (_HIDDEN,)):
        return True
    question = said_in(line, "The decision this map serves: {question}")
    if question:
        arrival.do(EditBrief(question=question["question"]))
        return True
    meeting = said_in(line, "We meet: {when}")
    if meeting:
        arrival.do(EditBrief(meeting=meeting["when"]))
        return True
    people = said_in(line, "In the room: {people}")
    if people:
        take_people(arrival, people["people"])
        return True
    return _portrait_line(arrival, line) or _sentence(arrival, line)


def take_people(arrival: Arrival, listed: str) -> None:
    """Add those who take part, ``Nina, Sergey (away)``."""
    for name in listed.split(", "):
        away = said_in(name, "{who} (away)")
        arrival.person(away["who"] if away else name, away=away is not None)


def _is_count(line: str, one: str, many: str) -> bool:
    number = next((word for word in line.split() if word.isdecimal()), "")
    n = int(number) if number else 0
    return any(words(language).count(one, many, n) == line for language in LANGUAGES)


def _portrait_line(arrival: Arrival, line: str) -> bool:
    """``👤 Viktor, chief engineer. Why they choose us: …``"""
    if not line.startswith("👤"):
        return False
    who = line.removeprefix("👤").strip()
    for language in LANGUAGES:
        who, found, why = who.partition(f". {names(language).persona['motive']}: ")
        if found:
            break
    name, _, role = who.partition(", ")
    persona = arrival.persona(name, role)
    for motive in filter(None, why.split("; ")):
        arrival.note(OnPersona(persona, "motive"), written(motive))
    return True


def _sentence(arrival: Arrival, line: str) -> bool:
    for language in LANGUAGES:
        label = names(language).lines["sentence"]
        if line.startswith(f"{label}: "):
            arrival.do(EditBrief(sentence=line.removeprefix(f"{label}: ")))
            return True
    return False


def _portraits(arrival: Arrival, section: Topic) -> None:
    fields = _keys_called("persona")
    titles = {names(language).lines["segment"] for language in LANGUAGES}
    segments: dict[str, str] = {}
    for topic in section.topics:
        if topic.text in titles:
            segments |= _segments(arrival, topic)
            continue
        name, _, role = topic.text.partition(", ")
        persona = arrival.persona(name, role, segments.get(name, ""))
        for field in topic.topics:
            key = fields.get(field.text)
            _notes(arrival, OnPersona(persona, key) if key else OnParking(), field)


def _segments(arrival: Arrival, listed: Topic) -> Mapping[str, str]:
    """Ids of the segments by the names of their portraits."""
    faces: dict[str, str] = {}
    for topic in listed.topics:
        whole = topic.text.strip()
        opened, _, bracket = whole.removesuffix(")").rpartition(" (")
        aside = said_in(bracket, "set aside: {reason}") if whole.endswith(")") else None
        if aside is not None:
            arrival.segment(opened, aside["reason"])
        else:
            name, _, face = whole.rpartition(": ")
            made = arrival.segment(name or whole)
            faces[face] = made
    return faces


def _audience(arrival: Arrival, section: Topic) -> None:
    facets = _keys_called("facets")
    for topic in section.topics:
        facet = facets.get(topic.text)
        _notes(arrival, OnAudience(facet) if facet else OnParking(), topic)


def _aspects(arrival: Arrival, section: Topic) -> None:
    aspects = _keys_called("aspects")
    named = stage_names(Map(tuple(topic.text for topic in section.topics), ()))
    for topic, bare in zip(section.topics, named, strict=True):
        stage = arrival.stage_called(topic.text) or arrival.stage(bare)
        for aspect in topic.topics:
            key = aspects.get(aspect.text)
            _notes(arrival, OnStage(stage, key) if key else OnParking(), aspect)


def _interviews(arrival: Arrival, section: Topic) -> None:
    for group in section.topics:
        for told in group.topics:
            talk = talk_on_line(arrival, group.text.strip(), told.text.strip())
            _notes(arrival, OnInterview(talk), told)


def _stories(arrival: Arrival, section: Topic) -> None:
    for told in section.topics:
        title = told.text.partition(" · ")[0]
        title = title[1:-1] if is_quote(title) else title
        story = arrival.stories.get(title) or arrival.story(title, chosen=False)
        for beat in told.topics:
            stage = arrival.stage_called(beat.text)
            _notes(arrival, OnStory(story, stage) if stage else OnParking(), beat)


def _ideas(arrival: Arrival, section: Topic) -> None:
    for topic in section.topics:
        name, colon, idea = topic.text.partition(": ")
        author = arrival.people.get(name, "") if colon else ""
        arrival.idea(written(idea if author else topic.text), author)


def _parked(arrival: Arrival, section: Topic) -> None:
    for topic in section.topics:
        arrival.note(OnParking(), written(topic.text), told=False)


def _waiting(lane: str) -> Callable[[Arrival, Topic], None]:
    def take(arrival: Arrival, section: Topic) -> None:
        _notes(arrival, OnParking(lane), section)

    return take


def _unplaced(arrival: Arrival, section: Topic) -> None:
    arrival.tell("came_section", name=section.text)
    for topic in section.topics:
        arrival.park("\n".join((topic.text, *(each.text for each in topic.topics))))


def _notes(arrival: Arrival, place: Place, topic: Topic) -> None:
    for note in topic.topics:
        arrival.note(place, written(note.text))


def _keys_called(kind: str) -> Mapping[str, str]:
    """The method's keys of a kind by what they are called in any language."""
    called: dict[str, str] = {}
    for language in LANGUAGES:
        known: Mapping[str, str] = getattr(names(language), kind)
        called |= {name: key for key, name in known.items()}
    return called


@cache
def _sections() -> Mapping[str, Callable[[Arrival, Topic], None]]:
    sections: dict[str, Callable[[Arrival, Topic], None]] = {}
    for language in LANGUAGES:
        spoken, say = names(language), words(language).say
        sections |= {
            spoken.steps["personas"]: _portraits,
            spoken.steps["audience"]: _audience,
            spoken.steps["interviews"]: _interviews,
            spoken.steps["stages"]: _aspects,
            spoken.steps["stories"]: _stories,
            spoken.close["ideas"]: _ideas,
            spoken.close["start"]: _unplaced,
            spoken.close["plan"]: _unplaced,
            spoken.close["read_back"]: _unplaced,
            say("Parking lot"): _parked,
        }
        for lane in ("barriers", "solutions"):
            title = say("{lane} that wait for the map", lane=spoken.lanes[lane])
            sections[title] = _waiting(lane)
    return sections
