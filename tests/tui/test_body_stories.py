"""Step 5: titles first, then hands, then the episodes of what was chosen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cjm_tui.domain.gaps import Spot, gaps_of, state
from cjm_tui.domain.places import OnInterview, OnStory
from cjm_tui.domain.records import How, Language, Talk
from cjm_tui.domain.said import offers, place_offer
from cjm_tui.domain.workshop import Workshop
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.stories import Stories
from tests.tui.fake_desk import (
    HOSTILE,
    LANGUAGES,
    SIZES,
    FakeDesk,
    Hand,
    Wall,
    check_page,
    example,
    keys,
    seen,
)

WIDE = SIZES[1]
PROJECTOR = SIZES[0]
BOTH = pytest.mark.parametrize("size", [PROJECTOR, WIDE])


def hand_at(workshop: Workshop, size: tuple[int, int] = WIDE) -> Hand:
    return Hand(Stories(FakeDesk(workshop, size=size)))


def room(people: int = 7, how: How = "team", *, chosen: str = "") -> tuple[Wall, list[str]]:
    """Three stories of Viktor on three stages."""
    wall = Wall(how=how)
    for number in range(people):
        wall.person(f"Person {number}")
    persona = wall.persona("Viktor")
    for name in ("Need", "Search", "Deal"):
        wall.stage(name)
    titles = ("Winter", "Estimates", "The act")
    return wall, [wall.story(title, persona, chosen=title == chosen) for title in titles]


def stages_of(hand: Hand) -> list[str]:
    return [stage.id for stage in hand.desk.view.stages]


def is_open(hand: Hand) -> bool:
    return hand.desk.opened is not None


def chosen(hand: Hand) -> list[str]:
    return [story.title for story in hand.desk.view.chosen]


def hands(hand: Hand) -> list[int]:
    return [story.hands for story in hand.desk.view.stories]


# --- what is drawn


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_titles_stand_with_their_hands_and_wide_pages_tell_the_chosen_one_beside_them(
    size: tuple[int, int], lang: Language
) -> None:
    body = Stories(FakeDesk(example("boiler", lang), size=size, lang=lang))

    check_page(body)
    page = seen(body)
    assert page.count("\n") < size[1]
    view = body.view
    assert {story.id for story in view.stories} <= set(keys(body.page()))
    assert "●●●●●" in page
    assert "★" in page
    told = [n.id for s in view.stages for n in view.at(OnStory(view.chosen[0].id, s.id))]
    assert set(told) <= set(keys(body.page())) or body.is_narrow
    assert ("↺ 5 → 2" in page) != body.is_narrow


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_projector_enter_opens_the_episodes_as_a_page_and_esc_leads_back(
    lang: Language,
) -> None:
    hand = Hand(Stories(FakeDesk(example("boiler", lang), size=PROJECTOR, lang=lang)))
    story = hand.desk.view.chosen[0]
    hand.desk.cursor = story.id

    assert hand.body.do("write_here")
    check_page(hand.body)
    page = seen(hand.body)
    assert page.count("\n") < PROJECTOR[1]
    assert story.title.upper() in page
    assert "↺ 5 → 2" in page
    hand.desk.close_line()
    assert hand.body.do("leave_story")
    assert "●●●●●" in seen(hand.body)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_title_the_page_asks_for_one(size: tuple[int, int], lang: Language) -> None:
    body = Stories(FakeDesk(Wall(lang).workshop, size=size, lang=lang))

    check_page(body)
    assert body.is_empty()
    assert body.hint()
    assert "?" in seen(body)
    assert body.addresses()[0].arrival == "titles"


@pytest.mark.parametrize("size", SIZES)
def test_hostile_text_stays_what_it_is(size: tuple[int, int]) -> None:
    wall = Wall()
    persona = wall.persona(HOSTILE[:60])
    stage = wall.stage(HOSTILE)
    story = wall.story(HOSTILE + " long" * 20, persona)
    wall.story("漢字" * 40, persona, chosen=False)
    wall.note(OnStory(story, stage), HOSTILE * 3)
    wall.leaves(stage, HOSTILE * 3)
    hand = hand_at(wall.workshop, size)

    check_page(hand.body)
    hand.body.turn(story)
    check_page(hand.body)
    assert "[bold red]x[/]" in seen(hand.body)


def test_more_hands_than_dots_fit_are_told_by_the_number() -> None:
    wall, _ = room(people=0)
    hand = hand_at(wall.workshop, PROJECTOR)
    hand.body.do("hands")
    hand.type("40 1 0")

    check_page(hand.body)
    assert "●●… 40" in seen(hand.body)


# --- titles


@BOTH
def test_titles_follow_each_other_and_belong_to_the_persona(size: tuple[int, int]) -> None:
    wall = Wall()
    persona = wall.persona("Viktor")
    hand = hand_at(wall.workshop, size)
    hand.desk.open_line(hand.body.addresses()[0])

    for title in ("Winter", "Estimates"):
        assert hand.type(title) is None
    stories = hand.desk.view.stories
    assert [(story.title, story.persona) for story in stories] == [
        ("Winter", persona),
        ("Estimates", persona),
    ]
    assert hand.desk.opened is not None
    assert hand.desk.opened.arrival == "titles"


def test_tab_leads_to_the_titles_of_each_persona() -> None:
    wall, _ = room()
    anna = wall.persona("Anna")
    hand = hand_at(wall.workshop)

    hand.type("The canteen", at=f"titles:{anna}")

    assert hand.desk.view.stories[-1].persona == anna
    page = seen(hand.body)
    assert page.index("ANNA") < page.index("The canteen")


def test_quotes_of_the_talks_are_offered_as_titles() -> None:
    wall = Wall()
    viktor = wall.persona("Viktor")
    talk = wall.record(Talk(id="talk-0000001", rank="a0", group="clients"))
    quote = wall.note(OnInterview(talk), "and if you go bust in January?", form="quote")
    hand = hand_at(wall.workshop)
    address = hand.body.addresses()[0]
    assert "↓" in seen(hand.body)

    assert address.arrival is not None
    (offer,) = offers(hand.desk.view, address.arrival)
    placed = place_offer(
        hand.desk.view, offer, address.arrival, new_id="story-000001", target=address.target
    )
    assert hand.desk.submit(replace(placed, id=new_id()))
    (story,) = hand.desk.view.stories
    assert (story.source, story.persona) == (quote, viktor)


def test_e_on_a_story_mends_its_title_and_leaves_notes_to_the_editor() -> None:
    wall, stories = room(chosen="Winter")
    hand = hand_at(wall.workshop)
    note = wall.note(OnStory(stories[0], stages_of(hand)[0]), "at night")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stories[1]

    assert hand.body.do("edit")
    assert hand.desk.opened is not None
    assert hand.desk.opened.scaffold == "Estimates"
    assert hand.type("Three estimates") is None
    assert not is_open(hand)
    assert hand.desk.view.stories[1].title == "Three estimates"
    hand.desk.cursor = note
    assert not hand.body.do("edit")


# --- hands


@pytest.mark.parametrize("line", ["5 2 0", "520", "5, 2, 0", "5 2"])
@BOTH
def test_one_row_of_digits_counts_all_hands_and_puts_the_top_one_on_the_map(
    line: str, size: tuple[int, int]
) -> None:
    wall, _ = room()
    hand = hand_at(wall.workshop, size)
    hand.body.do("hands")

    assert hand.type(line) is None
    assert hands(hand) == [5, 2, 0]
    assert chosen(hand) == ["Winter"]
    assert len(hand.desk.commands) == 1, "one undo takes it all back"
    assert [spot.target for spot in hand.desk.went] == [hand.desk.view.chosen[0].id]
    assert not is_open(hand)


def test_hands_go_up_while_they_are_typed_and_down_when_the_line_is_left() -> None:
    wall, _ = room()
    hand = hand_at(wall.workshop)
    hand.body.do("hands")

    hand.keys("3 1")
    assert "●●●" in seen(hand.body)
    hand.desk.close_line()
    assert "●" not in seen(hand.body)


def test_more_hands_than_people_are_refused_and_the_line_stays() -> None:
    wall, _ = room(people=4)
    wall.person("Away", away=True)
    hand = hand_at(wall.workshop)
    hand.body.do("hands")

    refusal = hand.type("3 2 0")
    assert refusal is not None
    assert (refusal.code, refusal.params) == ("hands_too_many", {"sum": 5, "present": 4})
    assert hand.desk.opened is not None
    assert hand.type("2 2 0") is None


@pytest.mark.parametrize("line", ["none", "1 2 3 4", "5 for winter"])
def test_what_are_no_hands_is_refused(line: str) -> None:
    wall, _ = room()
    hand = hand_at(wall.workshop)
    hand.body.do("hands")

    refusal = hand.type(line)
    assert refusal is not None
    assert refusal.code == "hands_unclear"
    assert hand.desk.commands == []


def test_level_stories_are_left_to_the_room() -> None:
    wall, _ = room()
    hand = hand_at(wall.workshop)
    hand.body.do("hands")

    assert hand.type("3 3 1") is None
    assert hands(hand) == [3, 3, 1]
    assert chosen(hand) == []
    assert hand.desk.told


def test_hands_change_nothing_about_what_is_on_the_map_already() -> None:
    wall, _ = room(chosen="Estimates")
    hand = hand_at(wall.workshop)
    hand.body.do("hands")

    assert hand.type("5 1 0") is None
    assert chosen(hand) == ["Estimates"]


def test_alone_there_are_no_hands() -> None:
    wall, _ = room(people=1, how="alone")
    hand = hand_at(wall.workshop)

    assert hand.body.do("hands")
    assert not is_open(hand)
    assert hand.desk.told


# --- choosing


def test_space_puts_several_on_the_map_and_takes_them_off() -> None:
    wall, stories = room()
    hand = hand_at(wall.workshop)

    for story in (stories[0], stories[2]):
        hand.desk.cursor = story
        assert hand.body.do("choose")
    assert chosen(hand) == ["Winter", "The act"]
    assert hand.body.do("choose")
    assert chosen(hand) == ["Winter"]


def test_a_story_of_nobody_is_given_to_the_one_persona_or_asks_whose_it_is() -> None:
    one = Wall()
    only, story = one.persona("Viktor"), one.story("Winter", chosen=False)
    hand = hand_at(one.workshop)
    hand.desk.cursor = story
    hand.body.do("choose")
    assert hand.desk.view.chosen[0].persona == only

    two = Wall()
    two.persona("Viktor")
    anna, story = two.persona("Anna"), two.story("Winter", chosen=False)
    hand = hand_at(two.workshop)
    hand.desk.cursor = story
    hand.body.do("choose")
    hand.desk.pick(anna)
    assert hand.desk.view.chosen[0].persona == anna


def test_space_beside_the_stories_changes_nothing() -> None:
    wall, _ = room(chosen="Winter")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = "titles"

    hand.body.do("choose")
    assert hand.desk.commands == []
    assert hand.desk.told


# --- episodes


@BOTH
def test_enter_on_a_story_opens_the_first_missing_episode_and_walks_the_stages(
    size: tuple[int, int],
) -> None:
    wall, stories = room(chosen="Winter")
    first, second, third = stages_of(hand_at(wall.workshop))
    wall.note(OnStory(stories[0], first), "Saturday night")
    hand = hand_at(wall.workshop, size)
    hand.desk.cursor = stories[0]

    assert hand.body.do("write_here")
    assert hand.desk.opened is not None
    assert hand.desk.opened.place == OnStory(stories[0], second)
    assert hand.desk.opened.label.endswith("2 Search")
    assert hand.type("called three") is None
    assert hand.type("took the one who answered") is None
    assert not is_open(hand)
    assert hand.desk.view.at(OnStory(stories[0], third))[0].text == "took the one who answered"
    assert state(hand.desk.view, "stories") == "done"
    assert "called three" in seen(hand.body)


def test_a_story_not_chosen_is_told_when_somebody_wants_to() -> None:
    wall, stories = room(chosen="Winter")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stories[1]
    assert "★ WINTER" in seen(hand.body), "looking at a title keeps the chosen one's episodes"

    hand.body.do("write_here")
    assert "ESTIMATES" in seen(hand.body)
    hand.type("three formats")
    assert hand.desk.view.at(OnStory(stories[1], stages_of(hand)[0]))


def test_page_down_goes_to_the_next_chosen_story_with_its_line() -> None:
    wall, stories = room(chosen="Winter")
    wall.story("Fourth", chosen=True)
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stories[0]
    hand.body.do("write_here")
    fourth = hand.desk.view.stories[-1].id
    assert list(hand.body.pages()) == [stories[0], fourth]

    hand.body.turn(fourth)
    assert hand.body.at == fourth
    assert hand.desk.opened is not None
    assert hand.desk.opened.place == OnStory(fourth, stages_of(hand)[0])


def test_on_a_projector_pages_are_the_list_and_each_chosen_story() -> None:
    wall, stories = room(chosen="The act")
    hand = hand_at(wall.workshop, PROJECTOR)

    assert list(hand.body.pages()) == ["list", stories[2]]
    assert hand.body.at == "list"
    hand.desk.cursor = stories[2]
    assert hand.body.at == "list", "the cursor alone turns no page"
    hand.body.turn(stories[2])
    assert hand.body.at == stories[2]


def test_a_quote_told_in_an_episode_is_a_quote() -> None:
    wall, stories = room(chosen="Winter")
    hand = hand_at(wall.workshop)
    hand.type("«call on Monday»", at=f"{stories[0]}:{stages_of(hand)[0]}")

    assert hand.desk.view.notes[0].form == "quote"


def test_without_stages_a_story_says_what_comes_first() -> None:
    wall = Wall()
    story = wall.story("Winter")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = story

    assert hand.body.do("write_here")
    assert not is_open(hand)
    assert hand.desk.told
    check_page(hand.body)


@BOTH
def test_gaps_lead_to_a_title_an_episode_or_the_stories_to_choose_from(
    size: tuple[int, int],
) -> None:
    empty = hand_at(Wall().workshop, size)
    (gap,) = gaps_of(empty.desk.view, "stories")
    address = empty.body.address_for(gap.spot)
    assert address is not None
    assert address.arrival == "titles"

    wall, stories = room()
    hand = hand_at(wall.workshop, size)
    (gap,) = gaps_of(hand.desk.view, "stories")
    assert hand.body.address_for(gap.spot) is None
    assert gap.spot.target in keys(hand.body.page())

    place = OnStory(stories[1], stages_of(hand)[1])
    address = hand.body.address_for(Spot("stories", place=place, target=stories[1]))
    assert address is not None
    assert address.place == place
    hand.desk.open_line(address)
    assert address.key in keys(hand.body.page())
    assert hand.body.guide_key(address) == "line.beat"
