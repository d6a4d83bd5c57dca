"""The picture: a drawing that any program can open, whatever was written."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief
from cjm_tui.domain.view import View, project
from cjm_tui.method import keys
from cjm_tui.method.loader import example_bytes
from cjm_tui.share.formats.lettering import em, wrapped
from cjm_tui.share.formats.svg import render
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.store.exchange import import_json
from cjm_tui.words import LANGUAGES
from tests.unit.golden import check_golden
from tests.unit.markup_reader import NO_XML
from tests.unit.share_world import hostile, hostile_views, small, view_of

SVG = "{http://www.w3.org/2000/svg}"


def example(name: str, lang: str) -> View:
    return project(import_json(example_bytes(name, lang), name))


def picture_of(view: View, scope: Scope = WHOLE) -> Element:
    drawn: Element = fromstring(render(view, "svg", scope).content.decode())
    return drawn


def close(text: str) -> str:
    """Text without its spaces: where a line is broken there is none."""
    return "".join(NO_XML.sub("\ufffd", text).split())


def drawn_text(picture: Element) -> str:
    return close("".join(text.text or "" for text in picture.iter(f"{SVG}text")))


def on_map(view: View) -> list[str]:
    return [note.text for note in view.notes if isinstance(note.place, OnMap)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", keys.EXAMPLES)
def test_the_picture_of_an_example(name: str, lang: str) -> None:
    check_golden(f"{name}.{lang}.svg", render(example(name, lang), "svg", WHOLE).content)


@given(hostile_views())
@settings(max_examples=40)
def test_every_note_of_the_map_is_in_it_and_only_as_text(view: View) -> None:
    picture = picture_of(view)

    assert [text for text in on_map(view) if close(text) not in drawn_text(picture)] == []
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "style", "rect", "path", "text"}
    allowed = {"class", "d", "fill", "height", "role", "viewBox", "width", "x", "y"}
    assert {name for element in picture.iter() for name in element.attrib} <= allowed


@given(st.text(max_size=40))
def test_no_character_makes_it_unreadable(title: str) -> None:
    view = view_of(Brief(id="brief", title=f"a{title}"))

    assert picture_of(view).find(f"{SVG}title") is not None


@given(hostile_views())
@settings(max_examples=30)
def test_everything_drawn_lies_within_the_picture(view: View) -> None:
    picture = picture_of(view)
    width, height = float(picture.attrib["width"]), float(picture.attrib["height"])

    for text in picture.iter(f"{SVG}text"):
        assert 0 < float(text.attrib["x"]) < width
        assert 0 < float(text.attrib["y"]) < height


@given(hostile, st.floats(min_value=1.5, max_value=40))
def test_lines_are_never_wider_than_their_room_and_lose_nothing(text: str, room: float) -> None:
    lines = wrapped(text, room)

    assert "".join("".join(lines).split()) == "".join(text.split())
    # A family of emoji is one character to a reader, and the room may be too small for it.
    too_wide = [line for line in lines if em(line) > room + 0.001]
    assert all(em(_after_joiner(line)) == 0 for line in too_wide), too_wide


def _after_joiner(line: str) -> str:
    """What of a line is neither its first character nor joined to the one before it."""
    return re.sub("\u200d.", "", line[1:])


def test_a_line_breaks_between_words() -> None:
    assert wrapped("called three, one answered", em("called three, one") + 0.001) == [
        "called three, one",
        "answered",
    ]


def test_it_names_what_it_has_no_room_for() -> None:
    left = {message.code for message in render(small(), "svg", WHOLE).left_out}

    assert left == {
        "left_out_audience",
        "left_out_interviews",
        "left_out_beats",
        "left_out_meeting",
        "left_out_stages",
        "left_out_plan",
        "left_out_ideas",
        "left_out_parking",
    }


def test_a_barrier_has_its_solution_below_it() -> None:
    text = drawn_text(picture_of(small()))

    assert close("▲▲▲ nobody answers at night ◆ drives away → one number, duty engineer") in text
    assert close("▲▲ three formats slows → set aside: later") in text
    assert close("▲ the act is a month late annoys → no solution yet") in text
    assert close("Viktor, chief engineer. Why they would choose us: sleeps at night") in text


def test_a_scope_restricts_it_to_a_stage() -> None:
    view = small()
    text = drawn_text(picture_of(view, Scope(stage=view.stages[1].id)))

    assert close("review sites") in text
    assert close("see that someone new") not in text


def test_it_asks_nothing_from_anywhere() -> None:
    content = render(example("boiler", "ru"), "svg", WHOLE).content.decode()

    assert re.findall(r"https?://[^\"' ]+", content) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in content
    assert "@import" not in content
