"""One story's map, drawn: stages side by side, lanes one below the other, the line of emotions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cjm_tui.domain.places import OnStory
from cjm_tui.domain.records import Link, Note
from cjm_tui.domain.view import View
from cjm_tui.share.formats import drawing
from cjm_tui.share.formats.curve import Room, slice_area, slice_line
from cjm_tui.share.formats.drawing import Drawn, Paragraph, column, row, rule
from cjm_tui.share.formats.markup import Markup, element, joined
from cjm_tui.share.formats.page.rows import ANSWER, EXIT, RETURN, SEVERE, returning
from cjm_tui.share.map_facts import HEARD, Barrier, StageFacts, StoryFacts, Tongue, lane_name
from cjm_tui.share.texts.messenger import aside_line, evidence_line, leaving_line
from cjm_tui.text import one_line, signed

STAGE_ROOM: Final = 228.0
"""How wide a stage is, with the gap to the next."""
_STAGE: Final = 206.0
_LABELS: Final = 164.0
_LABEL: Final = 148.0
_CURVE: Final = 96.0
_PAD: Final = 12.0

Cell = Sequence[Paragraph]


def lane_width() -> float:
    """How wide the names of the lanes are, left of the first stage."""
    return _LABELS


class _Grid:
    """A map being drawn from its upper edge down."""

    def __init__(self, stages: int, x: float, y: float) -> None:
        self._x = x
        self._top = y
        self._stages = stages
        self._lefts = [x + _LABELS + at * STAGE_ROOM for at in range(stages)]
        self._width = _LABELS + stages * STAGE_ROOM
        self._pieces: list[Markup] = []
        self._y = y

    def head(self, paragraphs: Iterable[Paragraph]) -> None:
        """Draw what stands over or under the whole map."""
        drawn = column(paragraphs, self._x, self._y, max(self._width, _LABELS + 3 * STAGE_ROOM))
        self._pieces.append(drawn.markup)
        self._y += drawn.height + _PAD

    def lane(self, title: str, cells: Sequence[Cell], line: str = "rule") -> None:
        """Draw a lane's name and its cells, and the line below them."""
        name = column([Paragraph(title, drawing.LABEL)], self._x, self._y + 2, _LABEL)
        drawn = row(cells, self._lefts, self._y, _STAGE)
        self._pieces += [name.markup, drawn.markup]
        self._y += max(name.height, drawn.height) + _PAD
        self._pieces.append(rule(self._x, self._y, self._width, line))
        self._y += _PAD

    def curve(self, title: str, scores: Sequence[int | None]) -> None:
        """Draw hills and valleys over the whole width of the stages, and the lane's name."""
        label = column([Paragraph(title, drawing.LABEL)], self._x, self._y + 2, _LABEL)
        self._pieces.append(label.markup)
        axis = self._y + _CURVE / 2
        left, width = self._x + _LABELS, self._stages * STAGE_ROOM
        # The line is at its level in the middle of a stage's words.
        rooms = [Room(x, self._y, STAGE_ROOM, _CURVE) for x in self._lefts]
        slices = range(self._stages)
        for name, top in (("hill", self._y), ("valley", axis)):
            areas = (
                element("path", d=slice_area(scores, at, rooms[at]), class_=name) for at in slices
            )
            box = (left, top, width, _CURVE / 2)
            self._pieces.append(_cut_out(joined(areas), *box))
        self._pieces.append(rule(left, axis, width, "axis"))
        self._pieces += [
            element("path", d=slice_line(scores, at, rooms[at]), class_="line") for at in slices
        ]
        self._y += _CURVE + 4

    def drawn(self) -> Drawn:
        """All of it."""
        return Drawn(joined(self._pieces, "\n"), self._y - self._top)


def _cut_out(content: Markup, x: float, y: float, width: float, height: float) -> Markup:
    """Show of a drawing only what lies in a rectangle."""
    place = [drawing.short(number) for number in (x, y, width, height)]
    return element(
        "svg",
        content,
        x=place[0],
        y=place[1],
        width=place[2],
        height=place[3],
        viewBox=" ".join(place),
    )


def map_picture(view: View, speak: Tongue, facts: StoryFacts, x: float, y: float) -> Drawn:
    """Draw a story's map.

    Args:
        view: what may be seen of the workshop.
        speak: its language.
        facts: the story's map.
        x: the left edge.
        y: the upper edge.
    """
    grid = _Grid(len(facts.stages), x, y)
    title = speak.quoted(facts.story.title)
    whose = f"{title} · {one_line(facts.persona.name)}" if facts.persona else title
    evidence = Paragraph(evidence_line(view, speak, facts), drawing.QUIET)
    grid.head([Paragraph(whose, drawing.STORY), evidence, *_nothing(speak, facts)])
    if facts.stages:
        heads = [[Paragraph(_stage_name(stage), drawing.STAGE)] for stage in facts.stages]
        grid.lane(speak.words.say("Stage"), heads, "head")
        for lane in _lanes(view):
            _draw_lane(grid, view, speak, facts, lane)
    empty = ", ".join(lane_name(view, lane, speak.names) for lane in facts.empty_lanes)
    if empty and facts.stages:
        said = speak.words.say("Nothing yet in: {lanes}", lanes=empty)
        grid.head([Paragraph(said, drawing.QUIET)])
    return grid.drawn()


def _nothing(speak: Tongue, facts: StoryFacts) -> Iterator[Paragraph]:
    if not facts.stages:
        yield Paragraph(speak.words.say("(nothing yet)"))


def _stage_name(stage: StageFacts) -> str:
    return f"{stage.number}. {one_line(stage.stage.name)}"


_BEATS, _LINKS = "beat", "link"


def _lanes(view: View) -> tuple[str, ...]:
    lanes = (lane for lane in view.map_lanes if lane != "solutions")
    return (_BEATS, *lanes, _LINKS)


def _draw_lane(grid: _Grid, view: View, speak: Tongue, facts: StoryFacts, lane: str) -> None:
    cells = [_cell(view, speak, facts, stage, lane) for stage in facts.stages]
    if not any(cells):
        return
    lanes = speak.names.lanes
    if lane in (_BEATS, _LINKS):
        title = speak.names.lines[lane]
    elif lane == "barriers":
        title = f"{lanes['barriers']} {ANSWER} {lanes['solutions'].lower()}"
    else:
        title = lane_name(view, lane, speak.names)
    if lane == "emotions":
        scores = [stage.feeling.score if stage.feeling else None for stage in facts.stages]
        grid.curve(title, scores)
        title = ""
    grid.lane(title, cells)


def _cell(view: View, speak: Tongue, facts: StoryFacts, stage: StageFacts, lane: str) -> Cell:
    if lane == _BEATS:
        return _notes(view, speak, view.at(OnStory(facts.story.id, stage.stage.id)))
    if lane == _LINKS:
        return [Paragraph(_turn(view, speak, link)) for link in (*stage.returns, *stage.leaves)]
    if lane == "emotions":
        return _feeling(view, speak, facts, stage)
    if lane == "barriers":
        return _barriers(view, speak, stage)
    look = drawing.STRONG if lane == "goal" else drawing.PLAIN
    return _notes(view, speak, stage.cells[lane], look)


def _notes(
    view: View, speak: Tongue, notes: Iterable[Note], look: drawing.Look = drawing.PLAIN
) -> Cell:
    return [Paragraph(_said(view, speak, note), look) for note in notes]


def _said(view: View, speak: Tongue, note: Note) -> str:
    said = note.text.strip() if note.form == "plain" else speak.note(note)
    return f"{said}\N{NO-BREAK SPACE}{HEARD}" if view.heard(note) else said


def _turn(view: View, speak: Tongue, link: Link) -> str:
    if link.form == "leaves":
        return f"{EXIT} {leaving_line(speak, link)}"
    return f"{RETURN} {returning(view, speak, link)}"


def _feeling(view: View, speak: Tongue, facts: StoryFacts, stage: StageFacts) -> Cell:
    said: list[Paragraph] = []
    if stage.feeling is not None:
        score = stage.feeling.score
        if score is not None:
            said.append(Paragraph(signed(score), drawing.STRONG))
        said += _notes(view, speak, (note for note in stage.feeling.notes if note.text))
    if stage.stage.id == facts.lowest:
        said.append(Paragraph(speak.words.say("the hardest place"), drawing.SMALL))
    if stage.stage.id == facts.peak:
        said.append(Paragraph(speak.words.say("the best place, keep it"), drawing.SMALL))
    return said


def _barriers(view: View, speak: Tongue, stage: StageFacts) -> Cell:
    lines = [line for barrier in stage.barriers for line in _barrier(view, speak, barrier)]
    for note in stage.waiting:
        waits = speak.words.say("{solution} (waits for its barrier)", solution=speak.note(note))
        lines.append(Paragraph(f"{ANSWER} {waits}", drawing.ANSWER))
    return lines


def _barrier(view: View, speak: Tongue, barrier: Barrier) -> Iterator[Paragraph]:
    severity = barrier.note.severity
    name = speak.names.severity.get(severity, "")
    signs = SEVERE * max(1, severity)
    yield Paragraph(f"{signs} {_said(view, speak, barrier.note)}", drawing.BARRIER)
    if name:
        yield Paragraph(name, drawing.SMALL)
    for solution in barrier.solutions:
        yield Paragraph(f"{ANSWER} {_said(view, speak, solution)}", drawing.ANSWER)
    if barrier.note.aside:
        yield Paragraph(f"{ANSWER} {aside_line(speak, barrier.note)}", drawing.ANSWER)
    elif not barrier.solutions:
        yield Paragraph(f"{ANSWER} {speak.words.say('no solution yet')}", drawing.ANSWER)
