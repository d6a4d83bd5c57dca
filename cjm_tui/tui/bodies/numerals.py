"""Numbers that are read from the back of the room."""

from __future__ import annotations

from cjm_tui.tui.blocks import Block, Line, Span

ROWS = 5
_PIXEL, _VOID = "██", "  "
_SHAPES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}


def large(number: str, style: str = "text") -> Block:
    """A number or a clock in large figures.

    Args:
        number: digits and colons.
        style: of all of it.

    Returns:
        A block of five rows.
    """
    shapes = [_SHAPES[each] for each in number]
    lines: list[Line] = []
    for at in range(ROWS):
        drawn = (_VOID.join(_cells(shape[at]) for shape in shapes)).rstrip()
        lines.append((Span(drawn, style),))
    width = sum(len(_cells(shape[0])) for shape in shapes) + len(_VOID) * (len(shapes) - 1)
    return Block(width, tuple(lines))


def _cells(pixels: str) -> str:
    return "".join(_PIXEL if pixel == "#" else _VOID for pixel in pixels)


def minutes_and_seconds(seconds: int) -> str:
    """A time as a kitchen clock shows it; never less than nothing.

    Args:
        seconds: left.
    """
    left = max(seconds, 0)
    return f"{left // 60}:{left % 60:02}"


def time_bar(share: float, width: int, style: str) -> Block:
    """A bar that fills.

    Args:
        share: of the time that is spent, 0 to 1.
        width: cells.
        style: of what is spent.
    """
    spent = round(min(max(share, 0.0), 1.0) * width)
    spans = (Span("▓" * spent, style), Span("░" * (width - spent), "axis"))
    return Block(width, (tuple(span for span in spans if span.text),))
