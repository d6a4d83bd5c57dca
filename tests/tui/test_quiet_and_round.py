"""A writing task: quiet minutes on the wall, then the round by name; and the break."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cjm_tui import settings
from cjm_tui.domain.commands import (
    AddBlock,
    AddParticipant,
    AddWriting,
    Bin,
    EditBrief,
    EditParticipant,
    EditWriting,
    StartBlock,
)
from cjm_tui.domain.records import Language, Participant, Writing
from cjm_tui.session import Kit, Library
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import line_len
from cjm_tui.tui.bodies.base import Body
from cjm_tui.tui.bodies.break_card import BreakCard
from cjm_tui.tui.bodies.numerals import large, minutes_and_seconds, time_bar
from cjm_tui.tui.bodies.quiet import Quiet
from cjm_tui.tui.screens.workshop import round as round_module
from cjm_tui.tui.screens.workshop.round_line import names_line, round_on_wall
from tests.tui.driver import Person, running
from tests.tui.fake_desk import (
    LANGUAGES,
    SIZES,
    FakeDesk,
    Wall,
    check_page,
    desk_of,
    drawn,
    example,
    seen,
)

NAMES = ["Anna", "Oleg", "Kira", "Misha"]


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def on(self, **span: int) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Library:
    return Library(tmp_path / "maps", Kit(clock=clock))


def team(library: Library) -> str:
    return library.create("Boilers", how="team", people=NAMES)


def task(me: Person) -> Writing:
    return me.workshop.view.writings[-1]


def turn(me: Person) -> str:
    return me.workshop.view.name(task(me).turn)


def voices(me: Person) -> dict[str, int]:
    return {note.text: note.voices for note in me.workshop.view.notes}


async def quiet(me: Person) -> None:
    """Begin on the audience board."""
    if me.screen.writer.is_open:
        await me.press("escape")
    await me.press("Q")
    assert me.place == ("quiet", "")


async def in_round(me: Person) -> None:
    await quiet(me)
    await me.press("enter")
    assert me.place == ("audience", "")
    assert me.screen.writer.is_open


# The card --------------------------------------------------------------------------------------


def card(size: tuple[int, int] = SIZES[0], lang: Language = "en", left: int = 90) -> Body:
    wall = Wall(language=lang)
    wall.person("Anna")
    body = Quiet(FakeDesk(wall.workshop, size=size, lang=lang))
    desk = desk_of(body)
    until = (desk.now() + timedelta(seconds=left)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert desk.submit(
        AddWriting(id="task-0001", writing="writing-1", board="audience", until=until)
    )
    return body


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_shows_the_question_and_the_clock_and_fits(
    size: tuple[int, int], lang: Language
) -> None:
    body = card(size, lang)

    check_page(body)
    page = body.page()
    assert page.top.height + page.body.height + page.bottom.height <= size[1]
    assert drawn(large("1:30")).split("\n")[2].strip() in seen(body)
    over = Quiet.over.fget(body)  # type: ignore[attr-defined]
    assert over is not None
    assert body.question() == over.question()
    assert body.addresses() == ()


def test_the_clock_ends_at_nothing_and_says_so_for_ten_seconds() -> None:
    body = card(left=1)
    asked = body.question()
    desk = desk_of(body)

    desk.moment += timedelta(seconds=2)
    assert body.question() == "Time. Finish your thought."
    assert drawn(large("0:00")).split("\n")[0].strip() in seen(body)

    desk.moment += timedelta(seconds=10)
    assert body.question() == asked
    check_page(body)


@pytest.mark.parametrize(("left", "style"), [(119, "strong"), (24, "warn"), (6, "red"), (0, "red")])
def test_the_clock_changes_its_colour_as_time_runs_out(left: int, style: str) -> None:
    page = card(left=left).page()

    assert style in {span.style for line in page.body.lines for span in line}


def test_figures_and_bar_are_exact() -> None:
    assert [minutes_and_seconds(n) for n in (-5, 0, 59, 60, 125)] == [
        "0:00",
        "0:00",
        "0:59",
        "1:00",
        "2:05",
    ]
    for share, full in ((0.0, 0), (0.5, 5), (1.0, 10), (7.0, 10), (-1.0, 0)):
        assert drawn(time_bar(share, 10, "strong")) == "▓" * full + "░" * (10 - full)
    block = large("0123456789:")
    assert block.height == 5
    assert all(sum(len(span.text) for span in line) <= block.width for line in block.lines)


async def test_quiet_minutes_begin_on_a_board_and_a_minute_more_counts_from_now(
    library: Library, clock: Clock
) -> None:
    async with running(library, team(library)) as me:
        await quiet(me)
        assert task(me).board == "audience"
        assert task(me).until == "2026-11-21T10:02:00Z"
        assert me.sees("Who is this client")
        assert not me.sees("WHO THEY ARE"), "nothing but the question is on the wall"
        assert not me.screen.writer.is_open
        await me.press("+")
        assert task(me).until == "2026-11-21T10:03:00Z"
        clock.on(minutes=5)
        await me.press("+")
        assert task(me).until == "2026-11-21T10:06:00Z"
        await me.press("g")
        assert me.sees("for example:")


async def test_the_card_ticks_without_a_key(library: Library, clock: Clock) -> None:
    async with running(library, team(library)) as me:
        await quiet(me)
        figures = drawn(large("1:15")).split("\n")[2].strip()
        assert not me.sees(figures)
        clock.on(seconds=45)
        await me.sees_soon(figures)


async def test_quiet_minutes_begin_on_boards_only(library: Library) -> None:
    async with running(library, team(library)) as me:
        for step in ("kickoff", "close", "recap"):
            await me.goes(step)
            if me.screen.writer.is_open:
                await me.press("escape")
            await me.press("Q")
            assert me.place[0] == step
            assert me.workshop.view.writings == ()


# The round -------------------------------------------------------------------------------------


async def test_each_note_gives_the_turn_to_the_next(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        assert (task(me).phase, turn(me)) == ("round", "Anna")
        assert me.sees("▸Anna")
        assert me.sees("Anna · Who they are")
        await me.enter("nobody to call at night")
        assert turn(me) == "Oleg"
        assert me.sees("Anna ✓")
        assert me.sees("▸Oleg")
        await me.press("enter")
        assert turn(me) == "Kira", "an empty line skips"
        await me.enter("three estimates")
        assert turn(me) == "Misha"
        assert [note.author for note in me.workshop.view.notes] == ["", ""]
        await me.enter("the inspection")
        assert turn(me) == "Anna", "once more from the first"
        assert me.sees("Everybody had their turn")


async def test_same_again_counts_and_keeps_the_turn(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        await me.enter("nobody to call", "+", "+")
        assert voices(me) == {"nobody to call": 3}
        assert turn(me) == "Oleg"


async def test_up_goes_back_and_mends_what_was_said(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        await me.press("up")
        assert (turn(me), me.line) == ("Anna", ""), "nobody was before the first"
        await me.enter("one", "two")
        assert turn(me) == "Kira"
        await me.press("up")
        assert (turn(me), me.line) == ("Oleg", "two")
        await me.type(" more", "enter")
        assert me.texts() == ["one", "two more"]
        assert turn(me) == "Kira"


async def test_a_note_taken_back_and_emptied_stays_as_it_was(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        await me.enter("one")
        await me.press("up")
        assert me.line == "one"
        await me.press("backspace", "backspace", "backspace", "enter")
        assert me.texts() == ["one"]
        assert turn(me) == "Oleg"
        await me.enter("two")
        assert me.texts() == ["one", "two"]


async def test_a_dash_says_not_here(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        await me.enter("one", "-")
        assert [one.name for one in me.workshop.view.present] == ["Anna", "Kira", "Misha"]
        assert turn(me) == "Kira"
        assert me.texts() == ["one"]
        (line,) = [row for row in me.rows() if "▸Kira" in row]
        assert "Oleg" not in line


async def test_tab_walks_the_headings_in_a_round(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        await me.press("tab")
        await me.enter("a warm plant")
        (note,) = me.workshop.view.notes
        assert note.place == me.screen.body.addresses()[1].place
        assert turn(me) == "Oleg"


async def test_late_arrivals_join_the_line_wherever_they_stand_in_it(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        await me.enter("one", "two", "three")
        first = me.workshop.view.participants[0].id
        me.workshop.submit(AddParticipant(participant="late-0001", name="Zoya", after=first))
        me.workshop.submit(AddParticipant(participant="late-0002", name="Boss"))
        await me.enter("four")
        assert turn(me) == "Boss"
        await me.enter("five")
        assert turn(me) == "Zoya", "who came late among those asked is asked too"
        await me.enter("six")
        assert turn(me) == "Anna"


async def test_whoever_leaves_in_their_turn_is_passed_by(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        anna = me.workshop.view.participants[0].id
        me.workshop.submit(EditParticipant(participant=anna, away=True))
        await me.settle()
        await me.sees_soon("▸Oleg")
        await me.enter("one")
        assert turn(me) == "Kira"


async def test_esc_ends_the_round_and_q_takes_it_up_again(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        await me.enter("one")
        await me.press("escape")
        assert task(me).phase == "done"
        assert not me.sees("▸Oleg")
        await me.press("Q", "2")
        assert (task(me).phase, turn(me)) == ("round", "Oleg")
        assert me.screen.writer.is_open
        await me.press("escape")
        await me.press("Q", "1")
        assert me.place == ("quiet", ""), "and any phase can be gone back to"
        assert task(me).phase == "quiet"


async def test_names_are_kept_where_the_workshop_keeps_them(library: Library) -> None:
    async with running(library, team(library)) as me:
        me.workshop.submit(EditBrief(authors=True))
        await in_round(me)
        await me.enter("one", "two")
        view = me.workshop.view
        assert [view.name(note.author) for note in view.notes] == ["Anna", "Oleg"]


async def test_without_names_the_minutes_end_on_the_plain_board(library: Library) -> None:
    async with running(library, library.create("Boilers", how="team")) as me:
        await quiet(me)
        await me.press("enter")
        assert me.place == ("audience", "")
        assert task(me).phase == "done"
        await me.enter("one", "two")
        assert me.texts() == ["one", "two"]


async def test_the_round_is_left_by_turning_and_is_on_again_on_its_board(library: Library) -> None:
    async with running(library, team(library)) as me:
        await in_round(me)
        await me.enter("one")
        await me.press("pagedown")
        assert me.place[0] == "personas"
        assert not me.sees("▸Oleg"), "a round belongs to its board"
        await me.press("pageup")
        assert me.sees("▸Oleg")
        assert me.screen.writer.is_open


async def test_a_round_on_a_stage_of_the_path_is_that_stages(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("map", "path")
        await me.press("escape")
        stages = [stage.id for stage in me.workshop.view.stages]
        me.screen.walker.show("map", "path", page=stages[1])
        await me.press("escape", "Q")
        assert task(me).board == f"map/path/{stages[1]}"
        assert me.screen.body.question()
        await me.press("enter")
        assert me.place == ("map", "path")
        assert me.screen.body.at == stages[1]
        first = turn(me)
        before = len(me.texts())
        await me.enter("! nobody answers")
        assert len(me.texts()) == before + 1
        assert turn(me) != first
        await me.press("pagedown")
        assert me.screen.body.at == stages[2]
        assert not any("▸" in row for row in me.rows()[2:6])
        await me.press("pageup")
        assert any("▸" in row for row in me.rows()[2:6])


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("at", [0, 7, 14])
def test_the_one_whose_turn_it_is_is_always_seen(width: int, at: int) -> None:
    people = [Participant(id=f"person-{n:03}", name=f"Person {n:02}") for n in range(15)]
    asked = {one.id for one in people[:at]}

    block = names_line(people, people[at], asked, "one each", width)

    assert block.height == 1
    assert line_len(block.lines[0]) <= width
    assert f"▸Person {at:02}" in drawn(block)


def test_a_window_that_only_follows_shows_the_same_line() -> None:
    wall = Wall()
    _, second, _ = (wall.person(name) for name in ("Anna", "Oleg", "Kira"))
    wall.person("Gone", away=True)
    desk = FakeDesk(wall.workshop)
    assert drawn(round_on_wall(desk.view, "audience", desk.words, 80)) == ""
    desk.submit(
        AddWriting(
            id="task-0001", writing="writing-1", board="audience", phase="round", turn=second
        )
    )

    told = drawn(round_on_wall(desk.view, "audience", desk.words, 80))

    assert told.split("   ")[0].split() == ["Anna", "✓", "▸Oleg", "Kira"]
    assert told.endswith("one each, only what's new")
    assert drawn(round_on_wall(desk.view, "personas", desk.words, 80)) == ""


# Killed and opened again ------------------------------------------------------------------------


async def test_a_window_opened_again_stands_in_the_same_phase(
    library: Library, clock: Clock
) -> None:
    clock.moment = datetime.now(UTC)
    made = team(library)
    async with running(library, made) as me:
        await quiet(me)
    async with running(library, made) as me:
        assert me.place == ("quiet", "")
        await me.press("enter")
        await me.enter("one", "two")
    async with running(library, made) as me:
        assert me.place == ("audience", "")
        assert me.screen.writer.is_open
        assert turn(me) == "Kira"
        assert me.sees("Anna ✓")
        await me.enter("three", "four")
        assert turn(me) == "Anna"


async def test_another_day_begins_with_where_we_are(library: Library, clock: Clock) -> None:
    clock.moment = datetime.now(UTC) - timedelta(days=2)
    made = team(library)
    async with running(library, made) as me:
        await quiet(me)
    clock.moment = datetime.now(UTC)
    async with running(library, made) as me:
        assert me.place == ("recap", "")


@pytest.mark.parametrize(("hours", "place"), [(3, "quiet"), (5, "audience")])
async def test_quiet_minutes_of_long_ago_do_not_come_back(
    library: Library, clock: Clock, hours: int, place: str
) -> None:
    made = team(library)
    async with running(library, made) as me:
        await quiet(me)
    clock.on(hours=hours)
    async with running(library, made) as me:
        assert me.place == (place, "")
        await me.goes("audience")
        await me.press("escape", "Q", "1")
        assert drawn(large("2:00")).split("\n")[2].strip() in "\n".join(me.rows())
        assert [one.phase for one in me.workshop.view.writings] == ["done", "quiet"]


async def test_settings_are_looked_at_when_the_time_is_up_and_not_before(
    library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(round_module, "BEAT", 0.01)
    read, looked = settings.read, list[None]()

    def reading(env: Mapping[str, str]) -> dict[str, str]:
        looked.append(None)
        return read(env)

    async with running(library, team(library)) as me:
        rung = list[None]()
        monkeypatch.setattr(me.app, "bell", lambda: rung.append(None))
        await quiet(me)
        monkeypatch.setattr(settings, "read", reading)
        for shown in ("1:45", "1:30", "1:15"):
            clock.on(seconds=15)
            await me.sees_soon(drawn(large(shown)).split("\n")[2].strip())
        assert looked == []
        clock.on(seconds=76)
        await me.until(lambda: rung, "the bell")
        await me.sees_soon("Time. Finish your thought.")
        assert (len(looked), len(rung)) == (1, 1)


@pytest.mark.parametrize("board", ["", "//", "nonsense", "map/path/gone-0001", "quiet", "a/b/c/d"])
async def test_a_task_on_a_board_that_is_not_there_harms_nothing(
    library: Library, board: str
) -> None:
    async with running(library, team(library)) as me:
        me.workshop.submit(
            AddWriting(writing="writing-1", board=board, until="2026-11-21T10:02:00Z")
        )
        await me.goes("quiet")
        await me.press("enter")
        await me.settle()
        assert me.place == ("audience", "")
        me.workshop.submit(EditWriting(writing="writing-1", phase="round", turn=""))
        await me.settle()
        assert me.place == ("audience", "")


async def test_read_only_begins_nothing(library: Library) -> None:
    made = team(library)
    holder = library.open(made)
    try:
        async with running(library, made) as me:
            await me.press("Q")
            assert me.place == ("audience", "")
            assert me.workshop.view.writings == ()
    finally:
        holder.close()


# The break --------------------------------------------------------------------------------------


def resting(size: tuple[int, int] = SIZES[0], lang: Language = "en") -> BreakCard:
    body = BreakCard(FakeDesk(example("boiler", lang), size=size, lang=lang))
    desk = desk_of(body)
    assert desk.submit(AddBlock(id="add-block1", block="break-001", key="break", minutes=5))
    assert desk.submit(StartBlock(id="start-0001", block="break-001"))
    return body


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_break_says_when_to_be_back_and_where_the_team_stands(
    size: tuple[int, int], lang: Language
) -> None:
    body = resting(size, lang)
    back = (desk_of(body).now() + timedelta(minutes=5)).astimezone().strftime("%H:%M")

    check_page(body)
    assert back in body.question()
    assert drawn(large(back)).split("\n")[0].strip() in seen(body)
    page = body.page()
    assert page.body.height <= size[1]


def test_nothing_ticks_before_the_last_two_minutes() -> None:
    body = resting()
    desk = desk_of(body)
    before = seen(body)

    desk.moment += timedelta(minutes=2, seconds=59)
    assert seen(body) == before
    desk.moment += timedelta(seconds=2)
    assert drawn(large("1:59")).split("\n")[2].strip() in seen(body)
    desk.moment += timedelta(minutes=4)
    assert body.question() == "Break. We go on."
    check_page(body)


async def test_page_down_ends_the_break(library: Library) -> None:
    async with running(library, team(library)) as me:
        await me.press("escape")
        pause = next(one for one in me.workshop.view.blocks if one.key == "break")
        me.workshop.submit(StartBlock(block=pause.id))
        await me.goes("break")
        assert me.sees("We go on at")
        await me.press("pagedown")
        assert me.place == ("audience", "")
        assert me.workshop.view.find(type(pause), pause.id).ended  # type: ignore[union-attr]


async def test_a_break_goes_on_in_a_window_opened_again(library: Library, clock: Clock) -> None:
    clock.moment = datetime.now(UTC)
    made = team(library)
    async with running(library, made) as me:
        pause = next(one for one in me.workshop.view.blocks if one.key == "break")
        me.workshop.submit(StartBlock(block=pause.id))
    async with running(library, made) as me:
        assert me.place == ("break", "")
        await me.press("pagedown")
        assert me.place == ("audience", "")
    async with running(library, made) as me:
        assert me.place == ("audience", "")


def test_a_break_nobody_timed_is_only_a_break() -> None:
    body = BreakCard(FakeDesk(example("boiler", "en")))

    assert body.question() == "Break."
    check_page(body)
    assert body.do_next_page() is False
    assert desk_of(body).commands == []


@pytest.mark.parametrize("seed", range(3))
async def test_a_round_stands_whatever_becomes_of_its_people(library: Library, seed: int) -> None:
    chance, said = random.Random(seed), 0
    async with running(library, team(library)) as me:
        await in_round(me)
        for number in range(40):
            anybody = chance.choice(me.workshop.view.participants)
            match chance.randrange(9):
                case 0 | 1 | 2:
                    await me.enter(f"thought {number}")
                    said += 1
                case 3:
                    await me.enter("")
                case 4:
                    await me.enter("-")
                case 5:
                    me.workshop.submit(
                        EditParticipant(participant=anybody.id, away=not anybody.away)
                    )
                case 6:
                    me.workshop.submit(Bin(target=anybody.id))
                    me.workshop.submit(AddParticipant(participant=new_id(), name=f"New {number}"))
                case 7:
                    await me.press("f8", "f7")
                case _:
                    await me.press("escape", "Q", "2")
            await me.settle()
            turn_now = me.screen.round.turn
            assert turn_now is None or turn_now in me.workshop.view.present
            if not me.screen.writer.is_open:
                await me.press("enter")
        assert len(me.texts()) == said
