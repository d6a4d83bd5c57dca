"""Step 2: segments, and portraits that ask for themselves question by question."""

from __future__ import annotations

import pytest

from cjm_tui.domain.gaps import Spot, gaps_of, state
from cjm_tui.domain.places import OnAudience, OnPersona
from cjm_tui.domain.records import Language, Segment
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method import keys as method
from cjm_tui.tui.bodies.personas import Personas
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
    keys,
    seen,
)

NARROW, MIDDLE, WIDE = SIZES
VIKTOR = "Viktor, chief engineer, 46"


def hand_at(workshop: Workshop, size: tuple[int, int] = MIDDLE, lang: Language = "en") -> Hand:
    return Hand(Personas(FakeDesk(workshop, size=size, lang=lang)))


def plants() -> tuple[Wall, str]:
    """A wall with one segment that nobody stands for."""
    wall = Wall()
    return wall, wall.record(Segment(id="segment-plants", rank="A", name="plants"))


def with_viktor() -> tuple[Wall, str]:
    wall = Wall()
    return wall, wall.persona("Viktor", "chief engineer")


def labels(hand: Hand) -> list[str]:
    return [one.label for one in hand.body.addresses()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finished_portrait_is_whole_at_every_size(
    size: tuple[int, int], lang: Language
) -> None:
    hand = hand_at(example("boiler", lang), size, lang)
    view = hand.desk.view

    hand.body.do("all_fields")

    check_page(hand.body)
    shown = keys(hand.body.page())
    answers = [n.id for n in view.notes if isinstance(n.place, OnPersona)]
    assert set(answers) <= set(shown)
    assert {segment.id for segment in view.segments} <= set(shown)
    assert view.personas[0].name.upper() in seen(hand.body)
    assert {"en": "(set aside", "ru": "(отложен"}[lang] in seen(hand.body)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_step_asks_how_the_clients_differ(size: tuple[int, int], lang: Language) -> None:
    hand = hand_at(Wall(lang).workshop, size, lang)

    check_page(hand.body)
    assert hand.body.is_empty()
    assert seen(hand.body).strip() == ""
    assert (
        hand.body.question()
        == {
            "en": "How do your clients differ so that their road differs?",
            "ru": "Чем ваши клиенты отличаются так, что и путь у них другой?",
        }[lang]
    )
    assert [one.key for one in hand.body.addresses()] == ["segments"]


def test_the_rooms_own_words_are_the_example_once_there_are_two() -> None:
    wall = Wall()
    wall.note(OnAudience("who"), "chief engineers")
    one = hand_at(wall.workshop).body.hint()
    wall.note(OnAudience("who"), "power engineers")
    two = hand_at(wall.workshop).body.hint()

    assert "chief engineers" not in one
    assert two.endswith("chief engineers · power engineers")


def test_each_enter_adds_a_segment_until_an_empty_line_asks_for_a_name() -> None:
    hand = hand_at(Wall().workshop)

    hand.type("plants", at="segments")
    hand.type("hospitals")
    assert [segment.name for segment in hand.desk.view.segments] == ["plants", "hospitals"]
    hand.type("")

    assert hand.desk.opened is not None
    assert hand.desk.opened.label == "plants · name and role"


def test_five_questions_follow_each_other_and_then_the_portrait_is_ready() -> None:
    wall, _ = plants()
    hand = hand_at(wall.workshop)
    hand.open("name@segment-plants")
    asked = []

    for answer in (VIKTOR, "one number to call", "no spare part", "and in January?", "Heat is"):
        assert hand.desk.opened is not None
        asked.append((hand.desk.opened.label, hand.body.question()))
        assert hand.type(answer) is None

    persona = hand.desk.view.personas[0]
    assert (persona.name, persona.role) == ("Viktor", "chief engineer, 46")
    assert [label for label, _ in asked] == [
        "plants · name and role",
        "Viktor · why they would choose us",
        "Viktor · main problem",
        "Viktor · is afraid of, objects",
        "Viktor · in their own words",
    ]
    assert len({question for _, question in asked}) == 5
    assert hand.desk.opened is None
    assert hand.desk.told == ["The portrait is ready."]
    assert state(hand.desk.view, "personas") == "done"


def test_a_question_may_be_passed_over_and_an_answered_one_is_not_asked_again() -> None:
    wall, viktor = with_viktor()
    wall.note(OnPersona(viktor, "problem"), "no spare part")
    hand = hand_at(wall.workshop)
    segment = hand.body.at

    hand.open(f"motive@{segment}")
    assert hand.type("") is None

    assert hand.desk.opened is not None
    assert hand.desk.opened.key == f"fear@{segment}"
    assert hand.desk.view.at(OnPersona(viktor, "motive")) == ()


def test_the_portrait_is_not_called_ready_while_it_lacks_its_motive() -> None:
    wall, viktor = with_viktor()
    hand = hand_at(wall.workshop)

    hand.type("«Heat»", at=f"words@{hand.body.at}")

    assert hand.desk.told == []
    assert hand.desk.view.at(OnPersona(viktor, "words"))[0].form == "quote"


def test_a_second_answer_stands_beside_the_first() -> None:
    wall, viktor = with_viktor()
    wall.note(OnPersona(viktor, "motive"), "one number")
    hand = hand_at(wall.workshop)

    hand.type("a fixed price", at=f"motive@{hand.body.at}")

    assert "· one number" in seen(hand.body)
    assert "· a fixed price" in seen(hand.body)


def test_a_name_is_changed_by_writing_it_anew() -> None:
    wall, viktor = with_viktor()
    hand = hand_at(wall.workshop)

    address = hand.open(f"name@{hand.body.at}")
    assert address.scaffold == "Viktor, chief engineer"
    hand.type("Victor, power engineer")

    (persona,) = hand.desk.view.personas
    assert (persona.id, persona.name, persona.role) == (viktor, "Victor", "power engineer")


def test_nothing_but_a_name_can_be_written_while_there_is_nobody() -> None:
    wall, _ = plants()

    assert labels(hand_at(wall.workshop)) == ["plants · name and role", "Segments"]


def test_lines_pasted_on_a_name_make_one_portrait_and_tell_who_it_is() -> None:
    wall, segment = plants()
    hand = hand_at(wall.workshop)
    address = hand.open(f"name@{segment}")

    commands = [hand.body.write(address, line) for line in (VIKTOR, "twenty years there")]
    for command in commands:
        assert command is not None
        assert not hasattr(command, "code")
        assert hand.desk.submit(command)

    (persona,) = hand.desk.view.personas
    assert hand.desk.view.at(OnPersona(persona.id, "background"))[0].text == "twenty years there"


@pytest.mark.parametrize(("size", "columns"), [(NARROW, 1), (MIDDLE, 2), (WIDE, 2)])
def test_two_portraits_stand_beside_each_other_where_there_is_room(
    size: tuple[int, int], columns: int
) -> None:
    wall, _ = with_viktor()
    wall.persona("Nina", "head of the house")
    hand = hand_at(wall.workshop, size)

    check_page(hand.body)
    shown = drawn(hand.body.page().body)
    assert ("VIKTOR" in shown, "NINA" in shown) == (True, columns == 2)
    hand.body.turn(hand.body.pages()[1])
    assert "NINA" in drawn(hand.body.page().body)


def test_tab_goes_through_the_portrait_in_hand_first() -> None:
    wall, _ = with_viktor()
    wall.persona("Nina", "head of the house")
    hand = hand_at(wall.workshop)
    hand.body.turn(hand.body.pages()[1])

    assert [label.partition(" ")[0] for label in labels(hand)] == [
        *["Nina"] * 5,
        *["Viktor"] * 5,
        "Segments",
    ]


def test_the_rarer_fields_are_folded_until_asked_for() -> None:
    wall, viktor = with_viktor()
    hand = hand_at(wall.workshop)
    assert "+ 6 more fields" in seen(hand.body)
    assert "Compares us with" not in seen(hand.body)

    assert hand.body.do("all_fields")

    assert "Compares us with" in seen(hand.body)
    hand.type("two firms from the fair", at=f"compares@{hand.body.at}")
    assert hand.desk.opened is not None
    assert hand.desk.opened.label == "Viktor · segment size"
    assert hand.desk.view.at(OnPersona(viktor, "compares"))


def test_a_gap_in_a_folded_field_unfolds_it() -> None:
    wall, viktor = with_viktor()
    hand = hand_at(wall.workshop, NARROW)

    address = hand.body.address_for(Spot("personas", place=OnPersona(viktor, "compares")))

    assert address is not None
    assert address in hand.body.addresses()
    assert "Compares us with" in seen(hand.body)


def test_each_gap_opens_the_line_that_fills_it() -> None:
    wall, _ = plants()
    wall.persona("Nina")
    hand = hand_at(wall.workshop)

    for _ in range(6):
        found = gaps_of(hand.desk.view, "personas")
        missing = [gap for gap in found if not gap.doubtful]
        if not missing:
            break
        address = hand.body.address_for(missing[0].spot)
        assert address is not None
        hand.desk.open_line(address)
        hand.type("something")

    assert state(hand.desk.view, "personas") == "done"


def test_what_was_said_before_is_named_below_the_field_in_hand() -> None:
    wall, _ = with_viktor()
    for text in ("a fine", "three formats", "nobody on Sundays", "the act is late"):
        wall.note(OnAudience("problems"), text, voices=3)
    hand = hand_at(wall.workshop)

    hand.open(f"problem@{hand.body.at}")
    bottom = drawn(hand.body.page().bottom)
    assert "From before ↓" in bottom
    assert "1  the act is late ×3" in bottom
    assert "a fine" not in bottom, "three are enough"
    hand.open(f"words@{hand.body.at}")
    assert "From before" not in drawn(hand.body.page().bottom)


def test_a_segment_is_set_aside_with_a_reason_and_brought_back() -> None:
    wall, _ = plants()
    hand = hand_at(wall.workshop)

    hand.body.do("set_aside")
    assert hand.desk.asked is not None
    assert [choice.key for choice in hand.desk.asked[1]][:2] == ["not ours", "later"]
    hand.desk.pick("later")
    assert "(set aside: later)" in seen(hand.body)
    hand.body.do("set_aside")

    assert [one.aside for one in hand.desk.view.segments] == [""]
    assert "set aside" not in seen(hand.body)


def test_another_reason_is_written_in_a_line() -> None:
    wall, _ = plants()
    hand = hand_at(wall.workshop)

    hand.body.do("set_aside")
    hand.desk.pick("other")
    assert hand.type("they vote for two months") is None

    assert hand.desk.view.segments[0].aside == "they vote for two months"
    assert hand.desk.opened is None


def test_segments_set_aside_are_turned_to_last() -> None:
    wall = Wall()
    wall.record(Segment(id="segment-1", rank="A", name="hospitals", aside="later"))
    wall.record(Segment(id="segment-2", rank="B", name="plants"))
    hand = hand_at(wall.workshop)

    assert hand.body.pages() == ["segment-2", "segment-1"]
    assert hand.body.at == "segment-2"
    hand.body.turn("segment-1")
    hand.body.turn("gone")
    assert hand.body.at == "segment-1"
    assert "set aside: later" in drawn(hand.body.page().body)


def test_two_portraits_are_read_side_by_side_also_on_a_projector() -> None:
    wall, viktor = with_viktor()
    wall.note(OnPersona(viktor, "goals"), "pass the inspection")
    hand = hand_at(wall.workshop, NARROW)
    hand.body.do("side_by_side")
    assert hand.desk.told == ["There is only one portrait to read."]

    nina = wall.persona("Nina")
    wall.note(OnPersona(nina, "motive"), "quiet")
    hand = hand_at(wall.workshop, NARROW)
    hand.body.do("side_by_side")

    check_page(hand.body)
    shown = drawn(hand.body.page().body)
    assert "pass the inspection" in shown
    assert "quiet" in shown
    assert "Main problem" not in shown, "only what is answered"
    hand.open(f"motive@{hand.body.at}")
    assert "Main problem" in drawn(hand.body.page().body), "writing ends the reading"


def test_enter_and_e_act_on_the_segment_or_the_head_under_the_cursor() -> None:
    wall, viktor = with_viktor()
    hand = hand_at(wall.workshop)
    segment = hand.body.at

    hand.desk.cursor = segment
    assert hand.body.do("edit")
    hand.type("plants with boilers")
    assert hand.desk.view.segments[0].name == "plants with boilers"
    hand.desk.cursor = viktor
    assert hand.body.do("edit")
    assert hand.desk.opened is not None
    assert hand.desk.opened.key == f"name@{segment}"
    hand.desk.close_line()
    hand.desk.cursor = segment
    assert hand.body.do("write_here")
    assert hand.desk.opened is not None
    assert hand.desk.opened.key == f"motive@{segment}"


def test_on_an_answer_these_keys_are_left_to_the_screen() -> None:
    wall, viktor = with_viktor()
    hand = hand_at(wall.workshop)
    hand.desk.cursor = wall.note(OnPersona(viktor, "motive"), "quiet")

    assert not hand.body.do("edit")
    assert not hand.body.do("write_here")


def test_the_guide_follows_the_line() -> None:
    wall, _ = with_viktor()
    hand = hand_at(wall.workshop)
    hand.body.do("all_fields")

    guides = [hand.body.guide_key(one) for one in hand.body.addresses()]

    asked = (*method.PERSONA_ASKED, *method.PERSONA_FOLDED)
    assert guides == [*(f"persona.{field}" for field in asked), "line.segment"]
    assert hand.body.guide_key(None) == "step.personas"


@pytest.mark.parametrize("size", SIZES)
def test_hostile_text_stays_text(size: tuple[int, int]) -> None:
    wall = Wall()
    for number in range(4):
        persona = wall.persona(HOSTILE, HOSTILE * 3)
        for field in (*method.PERSONA_ASKED[1:], *method.PERSONA_FOLDED):
            wall.note(OnPersona(persona, field), HOSTILE * (number + 1), heard=2, voices=3)
    for facet in method.FACETS:
        wall.note(OnAudience(facet), HOSTILE * 5)
    hand = hand_at(wall.workshop, size)

    check_page(hand.body)
    for key in ("all_fields", "side_by_side"):
        hand.body.do(key)
        check_page(hand.body)
        assert "[bold red]x[/]" in seen(hand.body)
