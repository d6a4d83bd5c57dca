"""The one door in: what a file is, and what of a workshop it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from cjm_tui.domain.records import Language
from cjm_tui.errors import InputProblem
from cjm_tui.share.incoming.arrival import Arrival
from cjm_tui.share.incoming.encodings import decoded
from cjm_tui.share.incoming.found import LARGEST, MOST_NOTES, Found
from cjm_tui.share.incoming.grid import Grid, is_map, is_ours, read_grid
from cjm_tui.share.incoming.long import is_long, place_long
from cjm_tui.share.incoming.our_book import (
    goes_before_the_map,
    is_ours_around,
    names_the_people,
    take_sheet,
)
from cjm_tui.share.incoming.placing import place_map
from cjm_tui.share.incoming.sections import opening
from cjm_tui.share.incoming.sheets import is_packed
from cjm_tui.share.incoming.tables import looks_like_table, rows_of
from cjm_tui.share.incoming.talks import chat_of, place_chat, place_list
from cjm_tui.share.incoming.topics import Topic
from cjm_tui.share.incoming.tree import has_topics, place_tree

_SUFFIXES: Final = {
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".opml": "opml",
}
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_PDF: Final = b"%PDF"
_XML: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|opml|!DOCTYPE opml)", re.IGNORECASE)
_HTML: Final = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|table|svg)\b", re.IGNORECASE)
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_LOOKED_AT: Final = 1_000
_SEPARATORS: Final = {"tsv": "\t"}
_MOST_LINES: Final = 10 * MOST_NOTES
"""Lines of a text whose lines become notes, empty ones and those of a chat's dates too."""


def form_of(data: bytes, name: str, form: str = "") -> str:
    """Tell what a file is, by what it begins with and by its name.

    Args:
        data: its content.
        name: its name.
        form: one of `doors.IMPORTED`, if that was said.

    Returns:
        One of `doors.IMPORTED`; empty where only the text itself can tell.

    Raises:
        InputProblem: It is something that can't be read here.
    """
    told = _told_form(data, name, form)
    if told != "json" and len(data) > LARGEST:
        raise InputProblem("too_large", path=name, limit=LARGEST // (1024 * 1024))
    return told


def _told_form(data: bytes, name: str, form: str) -> str:
    if not data[:_LOOKED_AT].strip() and not data.strip():
        raise InputProblem("coming_empty", file=name)
    if data.startswith(_OLD_OFFICE):
        raise InputProblem("coming_old_office", file=name)
    if data.startswith(_PDF):
        raise InputProblem("coming_binary", file=name)
    if is_packed(data):
        return "xlsx"
    if form == "xlsx":
        raise InputProblem("coming_no_workbook", file=name)
    if form:
        return form
    known = _SUFFIXES.get(PurePath(name).suffix.casefold(), "")
    if known == "xlsx":
        raise InputProblem("coming_no_workbook", file=name)
    if not known and _XML.match(data):
        return "opml"
    if not known and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return "json"
    return known


def read(data: bytes, name: str, form: str = "") -> Found:
    """Find the workshop in a file that another program wrote, or this one.

    Args:
        data: its content.
        name: what to call it in a message; its ending may tell the format.
        form: one of `doors.IMPORTED` but json, if that was said.

    Returns:
        What fills a new workshop, and what was guessed or left out.

    Raises:
        InputProblem: There is nothing of a map in it, or it can't be read; says why.
    """
    arrival = Arrival(name, title_of(name))
    form = form_of(data, name, form)
    if form == "xlsx":
        return _workbook(arrival, data)
    if form == "opml":
        from cjm_tui.share.incoming.opml import opml_tree  # its parser is loaded for it alone

        root = opml_tree(data, name)
        text = "\n".join(_texts(root))
        _tree(arrival, root)
        return arrival.found(language_of(text))
    text, encoding = decoded(data, name)
    if encoding:
        arrival.tell("came_encoding", encoding=encoding)
    if _HTML.match(text):
        raise InputProblem("coming_html", file=name)
    told = _text(arrival, text, form)
    return arrival.found(told or language_of(text))


def title_of(name: str) -> str:
    """A title guessed from a file's name."""
    return " ".join(PurePath(name).stem.replace("_", " ").split()) or "?"


def language_of(text: str) -> Language:
    """The language most of a text is in."""
    sample = text[:200_000]
    return "ru" if len(_CYRILLIC.findall(sample)) * 2 > len(_LATIN.findall(sample)) else "en"


def _text(arrival: Arrival, text: str, form: str) -> Language | None:
    """Place what a text holds; the language, if it says so."""
    if form not in ("csv", "tsv") and text.count("\n") > _MOST_LINES:
        raise InputProblem("coming_too_many_notes", file=arrival.file, limit=MOST_NOTES)
    if form in ("", "chat"):
        chat = chat_of(text, surely=form == "chat")
        if chat.said:
            place_chat(arrival, chat)
            return None
        if form:
            raise InputProblem("coming_no_chat", file=arrival.file)
    if form in ("csv", "tsv") or (not form and looks_like_table(text)):
        return _table(arrival, rows_of(text, arrival.file, _SEPARATORS.get(form, "")))
    if form != "list":
        from cjm_tui.share.incoming.markdown import looks_like_markdown, markdown_tree

        if form == "markdown" or looks_like_markdown(text):
            _tree(arrival, markdown_tree(text))
            return None
    place_list(arrival, [line for line in text.split("\n") if line.strip()])
    return None


def _table(arrival: Arrival, rows: list[list[str]]) -> Language | None:
    rows = [row for row in rows if row]
    if rows and is_long(rows[0]):
        return place_long(arrival, rows)
    if not is_map(rows):
        raise InputProblem("coming_no_map", file=arrival.file)
    _maps(arrival, read_grid(rows))
    return None


def _maps(arrival: Arrival, grid: Grid) -> None:
    if grid.title:
        arrival.take_title(grid.title)
    for found in grid.maps:
        place_map(arrival, found)
    arrival.count("came_unnamed_column", grid.unnamed)
    unknown = (line for line in grid.notices if not opening(arrival, line))
    for text in (*unknown, *grid.loose):
        arrival.park(text)


def _tree(arrival: Arrival, root: Topic) -> None:
    if has_topics(root) or root.rows:
        place_tree(arrival, root)
    else:
        if root.text:
            arrival.take_title(root.text)
        place_list(arrival, [topic.text for topic in root.topics])


def _texts(root: Topic) -> Sequence[str]:
    texts, waiting = [], [root]
    while waiting:
        topic = waiting.pop()
        texts.append(topic.text)
        waiting += topic.topics
    return texts


def _workbook(arrival: Arrival, data: bytes) -> Found:
    from cjm_tui.share.incoming.sheets import Sheet, sheets_of

    sheets = list(sheets_of(data, arrival.file))
    ours = any(is_ours(sheet.rows) for sheet in sheets)
    around = [sheet for sheet in sheets if ours and is_ours_around(sheet.name)]
    first = [sheet for sheet in around if goes_before_the_map(sheet.name)]
    told: list[Sheet] = []
    language: Language | None = None
    for sheet in first:
        take_sheet(arrival, sheet.name, sheet.rows)
    for sheet in sheets:
        if sheet in around:
            continue
        head = next(row for row in sheet.rows if row)
        if is_map(sheet.rows) or (not told and is_long(head)):
            language = _table(arrival, sheet.rows) or language
            told.append(sheet)
        else:
            arrival.tell("came_sheet_left", sheet=sheet.name)
        if sheet.stopped:
            arrival.tell("came_sheet_stopped", sheet=sheet.name)
    if not told:
        raise InputProblem("coming_no_map", file=arrival.file)
    others = [sheet for sheet in around if sheet not in first]
    for sheet in sorted(others, key=lambda sheet: not names_the_people(sheet.name)):
        take_sheet(arrival, sheet.name, sheet.rows)
    said = "\n".join(cell for sheet in told for row in sheet.rows for cell in row)
    return arrival.found(language or language_of(said))
