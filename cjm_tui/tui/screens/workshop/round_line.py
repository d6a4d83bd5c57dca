"""The names of a round, drawn in one line: who spoke, whose turn it is, who is still to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cjm_tui.domain.records import Participant, Writing
from cjm_tui.domain.view import View
from cjm_tui.text import cell_len
from cjm_tui.tui.blocks import Block, Line, Span, ends, indent, line_len, row
from cjm_tui.tui.bodies.quiet import writing_now
from cjm_tui.tui.marks import DONE
from cjm_tui.words import N_, Words

TURN = "▸"
RULE = N_("one each, only what's new")
_GAP = "  "


def names_line(
    people: Sequence[Participant], turn: Participant, asked: Collection[str], rule: str, width: int
) -> Block:
    """The names in order, and the rule of the round where there is room for it.

    Args:
        people: who is here, in order.
        turn: whose turn it is.
        asked: ids of those who had theirs.
        rule: of the round, in the interface's language.
        width: cells.
    """
    names = [_name(one, turn, asked) for one in people]
    at = [one.id for one in people].index(turn.id)
    space = max(width - 2, 1)
    joined = _joined(names)
    if line_len(joined) + cell_len(rule) + 3 <= space:
        return indent(ends(space, joined, [Span(rule, "muted")]), 1)
    return indent(row(space, *_around(names, at, space)), 1)


def round_on(view: View, board: str) -> Writing | None:
    """The task whose round is on.

    Args:
        view: the workshop.
        board: the page that is shown, as writing tasks name it.
    """
    task = writing_now(view)
    if task is None or task.phase != "round" or task.board != board or not view.present:
        return None
    return task


def round_on_wall(view: View, board: str, words: Words, width: int) -> Block:
    """The line of the round as a window shows it that only follows; nothing where none is on.

    Args:
        view: the workshop.
        board: the page that is shown.
        words: the interface's language.
        width: cells.
    """
    task = round_on(view, board)
    if task is None:
        return Block(width)
    order = [person.id for person in view.present]
    at = order.index(task.turn) if task.turn in order else 0
    return names_line(view.present, view.present[at], order[:at], words.say(RULE), width)


def _name(person: Participant, turn: Participant, asked: Collection[str]) -> Span:
    if person.id == turn.id:
        return Span(f"{TURN}{person.name}", "active")
    if person.id in asked:
        return Span(f"{person.name} {DONE}", "good")
    return Span(person.name, "muted")


def _joined(names: Sequence[Span]) -> Line:
    line: list[Span] = []
    for name in names:
        line += [Span(_GAP), name] if line else [name]
    return tuple(line)


def _around(names: Sequence[Span], at: int, width: int) -> Line:
    """As many names as there is room for, the one at ``at`` and who comes next among them."""
    first = 0
    while first < at and line_len(_joined(names[first : at + 2])) + 2 > width:
        first += 1
    lead = (Span("… ", "muted"),) if first else ()
    return (*lead, *_joined(names[first:]))
