"""What is typed at a vote: the numbers somebody reads from their paper, budgets, a room's count."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from msgspec import Struct

from cjm_tui.errors import Message

USUAL_MOST = 3
"""How many of them may go to one thing, unless somebody says so."""
_BETWEEN = " ,.;"
_TWO = re.compile(r"[ ,.;]*([1-9])(?:[ ,.;/]*([1-9]))?[ ,.;]*")
_NUMBER = re.compile(r"\d{1,4}")


class Rules(Struct, frozen=True):
    """What a line of dots may say."""

    options: int
    """How many things are voted on; each is a digit from 1."""
    budget: int
    most: int
    gone: Collection[int] = ()
    """Digits of things that went to the bin after the vote had begun."""

    @property
    def in_all(self) -> int:
        """How many of the votes somebody has can be given at all."""
        return min(self.budget, self.most * (self.options - len(self.gone)))


class Line(NamedTuple):
    """A line of dots, as far as it can be taken."""

    kept: str
    """The line without what was refused."""
    digits: tuple[int, ...]
    refusal: Message | None
    """Why the first of what is left out was; ``None`` where all of it stands."""

    def dots(self, options: int) -> tuple[int, ...]:
        """How many dots go to each of so many things."""
        return tuple(self.digits.count(digit) for digit in range(1, options + 1))


def read_dots(line: str, rules: Rules) -> Line:
    """Take a line of dots apart: ``11126`` is ``1 1 1 2 6``.

    Args:
        line: as typed so far.
        rules: of the vote.

    Returns:
        What of it stands. A digit too many, one more on the same thing than there may be, an
        absent number, or what is no number is left out, and the rest stays.
    """
    kept, digits, refusal = "", list[int](), None
    for character in line:
        problem = None
        if character not in _BETWEEN:
            problem = _problem(character, digits, rules)
            if problem is None:
                digits.append(int(character))
        if problem is None:
            kept += character
        refusal = refusal or problem
    return Line(kept, tuple(digits), refusal)


def _problem(character: str, digits: list[int], rules: Rules) -> Message | None:
    """Why a character can't follow these digits."""
    if character not in "0123456789":
        return Message("vote_digits", {"n": rules.options})
    digit = int(character)
    if not 1 <= digit <= rules.options:
        return Message("vote_absent", {"digit": digit, "n": rules.options})
    if digit in rules.gone:
        return Message("vote_gone", {"digit": digit})
    if len(digits) == rules.budget:
        return Message("vote_over", {"n": rules.budget})
    if digits.count(digit) == rules.most:
        return Message("dots_on_one", {"n": rules.most})
    return None


def read_rules(line: str) -> tuple[int, int] | None:
    """How many votes each has, and how many of them at most for one thing.

    Args:
        line: ``5 3``, ``53``, or only the first.

    Returns:
        Both; ``None`` where it can't be understood.
    """
    found = _TWO.fullmatch(line)
    if found is None:
        return None
    budget = int(found.group(1))
    most = int(found.group(2)) if found.group(2) else USUAL_MOST
    return budget, min(most, budget)


def read_weights(line: str) -> tuple[int, int] | None:
    """What removing a barrier would bring and cost: 1 little, 2 much.

    Args:
        line: ``2 1`` or ``21``.
    """
    found = _TWO.fullmatch(line)
    if found is None or found.group(2) is None:
        return None
    impact, effort = int(found.group(1)), int(found.group(2))
    return (impact, effort) if max(impact, effort) <= 2 else None


def read_count(line: str) -> int | None:
    """How many votes a room has for one thing; ``None`` where it is no number."""
    found = _NUMBER.fullmatch(line.strip())
    return int(found.group()) if found is not None else None
