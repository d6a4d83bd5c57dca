"""Markdown as a tree of topics: headings, lists and tables; its markup is taken off."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import Final

from cjm_tui.share.incoming.topics import Topic

# Each of these looks at a run of spaces once: a long one would else take for ever.
_HEADING: Final = re.compile(r" {0,3}(#{1,6})\s+(.*)")
_CLOSING: Final = re.compile(r"(?<!\s)\s+#+\s*\Z")
_LISTED: Final = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)")
_TABLE_ROW: Final = re.compile(r"\s*\|.*|.*\S\s+\|\s+\S.*")
_TABLE_RULE: Final = re.compile(r"\|?\s*:?-+:?(?:\s*\|\s*:?-+:?)*\s*\|?")
_RULE: Final = re.compile(r"\s*(?:-\s*){3,}|\s*(?:\*\s*){3,}|\s*(?:_\s*){3,}|\s*(?:```|~~~).*")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD: Final = re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_SLANTED: Final = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])")
_CODE: Final = re.compile(r"`([^`]+)`")
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)(?:\s+\"[^\"]*\")?\)")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_LOOKED_AT: Final = 50_000
_DEEPEST: Final = 30
"""What is nested deeper hangs on the topic at this depth."""
_KEPT: Final = 0xE000
"""Where escaped characters are kept while markup is looked for: nobody's letters are there."""


def markdown_tree(text: str) -> Topic:
    """Read a document.

    Returns:
        Its topics; the first heading is the root's text, if it is of a level of its own.
    """
    reader = _Reader()
    for line in text.split("\n"):
        reader.take(line)
    return reader.root()


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a name that says so is such a document."""
    lines = [line for line in text[:_LOOKED_AT].split("\n") if line.strip()][:50]
    headed = any(_HEADING.fullmatch(line) for line in lines)
    return headed or any(
        "-" in rule and "|" in rule and _TABLE_RULE.fullmatch(rule.strip()) and "|" in row
        for row, rule in pairwise(lines)
    )


def unmarked(markdown: str) -> str:
    """What somebody reads where this stands, breaks as newlines."""
    text = _ESCAPED.sub(lambda found: chr(_KEPT + ord(found[1])), markdown)
    text = _BREAK.sub("\n", text)
    text = _LINK.sub(_linked, text)
    for markup in (_BOLD, _SLANTED):
        text = markup.sub(r"\2", text)
    text = html.unescape(_CODE.sub(r"\1", text))
    return re.sub(f"[{chr(_KEPT)}-{chr(_KEPT + 0x7F)}]", lambda at: chr(ord(at[0]) - _KEPT), text)


def _linked(found: re.Match[str]) -> str:
    text, target = found[1], found[2]
    return f"{text} ({target})" if text and target and text != target else text or target


class _Reader:
    """Builds the tree line by line."""

    def __init__(self) -> None:
        self._root = Topic("", [])
        self._headings: list[tuple[int, Topic]] = [(0, self._root)]
        self._items: list[tuple[int, Topic]] = []
        self._paragraph: Topic | None = None

    def root(self) -> Topic:
        """The tree; a single first heading is its root."""
        topics = self._root.topics
        if topics and topics[0].heads and not any(topic.heads for topic in topics[1:]):
            first, *others = topics
            first.topics += others
            first.rows = first.rows or self._root.rows
            return first
        if topics and topics[0].heads and not topics[0].topics and not topics[0].rows:
            return Topic(topics[0].text, topics[1:], self._root.rows)
        return self._root

    def take(self, line: str) -> None:
        """Take the next line."""
        heading, listed = _HEADING.fullmatch(line), _LISTED.fullmatch(line)
        if heading:
            self._heading(len(heading[1]), unmarked(_CLOSING.sub("", heading[2]).strip()))
        elif not line.strip() or (_RULE.fullmatch(line) and not listed):
            self._paragraph = None
        elif "|" in line and _TABLE_ROW.fullmatch(line):
            self._row(line)
        elif listed:
            self._listed(len(listed[1].expandtabs(4)), listed[2])
        elif self._items and line[:1].isspace():
            self._items[-1][1].text += "\n" + unmarked(line.strip())
        else:
            self._said(line)

    def _heading(self, level: int, text: str) -> None:
        while self._headings[-1][0] >= level:
            self._headings.pop()
        topic = Topic(text, [], heads=True)
        self._headings[-1][1].topics.append(topic)
        self._headings.append((level, topic))
        self._items, self._paragraph = [], None

    def _row(self, line: str) -> None:
        self._items, self._paragraph = [], None
        if _TABLE_RULE.fullmatch(line.strip()):
            return
        inside = line.strip().removeprefix("|")
        inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
        cells = [unmarked(cell.strip()) for cell in _PIPE.split(inside)]
        self._headings[-1][1].rows.append(cells)

    def _listed(self, indent: int, text: str) -> None:
        while self._items and self._items[-1][0] >= indent:
            self._items.pop()
        del self._items[_DEEPEST:]
        above = self._items[-1][1] if self._items else self._headings[-1][1]
        topic = Topic(unmarked(text), [])
        above.topics.append(topic)
        self._items.append((indent, topic))
        self._paragraph = None

    def _said(self, line: str) -> None:
        """A line of a paragraph."""
        self._items = []
        text = unmarked(line.strip().removeprefix("> "))
        if self._paragraph is not None:
            self._paragraph.text += "\n" + text
        else:
            self._paragraph = Topic(text, [])
            self._headings[-1][1].topics.append(self._paragraph)
