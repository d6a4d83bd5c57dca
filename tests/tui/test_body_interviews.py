"""Step 3: three groups, what they said, who is still to be talked to, and the homework."""

from __future__ import annotations

import pytest

from cjm_tui.domain.gaps import Spot, gaps_of, state
from cjm_tui.domain.places import OnInterview
from cjm_tui.domain.records import Group, Language, Note, Talk
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method import keys as method
from cjm_tui.tui.bodies.interviews import Interviews
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

NARROW, MIDDLE, WIDE = SIZES
SOON = "2026-11-28"


def hand_at(workshop: Workshop, size: tuple[int, int] = MIDDLE, lang: Language = "en") -> Hand:
    return Hand(Interviews(FakeDesk(workshop, size=size, lang=lang)))


def room(**brief: object) -> Wall:
    """A team of two."""
    wall = Wall(**brief)  # type: ignore[arg-type]  # fields of the brief, the language among them
    wall.person("Nina")
    wall.person("Sergey")
    return wall


def talk(wall: Wall, group: Group, who: str = "", **more: object) -> str:
    number = len(list(wall.workshop.of(Talk)))
    return wall.record(
        Talk(id=f"talk-{number:04}", rank=f"a{number}", group=group, who=who, **more)  # type: ignore[arg-type]  # the test's own
    )


def findings(hand: Hand) -> list[tuple[str, str]]:
    return [(note.text, note.form) for note in hand.desk.view.all_findings]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_and_promise_of_the_example_is_reached(
    size: tuple[int, int], lang: Language
) -> None:
    hand = hand_at(example("boiler", lang), size, lang)
    view = hand.desk.view
    shown = set()

    for page in hand.body.pages():
        hand.body.turn(page)
        check_page(hand.body)
        shown |= set(keys(hand.body.page()))

    assert {talk.id for talk in view.talks} <= shown
    assert {note.id for note in view.all_findings} <= shown
    assert set(method.GROUPS) <= shown


@pytest.mark.parametrize("size", [MIDDLE, WIDE])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_step_asks_the_room_one_question_a_group(
    size: tuple[int, int], lang: Language
) -> None:
    hand = hand_at(room(language=lang).workshop, size, lang)

    check_page(hand.body)
    assert hand.body.is_empty()
    shown = " ".join(drawn(hand.body.page().body).split())
    for group in method.GROUPS:
        question = hand.body.guide(f"group.{group}").question  # type: ignore[attr-defined]  # of Interviews
        assert question.split()[0] in shown
    assert hand.body.addresses()[0].key == "clients"
    assert "Esc i" in shown


def test_alone_nobody_is_interviewed_in_the_room() -> None:
    assert "Esc i" not in seen(hand_at(Wall(how="alone").workshop).body)


def test_on_a_projector_one_group_is_shown_under_the_coverage_of_all() -> None:
    wall = room()
    first = talk(wall, "clients", "P., plant 14")
    wall.note(OnInterview(first), "I call three", form="quote")
    hand = hand_at(wall.workshop, NARROW)

    assert "Clients 1 ✓   Non-users 0   Experts 0" in seen(hand.body)
    assert "I call three" in seen(hand.body)
    hand.open("experts")
    assert "I call three" not in seen(hand.body)
    assert "Who of us knows the trade best?" in seen(hand.body)


def test_a_finding_without_a_talk_makes_one_in_the_same_breath() -> None:
    hand = hand_at(room().workshop)

    hand.type("«I call three, one answers»", at="clients")

    assert len(hand.desk.commands) == 1
    (made,) = hand.desk.view.talks
    assert (made.group, made.planned, made.when) == ("clients", False, TODAY.isoformat())
    assert findings(hand) == [("«I call three, one answers»", "quote")]
    assert hand.desk.opened is not None
    assert hand.desk.opened.place == OnInterview(made.id)
    assert "from memory" in seen(hand.body)


def test_what_was_seen_loses_the_word_and_keeps_the_form() -> None:
    hand = hand_at(room().workshop)

    hand.type("looked for the phone (seen)", at="clients")
    hand.type("видели: спорил с бухгалтером")
    hand.type("one in five is real")

    assert findings(hand) == [
        ("looked for the phone", "seen"),
        ("спорил с бухгалтером", "seen"),
        ("one in five is real", "plain"),
    ]
    assert "looked for the phone (seen)" in " ".join(seen(hand.body).split())
    assert len(hand.desk.view.talks) == 1


def test_lines_pasted_without_a_talk_go_into_one() -> None:
    hand = hand_at(room().workshop)
    address = hand.open("non_users")

    for line in ("«We have a handyman»", "«Not yet fallen»"):
        command = hand.body.write(address, line)
        assert command is not None
        assert hand.desk.submit(command)  # type: ignore[arg-type]  # not a message: it is a finding

    assert len(hand.desk.view.talks) == 1
    assert len(findings(hand)) == 2


def test_a_talk_refused_once_is_made_by_the_next_line() -> None:
    hand = hand_at(room().workshop)

    assert hand.type("x" * 10_001, at="clients") is not None
    assert hand.type("shorter") is None

    assert findings(hand) == [("shorter", "plain")]


def test_a_new_talk_is_followed_by_what_it_found() -> None:
    hand = hand_at(room().workshop)

    hand.body.do("new_talk")
    assert hand.desk.opened is not None
    assert hand.desk.opened.label == "Clients · talk: who - whom"
    hand.type("Sergey → P., plant 14")
    assert hand.desk.opened.label == "Clients · Sergey → P., plant 14"
    hand.type("«one answers»")

    (made,) = hand.desk.view.talks
    assert (hand.desk.view.name(made.by), made.who) == ("Sergey", "P., plant 14")
    assert "Sergey → P., plant 14" in seen(hand.body)
    assert hand.desk.view.findings(made.id)


def test_an_unknown_holder_joins_the_team_with_the_talk() -> None:
    hand = hand_at(room().workshop)

    hand.body.do("new_talk")
    hand.type("Kira → D.")

    assert len(hand.desk.commands) == 1
    assert [person.name for person in hand.desk.view.participants] == ["Nina", "Sergey", "Kira"]


def test_tab_stays_in_what_is_being_entered() -> None:
    hand = hand_at(room().workshop)
    hand.body.do("plan_talk")

    assert [one.key for one in hand.body.addresses()] == [
        "plan:clients",
        "plan:non_users",
        "plan:experts",
    ]
    assert hand.body.question() == "Who talks to whom, how many times, by which day?"


def test_a_promise_is_listed_with_its_count_and_day() -> None:
    hand = hand_at(room().workshop)

    hand.body.do("plan_talk")
    hand.type("Nina → non-users, 2, next Sat")
    hand.type("Sergey, 28.11")

    first, second = hand.desk.view.talks
    assert (first.group, first.times, first.when, first.planned) == ("non_users", 2, SOON, True)
    assert (second.group, second.when) == ("clients", SOON)
    bottom = " ".join(drawn(hand.body.page().bottom).split())
    assert "TO TALK TO Nina → non-users, 2 talks, by Sat 28 Nov" in bottom
    assert hand.body.at == "clients", "a promise is no talk yet"


def test_a_promise_names_somebody() -> None:
    hand = hand_at(room().workshop)

    hand.body.do("plan_talk")
    refusal = hand.type("2, Fri")

    assert refusal is not None
    assert refusal.code == "talk_without_name"


def test_a_promise_that_is_late_says_so_by_more_than_words() -> None:
    wall = room()
    talk(wall, "clients", "P.", planned=True, when="2026-11-20")
    bottom = hand_at(wall.workshop).body.page().bottom

    assert "warn" in {span.style for line in bottom.lines for span in line}


def test_one_of_several_promised_talks_is_held_and_the_others_stay_promised() -> None:
    wall = room()
    talk(wall, "non_users", planned=True, when=SOON, times=2)
    hand = hand_at(wall.workshop)

    assert hand.body.do("held")

    promised, held = sorted(hand.desk.view.talks, key=lambda one: not one.planned)
    assert (promised.times, promised.planned) == (1, True)
    assert (held.group, held.planned, held.when) == ("non_users", False, TODAY.isoformat())
    assert hand.desk.opened is not None
    assert hand.desk.opened.place == OnInterview(held.id)


def test_which_promise_was_kept_is_asked_when_it_isnt_clear() -> None:
    wall = room()
    for who in ("P.", "D."):
        talk(wall, "clients", who, planned=True, when=SOON)
    hand = hand_at(wall.workshop)

    hand.body.do("held")
    hand.desk.pick("talk-0001")

    assert [one.planned for one in hand.desk.view.talks] == [True, False]


def test_with_nothing_promised_x_says_how_to_promise() -> None:
    hand = hand_at(room().workshop)

    hand.body.do("held")

    assert hand.desk.told == ["No talk is promised. w plans one."]


def test_a_finding_of_a_promised_talk_means_it_was_held() -> None:
    wall = room()
    promised = talk(wall, "experts", "Olga", planned=True, when=SOON)
    hand = hand_at(wall.workshop)
    (gap,) = [g for g in gaps_of(hand.desk.view, "interviews") if g.spot.part == "experts"]

    address = hand.body.address_for(gap.spot)
    assert address is not None
    hand.desk.open_line(address)
    hand.type("«they ask the price last»")

    (held,) = hand.desk.view.talks
    assert (held.id, held.planned) == (promised, False)
    assert len(hand.desk.view.findings(promised)) == 1


def test_each_gap_opens_the_line_that_fills_it() -> None:
    hand = hand_at(room().workshop)

    for gap in gaps_of(hand.desk.view, "interviews"):
        address = hand.body.address_for(gap.spot)
        assert address is not None
        hand.desk.open_line(address)
        hand.type("something heard")

    assert state(hand.desk.view, "interviews") == "done"


def test_a_found_note_takes_its_talk_in_hand() -> None:
    wall = room()
    first = talk(wall, "clients", "P.")
    wall.note(OnInterview(first), "I call three")
    talk(wall, "clients", "D.")
    hand = hand_at(wall.workshop)
    assert hand.body.at == "talk-0001"

    address = hand.body.address_for(Spot("interviews", place=OnInterview(first)))

    assert address is not None
    assert address.place == OnInterview(first)
    assert hand.body.at == first


def test_pages_turn_talk_by_talk_through_the_groups() -> None:
    wall = room()
    talk(wall, "clients", "P.")
    talk(wall, "clients", "D.")
    talk(wall, "experts", "Olga")
    hand = hand_at(wall.workshop)

    assert hand.body.pages() == ["talk-0000", "talk-0001", "non_users", "talk-0002"]
    for page in hand.body.pages():
        hand.body.turn(page)
        assert hand.body.at == page
    hand.desk.cursor = "clients"
    assert hand.body.at == "talk-0001", "the cursor moved, so the group is in hand"


def test_coverage_is_told_in_plain_words() -> None:
    wall = room()
    hand = hand_at(wall.workshop)
    assert "Nobody has been heard yet" in seen(hand.body)

    hand.type("one", at="clients")
    assert "1 of 3 groups heard, 1 finding." in seen(hand.body)
    hand.type("two", at="experts")
    assert "2 of 3 groups heard, 2 findings." in seen(hand.body)


def test_only_what_was_heard_more_than_once_is_marked() -> None:
    wall = room()
    first = talk(wall, "clients", "P.")
    wall.note(OnInterview(first), "once", form="quote")
    wall.note(OnInterview(first), "twice", form="quote", heard=1)
    lines = seen(hand_at(wall.workshop).body).splitlines()

    assert "◆2" in next(line for line in lines if "twice" in line)
    assert "◆" not in next(line for line in lines if "once" in line)


def test_the_kind_of_a_talk_is_chosen_from_the_four() -> None:
    wall = room()
    talk(wall, "clients", "shop reviews")
    hand = hand_at(wall.workshop)

    hand.body.do("talk_kind")
    assert hand.desk.asked is not None
    assert [choice.key for choice in hand.desk.asked[1]] == list(method.TALK_KINDS)
    hand.desk.pick("reviews")

    assert hand.desk.view.talks[0].form == "reviews"
    assert "shop reviews · reviews" in seen(hand.body)


def test_the_homework_of_one_group_is_copied_at_once() -> None:
    wall = room()
    talk(wall, "clients", "P.", planned=True, when=SOON)
    hand = hand_at(wall.workshop)

    hand.body.do("homework")

    (copied,) = hand.desk.copied
    assert copied.startswith("🎧 Boiler rooms: whom to talk to by Sat 28 November")


def test_with_several_groups_each_has_its_own_message_or_all_one() -> None:
    wall = room()
    for group in ("clients", "experts"):
        talk(wall, group, planned=True, when=SOON)
    hand = hand_at(wall.workshop)

    hand.body.do("homework")
    hand.desk.pick("experts")
    hand.body.do("homework")
    hand.desk.pick("all")

    assert "Clients" not in hand.desk.copied[0]
    assert "Clients" in hand.desk.copied[1]
    assert "Experts" in hand.desk.copied[1]


def test_e_on_a_talk_mends_who_and_with_whom() -> None:
    wall = room()
    held = talk(wall, "clients", "P.", by=wall.person("Kira"))
    hand = hand_at(wall.workshop)
    hand.desk.cursor = held

    assert hand.body.do("edit")
    assert hand.desk.opened is not None
    assert hand.desk.opened.scaffold == "Kira → P."
    hand.type("Nina → P., plant 14")

    (mended,) = hand.desk.view.talks
    assert (hand.desk.view.name(mended.by), mended.who) == ("Nina", "P., plant 14")


def test_e_on_a_promise_offers_all_of_it_and_enter_changes_nothing() -> None:
    wall = room()
    promised = talk(wall, "experts", "Olga", planned=True, when=SOON, times=2)
    hand = hand_at(wall.workshop)
    hand.desk.cursor = promised

    hand.body.do("edit")
    assert hand.desk.opened is not None
    scaffold = hand.desk.opened.scaffold
    assert hand.type(scaffold) is None

    assert scaffold == "→ Olga, 2, Sat 28 Nov 2026"
    assert hand.desk.commands == []


def test_enter_on_a_talk_writes_there_and_elsewhere_is_left_to_the_screen() -> None:
    wall = room()
    first = talk(wall, "clients", "P.")
    talk(wall, "clients", "D.")
    note = wall.note(OnInterview(first), "I call three")
    hand = hand_at(wall.workshop)

    hand.desk.cursor = first
    assert hand.body.do("write_here")
    assert hand.desk.opened is not None
    assert hand.desk.opened.place == OnInterview(first)
    hand.desk.close_line()
    hand.desk.cursor = note
    assert not hand.body.do("write_here")
    assert not hand.body.do("edit")


@pytest.mark.parametrize("size", SIZES)
def test_hostile_text_stays_text(size: tuple[int, int]) -> None:
    wall = room()
    person = wall.person(HOSTILE[:60])
    for group in method.GROUPS:
        held = talk(wall, group, HOSTILE, by=person)
        for form in ("plain", "quote", "seen"):
            wall.note(OnInterview(held), HOSTILE * 3, form=form, heard=3)
        talk(wall, group, HOSTILE, by=person, planned=True, when=SOON)
    hand = hand_at(wall.workshop, size)

    for page in hand.body.pages():
        hand.body.turn(page)
        check_page(hand.body)
    assert "[bold red]x[/]" in seen(hand.body)
    assert all(isinstance(note, Note) for note in hand.desk.view.notes)
