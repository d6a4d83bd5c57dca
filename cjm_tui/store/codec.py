"""JSON from outside, read into typed records: cleaned, and never trusted."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from cjm_tui.text import clean_tree, is_clean

_T = TypeVar("_T")

# What may hide an unclean character behind an escape: \u.., \r, \b, \f.
_ESCAPE = re.compile(r"\\[urbf]")


class Unreadable(Exception):
    """Data that are not what they should be; says where. Never leaves the store."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


def surely_clean(data: bytes) -> bool:
    """Tell whether no text in this JSON can need cleaning, by one look at the whole of it.

    Looking at every string of 2,000 notes costs more than decoding them.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    if "\\" in text and _ESCAPE.search(text):
        return False
    # Printable text is told at once; these are common, harmless, and not called printable.
    for character in "\n\xa0\u200d":
        if character in text:
            text = text.replace(character, "")
    return is_clean(text)


def tree(data: bytes) -> object:
    """Decode any JSON.

    Returns:
        Dicts, lists, strings (lone surrogates too), numbers, booleans and None.

    Raises:
        Unreadable: It isn't JSON in UTF-8, or it is nested too deep.
    """
    import json  # only ever needed for files with something odd in them

    try:
        decoded: object = json.loads(data.decode())
        return decoded
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start}") from None
    except ValueError as error:
        raise Unreadable(str(error)) from None
    except RecursionError:
        raise Unreadable("nested too deep") from None


def clean_copy(value: object) -> object:
    """Clean every string in decoded JSON.

    Raises:
        Unreadable: It is nested too deep.
    """
    try:
        return clean_tree(value)
    except RecursionError:
        raise Unreadable("nested too deep") from None


def is_unclean(data: bytes) -> bool:
    """Tell whether cleaning changes anything in this JSON, which is known to be readable."""
    value = tree(data)
    return clean_copy(value) != value


def typed(value: object, kind: type[_T]) -> _T:
    """Make a typed value of decoded JSON.

    Raises:
        Unreadable: It has another shape; the text says where.
    """
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError, OverflowError) as error:
        raise Unreadable(str(error)) from None


def read(data: bytes, decoder: msgspec.json.Decoder[_T], *, clean: bool | None = None) -> _T:
    """Decode JSON into a typed value, cleaning its texts.

    Args:
        data: The JSON.
        decoder: Of the type.
        clean: What `surely_clean` says of the data, if that is known already.

    Raises:
        Unreadable: It isn't JSON or has another shape; the text says where.
    """
    if surely_clean(data) if clean is None else clean:
        try:
            return decoder.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Unreadable(str(error)) from None
    return typed(clean_copy(tree(data)), decoder.type)
