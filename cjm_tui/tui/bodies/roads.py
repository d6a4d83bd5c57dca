"""What a template has to say about a stage that came from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjm_tui.domain.commands import AddNote, EditStage, Single
from cjm_tui.domain.places import OnStage
from cjm_tui.domain.records import Stage
from cjm_tui.domain.view import View
from cjm_tui.method import loader
from cjm_tui.method.records import TemplateLink, TemplateStage
from cjm_tui.text import new_id


class Usual(NamedTuple):
    """A return or an exit that a template knows of and the team hasn't drawn."""

    source: Stage
    target: Stage | None
    """Nowhere, where the client leaves."""
    link: TemplateLink


def template_stage(stage: Stage, lang: str) -> TemplateStage | None:
    """The template's texts for a stage; ``None`` for one of the team's own.

    Args:
        stage: any stage.
        lang: the language of the texts.
    """
    found = loader.template_of(lang, stage.template)
    if found is None:
        return None
    template, key = found
    return next((one for one in template.stages if one.key == key), None)


def suggestion(view: View, stage: Stage) -> str:
    """What the template says the client does at a stage, until the team has said or kept something.

    Returns:
        Nothing, too, where the team has made the stage its own.
    """
    if not stage.suggested or view.at(OnStage(stage.id, "does")):
        return ""
    told = template_stage(stage, view.brief.language)
    return told.happens if told is not None else ""


def kept(view: View, stage: Stage) -> tuple[Single, ...]:
    """The changes by which the team takes over what is suggested at a stage."""
    if not stage.suggested:
        return ()
    confirmed = EditStage(stage=stage.id, saw=stage.tag, suggested=False)
    text = suggestion(view, stage)
    if not text:
        return (confirmed,)
    return (AddNote(note=new_id(), place=OnStage(stage.id, "does"), text=text), confirmed)


def usual_links(view: View, source: Stage) -> Iterator[Usual]:
    """What usually leads back or away from a stage and isn't drawn yet.

    Args:
        view: the workshop.
        source: where it starts.
    """
    found = loader.template_of(view.brief.language, source.template)
    if found is None:
        return
    template, key = found
    stages = {stage.template: stage for stage in reversed(view.stages) if stage.template}
    drawn = {(link.source, link.target, link.form) for link in view.links}
    for link in template.links:
        target = stages.get(f"{template.key}/{link.target}") if link.target else None
        is_here = link.source == key and (target is not None or not link.target)
        if is_here and (source.id, target.id if target else "", link.kind) not in drawn:
            yield Usual(source, target, link)
