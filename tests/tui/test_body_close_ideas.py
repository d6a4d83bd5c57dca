"""Close, three useful ideas: one aloud each, in turn; alone, three lines and no round."""

from __future__ import annotations

import pytest

from cjm_tui.domain.gaps import Spot, gaps_of
from cjm_tui.domain.places import OnIdeas
from cjm_tui.domain.records import Language
from cjm_tui.method import loader
from cjm_tui.tui.bodies.close_ideas import CloseIdeas
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    FakeDesk,
    Hand,
    Wall,
    check_page,
    drawn,
    example,
    seen,
)


def a_room(*names: str, **brief: object) -> tuple[Wall, dict[str, str]]:
    wall = Wall("en", **brief)
    return wall, {name: wall.person(name) for name in names}


def hand_at(wall: Wall, size: tuple[int, int] = SIZES[1]) -> Hand:
    return Hand(CloseIdeas(FakeDesk(wall.workshop, size=size)))


def said(hand: Hand) -> list[tuple[str, str]]:
    view = hand.desk.view
    return [(view.name(note.author), note.text) for note in view.ideas]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finished_page_fits_and_names_everybody_with_their_ideas(
    size: tuple[int, int], lang: Language
) -> None:
    body = CloseIdeas(FakeDesk(example("boiler", lang), size=(size[0] - 1, size[1]), lang=lang))

    check_page(body)
    page = body.page()
    assert page.top.height + page.body.height + page.bottom.height <= size[1]
    shown = drawn(page.body)
    for note in body.view.ideas:
        line = next(each for each in shown.splitlines() if note.text in each)
        assert body.view.name(note.author) in line
    assert all(person.name in shown for person in body.view.present)
    for prompt in loader.idea_prompts(lang):
        assert prompt in " ".join(drawn(page.top).split())


def test_enter_asks_the_next_person_and_the_last_one_ends_the_round() -> None:
    hand = hand_at(a_room("Anna", "Oleg", "Kira")[0])
    hand.open(hand.body.addresses()[0].key)
    for idea in ("a guide", "a form", "a call"):
        assert hand.type(idea) is None

    assert said(hand) == [("Anna", "a guide"), ("Oleg", "a form"), ("Kira", "a call")]
    assert hand.desk.opened is None
    assert not [gap for gap in gaps_of(hand.desk.view, "close") if gap.message.code == "gap_idea"]
    assert "3 of 3" in seen(hand.body)


def test_enter_on_an_empty_line_asks_whoever_spoke_last_for_one_more() -> None:
    hand = hand_at(a_room("Anna", "Oleg")[0])
    hand.open(hand.body.addresses()[0].key)

    hand.type("a guide")
    assert hand.type("") is None
    hand.type("a second guide")
    hand.type("a form")
    assert said(hand) == [("Anna", "a guide"), ("Anna", "a second guide"), ("Oleg", "a form")]
    assert "2 of 2" in seen(hand.body)


def test_only_those_present_are_asked_but_what_absent_people_said_stays() -> None:
    wall, people = a_room("Anna")
    away = wall.person("Boris", away=True)
    wall.person("Silent", away=True)
    wall.note(OnIdeas(), "by letter", author=away)
    wall.note(OnIdeas(), "from the box")
    hand = hand_at(wall)

    assert [one.author for one in hand.body.addresses()] == [people["Anna"]]
    lines = seen(hand.body).splitlines()
    assert any("Boris" in line and "by letter" in line for line in lines)
    assert any("from the box" in line for line in lines)
    assert not any("Silent" in line for line in lines)
    assert "0 of 1" in seen(hand.body)


def test_a_gap_opens_the_first_who_has_said_nothing() -> None:
    wall, people = a_room("Anna", "Oleg")
    wall.note(OnIdeas(), "a guide", author=people["Anna"])
    hand = hand_at(wall)

    address = hand.body.address_for(Spot("close", "ideas", OnIdeas()))
    assert address is not None
    assert address.author == people["Oleg"]


def test_enter_on_an_idea_opens_the_line_of_whoever_had_it() -> None:
    wall, people = a_room("Anna", "Oleg")
    idea = wall.note(OnIdeas(), "a form", author=people["Oleg"])
    hand = hand_at(wall)
    hand.desk.cursor = idea

    hand.body.do("write_here")
    assert hand.desk.opened is not None
    assert hand.desk.opened.author == people["Oleg"]


def test_people_are_not_records_here_so_that_no_key_bins_them() -> None:
    wall, people = a_room("Anna", "Oleg")
    items = {one.key for one in hand_at(wall).body.page().body.items}

    assert not set(people.values()) & items


def test_alone_there_are_three_lines_and_no_round() -> None:
    hand = hand_at(a_room("Me", how="alone")[0])

    assert [line.strip() for line in drawn(hand.body.page().body).splitlines()] == ["1", "2", "3"]
    hand.open("mine")
    hand.type("a guide")
    hand.type("a form")
    hand.type("a call")
    assert hand.desk.opened is None, "three are enough to be asked for"
    assert said(hand) == [("", "a guide"), ("", "a form"), ("", "a call")]
    assert hand.type("a fourth", at="mine") is None
    assert "4  a fourth" in seen(hand.body)
    assert "Me" not in drawn(hand.body.page().body)
    assert "of" not in drawn(hand.body.page().bottom)


def test_a_team_without_names_writes_one_after_the_other() -> None:
    hand = hand_at(Wall())
    hand.open("mine")
    for number in range(4):
        hand.type(f"idea {number}")

    assert [text for _, text in said(hand)] == [f"idea {number}" for number in range(4)]
    assert hand.desk.opened is not None
    check_page(hand.body)


def test_an_empty_page_opens_with_an_example_and_said_before_offers_solutions() -> None:
    body = hand_at(a_room("Anna")[0]).body

    assert body.is_empty()
    assert "call after the first cold night" in body.hint()
    assert body.addresses()[0].place == OnIdeas()
    assert body.guide_key(None) == "close.ideas"


def test_many_people_and_hostile_names_stay_on_the_page() -> None:
    wall, people = a_room(*(f"Person {number}" for number in range(15)), HOSTILE)
    wall.note(OnIdeas(), HOSTILE * 3, author=people[HOSTILE])
    for size in SIZES:
        body = hand_at(wall, size).body
        check_page(body)
        assert "[bold red]x[/] {name} %s" in seen(body)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_the_others_ideas_are_asked_for_is_said_where_there_is_room(lang: Language) -> None:
    narrow, wide = (
        seen(CloseIdeas(FakeDesk(example("boiler", lang), size=size, lang=lang)))
        for size in (SIZES[0], SIZES[2])
    )

    assert "Esc c" in wide
    assert "…" not in narrow.splitlines()[-1]
