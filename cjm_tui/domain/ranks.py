"""Order keys: strings between which there is always room for another.

A rank is a fraction written in base 62 behind a length digit, so that appending 2,000 notes one
after the other keeps the keys short (the scheme known as fractional indexing).
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_HEADS = DIGITS[10:]
"""The first character: ``Z`` and below for whole parts below the start, ``a`` and up from it on."""


def _whole_length(head: str) -> int:
    at = _HEADS.index(head)
    return at - 25 + 1 if at >= 26 else 27 - at


def _whole(rank: str) -> str:
    return rank[: _whole_length(rank[0])]


def _next_whole(whole: str) -> str:
    digits = list(whole[1:])
    for at in reversed(range(len(digits))):
        value = DIGITS.index(digits[at]) + 1
        if value < len(DIGITS):
            digits[at] = DIGITS[value]
            return whole[0] + "".join(digits)
        digits[at] = DIGITS[0]
    head = _HEADS[_HEADS.index(whole[0]) + 1]
    return head + DIGITS[0] * (_whole_length(head) - 1)


def _previous_whole(whole: str) -> str:
    digits = list(whole[1:])
    for at in reversed(range(len(digits))):
        value = DIGITS.index(digits[at]) - 1
        if value >= 0:
            digits[at] = DIGITS[value]
            return whole[0] + "".join(digits)
        digits[at] = DIGITS[-1]
    head = _HEADS[_HEADS.index(whole[0]) - 1]
    return head + DIGITS[-1] * (_whole_length(head) - 1)


def _middle(low: str, high: str) -> str:
    """A fraction strictly between two, where an empty ``high`` means one."""
    if high:
        same = 0
        while same < len(high) and (low[same : same + 1] or DIGITS[0]) == high[same]:
            same += 1
        if same:
            return high[:same] + _middle(low[same:], high[same:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last) // 2]
    if len(high) > 1:
        return high[0]
    return DIGITS[first] + _middle(low[1:], "")


def between(low: str, high: str) -> str:
    """A rank after ``low`` and before ``high``.

    Args:
        low: a rank, or empty for the beginning.
        high: a greater rank, or empty for the end.

    Returns:
        A rank strictly between them.
    """
    if not low and not high:
        return "a0"
    if not low:
        whole = _whole(high)
        return whole if whole < high else _previous_whole(whole)
    if not high:
        return _next_whole(_whole(low))
    whole_low, whole_high = _whole(low), _whole(high)
    if whole_low == whole_high:
        return whole_low + _middle(low[len(whole_low) :], high[len(whole_high) :])
    following = _next_whole(whole_low)
    return following if following < high else whole_low + _middle(low[len(whole_low) :], "")
