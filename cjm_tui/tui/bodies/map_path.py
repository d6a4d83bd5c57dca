"""The first pass of the map: one stage a page, what the client wants there, asks and touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnMap, OnPersona, OnStory, Place
from cjm_tui.domain.records import Note, Stage, Story
from cjm_tui.domain.said import offers
from cjm_tui.domain.view import View
from cjm_tui.method import loader
from cjm_tui.text import cell_len, one_line, pad, signed
from cjm_tui.tui.blocks import (
    Block,
    Line,
    Page,
    Span,
    beside,
    blank,
    ends,
    indent,
    item,
    line_len,
    row,
    stack,
    text,
)
from cjm_tui.tui.bodies.base import MARGIN, WIDE, Address
from cjm_tui.tui.bodies.map_common import MapBody
from cjm_tui.tui.marks import ANSWER, BARRIER, DONE, evidence, marked_text, note_block

GLYPHS = {"questions": "?", "touchpoints": "/", "emotions": "±", "barriers": "!", "solutions": "="}
"""The first character that leads to a lane, drawn before its heading."""
HERE, AHEAD, WAITS = "●", "○", "·"
SIGN = 4
"""Cells of what stands before a barrier, a solution, a score."""
_COUNTED_FROM = 4
"""So many touchpoints are counted at their end."""


class MapPath(MapBody):
    """A stage at a time, its lanes as rows."""

    part = "path"

    def pages(self) -> Sequence[str]:
        """The stages."""
        return () if self.what_is_first() else tuple(stage.id for stage in self.view.stages)

    @property
    def at(self) -> str:
        """Id of the stage shown."""
        return self.stage.id if self.stage and not self.what_is_first() else ""

    def turn(self, key: str) -> None:
        """Show another stage."""
        if self.view.stage_number(key):
            self.standing.stage = key

    def aside(self) -> Sequence[Span]:
        """Who answers as the client."""
        name = self.view.name(self.view.brief.voice)
        if not name:
            return ()
        return (Span(self.desk.words.say("voice of the client: {name}", name=name), "muted"),)

    def hint(self) -> str:
        """A good answer, while the stage is empty."""
        return self.for_example() if self.is_empty() else ""

    def is_empty(self) -> bool:
        """Whether nothing is written at this stage yet."""
        story, stage = self.story, self.stage
        if story is None or stage is None:
            return False
        return not note_count(self.view, story, stage)

    def write_footer(self) -> str:
        """The first characters and where they lead."""
        say = self.desk.words.say
        if self.desk.width >= WIDE:
            return say(
                "? question  / touchpoint  ! barrier  = solution  -2…+2 emotion"
                "   Tab lane  PgDn stage  Esc keys"
            )
        return say("? question  / touchpoint  ! barrier  = solution  -2…+2  Tab  PgDn stage  Esc")

    def addresses(self) -> Sequence[Address]:
        """The lanes of the stage, top to bottom."""
        story, stage = self.story, self.stage
        if story is None or stage is None:
            return ()
        return tuple(
            Address(lane, self.about(stage, self.lane_name(lane)), OnMap(story.id, stage.id, lane))
            for lane in self.view.map_lanes
        )

    def address_for(self, spot: Spot) -> Address | None:
        """Stand at the stage of a cell, in its lane; at the first empty lane for a bare stage."""
        if isinstance(spot.place, OnMap):
            self.stand_at(spot.place)
            return super().address_for(spot)
        self.turn(spot.target)
        here = self.addresses()
        empty = (one for one in here if one.place and not self.view.at(one.place))
        return next(empty, here[0] if here else None)

    def writes_at(self, key: str) -> bool:
        """Whether the open line is a lane's at this very stage."""
        line = self.desk.line_at
        return super().writes_at(key) and line is not None and line.place == self.cell(key)

    # Drawing ------------------------------------------------------------------------------------

    def page(self) -> Page:
        """The stage's name and what happened there; its lanes; how far the others have come."""
        first, story, stage = self.what_is_first(), self.story, self.stage
        if first is not None or story is None or stage is None:
            return Page(self.invitation(first) if first is not None else Block(0))
        top, bottom = self._head(story, stage), self._foot(story, stage)
        lanes = [self._lane(lane, OnMap(story.id, stage.id, lane)) for lane in self._shown()]
        spare = self.desk.height - sum(part.height for part in (top, bottom, *lanes))
        if spare > 0:
            top = stack(top, blank())
        if spare > len(lanes):
            lanes = [stack(lane, blank()) for lane in lanes]
        return Page(stack(*lanes), top, bottom)

    def _shown(self) -> list[str]:
        """All lanes; but feelings have a pass of their own, and no empty row here."""
        cell = self.cell("emotions")
        felt = cell is not None and (self.view.at(cell) or self.writes_at("emotions"))
        return [lane for lane in self.view.map_lanes if lane != "emotions" or felt]

    def _head(self, story: Story, stage: Stage) -> Block:
        width, number = self.desk.width, self.view.stage_number(stage.id)
        count = self.desk.words.say("{n} of {all}", n=number, all=len(self.view.stages))
        name = (
            Span(f" ‹ {count}   ", "muted"),
            Span(stage.name.upper(), "strong"),
            Span(" ›", "muted"),
        )
        told = self._told(story, stage)
        room = width - line_len(name) - 2 * MARGIN
        if told and cell_len(told.text) + SIGN <= room:
            return row(width, *name, Span(" " * SIGN), told)
        lines = [row(width - MARGIN, *name)]
        if told:
            lines.append(row(width - MARGIN, Span("   "), told))
        return stack(*lines)

    def _told(self, story: Story, stage: Stage) -> Span | None:
        """What happened in the story here; until that is told, what the client wants at all."""
        beats = self.view.at(OnStory(story.id, stage.id))
        if beats:
            return Span(" · ".join(one_line(beat.text) for beat in beats), "text")
        goals = self.view.at(OnPersona(story.persona, "goals"))
        if not goals:
            return None
        said = self.desk.words.say("wants: {goal}", goal=one_line(goals[0].text))
        return Span(said, "suggestion")

    def _lane(self, lane: str, cell: OnMap) -> Block:
        label = self._label(lane)
        width = self.desk.width - label.width - 2 * MARGIN
        notes = self.view.at(cell)
        if not notes:
            asked = self._asked(lane) if self.writes_at(lane) else ""
            return item(lane, beside(label, text(asked, width, "suggestion"), gap=MARGIN))
        return beside(item(lane, label), self._content(lane, cell, width), gap=MARGIN)

    def _label(self, lane: str) -> Block:
        width = 15 if self.desk.width >= WIDE else 12
        glyph = f" {GLYPHS.get(lane, ' ')} "
        name = text(self.lane_name(lane), width, self.heading_style(lane))
        first = (Span(glyph, "mark"), *name.lines[0])
        rest = [(Span(" " * len(glyph)), *line) for line in name.lines[1:]]
        return Block(len(glyph) + width, (first, *rest))

    def _asked(self, lane: str) -> str:
        key = self.guide_key(Address(lane, "", self.cell(lane)))
        return loader.guide(self.desk.words.language, key).question

    def _content(self, lane: str, cell: OnMap, width: int) -> Block:
        view, notes = self.view, self.view.at(cell)
        if lane == "touchpoints":
            return runs(view, notes, width)
        if lane == "emotions":
            return stack(*(feeling_block(view, note, width) for note in notes))
        if lane == "barriers":
            return stack(*(self._barrier(note, width) for note in notes))
        if lane == "solutions":
            return stack(*self._solutions(cell, width))
        guesses = _is_heard(view, cell.story)
        return stack(*(note_block(view, note, width, guesses=guesses) for note in notes))

    def _barrier(self, note: Note, width: int) -> Block:
        block = barrier_block(self.view, note, width)
        if not note.aside or self.view.solutions(note.id):
            return block
        why = self.desk.words.say("set aside: {reason}", reason=note.aside)
        return stack(block, indent(text(why, width - SIGN, "muted"), SIGN))

    def _solutions(self, cell: OnMap, width: int) -> Iterator[Block]:
        waiting = {note.id for note in self.view.waiting(cell.story, cell.stage)}
        for note in self.view.at(cell):
            if note.id not in waiting:
                yield solution_block(self.view, note, width)
        for note in self.view.at(cell):
            if note.id in waiting:
                shown = self.desk.words.say("waits for its barrier: {text}", text=note.text)
                marks = evidence(self.view, note)
                lead = Span(pad(WAITS, SIGN), "muted")
                yield item(note.id, marked_text(shown, width, "muted", lead, marks))

    def _foot(self, story: Story, stage: Stage) -> Block:
        width = self.desk.width - MARGIN
        said = self._said()
        left = (Span(f" {said}", "muted"),) if said else ()
        for gap, counted in (("    ", True), ("  ", True), ("  ", False), (" ", False)):
            right = gap.join(
                self._progress(story, each, stage, counted=counted) for each in self.view.stages
            )
            if line_len(left) + 2 + cell_len(right) <= width:
                return ends(width, left, (Span(right, "muted"),))
        below = row(width, Span(f" {right}", "muted"))
        return stack(row(width, *left), below) if left else below

    def _progress(self, story: Story, each: Stage, here: Stage, *, counted: bool) -> str:
        glyph = HERE if each is here else DONE if is_walked(self.view, story, each) else AHEAD
        count = f" {note_count(self.view, story, each)}" if counted else ""
        return f"{self.view.stage_number(each.id)} {glyph}{count}"

    def _said(self) -> str:
        """What may be picked from; nobody picks where nothing can be written."""
        if self.desk.is_read_only:
            return ""
        line = self.desk.line_at
        place = line.place if line is not None else self.cell("goal")
        n = offer_count(self.view, place) if place else 0
        say = self.desk.words.say
        return say("Said before, not placed yet: {n} (↓)", n=n) if n else ""


@lru_cache(maxsize=2)
def offer_count(view: View, place: Place) -> int:
    """How many notes of earlier steps may be placed here; counted once for each view."""
    return len(offers(view, place))


@lru_cache(maxsize=2)
def _is_heard(view: View, story: str) -> bool:
    """Whether anything on the map was heard from a client; only then is a guess worth a mark."""
    return view.evidence(story).heard > 0


def is_walked(view: View, story: Story, stage: Stage) -> bool:
    """Whether a stage has what this pass is for: a goal and a touchpoint."""
    cells = (OnMap(story.id, stage.id, lane) for lane in ("goal", "touchpoints"))
    return all(view.at(cell) for cell in cells)


def note_count(view: View, story: Story, stage: Stage) -> int:
    """How many notes stand at a stage, in all lanes shown."""
    return sum(len(view.at(OnMap(story.id, stage.id, lane))) for lane in view.map_lanes)


def barrier_block(view: View, note: Note, width: int) -> Block:
    """A barrier behind its triangles."""
    lead = Span(pad(BARRIER * note.severity, SIGN), "barrier")
    return note_block(view, note, width, lead=lead)


def solution_block(view: View, note: Note, width: int) -> Block:
    """A solution behind its arrow."""
    return note_block(view, note, width, lead=Span(pad(ANSWER, SIGN), "solution"))


def feeling_block(view: View, note: Note, width: int) -> Block:
    """What is felt at a stage behind its score, if this note has it."""
    score = "" if note.score is None else signed(note.score)
    style = "valley" if (note.score or 0) < 0 else "hill"
    return note_block(view, note, width, lead=Span(pad(score, SIGN), style))


def runs(view: View, notes: Sequence[Note], width: int) -> Block:
    """Short notes one after the other, each of them still something to stand on.

    Args:
        view: what they are in.
        notes: in order.
        width: cells. A line breaks between notes; one that is longer than a line has its own.

    Returns:
        The notes joined by `` · ``, counted at the end where they are many.
    """
    rows: list[Block] = []
    line: list[tuple[Note, Line]] = []
    for note in notes:
        drawn = _run(view, note)
        if line_len(drawn) > width:
            rows += [_joined(line, width)] if line else []
            rows.append(note_block(view, note, width))
            line = []
            continue
        if line and sum(line_len(each) + 3 for _, each in line) + line_len(drawn) + 2 > width:
            rows.append(_joined(line, width))
            line = []
        line.append((note, drawn))
    if line:
        rows.append(_joined(line, width, len(notes)))
    return stack(*rows)


def _run(view: View, note: Note) -> Line:
    return (Span(one_line(note.text)), *evidence(view, note))


def _joined(line: Sequence[tuple[Note, Line]], width: int, count: int = 0) -> Block:
    """One row of notes; at the last one's end, where there is room, how many there are in all."""
    blocks = []
    for at, (note, drawn) in enumerate(line):
        block = item(note.id, Block(line_len(drawn), (drawn,)))
        blocks += [Block(3, ((Span(" · ", "muted"),),)), block] if at else [block]
    joined = beside(*blocks, gap=0)
    total = Block(len(f"({count})"), ((Span(f"({count})", "muted"),),))
    gap = width - joined.width - total.width
    return beside(joined, total, gap=gap) if count >= _COUNTED_FROM and gap > 0 else joined
