"""The map as a table of plain characters, for chats on a computer."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Stage, Story
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign
from cjm_tui.share.defuse import FENCE, for_grid, for_wide_grid, in_fence
from cjm_tui.share.letters import Letter
from cjm_tui.share.parcels import TARGETS, Parcel, Scope
from cjm_tui.share.sending import sending
from cjm_tui.share.texts.grid import map_letter
from cjm_tui.text import cell_len, utf16_len
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import TODAY, each_example, example
from tests.unit.share_large import large
from tests.unit.share_world import Writer, hostile, hostile_views, small, view_of

EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u203c\u2049\u20e3\u3030\u303d"
    "\ufe0e\ufe0f\u200d\U000e0020-\U000e007f]"
)
"""Pictures, and what joins and colours them; flags are spelled with invisible letters."""
HYPHEN = re.compile(r"(?<=\S)-$")


def grids(letter: Letter) -> list[list[str]]:
    """The lines of each grid, without its fences."""
    found = []
    for block in letter.blocks:
        if block.head:
            assert block.head[0] == block.tail[-1] == FENCE
            found.append(str(block).split("\n")[1:-1])
    return found


def separators(line: str) -> list[int]:
    """The columns of the screen in which a line's separators stand."""
    return [cell_len(line[:at]) for at, sign in enumerate(line) if sign in "│┼"]


def column(lines: list[str], at: int) -> str:
    """What stands in a column, its words whole again."""
    said = ""
    for line in lines:
        cells = line.split("│")
        cell = cells[at].strip().removeprefix("· ") if at < len(cells) else ""
        said = said[:-1] + cell if HYPHEN.search(said) else f"{said} {cell}"
    return said


def squeezed(text: str) -> str:
    """Text without what breaking it into lines may add or take: spaces and hyphens."""
    return re.sub(r"[\s-]", "", text)


def one_cell(text: str, *, stage: str = "Study") -> View:
    w = Writer()
    stage_id = w.add(Stage(id=w.next_id(), name=stage))
    story = w.add(Story(id=w.next_id(), title="Winter", chosen=True))
    for lane in ("goal", "questions", "touchpoints"):
        w.note(OnMap(story, stage_id, lane), text)
    return view_of(Brief(id="brief", title="Boilers"), *w.records)


@each_example
def test_the_worked_examples(name: str, lang: Language) -> None:
    sent = sending(example(name, lang), Parcel(what="map"), "grid", TODAY)

    check_golden(f"{name}.{lang}.grid.txt", "\n~~~\n".join(sent.parts).encode())


def two_stages() -> View:
    w = Writer()
    story = w.add(Story(id=w.next_id(), title="Winter", chosen=True))
    for at in range(2):
        stage = w.add(Stage(id=w.next_id(), rank=str(at), name=f"Stage {at}"))
        for lane in ("goal", "questions", "touchpoints"):
            w.note(OnMap(story, stage, lane), "one duty engineer")
    return view_of(Brief(id="brief", title="Boilers"), *w.records)


def test_a_map_that_fits_has_a_rule_between_its_stages() -> None:
    assert grids(map_letter(two_stages())) == [
        [
            "STAGE            │ GOAL              │ QUESTIONS         │ TOUCHPOINTS",
            "─────────────────┼───────────────────┼───────────────────┼──────────────────",
            "1. Stage 0       │ · one duty        │ · one duty        │ · one duty",
            "                 │   engineer        │   engineer        │   engineer",
            "─────────────────┼───────────────────┼───────────────────┼──────────────────",
            "2. Stage 1       │ · one duty        │ · one duty        │ · one duty",
            "                 │   engineer        │   engineer        │   engineer",
        ]
    ]


def test_one_too_long_for_a_message_does_without_the_rules_and_then_gets_narrower() -> None:
    view = two_stages()
    roomy = map_letter(view)
    plain = map_letter(view, budget=utf16_len(for_grid(str(roomy))) - 1)
    narrow = map_letter(view, budget=utf16_len(for_grid(str(plain))) - 1)

    drawn = [grids(letter)[0] for letter in (roomy, plain, narrow)]
    assert [sum("┼" in line for line in grid) for grid in drawn] == [2, 1, 1]
    assert [cell_len(grid[1]) for grid in drawn] == [76, 76, 64]
    assert str(map_letter(view, budget=1)) == str(narrow)


def test_empty_lanes_are_named_and_take_no_room() -> None:
    text = str(map_letter(one_cell("see")))

    assert "EMOTIONS" not in text
    assert text.endswith("✏️ Nothing yet in: Emotions, Barriers, Solutions")


def test_lanes_that_do_not_fit_beside_the_others_stand_below() -> None:
    heads = [grid[0] for grid in grids(map_letter(small()))]

    assert [re.findall(r"\w+", head) for head in heads] == [
        ["STAGE", "GOAL", "QUESTIONS", "TOUCHPOINTS"],
        ["STAGE", "PAPERS", "EMOTIONS"],
        ["STAGE", "BARRIERS", "SOLUTIONS"],
    ]


def test_what_a_grid_has_no_room_for_is_named() -> None:
    codes = {message.code for message in map_letter(small()).left_out}

    assert {"left_out_links", "left_out_plan", "left_out_ideas", "left_out_parking"} <= codes


def test_only_a_word_longer_than_its_column_is_broken() -> None:
    lines = grids(map_letter(one_cell("приоритезация и последовательность")))[0]

    assert [line.split("│")[1].rstrip() for line in lines[2:]] == [
        " · приоритезация и",
        "   последователь-",
        "   ность",
    ]


def test_text_of_nothing_but_emoji_is_told_in_words() -> None:
    assert "(grinning face)" in column(grids(map_letter(one_cell("😀")))[0], 1)


def test_severity_feelings_and_what_clients_said_are_seen_without_emoji() -> None:
    text = str(map_letter(small()))

    assert "· 1) !!! nobody answers at" in text
    assert "· −2 alone and angry" in text
    assert "compare?*" in text
    assert "from clients' words: *" in text


def test_a_scope_leaves_only_its_stage() -> None:
    view = small()
    stage = view.stages[1]
    for grid in grids(map_letter(view, Scope(stage=stage.id))):
        assert [line[:2] for line in grid[2:] if line[:1].strip()] == ["2."]


def test_without_a_chosen_story_there_are_the_stages() -> None:
    view = view_of(Brief(id="brief", title="Boilers"), Stage(id="stage-one", name="Study"))
    text = str(map_letter(view))

    assert "📖 No story is chosen for the map yet." in text
    assert text.endswith(f"{FENCE}\n1. Study\n{FENCE}")


@given(view=hostile_views())
@settings(max_examples=80, deadline=None)
def test_every_row_has_its_separators_in_the_same_columns_and_no_emoji(view: View) -> None:
    for grid in grids(map_letter(view)):
        expected = separators(grid[1])
        for line in grid:
            standing = separators(line)
            # What people wrote may hold the sign itself, but never instead of a separator.
            assert set(expected) <= set(standing)
            assert line == line.rstrip()
            assert cell_len(line) <= 76
            assert not EMOJI.search(line)
            assert FENCE not in line


@given(view=hostile_views())
@settings(max_examples=80, deadline=None)
def test_every_word_of_the_map_is_in_it(view: View) -> None:
    # Where people wrote the sign itself, columns can't be told apart any more.
    assume(not any("│" in note.text for note in view.notes))
    text = squeezed(
        "".join(column(grid, at) for grid in grids(map_letter(view)) for at in range(len(grid[0])))
    )

    for note in view.notes:
        if isinstance(note.place, OnMap):
            plain = EMOJI.sub("", in_fence(" ".join(note.text.split())))
            assert squeezed(plain) in text


@given(text=hostile.filter(lambda text: "│" not in text))
@settings(max_examples=80, deadline=None)
def test_a_broken_word_can_be_read_as_it_was(text: str) -> None:
    told = column(grids(map_letter(one_cell(text)))[0][2:], 1)
    left = squeezed(EMOJI.sub("", in_fence(" ".join(text.split())))).removeprefix("·")

    assert told.strip()
    assert left in squeezed(told)


def test_it_is_measured_as_the_chat_it_is_for_will_get_it() -> None:
    brief = replace(small().brief, title="https://a.ru/b " * 9)
    view = project(assign(small().workshop, (brief,), rev=1))
    roomy = map_letter(view, budget=10_000)
    for_slack = utf16_len(for_wide_grid(str(roomy)))

    assert utf16_len(for_grid(str(roomy))) > for_slack
    assert map_letter(view, budget=for_slack, harmless=for_wide_grid) == roomy
    assert map_letter(view, budget=for_slack) != roomy


@pytest.mark.parametrize("target", ["grid", "slack"])
@given(view=st.one_of(hostile_views(), st.just(large())))
@settings(max_examples=25, deadline=None)
def test_every_message_fits_opens_its_fences_and_closes_them(target: str, view: View) -> None:
    for part in sending(view, Parcel(what="map"), target, TODAY).parts:
        fences = [line for line in part.split("\n") if line == FENCE]

        assert utf16_len(part) <= TARGETS[target].budget
        assert len(fences) % 2 == 0
        assert part.count(FENCE) == len(fences)


def test_every_message_of_the_largest_map_is_headed_like_the_first() -> None:
    parts = sending(large(), Parcel(what="map"), "grid", TODAY).parts
    whole = "\n".join(parts)

    assert len(parts) > 3
    for part in parts:
        opened = part.split(f"\n{FENCE}\n")[1].split("\n")
        assert opened[0].startswith("STAGE")
        assert set(opened[1]) == {"─", "┼"}
    for at in range(12):
        assert whole.count(f"in the way {at}/2") == 1
