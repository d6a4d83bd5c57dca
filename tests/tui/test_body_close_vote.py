"""Close, the vote: what is drawn in each phase, and what must never be drawn."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.commands import AddBallot, Batch, Bin, CastVote, EditBallot
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Ballot, Language
from cjm_tui.domain.spots import Spot
from cjm_tui.domain.tally import latest, tally
from cjm_tui.domain.view import project
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.close_plan import ClosePlan
from cjm_tui.tui.bodies.close_start import CloseStart
from cjm_tui.tui.bodies.close_vote import CloseVote, StagesVote
from cjm_tui.tui.bodies.plan_rows import free_barriers
from cjm_tui.tui.bodies.vote_page import VotePage
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    FakeDesk,
    Hand,
    Wall,
    check_page,
    keys,
    seen,
)

NAMES = ("Anna", "Oleg", "Kira", "Misha")
SAID = (
    (1, "nobody answers", 3),
    (3, "small ones refused", 2),
    (1, "three formats", 2),
    (2, "afraid of too much", 1),
)
FOUR = ("11122", "11133", "22233", "12344")


class Room:
    """Four people before four barriers, and a hand at the vote."""

    def __init__(
        self,
        size: tuple[int, int] = SIZES[1],
        lang: Language = "en",
        *,
        names: Sequence[str] = NAMES,
        text: str = "",
        kind: type[VotePage] = CloseVote,
        **brief: object,
    ) -> None:
        wall = Wall("en", **brief)
        self.people = [wall.person(name) for name in names]
        self.stages = [
            wall.stage(text or name) for name in ("Need", "Market study", "Choice", "Contract")
        ]
        story = wall.story("The first winter")
        self.barriers = [
            wall.note(OnMap(story, self.stages[at], "barriers"), text or said, severity=severity)
            for at, said, severity in SAID
        ]
        wall.note(
            OnMap(story, self.stages[1], "solutions"),
            text or "one number",
            answers=(self.barriers[0],),
        )
        wall.note(OnMap(story, self.stages[1], "emotions"), "", score=-2)
        self.desk = FakeDesk(wall.workshop, size=size, lang=lang)
        self.hand = Hand(kind(self.desk))

    @property
    def body(self) -> VotePage:
        assert isinstance(self.hand.body, VotePage)
        return self.hand.body

    @property
    def ballot(self) -> Ballot:
        found = latest(self.desk.view, self.body.subject)
        assert found is not None
        return found

    def is_closed(self) -> bool:
        """Whether the count is uncovered now."""
        return self.ballot.closed

    def begin(self, *lines: str, rules: str = "5 3") -> None:
        assert self.hand.type(rules, at="rules") is None
        for line in lines:
            assert self.hand.type(line) is None

    def look(self) -> str:
        check_page(self.body)
        return seen(self.body)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["", HOSTILE, "long " * 40])
def test_every_phase_fits_whatever_is_written_on_the_wall(
    size: tuple[int, int], lang: Language, text: str
) -> None:
    names = [text or name for name in NAMES[:1]] + list(NAMES[1:])
    room = Room((size[0] - 1, size[1]), lang, names=names, text=text, how="half-day")
    room.look()
    room.begin(*FOUR[:2])
    room.look()
    room.desk.submit(Bin(id=new_id(), target=room.barriers[2]))
    room.look()
    for line in ("33311", "11144"):
        assert room.hand.type(line) is None
    assert room.is_closed()
    room.look()
    room.body.do("write_here")
    room.look()
    for line in ("21", "22", "12", "11")[: len(room.body.weighed)]:
        assert room.hand.type(line) is None
    room.look()
    check_page(CloseStart(room.desk))
    check_page(ClosePlan(room.desk))


@pytest.mark.parametrize("viewer", ["wall", "facilitator"])
def test_no_digit_of_anybody_is_drawn_before_the_last_whoever_looks(viewer: str) -> None:
    room = Room()
    room.begin()
    blank = room.look()
    covered = seen(room.body)
    for number, line in enumerate(FOUR[:3], 1):
        room.hand.type(line)
        room.desk.view = project(room.desk.workshop, viewer)  # type: ignore[arg-type]
        shown = room.look()
        assert "●" not in shown
        # but for the names and the counter at the bottom the page is as it was before anybody
        rows = len(SAID)
        assert shown.splitlines()[:rows] == covered.splitlines()[:rows]
        assert f"{number} of 4" in shown
        assert all(address.scaffold == "" for address in room.body.addresses())
    assert "●" not in blank
    room.hand.type(FOUR[3])
    assert "●" in room.look()


@given(st.lists(st.sampled_from("1234"), max_size=5).map("".join))
def test_the_page_of_one_who_corrects_does_not_tell_what_they_had(line: str) -> None:
    rooms = [Room(), Room()]
    for room, first in zip(rooms, ("11122", line or "3"), strict=True):
        room.begin()
        room.hand.type(first)
        if room.hand.desk.opened is None or room.desk.opened is None:
            return
        room.hand.open(f"voter.{room.people[0]}")
    same = [(room.look(), [a.label for a in room.body.addresses()]) for room in rooms]
    if rooms[1].body.voted:
        assert same[0] == same[1]


def test_the_list_is_sorted_by_how_bad_and_by_voices_and_shows_where_and_what_answers() -> None:
    room = Room()
    shown = room.look().splitlines()
    assert [key for key in keys(room.body.page()) if key in room.barriers] == [
        room.barriers[at] for at in (0, 2, 1, 3)
    ]
    for part in ("1", "▲▲▲", "nobody answers", "2 Market study", "→ one number"):
        assert part in shown[0]
    assert "no solution yet" in shown[1]


def test_on_a_projector_the_answer_stands_under_the_barrier_of_the_cursor_only() -> None:
    room = Room(SIZES[0])
    assert "one number" not in room.look()
    room.desk.cursor = room.barriers[0]
    assert "→ one number" in room.look()


def test_a_refused_line_is_told_and_changes_nothing() -> None:
    room = Room()
    room.begin()
    address = room.desk.opened
    assert address is not None
    for line, kept, code in (
        ("1111", "111", "dots_on_one"),
        ("11 22 33", "11 22 3", "vote_over"),
        ("195", "1", "vote_absent"),
        ("1 a 2", "1  2", "vote_digits"),
    ):
        cut = room.body.typed(address, line)
        assert cut is not None
        assert (cut.line, cut.why.code) == (kept, code)
        refused = room.hand.type(line)
        assert refused is not None
        assert refused.code == code
    assert room.body.voted == frozenset()


def test_tab_over_everybody_uncovers_nothing_and_one_vote_is_enough() -> None:
    room = Room(names=("Anna", "Oleg"))
    room.begin()
    room.body.do("next_address")
    room.body.do("next_address")
    assert not room.is_closed()
    assert {one.away for one in room.desk.view.participants} == {True}
    room.desk.cursor = ""
    room.body.do("write_here")
    assert "Nobody here is left" in room.desk.told[-1]
    room.hand.type("11122", at=f"voter.{room.people[1]}")
    assert room.is_closed(), "who votes is here"
    assert [one.id for one in room.desk.view.present] == [room.people[1]]


def test_fewer_votes_than_there_are_stand_at_the_second_enter() -> None:
    room = Room(names=("Anna", "Oleg"))
    room.begin()
    for line in ("112", "11"):
        refused = room.hand.type(line)
        assert refused is not None
        assert refused.code == "vote_under"
    assert room.body.voted == frozenset()
    assert room.hand.type("11") is None
    assert room.body.voted == {room.people[0]}


def test_the_last_ones_absence_uncovers_the_count() -> None:
    room = Room(names=("Anna", "Oleg"))
    room.begin("11122")
    room.body.do("next_address")
    assert room.is_closed()
    assert room.desk.went == [Spot("close", "vote", target=room.ballot.options[0])]


def test_the_last_one_removed_leaves_the_count_to_be_uncovered_by_enter() -> None:
    room = Room(names=("Anna", "Oleg"))
    room.begin("11122")
    room.desk.close_line()
    room.desk.submit(Bin(id=new_id(), target=room.people[1]))
    assert "Enter uncovers the count" in room.look()
    room.body.do("write_here")
    assert room.is_closed()


def test_the_wall_shows_what_the_first_window_has_chosen() -> None:
    room, wall = Room(), Room()
    wall.desk.workshop, wall.desk.view = room.desk.workshop, room.desk.view
    room.desk.cursor = room.barriers[3]
    room.body.do("pick")
    wall.body.strike(room.body.pose)
    assert wall.body.picked == room.body.picked == tuple(room.barriers[at] for at in (0, 2, 1))
    wall.body.strike("{")
    room.begin("11122")
    assert "11122" not in room.body.pose


def test_votes_propose_the_stage_and_the_plan_and_nothing_is_decided() -> None:
    room = Room(question="What first?")
    room.begin("22233", "22211", "33322", "11122")
    view = room.desk.view
    counts = {count.option: count.dots for count in tally(view, room.ballot)}
    start = CloseStart(room.desk)
    check_page(start)
    shown = seen(start)
    market = counts[room.barriers[0]] + counts[room.barriers[2]]
    assert f"{market} of 20 votes" in shown.splitlines()[0]
    assert "Market study" in shown.splitlines()[0]
    assert "The votes propose “Market study”; you decide." in shown
    assert "“What first?”" in shown
    assert view.brief.focus == ""
    ranked = [count.option for count in tally(view, room.ballot) if count.dots]
    assert [barrier.id for barrier in free_barriers(view)][: len(ranked)] == ranked


def test_without_a_vote_the_stage_is_proposed_as_before() -> None:
    room = Room()
    shown = seen(CloseStart(room.desk))
    assert "proposed" in shown.splitlines()[0]
    assert "votes" not in shown


def test_more_dots_than_cells_keep_their_proportions() -> None:
    room = Room(SIZES[0], names=[f"P{n}" for n in range(9)])
    room.begin(*["11122"] * 8, "33344", rules="5 3")
    rows = [row for row in room.look().splitlines() if "●" in row]
    bars = [row.count("●") for row in rows]
    assert bars == sorted(bars, reverse=True)
    assert max(bars) == 8
    assert min(bars) >= 1
    assert " 24 " in rows[0]


def test_a_vote_over_stages_has_no_triangles_and_counts_for_the_start_too() -> None:
    room = Room(kind=StagesVote)
    assert room.body.listed == tuple(room.stages)
    assert "▲" not in room.look()
    room.begin(*FOUR)
    assert "●" in room.look()
    assert "of 20 votes" in seen(CloseStart(room.desk))


def test_a_vote_for_what_went_to_the_bin_can_be_corrected() -> None:
    room = Room(names=("Anna", "Oleg"))
    room.begin("22211")
    room.desk.submit(Bin(id=new_id(), target=room.ballot.options[1]))
    room.hand.open(f"voter.{room.people[0]}")
    assert room.hand.type("2") is not None
    assert room.hand.type("33311") is None
    assert room.hand.type("33311") is None
    assert "bin" not in room.look()


def test_undo_takes_one_line_back_and_the_page_turns_back_with_it() -> None:
    room = Room(names=("Anna", "Oleg"))
    room.begin("11122")
    closing = room.body.write(room.body.addresses()[0], "22233")
    assert isinstance(closing, Batch)
    assert [type(one) for one in closing.commands] == [CastVote, EditBallot]


def test_a_ballot_begun_elsewhere_is_followed() -> None:
    room = Room()
    room.desk.submit(
        AddBallot(
            id=new_id(), ballot="ballot-0001", subject="barriers", options=tuple(room.barriers[:2])
        )
    )
    assert room.body.phase == "asking"
    assert room.body.listed == tuple(room.barriers[:2])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [CloseVote, StagesVote])
def test_a_rooms_count_is_seen_as_it_grows(size: tuple[int, int], kind: type[VotePage]) -> None:
    room = Room((size[0] - 1, size[1]), names=[f"P{n}" for n in range(15)], kind=kind)
    room.begin("30", "12")
    rows = room.look().splitlines()
    assert rows[0].rstrip().endswith(" 30")
    assert any(row.rstrip().endswith(" 12") for row in rows)
    assert "42 of 75" in room.look()
