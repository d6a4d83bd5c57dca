"""The footer: keys of the present mode, as many as fit."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec.structs import replace

from cjm_tui.text import cell_len
from cjm_tui.tui.blocks import Block, Item, Span, row
from cjm_tui.tui.registry import UserCommand, commands_for
from cjm_tui.words import Words

FIRST = ("write_here", "open")
"""What most will press stands first, before the keys of the step."""


def keys_line(
    words: Words,
    wheres: tuple[str, ...],
    width: int,
    *,
    enter: str = "",
    resting: Container[str] = (),
) -> Block:
    """A footer: as many keys as fit, and always the one that explains all.

    Args:
        words: the interface's language.
        wheres: places of the registry.
        width: cells.
        enter: what Enter does on a page where nothing is written, as a message id.
        resting: ids of the board's commands that find nothing to act on here.
    """
    found = (one for one in _shown(wheres) if one.where != "board" or one.id not in resting)
    told = (replace(one, title=enter) if enter and _writes(one) else one for one in found)
    shown = sorted(told, key=lambda one: one.id not in FIRST)
    last = next((one for one in shown if one.id in ("help", "leave_line")), None)
    ordered = [one for one in shown if one is not last]
    left = width - 1 - (_key_size(words, last) if last else 0)
    kept = []
    for one in ordered:
        size = _key_size(words, one)
        if size <= left:
            kept.append(one)
            left -= size
    spans, items, at = list[Span](), list[Item](), 1
    for one in [*kept, *([last] if last else [])]:
        size = _key_size(words, one)
        key, title = key_name(one.keys[0]), words.say(one.title)
        spans += [Span(f"{key} ", "heading"), Span(title, "muted"), Span("   ")]
        items.append(Item(f"key:{one.id}", 0, at, size - 3, 1))
        at += size
    return Block(width, row(width, Span(" "), *spans).lines, tuple(items))


def _shown(wheres: tuple[str, ...]) -> Iterator[UserCommand]:
    """Commands of the footer whose key does nothing more special here."""
    taken = set[str]()
    for where in wheres:
        here = list(commands_for(where))
        yield from (one for one in here if one.footer and one.keys[0] not in taken)
        taken.update(key for one in here for key in one.keys)


def _writes(command: UserCommand) -> bool:
    """Whether it is the board's Enter, and not what a page of its own makes of it."""
    return (command.where, command.id) == ("board", "write_here")


def _key_size(words: Words, command: UserCommand) -> int:
    return cell_len(f"{key_name(command.keys[0])} {words.say(command.title)}") + 3


KEY_NAMES = {
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "shift+f9": "⇧F9",
    "f21": "⇧F9",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "space": "Space",
    "slash": "/",
    "question_mark": "?",
    "plus_sign": "+",
    "equals_sign": "=",
    "delete": "Del",
    "backspace": "Backspace",
}
"""Keys whose Textual name nobody says; old terminals call Shift and F9 the 21st function key."""


def key_name(key: str) -> str:
    """A key as people call it."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key[5:].upper()
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key
