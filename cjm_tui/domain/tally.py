"""What can be voted on, and what a vote came to: dots, people, what is level, stages behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Ballot, Note, Participant, Stage, Subject
from cjm_tui.domain.view import View

MOST_OPTIONS = 9
"""So many things can be voted on at once, so that each is one digit."""


class Count(NamedTuple):
    """What one option of a ballot got."""

    option: str
    """Its id."""
    digit: int
    """The digit it was voted for with, from 1."""
    dots: int
    people: int
    """How many gave it any; 0 where the room was counted together."""


class Share(NamedTuple):
    """How much of a vote went to something."""

    dots: int
    total: int
    """All the dots there were."""


def candidates(view: View, subject: Subject) -> tuple[str, ...]:
    """What a vote over a subject could be about, what weighs most first.

    Args:
        view: of whoever looks.
        subject: what is voted on.

    Returns:
        Ids. Barriers by how bad they are, then by voices, those set aside left out; stages on
        their road; stories persona by persona; ideas as they came. Of a group only its head.
    """
    match subject:
        case "stages":
            return tuple(stage.id for stage in view.stages)
        case "stories":
            whose = {persona.id: at for at, persona in enumerate(view.personas)}
            told = sorted(view.stories, key=lambda story: whose.get(story.persona, len(whose)))
            return tuple(story.id for story in told)
        case "ideas":
            return tuple(idea.id for idea in view.ideas if not _is_grouped(view, idea))
    standing = [
        barrier
        for story in view.chosen
        for barrier in view.barriers(story.id)
        if not barrier.aside and not _is_grouped(view, barrier)
    ]
    standing.sort(key=lambda barrier: (-barrier.severity, -view.voices(barrier)))
    return tuple(barrier.id for barrier in standing)


def _is_grouped(view: View, note: Note) -> bool:
    return bool(note.under) and view.record(note.under) is not None


def decided(view: View, subject: Subject) -> Ballot | None:
    """The vote whose count holds: the last that was uncovered with a dot in it.

    One that was begun anew and is still covered doesn't take the first one's word away.
    """
    for ballot in reversed(view.ballots):
        if ballot.subject == subject and ballot.closed and total(tally(view, ballot)):
            return ballot
    return None


def latest(view: View, subject: Subject) -> Ballot | None:
    """The vote that counts over a subject: the last that was begun."""
    ballots = [ballot for ballot in view.ballots if ballot.subject == subject]
    return ballots[-1] if ballots else None


def tally(view: View, ballot: Ballot) -> tuple[Count, ...]:
    """Count the dots.

    Args:
        view: of whoever looks; before the count is uncovered the wall sees no dots.
        ballot: the vote.

    Returns:
        Every option, those with more dots first; where dots are equal the team's own order counts,
        then how many people gave them, then the order on the ballot.
    """
    votes = view.votes(ballot.id)
    counts = [
        Count(
            option,
            at + 1,
            sum(vote.dots[at] for vote in votes),
            sum(1 for vote in votes if vote.voter and vote.dots[at]),
        )
        for at, option in enumerate(ballot.options)
    ]
    settled = {option: at for at, option in enumerate(ballot.order)}
    return tuple(
        sorted(
            counts,
            key=lambda count: (
                -count.dots,
                settled.get(count.option, 0),
                -count.people,
                count.digit,
            ),
        )
    )


def total(counts: tuple[Count, ...]) -> int:
    """All the dots of a count, those for what is in the bin by now too."""
    return sum(count.dots for count in counts)


def level(counts: tuple[Count, ...]) -> Iterator[tuple[Count, ...]]:
    """The groups of options that got as many dots as another, none of them empty-handed."""
    for dots, group in groupby(counts, key=lambda count: count.dots):
        same = tuple(group)
        if dots and len(same) > 1:
            yield same


def dots_by_stage(view: View, counts: tuple[Count, ...]) -> tuple[tuple[Stage, int], ...]:
    """How many dots went to each stage's barriers, the most first; stages without any left out."""
    sums: dict[str, int] = {}
    for count in counts:
        note = view.find(Note, count.option)
        if note is not None and isinstance(note.place, OnMap):
            sums[note.place.stage] = sums.get(note.place.stage, 0) + count.dots
    stages = [(stage, sums[stage.id]) for stage in view.stages if sums.get(stage.id)]
    return tuple(sorted(stages, key=lambda pair: -pair[1]))


def stage_shares(view: View) -> dict[str, Share]:
    """What the vote that holds gave each stage, by its id: the one over barriers, else over stages.

    Returns:
        Nothing at all where nobody has voted.
    """
    ballot = decided(view, "barriers") or decided(view, "stages")
    if ballot is None:
        return {}
    counts = tally(view, ballot)
    every = total(counts)
    if ballot.subject == "stages":
        return {count.option: Share(count.dots, every) for count in counts if count.dots}
    return {stage.id: Share(dots, every) for stage, dots in dots_by_stage(view, counts)}


def barrier_ranks(view: View) -> dict[str, int]:
    """The places of the barriers in the vote that holds, from 0; those without a dot have none."""
    ballot = decided(view, "barriers")
    counts = tally(view, ballot) if ballot is not None else ()
    return {count.option: place for place, count in enumerate(counts) if count.dots}


def still_to_vote(view: View, ballot: Ballot) -> tuple[Participant, ...]:
    """Those here who haven't voted yet, as they are asked.

    Voting order goes on behind whoever voted last in it; who came late, or came back, is asked at
    the end.
    """
    voted = view.voted(ballot.id)
    last = max((at for at, one in enumerate(view.participants) if one.id in voted), default=-1)
    asked = (*view.participants[last + 1 :], *view.participants[: last + 1])
    return tuple(one for one in asked if not one.away and one.id not in voted)
