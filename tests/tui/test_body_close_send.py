"""Close, to the chat: two messages as a telephone shows them; Enter copies one after the other."""

from __future__ import annotations

import pytest

from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.records import Language
from cjm_tui.share.texts.messenger import messenger_text
from cjm_tui.share.texts.result import result_text
from cjm_tui.text import cell_len, utf16_len
from cjm_tui.tui.bodies.close_send import PHONE, CloseSend, phone_lines
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    TODAY,
    FakeDesk,
    Wall,
    check_page,
    drawn,
    example,
    keys,
    seen,
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_messages_are_listed_with_their_length_and_the_first_lines_are_seen(
    size: tuple[int, int], lang: Language
) -> None:
    desk = FakeDesk(example("boiler", lang), size=(size[0] - 1, size[1]), lang=lang)
    body = CloseSend(desk)

    check_page(body)
    page = body.page()
    assert page.top.height + page.body.height <= size[1], "nothing scrolls here"
    assert keys(page) == ["result", "map"]
    lines = drawn(page.top).splitlines()
    for text in (result_text(desk.view, TODAY), messenger_text(desk.view)):
        assert any(str(utf16_len(text)) in line and "3900" in line for line in lines)
    assert desk.view.brief.title in drawn(page.body)
    assert body.addresses() == ()


def test_enter_copies_the_result_then_the_map_and_stays_there() -> None:
    desk = FakeDesk(example("boiler", "en"), size=SIZES[1])
    body = CloseSend(desk)

    body.do("write_here")
    assert desk.copied == [result_text(desk.view, TODAY)]
    assert desk.went == [Spot("close", "send", target="map")]
    desk.cursor = "map"
    body.do("write_here")
    assert desk.copied[1] == messenger_text(desk.view)
    assert desk.went[-1] == Spot("close", "send", target="map")


def test_the_preview_follows_the_cursor() -> None:
    desk = FakeDesk(example("boiler", "en"), size=SIZES[2])
    body = CloseSend(desk)
    assert "result of the meeting" in seen(body)

    desk.cursor = "map"
    assert "the client's journey" in seen(body)
    assert "▸ 2  Map" in seen(body)


def test_the_preview_has_a_phones_width_no_emoji_and_all_the_words() -> None:
    desk = FakeDesk(example("boiler", "ru"))
    for text in (result_text(desk.view, TODAY), messenger_text(desk.view)):
        lines = phone_lines(text)
        assert max(cell_len(line) for line in lines) <= PHONE
        shown = "".join(lines)
        for emoji in "🗺✅💡📍🚧😠⭐❓↩⬇\ufe0f":
            assert emoji not in shown
        letters = [letter for letter in text if letter.isalnum()]
        assert [letter for letter in shown if letter.isalnum()] == letters
        for sign in "◆•→":
            assert shown.count(sign) == text.count(sign)


def test_a_message_too_long_for_one_says_so() -> None:
    wall = Wall()
    for number in range(40):
        wall.stage(f"Stage {number} " + "x" * 100)
    desk = FakeDesk(wall.workshop, size=SIZES[1])
    body = CloseSend(desk)

    line = next(line for line in seen(body).splitlines() if "Map" in line)
    assert "too long" in line
    check_page(body)


def test_a_room_is_warned_and_who_works_alone_is_not() -> None:
    assert "The room sees your screen" in seen(CloseSend(FakeDesk(Wall().workshop)))
    assert "The room" not in seen(CloseSend(FakeDesk(Wall(how="alone").workshop)))


def test_hostile_words_are_shown_as_they_are_sent() -> None:
    for size in SIZES:
        body = CloseSend(FakeDesk(Wall(title=HOSTILE).workshop, size=size))
        check_page(body)
        assert "[bold red]x[/]" in seen(body)
