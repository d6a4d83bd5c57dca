"""The long table: one row a note, for analysis, and to make the workshop again from it.

The first row has the names in `COLUMNS`, which are English and stay as they are. `board` says what
a row is; `text` is what is written there. Empty cells mean nothing to say. The boards, in the order
of their rows, and what their rows have besides `text`:

    workshop   a line of the brief; `lane` which: title, language, how, created, example, question,
               sentence, read_back, focus (with `number`), because, promise, review, meeting,
               scribe, voice, timekeeper
    notice     what whoever reads the table must know; not to be read back
    person     a participant; `state` away
    segment    `aside` why it is set aside
    persona    `on` its segment, `detail` the role
    stage      `number`; what its other rows name as `number` and `stage`
    link       `number` and `stage` it starts from, `target` the number it leads to, `form`,
               `trigger`, `detail` the share; `text` is the reason
    lane       a lane of the map; `lane` its key, or for one of the team's own its name; `text` is
               what it is called
    story      `on` its persona, `state` chosen, `count` hands, `source`
    talk       `lane` the group, `author` who holds it, `date`, `state` planned, `count` times,
               `form`; `text` is whom it is held with
    audience   a note; `lane` the facet
    portrait   a note; `on` the persona, `lane` the field
    finding    a note; `on` the talk, whose group is `lane`
    aspect     a note at a stage; `lane` does, thinks or feels
    beat       a note at a stage of a story; `on` the story
    map        a note on the map; `on` the story, `lane`
    parking    a note; `lane` where it waits for the map
    idea       a note
    action     `author` the owners, each on a line; `answers` its barrier, `source` its solution,
               `date`, `detail` how we'll know, `form` the sort, `state`; `text` is the first step

A note has `score` (−2 to 2 in plain digits), `severity`, `aside`, `answers` (the `id`s of its
barriers), `author`, `form`, `source` (the `id` of what it came from), `heard` and `voices` as
people see them, sources included, and `own_heard` and `own_voices` as they stand on the note.
`id` is the number of the row and holds in this file only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.domain.records import Action, Link, Note, Persona, Stage, Story, Talk
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.map_facts import lane_name, notices, tongue
from cjm_tui.share.parcels import Scope
from cjm_tui.share.texts.columns import guarded
from cjm_tui.share.texts.rows import unique

COLUMNS: Final = tuple(
    "board id on story persona number stage lane text score severity aside answers heard voices"
    " author form source detail date state count target trigger own_heard own_voices".split()
)

_Cells = Mapping[str, object]
_BRIEF: Final = (
    "title",
    "language",
    "how",
    "created",
    "question",
    "sentence",
    "read_back",
    "because",
    "promise",
    "review",
    "meeting",
)
_KEYS: Final = (*keys.LANES, *keys.OPTIONAL_LANES)
_ROLES: Final = ("scribe", "voice", "timekeeper")


def long_rows(view: View, scope: Scope) -> Iterator[tuple[str, ...]]:
    """Write a workshop as one row a note.

    Args:
        view: what may be seen of the workshop.
        scope: which part of the map; the other boards are there as a whole.

    Returns:
        Rows of equal length, the names of the columns first, what people wrote guarded.
    """
    yield COLUMNS
    told = tuple(_Teller(view, scope).rows())
    ids = {str(cells["id"]): str(at) for at, cells in enumerate(told, 1) if "id" in cells}
    for at, cells in enumerate(told, 1):
        written = {name: _cell(name, value, ids) for name, value in cells.items()}
        written["id"] = str(at)
        yield tuple(written.get(name, "") for name in COLUMNS)


def _cell(name: str, value: object, ids: Mapping[str, str]) -> str:
    """A value as text; what names records names their rows, and those that have none aren't."""
    if name in ("on", "source"):
        return ids.get(str(value), "")
    if name == "answers" and isinstance(value, tuple):
        return " ".join(ids[each] for each in value if each in ids)
    # A score below nought is a number, and is to be one in a program for tables.
    return guarded(value) if isinstance(value, str) else "" if value is None else str(value)


class _Teller:
    """Tells a workshop row by row, its records still named by their ids."""

    def __init__(self, view: View, scope: Scope) -> None:
        self.view = view
        self.scope = scope
        self.lanes = _lane_labels(view)

    def rows(self) -> Iterator[_Cells]:
        """All of them, each after what it stands on."""
        yield from self._workshop()
        yield from self._people()
        yield from self._road()
        yield from map(self._story, self._stories)
        for talk in self.view.talks:
            yield self._talk(talk)
            yield from self._notes(
                OnInterview(talk.id), board="finding", on=talk.id, lane=talk.group
            )
        yield from self._walls()
        for story in self._stories:
            yield from self._map(story)
        for lane in ("", "barriers", "solutions"):
            yield from self._notes(OnParking(lane), board="parking", lane=lane)
        yield from self._notes(OnIdeas(), board="idea")
        yield from map(self._action, self.view.actions)

    @property
    def _stories(self) -> tuple[Story, ...]:
        return tuple(
            story
            for story in self.view.stories
            if self.scope.story in ("", story.id) and self.scope.persona in ("", story.persona)
        )

    def _workshop(self) -> Iterator[_Cells]:
        brief, view = self.view.brief, self.view
        lines = {name: getattr(brief, name) for name in _BRIEF}
        lines["example"] = brief.example if view.is_illustrative else ""
        lines |= {role: view.name(getattr(brief, role)) for role in _ROLES}
        for name, text in lines.items():
            if text:
                yield {"board": "workshop", "lane": name, "text": text}
        focus = view.find(Stage, brief.focus)
        if focus is not None:
            yield {**self._at(focus), "board": "workshop", "lane": "focus", "text": focus.name}
        for line in notices(view, tongue(view)):
            yield {"board": "notice", "text": line}

    def _people(self) -> Iterator[_Cells]:
        for person in self.view.participants:
            state = "away" if person.away else ""
            yield {"board": "person", "id": person.id, "text": person.name, "state": state}
        for segment in self.view.segments:
            row = {"board": "segment", "id": segment.id, "text": segment.name}
            yield {**row, "aside": segment.aside}
        for persona in self.view.personas:
            row = {"board": "persona", "id": persona.id, "on": persona.segment}
            yield {**row, "text": persona.name, "detail": persona.role}

    def _road(self) -> Iterator[_Cells]:
        for stage in self.view.stages:
            yield {**self._at(stage), "board": "stage", "id": stage.id, "text": stage.name}
        for link in self.view.links:
            yield self._link(link)
        for lane in self.view.map_lanes:
            shown = lane_name(self.view, lane, tongue(self.view).names)
            yield {"board": "lane", "id": lane, "lane": self.lanes[lane], "text": shown}

    def _link(self, link: Link) -> _Cells:
        source = self.view.find(Stage, link.source)
        return {
            **(self._at(source) if source else {}),
            "board": "link",
            "id": link.id,
            "target": self.view.stage_number(link.target) or "",
            "form": link.form,
            "trigger": link.trigger,
            "text": link.reason,
            "detail": link.share,
        }

    def _story(self, story: Story) -> _Cells:
        return {
            **self._of(story),
            "board": "story",
            "id": story.id,
            "on": story.persona,
            "text": story.title,
            "state": "chosen" if story.chosen else "",
            "count": story.hands or "",
            "source": story.source,
        }

    def _talk(self, talk: Talk) -> _Cells:
        return {
            "board": "talk",
            "id": talk.id,
            "lane": talk.group,
            "text": talk.who,
            "author": self.view.name(talk.by),
            "date": talk.when,
            "state": "planned" if talk.planned else "",
            "count": talk.times,
            "form": talk.form,
        }

    def _walls(self) -> Iterator[_Cells]:
        """The audience, the portraits and what the client does, thinks and feels."""
        for facet in keys.FACETS:
            yield from self._notes(OnAudience(facet), board="audience", lane=facet)
        for persona in self.view.personas:
            whose = {"board": "portrait", "on": persona.id, "persona": persona.name}
            for field in (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED):
                yield from self._notes(OnPersona(persona.id, field), **whose, lane=field)
        for stage in self.view.stages:
            for aspect in keys.ASPECTS:
                place = OnStage(stage.id, aspect)
                yield from self._notes(place, **self._at(stage), board="aspect", lane=aspect)

    def _map(self, story: Story) -> Iterator[_Cells]:
        """A story stage by stage: what happened there, then its map."""
        for stage in self.view.stages:
            if self.scope.stage not in ("", stage.id):
                continue
            where = {**self._of(story), **self._at(stage), "on": story.id}
            yield from self._notes(OnStory(story.id, stage.id), **where, board="beat")
            for lane, label in self.lanes.items():
                place = OnMap(story.id, stage.id, lane)
                yield from self._notes(place, **where, board="map", lane=label)

    def _action(self, action: Action) -> _Cells:
        return {
            "board": "action",
            "id": action.id,
            "text": action.first_step,
            "author": "\n".join(filter(None, map(self.view.name, action.owners))),
            "answers": (action.barrier,),
            "source": action.solution,
            "date": action.by,
            "detail": action.known_by,
            "form": action.sort,
            "state": action.state,
        }

    def _notes(self, place: Place, **where: object) -> Iterator[_Cells]:
        return ({**where, **self._note(note)} for note in self.view.at(place))

    def _note(self, note: Note) -> _Cells:
        return {
            "id": note.id,
            "text": note.text,
            "score": note.score,
            "severity": note.severity or "",
            "aside": note.aside,
            "answers": note.answers,
            "heard": self.view.heard(note),
            "voices": self.view.voices(note),
            "author": self.view.name(note.author),
            "form": note.form,
            "source": note.source,
            "own_heard": note.heard,
            "own_voices": note.voices,
        }

    def _at(self, stage: Stage) -> _Cells:
        return {"number": self.view.stage_number(stage.id), "stage": stage.name}

    def _of(self, story: Story) -> _Cells:
        persona = self.view.find(Persona, story.persona)
        return {"story": story.title, "persona": persona.name if persona else ""}


def _lane_labels(view: View) -> Mapping[str, str]:
    """What each lane of the map is called here: no own one like another, or like a key."""
    labels: dict[str, str] = {}
    for lane in view.lanes:
        labels[lane.id] = unique(lane.name, (*_KEYS, *labels.values()))
    return {lane: labels.get(lane, lane) for lane in view.map_lanes}
