"""What each step still needs before it is done, in the order a person would fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnPersona,
    OnStage,
)
from cjm_tui.domain.records import Action, Note, Persona, Segment, Stage
from cjm_tui.domain.spots import (
    QUOTED,
    Gap,
    Spot,
    before,
    called,
    in_pass,
    missing,
    quoted,
)
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.text import ELLIPSIS, cut

Say = Callable[..., Gap]
"""``missing`` or ``doubt``."""

ENOUGH_STAGES = 3


def audience(view: View) -> Iterator[Gap]:
    """A note under each needed heading, and the sentence."""
    for facet in keys.NEEDED_FACETS:
        place = OnAudience(facet)
        if not view.at(place):
            yield missing("gap_facet", Spot("audience", place=place), facet_key=facet)
    if not view.brief.sentence.strip():
        yield missing("gap_sentence", Spot("audience", "sentence"))


def personas(view: View) -> Iterator[Gap]:
    """One full portrait, and a face for every other segment that is not set aside."""
    segments = segments_in_play(view)
    if not segments:
        yield missing("gap_segments", Spot("personas", "segments"))
        return
    portraits = [each for segment in segments if (each := view.portrait(segment.id)) is not None]
    if portraits:
        yield from portrait_gaps(view, fullest(view, portraits))
    for segment in segments:
        if view.portrait(segment.id) is None:
            spot = Spot("personas", "name", target=segment.id)
            yield missing("gap_portrait", spot, segment=segment.name)


def segments_in_play(view: View) -> list[Segment]:
    """The segments the team means to give a portrait."""
    return [segment for segment in view.segments if not segment.aside]


def fullest(view: View, portraits: list[Persona]) -> Persona:
    """The portrait that needs least, the first of equals."""
    return min(portraits, key=lambda persona: len(list(portrait_gaps(view, persona))))


def portrait_gaps(view: View, persona: Persona, say: Say = missing) -> Iterator[Gap]:
    """What a portrait needs: a name, a motive, a problem.

    Args:
        view: where it hangs.
        persona: the portrait.
        say: whether a gap of it is missing or doubtful.
    """
    if not persona.name.strip():
        yield say("gap_name", Spot("personas", "name", target=persona.id))
    for field in ("motive", "problem"):
        place = OnPersona(persona.id, field)
        if not view.at(place):
            spot = Spot("personas", place=place, target=persona.id)
            yield say(f"gap_{field}", spot, persona=persona.name)


def interviews(view: View) -> Iterator[Gap]:
    """A finding from each group; the spot is the first talk with it, if one is there."""
    for group in keys.GROUPS:
        if group not in view.groups_heard:
            talk = next(iter(view.talks_of(group)), None)
            place = OnInterview(talk.id) if talk else None
            spot = Spot("interviews", group, place, talk.id if talk else "")
            yield missing("gap_group", spot, group_key=group)


def stages(view: View) -> Iterator[Gap]:
    """Three stages with a name of the team's own; at each, what the client does."""
    if len(view.stages) < ENOUGH_STAGES:
        spot = Spot("stages", "name")
        yield missing("gap_more_stages", spot, n=ENOUGH_STAGES - len(view.stages))
    unnamed = {gap.spot.target: gap for gap in template_names(view)}
    enough = len(view.stages) - len(unnamed) >= ENOUGH_STAGES
    for number, stage in enumerate(view.stages, 1):
        if stage.id in unnamed and not enough:
            yield unnamed[stage.id]
        place = OnStage(stage.id, "does")
        if not view.at(place):
            spot = Spot("stages", place=place, target=stage.id)
            yield missing("gap_does", spot, **called(stage, number))


def template_names(view: View, say: Say = missing) -> Iterator[Gap]:
    """The stages whose name is still the template's.

    Args:
        view: the workshop.
        say: whether that is missing or doubtful; beyond three names of their own it is a doubt.
    """
    for number, stage in enumerate(view.stages, 1):
        if stage.suggested:
            spot = Spot("stages", "name", target=stage.id)
            yield say("gap_stage_name", spot, **called(stage, number))


def stories(view: View) -> Iterator[Gap]:
    """A title, and the one that goes on the map."""
    if not view.stories:
        yield missing("gap_title", Spot("stories", "titles"))
    elif not view.chosen:
        yield missing("gap_chosen", Spot("stories", "titles", target=view.stories[0].id))


def the_map(view: View) -> Iterator[Gap]:
    """Pass by pass: a goal and a touchpoint, a feeling, and an answer to every barrier."""
    if not view.stages:
        yield before("map", "gap_map_stages", Spot("stages", "name"))
    if not view.chosen:
        yield before("map", "gap_map_story", Spot("stories", "titles"))
    for story in view.chosen:
        yield from _path(view, story.id)
        yield from _feelings(view, story.id)
        yield from _answers(view, story.id)


def _path(view: View, story: str) -> Iterator[Gap]:
    for number, stage in enumerate(view.stages, 1):
        for lane in ("goal", "touchpoints"):
            place = OnMap(story, stage.id, lane)
            if not view.at(place):
                yield missing(
                    "gap_cell", in_pass("path", place), lane_key=lane, **called(stage, number)
                )


def _feelings(view: View, story: str) -> Iterator[Gap]:
    for number, stage in enumerate(view.stages, 1):
        feeling = view.feeling(story, stage.id)
        if feeling is None or feeling.score is None:
            spot = in_pass("emotions", OnMap(story, stage.id, "emotions"))
            yield missing("gap_feeling", spot, **called(stage, number))


def _answers(view: View, story: str) -> Iterator[Gap]:
    for stage in view.stages:
        for barrier in view.at(OnMap(story, stage.id, "barriers")):
            if view.is_open(barrier):
                spot = in_pass("barriers", OnMap(story, stage.id, "solutions"), barrier.id)
                yield missing("gap_barrier", spot, barrier=quoted(barrier))


def close(view: View) -> Iterator[Gap]:
    """A stage to start with, an action with an owner and a date, an idea from somebody."""
    if view.find(Stage, view.brief.focus) is None:
        yield missing("gap_focus", Spot("close", "start"))
    promised = [list(action_gaps(view, action)) for action in view.actions]
    if not promised:
        yield missing("gap_action", Spot("close", "plan"))
    elif all(promised):
        yield from min(promised, key=len)
    if not view.ideas:
        yield missing("gap_idea", Spot("close", "ideas", OnIdeas()))


def has_owner(view: View, action: Action) -> bool:
    """Whether somebody answers for an action; who works alone answers for all of them."""
    return view.brief.how == "alone" or any(view.record(owner) for owner in action.owners)


def action_gaps(view: View, action: Action, say: Say = missing) -> Iterator[Gap]:
    """What an action needs: an owner and a date.

    Args:
        view: where it was promised.
        action: the action.
        say: whether a gap of it is missing or doubtful.
    """
    spot = Spot("close", "plan", target=action.id)
    barrier = view.find(Note, action.barrier)
    about = cut(action.first_step, QUOTED) or (quoted(barrier) if barrier else ELLIPSIS)
    if not has_owner(view, action):
        yield say("gap_owner", spot, action=about)
    if not action.by:
        yield say("gap_date", spot, action=about)


MISSING: Mapping[str, Callable[[View], Iterator[Gap]]] = {
    "audience": audience,
    "personas": personas,
    "interviews": interviews,
    "stages": stages,
    "stories": stories,
    "map": the_map,
    "close": close,
}
"""What is missing, by step."""
