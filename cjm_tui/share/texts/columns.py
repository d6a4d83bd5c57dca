"""How what stands on a map is written into the cells of a table, and how a cell is kept harmless.

The wide table, one below the other for every story of the map, an empty row between two:

    Stage       | 1. Need appears | 2. Market study                        | 3. Contract
    Map         | Boiler rooms
    Please note | ✏️ A worked example: …
    Story       | The first winter
    Persona     | Viktor, chief engineer
    Evidence    | ◆ from clients' words: 4 · ◇ our guesses: 7
    Goal        | see who is needed
    …
    Emotions    | 😐 0⏎uneasy     | 😠 −2⏎alone and angry ◆                | 😀 +2
    Barriers    |                 | 1) 🚧🚧🚧 nobody answers at night ◆⏎2) 🚧🚧 three formats
    Solutions   |                 | 1) one number, duty engineer⏎2) ⏸ set aside: later
    Comes back, leaves |          | ↩️ a bad winter: back to stage 2⏎🚪 leaves: too small (1 in 10)

- The first row is the stages', so that a table has one head; the first column says what a row is,
  in the workshop's language. *Please note* (a row for each notice), *Persona* and the last row are
  there only where there is something to say, *Map* above the first story only; of the lanes, all
  are. Without a chosen story there are only the stages, and *Story* says so. In a workbook the rows
  from *Story* to *Evidence* stand above the stages instead, below a title and the notices, which
  have no labels there.
- A cell holds one note as it is. Several notes, or one of several lines, stand each behind `• `,
  the further lines of a note behind two spaces.
- Emotions: the score stands in a first line of its own, a face and the signed figure.
- Barriers: a 🚧 for each degree of severity, none where nothing is said of it. Where a stage has
  several, each stands behind its number and `) ` instead of a bullet, and what is said of it in the
  row of solutions behind the same number (`1, 2) ` answers two). There, `⏸ ` begins why a barrier
  is set aside, `❗️ ` that it has no solution; both are no notes. A solution that answers nothing
  here says that it waits, as in the messenger's text.
- ` ◆` follows a note that comes from clients' words; a quote stands in quotation marks.
- Whatever could start a formula has a `'` before it, in every cell of a text (`guarded`,
  `unguarded`); a workbook needs none, its cells are told to be text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.share.map_facts import (
    HEARD,
    StageFacts,
    StoryFacts,
    Tongue,
    lane_name,
    notices,
)
from cjm_tui.share.texts.messenger import (
    BARRIER,
    FACES,
    aside_line,
    evidence_line,
    leaving_line,
    return_line,
)
from cjm_tui.text import one_line, signed

BULLET = "• "
INDENT = "  "

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_LOOKS_LISTED = re.compile(rf"{BULLET}|\d+(, ?\d+)*\)")
_LOOKS_SCORED = re.compile(rf"{_LOOKS_LISTED.pattern}|([{''.join(FACES.values())}] )?[+−]?\d$")
"""What a bare note may not begin with, or it would be taken for what we write ourselves."""


class LaneRow(Struct, frozen=True):
    """A lane of a map as a row of a table."""

    lane: str
    """A key, the id of an own lane, or `TURNS`."""
    name: str
    cells: tuple[str, ...]
    """One for each stage."""
    scores: tuple[int | None, ...] = ()
    """Of the emotions: how the client feels, stage by stage."""


TURNS = "turns"
"""The row under the lanes that says where clients come back and leave."""


def guarded(text: str) -> str:
    """Keep a program for tables from taking a cell for a formula: it begins with an apostrophe.

    What `unguarded` would take for guarded gets another one, so that nothing is ever lost.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What a cell said before it was `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def listed(items: Sequence[tuple[str, str]], like: re.Pattern[str] = _LOOKS_LISTED) -> str:
    """The content of a cell.

    Args:
        items: what stands before each, and the item; a bullet stands where nothing does.
        like: what an item may not be like to stand without its bullet.
    """
    if len(items) == 1:
        lead, text = items[0]
        if not lead and "\n" not in text and not like.match(text):
            return text
    return "\n".join((lead or BULLET) + text.replace("\n", f"\n{INDENT}") for lead, text in items)


def notes_cell(view: View, speak: Tongue, notes: Iterable[Note]) -> str:
    """Several notes as the content of a cell."""
    return listed([("", marked(view, speak, note)) for note in notes])


def marked(view: View, speak: Tongue, note: Note) -> str:
    """A note with its lines, and whether clients said so."""
    text = speak.lines(note)
    return f"{text} {HEARD}" if view.heard(note) else text


def fact_rows(view: View, speak: Tongue, facts: StoryFacts | None) -> Iterator[tuple[str, str]]:
    """Whose map it is and how well it is known: labels and what they stand before."""
    if facts is None:
        yield speak.words.say("Story"), speak.words.say("📖 No story is chosen for the map yet.")
        return
    yield speak.words.say("Story"), one_line(facts.story.title)
    if facts.persona:
        who = ", ".join(part for part in (facts.persona.name, facts.persona.role) if part)
        yield speak.words.say("Persona"), one_line(who)
    yield speak.words.say("Evidence"), evidence_line(view, speak, facts)


def notice_rows(view: View, speak: Tongue) -> Iterator[tuple[str, str]]:
    """What whoever reads a table must know, each behind its label."""
    return ((speak.words.say("Please note"), line) for line in notices(view, speak))


def stage_heads(view: View, facts: StoryFacts | None = None) -> tuple[str, ...]:
    """The stages as the heads of columns: those of a story's map, or all."""
    stages = [stage.stage for stage in facts.stages] if facts else view.stages
    return tuple(f"{view.stage_number(stage.id)}. {one_line(stage.name)}" for stage in stages)


def lane_rows(view: View, speak: Tongue, facts: StoryFacts) -> Iterator[LaneRow]:
    """Every lane of a map, the empty ones too, and where clients come back and leave."""
    for lane in view.map_lanes:
        yield LaneRow(
            lane=lane,
            name=lane_name(view, lane, speak.names),
            cells=tuple(_cell(view, speak, lane, stage) for stage in facts.stages),
            scores=tuple(_score(stage) for stage in facts.stages) if lane == "emotions" else (),
        )
    turned = tuple(turns(view, speak, stage.stage.id) for stage in facts.stages)
    if any(turned):
        yield LaneRow(lane=TURNS, name=speak.names.lines["link"], cells=turned)


def turns(view: View, speak: Tongue, stage_id: str) -> str:
    """Where clients come back to from a stage, and that they leave there, as one cell."""
    back = (link for link in view.returns if link.source == stage_id)
    away = (link for link in view.leaves if link.source == stage_id)
    lines = [f"↩️ {return_line(view, speak, link)}" for link in back]
    lines += [f"🚪 {leaving_line(speak, link)}" for link in away]
    return listed([("", line) for line in lines])


def _cell(view: View, speak: Tongue, lane: str, stage: StageFacts) -> str:
    if lane == "emotions":
        return _feeling(view, speak, stage)
    if lane == "barriers":
        return listed(list(_barriers(view, speak, stage)))
    if lane == "solutions":
        return listed(list(_solutions(view, speak, stage)))
    return notes_cell(view, speak, stage.cells[lane])


def _score(stage: StageFacts) -> int | None:
    return stage.feeling.score if stage.feeling else None


def _feeling(view: View, speak: Tongue, stage: StageFacts) -> str:
    if stage.feeling is None:
        return ""
    score = stage.feeling.score
    told = (marked(view, speak, note) for note in stage.feeling.notes if note.text)
    said = listed([("", text) for text in told], _LOOKS_SCORED)
    face = "" if score is None else f"{FACES[score]} {signed(score)}"
    return "\n".join(part for part in (face, said) if part)


def _barriers(view: View, speak: Tongue, stage: StageFacts) -> Iterator[tuple[str, str]]:
    for at, barrier in enumerate(stage.barriers, 1):
        text = marked(view, speak, barrier.note)
        signs = BARRIER * barrier.note.severity
        yield numbers(stage, (at,)), f"{signs} {text}" if signs else text


def _solutions(view: View, speak: Tongue, stage: StageFacts) -> Iterator[tuple[str, str]]:
    answers: dict[str, list[int]] = {}
    for at, barrier in enumerate(stage.barriers, 1):
        for solution in barrier.solutions:
            answers.setdefault(solution.id, []).append(at)
    for at, barrier in enumerate(stage.barriers, 1):
        for solution in barrier.solutions:
            answered = answers[solution.id]
            if answered[0] == at:
                yield numbers(stage, answered), marked(view, speak, solution)
        if barrier.note.aside:
            yield numbers(stage, (at,)), f"⏸ {aside_line(speak, barrier.note)}"
        elif not barrier.solutions:
            yield numbers(stage, (at,)), speak.words.say("❗️ no solution yet")
    for solution in stage.waiting:
        text = marked(view, speak, solution)
        yield "", speak.words.say("{solution} (waits for its barrier)", solution=text)


def numbers(stage: StageFacts, at: Sequence[int]) -> str:
    """The numbers that tie a barrier to its solutions, where a stage has several barriers."""
    return f"{', '.join(map(str, at))}) " if len(stage.barriers) > 1 else ""
