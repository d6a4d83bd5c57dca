"""Reads a page as a browser would, for tests: its elements, their attributes, its text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from msgspec.structs import fields, replace

from cjm_tui.domain.records import AnyRecord
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN = frozenset(
    "text name title role reason share first_step known_by because promise sentence question"
    " read_back who aside".split()
)


class Element(NamedTuple):
    """One start tag."""

    tag: str
    attributes: dict[str, str]


class Page(HTMLParser):
    """A page, read.

    Args:
        content: the file.

    Attributes:
        elements: every element, in order.
        headings: what its parts are called, in order.
        raw: what stands in styles and scripts, by tag.
        text: what a reader sees, cards and table alike, one space for whatever parts words.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.headings: list[str] = []
        self.raw: dict[str, str] = {}
        self._open: list[str] = []
        self._pieces: list[str] = []
        self.feed(content.decode())
        self.close()
        assert not self._open, self._open
        self.text = " ".join(" ".join(self._pieces).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self._element(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._element(tag, attrs)

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("style", "script"):
            self.raw[self._open[-1]] = data
        else:
            self._pieces.append(data)
        if self._open and self._open[-1] == "h2":
            self.headings.append(data)

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every element with the names of its attributes; line breaks apart, which text has."""
        return [(each.tag, tuple(each.attributes)) for each in self.elements if each.tag != "br"]

    def meta(self, name: str) -> str:
        """The content of the one `meta` that says it stands for a header."""
        found = [each for each in self.elements if each.attributes.get("http-equiv") == name]
        assert len(found) == 1
        return found[0].attributes["content"]


def tame(view: View) -> View:
    """The same workshop with an x wherever somebody wrote something."""
    records = [_tamed(record) for record in view.workshop.records.values()]
    return project(assign(view.workshop, records, rev=view.rev + 1))


def _tamed(record: AnyRecord) -> AnyRecord:
    changed = {
        field.name: "x"
        for field in fields(record)
        if field.name in _WRITTEN and getattr(record, field.name)
    }
    return replace(record, **changed)


def seen(text: str) -> str:
    """What a reader sees of text that somebody wrote."""
    return " ".join(NO_XML.sub("\ufffd", text).split())
