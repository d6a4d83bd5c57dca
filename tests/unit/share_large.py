"""A map as large as a team ever makes it: twelve stages, ten lanes, three notes in every cell."""

from __future__ import annotations

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Lane, Persona, Segment, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from tests.unit.share_world import Writer, view_of

STAGES, LANES, NOTES = 12, 10, 3


def large(stages: int = STAGES, lanes: int = LANES, notes: int = NOTES) -> View:
    """One story's map without an empty cell; barriers have their solutions."""
    w = Writer()
    segment = w.add(Segment(id=w.next_id(), name="plants"))
    persona = w.add(Persona(id=w.next_id(), segment=segment, name="Viktor"))
    story = w.add(Story(id=w.next_id(), persona=persona, title="The first winter", chosen=True))
    own = [
        w.add(Lane(id=w.next_id(), rank=f"{at:02}", name=f"Own lane {at}"))
        for at in range(lanes - len(keys.LANES))
    ]
    for at in range(stages):
        stage = w.add(Stage(id=w.next_id(), rank=f"{at:02}", name=f"Stage of the road {at}"))
        for lane in (*keys.LANES[:4], *own):
            for n in range(notes):
                score = at % 5 - 2 if lane == "emotions" and not n else None
                name = lane if lane in keys.LANES else "own"
                w.note(OnMap(story, stage, lane), f"{name} {at}/{n}: some words", score=score)
        for n in range(notes):
            barrier = w.note(OnMap(story, stage, "barriers"), f"in the way {at}/{n}", severity=2)
            w.note(OnMap(story, stage, "solutions"), f"a way {at}/{n}", answers=(barrier,))
    return view_of(Brief(id="brief", title="Boiler rooms"), *w.records)
