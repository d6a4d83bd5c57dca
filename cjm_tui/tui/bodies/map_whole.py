"""The last pass of the map, the reward: everything at once, to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnMap, OnPersona
from cjm_tui.domain.records import Note, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.text import cut, signed
from cjm_tui.tui.blocks import (
    Block,
    Item,
    Page,
    Span,
    at_least,
    beside,
    blank,
    indent,
    item,
    row,
    stack,
    text,
)
from cjm_tui.tui.bodies.base import MARGIN, Address
from cjm_tui.tui.bodies.hills import extremes, hills
from cjm_tui.tui.bodies.map_cells import Measure, first_rows, note_cell, touched, with_more, written
from cjm_tui.tui.bodies.map_common import MapBody
from cjm_tui.tui.bodies.map_emotions import LOWEST_MARK
from cjm_tui.tui.marks import ANSWER, BARRIER, GUESS, HEARD, LEAVES

RETURNS = "↺"
_NARROWEST, _BROADEST = 16, 34
"""Cells of a stage with its gutter."""
_SMALL, _NARROWEST_OF_SMALL = 72, 12
"""Below so many cells stages are narrower, so that three of them stand beside each other: an arrow
moves to a stage that is in sight."""
_LABEL = 15
"""Cells of the lanes' names, margin and gutter included."""
_GUTTER = 2
_ARROWS = 7
"""Cells for the numbers of the stages to the right."""


class Grid(NamedTuple):
    """Which part of the road is shown, and how wide."""

    first: int
    """Number of the first stage shown, from 0."""
    shown: int
    column: int
    """Cells of a stage, its gutter included."""

    @property
    def text(self) -> int:
        """Cells of what is written in a stage's column."""
        return self.column - _GUTTER


_MEASURES = (Measure(4, 3), Measure(3, 3), Measure(2, 3), Measure(2, 2))
"""From the most generous on; the first that lets the map fit on one page is taken."""
_SPAREST = Measure(1, 2)
_TO_SCROLL = Measure(2, 3)
_TALL = 17
"""Rows from which on a map that doesn't fit stays sparse, so that nearly all of it is seen; below,
it is scrolled through anyhow and shows more of each cell."""


class Pair(NamedTuple):
    """A barrier and what stands under it; none for solutions that wait for theirs."""

    barrier: Note | None
    solutions: tuple[Note, ...]


class MapWhole(MapBody):
    """All stages beside each other, all lanes below each other."""

    part = "whole"

    _first = 0
    """Number of the first stage shown, where not all fit."""
    _drawn: tuple[tuple[object, ...], Page] | None = None
    """The page drawn last, and all it was drawn from."""

    @property
    def stage(self) -> Stage | None:
        """The stage of the cell under the cursor."""
        key = self.desk.cursor.partition(":")[0]
        at = self.view.stage_number(key)
        return self.view.stages[at - 1] if at else super().stage

    def addresses(self) -> Sequence[Address]:
        """The whole map is read, not typed."""
        return ()

    def cell(self, lane: str) -> OnMap | None:
        """No line is open here."""
        return None

    def aside(self) -> Sequence[Span]:
        """How many barriers are answered."""
        story = self.story
        barriers = self.view.barriers(story.id) if story else ()
        if not barriers:
            return ()
        answered = sum(1 for barrier in barriers if not self.view.is_open(barrier))
        told = self.desk.words.say(
            "{answered} of {all} barriers answered", answered=answered, all=len(barriers)
        )
        return (Span(told, "good" if answered == len(barriers) else "warn"),)

    def address_for(self, spot: Spot) -> Address | None:
        """Bring the stage of a cell into sight."""
        if isinstance(spot.place, OnMap):
            self.stand_at(spot.place)
            self._first = self._pulled(self._grid(), self.view.stage_number(spot.place.stage) - 1)
        return None

    def do(self, command_id: str) -> bool:
        """Enter on a cell opens its stage on the path, at its lane."""
        story, stage = self.story, self.stage
        if command_id != "write_here" or self.what_is_first() or story is None or stage is None:
            return super().do(command_id)
        lane = ([*self.desk.cursor.split(":"), ""])[1]
        place = OnMap(story.id, stage.id, lane if lane in self.view.map_lanes else "goal")
        self.desk.go(Spot("map", "path", place))
        return True

    # Drawing ------------------------------------------------------------------------------------

    def page(self) -> Page:
        """The grid with its stages above and its figures below; drawn anew only when it changed."""
        first, story = self.what_is_first(), self.story
        if first is not None or story is None:
            return Page(self.invitation(first) if first is not None else Block(0))
        grid = self._grid()
        key = self.desk.cursor.partition(":")[0]
        self._first = self._pulled(grid, self.view.stage_number(key) - 1)
        grid = grid._replace(first=self._first)
        desk = self.desk
        state = (self.view, story.id, desk.width, desk.height, desk.words.language, grid)
        if self._drawn is None or self._drawn[0] != state:
            self._drawn = (state, self._page(story, grid))
        return self._drawn[1]

    def _grid(self) -> Grid:
        stages, room = len(self.view.stages), self.desk.width - _LABEL - MARGIN
        narrowest = _NARROWEST if self.desk.width >= _SMALL else _NARROWEST_OF_SMALL
        shown = room // narrowest
        if shown < stages:
            room -= _ARROWS
            shown = max(room // narrowest, 1)
        shown = min(shown, stages)
        return Grid(min(self._first, stages - shown), shown, min(room // shown, _BROADEST))

    def _pulled(self, grid: Grid, stage: int) -> int:
        """The first stage shown once the cursor stands at one: its neighbours stay in sight."""
        last = len(self.view.stages) - grid.shown
        if stage < 0 or last == 0:
            return grid.first
        first = max(min(grid.first, stage - 1), stage - grid.shown + 2)
        return max(min(first, last), 0)

    def _page(self, story: Story, grid: Grid) -> Page:
        top, bottom = self._head(grid), self._figures(story)
        room = self.desk.height - top.height - bottom.height
        portraits, *lanes = self._fitting(story, grid, room)
        if sum(lane.height for lane in (portraits, *lanes)) > room:
            return Page(stack(portraits, *lanes), top, bottom)
        if sum(lane.height + 1 for lane in (portraits, *lanes)) <= room:
            lanes = [stack(lane, blank()) for lane in lanes]
        return Page(stack(*lanes), stack(portraits, top), bottom)

    def _fitting(self, story: Story, grid: Grid, room: int) -> list[Block]:
        """The lanes as generous as the room allows."""

        def lanes(measure: Measure) -> list[Block]:
            return [self._portraits(story), *self._lanes(story, grid, measure)]

        sparest = lanes(_SPAREST)
        if sum(lane.height for lane in sparest) > room:
            return sparest if self.desk.height >= _TALL else lanes(_TO_SCROLL)
        for measure in _MEASURES:
            drawn = lanes(measure)
            if sum(lane.height for lane in drawn) <= room:
                return drawn
        return sparest

    def _head(self, grid: Grid) -> Block:
        stages = self.view.stages
        names = [
            text(f"{number} {stage.name}", grid.text, "strong")
            for number, stage in self._numbered(grid)
        ]
        last = grid.first + grid.shown
        before = f" ‹ {_numbers(1, grid.first)}" if grid.first else ""
        behind = f"{_numbers(last + 1, len(stages))} ›" if last < len(stages) else ""
        return beside(
            Block(_LABEL - _GUTTER, ((Span(before, "mark"),),)),
            *(first_rows(name, 2) for name in names),
            Block(_ARROWS, ((Span(behind, "mark"),),)) if behind else Block(0),
            gap=_GUTTER,
        )

    def _numbered(self, grid: Grid) -> Iterator[tuple[int, Stage]]:
        shown = self.view.stages[grid.first : grid.first + grid.shown]
        return enumerate(shown, grid.first + 1)

    def _portraits(self, story: Story) -> Block:
        """Whose road it is, and why they choose us; then the others, as far as one line reaches."""
        view, width = self.view, self.desk.width - 2 * MARGIN
        order = sorted(view.personas, key=lambda persona: persona.id != story.persona)
        told = []
        for persona in order:
            motives = ", ".join(note.text for note in view.at(OnPersona(persona.id, "motive")))
            name = ", ".join(part for part in (persona.name, persona.role) if part)
            say = self.desk.words.say
            told.append(
                say("{who}. Why us: {motive}", who=name, motive=motives) if motives else name
            )
        if not told:
            return Block(0)
        first = text(told[0], width, "text")
        own = [row(width, Span(cut(other, width), "muted")) for other in told[1:]]
        fits = own if self.desk.height >= 19 else []
        return indent(stack(replace(first, lines=first.lines[:2]), *fits), MARGIN)

    def _lanes(self, story: Story, grid: Grid, measure: Measure) -> Iterator[Block]:
        view = self.view
        for lane in view.map_lanes:
            if lane == "emotions":
                yield self._feelings(story, grid, measure)
            elif lane == "barriers":
                yield self._answers(story, grid, measure)
            elif lane != "solutions":
                drawn = touched if lane == "touchpoints" else written
                cells = [
                    drawn(view, view.at(OnMap(story.id, stage.id, lane)), grid.text, measure)
                    for _, stage in self._numbered(grid)
                ]
                yield self._row(self.lane_name(lane), lane, cells, grid)

    def _row(self, name: str, lane: str, cells: Sequence[Block], grid: Grid) -> Block:
        """A lane: its name, then a cell for each stage, all as high as the highest."""
        label = indent(text(name, _LABEL - _GUTTER - MARGIN, "heading"), MARGIN)
        rows = max(label.height if name else 1, *(cell.height for cell in cells))
        stages = [stage for _, stage in self._numbered(grid)]
        placed = [
            item(f"{stage.id}:{lane}", at_least(cell, rows))
            for stage, cell in zip(stages, cells, strict=True)
        ]
        return beside(label, *placed, gap=_GUTTER)

    def _feelings(self, story: Story, grid: Grid, measure: Measure) -> Block:
        """Hills and valleys, with their words below."""
        felt = [self.view.feeling(story.id, stage.id) for stage in self.view.stages]
        scores = tuple(feeling.score if feeling else None for feeling in felt)
        lowest = extremes(scores).lowest
        cells = []
        for number, _ in self._numbered(grid):
            feeling = felt[number - 1]
            words = feeling.words if feeling else ""
            if number - 1 == lowest:
                words = f"{words.upper()} {LOWEST_MARK}".strip()
            elif feeling and feeling.score is not None and not words:
                words = signed(feeling.score)
            block = text(words, grid.text, "strong" if number - 1 == lowest else "text")
            cells.append(first_rows(block, measure.rows))
        name = self.lane_name("emotions")
        if all(score is None for score in scores):
            return self._row(name, "emotions", cells, grid)
        curve = hills(scores, grid.column, 1, first=grid.first, shown=grid.shown)
        curve = replace(curve, lines=tuple(line for line in curve.lines if line))
        label = indent(text(name, _LABEL - _GUTTER - MARGIN, "heading"), MARGIN)
        curve = beside(replace(label, lines=label.lines[:3]), curve, gap=_GUTTER)
        return _reaching_up(self._row("", "emotions", cells, grid), curve)

    def _answers(self, story: Story, grid: Grid, measure: Measure) -> Block:
        """Barriers, and under each what removes it or why it stays."""
        roads = [self._pairs(story, stage) for _, stage in self._numbered(grid)]
        slots = max(min(max(len(road) for road in roads), measure.notes), 1)
        rows: list[Block] = []
        for slot in range(slots):
            pairs = [road[slot] if slot < len(road) else None for road in roads]
            tops = [self._barrier(pair, grid, measure) for pair in pairs]
            below = [self._solved(pair, grid, measure) for pair in pairs]
            if slot == slots - 1:
                left = [len(road) - slots for road in roads]
                below = [with_more(*each) for each in zip(below, left, strict=True)]
            for lane, cells in (("barriers", tops), ("solutions", below)):
                name = "" if slot else self.lane_name(lane)
                rows.append(self._row(name, f"{lane}:{slot}", cells, grid))
        return stack(*rows)

    def _pairs(self, story: Story, stage: Stage) -> list[Pair]:
        barriers = self.view.at(OnMap(story.id, stage.id, "barriers"))
        pairs = [Pair(barrier, self.view.solutions(barrier.id)) for barrier in barriers]
        waiting = self.view.waiting(story.id, stage.id)
        return [*pairs, Pair(None, waiting)] if waiting else pairs

    def _barrier(self, pair: Pair | None, grid: Grid, measure: Measure) -> Block:
        if pair is None or pair.barrier is None:
            return Block(grid.text)
        lead = Span(f"{BARRIER * pair.barrier.severity} ", "barrier")
        return note_cell(self.view, pair.barrier, grid.text, measure.rows, lead)

    def _solved(self, pair: Pair | None, grid: Grid, measure: Measure) -> Block:
        """What stands under a barrier: its solutions, the reason for none, or that it is open."""
        if pair is None:
            return Block(grid.text)
        lead = Span(f"{ANSWER} ", "solution")
        if pair.barrier is None:
            lead = Span("· ", "muted")
        elif not pair.solutions:
            aside = pair.barrier.aside
            told = f"— {aside}" if aside else self.desk.words.say("× no solution yet")
            return first_rows(text(told, grid.text, "muted" if aside else "warn"), measure.rows)
        shown = pair.solutions[: measure.notes]
        notes = [note_cell(self.view, note, grid.text, measure.rows, lead) for note in shown]
        return with_more(stack(*notes), len(pair.solutions) - len(shown))

    def _figures(self, story: Story) -> Block:
        """How much is on the map, how much of it is known, where the road turns and ends."""
        view, words, width = self.view, self.desk.words, self.desk.width - 2 * MARGIN
        touchpoints = view.touchpoint_count(story.id)
        known = view.evidence(story.id)
        told = [
            words.count("{n} touchpoint", "{n} touchpoints", touchpoints),
            words.say(
                "{heard} heard {heard_mark}, {guesses} guesses {guess_mark}",
                heard=known.heard,
                heard_mark=HEARD,
                guesses=known.guesses,
                guess_mark=GUESS,
            ),
            *_turns(view),
        ]
        if view.leaves:
            stages = sorted(view.stage_number(link.source) for link in view.leaves)
            numbers = ", ".join(map(str, stages))
            told.append(words.say("{mark} leaves at {stages}", mark=LEAVES, stages=numbers))
        return indent(row(width, Span(" · ".join(told), "muted")), MARGIN)


def _turns(view: View) -> list[str]:
    """Where the road leads back."""
    turns = [
        f"{view.stage_number(link.source)}→{view.stage_number(link.target)}"
        for link in view.returns
        if link.target
    ]
    return [f"{RETURNS} {', '.join(turns)}"] if turns else []


def _numbers(first: int, last: int) -> str:
    """Which stages are out of sight."""
    if last - first > 1:
        return f"{first}–{last}"
    return " ".join(str(number) for number in range(first, last + 1))


def _reaching_up(below: Block, above: Block) -> Block:
    """Two blocks stacked, the items of the lower one reaching over the upper one too."""
    whole = stack(Block(above.width, above.lines), below)
    items = tuple(
        Item(one.key, 0, one.left, one.width, one.top + one.height) for one in whole.items
    )
    return replace(whole, items=items)
