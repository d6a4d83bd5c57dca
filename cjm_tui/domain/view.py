"""What somebody may see of a workshop: the one read side of screens, exports and commands."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Literal, NamedTuple

from cjm_tui.domain import evidence
from cjm_tui.domain.live import Live, ranked
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Group, Note, Participant, Persona, Story
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method import keys

Viewer = Literal["wall", "facilitator"]


class Feeling(NamedTuple):
    """How the client of a story feels at a stage."""

    score: int | None
    """-2 to +2; none where there are only words so far."""
    words: str
    """What was written there, joined by commas; may be empty."""
    notes: tuple[Note, ...]


class Evidence(NamedTuple):
    """How much of a map is known."""

    heard: int
    """Notes that come from clients' words."""
    guesses: int
    """Notes that nobody was heard to say."""


class View(Live):
    """A workshop as one viewer sees it; indexes are built when first asked for, once.

    Args:
        workshop: the workshop at the revision to look at.
        viewer: for whom.

    Attributes:
        viewer: the same.
        present: participants who are here today.
        chosen: the stories that run along the map.
        leaves: links by which the client leaves.
        returns: links that lead back to a stage.
        is_illustrative: whether the contents are a worked example's, not a team's own.
    """

    def __init__(self, workshop: Workshop, viewer: Viewer) -> None:
        super().__init__(workshop, with_hidden=viewer == "facilitator")
        self.viewer = viewer
        self.present = tuple(person for person in self.participants if not person.away)
        self.chosen = tuple(story for story in self.stories if story.chosen)
        self.leaves = tuple(link for link in self.links if link.form == "leaves")
        self.returns = tuple(link for link in self.links if link.form != "leaves")
        self.is_illustrative = bool(self.brief.example) and not self.brief.exercise

    def name(self, participant_id: str) -> str:
        """The name of a participant, also of one in the bin: their words stay; else empty."""
        person = self.workshop.records.get(participant_id)
        return person.name if isinstance(person, Participant) else ""

    def portrait(self, segment_id: str) -> Persona | None:
        """The persona that gives a segment its face, if there is one."""
        return next((each for each in self.personas if each.segment == segment_id), None)

    def persona_stories(self, persona_id: str) -> tuple[Story, ...]:
        """The stories of one persona; those of nobody yet, for an empty id."""
        return tuple(story for story in self.stories if story.persona == persona_id)

    def story_for_map(self, story_id: str = "") -> Story | None:
        """The story whose map to show.

        Args:
            story_id: the one shown last, or empty.

        Returns:
            That one if it is still chosen, else the first chosen; None while none is.
        """
        for story in self.chosen:
            if story.id == story_id:
                return story
        return self.chosen[0] if self.chosen else None

    def stage_number(self, stage_id: str) -> int:
        """A stage's number as people say it, from 1; 0 for no live stage."""
        return self._stage_numbers.get(stage_id, 0)

    @cached_property
    def _stage_numbers(self) -> dict[str, int]:
        return {stage.id: number for number, stage in enumerate(self.stages, 1)}

    @property
    def map_lanes(self) -> tuple[str, ...]:
        """The lanes of this team's map from top to bottom: keys, and the ids of their own."""
        optional = (lane for lane in keys.OPTIONAL_LANES if lane in self.brief.lanes)
        own = (lane.id for lane in self.lanes)
        return (*keys.LANES[:3], *optional, *own, *keys.LANES[3:])

    @cached_property
    def groups_heard(self) -> tuple[Group, ...]:
        """The groups a talk with which has found something."""
        heard = {talk.group for talk in self.talks if self.findings(talk.id)}
        return tuple(group for group in keys.GROUPS if group in heard)

    def feeling(self, story_id: str, stage_id: str) -> Feeling | None:
        """How the client of a story feels at a stage; None where nothing is said of it."""
        notes = self.at(OnMap(story_id, stage_id, "emotions"))
        if not notes:
            return None
        score = next((note.score for note in notes if note.score is not None), None)
        return Feeling(score, ", ".join(note.text for note in notes if note.text), notes)

    def lowest(self, story_id: str) -> str:
        """The id of the stage where the client feels worst, the first of equals; may be empty."""
        scores = self._scores(story_id)
        return min(scores, key=lambda stage_id: scores[stage_id]) if _has_slope(scores) else ""

    def peak(self, story_id: str) -> str:
        """The id of the stage where the client feels best, the first of equals; may be empty."""
        scores = self._scores(story_id)
        return max(scores, key=lambda stage_id: scores[stage_id]) if _has_slope(scores) else ""

    def _scores(self, story_id: str) -> dict[str, int]:
        scores = {}
        for stage in self.stages:
            feeling = self.feeling(story_id, stage.id)
            if feeling is not None and feeling.score is not None:
                scores[stage.id] = feeling.score
        return scores

    def barriers(self, story_id: str) -> tuple[Note, ...]:
        """The barriers on a story's map, in the order of its stages."""
        cells = (OnMap(story_id, stage.id, "barriers") for stage in self.stages)
        return tuple(barrier for cell in cells for barrier in self.at(cell))

    def solutions(self, barrier_id: str) -> tuple[Note, ...]:
        """What would remove a barrier."""
        return self._solutions.get(barrier_id, ())

    @cached_property
    def _solutions(self) -> dict[str, tuple[Note, ...]]:
        answers: dict[str, list[Note]] = defaultdict(list)
        for place in self.places:
            if isinstance(place, OnMap) and place.lane == "solutions":
                for solution in self.at(place):
                    for barrier in solution.answers:
                        answers[barrier].append(solution)
        return {barrier: ranked(solutions) for barrier, solutions in answers.items()}

    def is_open(self, barrier: Note) -> bool:
        """Whether a barrier has neither a solution nor a reason why not."""
        return not barrier.aside and not self.solutions(barrier.id)

    def waiting(self, story_id: str, stage_id: str) -> tuple[Note, ...]:
        """Solutions at a stage that answer no barrier on the wall."""
        return tuple(
            solution
            for solution in self.at(OnMap(story_id, stage_id, "solutions"))
            if not any(self.record(barrier) for barrier in solution.answers)
        )

    @cached_property
    def placed(self) -> frozenset[str]:
        """Ids of the notes that a live note or story came from."""
        notes = (note.source for note in self.notes)
        return frozenset((*notes, *(story.source for story in self.stories)))

    def heard(self, note: Note) -> int:
        """How many clients were heard to say what a note says, its sources' share included."""
        return evidence.heard(note, self.record)

    def voices(self, note: Note) -> int:
        """How many in the room said what a note says, its sources' voices included."""
        return evidence.voices(note, self.record)

    def told(self, story_id: str, stage_id: str) -> tuple[Note, ...]:
        """What a story's map says of the client at a stage: no bare scores, nothing of us."""
        return tuple(
            note
            for lane in self.map_lanes
            if lane not in evidence.OUR_OWN_LANES
            for note in self.at(OnMap(story_id, stage_id, lane))
            if note.text
        )

    def evidence(self, story_id: str) -> Evidence:
        """How much of what a story's map says of the client is known."""
        told = [note for stage in self.stages for note in self.told(story_id, stage.id)]
        heard = sum(1 for note in told if self.heard(note))
        return Evidence(heard, len(told) - heard)

    def touchpoint_count(self, story_id: str) -> int:
        """How many touchpoints a story's map names."""
        cells = (OnMap(story_id, stage.id, "touchpoints") for stage in self.stages)
        return sum(len(self.at(cell)) for cell in cells)


def _has_slope(scores: dict[str, int]) -> bool:
    """A flat line, or a single point, has no lowest and no best place."""
    return len(set(scores.values())) > 1


def project(workshop: Workshop, viewer: Viewer = "wall") -> View:
    """Decide what somebody sees of a workshop.

    Args:
        workshop: the workshop at any revision.
        viewer: the wall that the room sees, or the facilitator.

    Returns:
        Their view of it; cheap, so make a new one for each revision.
    """
    return View(workshop, viewer)
