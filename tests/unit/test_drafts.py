"""Drafts joined from what people wrote, the proposed start, and where a team stands."""

from __future__ import annotations

from cjm_tui.domain.drafts import proposed_start, read_back, recap, sentence_draft
from cjm_tui.domain.places import OnAudience, OnInterview, OnMap, OnPersona, OnStage, OnStory
from cjm_tui.domain.records import BRIEF_ID, Brief, Link, Persona, Segment, Story, Talk
from cjm_tui.words import words
from tests.unit.walls import Marks, Wall, whole

EN = words("en")


def test_the_sentence_takes_what_most_people_said_under_each_heading() -> None:
    wall = Wall()
    wall.note("somebody", OnAudience("who"))
    wall.note("chief engineers", OnAudience("who"), marks=Marks(voices=3))
    wall.note("the heat", OnAudience("answer_for"))
    wall.note("someone who comes\nat night.", OnAudience("needs"))
    wall.note("compare by gut", OnAudience("problems"))
    wall.note("three formats", OnAudience("problems"), marks=Marks(heard=2))

    assert sentence_draft(wall.view, EN) == (
        "Chief engineers who answer for the heat, need someone who comes at night, "
        "but three formats."
    )


def test_the_sentence_leaves_room_for_what_nobody_said() -> None:
    wall = Wall()
    wall.note("a calm night", OnAudience("needs"))

    assert sentence_draft(wall.view, EN) == "… who answer for …, need a calm night, but …."


def test_braces_in_peoples_words_stay_what_they_are() -> None:
    wall = Wall()
    wall.note("{needs} [b]engineers[/b]", OnAudience("who"))

    assert sentence_draft(wall.view, EN).startswith("{needs} [b]engineers[/b] who answer")


def told() -> Wall:
    wall = Wall()
    wall.told()
    wall.note("the boiler stops at −25", OnStory("winter", "need"))
    wall.score("need", -1, "uneasy")
    wall.note("calls three.", OnStory("winter", "market"))
    wall.note("one answers on Monday?", OnStory("winter", "market"))
    wall.score("market", -2, "alone, angry")
    wall.barrier("nobody answers", "market", severity=3)
    wall.barrier("three formats", "market", severity=2)
    wall.note("takes the one who answered", OnStage("choice", "does"))
    wall.score("contract", 2)
    wall.put(
        Link(id="back", source="aftercare", target="market", form="sent_back", reason="a bad job"),
        Link(id="out", source="contract", form="leaves"),
    )
    return wall


def test_the_story_is_read_back_stage_by_stage_as_it_happened() -> None:
    assert read_back(told().view, EN) == (
        "Viktor, chief engineer. The story: “The first winter”. "
        "Need: the boiler stops at −25. Feels: uneasy. "
        "Market: calls three; one answers on Monday? Feels: alone, angry. "
        "In the way: nobody answers; three formats. "
        "Choice: takes the one who answered. "
        "Contract. Some leave here: … "
        "Aftercare. Back to “Market”: a bad job. "
        "The hardest place: Market. The best place: Contract."
    )


def test_the_text_the_team_mended_is_read_instead() -> None:
    wall = told()
    wall.brief(read_back="His boiler stops on a Saturday.")

    assert read_back(wall.view, EN) == "His boiler stops on a Saturday."


def test_nothing_is_read_back_before_a_story_is_chosen() -> None:
    wall = told()
    wall.put(Story(id="winter", title="The first winter"))

    assert read_back(wall.view, EN) == ""
    assert proposed_start(wall.view) == ()


def test_the_story_on_the_screen_is_the_one_read_back() -> None:
    wall = told()
    wall.put(Story(id="act", title="The act", chosen=True))

    assert "“The act”" in read_back(wall.view, EN, "act")


def test_the_start_is_proposed_by_severity_then_barriers_then_feeling() -> None:
    wall = told()
    wall.barrier("refused", "contract", severity=3)
    wall.barrier("no reviews", "need", severity=1)
    wall.barrier("order too much", "choice", severity=1)
    wall.score("choice", 1)
    cases = proposed_start(wall.view)

    assert [case.stage.id for case in cases] == [
        "market",
        "contract",
        "need",
        "choice",
        "aftercare",
    ]
    best = cases[0]
    assert (best.barriers, best.worst, best.score, best.is_lowest) == (2, 3, -2, True)
    assert (cases[-1].barriers, cases[-1].worst, cases[-1].score) == (0, 0, None)


def test_more_voices_come_first_where_barriers_are_level() -> None:
    wall = Wall()
    wall.told()
    wall.barrier("quiet", "need")
    wall.barrier("loud", "choice", voices=4)

    assert [case.stage.id for case in proposed_start(wall.view)][:2] == ["choice", "need"]


def test_a_barrier_set_aside_is_no_reason_to_start_there() -> None:
    wall = Wall()
    wall.told()
    place = OnMap("winter", "choice", "barriers")
    wall.note("the law", place, marks=Marks(severity=3, aside="not ours"))
    wall.barrier("the act", "aftercare")

    assert proposed_start(wall.view)[0].stage.id == "aftercare"


def test_where_we_are_says_what_is_done_and_what_comes_next() -> None:
    wall = whole()
    wall.brief(question="what do we change first?")
    wall.barrier("the act", "aftercare")
    told = recap(wall.view)

    assert (told.question, told.persona, told.story) == (
        "what do we change first?",
        "Viktor",
        "The first winter",
    )
    assert (told.stages, told.groups_heard, told.findings) == (
        5,
        ("clients", "non_users", "experts"),
        3,
    )
    assert (told.answered, told.barriers) == (1, 2)
    assert told.next_step == "map"
    assert told.done == ("audience", "personas", "interviews", "stages", "stories", "close")


def test_where_we_are_has_nothing_next_when_all_is_done_and_little_at_the_start() -> None:
    assert recap(whole().view).next_step == ""

    wall = Wall(Brief(id=BRIEF_ID, title="t"))
    wall.put(Segment(id="plants", name="plants"), Talk(id="talk", group="clients"))
    wall.put(Persona(id="irina", segment="plants", name="Irina"))
    wall.note("a bill", OnPersona("irina", "problem"))
    wall.note("I call three", OnInterview("talk"))
    told = recap(wall.view)

    assert (told.persona, told.story, told.stages, told.next_step) == ("Irina", "", 0, "audience")
    assert (told.groups_heard, told.findings, told.done) == (("clients",), 1, ())
