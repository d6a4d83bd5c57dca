"""A page that stands alone: no network, nothing runs or paints but what we put in."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from cjm_tui.share.formats.markup import Markup, element, verbatim
from cjm_tui.words import Language


def page(language: Language, title: str, body: Markup, *, style: str, script: str = "") -> bytes:
    """Write a whole page.

    Args:
        language: of its words.
        title: of the window.
        body: everything that is seen.
        style: name of the style, a file of this package.
        script: name of the script, one too; none if empty.

    Returns:
        The file. Its own policy lets only this very style and script work, by their hashes, and
        nothing be loaded from anywhere.
    """
    css, js = _own(style), _own(script) if script else ""
    policy = [
        "default-src 'none'",
        f"style-src {_fingerprint(css)}",
        f"script-src {_fingerprint(js)}" if js else "script-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content="; ".join(policy)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        verbatim("style", css),
    )
    end = verbatim("script", js) if js else Markup()
    whole = element("html", head, element("body", body, end), lang=language)
    return f"<!DOCTYPE html>\n{whole}\n".encode()


def _own(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _fingerprint(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
