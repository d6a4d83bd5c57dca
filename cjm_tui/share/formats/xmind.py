"""A workshop as an XMind file: JSON in an archive, the shape of `outline_tree`.

Severity is a priority marker, the gravest first; what comes from clients' words is labelled ◆.
Equal workshops make equal files: ids count the topics, and the archive knows no time.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from itertools import count
from typing import Final

from cjm_tui.domain.view import View
from cjm_tui.share.left_out import left_out
from cjm_tui.share.map_facts import HEARD
from cjm_tui.share.outline_sections import everything_tree
from cjm_tui.share.outline_tree import Topic
from cjm_tui.share.parcels import Rendered, Scope

_PRIORITIES: Final = {3: "priority-1", 2: "priority-2", 1: "priority-3"}
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment an archive can name."""
_UNIX: Final = 3
"""What an archive calls where it was made; the same everywhere, too."""


def render(view: View, form: str, scope: Scope) -> Rendered:
    """Draw all a workshop holds as a mind map.

    Args:
        view: what may be seen of it.
        form: ``xmind``.
        scope: which part of the map.
    """
    root = everything_tree(view, scope)
    sheet = {
        "id": "sheet",
        "class": "sheet",
        "title": root.text,
        "rootTopic": _topic(root, count(1)),
    }
    files = {
        "content.json": [sheet],
        "metadata.json": {"dataStructureVersion": "2", "creator": {"name": "cjm"}},
        "manifest.json": {"file-entries": {"content.json": {}, "metadata.json": {}}},
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            packed.writestr(entry, json.dumps(content, ensure_ascii=False, indent=1))
    return Rendered(archive.getvalue(), left_out(view, "untold", scope=scope))


def _topic(topic: Topic, numbers: Iterator[int]) -> dict[str, object]:
    written: dict[str, object] = {
        "id": f"topic-{next(numbers)}",
        "class": "topic",
        "title": topic.text,
    }
    if topic.severity:
        written["markers"] = [{"markerId": _PRIORITIES[topic.severity]}]
    if topic.heard:
        written["labels"] = [HEARD]
    if topic.topics:
        written["children"] = {"attached": [_topic(each, numbers) for each in topic.topics]}
    return written
