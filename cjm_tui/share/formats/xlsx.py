"""The workshop as a workbook: a sheet for each map, and sheets for what is around it.

A map's sheet has the title, the notices and the facts of the story above the stages' row; then come
the lanes, as `columns` shows them. The other sheets are headed in the same way. Every cell is text,
never a formula, a link or a number, whatever people wrote. What is too long for a cell goes on in
the next row, behind the same label.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cjm_tui.domain.view import View
from cjm_tui.share.formats import sheet_look as look
from cjm_tui.share.formats.sheet_text import legal, pieces, sheet_name
from cjm_tui.share.left_out import left_out
from cjm_tui.share.map_facts import Tongue, maps, tongue
from cjm_tui.share.parcels import Rendered, Scope
from cjm_tui.share.texts.around import result_rows
from cjm_tui.share.texts.cells import around
from cjm_tui.share.texts.rows import Row, sheet_rows, title_rows
from cjm_tui.text import one_line

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# Equal workshops make equal files, whenever they are made.
_CREATED: Final = datetime(2000, 1, 1)
_A3, _A4 = 8, 9
_WIDE: Final = 170
"""Characters side by side from which on a sheet is printed on A3."""
_FOOTER: Final = 80


def render(view: View, form: str, scope: Scope) -> Rendered:
    """Make a workbook.

    Args:
        view: what may be seen of the workshop.
        form: `xlsx`.
        scope: which part of the map; the other sheets are there as a whole.
    """
    speak = tongue(view)
    content = io.BytesIO()
    book = Workbook(content, _OPTIONS)
    title = one_line(legal(view.brief.title))
    book.set_properties({"title": title, "created": _CREATED})
    writer = _Writer(book, title, frozenset(lane.id for lane in view.lanes))
    for name, rows in _sheets(view, speak, scope):
        writer.add(name, rows)
    book.close()
    return Rendered(content.getvalue(), left_out(view, "untold", scope=scope))


def _sheets(view: View, speak: Tongue, scope: Scope) -> Iterator[tuple[str, tuple[Row, ...]]]:
    stories = maps(view, scope)
    for facts in stories or (None,):
        name = facts.story.title if facts and len(stories) > 1 else speak.names.steps["map"]
        yield name, sheet_rows(view, speak, facts)
    result = (speak.names.steps["close"], tuple(result_rows(view, speak)))
    for name, rows in (result, *around(view, speak)):
        if rows:
            title = f"{one_line(view.brief.title)} · {name}"
            yield name, (*title_rows(view, speak, title), *rows)


class _Writer:
    """Writes sheets into a workbook, each look of a cell made once."""

    def __init__(self, book: Workbook, title: str, own: frozenset[str]) -> None:
        self._book = book
        self._title = title
        self._own = own
        self._names: list[str] = []
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def add(self, name: str, rows: Sequence[Row]) -> None:
        """Add a sheet."""
        self._names.append(sheet_name(name, self._names))
        sheet = self._book.add_worksheet(self._names[-1])
        fitting = tuple(part for row in rows for part in _fitting(row))
        widths = look.column_widths(fitting)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for at, row in enumerate(fitting):
            sheet.set_row(at, look.row_height(row, widths))
            self._write(sheet, at, row, len(widths))
        self._lay_out(sheet, fitting, sum(widths))

    def _lay_out(self, sheet: Worksheet, rows: Sequence[Row], wide: int) -> None:
        """What stays in sight, and how it is printed."""
        heads = [at for at, row in enumerate(rows) if row.kind == "head"]
        if len(heads) == 1:
            sheet.freeze_panes(heads[0] + 1, 1)
            sheet.repeat_rows(heads[0])
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_A3 if wide > _WIDE else _A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        title = pieces(self._title, _FOOTER)[0].replace("&", "&&")
        sheet.set_footer(f"&L{title}&R&P / &N")

    def _write(self, sheet: Worksheet, at: int, row: Row, columns: int) -> None:
        if row.kind in ("title", "notice"):
            self._across(sheet, at, 0, columns, row.cells[0], self._banner(row))
        elif row.kind == "fact":
            label = self._format(bold=True, font_color=look.QUIET, valign="vcenter")
            sheet.write_string(at, 0, row.cells[0], label)
            self._across(sheet, at, 1, columns, row.cells[1], self._format(valign="vcenter"))
        else:
            for column, cell in enumerate(row.cells):
                sheet.write_string(at, column, cell, self._of(row, column))

    def _across(
        self, sheet: Worksheet, at: int, first: int, columns: int, text: str, style: Format
    ) -> None:
        """Write text over all columns from one on."""
        if columns - first > 1:
            sheet.merge_range(at, first, at, columns - 1, "", style)
        sheet.write_string(at, first, text, style)

    def _banner(self, row: Row) -> Format:
        if row.kind == "title":
            return self._format(bold=True, font_size=look.TITLE_POINTS, valign="vcenter")
        return self._format(bg_color=look.NOTICE, valign="vcenter")

    def _of(self, row: Row, column: int) -> Format:
        """The look of a cell in a table."""
        ruled = {"border": 1, "border_color": look.RULE}
        if row.kind == "head":
            fill = {"bg_color": look.HEAD, "font_color": "#FFFFFF", "bold": True}
            return self._format(**ruled, **fill, valign="vcenter")
        tint = look.tint(row, row.lane in self._own)
        if column == 0:
            return self._format(**ruled, bg_color=tint.label, bold=True)
        if row.scores:
            return self._format(**ruled, bg_color=look.score_colour(row.scores[column - 1]))
        return self._format(**ruled, bg_color=tint.cell)

    def _format(self, **wanted: object) -> Format:
        """A look, wrapped and from the top unless it is told otherwise."""
        aligned = {"align": "left", "indent": 1, "valign": "top", "text_wrap": True}
        usual = {**aligned, "font_size": look.POINTS}
        properties = {**usual, "font_color": look.INK, **wanted}
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]


def _fitting(row: Row) -> Iterator[Row]:
    """A row as one or more whose cells are short enough to be held."""
    if not row.cells:
        yield row
        return
    split = [pieces(legal(cell)) for cell in row.cells]
    for cells in zip_longest(*split, fillvalue=""):
        first = cells[0] or split[0][0]
        yield Row(row.kind, (first, *cells[1:]), row.lane, row.scores)
