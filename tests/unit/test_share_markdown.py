"""The Markdown of a map: a GFM reader gets every cell back, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.gfm import escaped
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import maps, tongue
from cjm_tui.share.parcels import TARGETS, WHOLE, Parcel, Scope
from cjm_tui.share.sending import letter_for, sending
from cjm_tui.share.texts.markdown import everything_letter, map_letter, result_letter
from cjm_tui.share.texts.markdown_table import table
from cjm_tui.text import utf16_len
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import TODAY, each_example, example
from tests.unit.share_world import Writer, hostile, hostile_views, small, view_of

GFM = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def rows(document: str) -> Iterator[list[Token]]:
    """The cells of every row of every table, as a GFM reader sees them."""
    row: list[Token] = []
    inside = False
    for token in GFM.parse(document):
        inside = (inside or token.type == "tr_open") and token.type != "tr_close"
        if token.type == "tr_open":
            row = []
        elif inside and token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            yield row


def shown(token: Token) -> str:
    """What a reader sees of a cell: its text, with the breaks we put in as newlines."""
    return "".join(
        "\n" if child.type == "html_inline" else child.content for child in token.children or ()
    )


def words_of(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def grown(stages: int, notes: int, text: str = "note") -> View:
    """A story over some stages, at each of which stand as many touchpoints."""
    w = Writer()
    story = w.add(Story(id=w.next_id(), title="A long road", chosen=True))
    for at in range(stages):
        stage = w.add(Stage(id=w.next_id(), rank=f"{at:02}", name=f"Stage {at}"))
        for number in range(notes):
            w.note(OnMap(story, stage, "touchpoints"), f"{text} {number} of {at}")
    return view_of(Brief(id="brief", title="A long road"), *w.records)


def the_table(view: View) -> Block:
    return table(view, tongue(view), maps(view)[0])


@given(hostile_views())
@settings(max_examples=30)
def test_every_row_has_a_cell_for_each_stage(view: View) -> None:
    read = list(rows(str(map_letter(view))))

    assert len(read) == len(view.map_lanes) + 1
    assert {len(row) for row in read} == {len(view.stages) + 1}


@given(hostile_views())
@settings(max_examples=30)
def test_every_note_of_the_map_is_shown_as_it_was_written(view: View) -> None:
    told = words_of("".join(shown(cell) for row in rows(str(map_letter(view))) for cell in row))

    for note in view.notes:
        if isinstance(note.place, OnMap):
            assert words_of(note.text) in told


@given(hostile_views())
@settings(max_examples=30)
def test_everything_leaves_out_no_note_at_all(view: View) -> None:
    letter = everything_letter(view, TODAY)
    told = words_of(
        "".join(shown(token) for token in GFM.parse(str(letter)) if token.type == "inline")
    )

    assert not letter.left_out
    for note in view.notes:
        assert words_of(note.text) in told


@given(hostile)
def test_escaped_text_is_shown_as_text_and_nothing_else(text: str) -> None:
    tokens = GFM.parse(f"- {escaped(text)}")
    inline = [token for token in tokens if token.type == "inline"]

    assert [token.type for token in tokens][:3] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
    ]
    assert len(inline) == 1
    assert {child.type for child in inline[0].children or ()} <= {
        "text",
        "text_special",
        "html_inline",
    }
    assert words_of(shown(inline[0])) == words_of(text)


@pytest.mark.parametrize("call", ["@here", "#12", "!12", "%3", "&5", "GH-1", ":smile:", "(@all)"])
def test_nothing_that_calls_or_refers_stays_whole(call: str) -> None:
    assert call not in escaped(f"see {call} now")


def test_a_link_leads_where_it_led() -> None:
    link = "https://a.ru/b_c/@me?q=1#part"

    assert escaped(f"see {link} now") == f"see {link} now"


@pytest.mark.parametrize("word", ["e@mail.ru", "100%", "GH", "A&B", "10:30:15", "wow!"])
def test_what_only_looks_so_is_read_as_it_was(word: str) -> None:
    (token,) = (token for token in GFM.parse(escaped(word)) if token.type == "inline")

    assert shown(token) == word


def test_a_barrier_and_its_answer_share_a_number_where_a_stage_has_several() -> None:
    document = str(map_letter(small()))

    assert "| 1) 🚧🚧🚧 nobody answers at night ◆<br>2) 🚧🚧 three formats |" in document
    assert "| 1) one number, duty engineer<br>2) ⏸ set aside: later |" in document
    assert "❗️ no solution yet" in document


def test_a_solution_of_two_barriers_is_told_once() -> None:
    w = Writer()
    story = w.add(Story(id=w.next_id(), title="One", chosen=True))
    stage = w.add(Stage(id=w.next_id(), name="Market study"))
    barriers = [w.note(OnMap(story, stage, "barriers"), text) for text in ("dark", "cold")]
    w.note(OnMap(story, stage, "solutions"), "a stove", answers=tuple(barriers))
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)

    assert "| **🚧 Barriers** | 1) dark<br>2) cold |" in str(map_letter(view))
    assert "| **💡 Solutions** | 1, 2) a stove |" in str(map_letter(view))


def test_a_note_of_several_lines_stays_one_item() -> None:
    w = Writer()
    story = w.add(Story(id=w.next_id(), title="One", chosen=True))
    stage = w.add(Stage(id=w.next_id(), name="Market study"))
    w.note(OnMap(story, stage, "goal"), "first\nsecond")
    w.note(OnMap(story, stage, "questions"), "• mine")
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)

    assert "| **🎯 Goal** | • first<br>\u2003second |" in str(map_letter(view))
    assert "| **❓ Questions** | \u200b• mine |" in str(map_letter(view))


def test_many_stages_become_the_rows() -> None:
    lanes = len(keys.LANES)
    wide, long = grown(lanes + 2, 1), grown(lanes + 3, 1)

    assert len(the_table(wide).lines) == lanes
    assert len(the_table(long).lines) == lanes + 3
    assert {len(row) for row in rows(str(map_letter(long)))} == {lanes + 1}
    assert "| **9. Stage 8** |  |  | note 0 of 8 |" in str(map_letter(long))


def test_a_table_too_wide_for_a_message_is_turned_too() -> None:
    view = grown(3, 400)

    assert len(the_table(view).lines) == 3
    assert utf16_len(str(the_table(view))) > TARGETS["markdown"].budget


@pytest.mark.parametrize(
    "view", [grown(12, 60, "a note that is not short"), grown(2, 1500), grown(1, 2, "long " * 3000)]
)
def test_each_message_of_a_long_map_is_a_table_of_its_own(view: View) -> None:
    parts = sending(view, Parcel(what="map"), "markdown", TODAY).parts
    told = words_of("".join(shown(cell) for part in parts for row in rows(part) for cell in row))

    assert len(parts) > 1
    assert parts[0].startswith(f"(1/{len(parts)}) A long road: the client's journey\n\n# A long")
    for part in parts:
        assert utf16_len(part) <= TARGETS["markdown"].budget
        assert {len(row) for row in rows(part)} <= {len(view.map_lanes) + 1}
    if max(len(note.text) for note in view.notes) < 100:
        assert all(words_of(note.text) in told for note in view.notes)


def test_what_stands_around_the_table_is_told_in_lists() -> None:
    document = str(everything_letter(small(), TODAY))

    assert document.startswith("# Boiler rooms: the client's journey\n")
    assert "### Viktor, chief engineer\n- Why they would choose us\n  - sleeps" in document
    assert "  - hospitals (set aside: not ours)" in document
    assert "- Nina, Oleg, by Fri 27 Nov: ask three plants → one number, duty engineer" in document
    assert "- Nina: a guide for the first winter" in document
    assert "- ⬇️ The hardest place: 2. Market study" in document
    assert "- ↩️ 3. Contract: a bad winter: back to stage 2" in document
    assert "- who pays for the night?" in document
    assert "- no spare parts" in document


def test_the_result_begins_with_the_decision() -> None:
    blocks = str(result_letter(small(), TODAY)).split("\n\n")

    assert blocks[0] == "# Boiler rooms: result of the meeting on 21 November"
    assert blocks[1].split("\n")[:2] == ["## Where we start", "- ⭐️ We start with “Market study”"]


def test_a_scope_leaves_its_stage_alone() -> None:
    view = small()
    scope = Scope(stage=view.stages[1].id)

    for letter in (map_letter(view, scope), everything_letter(view, TODAY, scope)):
        assert {len(row) for row in rows(str(letter))} == {2}
        assert "| Stage | 2. Market study |" in str(letter)


@pytest.mark.parametrize("target", ["markdown", "outline"])
def test_everything_of_a_scope_tells_of_the_map_only_what_is_meant(target: str) -> None:
    view = small()
    parcel = Parcel(what="everything", scope=Scope(stage=view.stages[0].id))
    letter, _ = letter_for(view, parcel, target, TODAY)

    assert "see that someone new is needed" in str(letter)
    assert "review sites" not in str(letter)
    assert "who pays for the night?" in str(letter)


def test_without_a_story_the_stages_are_told() -> None:
    w = Writer()
    w.add(Stage(id=w.next_id(), name="Need_appears"))
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)

    assert str(map_letter(view, WHOLE)).endswith(
        "\n\n📖 No story is chosen for the map yet.\n\n## 1. Need\\_appears"
    )


@each_example
def test_golden(name: str, lang: Language) -> None:
    view = example(name, lang)
    letters: dict[str, Letter] = {
        "map": map_letter(view),
        "everything": everything_letter(view, TODAY),
        "result": result_letter(view, TODAY),
    }
    for what, letter in letters.items():
        check_golden(f"{name}.{lang}.markdown-{what}.md", f"{letter}\n".encode())
