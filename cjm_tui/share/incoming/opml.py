"""OPML, what mind maps and outliners exchange, as a tree of topics."""

from __future__ import annotations

import io
from typing import Final

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from cjm_tui.errors import InputProblem
from cjm_tui.share.incoming.found import MOST_CELLS
from cjm_tui.share.incoming.grid import TITLE
from cjm_tui.share.incoming.said import said_in
from cjm_tui.share.incoming.topics import Topic
from cjm_tui.text import clean

_DEEPEST: Final = 100


def opml_tree(data: bytes, file: str) -> Topic:
    """Read a file.

    Args:
        data: its content.
        file: what to call it in a message.

    Returns:
        Its topics; the root's text is the title.

    Raises:
        InputProblem: It isn't OPML, is damaged, or has something in it that could do harm.
    """
    try:
        root = _read(data, file)
    except DefusedXmlException:
        raise InputProblem("coming_unsafe", file=file) from None
    except (ParseError, ValueError, LookupError):
        raise InputProblem("coming_damaged", file=file) from None
    if len(root.topics) == 1 and root.topics[0].topics:
        only = root.topics[0]
        root = Topic(only.text or root.text, only.topics)
    if said_in(root.text.strip(), TITLE) is None and any(topic.topics for topic in root.topics):
        # What stands beside stages is one, though nothing may stand on it yet.
        for topic in root.topics:
            topic.heads = True
    return root


def _read(data: bytes, file: str) -> Topic:
    root = Topic("", [])
    above = [root]
    names: list[str] = []
    count = 0
    for event, element in iterparse(io.BytesIO(data), events=("start", "end")):
        name = element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""
        if event == "start":
            names.append(name)
            if names[0] != "opml":
                raise InputProblem("coming_not_opml", file=file)
            if len(names) > _DEEPEST:
                raise InputProblem("coming_too_deep", file=file)
            if name == "outline":
                count += 1
                if count > MOST_CELLS:
                    raise InputProblem("coming_too_many_cells", file=file, limit=MOST_CELLS)
                above.append(_topic(element.attrib))
                above[-2].topics.append(above[-1])
            continue
        names.pop()
        if name == "outline":
            above.pop()
        elif name == "title" and names[-1:] == ["head"]:
            root.text = clean(element.text or "").strip()
        element.clear()
    return root


def _topic(attributes: dict[str, str]) -> Topic:
    """A topic; what some programs keep beside its text hangs below it."""
    text = attributes.get("text") or attributes.get("title") or ""
    note = clean(attributes.get("_note", "")).strip()
    return Topic(clean(text), [Topic(note, [])] if note else [])
