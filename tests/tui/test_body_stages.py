"""Step 4: a road from a template, the findings or nothing; what is suggested stays grey."""

from __future__ import annotations

import pytest

from cjm_tui.domain.commands import AddStage
from cjm_tui.domain.gaps import Spot, gaps_of, state
from cjm_tui.domain.places import OnInterview, OnStage
from cjm_tui.domain.records import Language, Stage, Talk
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method import loader
from cjm_tui.tui.blocks import Block
from cjm_tui.tui.bodies.brackets import Arc, Rows, brackets, zone_width
from cjm_tui.tui.bodies.stages import Stages
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

WIDE = SIZES[1]
PROJECTOR = SIZES[0]


def hand_at(workshop: Workshop, size: tuple[int, int] = WIDE) -> Hand:
    return Hand(Stages(FakeDesk(workshop, size=size)))


def road(*names: str) -> tuple[Wall, list[str]]:
    wall = Wall()
    return wall, [wall.stage(name) for name in names]


def press(hand: Hand, key: str) -> None:
    """Enter on an item."""
    hand.desk.cursor = key
    assert hand.body.do("write_here")


def taken(template: str, size: tuple[int, int] = WIDE) -> Hand:
    """A workshop that has just begun with a template."""
    hand = hand_at(Wall().workshop, size)
    press(hand, template)
    return hand


def names(hand: Hand) -> list[str]:
    return [stage.name for stage in hand.desk.view.stages]


def styles_of(block: Block, text: str) -> set[str]:
    return {span.style for line in block.lines for span in line if text in span.text}


# --- what is drawn


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finished_road_fits_the_page_and_tells_every_stage(
    size: tuple[int, int], lang: Language
) -> None:
    body = Stages(FakeDesk(example("boiler", lang), size=size, lang=lang))

    check_page(body)
    page = seen(body)
    assert page.count("\n") < size[1]
    view = body.view
    for stage in view.stages:
        assert stage.name.split()[0] in page
        does = view.at(OnStage(stage.id, "does"))
        assert {stage.id, does[0].id} <= set(keys(body.page()))
    assert {link.id for link in view.links} <= set(keys(body.page()))
    assert "↺ 5 → 2" in page
    assert "╳ 4" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_returns_are_one_bracket_on_wide_pages_and_words_only_on_a_projector(
    lang: Language,
) -> None:
    workshop = example("boiler", lang)

    wide = seen(Stages(FakeDesk(workshop, size=WIDE, lang=lang)))
    narrow = seen(Stages(FakeDesk(workshop, size=PROJECTOR, lang=lang)))

    lines = wide.split("\n")
    arrow = next(at for at, line in enumerate(lines) if "◄" in line)
    corner = next(at for at, line in enumerate(lines) if line.rstrip().endswith("╯"))
    second, fifth = (stage.name for stage in Stages(FakeDesk(workshop)).view.stages[1::3])
    assert second.split()[0] in lines[arrow]
    assert fifth.split()[0] in lines[corner]
    assert all("│" in line for line in lines[arrow + 1 : corner])
    assert "◄" not in narrow


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_line_of_the_present_stage_shows_what_is_thought_and_felt(
    size: tuple[int, int], lang: Language
) -> None:
    hand = Hand(Stages(FakeDesk(example("boiler", lang), size=size, lang=lang)))
    third = hand.desk.view.stages[2].id
    hand.body.turn(third)
    hand.open(third)

    check_page(hand.body)
    assert {f"{third}:thinks", f"{third}:feels"} <= set(keys(hand.body.page()))
    thoughts = hand.desk.view.at(OnStage(third, "thinks"))
    assert {note.id for note in thoughts} <= set(keys(hand.body.page()))
    assert seen(hand.body).count("\n") < size[1]


@pytest.mark.parametrize("size", SIZES)
def test_hostile_text_stays_what_it_is(size: tuple[int, int]) -> None:
    wall, stages = road(HOSTILE, "B " + "long " * 30, "漢字" * 30)
    for aspect in ("does", "thinks", "feels"):
        wall.note(OnStage(stages[0], aspect), HOSTILE + " tail " * 20)
    wall.returns(stages[2], stages[0])
    wall.leaves(stages[1], HOSTILE * 3)
    body = Stages(FakeDesk(wall.workshop, size=size))

    check_page(body)
    assert "[bold red]x[/]" in seen(body)


def test_twenty_stages_can_all_be_reached() -> None:
    wall, stages = road(*(f"Stage {number}" for number in range(20)))
    for stage in stages[3:]:
        wall.returns(stage, stages[0])
    body = Stages(FakeDesk(wall.workshop, size=PROJECTOR))
    wide = Stages(FakeDesk(wall.workshop, size=WIDE))

    check_page(body)
    check_page(wide)
    assert set(stages) <= set(keys(body.page()))
    assert len(body.pages()) == 20


def test_a_guess_is_marked_only_where_something_was_heard() -> None:
    wall, stages = road("A", "B", "C")
    wall.note(OnStage(stages[0], "does"), "guessed")
    guesses = seen(Stages(FakeDesk(wall.workshop, size=WIDE)))
    wall.note(OnStage(stages[1], "does"), "known", heard=2)
    mixed = seen(Stages(FakeDesk(wall.workshop, size=WIDE)))

    assert "◇" not in guesses
    assert "◇" in mixed
    assert "◆2" in mixed


def test_nested_returns_each_have_their_own_column_and_the_fourth_is_left_to_words() -> None:
    stages = [Rows(at, at) for at in range(9)]
    arcs = [Arc(8, 0), Arc(7, 1), Arc(6, 2), Arc(5, 3)]

    three = brackets(9, stages, arcs[1:], "", ())
    four = brackets(9, stages, arcs, "", ())

    assert four.width == three.width == zone_width(arcs, "")
    for row in drawn(three).split("\n")[2:3]:
        assert row.count("╮") == 1
        assert row.count("│") == 1
    assert drawn(four).split("\n")[0].strip() == ""
    assert drawn(four).count("◄") == 3


def test_two_returns_to_one_stage_meet_at_one_arrow() -> None:
    stages = [Rows(at, at) for at in range(4)]

    lines = drawn(brackets(4, stages, [Arc(2, 0), Arc(3, 0)], "╳ x", [1])).split("\n")

    assert lines[0] == "◄────┬──╮"
    assert lines[1] == "╳ x  │  │"
    assert lines[2] == "─────╯  │"
    assert lines[3] == "────────╯"


# --- the picker


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_before_any_stage_three_roads_are_offered_and_what_they_consist_of(
    size: tuple[int, int], lang: Language
) -> None:
    body = Stages(FakeDesk(Wall(lang).workshop, size=size, lang=lang))

    check_page(body)
    assert seen(body).count("\n") < size[1]
    assert keys(body.page()) == [
        "experience_loop",
        "readiness",
        "service_contract",
        "more",
        "blank",
        "heard",
    ]
    first = loader.template(lang, "experience_loop")
    for stage in first.stages:
        assert stage.name in seen(body)
    assert body.addresses() == ()
    assert not body.is_empty(), "a line that opens by itself would hide the choice"


def test_a_projector_unfolds_the_road_under_the_cursor() -> None:
    body = Stages(FakeDesk(Wall().workshop, size=PROJECTOR))
    when = loader.template("en", "service_contract").when.split(":")[0]

    assert when not in seen(body)
    assert isinstance(body.desk, FakeDesk)
    body.desk.cursor = "service_contract"
    assert when in seen(body)


def test_a_chosen_road_stands_grey_until_it_is_kept() -> None:
    hand = taken("readiness")

    stages = hand.desk.view.stages
    assert [stage.suggested for stage in stages] == [True] * 5
    happens = loader.template("en", "readiness").stages[0].happens
    page = hand.body.page().body
    assert styles_of(page, happens[:20]) == {"suggestion"}
    assert styles_of(page, stages[1].name) == {"suggestion"}
    assert hand.desk.view.notes == (), "nobody sees ready-made content as the team's own"
    assert state(hand.desk.view, "stages") == "begun"
    assert hand.desk.opened is not None
    assert hand.desk.opened.place == OnStage(stages[0].id, "does")


def test_enter_keeps_what_is_suggested_and_typing_replaces_it() -> None:
    hand = taken("readiness")
    first, second, *_ = hand.desk.view.stages
    happens = loader.template("en", "readiness").stages[0].happens
    assert "Enter" in hand.body.write_footer()

    assert hand.type("") is None
    assert [note.text for note in hand.desk.view.at(OnStage(first.id, "does"))] == [happens]
    assert hand.type("") is None  # thinks
    assert hand.type("") is None  # feels
    assert hand.desk.opened is not None
    assert hand.desk.opened.place == OnStage(second.id, "does")
    assert hand.type("asks a neighbour") is None

    view = hand.desk.view
    assert [note.text for note in view.at(OnStage(second.id, "does"))] == ["asks a neighbour"]
    assert [stage.suggested for stage in view.stages] == [False, False, True, True, True]


def test_v_keeps_a_whole_stage_and_says_so_where_nothing_is_suggested() -> None:
    hand = taken("readiness")
    third = hand.desk.view.stages[2]
    hand.desk.close_line()
    hand.desk.cursor = third.id

    assert hand.body.do("confirm")
    kept = hand.desk.view.find(Stage, third.id)
    assert kept is not None
    assert not kept.suggested
    assert hand.desk.view.at(OnStage(third.id, "does"))
    before = len(hand.desk.commands)
    assert hand.body.do("confirm")
    assert len(hand.desk.commands) == before
    assert hand.desk.told


def test_more_offers_the_other_seven_and_fills_the_one_chosen() -> None:
    hand = hand_at(Wall().workshop)
    press(hand, "more")

    assert hand.desk.asked is not None
    assert len(hand.desk.asked[1]) == 7
    hand.desk.pick("trip")
    assert names(hand) == [stage.name for stage in loader.template("en", "trip").stages]


def test_another_road_replaces_untouched_suggestions_and_keeps_what_the_team_wrote() -> None:
    hand = taken("readiness")
    hand.type("")
    own = hand.desk.view.stages[0].name
    hand.desk.close_line()
    hand.body.do("picker")
    press(hand, "experience_loop")

    loop = [stage.name for stage in loader.template("en", "experience_loop").stages]
    assert names(hand) == [own, *loop]
    assert len(hand.desk.commands) == 3, "filled, kept, filled: one undo each"


def test_leaving_the_picker_leads_back_to_the_stages_but_not_out_of_an_empty_step() -> None:
    wall, _ = road("A")
    hand = hand_at(wall.workshop)
    hand.body.do("picker")
    assert "experience_loop" in keys(hand.body.page())

    assert hand.body.do("leave_picker")
    assert "experience_loop" not in keys(hand.body.page())
    empty = hand_at(Wall().workshop)
    empty.body.do("leave_picker")
    assert "experience_loop" in keys(empty.body.page())


def test_blank_takes_names_one_after_the_other() -> None:
    hand = hand_at(Wall().workshop)
    press(hand, "blank")

    for name in ("Need", "Search", "Deal"):
        assert hand.type(name) is None
    assert names(hand) == ["Need", "Search", "Deal"]
    assert hand.desk.opened is not None
    assert hand.desk.opened.label.endswith("4")
    check_page(hand.body)


def test_stages_from_findings_come_in_the_order_of_the_ticks_and_keep_their_evidence() -> None:
    wall = Wall()
    talk = wall.record(Talk(id="talk-0000001", rank="a0", group="clients", who="Ivan"))
    night = wall.note(
        OnInterview(talk), "the boiler stopped at night and nobody answered the phone"
    )
    prices = wall.note(OnInterview(talk), "«I compared three prices»", form="quote")
    wall.note(OnInterview(talk), "never ticked")
    hand = hand_at(wall.workshop)

    press(hand, "heard")
    check_page(hand.body)
    press(hand, prices)
    press(hand, night)
    press(hand, prices)
    hand.desk.cursor = prices
    hand.body.do("tick")
    press(hand, "take")

    view = hand.desk.view
    assert [stage.suggested for stage in view.stages] == [True, True]
    does = [view.at(OnStage(stage.id, "does"))[0] for stage in view.stages]
    assert [note.source for note in does] == [night, prices]
    assert [view.heard(note) for note in does] == [1, 1]
    assert [stage.name for stage in view.stages] == [
        "the boiler stopped at night and",
        "I compared three prices",
    ]


def test_without_findings_that_way_says_so() -> None:
    hand = hand_at(Wall().workshop)
    press(hand, "heard")

    assert hand.desk.told
    assert "experience_loop" in keys(hand.body.page())


def test_keys_of_the_chain_do_nothing_on_the_picker() -> None:
    wall, _ = road("A", "B")
    hand = hand_at(wall.workshop)
    hand.body.do("picker")

    for command in ("loop", "leaves", "confirm"):
        assert hand.body.do(command)
    assert hand.desk.commands == []
    assert hand.desk.asked is None


# --- the lines


def test_enter_walks_does_thinks_feels_and_on_to_the_next_stage_and_ends_with_the_last() -> None:
    wall, stages = road("A", "B")
    hand = hand_at(wall.workshop)
    hand.open(stages[0])

    for line in ("calls", "“who?”", "uneasy", "waits", "", ""):
        assert hand.type(line) is None
    view = hand.desk.view
    assert [note.text for note in view.at(OnStage(stages[0], "thinks"))] == ["“who?”"]
    assert [note.text for note in view.at(OnStage(stages[1], "does"))] == ["waits"]
    assert hand.desk.opened is None


def test_an_empty_line_is_not_what_the_client_does() -> None:
    wall, stages = road("A", "B")
    hand = hand_at(wall.workshop)
    hand.open(stages[0])

    assert hand.type("") is not None
    assert hand.desk.commands == []


def test_a_thought_in_quotation_marks_is_not_taken_for_a_clients_words() -> None:
    wall, stages = road("A")
    hand = hand_at(wall.workshop)

    hand.type('"who do I call?"', at=f"{stages[0]}:thinks")

    (note,) = hand.desk.view.notes
    assert note.form == "plain"
    assert note.text == '"who do I call?"'


def test_barriers_and_parked_lines_go_where_they_wait() -> None:
    wall, stages = road("A")
    hand = hand_at(wall.workshop)

    hand.type("!! nobody answers", at=stages[0])

    (note,) = hand.desk.view.notes
    assert note.severity == 2


def test_page_down_takes_the_open_line_along() -> None:
    wall, stages = road("A", "B")
    hand = hand_at(wall.workshop)
    hand.open(f"{stages[0]}:thinks")

    hand.body.turn(stages[1])

    assert hand.body.at == stages[1]
    assert hand.desk.opened is not None
    assert hand.desk.opened.place == OnStage(stages[1], "does")


def test_the_cursor_leads_to_its_stage_and_a_turned_page_stays() -> None:
    wall, stages = road("A", "B", "C")
    note = wall.note(OnStage(stages[1], "feels"), "lost")
    hand = hand_at(wall.workshop)

    hand.desk.cursor = note
    assert hand.body.at == stages[1]
    hand.body.turn(stages[2])
    assert hand.body.at == stages[2], "the cursor has only stayed behind"
    hand.desk.cursor = stages[0]
    assert hand.body.at == stages[0]


def test_a_new_stage_is_put_behind_the_present_one_and_the_next_behind_it() -> None:
    wall, stages = road("A", "D")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stages[0]
    hand.body.do("new_stage")
    assert "new" in keys(hand.body.page())

    assert hand.type("B") is None
    assert hand.type("C") is None
    assert names(hand) == ["A", "B", "C", "D"]


def test_names_pasted_together_keep_their_order() -> None:
    wall, stages = road("A", "D")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stages[0]
    hand.body.do("new_stage")
    address = hand.desk.opened
    assert address is not None

    made = [hand.body.write(address, name) for name in ("B", "C")]
    for command in made:
        assert isinstance(command, AddStage)
        assert hand.desk.submit(command)
    assert names(hand) == ["A", "B", "C", "D"]


def test_a_name_that_is_too_long_is_refused_and_the_next_one_is_taken() -> None:
    wall, _ = road("A")
    hand = hand_at(wall.workshop)
    hand.body.do("new_stage")

    refusal = hand.type("x" * 201)
    assert refusal is not None
    assert refusal.code == "too_long"
    assert hand.type("B") is None
    assert names(hand) == ["A", "B"]


def test_e_renames_a_stage_and_makes_its_name_the_teams_own() -> None:
    hand = taken("readiness")
    hand.desk.close_line()
    first = hand.desk.view.stages[0]
    hand.desk.cursor = first.id

    assert hand.body.do("edit")
    assert hand.desk.opened is not None
    assert hand.desk.opened.scaffold == first.name
    assert hand.type("Lives with it") is None
    renamed = hand.desk.view.stages[0]
    assert (renamed.name, renamed.suggested) == ("Lives with it", False)


def test_e_on_a_note_is_left_to_the_editor_on_the_spot() -> None:
    wall, stages = road("A")
    note = wall.note(OnStage(stages[0], "does"), "calls")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = note

    assert not hand.body.do("edit")
    assert not hand.body.do("write_here")


@pytest.mark.parametrize("spot_at", range(4))
def test_every_gap_leads_to_a_line_that_fills_it(spot_at: int) -> None:
    wall, _ = road("A")
    hand = hand_at(wall.workshop)
    found = [gap for gap in gaps_of(hand.desk.view, "stages") if not gap.doubtful]
    for gap in found[spot_at : spot_at + 1]:
        address = hand.body.address_for(gap.spot)
        assert address is not None, gap
        hand.desk.open_line(address)
        assert hand.type("calls three") is None
        assert gap not in gaps_of(hand.desk.view, "stages")


def test_a_gap_before_any_stage_shows_the_picker() -> None:
    hand = hand_at(Wall().workshop)

    assert hand.body.address_for(Spot("stages", "name")) is None
    assert "experience_loop" in keys(hand.body.page())


def test_the_guide_of_a_stage_is_its_templates_own() -> None:
    hand = taken("readiness")
    address = hand.desk.opened
    told = loader.template("en", "readiness").stages[0]

    guide = hand.body.own_guide(address)
    assert guide is not None
    assert (guide.question, guide.good, guide.bad) == (told.question, told.good, told.bad)
    thinks = hand.body.addresses()[1]
    assert hand.body.own_guide(thinks) is None
    assert hand.body.guide_key(thinks) == "aspect.thinks"


# --- returns and exits


def test_a_return_takes_a_digit_a_kind_a_trigger_and_a_reason() -> None:
    wall, stages = road("A", "B", "C")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stages[2]

    hand.body.do("loop")
    assert hand.desk.asked is not None
    assert [row.key for row in hand.desk.asked[1]] == stages, "a row's number is the stage's"
    hand.desk.pick(stages[0])
    hand.desk.pick("comes_again")
    hand.desk.pick("chance")
    (link,) = hand.desk.view.links
    assert "◄" in seen(hand.body), "it is drawn before its reason is typed"
    assert hand.type("a bad winter") is None

    (link,) = hand.desk.view.links
    assert (link.source, link.target) == (stages[2], stages[0])
    assert (link.form, link.trigger, link.reason) == ("comes_again", "chance", "a bad winter")
    assert hand.desk.opened is None


def test_being_sent_back_needs_no_trigger_and_no_reason() -> None:
    wall, stages = road("A", "B")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stages[1]
    hand.body.do("loop")
    hand.desk.pick(stages[0])
    hand.desk.pick("sent_back")

    assert hand.type("") is None
    (link,) = hand.desk.view.links
    assert (link.form, link.trigger, link.reason) == ("sent_back", "", "")
    check_page(hand.body)


def test_an_exit_takes_its_reason_and_how_many() -> None:
    wall, stages = road("A", "B")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stages[1]

    hand.body.do("leaves")
    assert hand.type("nobody answers") is None
    assert hand.type("1 in 10") is None

    (link,) = hand.desk.view.links
    assert (link.form, link.target) == ("leaves", "")
    assert (link.reason, link.share) == ("nobody answers", "1 in 10")
    assert hand.desk.opened is None
    assert "╳ leaves" in seen(hand.body)


def test_an_exit_without_a_reason_is_asked_again_instead_of_drawn_twice() -> None:
    wall, stages = road("A", "B")
    wall.leaves(stages[0])
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stages[0]

    hand.body.do("leaves")
    assert hand.type("too small") is None
    (link,) = hand.desk.view.links
    assert link.reason == "too small"


def test_enter_and_e_on_a_link_open_its_reason() -> None:
    wall, stages = road("A", "B")
    link = wall.leaves(stages[0], "too small")
    hand = hand_at(wall.workshop)

    for command in ("edit", "write_here"):
        hand.desk.close_line()
        hand.desk.cursor = link
        assert hand.body.do(command)
        assert hand.desk.opened is not None
        assert hand.desk.opened.scaffold == "too small"
    assert hand.body.guide_key(hand.desk.opened) == "line.link"


def test_what_usually_comes_back_is_offered_in_grey_and_never_drawn_by_itself() -> None:
    hand = taken("service_contract")
    hand.desk.close_line()
    last = hand.desk.view.stages[-1]
    hand.desk.cursor = last.id

    assert hand.desk.view.links == ()
    reasons = [link.reason for link in loader.template("en", "service_contract").links]
    assert styles_of(hand.body.page().body, reasons[1][:20]) == {"suggestion"}
    hand.body.do("loop")
    assert hand.desk.asked is not None
    second = hand.desk.view.stages[1].id
    assert reasons[1] in next(row.detail for row in hand.desk.asked[1] if row.key == second)
    hand.desk.pick(second)
    hand.desk.pick("sent_back")
    assert hand.desk.opened is not None
    assert hand.desk.opened.scaffold == reasons[1]
    assert hand.type(reasons[1]) is None
    assert styles_of(hand.body.page().body, reasons[1][:20]) == {"text"}


def test_a_return_needs_two_stages() -> None:
    wall, stages = road("A")
    hand = hand_at(wall.workshop)
    hand.desk.cursor = stages[0]

    hand.body.do("loop")
    assert hand.desk.asked is None
    assert hand.desk.told


@pytest.mark.parametrize("size", [PROJECTOR, WIDE])
def test_what_is_under_the_cursor_stays_in_sight_when_the_page_is_turned(
    size: tuple[int, int],
) -> None:
    wall, stages = road("A", "B", "C", "D", "E")
    for stage in stages:
        wall.note(OnStage(stage, "does"), "waits")
    thought = wall.note(OnStage(stages[1], "thinks"), "why?")
    hand = hand_at(wall.workshop, size)
    for key in (f"{stages[1]}:feels", thought):
        hand.body.turn(stages[1])
        hand.open(f"{stages[1]}:thinks")
        hand.desk.close_line()
        hand.desk.cursor = key
        assert key in keys(hand.body.page())
        hand.body.turn(stages[3])
        assert key in keys(hand.body.page())
        assert hand.body.at == stages[3]


def test_a_road_told_to_its_end_gets_no_more_advice() -> None:
    hand = hand_at(example("boiler", "en"))

    for stage in hand.body.pages():
        hand.body.turn(stage)
        assert "usual here" not in seen(hand.body)
