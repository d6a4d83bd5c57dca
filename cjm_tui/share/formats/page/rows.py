"""What stands in the cells of a map on a page: a table and cards are made of the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from cjm_tui.domain.places import OnStory
from cjm_tui.domain.records import Link, Note, Stage
from cjm_tui.domain.view import View
from cjm_tui.share.formats.curve import slice_picture
from cjm_tui.share.formats.markup import Markup, element, joined, lines
from cjm_tui.share.map_facts import HEARD, Barrier, StageFacts, StoryFacts, Tongue, lane_name
from cjm_tui.share.texts.messenger import aside_line, leaving_line, return_line
from cjm_tui.text import signed

SEVERE = "▲"
ANSWER = "→"
RETURN = "↺"
EXIT = "✕"


class Row(NamedTuple):
    """One lane over all stages of a map."""

    lane: str
    """Its key, for the style; empty for the team's own."""
    title: str
    cells: tuple[Markup, ...]
    """One a stage; empty where nothing stands."""


def rows(view: View, speak: Tongue, facts: StoryFacts) -> tuple[Row, ...]:
    """Write a story's map, lane by lane, without the lanes on which nothing stands.

    Args:
        view: what may be seen of the workshop.
        speak: its language.
        facts: the story's map.
    """
    return tuple(row for row in _all_rows(view, speak, facts) if any(row.cells))


def _all_rows(view: View, speak: Tongue, facts: StoryFacts) -> Iterator[Row]:
    lanes = speak.names.lanes

    def row(lane: str, title: str, cell: Callable[[StageFacts], Markup]) -> Row:
        return Row(lane, title, tuple(cell(stage) for stage in facts.stages))

    yield row(
        "beat",
        speak.names.lines["beat"],
        lambda stage: notes(view, speak, view.at(OnStory(facts.story.id, stage.stage.id))),
    )
    for lane in view.map_lanes:
        title = lane_name(view, lane, speak.names)
        if lane == "emotions":
            yield Row(lane, title, _feelings(view, speak, facts))
        elif lane == "barriers":
            both = f"{lanes['barriers']} {ANSWER} {lanes['solutions'].lower()}"
            yield row(lane, both, lambda stage: _barriers(view, speak, stage))
        elif lane != "solutions":
            key = lane if lane in lanes else ""
            yield row(key, title, partial(_cell, view, speak, lane))
    yield row("links", speak.names.lines["link"], lambda stage: turns(view, speak, stage.stage))


def _cell(view: View, speak: Tongue, lane: str, stage: StageFacts) -> Markup:
    return notes(view, speak, stage.cells[lane])


def notes(view: View, speak: Tongue, stand: Iterable[Note]) -> Markup:
    """Write notes, one a paragraph."""
    return joined(element("p", said(view, speak, note)) for note in stand)


def said(view: View, speak: Tongue, note: Note) -> Markup:
    """What a note says with its lines, marked if a client was heard to say it."""
    content = lines(speak.lines(note))
    if not view.heard(note):
        return content
    return joined((content, element("span", HEARD, class_="heard")), "\N{NO-BREAK SPACE}")


def turns(view: View, speak: Tongue, stage: Stage) -> Markup:
    """Where the road leads back from a stage, and where it ends."""
    here = [link for link in view.links if link.source == stage.id]
    out = (link for link in here if link.form == "leaves")
    back = (link for link in here if link.form != "leaves")
    return joined(
        (
            *(_turn(RETURN, returning(view, speak, link)) for link in back),
            *(_turn(EXIT, leaving_line(speak, link)) for link in out),
        )
    )


def _turn(sign: str, line: str) -> Markup:
    return element("p", element("span", sign, class_="sign"), " ", line)


def returning(view: View, speak: Tongue, link: Link) -> str:
    """Where a client comes back to, why, and what sets it off."""
    line = return_line(view, speak, link)
    return f"{line} ({speak.names.triggers[link.trigger]})" if link.trigger else line


def _feelings(view: View, speak: Tongue, facts: StoryFacts) -> tuple[Markup, ...]:
    scores = [stage.feeling.score if stage.feeling else None for stage in facts.stages]
    if not any(stage.feeling for stage in facts.stages):
        return ()
    return tuple(
        _feeling(view, speak, facts, at, slice_picture(scores, at, _shown(speak, scores[at])))
        for at in range(len(scores))
    )


def _shown(speak: Tongue, score: int | None) -> str:
    name = speak.names.lanes["emotions"]
    return f"{name}: {'—' if score is None else signed(score)}"


def _feeling(view: View, speak: Tongue, facts: StoryFacts, at: int, picture: Markup) -> Markup:
    stage = facts.stages[at]
    pieces = [picture]
    if stage.feeling and stage.feeling.score is not None:
        pieces.append(element("p", signed(stage.feeling.score), class_="score"))
    if stage.feeling:
        pieces.append(notes(view, speak, (note for note in stage.feeling.notes if note.text)))
    if stage.stage.id == facts.lowest:
        pieces.append(element("p", speak.words.say("the hardest place"), class_="place"))
    if stage.stage.id == facts.peak:
        pieces.append(element("p", speak.words.say("the best place, keep it"), class_="place"))
    return joined(pieces)


def _barriers(view: View, speak: Tongue, stage: StageFacts) -> Markup:
    blocks = [_barrier(view, speak, barrier) for barrier in stage.barriers]
    for solution in stage.waiting:
        waits = speak.words.say("{solution} (waits for its barrier)", solution=speak.note(solution))
        blocks.append(_answer(waits))
    return joined(blocks)


def _barrier(view: View, speak: Tongue, barrier: Barrier) -> Markup:
    severity = barrier.note.severity
    signs = element("span", SEVERE * max(1, severity), class_="sign")
    name = speak.names.severity.get(severity, "")
    worse = joined((" ", element("small", f"({name})"))) if name else ""
    pieces = [element("p", signs, " ", said(view, speak, barrier.note), worse)]
    pieces += [_answer(said(view, speak, solution)) for solution in barrier.solutions]
    if barrier.note.aside:
        pieces.append(_answer(aside_line(speak, barrier.note)))
    elif not barrier.solutions:
        pieces.append(_answer(speak.words.say("no solution yet")))
    return element("div", *pieces, class_="barrier")


def _answer(content: str) -> Markup:
    return element("p", element("span", ANSWER, class_="sign"), " ", content, class_="answer")
