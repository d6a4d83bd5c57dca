"""Elements of HTML and SVG; whatever people wrote can only ever be text in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

_VOID: Final = frozenset({"br", "meta"})
# XML has no way to write these, escaped or not, and a browser shows them as this sign anyway.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


class Markup(str):
    """A piece of markup, as only this module makes it.

    Whatever Python's own means make of it, by joining or formatting, is text again: a mistake
    shows tags to the reader, it never lets one in.
    """

    __slots__ = ()


def text(content: str) -> Markup:
    """Write text so that a reader sees exactly it; markup stays what it is."""
    if isinstance(content, Markup):
        return content
    return Markup(escape(NO_XML.sub(_REPLACEMENT, content)))


def element(tag: str, *children: str, **attributes: str | bool) -> Markup:
    """Write an element, the same for HTML and for XML.

    Args:
        tag: its name.
        children: what it holds, one after the other; text is escaped.
        attributes: values by name, ``_`` for ``-`` and after a name that Python keeps for itself;
            an empty value or False leaves the attribute out, True makes it one without a value.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Markup(f"<{tag}{written}/>")
    return Markup(f"<{tag}{written}>{joined(children)}</{tag}>")


def joined(pieces: Iterable[str], between: str = "") -> Markup:
    """Put pieces one after the other.

    Args:
        pieces: markup, or text to escape.
        between: what stands between two of them.
    """
    return Markup(text(between).join(map(text, pieces)))


def lines(content: str) -> Markup:
    """Write text with its lines."""
    return joined(content.strip().splitlines(), element("br"))


def verbatim(tag: str, content: str, **attributes: str) -> Markup:
    """Write an element whose content is a style or a script of our own: HTML escapes none there."""
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    return Markup(f"<{tag}{written}>{content}</{tag}>")


def _attribute(name: str, value: str | bool) -> str:
    if value is False or value == "":
        return ""
    called = name.rstrip("_").replace("_", "-")
    return f' {called}="{"" if value is True else text(value)}"'
