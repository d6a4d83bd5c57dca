"""Two lines of keys above the footer: what a room is shown instead of a whole screen of help."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cjm_tui.text import cell_len
from cjm_tui.tui.blocks import Block, Item, Span, row, stack
from cjm_tui.tui.keys_line import key_name
from cjm_tui.tui.registry import UserCommand, commands_for
from cjm_tui.words import Words

ROWS = 2
_GAP = 3
_MARGIN = 1
_UNSAID = ("step_1", "step_2", "step_3", "step_4", "step_5", "step_6", "step_7", "theme", "quit")
"""The numbers of the steps stand above; the others nobody looks for in the middle of a step."""


def keys_strip(
    words: Words, wheres: tuple[str, ...], width: int, *, in_footer: Collection[str]
) -> Block:
    """The keys of this place that the footer has no room for, as many as fit two lines.

    Args:
        words: the interface's language.
        wheres: places of the registry, the most special first.
        width: cells.
        in_footer: ids of the commands that the footer shows.
    """
    keys = [
        (f"key:{one.id}", key_name(one.keys[0]), words.say(one.title))
        for one in _others(wheres)
        if one.id not in in_footer
    ]
    return _rows(keys, ("key:help", "?", words.say("all keys")), width)


def characters_strip(words: Words, width: int) -> Block:
    """What the first characters of a line mean, while one is open.

    Args:
        words: the interface's language.
        width: cells.
    """
    say = words.say
    keys = [
        ("", "!  !!  !!!", say("barrier")),
        ("", "=", say("solution")),
        ("", "+", say("same again")),
        ("", "..", say("parking lot")),
        ("", '"', say("quote")),
        ("", say("Name:"), say("who said it")),
        ("key:flip", "F2", say("layout")),
        ("key:next_page", "PgDn", say("onward")),
    ]
    return _rows(keys, ("key:help", "F1", say("all keys")), width)


def _others(wheres: tuple[str, ...]) -> Iterator[UserCommand]:
    """The commands whose key does nothing more special here, the help itself left out."""
    taken = {"escape", "enter"}
    for where in wheres:
        here = list(commands_for(where))
        for one in here:
            if one.keys[0] not in taken and one.id not in (*_UNSAID, "help"):
                yield one
        taken.update(key for one in here for key in one.keys)


def _rows(keys: list[tuple[str, str, str]], last: tuple[str, str, str], width: int) -> Block:
    """The keys in so many rows as there are, the last of them with the way to all of them."""
    blocks = []
    waiting = list(keys)
    for number in range(1, ROWS + 1):
        kept, left = list[tuple[str, str, str]](), width - 2 * _MARGIN
        left -= _size(last) if number == ROWS else 0
        while waiting and _size(waiting[0]) <= left:
            left -= _size(waiting[0])
            kept.append(waiting.pop(0))
        blocks.append(_row([*kept, last] if number == ROWS else kept, width))
    return stack(*blocks)


def _row(keys: list[tuple[str, str, str]], width: int) -> Block:
    spans, items, at = [Span(" " * _MARGIN)], list[Item](), _MARGIN
    for key, sign, title in keys:
        spans += [Span(f"{sign} ", "heading"), Span(title, "muted"), Span(" " * _GAP)]
        size = _size((key, sign, title))
        if key:
            items.append(Item(key, 0, at, size - _GAP, 1))
        at += size
    return Block(width, row(width, *spans).lines, tuple(items))


def _size(key: tuple[str, str, str]) -> int:
    return cell_len(f"{key[1]} {key[2]}") + _GAP
