"""The clock: when blocks begin, rest and end. Times are those of the entries, never asked for."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from cjm_tui.domain.clock import ASLEEP, due
from cjm_tui.domain.commands import RunClock, StartBlock
from cjm_tui.domain.decide.fields import in_range
from cjm_tui.domain.decide.ground import Ground
from cjm_tui.domain.records import AnyRecord, Block
from cjm_tui.errors import Refused

MOST_EXTRA = 600
"""Minutes by which a block can grow; it is no longer a block then."""


def start_block(ground: Ground, command: StartBlock) -> list[AnyRecord]:
    """A block that runs from now on, and the one before it ended.

    A block that had ended goes on: the time between doesn't count.
    """
    block = ground.live(Block, command.block)
    running = running_block(ground)
    if running is not None and running.id == block.id:
        return _resumed(ground, block) if block.paused else [block]
    changed: list[AnyRecord] = [] if running is None else [_ended(ground, running)]
    rested = block.rested + seconds_between(block.ended, ground.at) if block.ended else 0
    started = block.started or ground.at
    return [*changed, replace(block, started=started, ended="", rested=rested, tag=ground.tag)]


def run_clock(ground: Ground, command: RunClock) -> list[AnyRecord]:
    """The running block, stopped, let on, longer or ended."""
    block = running_block(ground)
    if block is None:
        raise Refused("no_clock")
    match command.do:
        case "pause":
            return [block if block.paused else replace(block, paused=ground.at, tag=ground.tag)]
        case "resume":
            return _resumed(ground, block)
        case "extend":
            in_range(-MOST_EXTRA, MOST_EXTRA)(block.extra + command.minutes)
            return [replace(block, extra=block.extra + command.minutes, tag=ground.tag)]
        case "end":
            return [_ended(ground, block)]


def running_block(ground: Ground) -> Block | None:
    """The block that has begun and not ended; there is one at most."""
    for record in ground.records.values():
        if isinstance(record, Block) and record.started and not (record.ended or record.binned):
            return record
    return None


def seconds_between(earlier: str, later: str) -> int:
    """Seconds from one ISO time to another; 0 if the clock was set back meanwhile."""
    span = datetime.fromisoformat(later) - datetime.fromisoformat(earlier)
    return max(0, int(span.total_seconds()))


def _resumed(ground: Ground, block: Block) -> list[AnyRecord]:
    if not block.paused:
        return [block]
    rested = block.rested + seconds_between(block.paused, ground.at)
    return [replace(block, paused="", rested=rested, tag=ground.tag)]


def _ended(ground: Ground, block: Block) -> Block:
    """The block, ended now; one that nobody ended for hours took the time it had."""
    at, rested = ground.at, block.rested
    if block.paused:
        rested += seconds_between(block.paused, ground.at)
    elif seconds_between(due(block), ground.at) > ASLEEP:
        at = due(block)
    return replace(block, ended=at, paused="", rested=rested, tag=ground.tag)
