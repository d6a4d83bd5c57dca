"""What holds for every message, whatever people wrote into whichever field."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
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
    Brief,
    Lane,
    Link,
    Participant,
    Persona,
    Segment,
    Stage,
    Story,
    Talk,
)
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.defuse import FENCE
from cjm_tui.share.doors import WHATS
from cjm_tui.share.parcels import TARGETS, Parcel, What
from cjm_tui.share.sending import sending, targets_for
from cjm_tui.text import clean, utf16_len
from tests.unit.share_world import Writer, hostile, view_of
from tests.unit.test_share_defuse import is_quiet

TODAY = date(2026, 11, 21)
CHATS = ("messenger", "long", "grid", "slack")


def sent(view: View, what: What, target: str) -> tuple[str, ...]:
    person = view.participants[0].id if view.participants else ""
    return sending(view, Parcel(what=what, person=person), target, TODAY).parts


def bare(text: str) -> str:
    """Text as it can be found again in a message, however that had to be defused and cut."""
    for mark in "*_$~|=@`":
        text = text.replace(f"%{ord(mark):02X}", mark)
    text = re.sub(r"\(\d+/\d+\) ", "", text)
    return re.sub(r"[\s\u200b*∗`ʼ_‗$＄~∼<>]", "", text)


def outside_fences(message: str) -> str:
    return "\n".join(re.split(f"^{FENCE}$", message, flags=re.MULTILINE)[::2])


@st.composite
def hostile_workshops(draw: st.DrawFn) -> View:
    """A workshop with something on every board, every word of it hostile, some of it long."""

    def line() -> str:
        return clean(draw(hostile), lines=False).strip() or "x"

    def text() -> str:
        return draw(hostile) * draw(st.sampled_from((1, 1, 1, 1, 80)))

    w = Writer()
    person = w.add(Participant(id=w.next_id(), name=line()))
    segment = w.add(Segment(id=w.next_id(), name=line()))
    w.add(Segment(id=w.next_id(), rank="z", name=line(), aside=line()))
    persona = w.add(Persona(id=w.next_id(), segment=segment, name=line(), role=line()))
    talk = w.add(Talk(id=w.next_id(), group="clients", who=line(), by=person, planned=True))
    first, last = (w.add(Stage(id=w.next_id(), rank=rank, name=line())) for rank in "ab")
    own = w.add(Lane(id=w.next_id(), name=line()))
    stories = [
        w.add(Story(id=w.next_id(), persona=persona, title=line(), chosen=chosen))
        for chosen in (True, False)
    ]
    w.add(Link(id=w.next_id(), source=last, target=first, form="sent_back", reason=line()))
    w.add(Link(id=w.next_id(), source=last, form="leaves", reason=line(), share=line()))
    place: Place
    for place in (OnAudience("who"), OnPersona(persona, "motive"), OnInterview(talk)):
        w.note(place, text(), form=draw(st.sampled_from(("plain", "quote", "seen"))))
    for place in (OnStage(first, "does"), OnParking(), OnParking("barriers"), OnIdeas()):
        w.note(place, text(), author=person)
    for story in stories:
        w.note(OnStory(story, first), text())
        for lane in draw(st.lists(st.sampled_from((*keys.LANES[:5], "works", own)), max_size=5)):
            w.note(OnMap(story, first, lane), text())
        barrier = w.note(OnMap(story, last, "barriers"), text(), severity=2)
        w.note(OnMap(story, last, "barriers"), text(), aside=line())
        solution = w.note(OnMap(story, last, "solutions"), text(), answers=(barrier,))
        w.note(OnMap(story, first, "solutions"), text())
    w.add(
        Action(
            id=w.next_id(),
            barrier=barrier,
            solution=solution,
            owners=(person,),
            first_step=line(),
            known_by=line(),
            by=line(),
        )
    )
    brief = Brief(
        id="brief",
        title=line(),
        language=draw(st.sampled_from(("en", "ru"))),
        question=line(),
        sentence=line(),
        lanes=("works",),
        read_back=text(),
        focus=first,
        because=line(),
        promise=line(),
        review=line(),
        meeting=line(),
    )
    return view_of(brief, *w.records)


whats = st.sampled_from(WHATS)


@pytest.mark.parametrize("target", CHATS)
@given(view=hostile_workshops(), what=whats)
@settings(max_examples=25, deadline=None)
def test_no_chat_reads_anything_into_a_message(target: str, view: View, what: What) -> None:
    for part in sent(view, what, target):
        assert is_quiet(outside_fences(part))
        assert not part.startswith("/")


@given(view=hostile_workshops(), what=whats, target=st.sampled_from(tuple(TARGETS)))
@settings(max_examples=60, deadline=None)
def test_every_part_keeps_to_the_budget_and_closes_its_fences(
    view: View, what: What, target: str
) -> None:
    if target not in targets_for(Parcel(what=what)):
        return
    room = TARGETS[target]
    parts = sent(view, what, target)

    for number, part in enumerate(parts, 1):
        size = len(part.encode()) if room.in_bytes else utf16_len(part)
        assert size <= room.budget or not room.budget
        assert len(re.findall(f"^{FENCE}", part, flags=re.MULTILINE)) % 2 == 0
        assert len(parts) == 1 or part.startswith(f"({number}/{len(parts)}) ")


@given(view=hostile_workshops())
@settings(max_examples=25, deadline=None)
def test_everything_is_everything_and_a_map_is_the_map(view: View) -> None:
    everything = bare("".join(sent(view, "everything", "long")))
    whole_map = bare("".join(sent(view, "map", "long")))
    chosen = {story.id for story in view.chosen}

    for note in view.notes:
        assert bare(note.text) in everything
        if isinstance(note.place, OnMap) and note.place.story in chosen:
            assert bare(note.text) in whole_map
    names = [stage.name for stage in view.stages] + [each.name for each in view.segments]
    for name in (*names, view.personas[0].name, view.participants[0].name):
        assert bare(name).casefold() in everything.casefold()


def big(stages: int, notes: int) -> View:
    """A map whose every stage has so many notes on each of ten lanes."""
    w = Writer()
    story = w.add(Story(id=w.next_id(), title="Первая зима", chosen=True))
    lanes = ("goal", "questions", "touchpoints", *keys.OPTIONAL_LANES)[:10]
    for number in range(stages):
        name = f"Этап {number + 1}, изучение рынка"
        stage = w.add(Stage(id=w.next_id(), rank=f"{number:03}", name=name))
        for lane in lanes:
            for at in range(notes):
                w.note(OnMap(story, stage, lane), f"стикер {at}: сравнить сроки и цены, {number}")
    brief = Brief(id="brief", title="Котельные", language="ru", lanes=keys.OPTIONAL_LANES)
    return view_of(brief, *w.records)


def test_a_map_of_twelve_stages_goes_to_telegram_in_five_parts_cut_between_stages() -> None:
    view = big(12, 3)
    parts = sent(view, "map", "messenger")

    assert len(parts) <= 5
    assert sum(map(utf16_len, parts)) > 15_000, "as large as the map that was measured"
    for part in parts[1:]:
        assert part.split("\n\n")[1].startswith("▶ ")


@pytest.mark.parametrize("target", ["grid", "slack"])
def test_a_grid_in_parts_keeps_its_fences_and_its_head(target: str) -> None:
    parts = sent(big(12, 3), "map", target)

    assert len(parts) > 1
    for part in parts:
        assert part.count(FENCE) % 2 == 0
        assert "ЭТАП" in part.split(FENCE)[1]
