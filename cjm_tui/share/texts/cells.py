"""A map to paste into a table: cells parted by tabs, as programs for tables copy them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import Tongue, tongue
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.around import (
    audience_rows,
    interview_rows,
    persona_rows,
    result_rows,
    stage_rows,
    story_rows,
)
from cjm_tui.share.texts.columns import guarded
from cjm_tui.share.texts.result import result_title
from cjm_tui.share.texts.rows import BLANK, Row, title_rows, wide_rows
from cjm_tui.text import one_line

TAB = "\t"


def result_letter(view: View, today: date) -> Letter:
    """What comes of the workshop, as cells.

    Args:
        view: what may be seen of the workshop.
        today: the day of the meeting.
    """
    speak = tongue(view)
    rows = [*title_rows(view, speak, _result_title(view, speak, today)), BLANK]
    return _letter(view, (*rows, *result_rows(view, speak)))


def _result_title(view: View, speak: Tongue, today: date) -> str:
    return f"🗺 {result_title(view, speak, today)}"


def map_letter(view: View, scope: Scope = WHOLE) -> Letter:
    """The map as the wide table whose shape `columns` shows.

    Args:
        view: what may be seen of the workshop.
        scope: which part of the map.
    """
    return _letter(view, wide_rows(view, scope), beside(view, scope))


def beside(view: View, scope: Scope) -> tuple[Message, ...]:
    """What a wide table of the map has no room for."""
    return left_out(view, *BESIDE_THE_MAP, "personas", scope=scope)


def everything_letter(view: View, today: date, scope: Scope = WHOLE) -> Letter:
    """The map, what comes of it, and the tables of every step, one below the other.

    Args:
        view: what may be seen of the workshop.
        today: the day of the meeting.
        scope: which part of the map.
    """
    speak = tongue(view)
    rows = [*wide_rows(view, scope), BLANK, Row("title", (_result_title(view, speak, today),))]
    rows += result_rows(view, speak)
    for title, table in around(view, speak):
        rows += [BLANK, Row("title", (title,)), *table]
    return _letter(view, rows, left_out(view, "untold", scope=scope))


def around(view: View, speak: Tongue) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The tables of the steps before the map: their names and rows; none that is empty."""
    tables = {
        "audience": audience_rows,
        "personas": persona_rows,
        "interviews": interview_rows,
        "stages": stage_rows,
        "stories": story_rows,
    }
    for step, rows_of in tables.items():
        rows = tuple(rows_of(view, speak))
        if rows:
            yield speak.names.steps[step], rows


def guarded_rows(rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    """The cells of rows, each guarded against being taken for a formula.

    They come out equally long, because some programs insist on it.
    """
    cells = [tuple(map(guarded, row.cells)) for row in rows]
    wide = max(map(len, cells), default=0)
    return (row + ("",) * (wide - len(row)) for row in cells)


def separated(rows: Iterable[tuple[str, ...]], separator: str) -> str:
    """Rows as text, their lines ending in CR LF as programs for tables write them."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _letter(view: View, rows: Iterable[Row], missing: tuple[Message, ...] = ()) -> Letter:
    """One text that is never cut: half a table can't be pasted below the other half."""
    whole = separated(guarded_rows(rows), TAB).removesuffix("\r\n")
    return Letter(one_line(view.brief.title), (Block((whole,)),), missing)
