"""The road from above: stage under stage, what the client does there, its returns as brackets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from cjm_tui.domain.places import OnStage
from cjm_tui.domain.records import Link, Note, Stage
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.method.records import Names
from cjm_tui.text import cell_len, cut
from cjm_tui.tui.blocks import (
    Block,
    Span,
    at_least,
    beside,
    flow,
    item,
    row,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.base import WIDE
from cjm_tui.tui.bodies.brackets import Arc, Rows, brackets, zone_width
from cjm_tui.tui.bodies.roads import suggestion
from cjm_tui.tui.marks import LEAVES, evidence, marked_text, note_block, note_text
from cjm_tui.words import words

NEW = "new"
"""Key of the stage that is about to be named."""
COMES_BACK = "↺"
NUMBER = 5
"""Cells of a stage's number and what is around it."""
GAP = 2
_ROOMY = 110
"""From so many cells on, names needn't be wrapped so soon."""
_LONGEST_NAME = {True: 32, False: 24}
_LONGEST_SHARE = 24


class Level(NamedTuple):
    """How much of the chain is told."""

    spaced: bool
    """A line is drawn from stage to stage."""
    whole: bool
    """Every stage says what the client thinks and feels, not only the present one."""
    brief: bool
    """Every other stage takes a single row."""


LEVELS = (
    Level(spaced=True, whole=True, brief=False),
    Level(spaced=False, whole=True, brief=False),
    Level(spaced=False, whole=False, brief=False),
    Level(spaced=False, whole=False, brief=True),
)
"""From the roomiest: the first that fits is drawn."""


def aspect_key(stage_id: str, aspect: str) -> str:
    """Key of a line of a stage; the stage's own key stands for what the client does there."""
    return stage_id if aspect == "does" else f"{stage_id}:{aspect}"


class Chain:
    """Draws the stages.

    Args:
        view: the workshop.
        names: the method's words in the workshop's language.
        width: cells.
        current: id of the stage that people are at.
        line: key of the line that is open, empty while none is.
        cursor: key of what is under the cursor.
    """

    def __init__(
        self, view: View, names: Names, width: int, *, current: str, line: str, cursor: str
    ) -> None:
        self._view, self._names, self._width = view, names, width
        self._current, self._line, self._cursor = current, line, cursor
        self._active = line or cursor
        self._numbers = {stage.id: at for at, stage in enumerate(view.stages)}
        longest = max((cell_len(stage.name) for stage in view.stages), default=0)
        self._name = max(min(longest, _LONGEST_NAME[width >= _ROOMY]), 12)

    def fitting(self, rows: int, spare: int) -> Block:
        """The most of the chain that can be told, or else the least.

        Args:
            rows: how many there are.
            spare: how many of them something else could use; only a line from stage to stage
                has to leave them.
        """
        drawn = Block(0)
        for level in LEVELS:
            drawn = self.drawn(level)
            if drawn.height <= rows - (spare if level.spaced else 0):
                break
        return drawn

    def drawn(self, level: Level) -> Block:
        """The chain with its heading and, where there is room aside, its brackets."""
        blocks, road = [self._heading()], list[Rows]()
        top = 1
        for stage in self._view.stages:
            block = self._stage(stage, level)
            is_last = stage is self._view.stages[-1]
            both = stage.id in self._left_from and stage.id in self._led_to
            if both and is_last:
                block = at_least(block, 2)
            if level.spaced and not is_last:
                block = stack(block, self._joint())
            road.append(Rows(top, top + 1 if both and block.height > 1 else top))
            blocks.append(block)
            top += block.height
            if self._active == NEW and stage.id == self._current:
                blocks.append(self._place_for_new())
                top += 1
        if not self._view.stages:
            blocks.append(self._place_for_new())
        chain = stack(*blocks)
        if not self._zone:
            return chain
        exits = [self._numbers[link.source] for link in self._view.leaves]
        aside = brackets(chain.height, road, self._arcs, self._leaving, exits)
        padded = Block(self._width - self._zone - GAP, chain.lines, chain.items)
        return beside(padded, aside, gap=GAP)

    @cached_property
    def _arcs(self) -> Sequence[Arc]:
        return [
            Arc(self._numbers[link.source], self._numbers[link.target])
            for link in self._view.returns
        ]

    @cached_property
    def _left_from(self) -> frozenset[str]:
        return frozenset(link.source for link in self._view.returns)

    @cached_property
    def _led_to(self) -> frozenset[str]:
        return frozenset(link.target for link in self._view.returns)

    @cached_property
    def _leaving(self) -> str:
        return f"{LEAVES} {self._names.link_kinds['leaves']}" if self._view.leaves else ""

    @cached_property
    def _zone(self) -> int:
        """Cells kept at the right for returns and exits; none on a projector."""
        return zone_width(self._arcs, self._leaving) if self._width + 1 >= WIDE else 0

    @property
    def _text(self) -> int:
        """Cells for what the client does."""
        aside = self._zone + GAP if self._zone else 0
        return max(self._width - NUMBER - self._name - GAP - aside, 16)

    @cached_property
    def _some_heard(self) -> bool:
        """Whether a guess is worth marking: on a road that is all guesses it isn't."""
        places = (OnStage(stage.id, "does") for stage in self._view.stages)
        return any(self._view.heard(note) for place in places for note in self._view.at(place))

    def _heading(self) -> Block:
        say = words(self._view.brief.language).say
        aspects = " · ".join(self._names.aspects[aspect] for aspect in keys.ASPECTS)
        left = " " * (NUMBER - 1) + " " + say("Stage").upper()
        gap = " " * max(NUMBER + self._name + GAP - cell_len(left), 1)
        told = say("the client {aspects}", aspects=aspects).upper()
        return row(self._width, Span(left, "heading"), Span(gap), Span(told, "heading"))

    def _joint(self) -> Block:
        return row(NUMBER, Span("  │", "axis"))

    def _place_for_new(self) -> Block:
        say = words(self._view.brief.language).say
        style = "active" if self._active == NEW else "muted"
        return item(NEW, row(NUMBER + self._name, Span("  +  ", style), Span(say("stage…"), style)))

    def _stage(self, stage: Stage, level: Level) -> Block:
        is_current = stage.id == self._current
        is_short = level.brief and not is_current
        style = "suggestion" if stage.suggested else "strong"
        if is_current and (self._line or self._active == stage.id):
            style = "active"
        name = text(stage.name, self._name, style)
        number = row(NUMBER, Span(f"{self._numbers[stage.id] + 1:>3}  ", "heading"))
        head = beside(number, top_rows(name, 1) if is_short else name, gap=0)
        told = self._told(stage, level, is_current=is_current)
        return beside(item(stage.id, head), top_rows(told, 1) if is_short else told, gap=GAP)

    def _told(self, stage: Stage, level: Level, *, is_current: bool) -> Block:
        if self._is_unfolded(stage, level, is_current=is_current):
            return self._every_line(stage)
        does = self._does(stage, self._text)
        return stack(does, self._inside(stage)) if level.whole else does

    def _is_unfolded(self, stage: Stage, level: Level, *, is_current: bool) -> bool:
        """Whether the lines of a stage are seen one by one.

        What is under the cursor stays in sight, even where a page was turned to another stage
        and the cursor is about to follow: it would fall to the top of the page.
        """
        lines = [aspect_key(stage.id, aspect) for aspect in keys.ASPECTS]
        if self._cursor in lines[1:] or (is_current and self._line in lines):
            return True
        return not level.whole and (is_current or self._holds_cursor(stage))

    def _holds_cursor(self, stage: Stage) -> bool:
        note = self._view.find(Note, self._cursor)
        return note is not None and note.place in [
            OnStage(stage.id, aspect) for aspect in keys.ASPECTS[1:]
        ]

    def _does(self, stage: Stage, width: int) -> Block:
        offered = suggestion(self._view, stage)
        if offered:
            return text(offered, width, "suggestion")
        notes = self._view.at(OnStage(stage.id, "does"))
        return stack(*(self._note(note, width, guesses=self._some_heard) for note in notes))

    def _inside(self, stage: Stage) -> Block:
        """What the client thinks and feels, in a running line."""
        notes = [
            note for aspect in keys.ASPECTS[1:] for note in self._view.at(OnStage(stage.id, aspect))
        ]
        return flow(self._text, *(self._running(note, note is notes[-1]) for note in notes), gap=1)

    def _running(self, note: Note, is_last: bool) -> Block:
        shown = (Span(note_text(self._view, note)), *evidence(self._view, note))
        joint = () if is_last else (Span(" ·", "muted"),)
        width = sum(cell_len(span.text) for span in (*shown, *joint))
        if width > self._text or "\n" in note.text:
            return note_block(self._view, note, self._text)
        return item(note.id, row(width, *shown, *joint))

    def _every_line(self, stage: Stage) -> Block:
        """What the client does; under it what they think and feel, each behind its name."""
        label = max(cell_len(self._names.aspects[aspect]) for aspect in keys.ASPECTS[1:]) + 2
        blocks = [at_least(self._does(stage, self._text), 1)]
        for aspect in keys.ASPECTS[1:]:
            key = aspect_key(stage.id, aspect)
            style = "active" if key == self._active else "muted"
            named = item(key, row(label, Span(self._names.aspects[aspect], style)))
            notes = self._view.at(OnStage(stage.id, aspect))
            said = stack(*(self._note(note, self._text - label) for note in notes))
            blocks.append(beside(named, said, gap=0))
        return stack(*blocks)

    def _note(self, note: Note, width: int, *, guesses: bool = False) -> Block:
        return note_block(self._view, note, width, guesses=guesses)


def links_told(view: View, names: Names, width: int) -> Block:
    """The returns and exits in words, in the order they were drawn.

    Args:
        view: the workshop.
        names: the method's words in the workshop's language.
        width: cells.
    """
    leads = {link.id: lead_of(view, link) for link in view.links}
    widest = max((cell_len(lead) for lead in leads.values()), default=0)
    blocks = []
    for link in view.links:
        lead = Span(leads[link.id].ljust(widest) + "   ", "barrier" if not link.target else "axis")
        marks = tuple(Span(f"   {mark}", "muted") for mark in [_kind(link, names)] if mark)
        reason, style = _reason(view, link, names)
        blocks.append(item(link.id, marked_text(reason, width, style, lead, marks)))
    return stack(*blocks)


def lead_of(view: View, link: Link) -> str:
    """Where a link leads, in digits: ``↺ 5 → 2``, ``╳ 4``."""
    source = view.stage_number(link.source)
    if not link.target:
        return f"{LEAVES} {source}"
    return f"{COMES_BACK} {source} → {view.stage_number(link.target)}"


def _reason(view: View, link: Link, names: Names) -> tuple[str, str]:
    say = words(view.brief.language).say
    reason, style = (link.reason, "text") if link.reason else (say("why?"), "muted")
    return (reason if link.target else f"{names.link_kinds['leaves']}: {reason}", style)


def _kind(link: Link, names: Names) -> str:
    if not link.target:
        return cut(link.share, _LONGEST_SHARE)
    kind = names.link_kinds[link.form]
    return f"{names.triggers[link.trigger]} · {kind}" if link.trigger else kind
