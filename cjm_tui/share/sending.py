"""One thing to send, as the texts to paste into one kind of place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import Final, Protocol, cast

from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.share.defuse import as_it_is, for_chat, for_grid, for_messenger
from cjm_tui.share.gfm import escaped
from cjm_tui.share.letters import Letter
from cjm_tui.share.parcels import TARGETS, Parcel, Scope, Sending, What
from cjm_tui.share.splitting import messages

Harmless = Callable[[str], str]


class _Module(Protocol):
    """A module of texts; it offers what `_FORMS` says of it."""

    def result_letter(self, view: View, today: date) -> Letter: ...
    def map_letter(self, view: View, scope: Scope) -> Letter: ...
    def everything_letter(self, view: View, today: date) -> Letter: ...
    def mine_letter(self, view: View, person: str) -> Letter: ...
    def homework_letter(self, view: View, groups: tuple[str, ...]) -> Letter: ...
    def ask_letter(self, view: View) -> Letter: ...
    def invitation_letter(self, view: View) -> Letter: ...
    def recap_letter(self, view: View, today: date) -> Letter: ...


_WHOLE: Final[tuple[What, ...]] = ("result", "map", "everything")
_FORMS: Final[Mapping[str, tuple[What, ...]]] = {
    "cells": _WHOLE,
    "outline": _WHOLE,
    "markdown": _WHOLE,
    "grid": ("map",),
    "slack": ("map",),
    "lines": ("map",),
    "mermaid": ("map",),
}
"""What a target has a form of its own for."""
_IN_GRID: Final = frozenset(("grid", "slack"))


def _markdown_lines(message: str) -> str:
    """A message as Markdown that shows it as it is, line by line."""
    paragraphs = message.split("\n\n")
    return "\n\n".join("  \n".join(map(escaped, each.split("\n"))) for each in paragraphs)


_AS_MESSAGE: Final[Mapping[str, Harmless]] = {
    "messenger": for_messenger,
    "long": for_messenger,
    "grid": for_chat,
    "slack": for_chat,
    "markdown": _markdown_lines,
}
"""The targets that take a message, and what makes it harmless there."""


def targets_for(parcel: Parcel) -> tuple[str, ...]:
    """Keys of the targets that a parcel can be sent to, those offered first first."""
    return tuple(
        target
        for target in TARGETS
        if target in _AS_MESSAGE or parcel.what in _FORMS.get(target, ())
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
    if parcel.what not in _FORMS.get(target, ()):
        return _letter(_MESSAGES[parcel.what], view, parcel, today), _AS_MESSAGE[target]
    if target in _IN_GRID:
        from cjm_tui.share.texts import grid  # loaded, like every text, where it is sent

        return grid.map_letter(view, parcel.scope, TARGETS[target].budget), for_grid
    return _letter(target, view, parcel, today), as_it_is


def sending(view: View, parcel: Parcel, target: str, today: date) -> Sending:
    """The text cut into messages that the target takes, each harmless there.

    Args:
        view: what may be seen of the workshop.
        parcel: what to send of it.
        target: one of `targets_for` it.
        today: the local day.
    """
    letter, harmless = letter_for(view, parcel, target, today)
    hidden = (Message("left_out_hidden", {"n": view.hidden}),) if view.hidden else ()
    return Sending(messages(letter, TARGETS[target], harmless), (*letter.left_out, *hidden))


_MESSAGES: Final[Mapping[What, str]] = {
    "result": "result",
    "map": "messenger",
    "mine": "mine",
    "ask": "ask",
    "homework": "homework",
    "invitation": "invitation",
    "recap": "recap",
    "everything": "everything",
}
"""The module that writes each as a message."""


def _letter(name: str, view: View, parcel: Parcel, today: date) -> Letter:
    # Only what is sent is loaded: whoever copies a result waits for no other text.
    module = cast(_Module, import_module(f"cjm_tui.share.texts.{name}"))
    match parcel.what:
        case "result":
            return module.result_letter(view, today)
        case "map":
            return module.map_letter(view, parcel.scope)
        case "everything":
            return module.everything_letter(view, today)
        case "mine":
            return module.mine_letter(view, parcel.person)
        case "homework":
            return module.homework_letter(view, parcel.groups)
        case "recap":
            return module.recap_letter(view, today)
        case "ask":
            return module.ask_letter(view)
        case "invitation":
            return module.invitation_letter(view)
