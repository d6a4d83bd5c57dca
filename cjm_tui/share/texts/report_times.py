"""When a workshop met, and what each block really took beside what was planned for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from cjm_tui.domain.clock import spent
from cjm_tui.domain.records import Block
from cjm_tui.domain.view import View
from cjm_tui.share.map_facts import Tongue

_MINUTE = 60


def last_day(view: View) -> date | None:
    """The local day on which the last meeting began; None where no clock has run."""
    starts = [block.started for block in view.blocks if block.started]
    return _local(max(starts)).date() if starts else None


def time_blocks(view: View, speak: Tongue) -> Iterator[tuple[str, ...]]:
    """The lines of every meeting that has begun, one meeting after the other."""
    meetings = sorted({block.meeting for block in view.blocks})
    for meeting in meetings:
        blocks = tuple(block for block in view.blocks if block.meeting == meeting)
        if any(block.started for block in blocks):
            name = speak.words.say("Meeting {n}", n=meeting) if len(meetings) > 1 else ""
            yield (_span(speak, blocks, name), *_lines(speak, blocks))


def _span(speak: Tongue, blocks: tuple[Block, ...], name: str) -> str:
    """The day, from when until when, and how long that was beside the plan."""
    words = speak.words
    begin = _local(min(block.started for block in blocks if block.started))
    told = words.date(begin.date(), "spoken")
    if any(block.started and not block.ended for block in blocks):
        told = words.say("{day}, since {begin}", day=told, begin=f"{begin:%H:%M}")
    else:
        end = _local(max(block.ended for block in blocks if block.ended))
        told = words.say(
            "{day}, {begin}–{end}: {real}, planned {planned}",
            day=told,
            begin=f"{begin:%H:%M}",
            end=f"{end:%H:%M}",
            real=_minutes(speak, int((end - begin).total_seconds())),
            planned=sum(block.minutes for block in blocks),
        )
    return f"🕙 {name}: {told}" if name else f"🕙 {told}"


def _lines(speak: Tongue, blocks: tuple[Block, ...]) -> Iterator[str]:
    say, names = speak.words.say, speak.names.blocks
    for block in blocks:
        if not block.started:
            continue
        name = names.get(block.key, block.key)
        if block.ended:
            real = _minutes(speak, spent(block, _local(block.ended)))
        else:
            real = say("still running")
        yield "• " + say("{block}: {real}, planned {n}", block=name, real=real, n=block.minutes)
    waiting = [names.get(block.key, block.key) for block in blocks if not block.started]
    if waiting:
        yield say("Not begun: {blocks}", blocks=", ".join(waiting))


def _minutes(speak: Tongue, seconds: int) -> str:
    return speak.words.say("{n} min", n=(seconds + _MINUTE // 2) // _MINUTE)


def _local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone()
