"""A workbook of a spreadsheet program, as tables of texts: nothing in it is run or followed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final, NamedTuple

from cjm_tui.errors import InputProblem
from cjm_tui.share.incoming.found import MOST_CELLS
from cjm_tui.text import clean

_UNPACKED: Final = 40 * 1024 * 1024
"""Bytes of all that is packed in it; openpyxl takes about three times that."""
_DEFINITIONS: Final = tuple(
    "<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_MOST_PARTS: Final = 2_000
_MOST_SHEETS: Final = 50
_BLANK_ROWS: Final = 1_000
"""Rows with nothing in them after which a sheet is taken to have ended."""
_WIDEST: Final = 500


class Sheet(NamedTuple):
    """One sheet."""

    name: str
    rows: list[list[str]]
    stopped: bool
    """Whether something may stand below what was read."""


def is_packed(data: bytes) -> bool:
    """Whether this is an archive, as every workbook is."""
    return data.startswith(b"PK\x03\x04")


def sheets_of(data: bytes, file: str) -> Iterator[Sheet]:
    """Read the sheets of a workbook that have anything on them.

    Args:
        data: the content of the file.
        file: what to call it in a message.

    Raises:
        InputProblem: It is no workbook, damaged, far too large once it is unpacked, or has
            something in it that could do harm.
    """
    _check_archive(data, file)
    from defusedxml import DefusedXmlException
    from openpyxl import load_workbook  # loaded for workbooks alone

    try:
        book = load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=False
        )
        left = MOST_CELLS
        for sheet in book.worksheets[:_MOST_SHEETS]:
            read, left = _sheet(sheet, left, file)
            if any(map(any, read.rows)):
                yield read
    except InputProblem:
        raise
    except DefusedXmlException:
        raise InputProblem("coming_unsafe", file=file) from None
    except Exception:
        # openpyxl raises whatever its parsers do: KeyError, TypeError, struct.error and others
        raise InputProblem("coming_damaged", file=file) from None


def _check_archive(data: bytes, file: str) -> None:
    """Look at what the archive says of itself before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, file)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, RuntimeError):
        raise InputProblem("coming_damaged", file=file) from None


def _check_parts(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "content.json" in names:
        raise InputProblem("coming_xmind", file=file)
    if not any(name.startswith("xl/") for name in names):
        raise InputProblem("coming_archive", file=file)
    # What is unpacked is never more than is declared here: zipfile stops reading there.
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _UNPACKED:
        raise InputProblem("coming_bomb", file=file, limit=_UNPACKED // (1024 * 1024))
    # Not every parser that openpyxl may come to use refuses them, and no workbook has any.
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            content = archive.read(part)
            if any(mark in content for mark in _DEFINITIONS):
                raise InputProblem("coming_unsafe", file=file)


def _sheet(sheet: object, left: int, file: str) -> tuple[Sheet, int]:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    assert isinstance(sheet, ReadOnlyWorksheet)
    # What a sheet says of its size may be millions of rows, or nothing at all.
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    blank = 0
    for values in sheet.iter_rows(values_only=True):
        row = [_text(value) for value in values[:_WIDEST]]
        if len(values) > _WIDEST and any(value is not None for value in values[_WIDEST:]):
            raise InputProblem("coming_too_many_cells", file=file, limit=MOST_CELLS)
        while row and not row[-1].strip():
            row.pop()
        blank = 0 if row else blank + 1
        if blank > _BLANK_ROWS:
            return Sheet(str(sheet.title), rows, stopped=True), left
        left -= len(row)
        if left < 0:
            raise InputProblem("coming_too_many_cells", file=file, limit=MOST_CELLS)
        rows.append(row)
    return Sheet(clean(str(sheet.title), lines=False), rows, stopped=False), left


def _text(value: object) -> str:
    """What somebody sees in a cell, nearly."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return clean(str(value))
