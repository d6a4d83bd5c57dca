"""A workshop as OPML 2.0, which outliners and mind maps read: the shape of `outline_tree`.

The title is the one ``outline`` at the top, every other line stands below the one it belongs to;
``text`` is all there is to it. A line break in a note is a character reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.domain.view import View
from cjm_tui.share.formats.markup import NO_XML
from cjm_tui.share.left_out import left_out
from cjm_tui.share.outline_sections import everything_tree
from cjm_tui.share.outline_tree import Topic
from cjm_tui.share.parcels import Rendered, Scope

_REFERENCES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def render(view: View, form: str, scope: Scope) -> Rendered:
    """Write all a workshop holds.

    Args:
        view: what may be seen of it.
        form: ``opml``.
        scope: which part of the map.
    """
    root = everything_tree(view, scope)
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        f"    <title>{_quoted(str(root))}</title>",
        "  </head>",
        "  <body>",
        *_outlines(root, "    "),
        "  </body>",
        "</opml>",
        "",
    )
    return Rendered("\n".join(lines).encode(), left_out(view, "untold", scope=scope))


def _outlines(topic: Topic, indent: str) -> Iterator[str]:
    text = f'{indent}<outline text="{_quoted(str(topic))}"'
    if not topic.topics:
        yield f"{text}/>"
        return
    yield f"{text}>"
    for each in topic.topics:
        yield from _outlines(each, f"{indent}  ")
    yield f"{indent}</outline>"


def _quoted(text: str) -> str:
    return NO_XML.sub("", text).translate(_REFERENCES)
