"""The sheets of our own workbook that stand beside the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from cjm_tui.domain.commands import EditBrief
from cjm_tui.domain.places import OnInterview
from cjm_tui.method.loader import names
from cjm_tui.share.incoming.arrival import Arrival
from cjm_tui.share.incoming.items import our_items
from cjm_tui.share.incoming.marks import written
from cjm_tui.share.incoming.said import in_every_language
from cjm_tui.share.incoming.sections import is_section, opening, take_people, take_section
from cjm_tui.share.incoming.talk_lines import talk_in_row
from cjm_tui.share.incoming.topics import Topic
from cjm_tui.words import LANGUAGES

Rows = Sequence[Sequence[str]]

_FIRST_STAGE: Final = 4
"""Column of the stories' sheet from which on the stages stand."""
_FINDING: Final = 5
_TALK_HEADS: Final = ("Group", "With whom", "Kind", "Held by", "When", "Finding")
_STAGE_HEADS: Final = ("Stage",)
_STORY_HEADS: Final = ("Story", "Persona", "Hands", "On the map")


def take_sheet(arrival: Arrival, name: str, rows: Rows) -> None:
    """Place a sheet of ours.

    Args:
        arrival: the workshop, with its map.
        name: what the sheet is called, as `is_ours_around` knows it.
        rows: its cells.
    """
    table = [row for row in rows if len(row) > 1]
    if table:
        _sheets()[name](arrival, name, table)
    # The title and what must be known of the whole stand alone in their rows; others are new.
    alone = (row[0].strip() for row in rows if len(row) == 1)
    for line in alone:
        if not line.endswith(f" · {name}") and not opening(arrival, line):
            arrival.park(line)


def is_ours_around(name: str) -> bool:
    """Whether a sheet of our workbook, by its name, is one of those beside the map."""
    return name in _sheets()


@cache
def _sheets() -> Mapping[str, Callable[[Arrival, str, Rows], None]]:
    sheets: dict[str, Callable[[Arrival, str, Rows], None]] = {}
    for language in LANGUAGES:
        steps = names(language).steps
        sheets |= {
            steps["audience"]: _audience,
            steps["personas"]: _personas,
            steps["interviews"]: _interviews,
            steps["stages"]: _stages,
            steps["stories"]: _stories,
            steps["close"]: _close,
        }
    return sheets


def goes_before_the_map(name: str) -> bool:
    """Whether a sheet is that of the portraits, which stories need."""
    return _sheets().get(name) is _personas


def names_the_people(name: str) -> bool:
    """Whether a sheet says who takes part, which those that name somebody need."""
    return _sheets().get(name) is _close


def _topics(cell: str) -> list[Topic]:
    return [Topic(item.text) for item in our_items(cell)]


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _headed(rows: Rows, heads: Sequence[str]) -> tuple[list[str], Rows]:
    """The row that heads a table, and those below; an empty one where somebody has deleted it."""
    first = [cell.strip() for cell in rows[0]]
    pairs = zip(first, heads, strict=False)
    if any(cell in in_every_language(head) for cell, head in pairs):
        return first, rows[1:]
    return [], rows


def _road(arrival: Arrival) -> list[str]:
    """The stages as our tables head their columns with them."""
    return [f"{number}. {name}" for number, name in enumerate(arrival.stages, 1)]


def _audience(arrival: Arrival, name: str, rows: Rows) -> None:
    facets = []
    for label, said, *_ in rows:
        if any(label == names(language).lines["sentence"] for language in LANGUAGES):
            arrival.do(EditBrief(sentence=said.strip()))
        else:
            facets.append(Topic(label, _topics(said)))
    take_section(arrival, Topic(name, facets))


def _personas(arrival: Arrival, name: str, rows: Rows) -> None:
    titles = {names(language).lines["segment"] for language in LANGUAGES}
    heads = {names(language).persona["name"] for language in LANGUAGES}
    of = set(in_every_language("Segment"))
    faces: list[Topic] = []
    segments: list[Topic] = []
    for label, *cells in rows:
        if label in heads:
            faces = [Topic(cell.strip(), []) for cell in cells]
        elif label in of:
            pairs = zip(cells, faces, strict=False)
            segments += [
                Topic(f"{cell}: {face.text.split(', ')[0]}") for cell, face in pairs if cell
            ]
        elif label in titles:
            segments += _topics(cells[0])
        else:
            for face, cell in zip(faces, cells, strict=False):
                face.topics.append(Topic(label, _topics(cell)))
    listed = [Topic(next(iter(titles)), segments)] if segments else []
    take_section(arrival, Topic(name, [*listed, *faces]))


def _interviews(arrival: Arrival, name: str, rows: Rows) -> None:
    talks: dict[tuple[str, ...], str] = {}
    for row in _headed(rows, _TALK_HEADS)[1]:
        about = tuple(_cell(row, at) for at in range(_FINDING))
        finding = _cell(row, _FINDING)
        planned = finding in in_every_language("planned")
        # Rows with findings may be of one talk; any other row is a talk of its own.
        if about not in talks or planned or not finding:
            talks[about] = talk_in_row(arrival, about[0], about[1:], planned=planned)
        if not planned:
            arrival.note(OnInterview(talks[about]), written(finding))


def _stages(arrival: Arrival, name: str, rows: Rows) -> None:
    links = {names(language).lines["link"] for language in LANGUAGES}
    head, told = _headed(rows, _STAGE_HEADS)
    heads = [Topic(cell, []) for cell in head[1:] or _road(arrival)]
    for label, *cells in told:
        if label not in links:  # the map has them too
            for stage, cell in zip(heads, cells, strict=False):
                stage.topics.append(Topic(label[:1].lower() + label[1:], _topics(cell)))
    take_section(arrival, Topic(name, heads))


def _stories(arrival: Arrival, name: str, rows: Rows) -> None:
    head, told = _headed(rows, _STORY_HEADS)
    heads = head[_FIRST_STAGE:] or _road(arrival)
    for row in told:
        persona = arrival.persona(_cell(row, 1))
        title = _cell(row, 0)
        if title not in arrival.stories:
            arrival.story(title, persona, chosen=False)
        beats = zip(heads, row[_FIRST_STAGE:], strict=False)
        story = Topic(title, [Topic(stage, _topics(cell)) for stage, cell in beats])
        take_section(arrival, Topic(name, [story]))


@cache
def _decided() -> Mapping[str, str]:
    """The fields of the brief by what stands before them."""
    labels = dict.fromkeys(in_every_language("This map decides"), "question")
    labels |= dict.fromkeys(in_every_language("Because"), "because")
    for language in LANGUAGES:
        spoken = names(language)
        labels |= {spoken.close["read_back"]: "read_back", spoken.close["start"]: "focus"}
        labels[spoken.lines["promise"]] = "promise"
    return labels


def _close(arrival: Arrival, name: str, rows: Rows) -> None:
    decided: dict[str, str] = {}
    ideas = {names(language).close["ideas"] for language in LANGUAGES}
    in_ideas = False
    for row in rows:
        label, said = _cell(row, 0), _cell(row, 1)
        if label in _decided():
            decided[_decided()[label]] = said
        elif label in in_every_language("In the room"):
            take_people(arrival, said)
        elif is_section(label) and len(row) == 2:
            take_section(arrival, Topic(label, _topics(row[1])))
        elif label in ideas:
            in_ideas = True
        elif in_ideas and len(row) == 3:
            arrival.idea(written(row[2]), arrival.person(said))
        elif len(row) == 2:
            arrival.park(f"{label}: {said}")
        elif label.isdigit():
            arrival.park(" · ".join(cell.strip() for cell in row[1:] if cell.strip()))
        else:
            arrival.tell("came_section", name=label)
    _decide(arrival, decided)


def _decide(arrival: Arrival, decided: Mapping[str, str]) -> None:
    brief = EditBrief(
        question=decided.get("question", ""),
        read_back=decided.get("read_back", ""),
        because=decided.get("because", ""),
        promise=decided.get("promise", ""),
        focus=arrival.stages.get(decided.get("focus", ""), ""),
    )
    arrival.do(brief)
