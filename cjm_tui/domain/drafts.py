"""Drafts for people to mend, joined from what they wrote by fixed sentences, and proposals.

Nothing here is ever stored by itself: a draft counts once somebody has read it and pressed Enter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cjm_tui.domain.gaps import state
from cjm_tui.domain.places import OnAudience, OnMap, OnStage, OnStory, Place
from cjm_tui.domain.records import Group, Note, Persona, Stage, Story
from cjm_tui.domain.tally import Share, stage_shares
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.text import ELLIPSIS, one_line
from cjm_tui.words import Words


class StageCase(NamedTuple):
    """Why a team might start with a stage."""

    stage: Stage
    barriers: int
    """How many stand there; those set aside are not counted."""
    worst: int
    """The severity of the worst of them, 0 where there is none."""
    voices: int
    """How many said so, over all of them."""
    score: int | None
    """How the client feels there."""
    is_lowest: bool
    """Whether they feel worst there."""
    votes: Share = Share(0, 0)
    """What the room gave it, of all there was."""


class Recap(NamedTuple):
    """Where a team stands when it comes back."""

    question: str
    """The decision the map serves; may be empty, as may the others."""
    sentence: str
    persona: str
    """Name of the persona whose map it is."""
    story: str
    stages: int
    groups_heard: tuple[Group, ...]
    findings: int
    """How much the talks have found."""
    barriers: int
    answered: int
    """How many of the barriers have a solution or a reason why not."""
    done: tuple[str, ...]
    """Steps that are done."""
    next_step: str
    """The first step that is not; empty once all are."""


def sentence_draft(view: View, words: Words) -> str:
    """The client in one sentence, from the note most people agree to under each heading.

    Args:
        view: the workshop.
        words: the workshop's language.

    Returns:
        A sentence with an ellipsis for each part nobody has said yet.
    """
    facets = ("who", "answer_for", "needs", "problems")
    parts = {facet: _most_said(view, OnAudience(facet)) for facet in facets}
    # Note: the parts are whatever people wrote, so they must fit without being declined.
    draft = words.say("{who} who answer for {answer_for}, need {needs}, but {problems}.", **parts)
    return draft[:1].upper() + draft[1:]


def _most_said(view: View, place: Place) -> str:
    notes = [note for note in view.at(place) if note.text.strip()]
    if not notes:
        return ELLIPSIS
    most = max(notes, key=lambda note: (view.voices(note), view.heard(note)))
    return one_line(most.text).rstrip(".")


def read_back(view: View, words: Words, story_id: str = "") -> str:
    """The story in one minute, to be read aloud.

    Args:
        view: the workshop.
        words: the workshop's language.
        story_id: the story whose map is shown; empty for the first that is chosen.

    Returns:
        The text as the team mended it, else the draft; empty while no story is chosen.
    """
    if view.brief.read_back.strip():
        return view.brief.read_back
    story = view.story_for_map(story_id)
    return " ".join(_sentences(view, words, story)) if story is not None else ""


def _sentences(view: View, words: Words, story: Story) -> Iterator[str]:
    persona = view.find(Persona, story.persona)
    if persona is not None:
        who = ", ".join(part for part in (persona.name, persona.role) if part)
        yield _ended(who)
    yield words.say("The story: “{title}”.", title=one_line(story.title))
    for stage in view.stages:
        yield from _at_stage(view, words, story, stage)
    lowest = view.find(Stage, view.lowest(story.id))
    peak = view.find(Stage, view.peak(story.id))
    if lowest is not None and peak is not None:
        yield words.say(
            "The hardest place: {lowest}. The best place: {peak}.",
            lowest=one_line(lowest.name),
            peak=one_line(peak.name),
        )


def _at_stage(view: View, words: Words, story: Story, stage: Stage) -> Iterator[str]:
    name = one_line(stage.name)
    told = view.at(OnStory(story.id, stage.id)) or view.at(OnStage(stage.id, "does"))
    yield _ended(f"{name}: {_joined(told)}" if told else name)
    feeling = view.feeling(story.id, stage.id)
    if feeling is not None and feeling.words:
        yield _ended(words.say("Feels: {words}", words=one_line(feeling.words)))
    barriers = view.at(OnMap(story.id, stage.id, "barriers"))
    if barriers:
        yield _ended(words.say("In the way: {barriers}", barriers=_joined(barriers)))
    for link in view.links:
        if link.source == stage.id:
            reason = one_line(link.reason) or ELLIPSIS
            target = view.find(Stage, link.target)
            if target is None:
                yield _ended(words.say("Some leave here: {reason}", reason=reason))
            else:
                back = words.say("Back to “{stage}”: {reason}", stage=target.name, reason=reason)
                yield _ended(back)


def _joined(notes: tuple[Note, ...]) -> str:
    return "; ".join(one_line(note.text).rstrip(".") for note in notes)


def _ended(text: str) -> str:
    """A sentence with its full stop, unless it ends in a way of its own."""
    return text if text.rstrip("»”\"'").endswith((".", "!", "?", ELLIPSIS)) else f"{text}."


def proposed_start(view: View, story_id: str = "") -> tuple[StageCase, ...]:
    """Every stage, the one to start with first; the team decides.

    Args:
        view: the workshop.
        story_id: the story whose map is shown; empty for the first that is chosen.

    Returns:
        Stages by the votes their barriers got, then by their worst barrier, by how many there are
        and how many said so, then by the lowest feeling; equals stay in the order of the road.
    """
    story = view.story_for_map(story_id)
    if story is None:
        return ()
    shares = stage_shares(view)
    cases = (_case(view, story, stage, shares) for stage in view.stages)
    return tuple(sorted(cases, key=_urgency))


def _case(view: View, story: Story, stage: Stage, shares: Mapping[str, Share]) -> StageCase:
    cell = view.at(OnMap(story.id, stage.id, "barriers"))
    barriers = [barrier for barrier in cell if not barrier.aside]
    feeling = view.feeling(story.id, stage.id)
    return StageCase(
        stage=stage,
        barriers=len(barriers),
        worst=max((barrier.severity for barrier in barriers), default=0),
        voices=sum(view.voices(barrier) for barrier in barriers),
        score=feeling.score if feeling is not None else None,
        is_lowest=stage.id == view.lowest(story.id),
        votes=shares.get(stage.id, Share(0, 0)),
    )


def _urgency(case: StageCase) -> tuple[int, int, int, int, int]:
    return (-case.votes.dots, -case.worst, -case.barriers, -case.voices, case.score or 0)


def recap(view: View, story_id: str = "") -> Recap:
    """What was done and what comes next, for *where we are*.

    Args:
        view: the workshop.
        story_id: the story whose map was shown last; empty for the first that is chosen.
    """
    story = view.story_for_map(story_id)
    persona = view.find(Persona, story.persona) if story is not None else None
    if persona is None and view.personas:
        persona = view.personas[0]
    barriers = [barrier for each in view.chosen for barrier in view.barriers(each.id)]
    states = {step: state(view, step) for step in keys.STEPS}
    return Recap(
        question=view.brief.question,
        sentence=view.brief.sentence,
        persona=persona.name if persona is not None else "",
        story=story.title if story is not None else "",
        stages=len(view.stages),
        groups_heard=view.groups_heard,
        findings=len(view.all_findings),
        barriers=len(barriers),
        answered=sum(1 for barrier in barriers if not view.is_open(barrier)),
        done=tuple(step for step in keys.STEPS if states[step] == "done"),
        next_step=next((step for step in keys.STEPS if states[step] != "done"), ""),
    )
