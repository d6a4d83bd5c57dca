"""The worked examples as what leaves them is tested, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.domain.view import View, project
from cjm_tui.method import keys
from cjm_tui.method.loader import example_bytes
from cjm_tui.store.exchange import import_json
from cjm_tui.words import LANGUAGES, Language

TODAY = date(2026, 11, 21)
each_example = pytest.mark.parametrize(
    ("name", "lang"), [(name, lang) for name in keys.EXAMPLES for lang in LANGUAGES]
)
"""A test with a worked example's name and a language."""


def example(name: str, lang: Language) -> View:
    """What the room sees of a worked example."""
    return project(import_json(example_bytes(name, lang), name))
