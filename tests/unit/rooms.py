"""A furnished workshop: one of everything, each with an id that says what it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cjm_tui.domain import commands as ask
from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
)
from cjm_tui.domain.workshop import Workshop
from tests.unit.writer import Writer

ANNA, BORIS = "anna-0001", "boris-0001"
SEGMENT, PERSONA, TALK, STORY, LANE = "segment-1", "persona-1", "talk-0001", "story-01", "ownlane-1"
CHOOSE, PAY = "choose-01", "pay-00001"
RETURN, ACTION = "return-01", "action-01"
NEED, FINDING, MOTIVE, BEAT, THINKS = (
    "need-0001",
    "finding-1",
    "motive-01",
    "beat-0001",
    "thinks-01",
)
BARRIER, SOLUTION, FEELING, WORDS, OWN = (
    "barrier-1",
    "solution1",
    "feeling-1",
    "words-001",
    "ownnote-1",
)
WAITING, PARKED, IDEA = "waiting-1", "parked-01", "idea-0001"
BALLOT, BLOCK, WRITING = "ballot-01", "block-001", "writing-1"


def cell(lane: str, stage: str = PAY) -> OnMap:
    return OnMap(story=STORY, stage=stage, lane=lane)


FURNISHING: tuple[ask.Single, ...] = (
    ask.AddParticipant(participant=ANNA, name="Anna"),
    ask.AddParticipant(participant=BORIS, name="Борис"),
    ask.AddSegment(segment=SEGMENT, name="Small bakeries"),
    ask.AddPersona(persona=PERSONA, segment=SEGMENT, name="Olga", role="owner"),
    ask.AddTalk(talk=TALK, group="clients", who="a baker", by=ANNA, when="2026-02-01"),
    ask.AddStage(stage=CHOOSE, name="Choose"),
    ask.AddStage(stage=PAY, name="Pay"),
    ask.AddLink(link=RETURN, source=PAY, target=CHOOSE, form="sent_back", reason="no papers"),
    ask.AddNote(note=FINDING, place=OnInterview(talk=TALK), text="I wait a week", form="quote"),
    ask.AddStory(story=STORY, title="The cold oven", persona=PERSONA, source=FINDING, chosen=True),
    ask.AddLane(lane=LANE, name="Papers"),
    ask.AddNote(note=NEED, place=OnAudience(facet="needs"), text="Warmth", author=ANNA),
    ask.AddNote(note=MOTIVE, place=OnPersona(persona=PERSONA, field="motive"), text="No fuss"),
    ask.AddNote(note=THINKS, place=OnStage(stage=PAY, aspect="thinks"), text="So much?"),
    ask.AddNote(note=BEAT, place=OnStory(story=STORY, stage=PAY), text="She pays twice"),
    ask.AddNote(
        note=BARRIER, place=cell("barriers"), text="Late papers", severity=2, source=FINDING
    ),
    ask.AddNote(note=SOLUTION, place=cell("solutions"), text="Send a link", answers=(BARRIER,)),
    ask.AddNote(note=FEELING, place=cell("emotions"), text="", score=-1),
    ask.AddNote(note=WORDS, place=cell("emotions"), text="tired"),
    ask.AddNote(note=OWN, place=cell(LANE), text="Invoice"),
    ask.AddNote(note=WAITING, place=OnParking(lane="barriers"), text="Nobody answers"),
    ask.AddNote(note=PARKED, place=OnParking(), text="And the phone?"),
    ask.AddNote(note=IDEA, place=OnIdeas(), text="A letter", author=BORIS),
    ask.AddAction(action=ACTION, barrier=BARRIER, solution=SOLUTION, owners=(ANNA,)),
    ask.EditBrief(focus=PAY, scribe=BORIS, lanes=("works",)),
    ask.AddBallot(ballot=BALLOT, subject="stages", options=(CHOOSE, PAY)),
    ask.AddWriting(writing=WRITING, board="audience", until="2026-02-01T10:02:00+00:00"),
    ask.AddBlock(block="block-000", key="kickoff", minutes=8),
    ask.AddBlock(block=BLOCK, key="audience", minutes=8),
    ask.StartBlock(block=BLOCK),
    ask.CastVote(vote="vote-0000", ballot=BALLOT, voter=BORIS, dots=(0, 2)),
)


@cache
def furnished() -> Workshop:
    """One of everything, all live."""
    return Writer().do(ask.Batch(id="furnishing", commands=FURNISHING))


ONE_OF_EACH: Mapping[str, ask.Single] = {
    str(command.__struct_config__.tag): command
    for command in (
        ask.EditBrief(id="command-1", title="Boilers", promise="Papers the same day", focus=CHOOSE),
        ask.AddParticipant(id="command-1", participant="vera-0001", name="Vera", after=ANNA),
        ask.EditParticipant(id="command-1", participant=ANNA, name="Anna K.", away=True),
        ask.AddSegment(id="command-1", segment="segment-2", name="Chains"),
        ask.EditSegment(id="command-1", segment=SEGMENT, aside="Too few of them"),
        ask.AddPersona(id="command-1", persona="persona-2", segment=SEGMENT, name="Pavel"),
        ask.EditPersona(id="command-1", persona=PERSONA, role="baker and owner"),
        ask.AddTalk(id="command-1", talk="talk-0002", group="experts", planned=True, times=3),
        ask.EditTalk(id="command-1", talk=TALK, form="observation", by=BORIS),
        ask.AddStage(id="command-1", stage="call-0001", name="Call", after=CHOOSE),
        ask.EditStage(id="command-1", stage=PAY, name="Pay and wait"),
        ask.AddLink(id="command-1", link="leave-001", source=PAY, form="leaves", share="1 in 10"),
        ask.EditLink(id="command-1", link=RETURN, form="comes_again", trigger="product"),
        ask.AddStory(id="command-1", story="story-02", title="Twice the bill"),
        ask.EditStory(id="command-1", story=STORY, hands=5),
        ask.AddLane(id="command-1", lane="ownlane-2", name="Warehouse"),
        ask.EditLane(id="command-1", lane=LANE, name="Papers and stamps"),
        ask.AddAction(
            id="command-1", action="action-02", first_step="Call the bank", by="2026-04-01"
        ),
        ask.EditAction(id="command-1", action=ACTION, owners=(BORIS, ANNA), state="done"),
        ask.AddBallot(
            id="command-1", ballot="ballot-02", subject="barriers", options=(BARRIER,), budget=3
        ),
        ask.EditBallot(id="command-1", ballot=BALLOT, closed=True),
        ask.CastVote(id="command-1", vote="vote-0001", ballot=BALLOT, voter=ANNA, dots=(2, 3)),
        ask.AddWriting(id="command-1", writing="writing-2", board="audience"),
        ask.EditWriting(id="command-1", writing=WRITING, phase="round", turn=ANNA),
        ask.AddBlock(id="command-1", block="block-002", key="audience", minutes=8),
        ask.EditBlock(id="command-1", block=BLOCK, minutes=10),
        ask.StartBlock(id="command-1", block="block-000"),
        ask.RunClock(id="command-1", do="extend", minutes=1),
        ask.AddNote(id="command-1", note="note-0001", place=cell("goal"), text="Heat", source=NEED),
        ask.EditNote(id="command-1", note=NEED, text="Warmth in winter", form="seen"),
        ask.SameAgain(id="command-1", note=NEED),
        ask.Heard(id="command-1", note=BARRIER),
        ask.MoveNote(id="command-1", note=WAITING, place=cell("barriers"), after=BARRIER),
        ask.Reorder(id="command-1", target=PAY),
        ask.Bin(id="command-1", target=PERSONA),
        ask.Restore(id="command-1", target=PARKED),
    )
}
"""An example of every command, which a furnished workshop accepts once ``PARKED`` is binned."""
