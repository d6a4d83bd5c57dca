"""Commands as lines of JSON: each line is read as soon as it is complete, and judged strictly."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from typing import NoReturn

import msgspec

from cjm_tui.domain.commands import Command
from cjm_tui.errors import InputProblem
from cjm_tui.text import clean, clean_tree

LONGEST = 1_000_000
"""Bytes of a line: room for the longest note in any script, and for a batch of hundreds."""
_AT_ONCE = 65_536


class TooLong:
    """Stands for a line that was too long to be kept."""


def read_lines(descriptor: int) -> Iterator[bytes | TooLong]:
    """Read lines as they come, never waiting for more than one of them.

    Args:
        descriptor: An open file, pipe or terminal.

    Yields:
        Each line without its end; the last one also if it doesn't end.
    """
    rest = b""
    too_long = False
    while piece := os.read(descriptor, _AT_ONCE):
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            yield TooLong() if too_long or len(line) > LONGEST else line
            too_long = False
        if len(rest) > LONGEST:
            too_long, rest = True, b""
    if too_long:
        yield TooLong()
    elif rest:
        yield rest


def command_of(line: bytes | TooLong) -> Command:
    """Understand one line.

    Args:
        line: What `read_lines` yields.

    Returns:
        The command, its texts clean.

    Raises:
        InputProblem: It is no command; the code says in what way.
    """
    if isinstance(line, TooLong):
        raise InputProblem("line_too_long", limit=LONGEST)
    try:
        # Some editors begin a file with a mark of its encoding.
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputProblem("line_not_utf8", at=error.start + 1) from None
    try:
        # Not msgspec's reader: it takes the last of two fields of one name without a word.
        tree = json.loads(text, object_pairs_hook=_fields, parse_constant=_no_number)
        command: Command = msgspec.convert(clean_tree(tree), Command)
    except json.JSONDecodeError as error:
        raise InputProblem("line_not_json", at=error.pos + 1) from None
    except msgspec.ValidationError as error:
        raise _unfit(clean(str(error), lines=False)) from None
    except RecursionError:
        raise InputProblem("line_too_deep") from None
    except ValueError:
        # What is left: a whole number of more digits than Python is willing to read.
        raise InputProblem("line_bad_number") from None
    return command


def _fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON; its names are clean here, where two that become one are noticed."""
    fields: dict[str, object] = {}
    for written, value in pairs:
        name = clean(written, lines=False)
        if name in fields:
            raise InputProblem("line_field_twice", field=name)
        fields[name] = value
    return fields


# What msgspec says of a tree that is no command. It has no codes to go by.
_COMPLAINTS = (
    (r"Object missing required field `(?P<field>.+?)`.*", "line_field_missing"),
    (r"Object contains unknown field `(?P<field>.+?)`.*", "line_field_unknown"),
    (r"Invalid value '(?P<op>.*)' - at `.*\.op`", "line_unknown_op"),
    (
        r"Expected `(?P<expected>.+?)`, got `(?P<got>.+?)` - at `\$\.?(?P<field>.+)`",
        "line_wrong_type",
    ),
)


def _unfit(complaint: str) -> InputProblem:
    for pattern, code in _COMPLAINTS:
        if found := re.fullmatch(pattern, complaint):
            return InputProblem(code, **found.groupdict())
    return InputProblem("line_no_command", problem=complaint)


def _no_number(_constant: str) -> NoReturn:
    raise InputProblem("line_bad_number")
