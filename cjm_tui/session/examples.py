"""A worked example to look at: what an exercise is compared with."""

from __future__ import annotations

from functools import cache

from cjm_tui.domain.records import Language
from cjm_tui.domain.view import View, project
from cjm_tui.method import loader
from cjm_tui.store.exchange import import_json


@cache
def example_view(name: str, language: Language) -> View:
    """The finished example, as the wall would show it.

    Its records have the ids they have in every copy, so that a place in an exercise is the same
    place here.

    Args:
        name: One of `keys.EXAMPLES`.
        language: Of its texts.
    """
    return project(import_json(loader.example_bytes(name, language), name))
