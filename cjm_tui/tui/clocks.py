"""What people see of the clock: when a block ends; for the facilitator alone, how late it is."""

from __future__ import annotations

from datetime import datetime

from cjm_tui.domain.clock import Clock, clock
from cjm_tui.domain.pacing import STEP_OF, Cut, FacilitatorClock, Fitting
from cjm_tui.domain.view import View
from cjm_tui.method.records import Names
from cjm_tui.sentences.cuts import CUT_WORDS as CUT_WORDS
from cjm_tui.text import cut, pad
from cjm_tui.tui.blocks import WIDE, Block, Span, row
from cjm_tui.tui.bodies.base import Desk
from cjm_tui.words import Words

UP_FOR = 10
"""Seconds for which the room is told that time is up."""
BAR, NARROW_BAR = 10, 6
"""Cells of the bar, and on a projector of few columns."""
NAME = 14
"""Cells of a block's name beside them."""
FLASHES = (0, 2)
"""Seconds after the end in which the question line is lit."""
SPENT, LATE, LAST, LEFT, OVER = "▓", "█", "▌", "░", "▁"
"""Each tone has a sign of its own, so that nobody needs to see colours."""


def local_time(moment: datetime) -> str:
    """A moment as the clock on the wall shows it."""
    return moment.astimezone().strftime("%H:%M")


def clock_line(desk: Desk, step: str, width: int) -> tuple[Span, ...]:
    """When the running block ends, and a bar that fills; nothing where no block runs.

    Args:
        desk: for the workshop, the time and the words.
        step: the one shown; a block that is spent on another is named.
        width: cells of the header.
    """
    told = clock(desk.view, desk.now())
    if told is None:
        return ()
    style = {"calm": "mark", "amber": "warn"}.get(told.tone, "red")
    lead = f"{_until(told, desk.words)} "
    if width >= WIDE and STEP_OF.get(told.block.key, step) != step:
        lead = f"{cut(desk.names.blocks[told.block.key], NAME)} {lead}"
    return (Span(lead, style), Span(_bar(told, BAR if width >= WIDE else NARROW_BAR), style))


def _until(told: Clock, words: Words) -> str:
    if told.block.paused:
        return words.say("pause")
    time = local_time(told.ends)
    if told.block.key == "close":
        return words.say("all until {time}", time=time)
    return words.say("until {time}", time=time)


def _bar(told: Clock, cells: int) -> str:
    """How much is spent; when all of it is, only a thin line is left."""
    if told.tone == "over":
        return OVER * cells
    spent = min(int((1 - told.share) * cells), cells - 1)
    rest = LEFT * (cells - spent - 1)
    match told.tone:
        case "calm":
            return SPENT * spent + LEFT + rest
        case "amber":
            return LATE * spent + LEFT + rest
        case _:
            return LATE * (cells - 1) + LAST


def seconds_up(view: View, now: datetime) -> int | None:
    """Seconds since time was up, while the room is told so; None before and after."""
    told = clock(view, now)
    if told is None or told.block.paused or not 0 <= -told.left < UP_FOR:
        return None
    return -told.left


def time_is_up(words: Words, width: int, *, is_lit: bool) -> Block:
    """What stands in place of the question for a moment, lit along the whole line at first."""
    sentence = pad(" " + words.say("Time. Finish your thought."), width)
    return row(width, Span(sentence, "alarm" if is_lit else "red"))


def facilitator_line(told: FacilitatorClock, words: Words) -> str:
    """``6 min left · 4 behind · buffer 6``: for the facilitator's own window only."""
    say = words.say
    parts = list[str]()
    if told.is_paused:
        parts.append(say("pause"))
    elif told.block is None:
        parts.append(say("no block is running"))
    elif told.left > 0:
        parts.append(say("{n} min left", n=told.left))
    elif told.left < 0:
        parts.append(say("{n} min over", n=-told.left))
    else:
        parts.append(say("time is up"))
    if told.behind > 0:
        parts.append(say("{n} behind", n=told.behind))
    elif told.behind < 0:
        parts.append(say("{n} ahead", n=-told.behind))
    if told.spare:
        parts.append(say("buffer {n}", n=told.spare))
    return " · ".join(parts)


def next_line(told: FacilitatorClock, words: Words, names: Names) -> str:
    """``next: Emotions 11:17``, or nothing at the end."""
    if told.following is None or told.at is None:
        return ""
    name = names.blocks[told.following.key]
    return words.say("next: {name} {time}", name=name, time=local_time(told.at))


def cut_line(cut: Cut, words: Words, names: Names) -> str:
    """What would be left out: ``Map: six barriers instead of eight``."""
    what = words.say(CUT_WORDS[cut.block.key])
    return words.say("{block}: {what}", block=names.blocks[cut.block.key], what=what)


def fitting_offer(found: Fitting, words: Words, names: Names) -> str:
    """What *fit the rest* would do, with its minutes: for the facilitator's own window only."""
    say, parts = words.say, list[str]()
    if found.buffer:
        parts.append(say("{n} min from the buffer", n=found.buffer))
    if found.cut is not None:
        told = cut_line(found.cut, words, names)
        parts.append(say("{cut}, −{n} min", cut=told, n=found.cut.saves))
    if found.late:
        parts.append(say("{n} min are still too many", n=found.late))
    return " · ".join(parts)


def fitting_done(found: Fitting, words: Words, names: Names) -> str:
    """What *fit the rest* has done, without a number: for a screen that the room sees."""
    say, parts = words.say, list[str]()
    if found.buffer:
        parts.append(say("The buffer is used."))
    if found.cut is not None:
        parts.append(say("{cut}.", cut=cut_line(found.cut, words, names)))
    parts.append(say("u — take it back."))
    return " ".join(parts)
