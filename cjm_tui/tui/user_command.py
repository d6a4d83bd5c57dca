"""What a command of the registry is made of."""

from __future__ import annotations

from msgspec import Struct


class UserCommand(Struct, frozen=True, kw_only=True):
    """One thing a person can do."""

    id: str
    """The screen's or body's method is ``do_<id>``; ``step_1`` to ``step_7`` share one."""
    title: str
    """One or two words, for the footer and the palette."""
    sentence: str
    """What it does, for the help screen."""
    keys: tuple[str, ...]
    """Textual key names, the first one shown; letters are Latin."""
    where: str
    """``all`` screens, ``any`` place in a workshop, ``home``, ``board``, ``write``, a step's key,
    or ``step.part``."""
    footer: bool = False
    """Shown in the footer of its mode."""


def command(
    where: str, id: str, keys: str, title: str, sentence: str, *, footer: bool = False
) -> UserCommand:
    """A line of the registry.

    Args:
        where: place it holds in.
        id: of its method.
        keys: with spaces between them.
        title: a message id, as the sentence.
        sentence: for the help screen.
        footer: whether the footer shows it.
    """
    return UserCommand(
        id=id, title=title, sentence=sentence, keys=tuple(keys.split()), where=where, footer=footer
    )
