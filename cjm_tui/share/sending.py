"""One thing to send, as the texts to paste into one kind of place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from cjm_tui.domain.view import View
from cjm_tui.share.defuse import (
    as_it_is,
    for_chat,
    for_discord,
    for_grid,
    for_messenger,
    for_wide_grid,
)
from cjm_tui.share.gfm import escaped
from cjm_tui.share.left_out import still_hidden
from cjm_tui.share.letters import Letter
from cjm_tui.share.parcels import TARGETS, Parcel, Scope, Sending, What
from cjm_tui.share.splitting import messages
from cjm_tui.share.texts import (
    ask,
    cells,
    everything,
    grid,
    homework,
    invitation,
    lines,
    markdown,
    mermaid,
    messenger,
    mine,
    outline,
    recap,
    report,
    result,
)

Harmless = Callable[[str], str]
_Write = Callable[[View, Parcel, date], Letter]

_FENCED: Final[Mapping[str, Harmless]] = {"grid": for_grid, "slack": for_wide_grid}
"""The targets whose own forms leave it to others to see to the text around their fences."""


def _dated(write: Callable[[View, date], Letter]) -> _Write:
    return lambda view, parcel, today: write(view, today)


def _scoped(write: Callable[[View, Scope], Letter]) -> _Write:
    return lambda view, parcel, today: write(view, parcel.scope)


def _all_of(write: Callable[[View, date, Scope], Letter]) -> _Write:
    """Everything, but of the map only what is meant."""
    return lambda view, parcel, today: write(view, today, parcel.scope)


def _drawn(target: str) -> _Write:
    """A map that is drawn the more roomily the more a message takes."""
    budget, harmless = TARGETS[target].budget, _FENCED[target]
    return lambda view, parcel, today: grid.map_letter(view, parcel.scope, budget, harmless)


_MESSAGES: Final[Mapping[What, _Write]] = {
    "result": _dated(result.result_letter),
    "map": _scoped(messenger.map_letter),
    "mine": lambda view, parcel, today: mine.mine_letter(view, parcel.person),
    "ask": lambda view, parcel, today: ask.ask_letter(view),
    "homework": lambda view, parcel, today: homework.homework_letter(view, parcel.groups),
    "invitation": lambda view, parcel, today: invitation.invitation_letter(view),
    "recap": _dated(recap.recap_letter),
    "report": _dated(report.report_letter),
    "everything": _all_of(everything.everything_letter),
}
"""What writes each as a message."""

_FORMS: Final[Mapping[str, Mapping[What, _Write]]] = {
    "cells": {
        "result": _dated(cells.result_letter),
        "map": _scoped(cells.map_letter),
        "everything": _all_of(cells.everything_letter),
    },
    "outline": {
        "result": _dated(outline.result_letter),
        "map": _scoped(outline.map_letter),
        "everything": _all_of(outline.everything_letter),
    },
    "markdown": {
        "result": _dated(markdown.result_letter),
        "map": _scoped(markdown.map_letter),
        "everything": _all_of(markdown.everything_letter),
    },
    "grid": {"map": _drawn("grid")},
    "slack": {"map": _drawn("slack")},
    "lines": {"map": _scoped(lines.map_letter)},
    "mermaid": {"map": _scoped(mermaid.map_letter)},
}
"""What writes the forms that a target has of its own."""


def _as_lines(message: str) -> str:
    """A message as Markdown that shows it as it is, line by line."""
    paragraphs = message.split("\n\n")
    return "\n\n".join("  \n".join(map(escaped, each.split("\n"))) for each in paragraphs)


_TAKES_MESSAGES: Final[Mapping[str, Harmless]] = {
    "messenger": for_messenger,
    "long": for_messenger,
    "grid": for_discord,
    "slack": for_chat,
    "markdown": _as_lines,
}
"""The targets that take what has no form of its own, and what makes it harmless there."""


def targets_for(parcel: Parcel) -> tuple[str, ...]:
    """Keys of the targets that a parcel can be sent to, those offered first first."""
    return tuple(
        target
        for target in TARGETS
        if target in _TAKES_MESSAGES or parcel.what in _FORMS.get(target, {})
    )


def letter_for(view: View, parcel: Parcel, target: str, today: date) -> tuple[Letter, Harmless]:
    """The whole text, and what makes text harmless at that target.

    Args:
        view: what may be seen of the workshop.
        parcel: what to send of it.
        target: one of `targets_for` it.
        today: the local day.

    Raises:
        KeyError: The target doesn't take it.
    """
    own = _FORMS.get(target, {}).get(parcel.what)
    if own is not None:
        return own(view, parcel, today), _FENCED.get(target, as_it_is)
    harmless = _TAKES_MESSAGES[target]
    return _MESSAGES[parcel.what](view, parcel, today), harmless


def sending(view: View, parcel: Parcel, target: str, today: date) -> Sending:
    """The text cut into messages that the target takes, each harmless there.

    Args:
        view: what may be seen of the workshop.
        parcel: what to send of it.
        target: one of `targets_for` it.
        today: the local day.

    Raises:
        KeyError: The target doesn't take it.
    """
    letter, harmless = letter_for(view, parcel, target, today)
    parts = messages(letter, TARGETS[target], harmless)
    return Sending(parts, (*letter.left_out, *still_hidden(view)))
