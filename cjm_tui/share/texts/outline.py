"""A workshop as an outline in Markdown: headings and nested lists, the shape of `outline_tree`.

XMind and Notion make topics and pages of it when it is pasted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.share.gfm import escaped, inline
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.outline_sections import everything_tree, result_tree
from cjm_tui.share.outline_tree import Topic, map_tree
from cjm_tui.share.parcels import WHOLE, Scope

_LEVELS: Final = 3
"""Notion knows no deeper headings."""
_INDENT = "  "


def result_letter(view: View, today: date) -> Letter:
    """Write the result of a meeting as an outline; its text is harmless already.

    Args:
        view: what may be seen of the workshop.
        today: the day of the meeting.
    """
    return _letter(result_tree(view, today))


def map_letter(view: View, scope: Scope = WHOLE) -> Letter:
    """Write the map as an outline; its text is harmless already.

    Args:
        view: what may be seen of the workshop.
        scope: which part.
    """
    return _letter(map_tree(view, scope), left_out(view, *BESIDE_THE_MAP, scope=scope))


def everything_letter(view: View, today: date, scope: Scope = WHOLE) -> Letter:
    """Write all a workshop holds as an outline; its text is harmless already.

    Args:
        view: what may be seen of the workshop.
        today: the local day, which this text doesn't name.
        scope: which part of the map.
    """
    return _letter(everything_tree(view, scope), left_out(view, "untold", scope=scope))


def _letter(root: Topic, missing: tuple[Message, ...] = ()) -> Letter:
    return Letter(inline(root.text), tuple(outline(root)), missing)


def outline(topic: Topic, level: int = 1) -> Iterator[Block]:
    """Write a topic that heads a part, and all that hangs on it.

    Args:
        topic: the topic.
        level: of its heading, from 1.

    Yields:
        A block for each heading, with the list below it.
    """
    parts = tuple(each for each in topic.topics if _is_heading(each, level + 1))
    listed = tuple(each for each in topic.topics if not _is_heading(each, level + 1))
    yield Block((f"{'#' * level} {inline(str(topic))}", *_items(listed)))
    for part in parts:
        yield from outline(part, level + 1)


def _is_heading(topic: Topic, level: int) -> bool:
    return topic.heads and level <= _LEVELS


def _items(topics: tuple[Topic, ...], depth: int = 0) -> Iterator[str]:
    for topic in topics:
        yield f"{_INDENT * depth}- {escaped(str(topic))}"
        yield from _items(topic.topics, depth + 1)
