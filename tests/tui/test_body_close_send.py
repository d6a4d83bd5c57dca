"""Close, to the chat: what, where to, and the message as it is read; Enter copies and goes on."""

from __future__ import annotations

from typing import get_args

import pytest

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Action, Language, Talk
from cjm_tui.errors import Message
from cjm_tui.method.keys import LANES
from cjm_tui.share.clipboard import Failed, Sent
from cjm_tui.share.doors import ALL, FORMATS
from cjm_tui.share.parcels import TARGETS, Parcel, What
from cjm_tui.share.sending import sending
from cjm_tui.text import cell_len, utf16_len
from cjm_tui.tui.bodies.close_send import CloseSend
from cjm_tui.tui.bodies.send_files import KINDS, WORKSHEETS
from cjm_tui.tui.bodies.send_preview import PHONE, Preview, phone_lines
from cjm_tui.tui.bodies.send_rows import WHATS, Origin, first_what
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    TODAY,
    FakeDesk,
    Hand,
    Wall,
    check_page,
    drawn,
    example,
    keys,
    seen,
)

ALL_SIZES = (*((width - 1, rows) for width, rows in SIZES), (59, 11))
ROWS = [f"send.{what}" for what in (*WHATS, "files")]


def at(row: str, desk: FakeDesk | None = None) -> CloseSend:
    """The page with the cursor on a row, of the boiler example unless said otherwise."""
    desk = desk or FakeDesk(example("boiler", "en"), size=SIZES[1])
    body = CloseSend(desk)
    desk.cursor = f"send.{row}"
    body.page()
    return body


def desk_at(body: CloseSend) -> FakeDesk:
    assert isinstance(body.desk, FakeDesk)
    return body.desk


def text_of(desk: FakeDesk, parcel: Parcel, target: str = "messenger") -> tuple[str, ...]:
    """What a person should find on the clipboard, message by message."""
    return sending(desk.view, parcel, target, TODAY).parts


def long_wall() -> Wall:
    """Twelve stages and five stories: several messages."""
    wall = Wall()
    stages = [wall.stage(f"Stage {number}") for number in range(12)]
    for number in range(5):
        story = wall.story(f"Story {number}")
        for stage in stages:
            for lane in LANES[:3]:
                for note in range(3):
                    wall.note(OnMap(story, stage, lane), f"{lane} {note} of the client here")
    return wall


# What there is ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ALL_SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("row", ROWS)
def test_every_row_is_drawn_in_every_window(
    size: tuple[int, int], lang: Language, row: str
) -> None:
    for workshop in (example("boiler", lang), Wall(lang).workshop):
        desk = FakeDesk(workshop, size=size, lang=lang)
        desk.cursor = row
        body = CloseSend(desk)
        for _ in range(2):
            check_page(body)
            assert set(ROWS) <= {*keys(body.page()), row} or row in keys(body.page())
            body.do("read")
        page = body.page()
        if size[0] >= SIZES[0][0] - 1:
            height = page.top.height + page.body.height + page.bottom.height
            assert height <= size[1], "nothing scrolls but the message"


def test_all_that_can_be_sent_has_a_row_with_its_messages_and_its_length() -> None:
    assert set(get_args(What)) == set(WHATS)
    body = at("result")
    lines = drawn(body.page().body).splitlines()

    for parcel in (Parcel(what="result"), Parcel(what="map"), Parcel(what="recap")):
        parts = text_of(desk_at(body), parcel)
        told = f"{len(parts)} · {sum(map(utf16_len, parts))}"
        assert any(told in line for line in lines), parcel.what


def test_a_room_is_warned_and_who_works_alone_is_not() -> None:
    assert "The room sees your screen" in seen(CloseSend(FakeDesk(Wall().workshop)))
    assert "The room" not in seen(CloseSend(FakeDesk(Wall(how="alone").workshop)))


@pytest.mark.parametrize(
    ("origin", "what"),
    [
        (Origin("close", "plan"), "result"),
        (Origin("close", "ideas"), "ask"),
        (Origin("interviews"), "homework"),
        (Origin("map", "path"), "map"),
        (Origin("map", "whole"), "map"),
        (Origin("recap"), "recap"),
        (Origin("kickoff"), "invitation"),
        (Origin("audience"), "result"),
    ],
)
def test_the_row_meant_is_told_by_where_somebody_asks(origin: Origin, what: What) -> None:
    body = at("everything")

    assert body.asked_from(origin) == f"send.{what}"


def test_without_a_decision_it_is_the_map_and_without_a_map_where_we_are() -> None:
    wall = Wall()
    assert first_what(FakeDesk(wall.workshop).view, Origin("audience")) == "recap"
    wall.story("The first winter")
    assert first_what(FakeDesk(wall.workshop).view, Origin("audience")) == "map"


def test_a_digit_goes_to_its_row() -> None:
    body = at("result")
    for number, row in enumerate(ROWS, 1):
        assert body.do(f"row_{number}")
        assert desk_at(body).cursor == row


# Copying ----------------------------------------------------------------------------------------


def test_keys_that_come_faster_than_the_page_is_drawn_act_on_the_row_they_chose() -> None:
    body = at("result")
    body.do("row_7")
    body.do("write_here")
    assert desk_at(body).copied == [*text_of(desk_at(body), Parcel(what="recap"))]
    body.do("row_8")
    body.do("write_here")
    assert desk_at(body).copied[-1] == text_of(desk_at(body), Parcel(what="report"))[0]


def test_enter_copies_the_result_then_the_map() -> None:
    body = at("result")
    desk = desk_at(body)

    body.do("write_here")
    assert desk.copied == [*text_of(desk, Parcel(what="result"))]
    assert desk.cursor == "send.map"
    body.page()
    body.do("write_here")
    assert desk.copied[1:] == [*text_of(desk, Parcel(what="map"))]


def test_several_messages_are_walked_and_then_the_cursor_goes_on() -> None:
    desk = FakeDesk(long_wall().workshop, size=SIZES[2])
    body = at("map", desk)
    parts = text_of(desk, Parcel(what="map"))
    assert len(parts) > 3
    assert f"{len(parts)} messages, one after the other" in seen(body)
    assert "f saves a file instead" in seen(body)

    for number in range(1, len(parts)):
        body.do("write_here")
        assert desk.copied == [*parts[:number]]
        assert desk.cursor == "send.map"
        shown = seen(body)
        assert f"Paste {number} of {len(parts)}" in shown.replace("\n", " ")
        assert f"({number + 1}/{len(parts)})" in shown, "the one that is copied next is seen"
        assert f"{number} of {len(parts)} ✓" in shown
    body.do("write_here")
    assert desk.copied == [*parts]
    assert desk.cursor == "send.mine"
    desk.cursor = "send.map"
    assert "one after the other" in seen(body), "next time from the first"


def test_what_was_only_sent_goes_on_and_what_failed_does_not() -> None:
    desk = FakeDesk(long_wall().workshop, size=SIZES[2])
    body = at("map", desk)

    desk.outcome = Failed(Message("clipboard_none"))
    body.do("write_here")
    assert "one after the other" in seen(body)
    desk.outcome = Sent("osc52")
    body.do("write_here")
    assert "Paste 1 of" in seen(body)
    desk.outcome = Failed(Message("clipboard_none"))
    body.do("write_here")
    assert "Paste 1 of" in seen(body)
    assert desk.cursor == "send.map"


def test_when_the_wall_has_changed_the_messages_begin_again() -> None:
    wall = long_wall()
    desk = FakeDesk(wall.workshop, size=SIZES[2])
    body = at("map", desk)
    body.do("write_here")
    assert "Paste 1 of" in seen(body)

    story, stage = desk.view.stories[0].id, desk.view.stages[0].id
    wall.note(OnMap(story, stage, "goal"), "something new")
    desk.workshop = wall.workshop
    desk.view = FakeDesk(wall.workshop).view
    assert "one after the other" in seen(body)
    body.do("write_here")
    assert desk.copied[1] == text_of(desk, Parcel(what="map"))[0]


def test_once_more_copies_what_was_sent_last_and_of_several_messages_the_next() -> None:
    desk = FakeDesk(long_wall().workshop, size=SIZES[2])
    body = at("map", desk)
    parts = text_of(desk, Parcel(what="map"))
    body.do("write_here")
    desk.cursor = "elsewhere"

    body.send_again(Origin("audience"))
    assert desk.copied == [*parts[:2]]
    body.send_again(Origin("close", "ideas"))
    assert desk.copied == [*parts[:3]], "not what is meant here: what was sent"
    assert desk.cursor == "elsewhere"


def test_once_more_where_nothing_was_sent_copies_what_is_meant_there() -> None:
    body = at("result")

    body.send_again(Origin("interviews"))

    assert desk_at(body).copied[0].startswith("🎧")


def test_it_is_told_what_is_copied() -> None:
    body = at("result")
    body.do("write_here")
    assert desk_at(body).told == ["Result"]

    desk = FakeDesk(long_wall().workshop, size=SIZES[2])
    body = at("map", desk)
    body.do("next_which")
    body.do("write_here")
    assert desk.told == ["Map · 1 Stage 0"]


def test_a_mended_copy_is_what_is_copied() -> None:
    body = at("result")
    body.do("mend_text")
    desk = desk_at(body)
    assert desk.edited is not None
    assert desk.edited[1] == text_of(desk, Parcel(what="result"))[0]

    desk.mend("other words")
    assert desk.copied == ["other words"]
    assert desk.cursor == "send.map"


# Where to ---------------------------------------------------------------------------------------


def test_left_and_right_choose_where_and_come_round() -> None:
    body = at("map")
    desk = desk_at(body)
    before = seen(body)
    copied = []
    for target in (*list(TARGETS)[1:], "messenger"):
        body.do("next_target")
        body.page()
        parts = text_of(desk, Parcel(what="map"), target)
        status = [line for line in seen(body).splitlines() if f"{len(parts)} message" in line]
        assert status, target
        copied.append(target)
    assert seen(body) == before
    body.do("previous_target")
    body.page()
    body.do("write_here")
    assert desk.copied[0] == text_of(desk, Parcel(what="map"), "mermaid")[0]


def test_what_went_somewhere_comes_first_there_next_time() -> None:
    body = at("map")
    desk = desk_at(body)
    body.do("next_target")
    body.do("write_here")
    assert desk.copied[0] == text_of(desk, Parcel(what="map"), "cells")[0]

    desk.cursor = "send.map"
    lines = seen(body).splitlines()
    rows = [line for line in lines if "Google Sheets" in line or "Telegram" in line]
    assert "▸ Cells" in rows[0]
    desk.cursor = "send.result"
    assert "▸ Messenger" in seen(body), "cells were for the map, not for all there is"
    assert desk.chat == ""


def test_who_writes_in_a_chat_writes_in_it_about_everything() -> None:
    body = at("ask")
    desk = desk_at(body)
    while "▸ Wide grid" not in seen(body):
        body.do("next_target")
    body.do("write_here")
    assert desk.chat == "slack"

    desk.cursor = "send.recap"
    assert "▸ Wide grid" in seen(body)
    other = at("recap", FakeDesk(example("boiler", "en"), size=SIZES[1]))
    desk_at(other).chat = "slack"
    assert "▸ Wide grid" in seen(other), "in another workshop, too"


def test_a_target_under_the_cursor_is_chosen() -> None:
    body = at("map")
    desk = desk_at(body)
    desk.cursor = "send.to.outline"
    assert "▸ Outline" in seen(body)
    body.do("write_here")
    assert desk.copied[0] == text_of(desk, Parcel(what="map"), "outline")[0]

    desk.cursor = "send.to.more"
    body.page()
    desk.cursor = "send.to.markdown"
    assert "▸ Markdown table" in seen(body)


@pytest.mark.parametrize("size", ALL_SIZES)
def test_what_is_left_out_is_named(size: tuple[int, int]) -> None:
    desk = FakeDesk(example("boiler", "en"), size=size)
    body = at("map", desk)
    body.do("next_target")
    body.do("read")

    told = " ".join(seen(body).split())
    for message in sending(desk.view, Parcel(what="map"), "cells", TODAY).left_out:
        assert str(message.params["n"]) in told
    assert told.count("Not in it: ") == 1


# Which ------------------------------------------------------------------------------------------


def test_a_map_may_be_of_this_stage_with_one_key() -> None:
    body = at("map")
    desk = desk_at(body)
    stage = desk.view.stages[2]
    body.asked_from(Origin("map", "path", stage.id, stage.id))

    body.do("next_which")
    assert f"Map · 3 {stage.name}"[:20] in seen(body)
    body.do("write_here")
    assert stage.name.upper() in desk.copied[0]
    assert desk.view.stages[1].name.upper() not in desk.copied[0]
    desk.cursor = "send.map"
    body.do("next_which")
    body.do("write_here")
    assert desk.copied[1] == text_of(desk, Parcel(what="map"))[0], "and back to the whole"


def test_a_list_offers_every_stage_and_each_of_several_personas() -> None:
    wall = long_wall()
    for name in ("Viktor", "Vera"):
        wall.story(f"Of {name}", wall.persona(name))
    desk = FakeDesk(wall.workshop, size=SIZES[1])
    body = at("map", desk)
    body.do("which")
    assert desk.asked is not None
    labels = [choice.label for choice in desk.asked[1]]
    assert labels[0] == "whole"
    assert {"1 Stage 0", "12 Stage 11", "Viktor", "Vera"} <= set(labels)

    vera = next(choice.key for choice in desk.asked[1] if choice.label == "Vera")
    desk.pick(vera)
    body.do("write_here")
    assert "Vera" in desk.copied[0]
    assert "Viktor" not in desk.copied[0]


def test_my_part_is_of_whoever_promised_something_and_then_of_the_others() -> None:
    wall = Wall()
    wall.person("Anna")
    oleg = wall.person("Oleg")
    wall.record(Action(id="action-0001", owners=(oleg,), first_step="call them"))
    desk = FakeDesk(wall.workshop, size=SIZES[1])
    body = at("mine", desk)
    assert "Only my part · Oleg" in seen(body)

    body.do("write_here")
    assert "call them" in desk.copied[0]
    desk.cursor = "send.mine"
    body.do("next_which")
    assert "Only my part · Anna" in seen(body)


def test_homework_is_that_of_the_groups_somebody_has_promised_to_talk_with() -> None:
    wall = Wall()
    wall.record(Talk(id="talk-0001", group="clients", planned=True))
    wall.record(Talk(id="talk-0002", group="experts", planned=True))
    desk = FakeDesk(wall.workshop, size=SIZES[1])
    body = at("homework", desk)

    body.do("write_here")
    assert (
        desk.copied[0] == text_of(desk, Parcel(what="homework", groups=("clients", "experts")))[0]
    )
    desk.cursor = "send.homework"
    body.do("which")
    desk.pick("experts")
    body.do("write_here")
    assert desk.copied[1] == text_of(desk, Parcel(what="homework", groups=("experts",)))[0]


@pytest.mark.parametrize("row", [*WHATS, "files"])
def test_no_key_is_dead(row: str) -> None:
    desk = FakeDesk(Wall().workshop)
    body = at(row, desk)
    for key in ("which", "next_which", "next_target", "previous_target", "mend_text", "read"):
        before = seen(body), desk.asked, desk.edited, desk.opened
        told = len(desk.told)
        assert body.do(key)
        assert (seen(body), desk.asked, desk.edited, desk.opened) != before or desk.told[told:]


# The invitation ---------------------------------------------------------------------------------


def test_an_invitation_asks_once_when_and_where() -> None:
    desk = FakeDesk(example("boiler", "en"), size=SIZES[1])
    body = at("invitation", desk)
    hand = Hand(body)
    assert "Enter asks when and where" in seen(body)
    body.do("write_here")
    assert desk.opened is not None
    assert desk.copied == []

    hand.type("Fri 27 November, 10:00, room 4")
    assert desk.view.brief.meeting == "Fri 27 November, 10:00, room 4"
    assert hand.desk.opened is None
    assert "room 4" in seen(body)
    body.do("write_here")
    assert "room 4" in desk.copied[0]
    desk.cursor = "send.invitation"
    body.do("which")
    assert desk.opened is not None
    assert desk.opened.scaffold == "Fri 27 November, 10:00, room 4"


def test_an_invitation_may_leave_it_open() -> None:
    body = at("invitation")
    hand = Hand(body)
    body.do("write_here")
    hand.type("")
    assert desk_at(body).copied == [*text_of(desk_at(body), Parcel(what="invitation"))]


def test_a_workshop_that_cannot_be_written_can_be_sent() -> None:
    desk = FakeDesk(example("boiler", "en"), size=SIZES[1])
    desk.is_read_only = True
    body = at("invitation", desk)
    body.do("write_here")
    assert desk.opened is None
    assert desk.copied == [*text_of(desk, Parcel(what="invitation"))]


# The preview ------------------------------------------------------------------------------------


def test_the_preview_follows_the_cursor() -> None:
    desk = FakeDesk(example("boiler", "en"), size=SIZES[2])
    body = at("result", desk)
    assert "result of the meeting" in seen(body)

    desk.cursor = "send.map"
    assert "the client's journey" in seen(body)
    assert "▸ 2  Map" in seen(body)


def test_the_preview_has_a_phones_width_no_emoji_and_all_the_words() -> None:
    desk = FakeDesk(example("boiler", "ru"))
    for what in WHATS:
        for text in text_of(desk, Parcel(what=what)):
            lines = phone_lines(text)
            assert max(cell_len(line) for line in lines) <= PHONE
            shown = "".join(lines)
            for emoji in "🗺✅💡📍🚧😠⭐❓↩⬇\ufe0f":
                assert emoji not in shown
            letters = [letter for letter in text if letter.isalnum()]
            assert [letter for letter in shown if letter.isalnum()] == letters
            for sign in "◆•→":
                assert shown.count(sign) == text.count(sign)


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_that_a_terminal_obeys_is_in_a_preview(target: str) -> None:
    desk = FakeDesk(example("boiler", "ru"))
    for text in text_of(desk, Parcel(what="map"), target):
        lines = drawn(Preview().draw(text, target, 60, 400)).splitlines()
        assert all(line.isprintable() for line in lines)


def test_a_long_message_is_read_page_by_page_and_by_the_wheel() -> None:
    body = at("everything")
    desk = desk_at(body)
    text = text_of(desk, Parcel(what="everything"))[0]
    read = list[str]()
    for page in body.pages():
        body.turn(page)
        assert body.at == page
        read += [line.partition("▏")[2] for line in drawn(body.page().body).splitlines()]
    words = [letter for letter in "".join(read) if letter.isalnum()]
    whole = "".join(phone_lines(text))
    assert "".join(words).find("".join(c for c in whole if c.isalnum())[-40:]) >= 0

    body.turn("0")
    first = seen(body)
    body.do("wheel_down")
    assert seen(body) != first
    for _ in range(3):
        body.do("wheel_up")
        assert seen(body) == first
    desk.cursor = "send.ask"
    body.page()
    assert body.pages() == ()
    assert body.at == ""


def test_hostile_words_are_shown_as_they_are_sent() -> None:
    for size in ALL_SIZES:
        desk = FakeDesk(Wall(title=HOSTILE).workshop, size=size)
        for row in ROWS:
            desk.cursor = row
            body = CloseSend(desk)
            check_page(body)
            body.do("read")
            check_page(body)
        body = at("result", desk)
        body.do("read")
        assert "[bold red]x[/]" in seen(body)


# Files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_format_is_offered_with_a_sentence(lang: Language) -> None:
    assert set(KINDS) == {*FORMATS, ALL, WORKSHEETS}
    desk = FakeDesk(Wall().workshop, lang=lang)
    body = at("files", desk)

    body.do("write_here")
    assert desk.asked is not None
    assert [choice.key for choice in desk.asked[1]] == list(KINDS)
    assert all(choice.label and choice.detail.endswith(".") for choice in desk.asked[1])
    desk.pick("xlsx")
    assert desk.saved == ["xlsx"]
    assert f"{desk.out}/xlsx" in "".join(drawn(body.page().body).split("\n")).replace(" ", "")


def test_files_are_a_key_away_from_any_row() -> None:
    body = at("map")
    body.do("files")
    desk = desk_at(body)
    assert desk.asked is not None
    assert desk.copied == []
