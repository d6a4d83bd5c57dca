"""The keys of a vote: on the close's page, and beside the list that is voted on."""

from __future__ import annotations

from cjm_tui.tui.user_command import UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.words import N_

_PAGES = ("close.vote", "vote")
"""A vote has a place of its own in the registry where it is held beside the walk."""

_SHOWN = (
    (
        "write_here",
        "enter a",
        N_("go on"),
        N_("Begins the vote, asks who is next, or goes on to the next page."),
    ),
    (
        "uncover",
        "x",
        N_("the count"),
        N_("Uncovers the count with the votes that are in, or covers it again to correct one."),
    ),
    (
        "vote_again",
        "v V",
        N_("vote again"),
        N_("Votes anew; what was counted before stays in the log."),
    ),
    (
        "move",
        "m",
        N_("first in a tie"),
        N_("Where votes are level: puts this one before the other."),
    ),
)
_REST = (
    (
        "pick",
        "space",
        N_("on the ballot"),
        N_("Before the vote: puts it on the ballot, or takes it off; nine at most."),
    ),
    (
        "one_count",
        "o",
        N_("one count"),
        N_("Before the vote: counts the room together for each number, or asks by name again."),
    ),
    (
        "weigh",
        "w",
        N_("weigh"),
        N_("In half a day: says again what removing the barrier brings, and what it costs."),
    ),
)
_BEGIN = (("stages", "V"), ("stories", "V"), ("map.barriers", "v V"), ("close.ideas", "v V"))
"""Where a list can be voted on, and by which keys."""

VOTE_KEYS: tuple[UserCommand, ...] = (
    *(
        _c(
            where,
            "vote_here",
            keys,
            N_("vote"),
            N_("An open vote over this list, with dots: each has some, and several may go to one."),
        )
        for where, keys in _BEGIN
    ),
    *(_c(where, *told, footer=True) for where in _PAGES for told in _SHOWN),
    *(_c(where, *told) for where in _PAGES for told in _REST),
)
