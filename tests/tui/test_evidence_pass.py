"""The evidence pass: guesses one at a time beside what came back; heard, other words, bin."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.apply import apply
from cjm_tui.domain.commands import AddNote, AddTalk, Entry, Heard
from cjm_tui.domain.evidence import OUR_OWN_LANES
from cjm_tui.domain.guesses import guesses, is_guess, nearest, same_words
from cjm_tui.domain.places import OnAudience, OnInterview, OnMap, Place
from cjm_tui.domain.records import Group, Language, Note
from cjm_tui.domain.view import project
from cjm_tui.method.loader import names
from cjm_tui.session import Library
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.evidence_blocks import whereabouts
from tests.tui.driver import WINDOWS, Person, running
from tests.tui.fake_desk import LANGUAGES, example

NEEDS, PROBLEMS = OnAudience("needs"), OnAudience("problems")


def say(me: Person, place: Place, text: str, *, source: str = "") -> str:
    note = new_id()
    receipt = me.workshop.submit(AddNote(note=note, place=place, text=text, source=source))
    assert receipt.state != "refused", receipt.message
    return note


def find(me: Person, text: str, *, group: Group = "clients") -> str:
    """A finding of a new talk."""
    talk = new_id()
    me.workshop.submit(AddTalk(talk=talk, group=group, who="a client"))
    return say(me, OnInterview(talk), text)


def note_of(me: Person, key: str) -> Note:
    found = me.workshop.view.find(Note, key)
    assert found is not None
    return found


def left(me: Person) -> list[str]:
    return [note.text for note in guesses(me.workshop.view)]


async def at_the_guesses(me: Person) -> None:
    await me.goes("interviews")
    await me.press("escape", "E")
    assert me.screen.body.step == "evidence"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", WINDOWS)
async def test_every_answer_brings_the_next_guess_and_none_comes_twice(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    made = library.create("Boilers", language=language, how="two-meetings")
    async with running(library, made, size=size, language=language) as me:
        first = say(me, NEEDS, "somebody who comes at night")
        second = say(me, NEEDS, "a fixed price")
        third = say(me, PROBLEMS, "three estimates, three formats")
        say(me, PROBLEMS, "the fine")
        find(me, "nobody answers at night")
        await at_the_guesses(me)
        assert me.sees("somebody who comes at night")
        assert me.sees("1 of 4") or me.sees("1 из 4")
        await me.press("h")
        assert me.workshop.view.heard(note_of(me, first)) == 1
        assert me.sees("a fixed price")
        await me.press("d")
        assert me.workshop.view.record(second) is None
        assert me.sees("three estimates, three formats")
        assert me.sees("3 of 4") or me.sees("3 из 4")
        await me.press("right")
        assert me.line == "three estimates, three formats"
        await me.enter(", really")
        changed = note_of(me, third)
        assert changed.text == "three estimates, three formats, really"
        assert me.workshop.view.heard(changed) == 1
        assert me.sees("the fine")
        assert left(me) == ["the fine"]
        await me.press("h")
        assert left(me) == []
        assert me.screen.body.at == ""
        await me.press("pagedown")
        assert me.place == ("interviews", "")


async def test_the_finding_under_the_cursor_is_the_proof(library: Library) -> None:
    async with running(library, library.create("Boilers", how="two-meetings")) as me:
        guess = say(me, NEEDS, "somebody who answers at night")
        find(me, "the price came too late")
        proof = find(me, "I rang at night and nobody answered")
        await at_the_guesses(me)
        rows = me.rows()
        told = next(at for at, row in enumerate(rows) if "I rang at night" in row)
        other = next(at for at, row in enumerate(rows) if "too late" in row)
        assert told < other, "what shares most words stands first"
        await me.press("down", "h")
        assert note_of(me, guess).source == proof
        assert note_of(me, guess).heard == 0, "a proof that has a name is not counted twice"
        assert me.workshop.view.heard(note_of(me, guess)) == 1


async def test_other_words_under_a_finding_name_it_too(library: Library) -> None:
    async with running(library, library.create("Boilers", how="two-meetings")) as me:
        guess = say(me, NEEDS, "a quick answer")
        proof = find(me, "an answer before lunch")
        await at_the_guesses(me)
        await me.press("down", "enter")
        await me.enter(" before lunch")
        assert note_of(me, guess).text == "a quick answer before lunch"
        assert note_of(me, guess).source == proof
        assert note_of(me, guess).heard == 0


async def test_a_copy_on_a_later_board_follows_its_guess(library: Library) -> None:
    async with running(library, library.example("trip", "en", empty=True)) as me:
        view = me.workshop.view
        cell = OnMap(view.chosen[0].id, view.stages[0].id, "barriers")
        guess = say(me, PROBLEMS, "the receipt is late")
        copy = say(me, cell, "the receipt is late", source=guess)
        own = say(me, cell, "the receipt never comes", source=guess)
        await at_the_guesses(me)
        assert left(me) == ["the receipt is late"], "it is asked about once"
        await me.press("right")
        await me.enter(" by an hour")
        assert note_of(me, copy).text == "the receipt is late by an hour"
        assert note_of(me, own).text == "the receipt never comes", "what was reworded stays"
        assert all(me.workshop.view.heard(note_of(me, one)) == 1 for one in (guess, copy, own))
        await me.press("u")
        assert note_of(me, copy).text == "the receipt is late"
        assert left(me) == ["the receipt is late"]
        assert me.sees("the receipt is late"), "an answer taken back is asked for again"


async def test_what_is_left_open_comes_another_time(library: Library) -> None:
    made = library.create("Boilers", how="two-meetings")
    async with running(library, made) as me:
        for text in ("one", "two", "three"):
            say(me, NEEDS, text)
        await at_the_guesses(me)
        await me.press("space")
        assert me.sees("2 of 3")
        await me.press("h", "pageup")
        assert me.sees("1 of 3")
        await me.press("E")
        assert me.place == ("interviews", "")
    async with running(library, made) as me:
        await at_the_guesses(me)
        assert left(me) == ["one", "three"]
        assert me.sees("1 of 2")
        await me.press("pagedown", "pagedown")
        assert me.place == ("interviews", ""), "past the last one, back to the talks"


async def test_an_answer_taken_back_is_asked_for_again(library: Library) -> None:
    async with running(library, library.create("Boilers", how="two-meetings")) as me:
        guess = say(me, NEEDS, "one")
        say(me, NEEDS, "two")
        await at_the_guesses(me)
        for answer in ("h", "d"):
            await me.press(answer)
            assert me.sees("2 of 2")
            await me.press("u")
            assert me.sees("1 of 2")
            assert note_of(me, guess).heard == 0


async def test_another_window_counts_as_the_first_one_does(library: Library) -> None:
    async with running(library, library.create("Boilers", how="two-meetings")) as me:
        for text in ("one", "two", "three"):
            say(me, NEEDS, text)
        await at_the_guesses(me)
        await me.press("h")
        here = me.screen.body
        there = type(here)(me.screen.desk)
        there.strike(here.pose)
        there.turn(here.at)
        assert there.aside() == here.aside()
        assert there.page() == here.page()


async def test_nothing_to_ask_about_is_said(library: Library) -> None:
    async with running(library, library.create("Boilers", how="two-meetings")) as me:
        await at_the_guesses(me)
        assert me.sees("No guesses here.")
        await me.press("h", "d", "right", "space")
        assert me.place == ("interviews", "")


async def test_nothing_changes_while_reading(library: Library) -> None:
    made = library.example("boiler", "en")
    holder = library.open(made)
    async with running(library, made) as me:
        before = me.workshop.workshop
        await at_the_guesses(me)
        await me.press("h", "d", "right", "enter", "space")
        assert me.workshop.workshop == before
    holder.close()


async def test_the_russian_layout_answers_too(library: Library) -> None:
    made = library.create("Котельные", language="ru", how="two-meetings")
    async with running(library, made, language="ru") as me:
        first, second = say(me, NEEDS, "раз"), say(me, NEEDS, "два")
        await me.goes("interviews")
        await me.press("escape")
        me.strike("У")
        await me.until(lambda: me.screen.body.step == "evidence")
        me.strike("р")
        await me.until(lambda: note_of(me, first).heard == 1)
        me.strike("в")
        await me.until(lambda: me.workshop.view.record(second) is None)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 29), (120, 35)])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_it_fits_every_window(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    made = library.example("boiler", language)
    async with running(library, made, size=size, language=language) as me:
        await at_the_guesses(me)
        guess = guesses(me.workshop.view)[0]
        assert guess.text[:20] in me.everything()
        assert all(strip.cell_length == size[0] for strip in me.strips())
        assert len(me.rows()) == size[1]


EXAMPLES: Mapping[str, tuple[Language, ...]] = {"boiler": ("en", "ru"), "online": ("en", "ru")}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_guess_of_an_example_has_a_place_with_a_name(name: str) -> None:

    for language in EXAMPLES[name]:
        view = project(example(name, language))
        found = guesses(view)
        assert found
        assert len({note.id for note in found}) == len(found)
        for note in found:
            assert is_guess(view, note)
            assert not (isinstance(note.place, OnMap) and note.place.lane in OUR_OWN_LANES)
            assert whereabouts(view, names(language), note.place).count(" · ") >= 1
            assert set(nearest(view, note)) == set(view.all_findings)


@given(st.data())
def test_a_guess_and_its_copies_become_known_together(data: st.DataObject) -> None:

    workshop = example("boiler", "en")
    view = project(workshop)
    guess = data.draw(st.sampled_from(guesses(view)))
    same = same_words(view, guess)
    heard = Entry(actor="keyboard", command=Heard(id=new_id(), note=guess.id))
    after = project(apply(workshop, heard).workshop)
    known = {note.id for note in guesses(after)}
    assert guess.id not in known
    assert all(not is_guess(after, after.find(Note, one.id) or one) for one in same)
    assert len(known) == len(guesses(view)) - 1, "no other guess is answered or asked anew"
