"""What stands in one cell, taken apart into its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from cjm_tui.share.incoming.feelings import is_score_line
from cjm_tui.share.incoming.found import Item

_NUMBERS: Final = re.compile(r"(\d{1,3}(?:, ?\d{1,3})*)\) ?")
_OUR_BULLET: Final = "• "
_FURTHER: Final = re.compile(r"^(?:  |\u2003)")
_BULLET: Final = re.compile(r"\s*(?:[-–—*•·▪◦‣●○✓✔☐]\s+|[•·▪◦‣●○]\s*)")
_DASHES: Final = "-–—"
_NUMBERED: Final = re.compile(r"\s*(\d{1,3})[.)]\s+")


def our_items(text: str) -> tuple[Item, ...]:
    """The notes of a cell that this program wrote.

    Args:
        text: one note as it is, or several behind `• ` or a number; further lines of a note stand
            behind two spaces, in Markdown behind an em space.
    """
    items: list[Item] = []
    for line in text.split("\n"):
        begun = _begun_by(line)
        if begun is not None:
            items.append(begun)
        elif not items or is_score_line(items[-1].text):
            items.append(Item(line))
        else:
            further = f"{items[-1].text}\n{_FURTHER.sub('', line, count=1)}"
            items[-1] = replace(items[-1], text=further)
    return tuple(item for item in items if item.text.strip())


def _begun_by(line: str) -> Item | None:
    """What a line begins, if it has our bullet or a barrier's number."""
    if line.startswith(_OUR_BULLET):
        return Item(line.removeprefix(_OUR_BULLET))
    if found := _NUMBERS.match(line):
        numbers = tuple(int(number) for number in re.findall(r"\d+", found[1]))
        return Item(line[found.end() :], numbers)
    return None


def foreign_items(text: str) -> tuple[Item, ...]:
    """The notes of a cell that anybody wrote: a line each, bullets and running numbers taken off.

    An indented line under a bullet goes on with it.
    """
    items: list[Item] = []
    bulleted = False
    for line in text.split("\n"):
        if bulleted and line[:1].isspace() and not _BULLET.match(line) and line.strip():
            items[-1] = replace(items[-1], text=f"{items[-1].text}\n{line.strip()}")
        elif line.strip():
            bullet = _BULLET.match(line)
            bulleted = bullet is not None
            said = line[bullet.end() :] if bullet else line
            items.append(
                Item(said.strip(), dashed=bullet is not None and bullet[0].strip() in _DASHES)
            )
    numbered = without_numbers([item.text for item in items])
    pairs = zip(items, numbered, strict=True)
    return tuple(replace(item, text=said) for item, said in pairs if said)


def without_numbers(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts without the numbers before them, if those run from 1 through all that say anything."""
    said = [text for text in texts if text.strip()]
    found = [_NUMBERED.match(text) for text in said]
    running = all(one and int(one[1]) == at for at, one in enumerate(found, 1))
    if not running or not said:
        return tuple(texts)
    return tuple(_NUMBERED.sub("", text, count=1) if text.strip() else text for text in texts)
