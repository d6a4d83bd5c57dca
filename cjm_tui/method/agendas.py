"""How many minutes each block of a workshop takes, for every way of running one by the clock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class Block(Struct, frozen=True):
    """One stretch of a meeting.

    Args:
        key: one of `keys.BLOCKS`; `Names.blocks` has its words.
        minutes: how long it lasts.
        step: the step it works on, "" for the kick-off, a break, the buffer and the like.
    """

    key: str
    minutes: int
    step: str = ""


class Meeting(Struct, frozen=True):
    """The blocks of one meeting, in order."""

    blocks: tuple[Block, ...]

    @property
    def minutes(self) -> int:
        """The length of the whole meeting, buffer and break included."""
        return sum(block.minutes for block in self.blocks)


def _step(key: str, minutes: int) -> Block:
    return Block(key, minutes, step=key)


_EXPRESS: Final = Meeting(
    (
        Block("kickoff", 8),
        _step("audience", 8),
        _step("personas", 12),
        _step("interviews", 12),
        _step("stages", 8),
        Block("break", 5),
        _step("stories", 8),
        _step("map", 38),
        _step("close", 15),
        Block("buffer", 6),
    )
)

_HALF_DAY: Final = Meeting(
    (
        Block("kickoff", 15),
        _step("audience", 20),
        _step("personas", 30),
        _step("interviews", 35),
        _step("stages", 20),
        Block("break", 10),
        _step("stories", 20),
        _step("map", 50),
        _step("close", 25),
        Block("buffer", 15),
    )
)

_FIRST_MEETING: Final = Meeting(
    (
        Block("kickoff", 8),
        _step("audience", 12),
        _step("personas", 20),
        Block("guess_stages", 15, step="stages"),
        Block("plan_talks", 20, step="interviews"),
        Block("homework", 5, step="interviews"),
        Block("buffer", 10),
    )
)

_SECOND_MEETING: Final = Meeting(
    (
        Block("where_we_are", 5),
        Block("findings", 25, step="interviews"),
        _step("stages", 12),
        _step("stories", 12),
        Block("break", 5),
        _step("map", 38),
        _step("close", 15),
        Block("buffer", 8),
    )
)

# Keyed by `keys.HOW`; whoever works alone has no clock, so "alone" has no agenda.
AGENDAS: Final[Mapping[str, tuple[Meeting, ...]]] = {
    "team": (_EXPRESS,),
    "half-day": (_HALF_DAY,),
    "two-meetings": (_FIRST_MEETING, _SECOND_MEETING),
}
