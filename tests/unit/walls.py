"""A workshop built record by record, for tests of what is read from it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.domain.ranks import between
from cjm_tui.domain.records import (
    BRIEF_ID,
    Action,
    AnyRecord,
    Brief,
    Form,
    Note,
    Participant,
    Persona,
    Segment,
    Stage,
    Story,
    Talk,
)
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import Workshop, assign, begin

ROAD = ("need", "market", "choice", "contract", "aftercare")


class Marks(Struct, frozen=True):
    """What a note may have beside its words."""

    source: str = ""
    form: Form = "plain"
    score: int | None = None
    severity: int = 0
    aside: str = ""
    answers: tuple[str, ...] = ()
    heard: int = 0
    voices: int = 1


NO_MARKS = Marks()


class Wall:
    """A growing workshop; each record stands behind the ones put up before."""

    def __init__(self, brief: Brief | None = None) -> None:
        self.workshop: Workshop = begin("wall", brief or Brief(id=BRIEF_ID, title="Boiler rooms"))
        self._rank = ""

    @property
    def view(self) -> View:
        return project(self.workshop)

    def brief(self, **changes: str | bool | tuple[str, ...]) -> None:
        self.put(replace(self.workshop.brief, **changes))

    def put(self, *records: AnyRecord) -> None:
        for record in records:
            self._rank = between(self._rank, "")
            ranked = record if record.rank else replace(record, rank=self._rank)
            self.workshop = assign(self.workshop, [ranked], rev=self.workshop.rev + 1)

    def note(self, note: str, place: Place, text: str = "", marks: Marks = NO_MARKS) -> None:
        self.put(
            Note(
                id=note,
                place=place,
                text=text or note,
                source=marks.source,
                form=marks.form,
                score=marks.score,
                severity=marks.severity,
                aside=marks.aside,
                answers=marks.answers,
                heard=marks.heard,
                voices=marks.voices,
            )
        )

    def score(self, stage: str, score: int, words: str = "") -> None:
        place = OnMap("winter", stage, "emotions")
        self.put(Note(id=f"feels-{stage}", place=place, text=words, score=score))

    def barrier(self, barrier: str, stage: str, severity: int = 1, voices: int = 1) -> None:
        marks = Marks(severity=severity, voices=voices)
        self.note(barrier, OnMap("winter", stage, "barriers"), marks=marks)

    def solution(self, solution: str, stage: str, *barriers: str) -> None:
        self.note(solution, OnMap("winter", stage, "solutions"), marks=Marks(answers=barriers))

    def bin(self, *record_ids: str) -> None:
        records = (self.workshop.records[record_id] for record_id in record_ids)
        self.put(*(replace(record, binned="a-command") for record in records))

    def road(self) -> None:
        self.put(*(Stage(id=stage, name=stage.capitalize()) for stage in ROAD))

    def told(self) -> None:
        """The road, Viktor, and his story chosen."""
        self.road()
        self.put(
            Segment(id="plants", name="plants with their own boilers"),
            Persona(id="viktor", segment="plants", name="Viktor", role="chief engineer"),
            Story(id="winter", persona="viktor", title="The first winter", chosen=True),
        )


def whole() -> Wall:
    """A workshop in which nothing is missing."""
    wall = Wall()
    wall.told()
    wall.brief(sentence="Chief engineers who answer for the heat", focus="market")
    for facet in ("who", "needs", "problems"):
        wall.note(f"audience-{facet}", OnAudience(facet))
    for field in ("motive", "problem"):
        wall.note(f"viktor-{field}", OnPersona("viktor", field))
    for group in ("clients", "non_users", "experts"):
        wall.put(Talk(id=f"talk-{group}", group=group))
        wall.note(f"finding-{group}", OnInterview(f"talk-{group}"))
    for stage in ROAD:
        wall.note(f"does-{stage}", OnStage(stage, "does"))
        wall.note(f"beat-{stage}", OnStory("winter", stage))
        for lane in ("goal", "touchpoints"):
            wall.note(f"{lane}-{stage}", OnMap("winter", stage, lane))
        wall.score(stage, 0)
    wall.barrier("night", "market", severity=2)
    wall.solution("one number", "market", "night")
    wall.put(
        Participant(id="nina", name="Nina"),
        Action(id="call", barrier="night", owners=("nina",), by="2026-11-28", first_step="ask"),
    )
    wall.note("guide on the site", OnIdeas())
    return wall
