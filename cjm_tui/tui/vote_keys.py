"""The keys of a vote: on the close's page, and beside the list that is voted on."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_


def _keys_at(where: str) -> Iterator[UserCommand]:
    yield _c(
        where,
        "write_here",
        "enter a",
        N_("go on"),
        N_("Begins the vote, asks who is next, or goes on to the next page."),
        footer=True,
    )
    yield _c(
        where,
        "pick",
        "space",
        N_("on the ballot"),
        N_("Before the vote: puts it on the ballot, or takes it off; nine at most."),
    )
    yield _c(
        where,
        "one_count",
        "o",
        N_("one count"),
        N_("Before the vote: counts the room together for each number, or asks by name again."),
    )
    yield _c(
        where,
        "uncover",
        "x",
        N_("uncover"),
        N_("Uncovers the count with the votes that are in, or covers it again to correct one."),
        footer=True,
    )
    yield _c(
        where,
        "vote_again",
        "v V",
        N_("vote again"),
        N_("Votes anew; what was counted before stays in the log."),
        footer=True,
    )
    yield _c(
        where,
        "move",
        "m",
        N_("first in a tie"),
        N_("Where votes are level: puts this one before the other."),
        footer=True,
    )


def _begin_at(where: str, keys: str) -> UserCommand:
    return _c(
        where,
        "vote_here",
        keys,
        N_("vote"),
        N_("An open vote over this list, with dots: each has some, and several may go to one."),
    )


VOTE_KEYS: tuple[UserCommand, ...] = (
    _begin_at("stages", "V"),
    _begin_at("stories", "V"),
    _begin_at("map.barriers", "v V"),
    _begin_at("close.ideas", "v V"),
    *_keys_at("close.vote"),
    *_keys_at("vote"),
)
"""A vote has its own place in the registry where it is held beside the walk."""
