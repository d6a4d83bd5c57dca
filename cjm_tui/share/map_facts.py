"""What every rendering of a map tells, before any of them chooses how to write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cjm_tui.domain.places import OnMap, OnPersona
from cjm_tui.domain.records import Action, Link, Note, Persona, Stage, Story
from cjm_tui.domain.view import Feeling, View
from cjm_tui.method.loader import names
from cjm_tui.method.records import Names
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.text import QUOTES, one_line
from cjm_tui.words import DateForm, Words, words

HEARD = "◆"
"""Follows a note that comes from clients' words."""

_DRAWN_APART = ("emotions", "barriers", "solutions")


class Tongue(NamedTuple):
    """A workshop's own language: what leaves it is written in that, whoever sends it."""

    words: Words
    names: Names

    def day(self, iso: str, form: DateForm = "day") -> str:
        """A date as people write it in a line; text that isn't a date stays as it is."""
        try:
            return self.words.date(iso, form)
        except ValueError:
            return iso

    def note(self, note: Note) -> str:
        """What a note says, as one line: a quote in its quotation marks, what was seen as seen."""
        text = one_line(note.text)
        if note.form == "quote":
            return text if not text or text.startswith(QUOTES) else self.quoted(text)
        if note.form == "seen":
            return self.words.say("seen: {what}", what=text)
        return text

    def lines(self, note: Note) -> str:
        """What a note says with its lines, where `note` would join them."""
        return note.text.strip() if note.form == "plain" else self.note(note)

    def quoted(self, text: str) -> str:
        """Text in this language's quotation marks."""
        return self.words.say("“{text}”", text=one_line(text))


class Barrier(NamedTuple):
    """A barrier and what becomes of it."""

    note: Note
    solutions: tuple[Note, ...]


class StageFacts(NamedTuple):
    """One stage of a story's map."""

    stage: Stage
    number: int
    """From 1, as people count."""
    cells: Mapping[str, tuple[Note, ...]]
    """What stands on each lane but emotions, barriers and solutions; every lane is there."""
    feeling: Feeling | None
    barriers: tuple[Barrier, ...]
    waiting: tuple[Note, ...]
    """Solutions that are told under no barrier of this story."""
    returns: tuple[Link, ...]
    leaves: tuple[Link, ...]


class StoryFacts(NamedTuple):
    """The map that a story runs along."""

    story: Story
    persona: Persona | None
    stages: tuple[StageFacts, ...]
    empty_lanes: tuple[str, ...]
    """Lanes on which nothing stands at any stage."""
    lowest: str
    """Id of the hardest stage; may be empty."""
    peak: str
    """Id of the best stage; may be empty."""


class Promise(NamedTuple):
    """An action, its ids looked up."""

    action: Action
    owners: tuple[str, ...]
    """Names; the first is the one who answers for it."""
    solution: str
    barrier: str
    is_mine: bool
    """The workshop is one person's, so that nobody need be named."""


def tongue(view: View) -> Tongue:
    """The language in which a workshop's texts are written."""
    language = view.brief.language
    return Tongue(words(language), names(language))


def map_title(view: View, speak: Tongue) -> str:
    """What a map is headed with."""
    return speak.words.say("{title}: the client's journey", title=one_line(view.brief.title))


def notices(view: View, speak: Tongue) -> tuple[str, ...]:
    """What whoever reads a text must know of the whole of it: lines for below its title.

    A worked example carries wherever it goes that it is one, so does a rehearsal, and any map how
    many notes written in silence are not in it yet; nothing, where there is none of it.
    """
    lines = []
    if view.is_illustrative:
        lines.append(
            speak.words.say(
                "✏️ A worked example: emotions, barriers, solutions and ideas are made up."
            )
        )
    if view.brief.rehearsal:
        lines.append(
            speak.words.say("✏️ A rehearsal at ×{n}, not the real thing.", n=view.brief.rehearsal)
        )
    if view.hidden:
        lines.append(
            speak.words.count(
                "✏️ {n} note is still hidden and not in here",
                "✏️ {n} notes are still hidden and not in here",
                view.hidden,
            )
        )
    return tuple(lines)


def maps(view: View, scope: Scope = WHOLE) -> tuple[StoryFacts, ...]:
    """Gather the maps that stand in a scope: every chosen story's, if it is the whole.

    Args:
        view: what may be seen of the workshop.
        scope: which part.
    """
    return tuple(
        story_facts(view, story, scope.stage)
        for story in view.chosen
        if scope.story in ("", story.id) and scope.persona in ("", story.persona)
    )


def personas(view: View, scope: Scope) -> tuple[Persona, ...]:
    """The personas whom a part of the map is about: all, if it is the whole."""
    if not scope.story and not scope.persona:
        return view.personas
    told = {each.story.persona for each in maps(view, scope)} | {scope.persona}
    return tuple(persona for persona in view.personas if persona.id in told)


def story_facts(view: View, story: Story, only: str = "") -> StoryFacts:
    """Gather a story's map.

    Args:
        view: what may be seen of the workshop.
        story: one of its stories.
        only: id of the one stage to tell of; empty for all of them.

    Returns:
        All its notes, each of them exactly once, but a solution under every barrier it answers.
    """
    told = {
        solution.id
        for barrier in view.barriers(story.id)
        for solution in view.solutions(barrier.id)
    }
    stages = tuple(
        _stage_facts(view, story, stage, told) for stage in view.stages if only in ("", stage.id)
    )
    return StoryFacts(
        story=story,
        persona=view.find(Persona, story.persona),
        stages=stages,
        empty_lanes=tuple(lane for lane in view.map_lanes if _is_empty(lane, stages)),
        lowest=view.lowest(story.id),
        peak=view.peak(story.id),
    )


def _stage_facts(view: View, story: Story, stage: Stage, told: set[str]) -> StageFacts:
    def at(lane: str) -> tuple[Note, ...]:
        return view.at(OnMap(story.id, stage.id, lane))

    return StageFacts(
        stage=stage,
        number=view.stage_number(stage.id),
        cells={lane: at(lane) for lane in view.map_lanes if lane not in _DRAWN_APART},
        feeling=view.feeling(story.id, stage.id),
        barriers=tuple(Barrier(note, view.solutions(note.id)) for note in at("barriers")),
        waiting=tuple(note for note in at("solutions") if note.id not in told),
        returns=tuple(link for link in view.returns if link.source == stage.id),
        leaves=tuple(link for link in view.leaves if link.source == stage.id),
    )


def _is_empty(lane: str, stages: tuple[StageFacts, ...]) -> bool:
    if lane == "emotions":
        return not any(facts.feeling for facts in stages)
    if lane == "barriers":
        return not any(facts.barriers for facts in stages)
    if lane == "solutions":
        answered = any(barrier.solutions for facts in stages for barrier in facts.barriers)
        return not answered and not any(facts.waiting for facts in stages)
    return not any(facts.cells[lane] for facts in stages)


def lane_name(view: View, lane: str, names: Names) -> str:
    """What a lane is called, the team's own ones too.

    Args:
        view: what may be seen of the workshop.
        lane: a key, or the id of an own lane.
        names: the method's words in the workshop's language.
    """
    own = {each.id: each.name for each in view.lanes}
    return names.lanes.get(lane) or one_line(own.get(lane, ""))


def motives(view: View, persona: Persona) -> tuple[Note, ...]:
    """Why a persona would choose us."""
    return view.at(OnPersona(persona.id, "motive"))


def promises(view: View) -> tuple[Promise, ...]:
    """What the team does, those still to do before those done."""
    ordered = sorted(view.actions, key=lambda action: action.state == "done")
    return tuple(_promise(view, action) for action in ordered)


def _promise(view: View, action: Action) -> Promise:
    def text(note_id: str) -> str:
        note = view.find(Note, note_id)
        return one_line(note.text) if note else ""

    names = (one_line(view.name(owner)) for owner in action.owners)
    owners = tuple(name for name in names if name)
    alone = view.brief.how == "alone"
    return Promise(action, owners, text(action.solution), text(action.barrier), alone)
