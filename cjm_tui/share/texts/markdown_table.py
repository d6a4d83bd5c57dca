"""A story's map as a table of GitHub-flavoured Markdown; an import may count on its shape.

    | Stage | 1. Need appears | 2. Market study |
    |---|---|---|
    | **🎯 Goal** | see that someone new is needed |  |
    | **🙂 Emotions** | 😐 0<br>uneasy | 😠 −2<br>alone and angry ◆ |
    | **🚧 Barriers** |  | 1) 🚧🚧🚧 nobody answers at night ◆<br>2) three formats |
    | **💡 Solutions** |  | 1) one number, duty engineer<br>2) ⏸ set aside: later |

Where there are many stages, or much is written, the same the other way round: the lanes are in the
head, and each stage is a row, or several of the same name where one would be too long to send.

- Every lane of the map is there, with its sign if it has one. A cell holds one note as it is;
  several notes, or one of several lines, stand each behind `• `, further lines behind an em space.
- Emotions: the score stands first, in a line of its own, a face and the signed figure.
- Barriers: a 🚧 for each degree of severity, none where nothing is said of it. Where a stage has
  several, each stands behind its number and `) ` instead of a bullet, and in the row of solutions
  what becomes of it behind the same number (`1, 2) ` answers two). There, `⏸ ` begins why a barrier
  is set aside, `❗️ ` that it has no solution; both are no notes.
- ` ◆` follows a note that comes from clients' words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.share.gfm import BREAK, at_start, inline, row, rule
from cjm_tui.share.letters import Block
from cjm_tui.share.map_facts import HEARD, StageFacts, StoryFacts, Tongue, lane_name
from cjm_tui.share.outline_tree import SIGNS
from cjm_tui.share.parcels import TARGETS
from cjm_tui.share.texts.messenger import BARRIER, FACES, aside_line
from cjm_tui.text import signed, utf16_len

_BULLET = "• "
_LIKE_OURS = re.compile(r"•|\d+, ?\d")
_WITHIN = BREAK + "\u2003"
_BUDGET = TARGETS["markdown"].budget
_ROW_BUDGET = _BUDGET * 3 // 4
"""What a row may take, so that it fits a message together with the head of its table."""

_Cell = tuple[str, ...]
"""The items of a cell, written as they stand there."""


def table(view: View, speak: Tongue, facts: StoryFacts) -> Block:
    """Write the table of one story, so that it can be cut between its rows."""
    lanes = [_title(view, speak, lane) for lane in view.map_lanes]
    stages = [inline(f"{stage.number}. {stage.stage.name}") for stage in facts.stages]
    corner = inline(speak.words.say("Stage"))
    cells = [[_cell(view, speak, lane, stage) for stage in facts.stages] for lane in view.map_lanes]
    if len(stages) <= len(lanes) + 2:
        rows = (_row(lane, line) for lane, line in zip(lanes, cells, strict=True))
        wide = Block(tuple(rows), (row((corner, *stages)), rule(len(stages) + 1)))
        if utf16_len(str(wide)) <= _BUDGET:
            return wide
    long_rows = (
        each
        for at, stage in enumerate(stages)
        for each in _rows(stage, [line[at] for line in cells])
    )
    return Block(tuple(long_rows), (row((corner, *lanes)), rule(len(lanes) + 1)))


def _title(view: View, speak: Tongue, lane: str) -> str:
    name = inline(lane_name(view, lane, speak.names))
    return " ".join(part for part in (SIGNS.get(lane), name) if part)


def _row(name: str, cells: Iterable[_Cell]) -> str:
    return row((f"**{name}**", *map(BREAK.join, cells)))


def _rows(name: str, cells: Sequence[_Cell]) -> Iterator[str]:
    """One row, or as many as it takes to keep each short enough to be sent."""
    left = list(cells)
    while True:
        room = _ROW_BUDGET
        taken: list[_Cell] = []
        for at, cell in enumerate(left):
            count, room = _fitting(cell, room)
            taken.append(cell[:count])
            left[at] = cell[count:]
        if not any(taken) and any(left):  # the next item is too long for any row
            at = next(at for at, cell in enumerate(left) if cell)
            taken[at], left[at] = left[at][:1], left[at][1:]
        yield _row(name, taken)
        if not any(left):
            return


def _fitting(cell: _Cell, room: int) -> tuple[int, int]:
    """How many items of a cell fit, and the room after them."""
    for count, item in enumerate(cell):
        room -= utf16_len(BREAK + item)
        if room < 0:
            return count, 0
    return len(cell), room


def _cell(view: View, speak: Tongue, lane: str, stage: StageFacts) -> _Cell:
    if lane == "emotions":
        return _feeling(view, speak, stage)
    if lane == "barriers":
        return _barriers(view, speak, stage)
    if lane == "solutions":
        return _solutions(view, speak, stage)
    return _listed(_note(view, speak, note) for note in stage.cells[lane])


def _feeling(view: View, speak: Tongue, stage: StageFacts) -> _Cell:
    if stage.feeling is None:
        return ()
    score = stage.feeling.score
    face = () if score is None else (f"{FACES[score]} {signed(score)}",)
    return (*face, *_listed(_note(view, speak, note) for note in stage.feeling.notes if note.text))


def _barriers(view: View, speak: Tongue, stage: StageFacts) -> _Cell:
    said = tuple(
        f"{BARRIER * barrier.note.severity} {_note(view, speak, barrier.note)}".lstrip()
        for barrier in stage.barriers
    )
    numbers = [f"{at}) " for at, _ in enumerate(said, 1)] if len(said) > 1 else []
    return _listed(said, numbers)


def _solutions(view: View, speak: Tongue, stage: StageFacts) -> _Cell:
    """What becomes of each barrier, and the solutions that wait for theirs."""
    answered: dict[str, list[int]] = {}
    said: dict[str, str] = {}
    for at, barrier in enumerate(stage.barriers, 1):
        for solution in barrier.solutions:
            answered.setdefault(solution.id, []).append(at)
            said[solution.id] = _note(view, speak, solution)
        if barrier.note.aside:
            answered[barrier.note.id] = [at]
            said[barrier.note.id] = f"⏸ {inline(aside_line(speak, barrier.note))}"
        elif not barrier.solutions:
            answered[barrier.note.id] = [at]
            said[barrier.note.id] = inline(speak.words.say("❗️ no solution yet"))
    numbers = [f"{', '.join(map(str, which))}) " for which in answered.values()]
    waiting = (
        _item(speak.words.say("{solution} (waits for its barrier)", solution=speak.lines(note)))
        for note in stage.waiting
    )
    return _listed((*said.values(), *waiting), numbers if len(stage.barriers) > 1 else [])


def _listed(items: Iterable[str], numbers: Sequence[str] = ()) -> _Cell:
    """The items of a cell: the first behind their numbers, others behind bullets, one bare."""
    listed = tuple(items)
    if len(listed) == 1 and not numbers and _WITHIN not in listed[0]:
        return (_bare(listed[0]),)
    marks = (*numbers, *(_BULLET for _ in listed[len(numbers) :]))
    return tuple(mark + item for mark, item in zip(marks, listed, strict=True))


def _bare(item: str) -> str:
    """Keep somebody's own bullet or numbers from being taken for ours."""
    return "\u200b" + item if _LIKE_OURS.match(item) else at_start(item)


def _note(view: View, speak: Tongue, note: Note) -> str:
    text = _item(speak.lines(note))
    return f"{text} {HEARD}" if view.heard(note) else text


def _item(text: str) -> str:
    return inline(text).replace(BREAK, _WITHIN)
