"""A workshop as one page: for a browser, a printer, a phone, and for pasting tables from."""

from __future__ import annotations

from cjm_tui.domain.view import View
from cjm_tui.share.formats.markup import element, joined
from cjm_tui.share.formats.page.around import before_maps, behind_maps, heading
from cjm_tui.share.formats.page.map_parts import map_part, road_part
from cjm_tui.share.formats.page.shell import page
from cjm_tui.share.left_out import left_out
from cjm_tui.share.map_facts import map_title, maps, tongue
from cjm_tui.share.parcels import Rendered, Scope


def render(view: View, form: str, scope: Scope) -> Rendered:
    """Write the page.

    Args:
        view: what may be seen of the workshop.
        form: the one format made here.
        scope: which maps; what stands around them is always all of it.

    Returns:
        One file of HTML in the workshop's language. It needs nothing from anywhere else. Only maps
        of stories that aren't chosen are left out.
    """
    speak = tongue(view)
    parts = [heading(view, speak), *before_maps(view, speak)]
    parts += [map_part(view, speak, facts) for facts in maps(view, scope)]
    if view.stages and not view.chosen:
        parts.append(road_part(view, speak))
    parts += behind_maps(view, speak)
    if not any(parts[1:]):
        parts.append(element("p", speak.words.say("(nothing yet)")))
    title = map_title(view, speak)
    body = element("main", joined((part for part in parts if part), "\n"))
    content = page(view.brief.language, title, body, style="map.css", script="map.js")
    return Rendered(content, left_out(view, "untold", scope=scope))
