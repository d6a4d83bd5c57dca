"""How far a step has come."""

from __future__ import annotations

from cjm_tui.domain.places import OnAudience, OnMap, OnStory
from cjm_tui.domain.view import View
from cjm_tui.method import keys


def has_begun(view: View, step: str) -> bool:
    """Whether there is anything of a step yet.

    Args:
        view: the workshop.
        step: one of ``keys.STEPS``.
    """
    brief = view.brief
    match step:
        case "audience":
            return bool(brief.sentence) or any(isinstance(p, OnAudience) for p in view.places)
        case "personas":
            return bool(view.segments or view.personas)
        case "interviews":
            return bool(view.groups_heard) or all_talks_are_planned(view)
        case "stages":
            return bool(view.stages)
        case "stories":
            return bool(view.stories)
        case "map":
            return any(isinstance(place, OnMap) for place in view.places)
        case _:
            decided = brief.focus or brief.because or brief.promise or brief.read_back
            return bool(decided or view.actions or view.ideas)


def all_talks_are_planned(view: View) -> bool:
    """Whether somebody has promised a talk with each group, by a day."""
    promised = {
        talk.group for talk in view.talks if talk.planned and talk.when and (talk.by or talk.who)
    }
    return promised.issuperset(keys.GROUPS)


def has_whole_story(view: View) -> bool:
    """Whether a chosen story says what happened at every stage."""
    return bool(view.stages) and any(
        all(view.at(OnStory(story.id, stage.id)) for stage in view.stages) for story in view.chosen
    )
