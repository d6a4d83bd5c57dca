"""One thing to send to one kind of place: what can go where, whole and within its limits."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Participant, Persona, Segment, Stage, Story
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign
from cjm_tui.errors import Message
from cjm_tui.share.doors import TARGET_NAMES, WHATS
from cjm_tui.share.parcels import TARGETS, Parcel, Scope, What
from cjm_tui.share.sending import letter_for, sending, targets_for
from cjm_tui.text import utf16_len
from tests.unit.share_world import Writer, small, view_of

TODAY = date(2026, 11, 21)
ROUTES = [
    (what, target)
    for what in WHATS
    for target in targets_for(Parcel(what=what))  # type: ignore[arg-type]  # one of them
]


def message(view: View, what: What, target: str = "messenger", scope: Scope | None = None) -> str:
    parcel = Parcel(what=what, scope=scope or Scope())
    return "\n\n".join(sending(view, parcel, target, TODAY).parts)


def test_the_doors_name_every_target_and_every_what() -> None:
    assert tuple(TARGETS) == TARGET_NAMES
    assert What.__args__ == WHATS  # type: ignore[attr-defined]  # what a Literal is made of


def test_a_map_goes_everywhere_and_a_message_wherever_people_write() -> None:
    chats = ("messenger", "markdown", "grid", "slack", "long")

    assert targets_for(Parcel(what="map")) == TARGET_NAMES
    for what in ("result", "everything"):
        assert targets_for(Parcel(what=what)) == tuple(
            target for target in TARGET_NAMES if target in (*chats, "cells", "outline")
        )
    for what in ("mine", "ask", "homework", "invitation", "recap"):
        assert targets_for(Parcel(what=what)) == chats  # type: ignore[arg-type]  # one of them


@pytest.mark.parametrize(("what", "target"), ROUTES)
def test_every_route_is_open_and_keeps_to_its_budget(what: What, target: str) -> None:
    view = small()
    sent = sending(view, Parcel(what=what, person=view.participants[0].id), target, TODAY)
    room = TARGETS[target]

    assert sent.parts
    assert all(part.strip() for part in sent.parts)
    for part in sent.parts if room.budget else ():
        assert (len(part.encode()) if room.in_bytes else utf16_len(part)) <= room.budget


@pytest.mark.parametrize("view", [view_of(Brief(id="brief", title="Boiler rooms"))])
@pytest.mark.parametrize(("what", "target"), ROUTES)
def test_an_empty_workshop_can_be_sent_too(what: What, target: str, view: View) -> None:
    assert sending(view, Parcel(what=what), target, TODAY).parts


def test_what_a_target_does_not_take_it_is_not_given() -> None:
    with pytest.raises(KeyError):
        letter_for(small(), Parcel(what="mine"), "cells", TODAY)


@pytest.mark.parametrize(("what", "target"), ROUTES)
def test_hidden_notes_stay_here_and_their_number_is_named(what: What, target: str) -> None:
    view = small()
    hidden = [replace(note, hidden=True) for note in view.notes if note.text == "managers"]
    unseen = project(assign(view.workshop, hidden, rev=2))
    sent = sending(unseen, Parcel(what=what), target, TODAY)

    assert Message("left_out_hidden", {"n": 1}) in sent.left_out
    assert "managers" not in "".join(sent.parts)
    shown = sending(view, Parcel(what=what), target, TODAY)
    assert not any(each.code == "left_out_hidden" for each in shown.left_out)


def test_a_message_in_markdown_is_shown_as_it_was_written() -> None:
    brief = Brief(id="brief", title="A *b* <c> #1", question="1. ~~x~~ | [y](z)?\n# - &amp; @all")
    plain = message(view_of(brief), "invitation")
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    html = reader.render(message(view_of(brief), "invitation", "markdown")).replace("\u200b", "")

    shown = unescape(re.sub(r"</?p>\n?", "", html).replace("<br />", ""))
    assert shown == plain.replace("\u200b", "").replace("∼", "~").replace("∗", "*")


def test_an_invitation_says_when_and_where_if_the_team_has_said_so() -> None:
    brief = Brief(id="brief", title="Boiler rooms", question="What first?")

    assert message(view_of(brief), "invitation") == (
        "🗓 Customer journey map “Boiler rooms”\n"
        "We decide: What first?\n"
        "Bring two things: one sentence of a client word for word, one case of last month.\n"
        "No laptop needed, a pen is."
    )
    told = message(view_of(replace(brief, meeting="Fri 10:00,\nroom 4")), "invitation")
    assert told.startswith("🗓 Customer journey map “Boiler rooms”: Fri 10:00, room 4\n")


def test_asking_for_ideas_is_three_lines() -> None:
    view = view_of(Brief(id="brief", title="Котельные", language="ru"))

    assert message(view, "ask") == (
        "💡 Три полезные идеи для моего проекта\n"
        "Ответьте на это сообщение тремя строками, по одной идее в строке.\n"
        "Подсказки: чем привлекать · наше обещание · о чём писать · где прибавим · "
        "что узнали о клиенте · почему вернётся · почему останется"
    )


def test_only_my_part_has_my_actions_and_ideas_and_nobody_elses() -> None:
    view = small()
    nina = view.participants[0]
    parcel = Parcel(what="mine", person=nina.id)
    (part,) = sending(view, parcel, "messenger", TODAY).parts

    assert part.startswith(
        "🙋 Boiler rooms: Nina, your part\n👤 Engineers who answer for the heat."
    )
    assert "• Nina, Oleg, by Fri 27 Nov: ask three plants → one number, duty engineer" in part
    assert "💡 Your ideas\n• a guide for the first winter" in part
    assert "an estimate for the phone" not in part
    assert "draw the form" not in part


def test_whoever_has_no_part_is_told_so() -> None:
    view = small()
    stranger = Participant(id="stranger1", name="Zoe")
    view = project(assign(view.workshop, (stranger,), rev=2))
    (part,) = sending(view, Parcel(what="mine", person="stranger1"), "messenger", TODAY).parts

    assert "Zoe, your part" in part
    assert "Nothing is written down for you yet." in part


def test_who_works_alone_has_the_actions_of_nobody() -> None:
    view = small(how="alone")
    (part,) = sending(view, Parcel(what="mine"), "messenger", TODAY).parts

    assert part.startswith("🙋 Boiler rooms: your part\n")
    assert "draw the form" in part
    assert "ask three plants" not in part


def test_where_we_are_tells_what_is_done_and_what_comes_next() -> None:
    lines = message(small(), "recap").splitlines()

    assert lines[0] == "🧭 Boiler rooms: where we are on 21 November"
    assert lines[1] == "Question: What do we change first?"
    assert lines[2] == "Client: Engineers who answer for the heat."
    assert lines[3].startswith("Done: ")
    assert "portrait of Viktor, 3 stages, story “The first winter”" in lines[3]
    assert lines[4] == "Interviews: 1 group of 3. Answers that came in: 1."
    assert lines[5] == "◆ from clients' words: 2 · ◇ our guesses: 9"
    assert lines[6].startswith("Today: ")
    assert " → " in lines[6]


def two_stories() -> View:
    """Two personas, each with a story on the map that says one thing at each of two stages."""
    w = Writer()
    segment = w.add(Segment(id=w.next_id(), name="plants"))
    stages = [w.add(Stage(id=w.next_id(), rank=name, name=name)) for name in ("Need", "Study")]
    for who in ("Viktor", "Anna"):
        persona = w.add(Persona(id=w.next_id(), segment=segment, name=who))
        story = w.add(Story(id=w.next_id(), persona=persona, title=f"{who}'s winter", chosen=True))
        for stage, name in zip(stages, ("need", "study"), strict=True):
            w.note(OnMap(story, stage, "goal"), f"{who} at {name}")
    return view_of(Brief(id="brief", title="Boiler rooms"), *w.records)


def test_a_part_of_a_map_is_that_part_alone() -> None:
    view = two_stories()
    viktor, anna = view.personas
    whole = message(view, "map")
    his = message(view, "map", scope=Scope(persona=viktor.id))
    her_story = message(view, "map", scope=Scope(story=view.chosen[1].id))
    study = message(view, "map", scope=Scope(stage=view.stages[1].id))

    for told in ("Viktor at need", "Viktor at study", "Anna at need", "Anna at study"):
        assert told in whole
        assert (told in his) == told.startswith("Viktor")
        assert (told in her_story) == told.startswith("Anna")
        assert (told in study) == told.endswith("study")
    assert "👤 Anna" not in his
    assert "👤 Viktor" not in her_story
    assert "▶ 2/2  STUDY" in study
    assert anna.name in study


def test_everything_begins_with_the_result_and_goes_on_with_the_map() -> None:
    whole = message(small(), "everything")

    order = (
        "result of the meeting",
        "the client's journey",
        "AUDIENCE",
        "PERSONAS",
        "INTERVIEWS: CLIENTS",
        "rings a friend",
        "STORIES",
        "PARKING LOT",
    )
    assert [whole.index(each) for each in order] == sorted(whole.index(each) for each in order)
    for note in small().notes:
        assert note.text in whole
