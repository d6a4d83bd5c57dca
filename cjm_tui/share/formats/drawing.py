"""Text in columns, drawn: cells of a known width whose height is what their words need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from cjm_tui.share.formats.lettering import BOLD, wrapped
from cjm_tui.share.formats.markup import Markup, element, joined


class Look(NamedTuple):
    """How a paragraph is set."""

    name: str
    """The class that the picture's style knows."""
    size: float = 14
    before: float = 0
    """Room above it."""
    indent: float = 0
    bold: bool = False


PLAIN: Final = Look("plain", before=5)
TITLE: Final = Look("title", size=30)
LEAD: Final = Look("lead", size=16, before=8)
QUIET: Final = Look("quiet", before=5)
STORY: Final = Look("story", size=21)
STAGE: Final = Look("stage", size=15, bold=True)
LABEL: Final = Look("label", size=12.5, bold=True)
STRONG: Final = Look("strong", before=5, bold=True)
BARRIER: Final = Look("barrier", before=12)
ANSWER: Final = Look("answer", before=3, indent=14)
SMALL: Final = Look("small", size=12, before=3)
LOOKS: Final = (
    PLAIN, TITLE, LEAD, QUIET, STORY, STAGE, LABEL, STRONG, BARRIER, ANSWER, SMALL
)  # fmt: skip


class Paragraph(NamedTuple):
    """Words and how they are set."""

    words: str
    look: Look = PLAIN


class Drawn(NamedTuple):
    """A piece of the picture and how far down it reaches."""

    markup: Markup
    height: float


def column(paragraphs: Iterable[Paragraph], x: float, y: float, width: float) -> Drawn:
    """Draw paragraphs one below the other.

    Args:
        paragraphs: what to draw.
        x: the left edge.
        y: the upper edge.
        width: what no line may cross.
    """
    pieces: list[Markup] = []
    at = y
    for number, paragraph in enumerate(paragraphs):
        look = paragraph.look
        at += look.before if number else 0
        for line in _lines(paragraph, width):
            at += _leading(look)
            # The letters stand on a line a quarter above the lower edge.
            base = at - _leading(look) * 0.27
            pieces.append(_line(line, look, x + look.indent, base))
    return Drawn(joined(pieces), at - y)


def row(
    cells: Sequence[Sequence[Paragraph]], lefts: Sequence[float], y: float, width: float
) -> Drawn:
    """Draw cells side by side; the row is as high as the highest of them.

    Args:
        cells: the paragraphs of each.
        lefts: the left edge of each.
        y: the upper edge of all.
        width: of each.
    """
    drawn = [column(cell, x, y, width) for cell, x in zip(cells, lefts, strict=True)]
    return Drawn(joined(each.markup for each in drawn), max(each.height for each in drawn))


def rule(x: float, y: float, width: float, name: str = "rule") -> Markup:
    """Draw a line from left to right."""
    return element("path", d=f"M{short(x)} {short(y)} H{short(x + width)}", class_=name)


def short(number: float) -> str:
    """Write a length without more digits than anybody sees."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _lines(paragraph: Paragraph, width: float) -> Iterator[str]:
    look = paragraph.look
    size = look.size * (BOLD if look.bold else 1)
    yield from wrapped(paragraph.words, (width - look.indent) / size)


def _leading(look: Look) -> float:
    return look.size * 1.35


def _line(line: str, look: Look, x: float, y: float) -> Markup:
    return element("text", line, x=short(x), y=short(y), class_=look.name)
