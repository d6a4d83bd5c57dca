"""Where somebody was in a workshop when they left it."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from cjm_tui.errors import StoreProblem
from cjm_tui.store.atomic import read_file
from cjm_tui.text import clean

WHERE = "where.json"
_LIMIT = 16_384


class Where(Struct, frozen=True, omit_defaults=True):
    """A step, a page of it, and what the cursor stood on."""

    step: str
    part: str = ""
    target: str = ""
    """Key of the page, or empty."""
    at: str = ""
    """Key of what the cursor stood on, or empty."""


def read_where(folder: Path) -> Where | None:
    """Read what was remembered of a workshop; if anything is wrong with it, it is forgotten."""
    try:
        where = msgspec.json.decode(read_file(folder / WHERE, limit=_LIMIT), type=Where)
    except (OSError, StoreProblem, msgspec.DecodeError, UnicodeDecodeError):
        return None
    texts = (where.step, where.part, where.target, where.at)
    return Where(*(clean(text, lines=False) for text in texts))
