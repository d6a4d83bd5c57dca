"""The outline of a map: headings and lists that any Markdown reader makes the same tree of."""

from __future__ import annotations

import re

from hypothesis import given, settings
from markdown_it import MarkdownIt

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.share.outline_sections import everything_tree, result_tree
from cjm_tui.share.outline_tree import Topic, map_tree
from cjm_tui.share.parcels import Scope
from cjm_tui.share.texts.outline import everything_letter, map_letter, result_letter
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import TODAY, each_example, example
from tests.unit.share_world import Writer, hostile_views, small, view_of

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")


def words_of(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def read(document: str) -> list[tuple[int, str]]:
    """Each line of an outline as a Markdown reader sees it, with how deep it stands."""
    lines: list[tuple[int, str]] = []
    heading = nested = 0
    for token in MARKDOWN.parse(document):
        if token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type in ("bullet_list_open", "bullet_list_close"):
            nested += token.nesting
        elif token.type == "inline":
            text = "".join(
                "\n" if child.type == "html_inline" else child.content
                for child in token.children or ()
            )
            lines.append((heading + nested, words_of(text)))
    return lines


def laid_out(topic: Topic, depth: int = 1) -> list[tuple[int, str]]:
    """The lines that a tree should be read back as: lists before parts, as far as there are any."""
    parts = [each for each in topic.topics if each.heads and depth < 3]
    listed = [each for each in topic.topics if each not in parts]
    below = [line for each in (*listed, *parts) for line in laid_out(each, depth + 1)]
    return [(depth, words_of(str(topic))), *below]


@given(hostile_views())
@settings(max_examples=30)
def test_a_reader_gets_the_tree_back_whatever_people_wrote(view: View) -> None:
    assert read(str(map_letter(view))) == laid_out(map_tree(view))
    assert read(str(everything_letter(view, TODAY))) == laid_out(everything_tree(view))
    assert read(str(result_letter(view, TODAY))) == laid_out(result_tree(view, TODAY))


@given(hostile_views())
@settings(max_examples=30)
def test_every_note_is_told(view: View) -> None:
    of_map = words_of("".join(text for _, text in read(str(map_letter(view)))))
    of_all = words_of("".join(text for _, text in read(str(everything_letter(view, TODAY)))))

    for note in view.notes:
        assert words_of(note.text) in of_all
        if isinstance(note.place, OnMap):
            assert words_of(note.text) in of_map


def test_no_heading_is_deeper_than_the_third() -> None:
    for letter in (map_letter(small()), everything_letter(small(), TODAY)):
        headings = re.findall("^#+(?= )", str(letter), re.MULTILINE)

        assert {len(heading) for heading in headings} == {1, 2, 3}


def test_a_map_of_one_story_begins_with_its_stages() -> None:
    blocks = str(map_letter(small())).split("\n\n")

    assert blocks[0].split("\n") == [
        "# Boiler rooms: the client's journey",
        "- 👤 Viktor, chief engineer."
        " Why they would choose us: sleeps at night: one number to call ◆",
        "- 📖 “The first winter” · Viktor",
        "- ◆ from clients' words: 2 · ◇ our guesses: 9",
    ]
    assert blocks[1:4] == [
        "## 1. Need appears",
        "### 🎯 Goal\n- see that someone new is needed",
        "### 🙂 Emotions\n- 😐 0 · uneasy",
    ]


def test_what_becomes_of_a_barrier_hangs_on_it() -> None:
    document = str(map_letter(small()))

    assert (
        "### 🚧 Barriers\n"
        "- 🚧🚧🚧 nobody answers at night ◆\n"
        "  - 💡 one number, duty engineer\n"
        "- 🚧🚧 three formats\n"
        "  - ⏸ set aside: later" in document
    )
    assert "- 🚧 the act is a month late\n  - ❗️ no solution yet" in document
    assert "### 💡 Solutions\n- call back within an hour (waits for its barrier)" in document


def test_lines_about_a_stage_stand_before_its_lanes() -> None:
    document = str(map_letter(small()))

    assert "## 2. Market study\n- ⬇️ the hardest place\n\n### ❓ Questions" in document
    assert (
        "## 3. Contract\n"
        "- ⬆️ the best place, keep it\n"
        "- ↩️ a bad winter: back to stage 2\n"
        "- 🚪 leaves: too small (1 in 10)\n\n" in document
    )


def test_several_stories_have_a_part_each() -> None:
    w = Writer()
    stories = [
        w.add(Story(id=w.next_id(), rank=title, title=title, chosen=True)) for title in ("A", "B")
    ]
    stage = w.add(Stage(id=w.next_id(), name="Market study"))
    for story in stories:
        w.note(OnMap(story, stage, "goal"), f"the goal of {story}")
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)
    document = str(map_letter(view))

    assert document.count("### 1. Market study\n- 🎯 Goal\n  - the goal of") == 2
    assert document.index("## 📖 “A”") < document.index(stories[0]) < document.index("## 📖 “B”")
    assert "“B”" not in str(map_letter(view, Scope(story=stories[0])))


def test_an_empty_stage_is_told_too() -> None:
    w = Writer()
    w.add(Story(id=w.next_id(), title="One", chosen=True))
    w.add(Stage(id=w.next_id(), name="Market study"))
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)

    assert str(map_letter(view)).endswith("\n\n## 1. Market study")


@each_example
def test_golden(name: str, lang: Language) -> None:
    view = example(name, lang)
    letters = {
        "map": map_letter(view),
        "everything": everything_letter(view, TODAY),
        "result": result_letter(view, TODAY),
    }
    for what, letter in letters.items():
        check_golden(f"{name}.{lang}.outline-{what}.md", f"{letter}\n".encode())
