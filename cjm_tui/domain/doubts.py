"""What makes a map less true than it looks: worth naming, never in anybody's way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cjm_tui.domain.missing import (
    ENOUGH_STAGES,
    action_gaps,
    fullest,
    has_owner,
    portrait_gaps,
    segments_in_play,
    template_names,
)
from cjm_tui.domain.places import OnMap, OnParking, OnPersona, OnStage, OnStory
from cjm_tui.domain.progress import has_begun
from cjm_tui.domain.records import Note, Stage, Story
from cjm_tui.domain.spots import KICKOFF, Gap, Spot, called, doubt, in_pass, quoted
from cjm_tui.domain.view import View
from cjm_tui.method import keys, loader
from cjm_tui.text import signed

MANY_STAGES = 8
DRIVES_AWAY = 3


def kickoff(view: View) -> Iterator[Gap]:
    """No decision that the map serves."""
    if not view.brief.question.strip():
        yield doubt("doubt_question", Spot(KICKOFF, "question"))


def personas(view: View) -> Iterator[Gap]:
    """Portraits that are only begun, and rivals nobody named."""
    portraits = [
        each
        for segment in segments_in_play(view)
        if (each := view.portrait(segment.id)) is not None
    ]
    asked_for = fullest(view, portraits) if portraits else None
    for persona in portraits:
        if persona is not asked_for:
            yield from portrait_gaps(view, persona, doubt)
    mapped = {story.persona for story in view.chosen}
    for persona in view.personas:
        place = OnPersona(persona.id, "compares")
        if persona.id in mapped and not view.at(place):
            spot = Spot("personas", place=place, target=persona.id)
            yield doubt("doubt_compares", spot, persona=persona.name)


def stages(view: View) -> Iterator[Gap]:
    """A road too short at its beginning, too straight or too long, and stages only guessed."""
    if view.stages and _is_cut_off(view, view.stages[0]):
        first = view.stages[0]
        spot = Spot("stages", "name", target=first.id)
        yield doubt("doubt_first_stage", spot, **called(first, 1))
    if len(view.stages) > 1 and not view.links:
        yield doubt("doubt_straight", Spot("stages", "links"))
    if len(view.stages) > MANY_STAGES:
        yield doubt("doubt_many_stages", Spot("stages", "name"), n=len(view.stages))
    unnamed = list(template_names(view, doubt))
    if len(view.stages) - len(unnamed) >= ENOUGH_STAGES:
        yield from unnamed
    for number, stage in enumerate(view.stages, 1):
        told = list(_told_of(view, stage))
        if told and not any(view.heard(note) for note in told):
            spot = Spot("stages", place=OnStage(stage.id, "does"), target=stage.id)
            yield doubt("doubt_guesses", spot, **called(stage, number))


def _is_cut_off(view: View, first: Stage) -> bool:
    """Whether the road came from a template and begins later than the template does.

    Nothing says of a stage of the team's own whether the client has met us there already; but
    every template begins before that, so a road that lost its beginning is likely to.
    """
    found = loader.template_of(view.brief.language, first.template)
    return found is not None and found[0].stages[0].key != found[1]


def _told_of(view: View, stage: Stage) -> Iterator[Note]:
    """Everything said of the client at a stage."""
    for aspect in keys.ASPECTS:
        yield from view.at(OnStage(stage.id, aspect))
    for story in view.stories:
        yield from view.at(OnStory(story.id, stage.id))
    for story in view.chosen:
        yield from view.told(story.id, stage.id)


def stories(view: View) -> Iterator[Gap]:
    """Episodes the chosen stories lack, and whose they are."""
    for story in view.chosen:
        if view.personas and not story.persona:
            spot = Spot("stories", "titles", target=story.id)
            yield doubt("doubt_whose", spot, story=story.title)
        for number, stage in enumerate(view.stages, 1):
            place = OnStory(story.id, stage.id)
            if not view.at(place):
                spot = Spot("stories", place=place, target=story.id)
                yield doubt("gap_beat", spot, **called(stage, number))


def the_map(view: View) -> Iterator[Gap]:
    """Feelings and barriers that don't explain each other, and what waits for its place."""
    for story in view.chosen:
        yield from _unexplained(view, story)
        peak = view.peak(story.id)
        works = OnMap(story.id, peak, "works")
        stage = view.find(Stage, peak)
        if stage is not None and "works" in view.map_lanes and not view.at(works):
            number = view.stage_number(peak)
            yield doubt("doubt_works", in_pass("path", works), **called(stage, number))
        lowest = view.lowest(story.id)
        if lowest and not view.barriers(story.id):
            place = OnMap(story.id, lowest, "barriers")
            yield doubt("doubt_no_barrier", in_pass("barriers", place))
        for each in view.stages:
            for solution in view.waiting(story.id, each.id):
                spot = in_pass("barriers", OnMap(story.id, each.id, "solutions"), solution.id)
                yield doubt("doubt_waiting_solution", spot, solution=quoted(solution))
    yield from _parked(view)


def _unexplained(view: View, story: Story) -> Iterator[Gap]:
    for number, stage in enumerate(view.stages, 1):
        feeling = view.feeling(story.id, stage.id)
        if feeling is None or feeling.score is None:
            continue
        place = OnMap(story.id, stage.id, "barriers")
        barriers = view.at(place)
        said = called(stage, number) | {"score": signed(feeling.score)}
        if feeling.score <= -1 and not barriers:
            yield doubt("doubt_low", in_pass("barriers", place), **said)
        for barrier in barriers:
            if feeling.score >= 1 and barrier.severity == DRIVES_AWAY:
                spot = in_pass("emotions", OnMap(story.id, stage.id, "emotions"), barrier.id)
                yield doubt("doubt_happy", spot, barrier=quoted(barrier), **said)


def _parked(view: View) -> Iterator[Gap]:
    """Barriers and solutions that were typed before there was a map to put them on."""
    for lane in ("barriers", "solutions"):
        place = OnParking(lane)
        waiting = view.at(place)
        if waiting:
            spot = Spot("map", "barriers", place, waiting[0].id)
            yield doubt(f"doubt_waiting_{lane}", spot, n=len(waiting))


def close(view: View) -> Iterator[Gap]:
    """Promises nobody keeps, once the close has begun."""
    if not has_begun(view, "close"):
        return
    lacking = [list(action_gaps(view, action, doubt)) for action in view.actions]
    if not all(lacking):
        for gaps in lacking:
            yield from gaps
    for story in view.chosen:
        for barrier in view.barriers(story.id):
            if barrier.severity == DRIVES_AWAY and not barrier.aside and not _kept(view, barrier):
                spot = Spot("close", "plan", target=barrier.id)
                yield doubt("doubt_nobody", spot, barrier=quoted(barrier))


def _kept(view: View, barrier: Note) -> bool:
    solutions = {solution.id for solution in view.solutions(barrier.id)}
    return any(
        has_owner(view, action)
        for action in view.actions
        if action.barrier == barrier.id or action.solution in solutions
    )


DOUBTS: Mapping[str, Callable[[View], Iterator[Gap]]] = {
    KICKOFF: kickoff,
    "personas": personas,
    "stages": stages,
    "stories": stories,
    "map": the_map,
    "close": close,
}
"""What is doubtful, by step."""
