"""A map as a file of Mermaid: the diagram alone, without the fence that Markdown needs."""

from __future__ import annotations

from cjm_tui.domain.view import View
from cjm_tui.share.parcels import Rendered, Scope
from cjm_tui.share.texts.mermaid import journey


def render(view: View, form: str, scope: Scope) -> Rendered:
    """Draw the map.

    Args:
        view: what may be seen of the workshop.
        form: ``mermaid``.
        scope: which part.
    """
    lines, absent = journey(view, scope)
    return Rendered("\n".join((*lines, "")).encode(), absent)
