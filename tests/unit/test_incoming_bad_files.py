"""Bad files: one sentence each, no harm, within seconds and little memory."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from time import monotonic

import pytest
from openpyxl import Workbook

from cjm_tui.errors import CjmError
from cjm_tui.method import keys
from cjm_tui.sentences import TEMPLATES
from cjm_tui.session.coming import coming
from cjm_tui.share.incoming.found import LARGEST
from cjm_tui.store.schema import SCHEMA
from cjm_tui.telling import tell
from cjm_tui.words import words

MEGABYTE = 1024 * 1024
AT = "2026-11-22T10:00:00Z"
PATIENCE = 20
"""Seconds that a slow and busy machine may take for the worst of them."""
MEMORY = 300 * MEGABYTE


def a_workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def packed(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return content.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    """A sound workbook with one part put instead of its own."""
    whole, content = zipfile.ZipFile(io.BytesIO(MAP)), io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in whole.namelist():
            archive.writestr(each, part if each == name else whole.read(each))
    return content.getvalue()


MAP = a_workbook(("Stage", "a", "b"), ("Goal", "x", "y"))
SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]><opml><body><outline text="&c;"/></body></opml>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<opml><head><title>&x;</title></head><body/></opml>"
)
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ENDLESS = (
    b'<worksheet xmlns="' + MAIN + b'"><dimension ref="A1:XFD1048576"/><sheetData>'
    b'<row r="999999999"><c r="A999999999" t="inlineStr"><is><t>Goal</t></is></c></row>'
    b"</sheetData></worksheet>"
)

BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("map.csv", lambda: b"", "coming_empty"),
    "blank": ("map.csv", lambda: b" \r\n\t\r\n", "coming_empty"),
    "only a mark": ("map.csv", lambda: b"\xef\xbb\xbf", "coming_empty"),
    "too large": ("map.csv", lambda: b"a,b\n" * (LARGEST // 4 + 1), "too_large"),
    "a picture": ("map.csv", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "coming_binary"),
    "control characters": ("map.md", lambda: b"# a\x07\x1b[2J\n## b\n", "coming_binary"),
    "a pdf": ("map.md", lambda: b"%PDF-1.7\n%\xe2\xe3", "coming_binary"),
    "old excel": (
        "map.xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
        "coming_old_office",
    ),
    "another encoding": (
        "map.csv",
        lambda: "Etappe;Märkte\nÖffnung;ß".encode("latin-1"),
        "coming_encoding",
    ),
    "broken utf-16": ("map.csv", lambda: b"\xff\xfea\x00b\x00c", "coming_encoding"),
    "broken utf-8 behind its mark": (
        "map.csv",
        lambda: b"\xef\xbb\xbfa;b\xff\n",
        "coming_encoding",
    ),
    "a web page": ("map", lambda: b"<!DOCTYPE html><html><table></table></html>", "coming_html"),
    "a page called csv": ("map.csv", lambda: b"<html><body>Not found</body></html>", "coming_html"),
    "no map": ("map.csv", lambda: b"name,age\nNina,30\n", "coming_no_map"),
    "text called xlsx": ("map.xlsx", lambda: b"Stage,a\nGoal,x\n", "coming_no_workbook"),
    "an archive": ("map.xlsx", lambda: packed(**{"a.txt": b"hello"}), "coming_archive"),
    "an xmind file": ("map.xmind", lambda: packed(**{"content.json": b"[]"}), "coming_xmind"),
    "a cut workbook": ("map.xlsx", lambda: MAP[: len(MAP) // 2], "coming_damaged"),
    "a bare beginning": ("map.xlsx", lambda: b"PK\x03\x04", "coming_damaged"),
    "flipped bytes": ("map.xlsx", lambda: MAP[:600] + b"\xff" * 60 + MAP[660:], "coming_damaged"),
    "no content types": ("map.xlsx", lambda: packed(xl__workbook=b"<x/>"), "coming_damaged"),
    "a zip bomb": ("map.xlsx", lambda: packed(xl__a=b"\0" * (50 * MEGABYTE)), "coming_bomb"),
    "a bomb in a sheet": (
        "map.xlsx",
        lambda: with_part(SHEET, b" " * (41 * MEGABYTE)),
        "coming_bomb",
    ),
    "many parts": (
        "map.xlsx",
        lambda: packed(**{f"xl__{n}": b"" for n in range(2_100)}),
        "coming_bomb",
    ),
    "entities in a sheet": ("map.xlsx", lambda: with_part(SHEET, BOMB), "coming_unsafe"),
    "an entity outside in a sheet": (
        "map.xlsx",
        lambda: with_part(SHEET, OUTSIDE),
        "coming_unsafe",
    ),
    "a sheet that isn't xml": ("map.xlsx", lambda: with_part(SHEET, b"<row"), "coming_damaged"),
    "a sheet of endless rows": ("map.xlsx", lambda: with_part(SHEET, ENDLESS), "coming_no_map"),
    "a workbook without a map": (
        "map.xlsx",
        lambda: a_workbook(("a", "b"), (1, 2)),
        "coming_no_map",
    ),
    "an empty workbook": ("map.xlsx", lambda: a_workbook(), "coming_no_map"),
    "an xml bomb": ("map.opml", lambda: BOMB, "coming_unsafe"),
    "an external entity": ("map.opml", lambda: OUTSIDE, "coming_unsafe"),
    "cut opml": ("map.opml", lambda: b"<opml><body><outline text='a'>", "coming_damaged"),
    "not opml": ("map.opml", lambda: b"<rss><channel/></rss>", "coming_not_opml"),
    "deep opml": ("map.opml", lambda: b"<opml>" + b"<outline text='a'>" * 5_000, "coming_too_deep"),
    "opml in no encoding": (
        "map.opml",
        lambda: b'<?xml version="1.0" encoding="x-y"?><opml/>',
        "coming_damaged",
    ),
    "10,000 columns": (
        "map.csv",
        lambda: b"Stage" + b",s" * 10_000 + b"\nGoal,x\n",
        "coming_too_many_stages",
    ),
    "10,000 columns in a sheet": (
        "map.xlsx",
        lambda: a_workbook(("Stage", *("s" for _ in range(10_000))), ("Goal", "x")),
        "coming_too_many_cells",
    ),
    "millions of cells": ("map.csv", lambda: b",\n" * 3_000_000, "coming_too_many_cells"),
    "millions of lines": ("reviews.txt", lambda: b"bad\n" * 2_000_000, "coming_too_many_notes"),
    "an open quote": ("map.csv", lambda: b'"Stage,a\nGoal,x\n' + b"y" * MEGABYTE, "coming_no_map"),
    "json of others": ("map.json", lambda: json.dumps({"a": [1]}).encode(), "foreign_file"),
    "broken json": ("map.json", lambda: b'{"format": "cjm-workshop"', "bad_file"),
    "json of nothing but objects": (
        "map.json",
        lambda: b'{"format":"cjm-workshop","records":[' + b"{}," * 2_000_000 + b"{}]}",
        "coming_too_many_notes",
    ),
    "deep json": ("map.json", lambda: b"[" * 100_000, "bad_file"),
    "lanes without end": (
        "map.csv",
        lambda: b"Stage,a\nGoal,x\n" + b"".join(b"lane %d,x\n" % n for n in range(50)),
        "coming_too_many_lanes",
    ),
    "a long table of nonsense": (
        "map.csv",
        lambda: b"board,id,lane,text,on,number\nmap,1,goal,x,77,9\n",
        "coming_row",
    ),
}


LONG_LIST = ("reviews.txt", lambda: b"bad\n" * 200_000, "coming_too_many_notes")


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_sentence(case: str) -> None:
    name, content, code = BAD[case]
    data = content()
    began = monotonic()
    with pytest.raises(CjmError) as refused:
        coming(data, name, SCHEMA, AT)

    assert monotonic() - began < PATIENCE
    assert refused.value.message.code == code
    for language in keys.LANGUAGES:
        sentence = tell(words(language), refused.value.message)
        assert "\n" not in sentence
        assert name in sentence
        assert not sentence.startswith(code), "the bare code means that a parameter is missing"


@pytest.mark.parametrize(
    "case",
    [
        "millions of cells",
        "a zip bomb",
        "10,000 columns in a sheet",
        "a long list",
        "json of nothing but objects",
    ],
)
def test_it_takes_little_memory(case: str) -> None:
    name, content, _ = {**BAD, "a long list": LONG_LIST}[case]
    data = content()
    tracemalloc.start()
    try:
        with pytest.raises(CjmError):
            coming(data, name, SCHEMA, AT)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


def test_a_hundred_thousand_characters_in_a_cell_are_parked_in_pieces() -> None:
    for length in (100_000, 1_000_000):
        come = coming(b"Stage,a\nGoal," + b"x" * length + b"\n", "map.csv", SCHEMA, AT)

        assert "came_long_note" in {message.code for message in come.report}
        texts = [getattr(record, "text", "") for record in come.workshop.records.values()]
        assert sum(text.count("x") for text in texts) == length


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.csv", "Stage,a,b\nGoal{gap}x,x{gap}y,z\nBarriers,q{gap}w,e\n"),
        ("chat.txt", "Nina, [01.02.2026 10:00]:\nx{gap}y\n"),
        ("list.txt", "x{gap}y\n{gap}z\n"),
        ("map.md", "# t\n## x{gap}y\n### Goal\n- x{gap}y\n{gap}z\n| {gap} | b |\n---{gap}|\n"),
    ],
)
def test_a_long_run_of_spaces_takes_no_longer_than_words(name: str, text: str) -> None:
    def seconds(gap: str) -> float:
        begun = monotonic()
        coming(text.format(gap=gap).encode(), name, SCHEMA, AT)
        return monotonic() - begun

    seconds(" ")
    assert seconds(" " * 9_000) < 20 * seconds(" word" * 1_800) + 1


def test_formulas_of_a_workbook_are_not_run() -> None:
    data = a_workbook(("Stage", "a", "b"), ("Goal", '=HYPERLINK("http://x","y")', "=1+1"))
    come = coming(data, "map.xlsx", SCHEMA, AT)
    texts = [getattr(record, "text", "") for record in come.workshop.records.values()]

    assert not any(text.startswith("=") or text == "2" for text in texts)


def test_what_people_wrote_stays_text() -> None:
    data = "Stage,a\nGoal,[bold]x[/] \u202ey\n".encode()
    come = coming(data, "map.csv", SCHEMA, AT)
    texts = {getattr(record, "text", "") for record in come.workshop.records.values()}

    assert "[bold]x[/] y" in texts


def test_a_title_that_is_too_long_is_refused() -> None:
    with pytest.raises(CjmError) as refused:
        coming(b"Stage,a\nGoal,x\n", "map.csv", SCHEMA, AT, title="t" * 201)
    assert refused.value.message.code == "title_too_long"


def test_every_sentence_has_its_words() -> None:
    said = {code for code in TEMPLATES if code.startswith(("came_", "coming_", "counted_"))}
    assert {code for _, _, code in BAD.values()} <= set(TEMPLATES)
    assert len(said) > 40
