"""What was said before is offered where it belongs, and brings its evidence along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.commands import AddNote, AddStory, Batch, EditNote, MoveNote
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
from cjm_tui.domain.records import Persona, Segment, Story, Talk
from cjm_tui.domain.said import Arrival, Offer, offers, place_offer
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from tests.unit.walls import Marks, Wall


def filled() -> Wall:
    """A workshop in which something was said everywhere, and nothing placed yet."""
    wall = Wall()
    wall.told()
    wall.put(
        Segment(id="housing", name="housing companies"),
        Persona(id="irina", segment="housing", name="Irina"),
        Talk(id="talk", group="clients"),
    )
    for facet in keys.FACETS:
        wall.note(f"said {facet}", OnAudience(facet))
    for field in ("motive", "problem", "fear", "goals"):
        wall.note(f"viktor {field}", OnPersona("viktor", field))
        wall.note(f"irina {field}", OnPersona("irina", field))
    wall.note("a quote", OnInterview("talk"), marks=Marks(form="quote"))
    wall.note("a finding", OnInterview("talk"))
    wall.note("beat need", OnStory("winter", "need"))
    wall.note("beat market", OnStory("winter", "market"))
    wall.note("thinks market", OnStage("market", "thinks"))
    wall.note("does market", OnStage("market", "does"))
    wall.note("parked", OnParking())
    wall.note("waiting barrier", OnParking("barriers"), marks=Marks(severity=2))
    wall.note("waiting solution", OnParking("solutions"))
    wall.barrier("night", "market")
    wall.solution("one number", "market", "night")
    wall.solution("unpaired", "choice")
    return wall


def texts(view: View, arrival: Arrival) -> list[str]:
    return [offer.text for offer in offers(view, arrival)]


OFFERED: list[tuple[Arrival, list[str]]] = [
    (OnPersona("viktor", "motive"), ["said needs"]),
    (OnPersona("viktor", "problem"), ["said problems"]),
    (OnPersona("viktor", "fear"), ["said fears"]),
    (OnPersona("viktor", "words"), ["a quote"]),
    (OnPersona("viktor", "goals"), ["said answer_for"]),
    (OnPersona("viktor", "needs"), ["said needs"]),
    (OnPersona("viktor", "background"), ["said where_when", "said who"]),
    (OnPersona("viktor", "emotions"), ["said emotions"]),
    (OnPersona("viktor", "size"), []),
    (OnStage("market", "does"), ["a finding", "a quote"]),
    ("titles", ["a quote"]),
    (OnStory("winter", "market"), ["a finding", "a quote"]),
    (OnMap("winter", "market", "goal"), ["beat market", "a finding", "a quote", "viktor goals"]),
    (
        OnMap("winter", "market", "questions"),
        ["thinks market", "beat market", "a finding", "a quote", "viktor goals"],
    ),
    (
        OnMap("winter", "market", "barriers"),
        [
            "waiting barrier",
            "a finding",
            "a quote",
            "viktor fear",
            "viktor problem",
            "said fears",
            "said problems",
        ],
    ),
    (OnMap("winter", "market", "solutions"), ["unpaired", "waiting solution"]),
    (OnIdeas(), ["unpaired", "one number", "waiting solution", "parked"]),
    (OnAudience("who"), []),
    (OnParking(), []),
]


@pytest.mark.parametrize(("arrival", "expected"), OFFERED, ids=str)
def test_each_place_is_offered_what_belongs_there_newest_first(
    arrival: Arrival, expected: list[str]
) -> None:
    assert texts(filled().view, arrival) == expected


def test_what_is_placed_is_offered_nowhere_else() -> None:
    wall = filled()
    wall.note("placed", OnMap("winter", "market", "goal"), marks=Marks(source="a finding"))

    assert "a finding" not in texts(wall.view, OnMap("winter", "need", "barriers"))
    assert "a finding" not in texts(wall.view, OnStage("need", "does"))


def test_what_was_placed_comes_back_when_that_goes_to_the_bin() -> None:
    wall = filled()
    wall.note("placed", OnMap("winter", "market", "goal"), marks=Marks(source="a finding"))
    wall.bin("placed")

    assert "a finding" in texts(wall.view, OnStage("need", "does"))


def test_a_quote_that_became_a_title_is_placed() -> None:
    wall = filled()
    wall.put(Story(id="three", title="I call three", source="a quote"))

    assert texts(wall.view, "titles") == []


def test_two_portraits_may_share_a_need_but_each_takes_it_once() -> None:
    wall = filled()
    wall.note("sleeps", OnPersona("viktor", "motive"), marks=Marks(source="said needs"))

    assert texts(wall.view, OnPersona("viktor", "motive")) == []
    assert texts(wall.view, OnPersona("viktor", "needs")) == []
    assert texts(wall.view, OnPersona("irina", "motive")) == ["said needs"]


def test_a_story_of_nobody_is_offered_every_portraits_problems() -> None:
    wall = filled()
    wall.put(Story(id="winter", title="The first winter", chosen=True))
    offered = texts(wall.view, OnMap("winter", "market", "barriers"))

    assert {"viktor problem", "irina problem"} <= set(offered)


def test_a_finding_placed_as_a_barrier_is_evidence_for_it() -> None:
    wall = filled()
    wall.note("twice", OnInterview("talk"), marks=Marks(heard=1, voices=3))
    cell = OnMap("winter", "need", "barriers")
    offer = next(each for each in offers(wall.view, cell) if each.source == "twice")
    assert (offer.heard, offer.voices, offer.carries) == (2, 3, False)

    command = place_offer(wall.view, offer, cell, new_id="new")

    assert command == AddNote(note="new", place=cell, text="twice", source="twice")


def test_a_quote_stays_a_quote_where_it_is_placed() -> None:
    view = filled().view
    arrival = OnPersona("viktor", "words")
    (offer,) = offers(view, arrival)

    command = place_offer(view, offer, arrival, new_id="new")

    assert isinstance(command, AddNote)
    assert command.form == "quote"


def test_a_barrier_that_waited_is_carried_to_its_stage() -> None:
    view = filled().view
    cell = OnMap("winter", "choice", "barriers")
    offer = offers(view, cell)[0]
    assert (offer.source, offer.carries) == ("waiting barrier", True)

    command = place_offer(view, offer, cell, new_id="unused")

    assert command == MoveNote(note="waiting barrier", place=cell)


def test_a_solution_that_waited_is_carried_to_the_barrier_it_answers() -> None:
    view = filled().view
    cell = OnMap("winter", "market", "solutions")
    unpaired, parked = offers(view, cell)

    for offer in (unpaired, parked):
        assert place_offer(view, offer, cell, new_id="unused", target="night") == Batch(
            commands=(
                MoveNote(note=offer.source, place=cell),
                EditNote(note=offer.source, answers=("night",)),
            )
        )


def test_a_solution_that_waited_at_the_barriers_stage_only_gets_its_barrier() -> None:
    wall = filled()
    wall.solution("duty engineer", "market")
    cell = OnMap("winter", "market", "solutions")
    offer = offers(wall.view, cell)[0]

    command = place_offer(wall.view, offer, cell, new_id="unused", target="night")

    assert command == EditNote(note="duty engineer", answers=("night",))


def test_a_quote_placed_as_a_title_is_one_line_and_names_its_source() -> None:
    wall = Wall()
    wall.put(Talk(id="talk", group="clients"))
    wall.note("quote", OnInterview("talk"), "I call three,\none answers", Marks(form="quote"))
    (offer,) = offers(wall.view, "titles")

    command = place_offer(wall.view, offer, "titles", new_id="story", target="viktor")

    assert command == AddStory(
        story="story", title="I call three, one answers", source="quote", persona="viktor"
    )


def test_an_idea_is_copied_with_its_author() -> None:
    view = filled().view
    offer = offers(view, OnIdeas())[0]

    command = place_offer(view, offer, OnIdeas(), new_id="idea", author="anna")

    assert command == AddNote(
        note="idea", place=OnIdeas(), text="unpaired", source="unpaired", author="anna"
    )


ARRIVALS: list[Place] = [place for place, _ in OFFERED if not isinstance(place, str)]


@given(st.sampled_from(ARRIVALS), st.integers(0, 6))
def test_placing_an_offer_takes_it_off_the_list(arrival: Place, pick: int) -> None:
    wall = filled()
    offered = offers(wall.view, arrival)
    if not offered:
        return
    offer: Offer = offered[pick % len(offered)]
    command = place_offer(wall.view, offer, arrival, new_id="new")
    if not isinstance(command, AddNote):
        return

    wall.note("new", arrival, command.text, Marks(source=command.source, form=command.form))

    assert offer not in offers(wall.view, arrival)
    placed = wall.view.at(arrival)[-1]
    assert wall.view.heard(placed) == offer.heard
    assert wall.view.voices(placed) == offer.voices
