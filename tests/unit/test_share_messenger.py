"""The map and the result as a messenger gets them, line by line."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings

from cjm_tui.domain.records import Brief, Note
from cjm_tui.domain.view import View
from cjm_tui.share.parcels import Parcel
from cjm_tui.share.sending import sending
from cjm_tui.text import one_line
from tests.unit.share_world import hostile_views, small, view_of

TODAY = date(2026, 11, 21)


def messenger_text(view: View) -> str:
    return "\n\n".join(sending(view, Parcel(what="map"), "messenger", TODAY).parts)


def result_text(view: View) -> str:
    return "\n\n".join(sending(view, Parcel(what="result"), "messenger", TODAY).parts)


def words_of(text: str) -> str:
    """Text as it can be found again in a message, however that had to defuse it."""
    for mark in "*_$~|=@`":
        text = text.replace(f"%{ord(mark):02X}", mark)
    return re.sub(r"[\s\u200b*∗`ʼ_‗$＄~∼]", "", text)


@given(hostile_views())
@settings(max_examples=30)
def test_every_note_of_the_map_is_in_the_message(view: View) -> None:
    message = words_of(messenger_text(view))

    for note in view.notes:
        if note.place.__struct_config__.tag == "map":
            assert words_of(note.text) in message


def test_the_map_tells_all_that_a_final_map_must_hold() -> None:
    assert (
        messenger_text(small())
        == """\
🗺 Boiler rooms: the client's journey
👤 Viktor, chief engineer. Why they would choose us: sleeps at night: one number to call ◆
📖 “The first winter”
◆ from clients' words: 2 · ◇ our guesses: 9

▶ 1/3  NEED APPEARS
😐 0 · uneasy
🎯 see that someone new is needed

▶ 2/3  MARKET STUDY  ⬇️ the hardest place
😠 −2 · alone and angry
❓ how to compare? ◆ are there reviews?
📍 managers, review sites
• Papers: an estimate
🚧🚧🚧 nobody answers at night ◆
   💡 one number, duty engineer
🚧🚧 three formats
   ⏸ set aside: later

▶ 3/3  CONTRACT  ⬆️ the best place, keep it
😀 +2
🚧 the act is a month late
   ❗️ no solution yet
💡 call back within an hour (waits for its barrier)
↩️ a bad winter: back to stage 2
🚪 leaves: too small (1 in 10)

Not quite? Reply to this message with one line."""
    )


def test_the_result_begins_with_the_decision() -> None:
    assert (
        result_text(small())
        == """\
🗺 Boiler rooms: result of the meeting on 21 November

⭐️ We start with “Market study”
Because at night nobody answers
🤝 Our promise: somebody comes

✅ What we do
• Nina, Oleg, by Fri 27 Nov: ask three plants → one number, duty engineer
It worked if nine of ten calls are answered
• nobody yet, done: draw the form

💡 One idea each, read aloud
• Nina: a guide for the first winter
• Oleg: an estimate for the phone

🅿️ 1 question in the parking lot
🗓 We look at what came of it: 12 December

The map is in the next message. Send your own three ideas in reply to this one."""
    )


def test_a_result_leaves_out_what_nobody_has_said() -> None:
    view = view_of(Brief(id="brief", title="Boiler rooms", how="alone"))

    assert result_text(view) == (
        "🗺 Boiler rooms: where I am on 21 November\n\nThe map is in the next message."
    )


def test_a_map_without_a_story_says_so_and_shows_the_road() -> None:
    view = small()
    left_out = (view.chosen[0].id, "brief")
    records = [r for r in view.workshop.records.values() if r.id not in left_out]
    message = messenger_text(view_of(view.brief, *records))

    assert "No story is chosen for the map yet." in message
    assert "▶ 2/3  MARKET STUDY" in message
    assert "↩️ a bad winter: back to stage 2" in message


def test_empty_lanes_are_named_once_at_the_end() -> None:
    view = small()
    records = [
        r
        for r in view.workshop.records.values()
        if r.id != "brief" and not (isinstance(r, Note) and "uestions" in str(r.place))
    ]
    message = messenger_text(view_of(view.brief, *records))

    assert message.count("✏️ Nothing yet in: Questions") == 1


def test_an_example_says_that_it_is_one_wherever_it_goes() -> None:
    view = view_of(Brief(id="brief", title="Boiler rooms", example="boiler"))
    own_work = view_of(Brief(id="brief", title="Boiler rooms", example="boiler", exercise=True))

    assert "✏️ A worked example" in messenger_text(view)
    assert "✏️ A worked example" in result_text(view)
    assert "✏️" not in messenger_text(own_work)


def test_a_note_of_several_lines_becomes_one() -> None:
    assert one_line("  first\nsecond\n\n - third\t") == "first second - third"
