"""The worked examples, known again by their titles."""

from __future__ import annotations

import json

from cjm_tui.method import keys
from cjm_tui.method.loader import example_bytes
from cjm_tui.text import one_line


def example_called(title: str) -> str:
    """The name of the worked example of this title in any language; empty if there is none."""
    for language in keys.LANGUAGES:
        for name in keys.EXAMPLES:
            records = json.loads(example_bytes(name, language))["records"]
            titles = (one_line(record["title"]) for record in records if record["kind"] == "brief")
            if title in titles:
                return name
    return ""
