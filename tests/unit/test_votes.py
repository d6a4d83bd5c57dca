"""An open vote: no sum can be wrong, and nobody sees a dot before the count is uncovered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain import commands as ask
from cjm_tui.domain.drafts import proposed_start
from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Ballot, Vote
from cjm_tui.domain.tally import (
    barrier_ranks,
    candidates,
    decided,
    dots_by_stage,
    latest,
    level,
    stage_shares,
    still_to_vote,
    tally,
    total,
)
from cjm_tui.domain.view import View, project
from cjm_tui.errors import Refused
from cjm_tui.share.map_facts import tongue
from cjm_tui.share.texts.plain import plain_text
from cjm_tui.share.texts.result import result_letter, start_lines
from cjm_tui.tui.bodies.vote_lines import Rules, read_dots
from tests.unit.rooms import ANNA, BARRIER, BORIS, CHOOSE, NEED, PAY, STORY, cell, furnished
from tests.unit.writer import Writer

VOTE = "ballot-99"


def room(*, budget: int = 5, most: int = 3, counted: bool = False) -> Writer:
    """A furnished room with a vote over its two stages."""
    writer = Writer(furnished())
    writer.do(
        ask.AddBallot(
            id="begin-001",
            ballot=VOTE,
            subject="stages",
            options=(CHOOSE, PAY),
            budget=budget,
            most=most,
            counted=counted,
        )
    )
    return writer


def ballot_of(view: View, ballot_id: str = VOTE) -> Ballot:
    ballot = view.find(Ballot, ballot_id)
    assert ballot is not None
    return ballot


def cast(writer: Writer, voter: str, *dots: int) -> None:
    writer.do(
        ask.CastVote(
            id=writer.next_id(), vote=writer.next_id("vote"), ballot=VOTE, voter=voter, dots=dots
        )
    )


@given(st.lists(st.tuples(st.sampled_from([ANNA, BORIS]), st.integers(-1, 6), st.integers(-1, 6))))
def test_whatever_is_typed_no_line_is_over_its_budget_and_counters_equal_the_votes(
    lines: list[tuple[str, int, int]],
) -> None:
    writer, kept = room(), dict[str, tuple[int, int]]()
    for voter, first, second in lines:
        fits = min(first, second) >= 0 and max(first, second) <= 3 and first + second <= 5
        if kept.get(voter) == (first, second):
            continue  # it says so already
        if not fits:
            with pytest.raises(Refused):
                cast(writer, voter, first, second)
            continue
        cast(writer, voter, first, second)
        kept[voter] = (first, second)
    view = project(writer.workshop, "facilitator")
    counts = {count.option: count for count in tally(view, ballot_of(view))}

    assert counts[CHOOSE].dots == sum(first for first, _ in kept.values())
    assert counts[PAY].people == sum(1 for _, second in kept.values() if second)
    assert view.voted(VOTE) == frozenset(kept)


def test_the_wall_sees_who_has_voted_and_no_dot_before_the_count_is_uncovered() -> None:
    writer = room()
    cast(writer, ANNA, 3, 2)

    wall = project(writer.workshop)
    ballot = latest(wall, "stages")
    assert ballot is not None
    assert wall.votes(VOTE) == ()
    assert [count.dots for count in tally(wall, ballot)] == [0, 0]
    assert wall.voted(VOTE) == {ANNA}
    assert [person.id for person in still_to_vote(wall, ballot)] == [BORIS]
    vote = next(each for each in writer.workshop.of(Vote) if each.ballot == VOTE)
    assert wall.record(vote.id) is None

    writer.do(ask.EditBallot(id="close-001", ballot=VOTE, closed=True))
    wall = project(writer.workshop)
    assert [(count.option, count.dots, count.people) for count in tally(wall, ballot)] == [
        (CHOOSE, 3, 1),
        (PAY, 2, 1),
    ]


def test_more_people_go_first_among_equals_until_the_team_says_otherwise() -> None:
    writer = room(most=4)
    cast(writer, ANNA, 3, 2)
    cast(writer, BORIS, 0, 1)
    writer.do(ask.EditBallot(id="close-001", ballot=VOTE, closed=True))
    view = project(writer.workshop)
    ballot = latest(view, "stages")
    assert ballot is not None

    counts = tally(view, ballot)
    assert [count.option for count in counts] == [PAY, CHOOSE]
    assert [[count.option for count in group] for group in level(counts)] == [[PAY, CHOOSE]]

    writer.do(ask.EditBallot(id="order-001", ballot=VOTE, order=(CHOOSE, PAY)))
    view = project(writer.workshop)
    ballot = latest(view, "stages")
    assert ballot is not None
    assert [count.option for count in tally(view, ballot)] == [CHOOSE, PAY]


def test_a_vote_again_counts_and_the_first_stays_as_it_was() -> None:
    writer = room()
    cast(writer, ANNA, 3, 2)
    again = ask.AddBallot(
        id="again-001", ballot="ballot-100", subject="stages", options=(CHOOSE, PAY)
    )

    writer.do(again)

    view = project(writer.workshop, "facilitator")
    newest = latest(view, "stages")
    assert newest is not None
    assert newest.id == "ballot-100"
    assert len(view.votes(VOTE)) == 1
    assert view.votes("ballot-100") == ()


def test_the_room_is_counted_together_within_its_heads_times_the_budget() -> None:
    writer = room(counted=True, budget=2, most=1)
    with pytest.raises(Refused) as refused:
        cast(writer, "", 3, 0)
    assert refused.value.message.code == "dots_on_one"
    with pytest.raises(Refused) as refused:
        cast(writer, ANNA, 1, 0)
    assert refused.value.message.code == "room_votes"

    cast(writer, "", 2, 2)

    view = project(writer.workshop, "facilitator")
    assert [count.dots for count in tally(view, ballot_of(view))] == [2, 2]


@pytest.mark.parametrize(
    ("dots", "code"),
    [
        ((1,), "dots_for_each"),
        ((1, 1, 1), "dots_for_each"),
        ((4, 0), "dots_on_one"),
        ((3, 3), "dots_over"),
        ((-1, 0), "out_of_range"),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_nothing_is_kept(
    dots: tuple[int, ...], code: str
) -> None:
    writer = room()

    with pytest.raises(Refused) as refused:
        cast(writer, ANNA, *dots)

    assert refused.value.message.code == code
    assert project(writer.workshop).voted(VOTE) == frozenset()


def test_votes_of_somebody_who_left_still_count() -> None:
    writer = room()
    cast(writer, ANNA, 2, 0)
    writer.do(ask.Bin(id="leaves-01", target=ANNA))
    writer.do(ask.EditBallot(id="close-001", ballot=VOTE, closed=True))

    view = project(writer.workshop)
    ballot = latest(view, "stages")

    assert ballot is not None
    assert tally(view, ballot)[0].dots == 2
    assert ANNA not in {person.id for person in still_to_vote(view, ballot)}


def test_dots_for_barriers_are_summed_by_stage() -> None:
    writer = Writer(furnished())
    writer.do(
        ask.AddBallot(id="begin-002", ballot="ballot-98", subject="barriers", options=(BARRIER,))
    )
    writer.do(
        ask.CastVote(id="cast-0001", vote="vote-0099", ballot="ballot-98", voter=ANNA, dots=(3,))
    )

    view = project(writer.workshop, "facilitator")
    ballot = latest(view, "barriers")

    assert ballot is not None
    assert [(stage.id, dots) for stage, dots in dots_by_stage(view, tally(view, ballot))] == [
        (PAY, 3)
    ]


def test_only_what_a_vote_is_about_can_be_voted_on() -> None:
    writer = Writer(furnished())
    for subject, option in (("barriers", NEED), ("ideas", NEED), ("stages", NEED)):
        with pytest.raises(Refused):
            writer.do(
                ask.AddBallot(
                    id=writer.next_id(),
                    ballot="ballot-97",
                    subject=subject,  # type: ignore[arg-type]  # one of the three
                    options=(option,),
                )
            )
    ten = tuple(f"option-{n:03}" for n in range(10))
    with pytest.raises(Refused):
        writer.do(
            ask.AddBallot(id=writer.next_id(), ballot="ballot-97", subject="stages", options=ten)
        )
    assert OnAudience("needs") in project(writer.workshop).places


@given(st.text("0123456789 ab", max_size=20), st.integers(1, 9), st.integers(1, 9))
def test_what_the_line_takes_the_vote_takes(line: str, budget: int, most: int) -> None:
    writer = room(budget=budget, most=most)
    dots = read_dots(line, Rules(2, budget, most)).dots(2)

    cast(writer, ANNA, *dots)

    view = project(writer.workshop, "facilitator")
    assert [vote.dots for vote in view.votes(VOTE)] == [dots]


# What went to the bin, who came late -----------------------------------------------------------


def test_what_went_to_the_bin_takes_no_dots_and_doesn_t_stop_the_count() -> None:
    writer = room()
    cast(writer, ANNA, 3, 2)
    writer.do(ask.Bin(id="gone-0001", target=CHOOSE))
    with pytest.raises(Refused) as refused:
        cast(writer, BORIS, 1, 1)
    assert (refused.value.message.code, refused.value.message.params) == ("vote_gone", {"digit": 1})

    cast(writer, BORIS, 0, 3)
    writer.do(ask.EditBallot(id="close-001", ballot=VOTE, closed=True))
    view = project(writer.workshop)
    counts = {count.option: count.dots for count in tally(view, ballot_of(view))}
    assert counts == {CHOOSE: 3, PAY: 5}
    assert total(tally(view, ballot_of(view))) == 8, "no vote is lost from the sum"
    writer.do(ask.EditBallot(id="order-001", ballot=VOTE, order=(PAY, CHOOSE)))


def test_asking_goes_on_behind_who_voted_last_and_who_came_late_is_last() -> None:
    writer = room()
    for at, name in enumerate(("Vera", "Gleb", "Dina")):
        writer.do(ask.AddParticipant(id=f"join-{at:04}", participant=f"more-{at:04}", name=name))

    def asked() -> list[str]:
        view = project(writer.workshop)
        return [person.name for person in still_to_vote(view, ballot_of(view))]

    assert asked() == ["Anna", "Борис", "Vera", "Gleb", "Dina"]
    cast(writer, BORIS, 1, 0)
    assert asked() == ["Vera", "Gleb", "Dina", "Anna"]
    writer.do(ask.EditParticipant(id="away-0001", participant="more-0001", away=True))
    cast(writer, "more-0002", 1, 0)
    writer.do(ask.EditParticipant(id="back-0001", participant="more-0001", away=False))
    writer.do(ask.AddParticipant(id="late-0001", participant="late-0001", name="Zoya"))
    assert asked() == ["Zoya", "Anna", "Vera", "Gleb"]


def test_the_room_s_own_count_is_nobody_s_secret() -> None:
    writer = room(counted=True)
    cast(writer, "", 2, 1)

    assert [vote.dots for vote in project(writer.workshop).votes(VOTE)] == [(2, 1)]


# What a vote says elsewhere --------------------------------------------------------------------


def over_barriers() -> Writer:
    """Two barriers at two stages, the milder with more votes."""
    writer = Writer(furnished())
    writer.do(
        ask.AddNote(
            id="add-00001",
            note="milder-01",
            place=cell("barriers", CHOOSE),
            text="too many forms",
            severity=1,
        )
    )
    writer.do(
        ask.AddBallot(
            id="begin-003", ballot=VOTE, subject="barriers", options=(BARRIER, "milder-01")
        )
    )
    return writer


def test_only_an_uncovered_vote_with_dots_says_anything() -> None:
    writer = over_barriers()
    cast(writer, ANNA, 2, 3)
    assert decided(project(writer.workshop, "facilitator"), "barriers") is None
    assert stage_shares(project(writer.workshop, "facilitator")) == {}

    writer.do(ask.EditBallot(id="close-001", ballot=VOTE, closed=True))
    again = ask.AddBallot(
        id="again-001", ballot="ballot-96", subject="barriers", options=("milder-01", BARRIER)
    )
    writer.do(again)
    view = project(writer.workshop)
    assert decided(view, "barriers") == ballot_of(view)
    assert stage_shares(view) == {CHOOSE: (3, 5), PAY: (2, 5)}
    assert barrier_ranks(view) == {"milder-01": 0, BARRIER: 1}
    assert proposed_start(view, STORY)[0].stage.id == CHOOSE
    assert proposed_start(view, STORY)[0].votes == (3, 5)


def test_result_and_plain_text_say_the_votes_and_nothing_where_there_were_none() -> None:
    writer = over_barriers()
    cast(writer, ANNA, 2, 3)
    writer.do(ask.EditBrief(id="focus-001", focus=CHOOSE, because="that is where they stop"))
    silent = project(writer.workshop)
    assert "vote" not in "".join(start_lines(silent, tongue(silent)))
    assert "(2 votes" not in plain_text(silent)

    writer.do(ask.EditBallot(id="close-001", ballot=VOTE, closed=True))
    view = project(writer.workshop)
    told = list(start_lines(view, tongue(view)))
    assert told[1] == "Because that is where they stop (3 votes of 5)"
    assert "too many forms (3 votes, 1 person)" in plain_text(view)
    letter = result_letter(view, date(2026, 11, 21))
    assert any("(3 votes of 5)" in str(line) for block in letter.blocks for line in block.lines)

    writer.do(ask.EditBrief(id="focus-002", because=""))
    view = project(writer.workshop)
    assert next(start_lines(view, tongue(view))).endswith(" (3 votes of 5)")


def test_candidates_are_sorted_and_leave_out_what_is_set_aside_or_in_a_group() -> None:
    writer = over_barriers()
    for number, (severity, voices) in enumerate(((3, 1), (1, 4), (3, 2))):
        writer.do(
            ask.AddNote(
                id=f"add-1000{number}",
                note=f"more-{number:04}",
                place=cell("barriers"),
                text="x",
                severity=severity,
                voices=voices,
            )
        )
    writer.do(ask.EditNote(id="aside-001", note="more-0000", aside="not ours"))
    known = candidates(project(writer.workshop), "barriers")
    assert "more-0000" not in known
    assert known.index("more-0002") < known.index(BARRIER)
    assert known.index("more-0001") < known.index("milder-01")
    writer.do(ask.EditNote(id="under-001", note="more-0001", under="more-0002"))
    assert "more-0001" not in candidates(project(writer.workshop), "barriers")
    assert candidates(project(writer.workshop), "stages") == (CHOOSE, PAY)
