"""Who takes part: names in the order of votes, who is away today, and what stays of who left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.commands import AddNote, EditBrief
from cjm_tui.domain.places import OnAudience, OnIdeas
from cjm_tui.domain.records import Language, Participant
from cjm_tui.session import Library
from cjm_tui.text import new_id
from cjm_tui.tui.people import place_taken, split_names, told_apart
from tests.tui.conftest import Clock
from tests.tui.driver import WINDOWS, Person, running
from tests.tui.fake_desk import LANGUAGES

NEEDS = OnAudience("needs")
NAMES: dict[Language, list[str]] = {
    "en": ["Anna", "Oleg", "Kira", "Misha"],
    "ru": ["Анна", "Олег", "Кира", "Миша"],
}


def names(me: Person) -> list[str]:
    return [one.name for one in me.workshop.view.participants]


def here(me: Person) -> list[str]:
    return [one.name for one in me.workshop.view.present]


def stand_on(me: Person, name: str) -> None:
    found = next(one for one in me.workshop.view.participants if one.name == name)
    me.screen.sheet.put_cursor(found.id)


async def at_the_names(me: Person) -> None:
    await me.press("escape", "P")
    assert me.screen.body.step == "people"


@given(st.lists(st.sampled_from(["Анна", "анна", "Anna", "Олег", "Анна Б", "漢"]), max_size=20))
def test_no_two_names_are_ever_the_same(typed: list[str]) -> None:
    apart = [name.casefold() for name in told_apart(typed)]
    assert len(set(apart)) == len(typed)
    assert list(told_apart(typed))[:1] == typed[:1], "the first keeps its name"


@given(st.permutations(["a", "b", "c", "d", "e"]), st.data())
def test_who_is_put_down_stands_where_the_cursor_was(order: list[str], data: st.DataObject) -> None:
    people = [Participant(id=one, name=one) for one in order]
    carried, target = data.draw(st.sampled_from(order)), data.draw(st.sampled_from(order))
    if carried == target:
        return
    behind = place_taken(people, carried, target)
    left = [one for one in order if one != carried]
    left.insert(left.index(behind) + 1 if behind else 0, carried)
    assert left.index(carried) == order.index(target)


def test_a_line_of_names_has_as_many_as_were_typed() -> None:
    assert split_names(" Анна, ,Олег ;, Кира К. ") == ["Анна", "Олег", "Кира К."]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", WINDOWS)
async def test_names_join_by_a_line_and_a_name_twice_gets_a_letter(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    anna = NAMES[language][0]
    made = library.create("Boilers", language=language)
    async with running(library, made, size=size, language=language) as me:
        await at_the_names(me)
        assert me.screen.writer.is_open, "nobody is known yet: the line is open"
        await me.enter(", ".join(NAMES[language]), f"{anna}, {anna.lower()}")
        letters = "BC" if language == "en" else "БВ"
        assert names(me) == [
            *NAMES[language],
            f"{anna} {letters[0]}",
            f"{anna.lower()} {letters[1]}",
        ]
        assert me.sees(f"{anna} {letters[0]}")


async def test_space_says_who_is_away_and_who_is_back(library: Library) -> None:
    made = library.create("Boilers", people=NAMES["en"])
    async with running(library, made) as me:
        await at_the_names(me)
        stand_on(me, "Oleg")
        await me.press("space")
        assert here(me) == ["Anna", "Kira", "Misha"]
        assert me.sees("3 of 4")
        assert any("Oleg" in row and "not today" in row for row in me.rows())
        await me.press("space")
        assert here(me) == NAMES["en"]
        await me.press("u", "u")
        assert here(me) == NAMES["en"]


async def test_the_order_of_votes_is_carried(library: Library) -> None:
    made = library.create("Boilers", people=NAMES["en"])
    async with running(library, made) as me:
        await at_the_names(me)
        stand_on(me, "Anna")
        await me.press("m", "down", "down", "down", "enter")
        assert names(me) == ["Oleg", "Kira", "Misha", "Anna"], "the boss votes last"
        stand_on(me, "Misha")
        await me.press("m", "up", "up", "enter")
        assert names(me) == ["Misha", "Oleg", "Kira", "Anna"], "the first place can be taken too"


async def test_a_name_is_mended_and_never_becomes_another_ones(library: Library) -> None:
    made = library.create("Boilers", people=["Anna", "Oleg"])
    async with running(library, made) as me:
        await at_the_names(me)
        stand_on(me, "Oleg")
        await me.press("e")
        assert me.line == "Oleg"
        await me.press("backspace backspace backspace backspace")
        await me.enter("anna")
        assert names(me) == ["Anna", "anna B"]
        assert not me.screen.writer.is_open


async def test_who_leaves_leaves_what_they_wrote_with_their_name(library: Library) -> None:
    made = library.create("Boilers", people=NAMES["en"])
    async with running(library, made) as me:
        oleg = me.workshop.view.participants[1]
        said = AddNote(note=new_id(), place=OnIdeas(), text="call at night", author=oleg.id)
        me.workshop.submit(said)
        me.workshop.submit(EditBrief(scribe=oleg.id, voice=me.workshop.view.participants[2].id))
        await at_the_names(me)
        stand_on(me, "Oleg")
        await me.press("d")
        await me.sees_soon("What they wrote stays")
        view = me.workshop.view
        assert names(me) == ["Anna", "Kira", "Misha"]
        assert [note.text for note in view.ideas] == ["call at night"]
        assert view.name(view.ideas[0].author) == "Oleg"
        assert view.name(view.brief.scribe) == "", "nobody writes down who isn't there"
        assert view.name(view.brief.voice) == "Kira"
        await me.goes("close", "ideas")
        assert any("Oleg" in row and "call at night" in row for row in me.rows())
        await me.press("escape", "u")
        assert names(me) == NAMES["en"]
        assert me.workshop.view.name(me.workshop.view.brief.scribe) == "Oleg"


async def test_authors_are_off_until_the_switch_is_turned(library: Library) -> None:
    made = library.create("Boilers", people=NAMES["en"])
    async with running(library, made) as me:
        kira = me.workshop.view.participants[2]
        me.workshop.submit(AddNote(note=new_id(), place=NEEDS, text="a price", author=kira.id))
        await me.settle()
        assert not any("a price" in row and "Kira" in row for row in me.rows())
        await at_the_names(me)
        await me.press("w")
        assert me.workshop.view.brief.authors
        await me.press("pagedown")
        assert any("a price" in row and "Kira" in row for row in me.rows())


async def test_the_card_leads_back_to_where_it_was_opened(library: Library) -> None:
    made = library.example("boiler", "ru")
    async with running(library, made, language="ru") as me:
        await me.goes("map", "barriers")
        stood = me.place, me.cursor
        for leave in ("P", "pagedown"):
            await me.press("escape", "P")
            assert me.screen.body.step == "people"
            await me.press(leave)
            assert (me.place, me.cursor) == stood


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 29), (120, 35)])
async def test_fifteen_people_are_all_to_be_seen(library: Library, size: tuple[int, int]) -> None:
    people = [f"Участник {number:02} Очень-Длинная-Фамилия" for number in range(1, 16)]
    made = library.create("Котельные", language="ru", people=people)
    async with running(library, made, size=size, language="ru") as me:
        await at_the_names(me)
        seen = set[str]()
        for person in me.workshop.view.participants:
            me.screen.sheet.put_cursor(person.id)
            await me.settle()
            seen |= {name for name in people if me.sees(name[:14])}
        assert seen == set(people)


async def test_the_russian_layout_does_the_same(library: Library) -> None:
    made = library.create("Котельные", language="ru", people=NAMES["ru"])
    async with running(library, made, language="ru") as me:
        await me.press("escape")
        me.strike("З")
        await me.until(lambda: me.screen.body.step == "people")
        stand_on(me, "Кира")
        me.strike("в")
        await me.until(lambda: names(me) == ["Анна", "Олег", "Миша"])
        me.strike("г")
        await me.until(lambda: names(me) == NAMES["ru"])
        stand_on(me, "Анна")
        me.strike("ц")
        await me.until(lambda: me.workshop.view.brief.authors)


async def test_nothing_is_changed_while_reading(library: Library) -> None:
    made = library.create("Boilers", people=NAMES["en"])
    holder = library.open(made)
    async with running(library, made) as me:
        await at_the_names(me)
        for key in ("space", "d", "w", "e", "enter"):
            await me.press(key)
        assert names(me) == NAMES["en"]
        assert here(me) == NAMES["en"]
    holder.close()


async def test_a_new_workshop_says_what_becomes_of_a_name_typed_twice(library: Library) -> None:
    async with running(library, language="ru") as me:
        await me.press("n")
        await me.type("Котельные", "enter", "enter")
        await me.type("Анна, Олег, Анна")
        await me.sees_soon("Анна Б")
        await me.press("backspace")
        await me.until(lambda: not me.sees("Анна Б"))
        await me.type("а", "enter")
        await me.until(library.rows)
    made = library.look(library.rows()[0].id)
    assert [one.name for one in made.view.participants] == ["Анна", "Олег", "Анна Б"]
    made.close()


async def test_on_the_day_of_the_second_meeting_the_recap_asks_who_is_here(
    library: Library, clock: Clock
) -> None:
    clock.days_ago = 7
    made = library.create("Boilers", how="two-meetings", people=NAMES["en"])
    async with running(library, made) as me:
        await me.goes("interviews")
        await me.press("escape", "w")
        await me.enter("Kira → non-users, 2, 2026-12-04")
        assert [talk.planned for talk in me.workshop.view.talks] == [True]
        await me.press("escape")
        left = me.place
    clock.days_ago = 0
    async with running(library, made) as me:
        assert me.screen.body.step == "recap"
        assert me.sees("HERE TODAY")
        assert any("Homework" in row and "Kira" in row and "4 Dec" in row for row in me.rows())
        await me.press("right", "space")
        assert here(me) == ["Anna", "Kira", "Misha"]
        await me.press("space")
        assert here(me) == NAMES["en"]
        await me.press("P", "pagedown")
        assert me.place == left
        await me.press("r", "enter")
        assert me.place == left, "the card leads back to where the team was"


async def test_whoever_works_alone_is_not_asked_who_is_here(library: Library) -> None:
    made = library.create("Boilers", how="alone", people=["Anna"])
    async with running(library, made) as me:
        await me.press("escape", "r")
        assert me.sees("Where we are")
        assert not me.sees("HERE TODAY")
