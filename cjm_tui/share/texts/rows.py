"""The rows of every table of a workshop, before anything is coloured or separated."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, count
from typing import Literal

from msgspec import Struct

from cjm_tui.domain.view import View
from cjm_tui.share.map_facts import StoryFacts, Tongue, map_title, maps, notices, tongue
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.columns import (
    fact_rows,
    lane_rows,
    notice_rows,
    stage_heads,
)
from cjm_tui.text import one_line

Kind = Literal["title", "notice", "fact", "head", "lane", "row", "blank"]


class Row(Struct, frozen=True):
    """One row of a table."""

    kind: Kind
    """A title, notice or fact tells of the whole sheet, a head of what stands below it."""
    cells: tuple[str, ...] = ()
    lane: str = ""
    """Of a lane's row: which, as `columns.LaneRow` names it."""
    scores: tuple[int | None, ...] = ()
    """Of the emotions' row: the score in each cell but the first."""


Rows = tuple[Row, ...]
BLANK = Row("blank")


def wide_rows(view: View, scope: Scope = WHOLE) -> Rows:
    """The maps as one wide table, the stages' row first; the module `columns` shows its shape.

    Args:
        view: what may be seen of the workshop.
        scope: which part of the map.
    """
    speak = tongue(view)
    rows: list[Row] = []
    for facts in maps(view, scope) or (None,):
        if rows:
            rows.append(BLANK)
        rows.append(_head(view, speak, facts))
        if len(rows) == 1:
            rows.append(Row("fact", (speak.words.say("Map"), one_line(view.brief.title))))
            rows += [Row("fact", row) for row in notice_rows(view, speak)]
        rows += [Row("fact", row) for row in fact_rows(view, speak, facts)]
        rows += _lanes(view, speak, facts)
    return tuple(rows)


def sheet_rows(view: View, speak: Tongue, facts: StoryFacts | None) -> Rows:
    """A story's map as a sheet of its own, what there is to know of it above the stages."""
    return (
        *title_rows(view, speak, map_title(view, speak)),
        *(Row("fact", row) for row in fact_rows(view, speak, facts)),
        _head(view, speak, facts),
        *_lanes(view, speak, facts),
    )


def title_rows(view: View, speak: Tongue, title: str) -> Iterator[Row]:
    """What a sheet is about, and what whoever reads it must know."""
    yield Row("title", (title,))
    yield from (Row("notice", (line,)) for line in notices(view, speak))


def unique(name: str, taken: Collection[str]) -> str:
    """A name that none of the others is, whatever the case; a number makes the difference."""
    others = {each.casefold() for each in taken}
    numbered = (f"{name} ({n})" for n in count(2))
    return next(each for each in chain((name,), numbered) if each.casefold() not in others)


def _head(view: View, speak: Tongue, facts: StoryFacts | None) -> Row:
    return Row("head", (speak.words.say("Stage"), *stage_heads(view, facts)))


def _lanes(view: View, speak: Tongue, facts: StoryFacts | None) -> Iterator[Row]:
    for lane in lane_rows(view, speak, facts) if facts else ():
        yield Row("lane", (lane.name, *lane.cells), lane.lane, lane.scores)
