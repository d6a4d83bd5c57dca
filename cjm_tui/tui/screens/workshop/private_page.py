"""What only the facilitator sees: what to say, what to watch for, who spoke least, what is hidden.

Drawn nowhere but in a window whose wall is another one (``privately``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cjm_tui.domain.gaps import gaps_of
from cjm_tui.domain.pacing import facilitator_clock, fitting
from cjm_tui.domain.said import offers
from cjm_tui.domain.speaking import spoke_least
from cjm_tui.method.keys import STEPS
from cjm_tui.method.loader import watch_for
from cjm_tui.telling import tell
from cjm_tui.text import one_line
from cjm_tui.tui.blocks import Block, Span, blank, indent, row, stack, text, top_rows
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.clocks import facilitator_line, fitting_offer, next_line

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

MARGIN = 1
ROOMY = 22
"""Rows from which there is a blank one between two sections."""
LEAST_SPOKEN = 4
"""People named who spoke least."""


class Section(NamedTuple):
    """One thing to know, most important first."""

    heading: str
    """Empty where the first line says itself what it is."""
    lines: tuple[Block, ...]
    """Each as high as it is whole; where there is no room, less of it."""
    most: int
    """Rows it may take from those that come after it."""


def column(screen: WorkshopScreen, width: int, height: int) -> Block:
    """Everything, beside the page.

    Args:
        screen: the workshop's.
        width: cells.
        height: rows.
    """
    inner = width - MARGIN
    sections = [one for one in _sections(screen, inner) if one.lines]
    return indent(_laid_out(sections, inner, height), MARGIN)


def strip(screen: WorkshopScreen, width: int) -> Block:
    """What matters most in three rows above the page."""
    say = screen.words.say
    inner = width - 2 * MARGIN
    told = [
        (say("SAY"), _to_say(screen)),
        (say("WATCH FOR"), " ".join(_watch(screen)[:1])),
    ]
    rows = [row(inner, Span(f"{name}  ", "heading"), Span(what)) for name, what in told if what]
    third = [each for each in (*_pace(screen)[:1], _hidden_count(screen), _least(screen)) if each]
    if third:
        rows.append(row(inner, Span("  ".join(third), "muted")))
    return indent(stack(*rows), MARGIN)


def _laid_out(sections: Sequence[Section], width: int, height: int) -> Block:
    """As much of the sections as there are rows: first one row each, then more for the first."""
    shown: list[Section] = []
    for section in sections:
        if 2 * (len(shown) + 1) <= height:
            shown.append(section)
    rows = [1] * len(shown)
    left = height - sum(1 + each for each in rows)
    left += sum(1 for section in shown if not section.heading)
    between = len(shown) - 1 if height >= ROOMY and left >= len(shown) - 1 else 0
    left -= between
    for at, section in enumerate(shown):
        whole = sum(line.height for line in section.lines)
        more = max(0, min(whole, section.most, rows[at] + left) - rows[at])
        rows[at] += more
        left -= more
    parts: list[Block] = []
    for section, count in zip(shown, rows, strict=True):
        if parts and between:
            parts.append(blank())
        if section.heading:
            parts.append(row(width, Span(section.heading, "heading")))
        parts.append(top_rows(stack(*section.lines), count))
    return stack(*parts)


def _sections(screen: WorkshopScreen, width: int) -> Iterator[Section]:
    say = screen.words.say

    def lines(told: Sequence[str], style: str = "text") -> tuple[Block, ...]:
        return tuple(indent(text(each, width - 1, style), 1) for each in told)

    pace = _pace(screen)
    yield Section("", tuple(text(each, width, "active") for each in pace), 4)
    if _is_led(screen):
        yield Section(say("NOW, SAY"), lines([_to_say(screen)], "strong"), 4)
        yield Section(say("IF"), lines(list(_if(screen))), 6)
    hidden = _hidden(screen)
    yield Section(say("HIDDEN: {n}", n=len(hidden)), lines(hidden), 5)
    if names := _least_names(screen):
        least = row(width, Span(f"{say('SPOKE LEAST')}  ", "heading"), Span(names))
        yield Section("", (least,), 1)
    yield Section(say("WATCH FOR"), lines(_watch(screen)), 6)
    said = _said_before(screen)
    yield Section(say("SAID BEFORE, UNPLACED: {n}", n=len(said)), lines(said), 5)
    yield Section(say("GAPS"), lines(_gaps(screen), "muted"), 4)


def _address(screen: WorkshopScreen) -> Address | None:
    if screen.writer.is_open:
        return screen.writer.address
    return screen.board.address_under_cursor() or next(iter(screen.body.addresses()), None)


def _is_led(screen: WorkshopScreen) -> bool:
    """Whether the room is asked something here; a list of people or an agenda asks nothing."""
    return screen.body.step in ("kickoff", *STEPS, "quiet")


def _to_say(screen: WorkshopScreen) -> str:
    return screen.shelf.guide_here().say if _is_led(screen) else ""


def _pace(screen: WorkshopScreen) -> list[str]:
    """What is left, how late it is, what comes next, and what would be left out if it is late."""
    view, now = screen.workshop.private_view, screen.desk.now()
    told = facilitator_clock(view, now)
    if told is None:
        return []
    words, names = screen.words, screen.desk.names
    lines = [facilitator_line(told, words), next_line(told, words, names)]
    offer = fitting_offer(fitting(view, now), words, names) if told.behind > 0 else ""
    if offer:
        lines.append(words.say("if late: {offer}", offer=offer))
    return [line for line in lines if line]


def _watch(screen: WorkshopScreen) -> tuple[str, ...]:
    body = screen.body
    return watch_for(screen.desk.view.brief.language, body.step, body.part)


def _if(screen: WorkshopScreen) -> Iterator[str]:
    """What to do when it sticks."""
    say, view = screen.words.say, screen.workshop.private_view
    prompt = screen.shelf.guide_here().prompts[0]
    voice = view.name(view.brief.voice)
    if voice:
        yield say("silent: ask {name}, “{prompt}”", name=voice, prompt=prompt)
    else:
        yield say("silent: “{prompt}”", prompt=prompt)
    quiet = [one.name for one in spoke_least(view)[:2]]
    if len(quiet) == 2:
        yield say("one voice: ask {first} and {second}", first=quiet[0], second=quiet[1])
    else:
        yield say("one voice: “two who haven't spoken yet”")
    yield say("stuck on words: keep the draft, PgDn")


def _least_names(screen: WorkshopScreen) -> str:
    least = spoke_least(screen.workshop.private_view)[:LEAST_SPOKEN]
    return " · ".join(f"{one_line(one.name)} {one.notes}" for one in least)


def _least(screen: WorkshopScreen) -> str:
    names = _least_names(screen)
    return screen.words.say("spoke least: {names}", names=names) if names else ""


def _hidden(screen: WorkshopScreen) -> list[str]:
    """What was written in silence and is on no wall yet."""
    view = screen.workshop.private_view
    notes = [note for note in view.newest if note.hidden]
    return [
        f"{view.name(note.author)}: {one_line(note.text)}" if note.author else one_line(note.text)
        for note in notes
    ]


def _hidden_count(screen: WorkshopScreen) -> str:
    hidden = len(_hidden(screen))
    return screen.words.say("hidden: {n}", n=hidden) if hidden else ""


def _said_before(screen: WorkshopScreen) -> list[str]:
    """What waits for the place where a line is, or would be."""
    address = _address(screen)
    arrival = (address.arrival or address.place) if address is not None else None
    found = offers(screen.desk.view, arrival) if arrival is not None else ()
    return [
        f"{one_line(offer.text)}  ◆{offer.heard}" if offer.heard else one_line(offer.text)
        for offer in found
    ]


def _gaps(screen: WorkshopScreen) -> list[str]:
    if screen.body.step not in STEPS:
        return []
    return [tell(screen.words, gap.message) for gap in gaps_of(screen.desk.view, screen.body.step)]
