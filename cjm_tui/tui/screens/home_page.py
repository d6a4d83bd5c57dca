"""The library as it is drawn: a row a workshop, and where the chosen one stands."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.session import LibraryRow
from cjm_tui.telling import tell
from cjm_tui.text import cell_len, cut, pad
from cjm_tui.tui.blocks import (
    WIDE,
    Block,
    Page,
    Span,
    blank,
    ends,
    item,
    row,
    rule,
    stack,
    text,
)
from cjm_tui.tui.bodies.hills import mini
from cjm_tui.words import Words

BEGINNINGS = ("warm_up", "examples", "new")
"""Commands a newcomer is invited to; also their item keys."""

NEXT_WIDTH = 34
WHEN_WIDTH = 9
CURVE_WIDTH = 10


def home_page(words: Words, rows: Sequence[LibraryRow], cursor: str, width: int) -> Page:
    """The library, or an invitation where it is empty.

    Args:
        words: the interface's language.
        rows: workshops, the one changed last on top.
        cursor: key of the row under the cursor.
        width: cells.
    """
    if not rows:
        return Page(_invitation(words, cursor, width))
    shown = [item(one.id, _row(words, one, width, here=one.id == cursor)) for one in rows]
    chosen = next((one for one in rows if one.id == cursor), rows[0])
    hint = words.say("New here?   w  the warm-up, four minutes    x  a finished map to look at")
    check = words.say("r  room check")
    hints = [f"{hint}    {check}"] if cell_len(f"{hint}{check}") + 8 <= width else [hint, check]
    rows_of_hints = (row(width, Span(f"   {one}", "muted")) for one in hints)
    below = stack(_about(words, chosen, width), blank(), *rows_of_hints)
    return Page(stack(*shown), bottom=below)


def _row(words: Words, one: LibraryRow, width: int, *, here: bool) -> Block:
    """Title, what is next, when, and the feelings in small."""
    when = words.date(one.updated[:10], "short") if one.updated else ""
    right = [Span(pad(cut(next_in(words, one), NEXT_WIDTH), NEXT_WIDTH), "muted")]
    right.append(Span("  " + pad(when, WHEN_WIDTH), "muted"))
    if width >= WIDE:
        right.append(Span("  " + pad(mini(one.curve), CURVE_WIDTH), "hill"))
    style = "strong" if here else "text"
    left = [Span(" ▸ " if here else "   ", "active"), Span(one.title or one.id, style)]
    return ends(width, left, [*right, Span(" ")])


def next_in(words: Words, one: LibraryRow) -> str:
    """What is next in a workshop, in a few words."""
    if one.problem is not None:
        return words.say("can't be read")
    if one.head.rehearsal:
        return words.say("rehearsal ×{n}", n=one.head.rehearsal)
    if one.done:
        left = one.head.actions_open
        opened = words.count("{n} action open", "{n} actions open", left) if left else ""
        return " · ".join(part for part in (words.say("done ✓"), opened) if part)
    return tell(words, one.next) if one.next is not None else ""


def _about(words: Words, one: LibraryRow, width: int) -> Block:
    """Where the chosen workshop stands."""
    lines = [rule(width), row(width, Span(f"   {one.title or one.id}", "strong"))]
    if one.question:
        lines.append(row(width, Span(f"   {one.question}")))
    if one.problem is not None:
        lines.append(text(f"   {tell(words, one.problem)}", width, "warn"))
    elif one.next is not None and not one.done:
        following = words.say("Next: {what}", what=tell(words, one.next))
        lines.append(row(width, Span(f"   {following}", "muted")))
    return stack(*lines)


def _invitation(words: Words, cursor: str, width: int) -> Block:
    """An empty library invites."""
    say = words.say
    invited = {
        "warm_up": (say("Warm-up"), say("a café in four minutes: through a client's eyes")),
        "examples": (say("A finished map"), say("look at one before making one")),
        "new": (say("Start"), say("three questions, then your own map")),
    }
    title = row(width, Span("   " + say("Six steps to a finished map."), "strong"))
    rows = [blank(2), title, blank()]
    for command_id in BEGINNINGS:
        name, about = invited[command_id]
        mark = Span("   ▸ " if command_id == (cursor or BEGINNINGS[0]) else "     ", "active")
        line = row(width, mark, Span(pad(name, 18), "heading"), Span(about))
        rows += [item(command_id, line), blank()]
    return stack(*rows)
