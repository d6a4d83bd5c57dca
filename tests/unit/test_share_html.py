"""The page: one file that anybody can open, and nothing in it but what we put there."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Language
from cjm_tui.domain.view import View, project
from cjm_tui.method import keys
from cjm_tui.method.loader import example_bytes
from cjm_tui.share.formats.curve import Room, slice_line
from cjm_tui.share.formats.html import render
from cjm_tui.share.formats.markup import element, joined, text
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.store.exchange import import_json
from cjm_tui.words import LANGUAGES
from tests.unit.golden import check_golden
from tests.unit.markup_reader import Page, seen, tame
from tests.unit.share_world import hostile, hostile_views, small, view_of

ELEMENTS = frozenset(
    "html head meta title style body main header section article div p span small br h1 h2 h3 h4"
    " ol ul li table thead tbody tr th td svg path button output script".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class scope role tabindex hidden type data-copied"
    " data-failed aria-label viewbox preserveaspectratio d x y width height".split()
)


def example(name: str, lang: str) -> View:
    return project(import_json(example_bytes(name, lang), name))


def page_of(view: View, scope: Scope = WHOLE) -> Page:
    return Page(render(view, "html", scope).content)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", keys.EXAMPLES)
def test_the_page_of_an_example(name: str, lang: str) -> None:
    check_golden(f"{name}.{lang}.html", render(example(name, lang), "html", WHOLE).content)


@given(hostile_views())
@settings(max_examples=40)
def test_whatever_people_write_the_page_has_the_elements_it_has_with_an_x_instead(
    view: View,
) -> None:
    page = page_of(view)

    assert page.shape == page_of(tame(view)).shape
    assert {each.tag for each in page.elements} <= ELEMENTS
    assert {name for each in page.elements for name in each.attributes} <= ATTRIBUTES


@given(hostile_views())
@settings(max_examples=40)
def test_every_note_is_in_it_and_nothing_is_left_out(view: View) -> None:
    page = page_of(view)

    for note in view.notes:
        assert seen(note.text) in page.text
    assert render(view, "html", WHOLE).left_out == ()


@pytest.mark.parametrize("name", keys.EXAMPLES)
def test_every_note_of_an_example_is_in_it(name: str) -> None:
    view = example(name, "ru")
    page = page_of(view)

    assert [note.text for note in view.notes if seen(note.text) not in page.text] == []
    named = [record.name for kind in (view.personas, view.segments, view.stages) for record in kind]
    assert [name for name in named if name not in page.text] == []
    for story in view.stories:
        assert story.title in page.text


@given(hostile)
def test_text_is_text_in_an_element_and_in_an_attribute(written: str) -> None:
    page = Page(element("p", written, title=written).encode())

    assert [each.tag for each in page.elements] == ["p"]
    assert page.text == seen(written)
    assert page.elements[0].attributes["title"] == re.sub("[\ufffe\uffff]", "\ufffd", written)


def test_text_put_together_by_hand_stays_text() -> None:
    bold = element("b", "x")

    assert text(f"{bold}") == "&lt;b&gt;x&lt;/b&gt;"
    assert joined((bold, "<i>")) == "<b>x</b>&lt;i&gt;"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_but_its_own_style_and_script_can_run(lang: Language) -> None:
    page = page_of(example("boiler", lang))

    def fingerprint(tag: str) -> str:
        return f"'sha256-{b64encode(sha256(page.raw[tag].encode()).digest()).decode()}'"

    rules = dict(rule.split(" ", 1) for rule in page.meta("Content-Security-Policy").split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": fingerprint("style"),
        "script-src": fingerprint("script"),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert [each.tag for each in page.elements].count("script") == 1
    assert page.elements[0].attributes["lang"] == lang


def test_what_it_is_made_of_fits_in_a_page() -> None:
    for name, end in (("map.css", "</style"), ("sheet.css", "</style"), ("map.js", "</script")):
        content = (files("cjm_tui.share.formats.page") / name).read_text(encoding="utf-8")
        assert end not in content
        assert "http" not in content
        assert "url(" not in content


def test_a_cell_says_what_stands_there_and_a_barrier_has_its_solution_below() -> None:
    page = page_of(small())

    assert "▲▲▲ nobody answers at night ◆ (drives away) → one number, duty engineer" in page.text
    assert "▲▲ three formats (slows) → set aside: later" in page.text
    assert "▲ the act is a month late (annoys) → no solution yet" in page.text
    assert "→ call back within an hour (waits for its barrier)" in page.text
    assert "−2 alone and angry the hardest place" in page.text
    assert "+2 the best place, keep it" in page.text
    assert "↺ a bad winter: back to stage 2" in page.text
    assert "✕ leaves: too small (1 in 10)" in page.text
    assert "◆ from clients' words: 2 · ◇ our guesses: 9" in page.text


def test_the_table_and_the_cards_say_the_same() -> None:
    page = page_of(small())
    tags = [each.tag for each in page.elements]

    assert tags.count("article") >= 3
    assert page.text.count("alone and angry") == 2
    assert tags.count("tr") == 1 + len(("beat", "goal", "questions", "touchpoints", "own")) + 3


def test_it_begins_with_the_decision_and_ends_with_what_lies_behind_the_map() -> None:
    assert page_of(example("boiler", "en")).headings == [
        "Where we start",
        "What we do",
        "Personas",
        "“The first winter without heat” · Viktor",
        "Three ideas",
        "Parking lot",
        "Read back",
        "Interviews",
        "Audience",
        "Stages",
        "Stories",
    ]


def test_a_worked_example_says_below_its_title_that_it_is_one() -> None:
    text = page_of(example("boiler", "en")).text

    assert text.index("A worked example") < text.index("The decision this map serves")


def test_a_scope_restricts_the_maps() -> None:
    view = small()
    study = view.stages[1]
    page = page_of(view, Scope(stage=study.id))
    elsewhere = [
        note
        for note in view.notes
        if isinstance(note.place, OnMap) and note.place.stage != study.id and note.text
    ]

    assert "managers" in page.text
    assert elsewhere
    assert not [note for note in elsewhere if note.text in page.text]


def test_an_empty_workshop_says_so() -> None:
    assert page_of(view_of(Brief(id="brief", title="New"))).text.endswith("New (nothing yet)")


scores = st.lists(st.one_of(st.none(), st.integers(-2, 2)), min_size=1, max_size=12)


@given(scores)
def test_the_line_of_emotions_is_one_line_through_all_cells(line: list[int | None]) -> None:
    room = Room(0, 0, 100, 60)
    slices = [slice_line(line, at, room) for at in range(len(line))]

    def heights(path: str) -> list[float]:
        return [float(pair.split()[1]) for pair in re.findall(r"[\d.]+ [\d.-]+", path)]

    for before, after in pairwise(slices):
        assert heights(before)[-1] == heights(after)[0]
    for at, path in enumerate(slices):
        assert all(0 <= height <= room.height for height in heights(path))
        assert heights(path)[3] == pytest.approx(room.y(line[at] or 0), abs=0.01)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("file", "themes"), [("map.css", 2), ("sheet.css", 1)])
def test_all_text_is_easy_to_tell_from_the_paper(file: str, themes: int) -> None:
    css = (files("cjm_tui.share.formats.page") / file).read_text(encoding="utf-8")
    found = [
        dict(re.findall(r"--(\w+): (#\w{6})", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]
    assert len(found) == themes
    for colours in found:
        for paper in ("paper", "raised"):
            for ink in ("ink", "quiet", "good", "bad"):
                if ink in colours:
                    light, dark = sorted(
                        (luminance(colours[ink]), luminance(colours.get(paper, "#ffffff")))
                    )[::-1]
                    assert (light + 0.05) / (dark + 0.05) >= 7, (ink, paper)
