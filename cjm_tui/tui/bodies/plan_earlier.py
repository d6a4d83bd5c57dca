"""What was promised last time: done, or kept for another round; it stands above today's plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from cjm_tui.domain.records import Action, Note
from cjm_tui.domain.view import View
from cjm_tui.text import one_line
from cjm_tui.tui.blocks import Block, Span, ends, item, row, stack
from cjm_tui.tui.bodies.base import Desk
from cjm_tui.tui.bodies.plan_rows import day_kept
from cjm_tui.tui.marks import DONE

_NIGHT = timedelta(hours=4)
"""A meeting over midnight is one meeting: a day of the workshop begins at four."""
SHOWN = 4
"""Of those that are open at once; the others are counted."""


def meeting_day(now: datetime) -> date:
    """The local day a meeting at this moment belongs to.

    Args:
        now: aware.
    """
    return (now.astimezone() - _NIGHT).date()


def earlier(view: View, today: date) -> tuple[Action, ...]:
    """What an earlier meeting promised, those still open first.

    An action that doesn't say when it was promised counts as today's: nobody knows better.

    Args:
        view: the workshop.
        today: the day of this meeting.
    """
    day = today.isoformat()
    found = (action for action in view.actions if action.promised and action.promised < day)
    return tuple(sorted(found, key=lambda action: action.state == "done"))


def drawn(desk: Desk, actions: Sequence[Action], here: str, width: int) -> Block:
    """The actions of earlier meetings, a line each, and what the keys do to them.

    Args:
        desk: for its words.
        actions: what `earlier` found.
        here: key of what the cursor is on.
        width: cells.
    """
    if not actions:
        return Block(0)
    say = desk.words.say
    head = row(width, Span(say("Open from last time").upper(), "heading"))
    at = next((number for number, one in enumerate(actions) if one.id == here), 0)
    first = max(0, at - SHOWN + 1)
    shown = actions[first : first + SHOWN]
    lines = [_line(desk, one, one.id == here, width) for one in shown]
    rest = len(actions) - len(shown)
    if rest:
        more = desk.words.count("and {n} more", "and {n} more", rest)
        lines.append(row(width, Span(f"   {more}", "muted")))
    return stack(head, *lines)


def _line(desk: Desk, action: Action, is_here: bool, width: int) -> Block:
    say, view = desk.words.say, desk.view
    style = "muted" if action.state == "done" else "active" if is_here else "text"
    who = ", ".join(one_line(view.name(owner)) for owner in action.owners)
    when = say("by {day}", day=day_kept(desk.words, action.by)) if action.by else ""
    lead = ", ".join(part for part in (who, when) if part)
    told = ": ".join(part for part in (lead, _what(view, action)) if part)
    right = [Span(f"{DONE} {say('done')}", "good")]
    if action.state != "done":
        keys = say("x done · y keep") if is_here else ""
        right = [Span(keys or day_kept(desk.words, action.promised), "muted")]
    mark = "▸" if is_here else " "
    return item(action.id, ends(width, [Span(f" {mark} {told}", style)], right))


def _what(view: View, action: Action) -> str:
    """What is to be done: the first step, else what it is about."""
    if action.first_step:
        return one_line(action.first_step)
    found = (view.find(Note, note) for note in (action.solution, action.barrier))
    return next((one_line(note.text) for note in found if note is not None), "…")
