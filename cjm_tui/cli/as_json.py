"""JSON for stdout."""

from __future__ import annotations

import json
import re

_UNPRINTABLE = re.compile(r"[^ -~]")


def as_json(value: object) -> str:
    """Write a value on one line of JSON that a terminal may show: nothing in it is a control code.

    Args:
        value: What JSON can hold. A path may hold bytes that are no text; they survive too.
    """
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else _UNPRINTABLE.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]
