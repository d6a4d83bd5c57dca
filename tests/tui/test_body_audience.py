"""Step 1: headings fill with notes and marks, and one sentence grows out of them."""

from __future__ import annotations

import pytest

from cjm_tui.domain.commands import AddNote, EditBrief
from cjm_tui.domain.gaps import gaps_of
from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Language
from cjm_tui.domain.workshop import Workshop
from cjm_tui.tui.bodies.audience import Audience
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

ORDER = ["who", "needs", "problems", "answer_for", "fears", "emotions", "where_when"]


def hand_at(workshop: Workshop, size: tuple[int, int] = SIZES[1]) -> Hand:
    return Hand(Audience(FakeDesk(workshop, size=size)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finished_board_shows_every_note_and_the_sentence(
    size: tuple[int, int], lang: Language
) -> None:
    body = Audience(FakeDesk(example("boiler", lang), size=size, lang=lang))

    check_page(body)
    page = body.page()
    notes = [n.id for n in body.view.notes if isinstance(n.place, OnAudience)]
    assert set(notes) <= set(keys(page))
    assert set(ORDER) <= set(keys(page))
    assert body.view.brief.sentence.split()[0] in drawn(page.bottom)
    assert page.bottom.height <= 5, "the sentence may not push the board off the page"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_board_shows_the_question_and_one_good_example(lang: Language) -> None:
    body = Audience(FakeDesk(Wall(lang).workshop, lang=lang))

    assert body.is_empty()
    assert seen(body).strip() == ""
    assert body.question().endswith("?")
    assert 0 < len(body.hint()) <= 78
    assert body.addresses()[0].place == OnAudience("who")


def test_tab_walks_needed_headings_first_and_the_sentence_last() -> None:
    hand = hand_at(Wall().workshop)
    body = hand.body

    assert [one.key for one in body.addresses()] == [*ORDER, "sentence"]
    assert body.addresses()[1].label == "Needs"


def test_headings_are_in_the_workshops_language_and_prompts_in_the_readers() -> None:
    wall = Wall("ru")
    wall.note(OnAudience("who"), "engineers")
    hand = hand_at(wall.workshop)
    body = hand.body

    assert "КТО ОНИ *" in seen(body)
    assert body.addresses()[0].label == "Who they are"


def test_needed_headings_wear_a_star_and_the_others_none() -> None:
    wall = Wall()
    wall.note(OnAudience("who"), "engineers")
    shown = seen(hand_at(wall.workshop).body)

    for heading in ("WHO THEY ARE *", "NEEDS *", "PROBLEMS AND PAINS *", "SENTENCE *"):
        assert heading in shown
    assert "FEARS AND BARRIERS *" not in shown
    assert "(nothing yet)" in shown


def test_enter_adds_a_note_and_stays_under_the_heading() -> None:
    hand = hand_at(Wall().workshop)
    body = hand.body

    assert hand.type("people under them", at="who") is None
    assert hand.type("33–50") is None

    assert [n.text for n in hand.desk.view.at(OnAudience("who"))] == ["people under them", "33–50"]
    assert "· 33–50" in seen(body)


def test_same_again_shows_how_many_said_so_and_a_quote_that_it_was_heard() -> None:
    hand = hand_at(Wall().workshop)
    body = hand.body

    hand.type("nobody to call", at="problems")
    hand.type("+")
    hand.type("+")
    hand.type("«beeps in the phone»")

    lines = [line for line in seen(body).splitlines() if "nobody" in line or "beeps" in line]
    assert "×3" in lines[0]
    assert "◆1" in lines[1]


def test_the_sentence_opens_as_a_draft_grown_from_the_most_voiced_notes() -> None:
    wall = Wall()
    wall.note(OnAudience("who"), "somebody")
    wall.note(OnAudience("who"), "chief engineers", voices=3)
    wall.note(OnAudience("needs"), "a call at night")
    hand = hand_at(wall.workshop)
    body = hand.body

    sentence = body.addresses()[-1]
    assert sentence.scaffold.startswith("Chief engineers who answer for")
    assert "a call at night" in sentence.scaffold
    assert "draft" in drawn(body.page().bottom)
    styles = {span.style for line in body.page().bottom.lines for span in line}
    assert "suggestion" in styles


def test_the_finished_sentence_is_kept_and_the_line_closes() -> None:
    wall = Wall()
    wall.note(OnAudience("who"), "engineers")
    hand = hand_at(wall.workshop)
    body = hand.body

    assert hand.type('Engineers who say "later".', at="sentence") is None

    assert hand.desk.view.brief.sentence == 'Engineers who say "later".'
    assert isinstance(hand.desk.commands[-1], EditBrief)
    assert hand.desk.opened is None
    assert "draft" not in drawn(body.page().bottom)
    assert body.addresses()[-1].scaffold == 'Engineers who say "later".'


def test_keeping_the_sentence_as_it_is_changes_nothing() -> None:
    hand = hand_at(Wall(sentence="As it was.").workshop)

    assert hand.type("As it was.", at="sentence") is None

    assert hand.desk.view.rev == 0


def test_a_quotation_mark_begins_the_sentence_and_no_note() -> None:
    hand = hand_at(Wall().workshop)

    hand.type("«Заказчик» — это инженер", at="sentence")

    assert hand.desk.view.brief.sentence == "«Заказчик» — это инженер"
    assert hand.desk.view.notes == ()


def test_each_gap_opens_the_line_that_fills_it() -> None:
    hand = hand_at(Wall().workshop)
    body = hand.body

    for gap in gaps_of(hand.desk.view, "audience"):
        address = body.address_for(gap.spot)
        assert address is not None
        hand.type("something", at=address.key)

    assert gaps_of(hand.desk.view, "audience") == ()


def test_the_heading_written_under_is_marked_also_while_the_cursor_is_on_a_note() -> None:
    wall = Wall()
    note = wall.note(OnAudience("needs"), "a call at night")
    hand = hand_at(wall.workshop)
    body = hand.body

    for cursor in ("needs", note):
        hand.desk.cursor = cursor
        active = [
            span.text for line in body.page().body.lines for span in line if span.style == "active"
        ]
        assert active == ["NEEDS"]


def test_the_guide_follows_the_line() -> None:
    hand = hand_at(Wall().workshop)
    body = hand.body

    assert body.guide_key(None) == "step.audience"
    assert [body.guide_key(one) for one in body.addresses()][-2:] == [
        "facet.where_when",
        "line.sentence",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_hostile_text_stays_text(size: tuple[int, int]) -> None:
    wall = Wall(sentence=HOSTILE * 20)
    for facet in ORDER:
        wall.note(OnAudience(facet), HOSTILE, voices=4, form="quote")
    wall.note(OnAudience("who"), "x" * 10_000)
    body = hand_at(wall.workshop, size).body

    check_page(body)
    assert "[bold red]x[/]" in seen(body)


def test_notes_made_here_stand_under_their_heading_and_nowhere_else() -> None:
    hand = hand_at(Wall().workshop)

    hand.type("a fine", at="fears")

    (command,) = hand.desk.commands
    assert isinstance(command, AddNote)
    assert command.place == OnAudience("fears")
