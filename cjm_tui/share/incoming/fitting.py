"""Commands whose words fit their fields, so that one long reason doesn't refuse a whole file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from cjm_tui.domain.commands import Single
from cjm_tui.domain.decide.fields import WORDINGS, Wording
from cjm_tui.text import ELLIPSIS, one_line

_WORDINGS: Final[Mapping[str, Mapping[str, Wording]]] = {
    f"{verb}{kind.__name__}": wordings
    for kind, wordings in WORDINGS.items()
    for verb in ("Add", "Edit")
}
"""The fields of words by the names of the commands that write them."""


def fitting(command: Single) -> tuple[Single, tuple[str, ...]]:
    """Shorten what is too long in a command.

    Args:
        command: its words are clean.

    Returns:
        A command that no field's limit refuses, and in full what had to be shortened for it.
    """
    changed: dict[str, str] = {}
    too_long: list[str] = []
    for field, wording in _WORDINGS.get(type(command).__name__, {}).items():
        said = getattr(command, field, "")
        if not isinstance(said, str):
            continue
        text = said if wording.joint == "\n" else one_line(said)
        if len(text) > wording.limit:
            too_long.append(text)
        fit = shortened(text, wording.limit)
        if fit != said:
            changed[field] = fit
    return (replace(command, **changed) if changed else command), tuple(too_long)


def shortened(text: str, limit: int) -> str:
    """A text that ends in an ellipsis, if it is longer than it may be."""
    return text if len(text) <= limit else text[: limit - 1] + ELLIPSIS
