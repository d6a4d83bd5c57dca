"""Writes people's text so that GitHub-flavoured Markdown shows it and reads nothing into it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cjm_tui.share.defuse import without_calls

BREAK = "<br>"
"""Where a line of somebody's text ends: a cell or an item of a list has only one line."""

_MARKUP = re.compile(r"([\\*_{}\[\]#~`|$])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LIST_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
# Issues, hash tags, GitLab's merge requests, milestones and epics: a backslash stops none of them.
_REFERENCE = re.compile(r"(\\#)(?=\w)|(?<!\w)(&amp;|[!%]|GH-)(?=\d)")
_LINK = re.compile(r"(https?://[^\s<>]+)")
# What a backslash stands before leads the link elsewhere; so not before what means nothing there.
_LINK_MARKUP = re.compile(r"([\\*{}\[\]~`|$]|(?<![^\W_])_|_(?![^\W_]))")


def escaped(text: str) -> str:
    """Write text so that Markdown shows it as it is, where a list item or a paragraph begins."""
    return at_start(inline(text))


def inline(text: str) -> str:
    """Write text so that Markdown shows it as it is; several lines become one with breaks."""
    return BREAK.join(_line(line.strip()) for line in text.strip().splitlines())


def _line(line: str) -> str:
    # Every second piece is a link.
    pieces = _LINK.split(line)
    return "".join(_link(each) if at % 2 else _words(each) for at, each in enumerate(pieces))


def _words(text: str) -> str:
    markdown = _MARKUP.sub(r"\\\1", without_calls(text).translate(_ENTITIES))
    return _REFERENCE.sub("\\g<0>\u200b", markdown)


def _link(link: str) -> str:
    return _LINK_MARKUP.sub(r"\\\1", link.translate(_ENTITIES))


def at_start(markdown: str) -> str:
    """Keep the beginning of a line of Markdown from starting a list, or underlining a heading."""
    return _LIST_START.sub(_quiet_start, markdown)


def _quiet_start(found: re.Match[str]) -> str:
    """A backslash works before punctuation only, so a number is kept from its point."""
    return f"{found[1]}{found[2]}\u200b" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


def row(cells: Iterable[str]) -> str:
    """A row of a table, of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def rule(columns: int) -> str:
    """The line between a table's head and its rows."""
    return "|" + "---|" * columns
