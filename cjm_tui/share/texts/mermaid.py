"""A map as Mermaid's user journey: how the client feels at each stage, and where that happens.

It draws one lane, and a score of 1 to 5 for every task: no map but a picture beside it, and what
it has no room for is named. A stage nobody gave a score to can't be drawn and isn't guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import StageFacts, StoryFacts, Tongue, map_title, maps, notices, tongue
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.lines import stickies
from cjm_tui.text import one_line

_FENCE: Final = "```"
_MIDDLE: Final = 3
"""The score of somebody who feels neither well nor badly."""

# Each of these ends a line, or is read as HTML; a colon ends a name, but not a title.
_LOOKALIKES = str.maketrans({";": ",", "#": "№", "<": "‹", ">": "›"})
_COLON = re.compile(": ?")
_COMMENT = re.compile("%(?=%)")
_KEYWORD = re.compile(r"\A(?=journey|title|section|acc(?:title|descr)|%)", re.IGNORECASE)
_BREAKER = "\u200b"


def map_letter(view: View, scope: Scope = WHOLE) -> Letter:
    """Draw the map in a fence, as the programs want it that have Mermaid in their Markdown.

    Args:
        view: what may be seen of the workshop.
        scope: which part.
    """
    lines, absent = journey(view, scope)
    head, *tasks = lines
    block = Block(tuple(tasks), (f"{_FENCE}mermaid", head), (_FENCE,))
    return Letter(map_title(view, tongue(view)), (block,), absent)


def journey(view: View, scope: Scope) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """Draw the map.

    Args:
        view: what may be seen of the workshop.
        scope: which part.

    Returns:
        The lines of the diagram, and what of the map isn't in it.
    """
    speak = tongue(view)
    told = maps(view, scope)
    title = " · ".join((map_title(view, speak), *notices(view, speak)))
    lines = ["journey", f"    title {_safe(title)}"]
    drawn: set[str] = set()
    unscored = 0
    for facts in told:
        for stage in facts.stages:
            score = stage.feeling.score if stage.feeling else None
            if score is None:
                unscored += 1
                continue
            notes = _tasks(stage)
            lines.append(f"    section {_name(_section(speak, told, facts, stage))}")
            lines += _task_lines(speak, facts, stage, notes, score)
            drawn.update(note.id for note in notes)
    beside = left_out(view, *BESIDE_THE_MAP, "personas", "links", scope=scope)
    return tuple(lines), (*_absent(view, told, drawn, unscored), *beside)


def _tasks(stage: StageFacts) -> tuple[Note, ...]:
    """What happens at a stage: the touchpoints, or else the goal, or else what is felt there."""
    said = tuple(note for note in stage.feeling.notes if note.text) if stage.feeling else ()
    return stage.cells["touchpoints"] or stage.cells["goal"] or said


def _section(
    speak: Tongue, told: Sequence[StoryFacts], facts: StoryFacts, stage: StageFacts
) -> str:
    name = f"{stage.number}. {stage.stage.name}"
    return f"{speak.quoted(facts.story.title)} · {name}" if len(told) > 1 else name


def _task_lines(
    speak: Tongue, facts: StoryFacts, stage: StageFacts, notes: Sequence[Note], score: int
) -> Iterator[str]:
    # A comma would make two people of one.
    actor = _name(facts.persona.name).replace(",", "‚") if facts.persona else ""
    whose = f": {actor}" if actor else ""
    for name in [speak.note(note) for note in notes] or [stage.stage.name]:
        yield f"      {_KEYWORD.sub(_BREAKER, _name(name))}: {score + _MIDDLE}{whose}"


def _absent(
    view: View, told: Sequence[StoryFacts], drawn: set[str], unscored: int
) -> Iterator[Message]:
    notes = {
        note.id
        for facts in told
        for lane in view.map_lanes
        for note in stickies(facts, lane)
        if note.text and note.id not in drawn
    }
    if notes:
        yield Message("left_out_map", {"n": len(notes)})
    if unscored:
        yield Message("left_out_unscored", {"n": unscored})


def _name(text: str) -> str:
    """Text that stands before a colon."""
    return _COLON.sub("：", _safe(text))


def _safe(text: str) -> str:
    """Text on one line, in which Mermaid reads nothing but text."""
    return _COMMENT.sub("%" + _BREAKER, one_line(text).translate(_LOOKALIKES))
