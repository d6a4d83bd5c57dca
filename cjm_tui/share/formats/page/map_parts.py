"""A map on a page: a table for wide windows and paper, cards for a phone."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.view import View
from cjm_tui.share.formats.markup import Markup, element, joined
from cjm_tui.share.formats.page.rows import Row, rows, turns
from cjm_tui.share.map_facts import StageFacts, StoryFacts, Tongue, lane_name
from cjm_tui.share.texts.messenger import evidence_line
from cjm_tui.text import one_line

_MANY_STAGES = 7
"""From here on a table is wider than a laptop's window."""


def map_part(view: View, speak: Tongue, facts: StoryFacts) -> Markup:
    """Write a story's map.

    Args:
        view: what may be seen of the workshop.
        speak: its language.
        facts: the story's map.
    """
    title = element("h2", _title(speak, facts), class_="story")
    evidence = element("p", evidence_line(view, speak, facts), class_="evidence")
    if not facts.stages:
        nothing = element("p", speak.words.say("(nothing yet)"))
        return element("section", title, nothing, class_="map")
    made = rows(view, speak, facts)
    return element(
        "section",
        element("div", element("div", title, evidence), _copier(speak), class_="bar"),
        _table(speak, facts, made),
        _cards(facts, made),
        _empty(view, speak, facts),
        class_="map",
    )


def road_part(view: View, speak: Tongue) -> Markup:
    """Write the road without a story: its stages, and where it turns back or ends."""
    listed = (
        element("li", element("p", one_line(stage.name)), turns(view, speak, stage))
        for stage in view.stages
    )
    none = speak.words.say("📖 No story is chosen for the map yet.")
    return element("section", element("p", none), element("ol", *listed), class_="road")


def _title(speak: Tongue, facts: StoryFacts) -> str:
    title = speak.quoted(facts.story.title)
    return f"{title} · {one_line(facts.persona.name)}" if facts.persona else title


def _copier(speak: Tongue) -> Markup:
    """A button that the script brings to life: without one there is nothing to press."""
    say = speak.words.say
    button = element("button", say("Copy table"), type="button", hidden=True)
    told = element(
        "output",
        role="status",
        data_copied=say("The table is copied. Paste it into a letter, a chat or a document."),
        data_failed=say("This browser didn't copy it. The table is selected: press Ctrl+C or ⌘C."),
    )
    return element("div", button, told, class_="copier")


def _table(speak: Tongue, facts: StoryFacts, made: Sequence[Row]) -> Markup:
    corner = element("th", speak.words.say("Stage"), scope="col", class_="lane")
    heads = (element("th", *_stage_name(stage), scope="col") for stage in facts.stages)
    body = (
        element(
            "tr",
            element("th", row.title, scope="row", class_="lane"),
            *(element("td", cell) for cell in row.cells),
            class_=row.lane,
        )
        for row in made
    )
    table = element(
        "table",
        element("thead", element("tr", corner, *heads)),
        element("tbody", joined(body, "\n")),
        class_="many" if len(facts.stages) >= _MANY_STAGES else "",
    )
    # Where it is wider than the window it is moved inside its frame, by the keys too.
    return element(
        "div", table, class_="frame", role="region", tabindex="0", aria_label=_title(speak, facts)
    )


def _stage_name(stage: StageFacts) -> tuple[Markup, Markup]:
    number = element("span", str(stage.number), class_="number")
    return number, element("span", one_line(stage.stage.name), class_="name")


def _cards(facts: StoryFacts, made: Sequence[Row]) -> Markup:
    """The same by stage, which the style shows instead of the table where there is no width."""
    cards = (_card(stage, at, made) for at, stage in enumerate(facts.stages))
    return element("div", joined(cards, "\n"), class_="cards", hidden=True)


def _card(stage: StageFacts, at: int, made: Sequence[Row]) -> Markup:
    parts = (
        element("div", element("h4", row.title), row.cells[at], class_=f"lane {row.lane}".strip())
        for row in made
        if row.cells[at]
    )
    return element("article", element("h3", *_stage_name(stage)), *parts, class_="card")


def _empty(view: View, speak: Tongue, facts: StoryFacts) -> Markup:
    lanes = ", ".join(lane_name(view, lane, speak.names) for lane in facts.empty_lanes)
    if not lanes:
        return joined(())
    return element("p", speak.words.say("Nothing yet in: {lanes}", lanes=lanes), class_="empty")
