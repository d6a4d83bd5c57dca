"""Blank sheets for rounds on paper: a portrait, a talk, a stage, the whole map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cjm_tui.method import keys, loader
from cjm_tui.share.formats.markup import Markup, element, joined
from cjm_tui.share.formats.page.shell import page
from cjm_tui.share.map_facts import Tongue
from cjm_tui.text import signed, slug
from cjm_tui.words import Language, words

_SCORES: Final = (-2, -1, 0, 1, 2)
_GRID_STAGES: Final = 5
_QUOTES: Final = 6
_ROWS: Final = 10
"""Of barriers and their solutions, on the sheet of a stage."""
_BELOW_FEELING: Final = ("barriers", "solutions")


def worksheets(language: Language) -> Mapping[str, bytes]:
    """Make the sheets.

    Args:
        language: of their words.

    Returns:
        Pages of HTML by file name, to be printed by a browser; each says on which paper.
    """
    speak = Tongue(words(language), loader.names(language))
    say = speak.words.say
    sheets = (
        (say("Persona"), _portrait(speak)),
        (say("Talk"), _talks(speak)),
        (say("Stage"), _stage(speak)),
        (say("The whole map"), _grid(speak)),
    )
    return {
        f"{number}-{slug(title)}.html": _page(speak, title, content)
        for number, (title, content) in enumerate(sheets, 1)
    }


def _page(speak: Tongue, title: str, content: Markup) -> bytes:
    hint = element("p", speak.words.say("Print it: Ctrl+P or ⌘P."), class_="hint")
    body = element("main", hint, content)
    return page(speak.words.language, title, body, style="sheet.css")


def _sheet(title: str, asked: str, *content: str, paper: str) -> Markup:
    head = element("header", element("h1", title), element("p", asked))
    return element("section", head, *content, class_=paper)


def _portrait(speak: Tongue) -> Markup:
    asked = (_question(speak, "persona", field, lines=3) for field in keys.PERSONA_ASKED[1:])
    folded = (
        element("div", element("h3", speak.names.persona[field]), _lines(2), class_="small")
        for field in keys.PERSONA_FOLDED
    )
    return _sheet(
        speak.words.say("Persona"),
        loader.guide(speak.words.language, "step.personas").question,
        _question(speak, "persona", "name", lines=1),
        *asked,
        element("div", *folded, class_="folded"),
        paper="a4",
    )


def _question(speak: Tongue, kind: str, key: str, *, lines: int) -> Markup:
    """A field to fill: its name, what is asked there, and room to write."""
    name = (speak.names.persona if kind == "persona" else speak.names.lanes)[key]
    asked = loader.guide(speak.words.language, f"{kind}.{key}").question
    return element("div", element("h2", name), element("p", asked), _lines(lines), class_="field")


def _lines(count: int, before: str = "", after: str = "") -> Markup:
    """Lines to write on, perhaps between two signs."""
    ends = (element("span", before), element("span", after)) if before else ()
    return joined(element("div", *ends, class_="line") for _ in range(count))


def _talks(speak: Tongue) -> Markup:
    """A sheet for a talk with each group: five questions, then their words and what was seen."""
    return joined(_talk(speak, group) for group in keys.GROUPS)


def _talk(speak: Tongue, group: str) -> Markup:
    say, names = speak.words.say, speak.names
    questions = (
        element("li", element("p", question), _lines(3))
        for question in loader.interview_questions(speak.words.language, group)
    )
    about = (_blank(title) for title in (say("With whom"), say("Held by"), say("When")))
    before, after = speak.quoted("|").split("|")
    return _sheet(
        f"{say('Talk')}: {names.groups[group].lower()}",
        names.group_notes[group],
        element("div", *about, class_="about"),
        element("ol", *questions),
        element("h2", names.persona["words"]),
        _lines(_QUOTES, before, after),
        element("h2", say("What you saw")),
        _lines(2),
        paper="a4 talk",
    )


def _blank(title: str) -> Markup:
    """A word and a line behind it."""
    return element("div", element("span", title), element("div", class_="line"), class_="blank")


def _stage(speak: Tongue) -> Markup:
    say, lanes = speak.words.say, speak.names.lanes
    path = (
        _question(speak, "lane", lane, lines=count)
        for lane, count in (("goal", 2), ("questions", 4), ("touchpoints", 7))
    )
    severities = (f"{'▲' * level} {name}" for level, name in speak.names.severity.items())
    pairs = joined(
        element("div", *(element("div", class_="line") for _ in range(2)), class_="pair")
        for _ in range(_ROWS)
    )
    trouble = element(
        "div",
        element("div", *(element("h2", lanes[lane]) for lane in _BELOW_FEELING), class_="pair"),
        element("p", " · ".join(severities)),
        pairs,
        class_="field",
    )
    left = element("div", *path)
    right = element("div", _feeling(speak), trouble)
    return _sheet(
        f"{say('Stage')}:",
        "",
        element("div", left, right, class_="halves"),
        paper="a4-wide stage",
    )


def _feeling(speak: Tongue) -> Markup:
    asked = loader.guide(speak.words.language, "lane.emotions").question
    scale = (
        element("div", element("span", class_="ring"), element("span", signed(score)))
        for score in _SCORES
    )
    return element(
        "div",
        element("h2", speak.names.lanes["emotions"]),
        element("p", asked),
        element("div", *scale, class_="scale"),
        _lines(1),
        class_="field",
    )


def _grid(speak: Tongue) -> Markup:
    lanes, stage = speak.names.lanes, speak.words.say("Stage")
    heads = (element("th", str(number), scope="col") for number in range(1, _GRID_STAGES + 1))
    rows = (
        element(
            "tr",
            element("th", lanes[lane], _axis() if lane == "emotions" else "", scope="row"),
            *(element("td", _level() if lane == "emotions" else "") for _ in range(_GRID_STAGES)),
            class_=lane,
        )
        for lane in keys.LANES
    )
    table = element(
        "table",
        element("thead", element("tr", element("th", stage, scope="col"), *heads)),
        element("tbody", *rows),
    )
    about = (_blank(speak.words.say(title)) for title in ("Story", "Persona"))
    title = speak.words.say("The whole map")
    return _sheet(title, "", element("div", *about, class_="about"), table, paper="a3-wide grid")


def _axis() -> Markup:
    """The scale at the left of the line of emotions."""
    marks = (element("span", signed(score)) for score in reversed(_SCORES))
    return element("div", *marks, class_="axis")


def _level() -> Markup:
    """A stage's part of the paper that the line is drawn on: a level for each feeling."""
    return element("div", *(element("i", class_="level") for _ in _SCORES), class_="levels")
