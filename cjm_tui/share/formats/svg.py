"""The map as a picture: one file that a browser, a chat or a slide shows as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjm_tui.domain.records import Stage
from cjm_tui.domain.view import View
from cjm_tui.share.formats import drawing
from cjm_tui.share.formats.drawing import LOOKS, Drawn, Paragraph, column
from cjm_tui.share.formats.map_picture import STAGE_ROOM, lane_width, map_picture
from cjm_tui.share.formats.markup import element, joined, verbatim
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.map_facts import Tongue, map_title, maps, notices, tongue
from cjm_tui.share.parcels import Rendered, Scope
from cjm_tui.share.texts.messenger import portrait_line
from cjm_tui.share.texts.result import because_line
from cjm_tui.text import one_line

_MARGIN: Final = 44.0
_NARROWEST: Final = 760.0
_BETWEEN: Final = 48.0
_FONTS: Final = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
_COLOURS: Final = """
text { fill: #1d1c1a; }
.quiet, .label, .small { fill: #4a4742; }
.barrier { fill: #7d2a10; }
.answer { fill: #14513f; }
.rule, .axis { fill: none; stroke: #d9d5cc; }
.head { fill: none; stroke: #1d1c1a; stroke-width: 2; }
.axis { stroke: #4a4742; }
.line { fill: none; stroke: #3c3a36; stroke-width: 2; }
.hill { fill: #8cc4ae; }
.valley { fill: #e5a98d; }
"""


def render(view: View, form: str, scope: Scope) -> Rendered:
    """Draw the maps, one below the other.

    Args:
        view: what may be seen of the workshop.
        form: the one format made here.
        scope: which maps.

    Returns:
        An SVG file in the workshop's language. It asks for nothing from anywhere, and its lines
        are broken so that they fit with whatever plain font the reader has.
    """
    speak = tongue(view)
    stories = maps(view, scope)
    widest = max((len(facts.stages) for facts in stories), default=0)
    width = max(_NARROWEST, lane_width() + widest * STAGE_ROOM)
    pieces = [column(_head(view, speak), _MARGIN, _MARGIN, width)]
    bottom = _MARGIN + pieces[0].height
    for facts in stories:
        pieces.append(map_picture(view, speak, facts, _MARGIN, bottom + _BETWEEN))
        bottom += _BETWEEN + pieces[-1].height
    if not stories:
        pieces.append(column(_road(view, speak), _MARGIN, bottom + _BETWEEN, width))
        bottom += _BETWEEN + pieces[-1].height
    title = map_title(view, speak)
    content = _document(title, pieces, width + 2 * _MARGIN, bottom + _MARGIN)
    beside = (kind for kind in BESIDE_THE_MAP if kind != "start")  # which this form has room for
    return Rendered(content, left_out(view, *beside, scope=scope))


def _document(title: str, pieces: list[Drawn], width: float, height: float) -> bytes:
    sizes = "".join(
        f".{look.name} {{ font-size: {look.size}px;{' font-weight: 600;' * look.bold} }}\n"
        for look in LOOKS
    )
    right, lower = drawing.short(width), drawing.short(height)
    picture = element(
        "svg",
        element("title", title),
        verbatim("style", f"\ntext {{ font-family: {_FONTS}; }}\n{sizes}{_COLOURS.lstrip()}"),
        element("rect", width=right, height=lower, fill="#fbfaf7"),
        joined((piece.markup for piece in pieces), "\n"),
        xmlns="http://www.w3.org/2000/svg",
        width=right,
        height=lower,
        viewBox=f"0 0 {right} {lower}",
        role="img",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture}\n'.encode()


def _head(view: View, speak: Tongue) -> Iterator[Paragraph]:
    brief = view.brief
    yield Paragraph(one_line(brief.title), drawing.TITLE)
    for notice in notices(view, speak):
        yield Paragraph(notice, drawing.QUIET)
    for persona in view.personas:
        yield Paragraph(portrait_line(view, speak, persona), drawing.LEAD)
    if not view.personas and brief.sentence:
        yield Paragraph(one_line(brief.sentence), drawing.LEAD)
    stage = view.find(Stage, brief.focus)
    if stage is not None:
        yield Paragraph(f"{speak.names.close['start']}: {one_line(stage.name)}", drawing.LEAD)
        if because := because_line(view, speak):
            yield Paragraph(because, drawing.QUIET)


def _road(view: View, speak: Tongue) -> Iterator[Paragraph]:
    """The road without a story."""
    yield Paragraph(speak.words.say("📖 No story is chosen for the map yet."))
    for stage in view.stages:
        yield Paragraph(f"{view.stage_number(stage.id)}. {one_line(stage.name)}")
