"""The page and its kin in a real browser: on a phone, on a screen, on paper, on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Note, Persona, Segment, Stage, Story
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign
from cjm_tui.method import keys
from cjm_tui.method.loader import example_bytes
from cjm_tui.share.formats import html, svg
from cjm_tui.share.formats.worksheets import worksheets
from cjm_tui.share.parcels import WHOLE
from cjm_tui.store.exchange import import_json
from cjm_tui.words import LANGUAGES, Language
from tests.unit.browser import Browser, a_browser
from tests.unit.markup_reader import Page
from tests.unit.share_world import PIECES, Writer, small, view_of

pytestmark = pytest.mark.outside

PHONE, LAPTOP = 390, 1400
OVERFLOW = """(() => {
  const page = document.documentElement;
  return page.scrollWidth - page.clientWidth;
})()"""
SHOWN = "getComputedStyle(document.querySelector('{}')).display !== 'none'"
# A picture's texts that lie upon each other, or outside of it.
MISPLACED = """(() => {
  const whole = document.documentElement.getBoundingClientRect();
  const texts = [...document.querySelectorAll("text")].map((text) =>
    [text.getBoundingClientRect(), text.textContent]);
  const out = texts.filter(([box]) => box.right > whole.right || box.bottom > whole.bottom);
  const over = texts.filter(([a], at) => texts.slice(0, at).some(([b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4));
  return [...out, ...over].map(([, said]) => said);
})()"""
# Does what hostile text would do if it ever became an element, and tells what was stopped.
INTRUDE = """new Promise((done) => {
  const stopped = new Set();
  document.addEventListener("securitypolicyviolation", (event) => {
    stopped.add(event.effectiveDirective);
    if (stopped.size === 4) done([...stopped].sort());
  });
  document.body.insertAdjacentHTML("beforeend",
    '<p id="p" style="color: rgb(1, 2, 3)" onclick="window.hit = 1">x</p>' +
    '<img src="http://127.0.0.1:9/x.png">');
  document.getElementById("p").click();
  document.body.appendChild(document.createElement("script")).textContent = "window.hit = 2";
})"""
PASTE_HERE = """(() => {
  const place = document.body.appendChild(document.createElement("textarea"));
  place.addEventListener("paste", (event) => {
    window.pasted = ["text/html", "text/plain"].map((kind) => event.clipboardData.getData(kind));
  });
  place.focus();
})()"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as started:
        yield started


def example(name: str, lang: str) -> View:
    return project(import_json(example_bytes(name, lang), name))


def large(stages: int = 12, lanes: int = 10, notes: int = 3) -> View:
    """A map as large as a workshop ever makes it."""
    w = Writer()
    segment = w.add(Segment(id=w.next_id(), name="plants"))
    persona = w.add(Persona(id=w.next_id(), segment=segment, name="Viktor"))
    story = w.add(Story(id=w.next_id(), persona=persona, title="All winters", chosen=True))
    optional = keys.OPTIONAL_LANES[: lanes - len(keys.LANES)]
    for number in range(stages):
        stage = w.add(
            Stage(id=w.next_id(), rank=f"{number:02}", name=f"Market study, choice {number}")
        )
        for lane in (*keys.LANES, *optional):
            for at in range(notes):
                place = OnMap(story, stage, lane)
                score = at % 5 - 2 if lane == "emotions" else None
                severity = at + 1 if lane == "barriers" else 0
                said = f"the best price for a quality I can judge {number}.{at}"
                w.note(place, said, score=score, severity=severity)
    brief = Brief(id="brief", title="Large", lanes=optional)
    return view_of(brief, *w.records)


def full_of_hostile_text() -> View:
    """A map in which everything that means something somewhere stands, in long words too."""
    view = small()
    notes = []
    for at, note in enumerate(view.notes):
        said = " ".join(PIECES[at % 7 :: 7]) + "<img src=x onerror=hit()><script>hit()</script>"
        notes.append(replace(note, text=said + "Ж" * 90))
    return project(assign(view.workshop, notes, rev=view.rev + 1))


def opened(
    browser: Browser, folder: Path, content: bytes, width: int, ending: str = "html"
) -> None:
    file = folder / f"made.{ending}"
    file.write_bytes(content)
    browser.open(file, width)
    assert browser.requests == [file.as_uri()], "it asked for something"
    assert browser.complaints == []


def page(view: View) -> bytes:
    return html.render(view, "html", WHOLE).content


VIEWS = {
    **{f"{name}.{lang}": (name, lang) for name in keys.EXAMPLES for lang in LANGUAGES},
    "large": None,
    "hostile": None,
    "empty": None,
}


def view_called(name: str) -> View:
    if name == "large":
        return large()
    if name == "hostile":
        return full_of_hostile_text()
    if name == "empty":
        return view_of(Brief(id="brief", title="New"))
    return example(*name.split("."))


@pytest.mark.parametrize("name", VIEWS)
def test_a_phone_reads_it_without_moving_it_sideways(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    opened(browser, tmp_path, page(view_called(name)), PHONE)

    assert browser.eval(OVERFLOW) == 0
    if name != "empty":
        assert browser.eval(SHOWN.format(".cards")) is True
        assert browser.eval(SHOWN.format(".frame")) is False


@pytest.mark.parametrize("name", VIEWS)
def test_a_laptop_shows_the_table(browser: Browser, tmp_path: Path, name: str) -> None:
    opened(browser, tmp_path, page(view_called(name)), LAPTOP)

    assert browser.eval(OVERFLOW) == 0
    if name != "empty":
        assert browser.eval(SHOWN.format(".cards")) is False
        assert browser.eval(SHOWN.format(".frame")) is True


def test_the_browser_finds_the_same_elements_as_we_do(browser: Browser, tmp_path: Path) -> None:
    content = page(full_of_hostile_text())
    opened(browser, tmp_path, content, LAPTOP)

    assert browser.eval("document.querySelectorAll('*').length") == len(Page(content).elements)


def test_its_policy_lets_nothing_else_run_paint_or_load(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, page(small()), LAPTOP)
    stopped = browser.eval(INTRUDE)

    assert stopped == ["img-src", "script-src-attr", "script-src-elem", "style-src-attr"]
    assert browser.eval("window.hit === undefined") is True
    assert browser.eval("getComputedStyle(document.getElementById('p')).color") != "rgb(1, 2, 3)"


def pasted(browser: Browser) -> list[str]:
    """What a program that takes both kinds of text gets from the clipboard."""
    browser.eval(PASTE_HERE)
    browser.ask("Input.dispatchKeyEvent", type="keyDown", key="v", commands=["paste"])
    found = browser.eval("window.pasted")
    assert isinstance(found, list), "nothing was pasted"
    return [str(each) for each in found]


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_the_button_copies_the_table_as_a_table_and_as_text(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    opened(browser, tmp_path, page(small()), width)
    browser.click(".copier button")

    assert browser.eval("document.querySelector('output').textContent") == (
        "The table is copied. Paste it into a letter, a chat or a document."
    )
    markup, text = pasted(browser)
    assert re.search("<h2[^>]*>“The first winter” · Viktor</h2><table", markup)
    assert "mso-data-placement:same-cell" in markup.replace(": ", ":")
    assert "▲▲▲ nobody answers at night\N{NO-BREAK SPACE}◆ (drives away)<br>→ one number" in markup
    lines = text.split("\n")
    assert lines[0] == "“The first winter” · Viktor"
    assert lines[1] == "Stage\t1 Need appears\t2 Market study\t3 Contract"
    assert {line.count("\t") for line in lines[1:]} == {3}
    assert "Touchpoints\t\tmanagers; review sites\t" in lines


def test_each_story_has_a_button_for_its_own_table(browser: Browser, tmp_path: Path) -> None:
    view = small()
    spring = Story(id="story-of-spring", rank="z", title="The spring", chosen=True)
    place = OnMap(spring.id, view.stages[0].id, "goal")
    goal = Note(id="goal-in-spring", rank="z", place=place, text="to be left in peace")
    both = project(assign(view.workshop, (spring, goal), rev=view.rev + 1))
    opened(browser, tmp_path, page(both), LAPTOP)
    browser.click(".map ~ .map .copier button")

    _, text = pasted(browser)
    assert text.split("\n")[0] == "“The spring”"
    assert "Goal\tto be left in peace\t\t" in text.split("\n")
    assert "nobody answers at night" not in text


def test_what_people_wrote_is_only_text_on_the_clipboard_too(
    browser: Browser, tmp_path: Path
) -> None:
    opened(browser, tmp_path, page(full_of_hostile_text()), LAPTOP)
    browser.click(".copier button")

    markup, _ = pasted(browser)
    read = re.findall(r"<(\w+)", markup)
    assert set(read) <= {"html", "body", "meta", "h2", "table", "tbody", "tr", "th", "td", "br"}
    assert "onerror" in markup


def test_a_browser_that_does_not_copy_says_so_and_leaves_the_table_selected(
    browser: Browser, tmp_path: Path
) -> None:
    opened(browser, tmp_path, page(small()), LAPTOP)
    browser.eval("document.execCommand = () => false")
    browser.click(".copier button")

    said = str(browser.eval("document.querySelector('output').textContent"))
    assert said.startswith("This browser didn't copy it.")
    assert "nobody answers at night" in str(browser.eval("getSelection().toString()"))


def pages(printed: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def sizes(printed: bytes) -> set[tuple[int, int]]:
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


A3_WIDE, A4, A4_WIDE = (1191, 842), (595, 842), (842, 595)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", keys.EXAMPLES)
def test_the_map_of_an_example_is_one_sheet_of_paper(
    browser: Browser, tmp_path: Path, name: str, lang: str
) -> None:
    opened(browser, tmp_path, page(example(name, lang)), LAPTOP)
    whole = browser.paper()
    assert pages(whole) <= 4
    assert sizes(whole) == {A3_WIDE}

    browser.eval("document.querySelectorAll('main > :not(.map)').forEach((e) => e.remove())")
    assert pages(browser.paper()) == 1
    assert pages(browser.paper("A4")) == 1


def test_a_large_map_is_printed_whole_and_says_its_stages_on_every_page(
    browser: Browser, tmp_path: Path
) -> None:
    opened(browser, tmp_path, page(large()), LAPTOP)
    browser.eval("document.querySelectorAll('main > :not(.map)').forEach((e) => e.remove())")

    assert 2 <= pages(browser.paper()) <= 5
    assert browser.eval("getComputedStyle(document.querySelector('thead')).display") == (
        "table-header-group"
    )


def test_paper_is_white_in_the_night_too(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "made.html"
    file.write_bytes(page(small()))
    browser.open(file, LAPTOP, dark=True)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert browser.eval(paper) == "rgb(23, 24, 27)"

    dark = {"name": "prefers-color-scheme", "value": "dark"}
    browser.ask("Emulation.setEmulatedMedia", media="print", features=[dark])
    on_paper = browser.eval(paper)
    browser.ask("Emulation.setEmulatedMedia", media="")

    assert on_paper == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", VIEWS)
def test_no_text_of_the_picture_lies_upon_another(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    content = svg.render(view_called(name), "svg", WHOLE).content
    opened(browser, tmp_path, content, LAPTOP, "svg")

    assert browser.eval(MISPLACED) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheets_fill_the_paper_they_are_for(
    browser: Browser, tmp_path: Path, lang: Language
) -> None:
    found = []
    for content in worksheets(lang).values():
        opened(browser, tmp_path, content, LAPTOP)
        printed = browser.paper()
        found.append((pages(printed), *sizes(printed)))

    assert found == [(1, A4), (3, A4), (1, A4_WIDE), (1, A3_WIDE)]
