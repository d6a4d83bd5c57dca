"""Workshops for the tests of what leaves: a small real one, and ones full of hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

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
    Action,
    AnyRecord,
    Brief,
    Lane,
    Language,
    Link,
    Note,
    Participant,
    Persona,
    Segment,
    Stage,
    Story,
    Talk,
)
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign, begin
from cjm_tui.text import clean


def view_of(brief: Brief, *records: AnyRecord) -> View:
    """The view of a workshop that consists of these records, ranked as they come."""
    return project(assign(begin("uid-of-a-test", brief), records, rev=1))


class Writer:
    """Makes records one after the other, so that a test reads as the wall would."""

    def __init__(self) -> None:
        self._ids = (f"record{number:04}" for number in count(1))
        self.records: list[AnyRecord] = []

    def add(self, record: AnyRecord) -> str:
        self.records.append(record)
        return record.id

    def next_id(self) -> str:
        return next(self._ids)

    def note(self, place: Place, text: str, **fields: object) -> str:
        note_id = self.next_id()
        note = Note(id=note_id, rank=note_id, place=place, text=text, **fields)  # type: ignore[arg-type]  # a test's own fields
        return self.add(note)


def small(language: Language = "en", *, how: str = "team") -> View:
    """One persona, three stages, a chosen story; a return, an exit, one of each kind of barrier."""
    w = Writer()
    nina, oleg = (w.add(Participant(id=w.next_id(), name=name)) for name in ("Nina", "Oleg"))
    segment = w.add(Segment(id=w.next_id(), name="plants"))
    w.add(Segment(id=w.next_id(), rank="z", name="hospitals", aside="not ours"))
    viktor = w.add(Persona(id=w.next_id(), segment=segment, name="Viktor", role="chief engineer"))
    talk = w.add(
        Talk(id=w.next_id(), group="clients", who="an engineer", by=nina, when="2026-11-20")
    )
    beeps = w.note(OnInterview(talk), "beeps in the phone", form="quote")
    w.note(OnAudience("who"), "chief engineers, 33–50", voices=2)
    w.note(OnPersona(viktor, "motive"), "sleeps at night: one number to call", source=beeps)
    need, study, contract = (
        w.add(Stage(id=w.next_id(), rank=str(at), name=name))
        for at, name in enumerate(("Need appears", "Market study", "Contract"))
    )
    story = w.add(
        Story(id=w.next_id(), persona=viktor, title="The first winter", chosen=True, hands=3)
    )
    w.note(OnStage(need, "does"), "rings a friend")
    w.note(OnStory(story, study), "called three, one answered")
    w.add(
        Link(
            id=w.next_id(), source=contract, target=study, form="comes_again", reason="a bad winter"
        )
    )
    w.add(Link(id=w.next_id(), source=contract, form="leaves", reason="too small", share="1 in 10"))
    own = w.add(Lane(id=w.next_id(), name="Papers"))

    def on(stage: str, lane: str) -> OnMap:
        return OnMap(story, stage, lane)

    w.note(on(need, "goal"), "see that someone new is needed")
    w.note(on(study, "questions"), "how to compare?", source=beeps)
    w.note(on(study, "questions"), "are there reviews?")
    w.note(on(study, "touchpoints"), "managers")
    w.note(on(study, "touchpoints"), "review sites")
    w.note(on(study, own), "an estimate")
    w.note(on(need, "emotions"), "uneasy", score=0)
    w.note(on(study, "emotions"), "alone and angry", score=-2)
    w.note(on(contract, "emotions"), "", score=2)
    night = w.note(on(study, "barriers"), "nobody answers at night", severity=3, source=beeps)
    w.note(on(study, "barriers"), "three formats", severity=2, aside="later")
    w.note(on(contract, "barriers"), "the act is a month late", severity=1)
    number = w.note(on(study, "solutions"), "one number, duty engineer", answers=(night,))
    w.note(on(contract, "solutions"), "call back within an hour")
    w.add(
        Action(
            id=w.next_id(),
            rank="1",
            barrier=night,
            solution=number,
            owners=(nina, oleg),
            first_step="ask three plants",
            by="2026-11-27",
            known_by="nine of ten calls are answered",
        )
    )
    w.add(Action(id=w.next_id(), rank="2", first_step="draw the form", state="done"))
    w.note(OnIdeas(), "a guide for the first winter", author=nina)
    w.note(OnIdeas(), "an estimate for the phone", author=oleg)
    w.note(OnParking(), "who pays for the night?")
    w.note(OnParking("barriers"), "no spare parts")
    brief = Brief(
        id="brief",
        title="Boiler rooms",
        language=language,
        how=how,  # type: ignore[arg-type]  # one of them
        question="What do we change first?",
        sentence="Engineers who answer for the heat.",
        focus=study,
        because="at night nobody answers",
        promise="somebody comes",
        review="2026-12-12",
    )
    return view_of(brief, *w.records)


PIECES = (
    *"* ** _ __ ` ``` ~~ == || | $ $$ # ## > - + 1. --- \\ < <br> &amp; & @here @all".split(),
    *":smile: [x](y) ![i](j) [/] [@click=quit] e@mail.ru https://a.ru/b_c_d 10:30:15".split(),
    *"#12 £ « » ж слово".split(),
    *(" ", "  ", "\n", "\n\n", "\t", "👨‍👩‍👧", "é", "\u200b", "=1+1", "a", "B?", "two words"),
)
hostile = (
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), min_size=1, max_size=12)
    .map(lambda pieces: clean("".join(pieces)))
    .filter(lambda text: bool(text.strip()))
)
"""Text that somebody could have written, made of what means something somewhere."""


@st.composite
def hostile_views(draw: st.DrawFn) -> View:
    """A chosen story over some stages, every field of which is hostile."""

    def line() -> str:
        return clean(draw(hostile), lines=False).strip() or "x"

    w = Writer()
    person = w.add(Participant(id=w.next_id(), name=line()))
    segment = w.add(Segment(id=w.next_id(), name=line()))
    persona = w.add(Persona(id=w.next_id(), segment=segment, name=line(), role=line()))
    w.note(OnPersona(persona, "motive"), draw(hostile))
    story = w.add(Story(id=w.next_id(), persona=persona, title=line(), chosen=True))
    own = w.add(Lane(id=w.next_id(), name=line()))
    stages = [
        w.add(Stage(id=w.next_id(), rank=str(at), name=line()))
        for at in range(draw(st.integers(1, 4)))
    ]
    lanes = ("goal", "questions", "touchpoints", "works", "emotions", "barriers", "solutions", own)
    for place in _some_cells(draw, story, stages, lanes):
        form = draw(st.sampled_from(("plain", "quote", "seen")))
        note = w.note(place, draw(hostile), form=form)
        if place.lane == "barriers" and draw(st.booleans()):
            answer = OnMap(story, place.stage, "solutions")
            w.note(answer, draw(hostile), answers=(note,))
    w.add(
        Link(id=w.next_id(), source=stages[0], target=stages[-1], form="sent_back", reason=line())
    )
    w.add(Action(id=w.next_id(), owners=(person,), first_step=line(), known_by=line()))
    w.note(OnIdeas(), draw(hostile), author=person)
    brief = Brief(
        id="brief",
        title=line(),
        language=draw(st.sampled_from(("en", "ru"))),
        lanes=("works",),
        focus=stages[0],
        because=line(),
        promise=line(),
    )
    return view_of(brief, *w.records)


def _some_cells(
    draw: st.DrawFn, story: str, stages: list[str], lanes: tuple[str, ...]
) -> Iterator[OnMap]:
    for stage in stages:
        for lane in draw(st.lists(st.sampled_from(lanes), max_size=5)):
            yield OnMap(story, stage, lane)
