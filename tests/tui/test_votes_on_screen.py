"""An open vote in the running program: typed as people type it, in both languages and sizes."""

from __future__ import annotations

from contextlib import closing

import pytest

from cjm_tui.domain.commands import (
    AddNote,
    AddParticipant,
    AddStage,
    AddStory,
    Batch,
    Bin,
    EditParticipant,
    Single,
)
from cjm_tui.domain.places import OnIdeas, OnMap
from cjm_tui.domain.records import Ballot, Language
from cjm_tui.domain.tally import decided, latest, tally, total
from cjm_tui.session import Library
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.vote_page import VotePage
from tests.tui.driver import Person, running

SIZES = ((80, 24), (100, 29), (120, 35))
NAMES = ("Anna", "Oleg", "Kira", "Misha", "Nina", "Pavel", "Sergey")
BARRIERS = (
    (1, "at night nobody answers the phone", 3),
    (3, "small plants are refused", 2),
    (1, "three estimates, three formats", 2),
    (2, "afraid to order too much", 1),
    (4, "the act comes a month late", 1),
    (0, "nobody to ask", 1),
)
SEVEN = ("11126", "11133", "1 1 1 2 6", "11222", "11335", "22333", "11344")

everywhere = pytest.mark.parametrize("size", SIZES)
both = pytest.mark.parametrize("language", ["en", "ru"])


def a_map(
    library: Library,
    *,
    how: str = "team",
    names: tuple[str, ...] = NAMES,
    barriers: tuple[tuple[int, str, int], ...] = BARRIERS,
    language: Language = "en",
) -> str:
    """A workshop of seven people whose map has six barriers. Returns its id."""
    made = library.create("Boiler rooms", how=how, language=language)  # type: ignore[arg-type]
    stages = [f"stage-{n:04}" for n in range(5)]
    called = ("Need", "Market study", "Choice", "Contract", "Aftercare")
    commands: list[Single] = [
        AddParticipant(participant=f"person-{n:03}", name=name) for n, name in enumerate(names)
    ]
    commands += [AddStage(stage=id, name=name) for id, name in zip(stages, called, strict=True)]
    commands.append(AddStory(story="story-0001", title="The first winter", chosen=True))
    commands += [
        AddNote(
            note=f"barrier-{n:03}",
            place=OnMap("story-0001", stages[at], "barriers"),
            text=said,
            severity=severity,
        )
        for n, (at, said, severity) in enumerate(barriers)
    ]
    with closing(library.open(made)) as workshop:
        workshop.submit(Batch(id=new_id(), commands=tuple(commands)))
    return made


def ballot(me: Person) -> Ballot:
    found = latest(me.workshop.view, body(me).subject)
    assert found is not None
    return found


def body(me: Person) -> VotePage:
    assert isinstance(me.screen.body, VotePage)
    return me.screen.body


async def begun(me: Person, rules: str = "") -> None:
    """Stand at the vote and begin it."""
    await me.goes("close", "vote")
    if rules:
        await me.press(*["backspace"] * len(me.line))
        await me.type(rules)
    await me.press("enter")


def prompt(me: Person) -> str:
    return me.screen.writer.prompt() if me.screen.writer.is_open else ""


@everywhere
@both
async def test_seven_people_vote_and_the_page_turns(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    made = a_map(library, language=language)
    async with running(library, made, size=size, language=language) as me:
        await begun(me)
        for name, line in zip(NAMES[:-1], SEVEN, strict=False):
            assert prompt(me) == name
            await me.type(line)
            assert me.sees("5 of 5" if language == "en" else "5 из 5")
            await me.press("enter")
            assert "●" not in me.everything()
        await me.type(SEVEN[-1], "enter")
        assert not me.screen.writer.is_open
        assert ballot(me).closed
        counts = tally(me.workshop.view, ballot(me))
        assert total(counts) == 35
        for count in counts:
            assert sum(line.count(str(count.digit)) for line in SEVEN) == count.dots
        shown = me.everything()
        assert "●" in shown
        assert (
            "35 votes from 7 people" if language == "en" else "35 голосов от 7 человек"
        ) in shown
        assert ("level" if language == "en" else "поровну") in shown
        assert ("By stage" if language == "en" else "По этапам") in shown
        await me.press("enter")
        assert me.place == ("close", "start"), "Enter goes on"


@both
async def test_a_digit_that_cannot_be_is_refused_in_the_line_and_the_rest_stays(
    library: Library, language: Language
) -> None:
    async with running(library, a_map(library), language=language) as me:
        await begun(me)
        await me.type("1111")
        assert me.line == "111"
        assert me.sees("At most 3 votes" if language == "en" else "не больше 3 голосов")
        await me.type("7")
        assert me.line == "111"
        assert me.sees("1 to 6" if language == "en" else "от 1 до 6")
        await me.type("26")
        await me.type("2")
        assert me.line == "11126"
        assert me.sees("That is all" if language == "en" else "Это всё")
        await me.type("ы")
        assert me.line == "11126"
        await me.press("enter")
        assert prompt(me) == "Oleg"
        assert me.workshop.view.voted(ballot(me).id) == {"person-000"}


async def test_a_burst_of_keys_keeps_no_wrong_vote(library: Library) -> None:
    async with running(library, a_map(library)) as me:
        await begun(me)
        me.strike(*"111126", "enter")
        await me.settle()
        assert me.workshop.view.voted(ballot(me).id) == frozenset()
        assert me.line == "11126"
        await me.press("enter")
        me.strike(*"12345", "enter", *"22333", "enter")
        await me.settle()
        assert len(me.workshop.view.voted(ballot(me).id)) == 3


async def test_the_budget_is_set_in_the_line_before_the_vote(library: Library) -> None:
    async with running(library, a_map(library)) as me:
        await me.goes("close", "vote")
        assert me.line == "5 3"
        await me.press(*["backspace"] * 3)
        await me.type("3 1")
        assert me.sees("Write 3 numbers on paper, at most 1 alike")
        await me.press("enter")
        assert (ballot(me).budget, ballot(me).most) == (3, 1)
        await me.type("11")
        assert me.line == "1"
        await me.type("2 3")
        assert me.sees("3 of 3")


async def test_tab_is_not_here_and_up_asks_the_one_before_anew_with_nothing_shown(
    library: Library,
) -> None:
    async with running(library, a_map(library)) as me:
        await begun(me)
        await me.enter("11126")
        await me.press("tab")
        assert prompt(me) == "Kira"
        assert me.sees("– Oleg")
        assert [one.name for one in me.workshop.view.participants if one.away] == ["Oleg"]
        await me.press("up", "up")
        assert prompt(me) == "Anna, anew"
        assert me.line == ""
        assert not me.sees("1 1 1")
        assert not me.sees("11126")
        await me.enter("22255")
        assert prompt(me) == "Kira"
        for line in SEVEN[2:]:
            await me.enter(line)
        counts = {one.digit: one for one in tally(me.workshop.view, ballot(me))}
        assert counts[2].dots == sum(line.count("2") for line in ("22255", *SEVEN[2:]))
        assert me.sees("30 votes from 6 people")


async def test_esc_keeps_what_is_in_and_coming_back_goes_on(library: Library) -> None:
    made = a_map(library)
    async with running(library, made) as me:
        await begun(me)
        await me.enter("11126", "11133")
        await me.press("escape", "pagedown", "pageup")
        assert prompt(me) == "Kira"
        await me.press("escape")
        assert me.sees("2 of 7")
    async with running(library, made) as me:
        assert me.place == ("close", "vote")
        await me.goes("close", "vote")
        assert prompt(me) == "Kira"
        assert me.workshop.view.votes(ballot(me).id) == ()
        await me.press("escape", "x")
        assert me.sees("10 votes from 2 people")
        await me.press("x")
        assert "●" not in me.everything()


async def test_somebody_who_leaves_votes_first_and_who_comes_late_votes_last(
    library: Library,
) -> None:
    async with running(library, a_map(library)) as me:
        await begun(me)
        await me.press("escape")
        me.screen.sheet.put_cursor("voter.person-004")
        await me.press("enter")
        assert prompt(me) == "Nina"
        await me.enter("11126")
        assert prompt(me) == "Pavel"
        await me.enter("11126", "11133")
        assert prompt(me) == "Anna"
        await me.enter("11126", "11133", "11126")
        me.workshop.submit(AddParticipant(id=new_id(), participant="person-late", name="Tanya"))
        await me.settle()
        assert prompt(me) == "Misha"
        await me.enter("11126")
        # Tanya came behind Sergey, who has voted already, and is still asked
        assert prompt(me) == "Tanya"
        await me.enter("22333")
        assert me.sees("40 votes from 8 people")


async def test_who_comes_after_the_count_is_asked_with_the_count_covered(library: Library) -> None:
    async with running(library, a_map(library, names=("Anna", "Oleg", "Kira"))) as me:
        await begun(me)
        await me.press("tab")
        await me.enter("11126", "11133")
        assert me.sees("10 votes from 2 people")
        me.workshop.submit(EditParticipant(id=new_id(), participant="person-000", away=False))
        await me.settle()
        assert me.sees("Anna hasn't voted yet")
        await me.press("enter")
        assert prompt(me) == "Anna"
        assert "●" not in me.everything()
        await me.enter("22333")
        assert me.sees("15 votes from 3 people")


async def test_who_is_removed_keeps_their_votes_and_is_not_asked(library: Library) -> None:
    async with running(library, a_map(library, names=("Anna", "Oleg", "Kira"))) as me:
        await begun(me)
        await me.enter("11126")
        me.workshop.submit(Bin(id=new_id(), target="person-000"))
        me.workshop.submit(Bin(id=new_id(), target="person-001"))
        await me.settle()
        assert me.sees("1 of 2")
        await me.type("11133", "enter")
        assert "person-001" not in me.workshop.view.voted(ballot(me).id), "nobody votes from there"
        await me.press(*["backspace"] * 5, "enter")
        assert prompt(me) == "Kira"
        await me.enter("11133")
        assert me.sees("10 votes from 2 people")


async def test_a_barrier_that_went_to_the_bin_takes_no_votes_and_stops_none(
    library: Library,
) -> None:
    async with running(library, a_map(library, names=("Anna", "Oleg"))) as me:
        await begun(me)
        await me.enter("11233")
        me.workshop.submit(Bin(id=new_id(), target=ballot(me).options[1]))
        await me.settle()
        assert me.sees("(in the bin)")
        await me.type("12")
        assert me.line == "1"
        assert me.sees("2 went to the bin meanwhile")
        await me.enter("133")
        assert me.sees("4 of 5 so far")
        await me.press("enter")
        assert ballot(me).closed
        assert me.sees("9 votes from 2 people")
        assert me.sees("1 vote went to what is in the bin now")
        await me.press("u", "u")
        assert not ballot(me).closed or me.sees("●")


async def test_a_tie_is_settled_aloud_and_the_journal_keeps_the_first_vote(
    library: Library,
) -> None:
    async with running(library, a_map(library, names=("Anna", "Oleg"))) as me:
        await begun(me)
        await me.enter("11122", "11332")
        order = [one.digit for one in tally(me.workshop.view, ballot(me))]
        assert order[:3] == [1, 2, 3]
        assert me.sees("●●●●●")
        await me.press("v")
        assert prompt(me) == ""
        await me.press("enter", "enter")
        await me.enter("22333", "22333")
        assert len(me.workshop.view.ballots) == 2
        first = me.workshop.view.ballots[0]
        assert total(tally(me.workshop.view, first)) == 10
        me.screen.sheet.put_cursor(ballot(me).options[1])
        assert [one.digit for one in tally(me.workshop.view, ballot(me))][:2] == [3, 2]


async def test_m_puts_one_of_the_level_ones_first_and_undo_takes_it_back(library: Library) -> None:
    async with running(library, a_map(library, names=("Anna", "Oleg"))) as me:
        await begun(me, "4 2")
        await me.enter("1122", "3344")
        assert me.sees("1, 2, 3 and 4 are level")
        me.screen.sheet.put_cursor(ballot(me).options[2])
        await me.press("m")
        assert [one.digit for one in tally(me.workshop.view, ballot(me))] == [1, 3, 2, 4, 5, 6]
        await me.press("m")
        assert [one.digit for one in tally(me.workshop.view, ballot(me))][:2] == [3, 1]
        assert me.sees("You put 3 first")
        await me.press("u", "u")
        assert me.sees("1, 2, 3 and 4 are level")


async def test_while_a_vote_again_is_covered_the_first_one_holds(library: Library) -> None:
    async with running(library, a_map(library, names=("Anna", "Oleg"))) as me:
        await begun(me)
        await me.enter("11122", "11332")
        first = ballot(me)
        await me.press("v", "enter", "enter")
        await me.enter("66655")
        assert ballot(me).id != first.id
        assert decided(me.workshop.view, "barriers") == first
        await me.goes("close", "start")
        assert me.sees("8 of 10 votes")


async def test_more_than_nine_are_narrowed_by_hand(library: Library) -> None:
    many = tuple((n % 5, f"barrier number {n}", 1) for n in range(12))
    async with running(library, a_map(library, barriers=many, names=("Anna",))) as me:
        await me.goes("close", "vote")
        assert not me.screen.writer.is_open, "first it is chosen what is voted on"
        assert me.sees("9 are voted on")
        listed = body(me).listed
        me.screen.sheet.put_cursor(listed[11])
        await me.press("space")
        assert me.sees("Nine at most")
        me.screen.sheet.put_cursor(listed[0])
        await me.press("space")
        me.screen.sheet.put_cursor(listed[11])
        await me.press("space")
        await me.press("enter", "enter")
        assert ballot(me).options == (*listed[1:9], listed[11])
        await me.enter("11199")
        assert me.sees("5 votes from 1 person")


async def test_a_big_room_is_counted_together_number_by_number(library: Library) -> None:
    names = tuple(f"Person {n}" for n in range(12))
    async with running(library, a_map(library, names=names)) as me:
        await begun(me)
        assert ballot(me).counted
        assert prompt(me) == "1"
        await me.type("12")
        assert me.sees("12 of 60")
        await me.press("enter")
        await me.enter("37")
        assert me.line == "37", "twelve people have thirty-six votes for one thing at most"
        await me.press("backspace")
        await me.press("enter")
        assert prompt(me) == "3"
        await me.press("up", "up")
        await me.enter("14")
        await me.press("tab")
        for line in ("20", "24"):
            await me.enter(line)
        assert me.line == "24", "60 are all there are"
        await me.press("backspace", "backspace")
        await me.enter("3", "2", "1")
        assert me.sees("43 votes, the room counted together")


async def test_o_chooses_one_count_before_the_vote(library: Library) -> None:
    async with running(library, a_map(library)) as me:
        await me.goes("close", "vote")
        await me.press("escape", "o")
        await me.press("enter", "enter")
        assert ballot(me).counted


async def test_keys_and_digits_are_those_of_the_russian_layout_too(library: Library) -> None:
    async with running(library, a_map(library, names=("Анна", "Олег")), language="ru") as me:
        await begun(me)
        await me.enter("11122", "11332")
        assert me.sees("10 голосов от 2 человек")
        await me.type("м")  # v
        await me.press("enter", "enter")
        assert len(me.workshop.view.ballots) == 2
        await me.enter("11122")
        await me.press("escape")
        await me.type("ч")  # x
        assert me.sees("5 голосов от 1 человека")


async def test_alone_the_close_has_no_vote(library: Library) -> None:
    async with running(library, a_map(library, how="alone")) as me:
        await me.goes("close", "read_back")
        await me.press("escape")
        assert not me.sees("Vote")
        await me.press("pagedown")
        assert me.place == ("close", "start")
        await me.press("escape", "pageup")
        assert me.place == ("close", "read_back")
        await me.goes("map", "barriers")
        await me.press("escape", "v")
        assert me.place == ("map", "barriers")
        assert me.sees("nobody to vote with")


@pytest.mark.parametrize(
    ("step", "part", "key", "subject"),
    [
        ("stages", "", "V", "stages"),
        ("stories", "", "V", "stories"),
        ("close", "ideas", "v", "ideas"),
        ("map", "barriers", "v", "barriers"),
    ],
)
async def test_every_list_can_be_voted_on_and_page_down_leads_back(
    library: Library, step: str, part: str, key: str, subject: str
) -> None:
    made = a_map(library, names=("Anna", "Oleg"))
    with closing(library.open(made)) as workshop:
        workshop.submit(AddNote(id=new_id(), note="idea-0001", place=OnIdeas(), text="a guide"))
        workshop.submit(AddNote(id=new_id(), note="idea-0002", place=OnIdeas(), text="a form"))
        workshop.submit(AddStory(id=new_id(), story="story-0002", title="The second winter"))
    async with running(library, made) as me:
        await me.goes(step, part)
        await me.press("escape")
        if me.screen.writer.is_open:
            await me.press("escape")
        await me.press(key)
        assert body(me).subject == subject
        await me.press("enter")
        await me.enter("11122", "11122")
        assert me.sees("10 votes from 2 people")
        assert decided(me.workshop.view, body(me).subject) is not None
        await me.press("pagedown")
        assert me.place == (step, part)


async def test_half_a_day_weighs_the_first_of_the_count(library: Library) -> None:
    async with running(library, a_map(library, how="half-day", names=("Anna", "Oleg"))) as me:
        await begun(me)
        await me.enter("11122", "11133")
        await me.press("enter")
        assert prompt(me).startswith("1 ·")
        await me.enter("3 1")
        assert me.line == "3 1"
        await me.press(*["backspace"] * 3)
        await me.enter("21", "2 2", "12")
        assert not me.screen.writer.is_open
        notes = {note.id: (note.impact, note.effort) for note in me.workshop.view.notes}
        options = ballot(me).options
        assert [notes[option] for option in options[:3]] == [(2, 1), (2, 2), (1, 2)]
        for word in ("QUICK WIN", "BIG BET", "NOT NOW"):
            assert me.sees(word)
        me.screen.sheet.put_cursor(options[0])
        await me.press("w")
        await me.enter("11")
        assert me.sees("FILL-IN")
        await me.press("escape", "enter")
        assert me.place == ("close", "start")


async def test_without_barriers_or_names_enter_says_what_comes_first(library: Library) -> None:
    async with running(library, a_map(library, names=())) as me:
        await me.goes("close", "vote")
        await me.press("enter")
        assert me.sees("P names who votes")
    async with running(library, a_map(library, barriers=())) as me:
        await me.goes("close", "vote")
        assert me.sees("nothing to vote on yet")
        await me.press("enter")
        assert me.place == ("map", "barriers")


async def test_half_typed_numbers_stay_with_whose_they_are(library: Library) -> None:
    async with running(library, a_map(library)) as me:
        await begun(me)
        await me.type("112")
        region = me.screen.sheet.region_of("voter.person-004")
        assert region is not None
        await me.pilot.click("#page", offset=(region.x + 1, region.y))
        await me.settle()
        assert (prompt(me), me.line) == ("Anna", "112")
        await me.press("tab")
        assert (prompt(me), me.line) == ("Anna", "112")
        await me.paste("11126\n22233")
        await me.sees_soon("One line at a time")
        assert me.workshop.view.voted(ballot(me).id) == frozenset()
        held = ballot(me).id
        await me.press("pagedown")
        assert me.line == ""
        await me.press("escape", "pageup")
        if not me.screen.writer.is_open:
            await me.press("enter")
        assert (prompt(me), me.line) == ("Anna", "112")
        await me.press("enter", "enter")
        assert me.workshop.view.voted(held) == {"person-000"}


async def test_undo_covers_the_count_again_and_asks_the_last_one(library: Library) -> None:
    async with running(library, a_map(library, names=("Anna", "Oleg"))) as me:
        await begun(me)
        await me.enter("11122", "11332")
        assert ballot(me).closed
        await me.press("u")
        assert not ballot(me).closed
        assert me.workshop.view.voted(ballot(me).id) == {"person-000"}
        await me.press("enter")
        assert prompt(me) == "Oleg"
