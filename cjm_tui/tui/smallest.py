"""The smallest window there is a page for, and what stands in a smaller one instead."""

from __future__ import annotations

from cjm_tui.tui.blocks import Block, indent, text
from cjm_tui.words import Words

SMALLEST = (60, 18)
"""Columns and rows under which there is a sentence instead of a page."""


def is_too_small(width: int, height: int) -> bool:
    """Whether a window of so many columns and rows has no room for a page."""
    return width < SMALLEST[0] or height < SMALLEST[1]


def larger_please(words: Words, width: int) -> Block:
    """The sentence that asks for a larger window.

    Args:
        words: the interface's language.
        width: cells.
    """
    sentence = words.say("Please make the window larger: at least 60×18.")
    return indent(text(sentence, max(width - 2, 1), "strong"), 1)
