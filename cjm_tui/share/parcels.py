"""What can be sent, and where to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from cjm_tui.domain.records import Group
from cjm_tui.errors import Message
from cjm_tui.method import keys
from cjm_tui.words import N_

What = Literal[
    "result",
    "map",
    "mine",
    "ask",
    "homework",
    "invitation",
    "recap",
    "report",
    "everything",
]


class Scope(Struct, frozen=True, kw_only=True):
    """Which part of a map; an empty field is no restriction."""

    story: str = ""
    """Only the map this story runs along; ids here and below."""
    persona: str = ""
    """Only the maps of this persona's stories."""
    stage: str = ""
    """Only this stage of them."""


WHOLE: Final = Scope()


class Parcel(Struct, frozen=True, kw_only=True):
    """One thing to send."""

    what: What
    scope: Scope = WHOLE
    """Which part, of a map."""
    person: str = ""
    """Whose part, of *only my part*: a participant's id."""
    groups: tuple[Group, ...] = keys.GROUPS
    """Whose questions, of the homework."""


class Target(Struct, frozen=True, kw_only=True):
    """A kind of place that texts are pasted into."""

    name: str
    """A message id: what people call it."""
    serves: str
    """A message id: the programs it is for."""
    budget: int = 0
    """The longest message it takes; 0 where it takes any."""
    in_bytes: bool = False
    """Whether the budget is bytes of UTF-8 instead of UTF-16 units."""


TARGETS: Final[Mapping[str, Target]] = {
    "messenger": Target(
        name=N_("Messenger"),
        serves=N_("Telegram, WhatsApp, VK, MAX, Signal, mail"),
        budget=3900,
    ),
    "cells": Target(name=N_("Cells"), serves=N_("Google Sheets, Excel")),
    "outline": Target(name=N_("Outline"), serves=N_("XMind, Notion")),
    "markdown": Target(
        name=N_("Markdown table"),
        serves=N_("GitHub, GitLab, Mattermost, Confluence"),
        budget=16_000,
    ),
    "grid": Target(name=N_("Grid"), serves=N_("Discord, from a computer"), budget=1950),
    "slack": Target(name=N_("Wide grid"), serves=N_("Slack, from a computer"), budget=3900),
    "lines": Target(name=N_("One note a line"), serves=N_("Canvanizer, sticky boards")),
    "long": Target(
        name=N_("Long message"), serves=N_("WhatsApp, Signal"), budget=60_000, in_bytes=True
    ),
    "mermaid": Target(name=N_("Mermaid"), serves=N_("GitHub, GitLab, Notion, Obsidian")),
}
"""The first three are offered at once, the others under *more*.

The budgets are the smallest of the programs a target serves: Telegram's 4,096 UTF-16 units with
room for what it adds, Mattermost's 16,383, Discord's 2,000, Signal's 64 KiB.
"""


class Sending(Struct, frozen=True):
    """A text ready to be pasted."""

    parts: tuple[str, ...]
    """The messages, each within the target's budget and harmless there; at least one."""
    left_out: tuple[Message, ...] = ()
    """What the workshop holds and this text doesn't, if the form has no room for it."""


class Rendered(Struct, frozen=True):
    """A workshop as a file of some format."""

    content: bytes
    left_out: tuple[Message, ...] = ()
    """What the workshop holds and the file doesn't, if the format has no room for it."""
    holds: tuple[Message, ...] = ()
    """What the file holds though no wall shows it."""
