"""The facilitator's crib for paper or a phone: what never stands on a screen that the room sees."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.method.agendas import AGENDAS
from cjm_tui.method.loader import guide, watch_for
from cjm_tui.sentences.cuts import CUT_WORDS
from cjm_tui.share.map_facts import Tongue, tongue
from cjm_tui.text import cell_len, one_line
from cjm_tui.words import N_

WIDTH = 72
"""Cells of a line: what a sheet of paper takes, and a phone wraps at a word."""

LATE: Mapping[str, str] = {
    **CUT_WORDS,
    "kickoff": N_("the warm-up is four minutes: one column, then the lesson"),
    "break": N_("five minutes, with the time to be back on the screen"),
}
"""What is cut first when a block runs late, by its key."""

KEYS: Mapping[str, str] = {
    "kickoff": N_("0 the card · Enter write · PgDn on"),
    "audience": N_("Enter write · Tab next heading · + same again · .. parking lot"),
    "personas": N_("Tab next question · ↓ said before · v all fields"),
    "interviews": N_("i a talk · w a promised talk · o homework · paste a chat"),
    "stages": N_("T templates · l return · x leaves · v keep"),
    "stories": N_("s a story · v hands · Space to the map"),
    "map": N_("? question · / touchpoint · ! barrier · = solution · 6 then 1–4 pass"),
    "close": N_("PgDn next page · digits vote · c send"),
    "where_we_are": N_("r where we are · PgDn on"),
    "findings": N_("paste a chat · ↓ said before · h heard once more"),
}
"""The few keys of a block; ``?`` shows all of them."""

_STEPS: Mapping[str, str] = {
    "guess_stages": "stages",
    "plan_talks": "interviews",
    "homework": "interviews",
    "findings": "interviews",
    "where_we_are": "recap",
}
"""The step of a block that isn't called by its step."""

_PARTS: Mapping[str, tuple[str, ...]] = {"map": keys.PASSES, "close": keys.CLOSE}


def crib_text(view: View) -> str:
    """Write the crib, in the workshop's language.

    Args:
        view: the workshop; its agenda's times are told as far as they are known.

    Returns:
        Plain text without a newline at its end.
    """
    speak = tongue(view)
    say = speak.words.say
    title = say("{title}: the facilitator's crib", title=one_line(view.brief.title))
    lines = [title, "=" * min(cell_len(title), WIDTH), *_people(view, speak)]
    for block, when in _agenda(view):
        lines += ["", *_block(speak, block, when)]
    rules = say("Any time: b blank · P people · n next gap · .. parking lot · ? all keys")
    return "\n".join((*lines, "", rules))


def _people(view: View, speak: Tongue) -> Iterator[str]:
    say, brief = speak.words.say, view.brief
    if brief.question:
        yield from _wrapped(say("Question:"), one_line(brief.question), "")
    jobs = (
        (N_("writes down: {name}"), brief.scribe),
        (N_("voice of the client: {name}"), brief.voice),
        (N_("keeps the time: {name}"), brief.timekeeper),
    )
    held = [say(job, name=one_line(view.name(person))) for job, person in jobs if person]
    if held:
        yield " · ".join(held)
    if view.present:
        names = ", ".join(one_line(person.name) for person in view.present)
        yield from _wrapped(say("Order:"), names, "")


def _agenda(view: View) -> Iterator[tuple[Block, tuple[datetime, datetime] | None]]:
    """The blocks with their times, as far as they are known."""
    for meeting in sorted({block.meeting for block in _blocks(view)}):
        at: datetime | None = None
        for block in (each for each in _blocks(view) if each.meeting == meeting):
            if block.started:
                at = datetime.fromisoformat(block.started)
            if at is None:
                yield block, None
                continue
            ends = at + timedelta(minutes=max(0, block.minutes + block.extra))
            if block.ended:
                ends = datetime.fromisoformat(block.ended)
            yield block, (at, ends)
            at = ends


def _blocks(view: View) -> tuple[Block, ...]:
    """The workshop's own agenda, else its way's; who works alone has the steps without minutes."""
    if view.blocks:
        return view.blocks
    planned = AGENDAS.get(view.brief.how, ())
    if not planned:
        return tuple(Block(id=step, key=step, minutes=0) for step in ("kickoff", *keys.STEPS))
    return tuple(
        Block(id=f"{number}.{at}", key=block.key, minutes=block.minutes, meeting=number)
        for number, meeting in enumerate(planned, 1)
        for at, block in enumerate(meeting.blocks)
    )


def _block(speak: Tongue, block: Block, when: tuple[datetime, datetime] | None) -> Iterator[str]:
    say = speak.words.say
    yield _heading(speak, block, when)
    yield "-" * 8
    step = _STEPS.get(block.key, block.key)
    warned = set[str]()
    for part in _PARTS.get(step, ("",)):
        yield from _part(speak, step, part, warned)
    if block.key == "break":
        yield from _wrapped(say("Say:"), say("We go on at the minute that stands on the screen."))
    if block.key == "buffer":
        told = say("Time to spare: whatever ran late eats it first.")
        yield from _wrapped(say("Watch for:"), told)
    if block.key in LATE and block.minutes:
        yield from _wrapped(say("If late:"), say(LATE[block.key]))
    if block.key in KEYS or step in KEYS:
        yield from _wrapped(say("Keys:"), say(KEYS.get(block.key) or KEYS[step]))


def _heading(speak: Tongue, block: Block, when: tuple[datetime, datetime] | None) -> str:
    name = speak.names.blocks[block.key]
    minutes = max(0, block.minutes + block.extra)
    parts = [name]
    if minutes:
        parts.append(speak.words.count("{n} minute", "{n} minutes", minutes))
    if when is not None:
        begins, ends = (f"{moment.astimezone():%H:%M}" for moment in when)
        parts.append(f"{begins}–{ends}")
    return " · ".join(parts)


def _part(speak: Tongue, step: str, part: str, told: set[str]) -> Iterator[str]:
    """What a step, or a pass or page of it, is asked, said and watched for.

    Args:
        speak: the workshop's language.
        step: its key, or ``recap``.
        part: of the step, or empty.
        told: what to watch for that was told before; more is added.
    """
    say, language = speak.words.say, speak.words.language
    if step == "recap":
        yield from _wrapped(
            say("Say:"), say("Five lines, read aloud; then what has changed since.")
        )
        return
    key = {"map": f"pass.{part}", "close": f"close.{part}"}.get(step, f"step.{step}")
    key = "kickoff" if step == "kickoff" else key
    if step not in ("kickoff", *keys.STEPS):
        return
    asked = guide(language, key)
    if part:
        yield f"  [{(speak.names.passes if step == 'map' else speak.names.close)[part]}]"
    yield from _wrapped(say("Ask:"), asked.question)
    yield from _wrapped(say("Say:"), asked.say)
    watched = [each for each in watch_for(language, step, part) if each not in told]
    if watched := watched[: 1 if step == "close" else 2]:
        told.update(watched)
        yield from _wrapped(say("Watch for:"), " ".join(watched))
    yield from _wrapped(say("If silent:"), asked.prompts[0])


def _wrapped(label: str, told: str, margin: str = "  ") -> list[str]:
    """A labelled paragraph whose later lines hang under its text."""
    lead = f"{margin}{label} "
    return textwrap.wrap(
        told,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * cell_len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [lead.rstrip()]
