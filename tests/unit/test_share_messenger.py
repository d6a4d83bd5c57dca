"""What goes into a messenger: complete, and read by no messenger as markup."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings

from cjm_tui.domain.records import Brief, Note
from cjm_tui.domain.view import View
from cjm_tui.share.defuse import for_messenger
from cjm_tui.share.texts.messenger import messenger_text
from cjm_tui.share.texts.result import result_text
from cjm_tui.text import one_line
from tests.unit.share_world import hostile, hostile_views, small, view_of

TODAY = date(2026, 11, 21)

# The two patterns of Telegram's web client, read widely: what pairs, pairs across lines too.
BLOCKS = re.compile(r"^(#{1,6}\s|>\s?|```|\$\$|---\s*$)", re.MULTILINE)
SPANS = re.compile(r"(\*\*|__|~~|==|\|\|).*?|`[^`]+`|\*[^*]+\*|_[^_]+_|\$[^$]+\$", re.DOTALL)
LIST_STARTS = re.compile(r"^(?:[-*#>] |\d+\. )", re.MULTILINE)


def is_quiet(message: str) -> bool:
    return not any(pattern.search(message) for pattern in (BLOCKS, SPANS, LIST_STARTS))


def words_of(text: str) -> str:
    """Text as it can be found again in a message, however that had to defuse it."""
    for mark in "*_$~|=@`":
        text = text.replace(f"%{ord(mark):02X}", mark)
    return re.sub(r"[\s\u200b*∗`ʼ_‗$＄~∼]", "", text)


@given(hostile_views())
@settings(max_examples=30)
def test_no_messenger_finds_markup_in_a_map_or_a_result(view: View) -> None:
    assert is_quiet(messenger_text(view))
    assert is_quiet(result_text(view, TODAY))


@given(hostile_views())
@settings(max_examples=30)
def test_every_note_of_the_map_is_in_the_message(view: View) -> None:
    message = words_of(messenger_text(view))

    for note in view.notes:
        if note.place.__struct_config__.tag == "map":
            assert words_of(note.text) in message


@given(hostile)
def test_defusing_twice_changes_nothing_more(text: str) -> None:
    assert for_messenger(for_messenger(text)) == for_messenger(text)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("ask @here and (@all)", "ask @\u200bhere and (@\u200ball)"),
        ("write to nina@zavod.ru", "write to nina@zavod.ru"),
        ("so :smile: at 10:30:15", "so :\u200bsmile: at 10:30:15"),
        ("price_list.xlsx for $5", "price_list.xlsx for $5"),
        ("price_list_final", "price‗list‗final"),
        ("2*3", "2∗3"),
        ("a || b == c ~~ d", "a |\u200b| b =\u200b= c ∼∼ d"),
        ("a ~5 b", "a ~5 b"),
        ("https://a.ru/b_c_d.", "https://a.ru/b%5Fc%5Fd."),
        ("https://a.ru/b_c", "https://a.ru/b_c"),
        ("so,@here but a@b.рф", "so,@\u200bhere but a@b.рф"),
        ("/start", "\u200b/start"),
        ("a\n  1) b", "a\n\u200b  1) b"),
    ],
)
def test_only_what_would_mean_something_is_changed(written: str, sent: str) -> None:
    assert for_messenger(written) == sent


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
        result_text(small(), TODAY)
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

    assert result_text(view, TODAY) == (
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
    assert "✏️ A worked example" in result_text(view, TODAY)
    assert "✏️" not in messenger_text(own_work)


def test_a_note_of_several_lines_becomes_one() -> None:
    assert one_line("  first\nsecond\n\n - third\t") == "first second - third"
