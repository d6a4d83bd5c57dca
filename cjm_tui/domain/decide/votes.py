"""Votes: which ballots can be held, and what a line of dots may say."""

from __future__ import annotations

from msgspec.structs import replace

from cjm_tui.domain.commands import CastVote
from cjm_tui.domain.decide.fields import in_range
from cjm_tui.domain.decide.ground import Ground
from cjm_tui.domain.decide.marks import check_barrier
from cjm_tui.domain.places import OnIdeas
from cjm_tui.domain.records import AnyRecord, Ballot, Note, Participant, Vote
from cjm_tui.errors import Refused


def check_ballot(ground: Ground, ballot: Ballot) -> None:
    """Refuse a ballot over things that aren't its subject, or ordered by what isn't on it.

    What is voted on may go to the bin before the count is uncovered; that stops no vote.

    Args:
        ground: what the command stands on.
        ballot: as it shall be.
    """
    is_new = ballot.id not in ground.records
    for option in ballot.options if is_new else ():
        if ballot.subject == "barriers":
            check_barrier(ground, option)
        elif ballot.subject == "ideas" and ground.live(Note, option).place != OnIdeas():
            raise Refused("not_an_idea", id=option)
    if ballot.order and set(ballot.order) != set(ballot.options):
        raise Refused("order_of_others")


def cast_vote(ground: Ground, command: CastVote) -> list[AnyRecord]:
    """Somebody's dots on a ballot; the ones they had put before give way."""
    ballot = ground.live(Ballot, command.ballot)
    if bool(command.voter) == ballot.counted:
        raise Refused("room_votes" if ballot.counted else "whose_vote")
    _check_dots(ballot, command.dots, _heads(ground) if ballot.counted else 1)
    _check_there(ground, ballot, command.dots)
    before = _vote_of(ground, ballot.id, command.voter)
    if before is not None:
        changed = before.dots != command.dots
        return [replace(before, dots=command.dots, tag=ground.tag) if changed else before]
    vote = Vote(
        id=ground.fresh(command.vote),
        tag=ground.tag,
        ballot=ballot.id,
        voter=command.voter,
        dots=command.dots,
    )
    ground.check_named(vote)
    return [replace(vote, rank=ground.rank(Vote, None))]


def _check_dots(ballot: Ballot, dots: tuple[int, ...], people: int) -> None:
    """Refuse dots that are not one number for each option, or more than there are."""
    if len(dots) != len(ballot.options):
        raise Refused("dots_for_each", n=len(ballot.options))
    for number in dots:
        if number < 0:
            in_range(0, ballot.most * people)(number)
        if number > ballot.most * people:
            raise Refused("dots_on_one", n=ballot.most * people)
    if sum(dots) > ballot.budget * people:
        raise Refused("dots_over", sum=sum(dots), n=ballot.budget * people)


def _check_there(ground: Ground, ballot: Ballot, dots: tuple[int, ...]) -> None:
    """Refuse dots for what went to the bin after the vote had begun."""
    for digit, (option, number) in enumerate(zip(ballot.options, dots, strict=True), 1):
        record = ground.records.get(option)
        if number and (record is None or record.binned):
            raise Refused("vote_gone", digit=digit)


def _heads(ground: Ground) -> int:
    """How many are here, at least one: somebody types."""
    here = (
        record
        for record in ground.records.values()
        if isinstance(record, Participant) and not record.binned and not record.away
    )
    return max(1, sum(1 for _ in here))


def _vote_of(ground: Ground, ballot: str, voter: str) -> Vote | None:
    for record in ground.records.values():
        if isinstance(record, Vote) and record.ballot == ballot and record.voter == voter:
            return None if record.binned else record
    return None
