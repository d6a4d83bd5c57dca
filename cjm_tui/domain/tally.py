"""What a vote came to: dots and people, what is level, and the stages behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Ballot, Note, Participant, Stage, Subject
from cjm_tui.domain.view import View


class Count(NamedTuple):
    """What one option of a ballot got."""

    option: str
    """Its id."""
    digit: int
    """The digit it was voted for with, from 1."""
    dots: int
    people: int
    """How many gave it any; 0 where the room was counted together."""


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


def still_to_vote(view: View, ballot: Ballot) -> tuple[Participant, ...]:
    """Those here who haven't voted yet, in voting order."""
    voted = view.voted(ballot.id)
    return tuple(person for person in view.present if person.id not in voted)
