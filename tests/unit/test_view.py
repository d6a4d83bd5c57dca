"""What people see of a workshop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.domain.records import (
    BRIEF_ID,
    AnyRecord,
    Brief,
    Lane,
    Link,
    Note,
    Participant,
    Persona,
    Segment,
    Stage,
    Story,
    Talk,
)
from cjm_tui.domain.view import Evidence, View, project
from cjm_tui.domain.workshop import assign, begin
from tests.unit.walls import ROAD, Marks, Wall, whole


def texts(notes: tuple[Note, ...]) -> list[str]:
    return [note.text for note in notes]


def test_records_stand_by_rank_and_never_by_when_they_were_made() -> None:
    wall = Wall()
    wall.put(
        Stage(id="second", name="second", rank="a5"),
        Stage(id="first", name="first", rank="a1"),
        Stage(id="b-third", name="level with the next", rank="a9"),
        Stage(id="c-fourth", name="level with the one before", rank="a9"),
    )

    assert [stage.id for stage in wall.view.stages] == ["first", "second", "b-third", "c-fourth"]
    assert [wall.view.stage_number(each.id) for each in wall.view.stages] == [1, 2, 3, 4]
    assert wall.view.stage_number("nowhere") == 0


def test_the_bin_holds_what_no_board_shows() -> None:
    wall = Wall()
    wall.note("kept", OnAudience("who"))
    wall.note("thrown away", OnAudience("who"))
    wall.note("thrown later", OnAudience("who"))
    wall.bin("thrown away", "thrown later")
    view = wall.view

    assert texts(view.at(OnAudience("who"))) == texts(view.notes) == ["kept"]
    assert view.record("thrown away") is None
    assert [record.id for record in view.bin] == ["thrown later", "thrown away"]


@pytest.mark.parametrize(
    ("binned", "place"),
    [
        ("viktor", OnPersona("viktor", "motive")),
        ("plants", OnPersona("viktor", "motive")),
        ("talk", OnInterview("talk")),
        ("market", OnStage("market", "does")),
        ("winter", OnStory("winter", "market")),
        ("market", OnStory("winter", "market")),
        ("viktor", OnMap("winter", "market", "goal")),
        ("own", OnMap("winter", "market", "own")),
    ],
)
def test_a_note_is_gone_with_what_it_stands_on(binned: str, place: Place) -> None:
    wall = Wall()
    wall.told()
    wall.put(Talk(id="talk", group="clients"), Lane(id="own", name="Weather"))
    wall.note("note", place)
    assert texts(wall.view.at(place)) == ["note"]

    wall.bin(binned)

    assert wall.view.at(place) == ()
    assert wall.view.notes == wall.view.newest == ()
    assert wall.view.record("note") is None


def test_a_return_is_gone_with_either_of_its_stages() -> None:
    wall = Wall()
    wall.road()
    wall.put(
        Link(id="back", source="aftercare", target="market", form="sent_back"),
        Link(id="out", source="contract", form="leaves"),
    )
    assert [link.id for link in wall.view.returns] == ["back"]
    assert [link.id for link in wall.view.leaves] == ["out"]

    wall.bin("market")

    assert [link.id for link in wall.view.links] == ["out"]


def test_who_left_keeps_their_name_and_is_not_asked() -> None:
    wall = Wall()
    wall.put(
        Participant(id="anna", name="Anna"),
        Participant(id="oleg", name="Oleg", away=True),
        Participant(id="kira", name="Kira"),
    )
    wall.bin("kira")

    assert wall.view.name("kira") == "Kira"
    assert wall.view.name("nobody") == ""
    assert [person.id for person in wall.view.participants] == ["anna", "oleg"]
    assert [person.id for person in wall.view.present] == ["anna"]


def test_lanes_are_the_default_ones_with_the_teams_own_before_the_emotions() -> None:
    wall = Wall(Brief(id=BRIEF_ID, title="t", lanes=("metrics", "works")))
    wall.put(Lane(id="weather", name="Weather"), Lane(id="gone", name="Gone"))
    wall.bin("gone")

    assert wall.view.map_lanes == (
        "goal",
        "questions",
        "touchpoints",
        "works",
        "metrics",
        "weather",
        "emotions",
        "barriers",
        "solutions",
    )


def test_a_portrait_belongs_to_its_segment_and_stories_to_their_persona() -> None:
    wall = Wall()
    wall.put(
        Segment(id="plants", name="plants"),
        Segment(id="housing", name="housing"),
        Persona(id="viktor", segment="plants", name="Viktor"),
        Story(id="winter", persona="viktor", title="winter"),
        Story(id="act", title="the act"),
    )
    portrait = wall.view.portrait("plants")

    assert portrait is not None
    assert portrait.name == "Viktor"
    assert wall.view.portrait("housing") is None
    assert [story.id for story in wall.view.persona_stories("viktor")] == ["winter"]
    assert [story.id for story in wall.view.persona_stories("")] == ["act"]


def test_the_map_shows_the_story_shown_last_while_it_is_chosen() -> None:
    wall = Wall()
    wall.put(
        Story(id="told", title="told"),
        Story(id="first", title="first", chosen=True),
        Story(id="second", title="second", chosen=True),
    )
    view = wall.view

    shown = [view.story_for_map(asked) for asked in ("", "second", "told", "nowhere")]

    assert [story.id if story else "" for story in shown] == ["first", "second", "first", "first"]
    assert Wall().view.story_for_map("first") is None


def test_a_stage_feels_its_one_score_and_all_its_words() -> None:
    wall = Wall()
    wall.told()
    wall.note("tired", OnMap("winter", "market", "emotions"))
    wall.score("market", -2, "but warm")
    wall.score("choice", 1)
    feeling, bare = wall.view.feeling("winter", "market"), wall.view.feeling("winter", "choice")

    assert feeling is not None
    assert (feeling.score, feeling.words, len(feeling.notes)) == (-2, "tired, but warm", 2)
    assert bare is not None
    assert (bare.score, bare.words) == (1, "")
    assert wall.view.feeling("winter", "need") is None


def test_lowest_and_peak_are_the_first_of_equals() -> None:
    wall = Wall()
    wall.told()
    for stage, score in zip(ROAD, (0, -2, -2, 2, 2), strict=True):
        wall.score(stage, score)

    assert (wall.view.lowest("winter"), wall.view.peak("winter")) == ("market", "contract")


def test_a_flat_line_has_no_lowest_place_and_no_peak() -> None:
    wall = Wall()
    wall.told()
    assert (wall.view.lowest("winter"), wall.view.peak("winter")) == ("", "")

    for stage in ROAD:
        wall.score(stage, -1)

    assert (wall.view.lowest("winter"), wall.view.peak("winter")) == ("", "")


def test_barriers_follow_the_road_with_what_answers_them() -> None:
    wall = Wall()
    wall.told()
    wall.barrier("the act is late", "aftercare")
    wall.barrier("nobody answers", "market")
    wall.barrier("three formats", "market")
    wall.solution("one number", "market", "nobody answers")
    wall.solution("a partner", "choice", "nobody answers", "the act is late")
    view = wall.view

    assert texts(view.barriers("winter")) == ["nobody answers", "three formats", "the act is late"]
    assert texts(view.solutions("nobody answers")) == ["one number", "a partner"]
    assert texts(view.solutions("the act is late")) == ["a partner"]
    open_ones = [barrier.id for barrier in view.barriers("winter") if view.is_open(barrier)]
    assert open_ones == ["three formats"]


def test_a_barrier_is_open_until_a_live_solution_or_a_reason_answers_it() -> None:
    wall = Wall()
    wall.told()
    wall.barrier("night", "market")
    wall.solution("one number", "market", "night")
    barriers = OnMap("winter", "market", "barriers")
    wall.note("late", barriers, marks=Marks(severity=1, aside="not ours"))

    wall.bin("one number")

    assert [wall.view.is_open(each) for each in wall.view.at(barriers)] == [True, False]


def test_a_solution_waits_until_a_live_barrier_is_there_to_answer() -> None:
    wall = Wall()
    wall.told()
    wall.barrier("night", "market")
    wall.solution("call back", "market")
    wall.solution("one number", "market", "night")
    assert texts(wall.view.waiting("winter", "market")) == ["call back"]

    wall.bin("night")

    assert texts(wall.view.waiting("winter", "market")) == ["call back", "one number"]


def test_what_waits_for_the_map_is_not_on_the_parking_lot() -> None:
    wall = Wall()
    wall.note("who pays for the site?", OnParking())
    wall.note("small plants", OnParking("barriers"))
    wall.note("a guide", OnIdeas())

    assert texts(wall.view.parking) == ["who pays for the site?"]
    assert texts(wall.view.at(OnParking("barriers"))) == ["small plants"]
    assert texts(wall.view.ideas) == ["a guide"]


def test_findings_are_told_by_group_talk_and_kind() -> None:
    wall = Wall()
    wall.put(
        Talk(id="expert", group="experts"),
        Talk(id="client", group="clients"),
        Talk(id="planned", group="non_users", planned=True),
    )
    wall.note("one in five is real", OnInterview("expert"))
    wall.note("I call three", OnInterview("client"), marks=Marks(form="quote"))
    view = wall.view

    assert view.groups_heard == ("clients", "experts")
    assert [talk.id for talk in view.talks_of("non_users")] == ["planned"]
    assert texts(view.findings("client")) == texts(view.quotes) == ["I call three"]
    assert texts(view.all_findings) == ["one in five is real", "I call three"]


def evidence_of(view: View, note_id: str) -> tuple[int, int]:
    note = view.find(Note, note_id)
    assert note is not None
    return view.heard(note), view.voices(note)


def test_evidence_follows_a_note_from_where_it_came() -> None:
    wall = Wall()
    wall.told()
    wall.put(Talk(id="talk", group="clients"))
    wall.note("finding", OnInterview("talk"), marks=Marks(heard=1, form="quote"))
    wall.note("problem", OnPersona("viktor", "problem"), marks=Marks(source="finding", voices=3))
    barriers = OnMap("winter", "market", "barriers")
    wall.note("barrier", barriers, marks=Marks(source="problem", heard=1, voices=2, severity=1))
    wall.note("guess", barriers, marks=Marks(severity=1))
    wall.note("quoted here", barriers, marks=Marks(severity=1, form="quote"))
    view = wall.view

    assert evidence_of(view, "finding") == (2, 1)
    assert evidence_of(view, "problem") == (2, 3)
    assert evidence_of(view, "barrier") == (3, 4)
    assert evidence_of(view, "guess") == (0, 1)
    assert evidence_of(view, "quoted here") == (1, 1)


def test_a_quote_placed_from_a_finding_is_heard_once_not_twice() -> None:
    wall = Wall()
    wall.put(Talk(id="talk", group="clients"))
    wall.note("finding", OnInterview("talk"), marks=Marks(form="quote"))
    wall.note("placed", OnAudience("problems"), marks=Marks(form="quote", source="finding"))

    assert evidence_of(wall.view, "placed") == (1, 1)


def test_a_source_in_the_bin_is_no_evidence() -> None:
    wall = Wall()
    wall.put(Talk(id="talk", group="clients"))
    wall.note("finding", OnInterview("talk"))
    wall.note("placed", OnAudience("problems"), marks=Marks(source="finding"))
    assert evidence_of(wall.view, "placed") == (1, 1)

    wall.bin("talk")

    assert evidence_of(wall.view, "placed") == (0, 1)


@given(
    sources=st.lists(st.integers(0, 6), min_size=7, max_size=7),
    heard=st.lists(st.integers(0, 3), min_size=7, max_size=7),
    said=st.lists(st.integers(1, 4), min_size=7, max_size=7),
)
def test_evidence_never_exceeds_all_there_is_even_in_a_circle(
    sources: list[int], heard: list[int], said: list[int]
) -> None:
    wall = Wall()
    for number, source in enumerate(sources):
        marks = Marks(source=f"n{source}", heard=heard[number], voices=said[number])
        wall.note(f"n{number}", OnAudience("who"), marks=marks)
    view = wall.view

    for note in view.notes:
        assert note.heard <= view.heard(note) <= sum(heard)
        assert note.voices <= view.voices(note) <= 1 + sum(voices - 1 for voices in said)


def test_a_map_counts_what_is_known_of_the_client_and_nothing_of_us() -> None:
    wall = Wall()
    wall.told()
    wall.note("a number to call", OnMap("winter", "market", "goal"), marks=Marks(heard=2))
    wall.note("site", OnMap("winter", "market", "touchpoints"))
    wall.note("sticker", OnMap("winter", "need", "touchpoints"))
    wall.score("market", -2)
    wall.score("need", -1, "uneasy")
    wall.barrier("night", "market")
    wall.solution("one number", "market", "night")

    assert wall.view.evidence("winter") == Evidence(heard=1, guesses=4)
    assert wall.view.touchpoint_count("winter") == 2


def test_an_example_is_illustrative_but_an_exercise_is_the_teams_own() -> None:
    def is_illustrative(example: str, exercise: bool) -> bool:
        brief = Brief(id=BRIEF_ID, title="t", example=example, exercise=exercise)
        return Wall(brief).view.is_illustrative

    assert is_illustrative("boiler", exercise=False)
    assert not is_illustrative("boiler", exercise=True)
    assert not is_illustrative("", exercise=False)


@given(st.permutations(tuple(whole().workshop.records.values())))
def test_a_wall_looks_the_same_in_whatever_order_its_records_were_read(
    records: list[AnyRecord],
) -> None:
    view = whole().view
    again = project(assign(begin("wall", view.brief), records, rev=view.rev))

    assert again.stages == view.stages
    assert again.talks == view.talks
    assert set(again.notes) == set(view.notes)
    assert all(again.at(place) == view.at(place) for place in view.places)
    assert again.barriers("winter") == view.barriers("winter")
