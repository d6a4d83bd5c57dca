"""The agenda's page: minutes are edited, blocks moved, left out and added; times are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cjm_tui.domain.clock import behind, length, planned_end
from cjm_tui.domain.commands import Bin, EditBlock, RunClock, StartBlock
from cjm_tui.domain.records import Block, How, Language
from cjm_tui.domain.view import project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method.agendas import AGENDAS
from cjm_tui.session import Library
from cjm_tui.session.beginning import agenda, begun, new_brief
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.agenda import Agenda
from tests.tui.driver import WINDOWS, running
from tests.tui.fake_desk import LANGUAGES, SIZES, FakeDesk, Hand, check_page, seen

AT = "2026-11-21T09:00:00Z"


def workshop(how: How = "team", language: Language = "en") -> Workshop:
    brief = new_brief("Boiler rooms", language=language, how=how, at=AT)
    return begun(brief, agenda(how), actor="keyboard", at=AT)


def page() -> Hand:
    return Hand(Agenda(FakeDesk(workshop())))


def block(hand: Hand, key: str) -> Block:
    return next(each for each in hand.desk.view.blocks if each.key == key)


@pytest.mark.parametrize("how", list(AGENDAS))
def test_a_new_workshop_has_the_blocks_of_its_way_of_working(library: Library, how: How) -> None:
    made = project(library.read(library.create("Boiler rooms", how=how)).workshop)

    told = [(each.meeting, each.key, each.minutes) for each in made.blocks]
    assert told == [
        (number, each.key, each.minutes)
        for number, meeting in enumerate(AGENDAS[how], 1)
        for each in meeting.blocks
    ]


def test_who_works_alone_and_worked_examples_have_none(library: Library) -> None:
    alone = library.create("Alone", how="alone")
    example = library.example("boiler", "en")

    assert not project(library.read(alone).workshop).blocks
    assert not project(library.read(example).workshop).blocks


def test_a_copy_has_not_met_yet(library: Library) -> None:
    made = library.create("Boiler rooms")
    with_times = library.open(made)
    with_times.submit(StartBlock(block=with_times.view.blocks[0].id))
    with_times.submit(RunClock(do="extend"))
    with_times.close()

    copied = project(library.read(library.duplicate(made)).workshop)

    assert [each.key for each in copied.blocks] == [each.key for each in with_times.view.blocks]
    assert not any(each.started or each.extra for each in copied.blocks)


async def test_who_asks_for_an_agenda_gets_one(library: Library) -> None:
    made = library.create("Alone", how="alone")
    async with running(library, made) as me:
        await me.press("escape", "A")

        assert me.place == ("agenda", "")
        assert [each.key for each in me.workshop.view.blocks][:2] == ["kickoff", "audience"]
        assert me.sees("120 min in all")
        await me.press("u")
        assert not me.workshop.view.blocks, "one undo takes it back"
        assert me.sees("No agenda")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("how", list(AGENDAS))
def test_it_keeps_what_every_page_promises(
    how: How, size: tuple[int, int], language: Language
) -> None:
    hand = Hand(Agenda(FakeDesk(workshop(how, language), size=size, lang=language)))
    check_page(hand.body)
    hand.desk.submit(StartBlock(id=new_id(), block=hand.desk.view.blocks[0].id))
    hand.desk.moment += timedelta(minutes=9)
    hand.desk.submit(StartBlock(id=new_id(), block=hand.desk.view.blocks[1].id))
    hand.desk.submit(RunClock(id=new_id(), do="extend", minutes=-2))
    check_page(hand.body)


def test_minutes_are_a_number_and_nothing_else() -> None:
    hand = page()
    key = block(hand, "audience").id

    assert hand.type("10", at=key) is None
    assert block(hand, "audience").minutes == 10
    assert hand.desk.opened is not None, "on to the next block"
    assert hand.desk.opened.key == block(hand, "personas").id
    hand.type("+3", at=key)
    hand.type("−5", at=key)
    assert block(hand, "audience").minutes == 8
    hand.type("", at=key)
    hand.type("0", at=key)
    assert block(hand, "audience").minutes == 0
    hand.type("-3", at=key)
    assert block(hand, "audience").minutes == 0

    for wrong in ("ten", "1.5", "+", "!", "8 min", "1000"):
        refused = hand.type(wrong, at=key)
        assert refused is not None
        assert refused.code == "minutes_unclear"
    refused = hand.type("601", at=key)
    assert refused is not None
    assert block(hand, "audience").minutes == 0


def test_once_the_meeting_has_begun_its_promised_end_stays() -> None:
    hand = page()
    hand.desk.submit(StartBlock(id=new_id(), block=block(hand, "kickoff").id))
    end = planned_end(hand.desk.view, hand.desk.moment)

    hand.type("30", at=block(hand, "map").id)

    assert (block(hand, "map").minutes, length(block(hand, "map"))) == (38, 1800)
    assert planned_end(hand.desk.view, hand.desk.moment) == end
    assert behind(hand.desk.view, hand.desk.moment) == -8 * 60
    assert "38 − 8" in seen(hand.body)

    hand.desk.moment += timedelta(minutes=8)
    hand.desk.submit(StartBlock(id=new_id(), block=block(hand, "audience").id))
    refused = hand.type("12", at=block(hand, "kickoff").id)
    assert refused is not None
    assert refused.code == "block_over"


def test_a_block_is_binned_before_and_gets_no_minutes_after() -> None:
    hand = page()
    hand.desk.cursor = block(hand, "break").id
    assert not hand.body.do("bin"), "the board's own key bins it"
    hand.desk.submit(Bin(id=new_id(), target=hand.desk.cursor))
    hand.desk.submit(StartBlock(id=new_id(), block=block(hand, "kickoff").id))

    hand.desk.cursor = block(hand, "stories").id
    assert hand.body.do("bin")
    assert length(block(hand, "stories")) == 0
    hand.desk.cursor = block(hand, "kickoff").id
    assert hand.body.do("bin")
    assert block(hand, "kickoff").started, "what has been stays"


@pytest.mark.parametrize("begun_already", [False, True])
def test_another_block_stands_behind_the_cursor(*, begun_already: bool) -> None:
    hand = page()
    if begun_already:
        hand.desk.submit(StartBlock(id=new_id(), block=block(hand, "kickoff").id))
    end = planned_end(hand.desk.view, hand.desk.moment)
    hand.desk.cursor = block(hand, "map").id
    hand.body.do("new_block")
    assert hand.desk.asked is not None

    hand.desk.pick("break")

    order = [each.key for each in hand.desk.view.blocks]
    assert order[order.index("map") + 1] == "break"
    fresh = hand.desk.view.blocks[order.index("map") + 1]
    assert length(fresh) == 5 * 60
    assert hand.desk.opened is not None
    assert hand.desk.opened.target == fresh.id
    assert (planned_end(hand.desk.view, hand.desk.moment) == end) == begun_already


def test_planned_and_real_times_stand_beside_each_other() -> None:
    hand = page()
    local = hand.desk.moment.astimezone()
    assert f"begun now, until {local + timedelta(minutes=120):%H:%M}" in seen(hand.body)
    hand.desk.submit(StartBlock(id=new_id(), block=block(hand, "kickoff").id))
    hand.desk.moment += timedelta(minutes=11)
    hand.desk.submit(StartBlock(id=new_id(), block=block(hand, "audience").id))
    hand.desk.moment += timedelta(minutes=5)

    shown = seen(hand.body).splitlines()

    kickoff = next(row for row in shown if "Kick-off" in row)
    assert f"{local:%H:%M}–{local + timedelta(minutes=11):%H:%M}" in kickoff
    audience = next(row for row in shown if "Audience" in row)
    assert "▸" in audience
    assert f" {local + timedelta(minutes=8):%H:%M}" in audience, "as planned"
    assert f"{local + timedelta(minutes=11):%H:%M}–" in audience, "as it was"
    assert f"planned until {local + timedelta(minutes=120):%H:%M}" in "\n".join(shown)
    assert not any(word in "\n".join(shown) for word in ("behind", "ahead", "late"))


def test_a_page_that_the_room_sees_tells_real_times_after_the_meeting_only() -> None:
    hand = page()
    hand.desk.is_looked_at = True
    assert "REALLY" in seen(hand.body), "nothing runs yet"
    for each in hand.desk.view.blocks:
        if each.key == "buffer":
            continue
        begun = f"{hand.desk.moment.astimezone():%H:%M}"
        hand.desk.submit(StartBlock(id=new_id(), block=each.id))
        hand.desk.moment += timedelta(minutes=each.minutes + 7)
        shown = seen(hand.body)
        assert "REALLY" not in shown
        assert f"{begun}–" not in shown
        hand.desk.is_looked_at = False
        assert f"{begun}–" in seen(hand.body), "the facilitator's own window, or somebody alone"
        hand.desk.is_looked_at = True
        check_page(hand.body)

    hand.desk.submit(RunClock(id=new_id(), do="end"))

    assert "REALLY" in seen(hand.body), "only the buffer is left"
    assert f"–{hand.desk.moment.astimezone():%H:%M}" in seen(hand.body)


def test_a_clock_stopped_half_way_tells_the_room_no_real_times_either() -> None:
    hand = page()
    hand.desk.is_looked_at = True
    hand.desk.submit(StartBlock(id=new_id(), block=block(hand, "kickoff").id))
    hand.desk.moment += timedelta(minutes=19)
    hand.desk.submit(RunClock(id=new_id(), do="end"))
    assert "REALLY" not in seen(hand.body)

    hand.desk.moment += timedelta(hours=5)
    assert "REALLY" in seen(hand.body), "that meeting is over"


@pytest.mark.parametrize(("how", "told"), [("team", False), ("alone", True)])
async def test_the_window_knows_whether_the_room_sees_it(
    library: Library, how: How, *, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, library.create("Boiler rooms", how=how)) as me:
        await me.press("escape", "A")
        first = me.workshop.view.blocks[0]
        me.screen.submit(StartBlock(block=first.id))
        await me.settle()
        assert me.sees("REALLY") == told
        monkeypatch.setattr(type(me.screen.privately), "is_on", property(lambda _: True))
        me.screen.redraw_now()
        await me.sees_soon("REALLY")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", WINDOWS)
async def test_blocks_are_carried_and_binned_by_the_boards_keys(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    made = library.create("Boiler rooms", language=language)
    async with running(library, made, language=language, size=size) as me:
        await me.press("escape", "A")
        before = [each.key for each in me.workshop.view.blocks]
        await me.press("down", "m", "down", "down", "enter")
        after = [each.key for each in me.workshop.view.blocks]
        assert after[:4] == [before[0], before[2], before[3], before[1]]
        await me.press("d")
        assert len(me.workshop.view.blocks) == len(before) - 1
        await me.press("u", "u")
        assert [each.key for each in me.workshop.view.blocks] == before
        await me.press("enter")
        await me.type("7", "enter", "escape")
        assert 7 in [each.minutes for each in me.workshop.view.blocks]
        await me.press("pagedown")
        assert me.place == ("kickoff", "") or me.place[0] == "audience"


def test_an_agenda_of_no_minutes_is_drawn() -> None:
    hand = page()
    for each in hand.desk.view.blocks:
        hand.desk.submit(EditBlock(id=new_id(), block=each.id, minutes=0))
    hand.desk.submit(StartBlock(id=new_id(), block=block(hand, "kickoff").id))

    check_page(hand.body)
    assert "0 min in all" in seen(hand.body)
