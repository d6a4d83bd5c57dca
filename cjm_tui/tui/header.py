"""The first line of a window and of the wall: what is named, and what mustn't be cut off."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.tui.blocks import Block, Line, Span, ends, line_len, row
from cjm_tui.words import Words


def header_line(width: int, named: Line, ways: Sequence[tuple[Line, Line]]) -> Block:
    """One line of what is named, what stays whole behind it, and what stands at the right.

    Args:
        width: cells.
        named: the workshop and what is shown of it; cut where even the shortest way has no room.
        ways: what stays whole and what stands at the right, the longest first; at least one.
    """
    kept, right = next(
        (way for way in ways if line_len((*named, *way[0], *way[1])) < width), ways[-1]
    )
    room = max(width - line_len((*kept, *right)) - 1, 0)
    return ends(width, (*row(room, *named).lines[0], *kept), right)


def invented(words: Words) -> tuple[Line, Line]:
    """That it is a worked example, in full and for a narrow window."""
    told = words.say("worked example, partly invented"), words.say("worked example")
    whole, short = (Span(f" · {each}", "suggestion") for each in told)
    return (whole,), (short,)
