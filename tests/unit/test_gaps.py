"""What is still needed, when a step is done, and where each gap is filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.gaps import KICKOFF, Gap, Spot, gaps, gaps_of, is_clean, state
from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
)
from cjm_tui.domain.records import (
    BRIEF_ID,
    Action,
    Brief,
    Group,
    How,
    Language,
    Link,
    Participant,
    Persona,
    Segment,
    Stage,
    Story,
    Talk,
)
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.method import keys
from cjm_tui.sentences import TEMPLATES
from cjm_tui.telling import tell
from cjm_tui.words import words
from tests.unit.walls import ROAD, Marks, Wall, whole


def missing(view: View, step: str) -> list[str]:
    return [gap.message.code for gap in gaps_of(view, step) if not gap.doubtful]


def doubts(view: View, step: str) -> list[str]:
    return [gap.message.code for gap in gaps_of(view, step) if gap.doubtful]


def one(view: View, step: str, code: str) -> Gap:
    (gap,) = (gap for gap in gaps_of(view, step) if gap.message.code == code)
    return gap


def test_an_empty_workshop_asks_for_every_step_in_order() -> None:
    view = Wall().view
    told = gaps(view)

    assert [state(view, step) for step in keys.STEPS] == ["none"] * 7
    assert list(dict.fromkeys(gap.step for gap in told)) == [KICKOFF, *keys.STEPS]
    assert not is_clean(view)


def test_a_whole_workshop_is_clean_and_every_step_done() -> None:
    view = whole().view

    assert [gap for gap in gaps(view) if not gap.doubtful] == []
    assert is_clean(view)
    assert [state(view, step) for step in keys.STEPS] == ["done"] * 7


UNDONE: dict[str, tuple[str, Callable[[Wall], None], str]] = {
    "who": ("audience", lambda wall: wall.bin("audience-who"), "gap_facet"),
    "needs": ("audience", lambda wall: wall.bin("audience-needs"), "gap_facet"),
    "problems": ("audience", lambda wall: wall.bin("audience-problems"), "gap_facet"),
    "sentence": ("audience", lambda wall: wall.brief(sentence=" "), "gap_sentence"),
    "segments": ("personas", lambda wall: wall.bin("plants"), "gap_segments"),
    "portrait": ("personas", lambda wall: wall.bin("viktor"), "gap_portrait"),
    "motive": ("personas", lambda wall: wall.bin("viktor-motive"), "gap_motive"),
    "problem": ("personas", lambda wall: wall.bin("viktor-problem"), "gap_problem"),
    "clients": ("interviews", lambda wall: wall.bin("finding-clients"), "gap_group"),
    "experts": ("interviews", lambda wall: wall.bin("talk-experts"), "gap_group"),
    "does": ("stages", lambda wall: wall.bin("does-choice"), "gap_does"),
    "stages": ("stages", lambda wall: wall.bin(*ROAD[:3]), "gap_more_stages"),
    "story": ("stories", lambda wall: wall.bin("winter"), "gap_title"),
    "goal": ("map", lambda wall: wall.bin("goal-choice"), "gap_cell"),
    "touchpoint": ("map", lambda wall: wall.bin("touchpoints-choice"), "gap_cell"),
    "feeling": ("map", lambda wall: wall.bin("feels-choice"), "gap_feeling"),
    "solution": ("map", lambda wall: wall.bin("one number"), "gap_barrier"),
    "focus": ("close", lambda wall: wall.brief(focus=""), "gap_focus"),
    "action": ("close", lambda wall: wall.bin("call"), "gap_action"),
    "owner": ("close", lambda wall: wall.bin("nina"), "gap_owner"),
    "idea": ("close", lambda wall: wall.bin("guide on the site"), "gap_idea"),
}


@pytest.mark.parametrize("lacking", UNDONE)
def test_a_step_is_done_only_with_all_that_its_rule_asks_for(lacking: str) -> None:
    step, take_away, code = UNDONE[lacking]
    wall = whole()
    take_away(wall)

    assert state(wall.view, step) == ("none" if lacking in ("segments", "story") else "begun")
    assert missing(wall.view, step)[:1] == [code]
    assert not is_clean(wall.view)


def test_a_reason_why_not_answers_a_barrier_as_a_solution_does() -> None:
    wall = whole()
    place = OnMap("winter", "need", "barriers")
    wall.note("nobody to ask", place, marks=Marks(severity=1, aside="not ours"))
    assert missing(wall.view, "map") == []

    wall.note("no reviews", place, marks=Marks(severity=1))
    gap = one(wall.view, "map", "gap_barrier")

    assert gap.message == Message("gap_barrier", {"barrier": "no reviews"})
    assert gap.spot == Spot("map", "barriers", OnMap("winter", "need", "solutions"), "no reviews")


def test_a_segment_needs_a_portrait_or_to_be_set_aside() -> None:
    wall = whole()
    wall.put(Segment(id="hospitals", name="hospitals", aside="later"))
    assert state(wall.view, "personas") == "done"

    wall.put(Segment(id="housing", name="housing companies"))
    gap = one(wall.view, "personas", "gap_portrait")

    assert gap.spot == Spot("personas", "name", target="housing")
    assert state(wall.view, "personas") == "begun"


def test_one_whole_portrait_is_enough_and_the_others_are_doubts() -> None:
    wall = whole()
    wall.put(
        Segment(id="housing", name="housing companies"),
        Persona(id="irina", segment="housing", name="Irina"),
    )

    assert state(wall.view, "personas") == "done"
    doubtful = one(wall.view, "personas", "gap_motive")
    assert doubtful.doubtful
    assert doubtful.spot.place == OnPersona("irina", "motive")


def test_with_no_whole_portrait_the_one_that_needs_least_is_asked_for() -> None:
    wall = whole()
    wall.bin("viktor-motive", "viktor-problem")
    wall.put(
        Segment(id="housing", name="housing companies"),
        Persona(id="irina", segment="housing", name="Irina"),
    )
    wall.note("a bill", OnPersona("irina", "problem"))

    needed = [gap for gap in gaps_of(wall.view, "personas") if not gap.doubtful]

    assert [gap.spot.place for gap in needed] == [OnPersona("irina", "motive")]


def test_interviews_are_begun_by_one_finding() -> None:
    wall = Wall()
    wall.put(Talk(id="talk", group="clients"))
    assert state(wall.view, "interviews") == "none"

    wall.note("I call three", OnInterview("talk"))

    assert state(wall.view, "interviews") == "begun"
    assert [gap.message.params for gap in gaps_of(wall.view, "interviews")] == [
        {"group_key": "non_users"},
        {"group_key": "experts"},
    ]


@pytest.mark.parametrize(
    ("by", "when", "mark"),
    [("nina", "2026-11-28", "begun"), ("", "2026-11-28", "none"), ("nina", "", "none")],
)
def test_interviews_are_begun_by_a_promise_for_each_group(by: str, when: str, mark: str) -> None:
    wall = Wall()
    groups: tuple[Group, ...] = keys.GROUPS
    for group in groups[:2]:
        wall.put(Talk(id=group, group=group, planned=True, by="nina", when="2026-11-28"))
    assert state(wall.view, "interviews") == "none"

    wall.put(Talk(id=groups[2], group=groups[2], planned=True, by=by, when=when))

    assert state(wall.view, "interviews") == mark


def test_the_gap_of_a_group_opens_the_talk_that_is_there() -> None:
    wall = Wall()
    wall.put(Talk(id="promised", group="experts", planned=True))

    spots = {gap.spot.part: gap.spot for gap in gaps_of(wall.view, "interviews")}

    assert spots["experts"].place == OnInterview("promised")
    assert spots["clients"].place is None


def test_names_of_a_template_count_once_the_team_keeps_them() -> None:
    wall = Wall()
    for number in range(4):
        wall.put(Stage(id=f"stage{number}", name="Deal", suggested=number > 1))
        wall.note(f"does{number}", OnStage(f"stage{number}", "does"))
    assert missing(wall.view, "stages") == ["gap_stage_name"] * 2
    assert state(wall.view, "stages") == "begun"

    wall.put(Stage(id="stage2", name="Deal"))

    assert state(wall.view, "stages") == "done"
    assert one(wall.view, "stages", "gap_stage_name").doubtful


def test_missing_episodes_leave_the_stories_begun_but_the_map_clean() -> None:
    wall = whole()
    wall.bin("beat-contract")
    gap = one(wall.view, "stories", "gap_beat")

    assert gap.doubtful
    assert gap.spot.place == OnStory("winter", "contract")
    assert state(wall.view, "stories") == "begun"
    assert is_clean(wall.view)


def test_a_story_must_be_chosen() -> None:
    wall = whole()
    wall.put(Story(id="winter", title="The first winter"))

    assert missing(wall.view, "stories") == ["gap_chosen"]
    assert one(wall.view, "map", "gap_map_story").spot.step == "stories"
    assert state(wall.view, "map") == "begun"


def test_the_map_is_asked_for_pass_by_pass() -> None:
    wall = Wall()
    wall.told()
    wall.barrier("night", "need")
    parts = [gap.spot.part for gap in gaps_of(wall.view, "map") if not gap.doubtful]

    assert parts == ["path"] * 10 + ["emotions"] * 5 + ["barriers"]


def test_words_without_a_score_are_not_yet_a_feeling() -> None:
    wall = whole()
    wall.bin("feels-need")
    wall.note("uneasy", OnMap("winter", "need", "emotions"))

    assert missing(wall.view, "map") == ["gap_feeling"]


@pytest.mark.parametrize(("how", "needed"), [("alone", []), ("team", ["gap_owner"])])
def test_who_works_alone_owns_every_action(how: How, needed: list[str]) -> None:
    wall = whole()
    wall.brief(how=how)
    wall.put(Action(id="call", by="2026-11-28"))

    assert missing(wall.view, "close") == needed


def test_the_owner_and_the_date_must_be_of_one_action() -> None:
    wall = whole()
    wall.put(
        Action(id="call", owners=("nina",), first_step="ask three plants"),
        Action(id="form", by="2026-12-02"),
    )

    gap = one(wall.view, "close", "gap_date")

    assert (gap.message.params, gap.spot.target) == ({"action": "ask three plants"}, "call")
    assert missing(wall.view, "close") == ["gap_date"]


def doubtful_wall() -> Wall:
    wall = whole()
    wall.brief(question="what do we change first?")
    wall.put(Link(id="back", source="aftercare", target="market", form="sent_back"))
    wall.note("their own brigade", OnPersona("viktor", "compares"))
    for stage in ROAD:
        wall.put(Talk(id=f"seen-{stage}", group="clients"))
        wall.note(f"heard-{stage}", OnStage(stage, "does"), marks=Marks(heard=1))
    return wall


def test_a_workshop_can_be_free_of_doubt() -> None:
    assert gaps(doubtful_wall().view) == ()


def happy_but_leaving(wall: Wall) -> None:
    wall.put(Participant(id="oleg", name="Oleg"))
    wall.score("contract", 2)
    wall.barrier("refused", "contract", severity=3)
    wall.solution("a partner", "contract", "refused")
    wall.put(Action(id="find", solution="a partner", owners=("oleg",), by="2026-12-05"))


def works_at_the_peak(wall: Wall) -> None:
    wall.brief(lanes=("works",))
    wall.score("contract", 1)


def nobody_keeps_it(wall: Wall) -> None:
    wall.barrier("refused", "market", severity=3)
    wall.solution("a partner", "market", "refused")


def cut_off(wall: Wall) -> None:
    wall.put(Stage(id="need", name="Deal", template="experience_loop/deal", rank="a0"))


def nine_stages(wall: Wall) -> None:
    for number in range(6, 10):
        wall.put(Stage(id=f"stage{number}", name="more"))
        wall.note(f"beat{number}", OnStory("winter", f"stage{number}"), marks=Marks(heard=1))


DOUBTED: dict[str, tuple[str, Callable[[Wall], None], Spot]] = {
    "doubt_question": (
        KICKOFF,
        lambda wall: wall.brief(question=""),
        Spot(KICKOFF, "question"),
    ),
    "doubt_compares": (
        "personas",
        lambda wall: wall.bin("their own brigade"),
        Spot("personas", place=OnPersona("viktor", "compares"), target="viktor"),
    ),
    "doubt_straight": ("stages", lambda wall: wall.bin("back"), Spot("stages", "links")),
    "doubt_first_stage": ("stages", cut_off, Spot("stages", "name", target="need")),
    "doubt_many_stages": ("stages", nine_stages, Spot("stages", "name")),
    "doubt_guesses": (
        "stages",
        lambda wall: wall.bin("heard-choice"),
        Spot("stages", place=OnStage("choice", "does"), target="choice"),
    ),
    "doubt_whose": (
        "stories",
        lambda wall: wall.put(Story(id="winter", title="winter", chosen=True)),
        Spot("stories", "titles", target="winter"),
    ),
    "doubt_low": (
        "map",
        lambda wall: wall.score("choice", -1),
        Spot("map", "barriers", OnMap("winter", "choice", "barriers")),
    ),
    "doubt_happy": (
        "map",
        happy_but_leaving,
        Spot("map", "emotions", OnMap("winter", "contract", "emotions"), "refused"),
    ),
    "doubt_works": (
        "map",
        works_at_the_peak,
        Spot("map", "path", OnMap("winter", "contract", "works")),
    ),
    "doubt_waiting_barriers": (
        "map",
        lambda wall: wall.note("later", OnParking("barriers"), marks=Marks(severity=1)),
        Spot("map", "barriers", OnParking("barriers"), "later"),
    ),
    "doubt_waiting_solutions": (
        "map",
        lambda wall: wall.note("call back", OnParking("solutions")),
        Spot("map", "barriers", OnParking("solutions"), "call back"),
    ),
    "doubt_waiting_solution": (
        "map",
        lambda wall: wall.solution("call back", "market"),
        Spot("map", "barriers", OnMap("winter", "market", "solutions"), "call back"),
    ),
    "doubt_nobody": ("close", nobody_keeps_it, Spot("close", "plan", target="refused")),
}


@pytest.mark.parametrize("code", DOUBTED)
def test_each_doubt_is_named_at_its_spot_and_makes_nothing_unclean(code: str) -> None:
    step, doubted, spot = DOUBTED[code]
    wall = doubtful_wall()
    doubted(wall)
    gap = one(wall.view, step, code)

    assert gap.doubtful
    assert gap.spot == spot
    assert doubts(wall.view, step) == [code]


def test_a_map_with_feelings_and_not_one_barrier_is_doubtful() -> None:
    wall = doubtful_wall()
    wall.bin("night", "one number")
    assert doubts(wall.view, "map") == []

    wall.score("market", 1)

    assert doubts(wall.view, "map") == ["doubt_no_barrier"]


def test_nobody_is_asked_who_keeps_it_before_the_close_has_begun() -> None:
    wall = doubtful_wall()
    wall.bin("call", "guide on the site")
    wall.brief(focus="")
    nobody_keeps_it(wall)
    assert doubts(wall.view, "close") == []

    wall.brief(because="at night nobody answers")

    assert doubts(wall.view, "close") == ["doubt_nobody"]


def test_a_second_promise_without_a_name_is_a_doubt() -> None:
    wall = doubtful_wall()
    wall.put(Action(id="form", barrier="night", by="2026-12-02"))
    gap = one(wall.view, "close", "gap_owner")

    assert gap.doubtful
    assert gap.message.params == {"action": "night"}


def every_gap() -> list[Gap]:
    walls = [Wall(), whole()]
    empty = Wall()
    empty.put(Segment(id="plants", name="plants"), Persona(id="v", segment="plants", name=""))
    empty.put(Story(id="winter", title="winter"), Stage(id="s", name="Deal", suggested=True))
    walls.append(empty)
    mapped = Wall()
    mapped.told()
    mapped.barrier("night", "market")
    mapped.put(Action(id="call"))
    walls.append(mapped)
    faceless = whole()
    faceless.bin("viktor")
    walls.append(faceless)
    flat = doubtful_wall()
    flat.bin("night")
    flat.score("market", 1)
    walls.append(flat)
    for _, doubted, _ in DOUBTED.values():
        wall = doubtful_wall()
        doubted(wall)
        walls.append(wall)
    return [gap for wall in walls for gap in gaps(wall.view)]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_gap_is_told_in_words_without_a_key_or_a_brace(language: Language) -> None:
    for gap in every_gap():
        told = tell(words(language), gap.message)

        assert gap.message.code not in told
        assert "{" not in told
        assert "_" not in told
        assert len(told) < 160


def test_every_gap_that_has_a_sentence_can_be_found() -> None:
    codes = {code for code in TEMPLATES if code.startswith(("gap_", "doubt_"))}
    found = {gap.message.code for gap in every_gap()}

    assert codes == found


def test_a_key_in_a_message_becomes_the_methods_word() -> None:
    said = words("en")

    assert tell(said, Message("gap_facet", {"facet_key": "problems"})) == (
        "Problems and pains: nothing yet"
    )
    cell = Message("gap_cell", {"lane_key": "weather", "number": 2, "stage": "Deal"})
    assert tell(said, cell) == "weather at 2 Deal"
    assert tell(said, Message("empty")) == "There is nothing in it."


REMOVABLE = [record for record in whole().workshop.records if record != BRIEF_ID]


@given(st.sets(st.sampled_from(REMOVABLE), max_size=8))
def test_a_step_is_done_exactly_when_nothing_is_missing_and_gaps_lead_to_what_is_there(
    taken: set[str],
) -> None:
    wall = whole()
    wall.bin(*taken)
    view = wall.view

    for step in keys.STEPS:
        beats = step == "stories" and "gap_beat" in doubts(view, step)
        is_lacking = bool(missing(view, step)) or beats
        assert (state(view, step) == "done") == (not is_lacking)
    for gap in gaps(view):
        assert gap.spot.step in (KICKOFF, *keys.STEPS)
        assert not gap.spot.target or view.record(gap.spot.target) is not None
    assert is_clean(view) == all(gap.doubtful for gap in gaps(view))


def test_one_idea_and_one_audience_note_begin_their_steps() -> None:
    wall = Wall(Brief(id=BRIEF_ID, title="t"))
    wall.note("a guide", OnIdeas())
    wall.note("engineers", OnAudience("who"))

    assert state(wall.view, "close") == "begun"
    assert state(wall.view, "audience") == "begun"
