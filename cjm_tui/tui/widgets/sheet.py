"""The one widget that shows what a body draws: a frozen top and bottom, the rest scrolls.

It draws by lines, so that its cost depends on the rows on the screen and not on the notes in the
workshop, and it is the only place where the cursor is known as a place on a screen.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.tui.blocks import STYLES, Block, Item, Line, Page, stack

Direction = Literal["up", "down", "left", "right"]

ARROWS: dict[str, Direction] = {"up": "up", "down": "down", "left": "left", "right": "right"}
"""Keys that move the cursor."""

COMPONENTS = {f"sheet--{name}" for name in (*STYLES, "cursor")}
_LEAST_SCROLLING = 3
"""Rows the middle keeps; where there are fewer, nothing is frozen and all of it scrolls."""


class _Styles(dict[str, Style]):
    """Styles of the screen's sheet, each looked up when it is first drawn.

    The blocks around the sheet borrow them: component classes of their own would cost a tenth of
    the time to the first frame.
    """

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget

    def __missing__(self, name: str) -> Style:
        sheet = self._widget.screen.query_one(SheetView)
        self[name] = sheet.get_component_rich_style(f"sheet--{name}")
        return self[name]


def strip_of(line: Line, width: int, styles: dict[str, Style]) -> Strip:
    """A line as Textual draws it, every cell with a style of its own."""
    segments = [Segment(span.text, styles[span.style]) for span in line if span.text]
    return Strip(segments).adjust_cell_length(width, styles["text"])


class BlockView(Widget):
    """A block that neither scrolls nor has a cursor; a click tells which item it was.

    It stands on a screen with a ``SheetView``, whose styles it has.
    """

    DEFAULT_CSS = "BlockView { height: auto; width: 100%; }"
    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """An item was clicked."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._block = Block(0)
        self._styles = _Styles(self)

    def show(self, block: Block) -> None:
        """Draw this instead; what stands there already is left alone."""
        if block == self._block:
            return
        taller = block.height != self._block.height
        self._block = block
        self.refresh(layout=taller)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the block has."""
        return self._block.height

    def notify_style_update(self) -> None:
        """Forget the colours of the theme before."""
        super().notify_style_update()
        self._styles.clear()

    def render_line(self, y: int) -> Strip:
        """One row."""
        line = self._block.lines[y] if y < self._block.height else ()
        return strip_of(line, self.size.width, self._styles)

    def on_click(self, event: events.Click) -> None:
        """Tell which item lies there."""
        for one in self._block.items:
            if _region(one).contains(event.x, event.y):
                self.post_message(self.Clicked(one.key))
                return


def _region(one: Item) -> Region:
    return Region(one.left, one.top, one.width, one.height)


class SheetView(ScrollView, can_focus=True):
    """Shows a page, with a cursor on one of its items."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CSS = "SheetView { height: 1fr; width: 100%; overflow-x: hidden; }"
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """The cursor stands on another item."""

        key: str

    @dataclass
    class Pressed(Message):
        """An item was clicked; twice, when it is to be edited."""

        key: str
        twice: bool

    @dataclass
    class Outgrown(Message):
        """The page was drawn for other rows than there now are."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start with nothing to show."""
        super().__init__(id=id)
        self._given = Page(Block(0))
        self._page = Page(Block(0))
        self._items: dict[str, Item] = {}
        self.cursor = ""
        self._expected = ""
        self._drawn_for = 0
        self.cursor_shown = True
        self._styles = _Styles(self)

    def show(self, page: Page) -> None:
        """Draw this page; the cursor stays where it was if its item still is there.

        Args:
            page: no line wider than the widget.
        """
        self._given = page
        self._drawn_for = self.size.height
        self._lay_out()
        self._expected = ""
        self.refresh()

    def expect(self, key: str) -> None:
        """Stand on an item that the next page may have; without it the cursor stays by place."""
        self._expected = key

    def _lay_out(self) -> None:
        page, height = self._given, self.size.height
        if height and height - page.top.height - page.bottom.height < _LEAST_SCROLLING:
            page = Page(stack(page.top, page.body, page.bottom))
        self._page = page
        whole = stack(page.top, page.body, page.bottom)
        before = self._items.get(self.cursor)
        self._items = {one.key: one for one in whole.items}
        if self._expected in self._items:
            self.cursor = self._expected
        elif self.cursor not in self._items:
            self.cursor = _closest(before, whole.items)
        self.virtual_size = Size(self.size.width, whole.height)

    def on_resize(self) -> None:
        """What is frozen depends on the height, and so may what is drawn."""
        self._lay_out()
        if self._drawn_for not in (0, self.size.height):
            self.post_message(self.Outgrown())

    def notify_style_update(self) -> None:
        """Forget the colours of the theme before."""
        super().notify_style_update()
        self._styles.clear()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        row = self._row_at(y)
        lines = self._line(row)
        strip = strip_of(lines, self.size.width, self._styles)
        at = self._items.get(self.cursor) if self.cursor_shown else None
        if at is None or not at.top <= row < at.top + at.height:
            return strip
        right = min(at.left + at.width, self.size.width)
        return Strip.join(
            [
                strip.crop(0, at.left),
                self._under_cursor(strip.crop(at.left, right)),
                strip.crop(right, self.size.width),
            ]
        )

    def _under_cursor(self, strip: Strip) -> Strip:
        """The same text on the cursor's ground; its own colours stay."""
        cursor = self._styles["cursor"]
        ground = Style(bgcolor=cursor.bgcolor, bold=True, reverse=cursor.reverse)
        return Strip(Segment.apply_style(strip, post_style=ground), strip.cell_length)

    def _row_at(self, y: int) -> int:
        """Row of the whole page that is drawn at a row of the screen."""
        page = self._page
        below = self.size.height - page.bottom.height
        if y < page.top.height:
            return y
        if y >= below:
            return page.top.height + page.body.height + y - below
        shown = page.top.height + self.scroll_offset.y + (y - page.top.height)
        return shown if shown < page.top.height + page.body.height else -1

    def _line(self, row: int) -> Line:
        page = self._page
        for block in (page.top, page.body, page.bottom):
            if 0 <= row < block.height:
                return block.lines[row]
            row -= block.height
        return ()

    @property
    def item_keys(self) -> Collection[str]:
        """Keys of all there is to stand on."""
        return self._items.keys()

    def region_of(self, key: str) -> Region | None:
        """Where an item is drawn, inside the widget; ``None`` if it isn't there."""
        one = self._items.get(key)
        if one is None:
            return None
        page, top = self._page, one.top
        if top >= page.top.height + page.body.height:
            top += self.size.height - page.bottom.height - page.top.height - page.body.height
        elif top >= page.top.height:
            top -= self.scroll_offset.y
        return Region(one.left, top, one.width, one.height)

    def put_cursor(self, key: str) -> None:
        """Stand on an item and scroll until it is seen; an unknown key changes nothing."""
        if key not in self._items:
            return
        self.cursor = key
        self.reveal(key)
        self.refresh()

    def reveal(self, key: str) -> None:
        """Scroll until an item is seen; an unknown key changes nothing."""
        one, page = self._items.get(key), self._page
        if one is None:
            return
        first = one.top - page.top.height
        if not 0 <= first < page.body.height:
            return
        rows = max(self.size.height - page.top.height - page.bottom.height, 1)
        if first < self.scroll_offset.y:
            self.scroll_to(y=max(first - 1, 0), animate=False, force=True)
        elif first + one.height > self.scroll_offset.y + rows:
            target = first + min(one.height, rows) - rows
            self.scroll_to(y=target, animate=False, force=True)

    def move(self, direction: Direction) -> bool:
        """Move the cursor to the nearest item that way; scrolls where there is none.

        Returns:
            Whether there was one.
        """
        here = self._items.get(self.cursor)
        if here is not None:
            found = _nearest(here, list(self._items.values()), direction)
            if found is not None:
                self.put_cursor(found.key)
                self.post_message(self.Moved(found.key))
                return True
        if direction in ("up", "down"):
            step = -1 if direction == "up" else 1
            self.scroll_to(y=self.scroll_offset.y + step, animate=False, force=True)
        return False

    def on_click(self, event: events.Click) -> None:
        """Stand on what was clicked and tell."""
        row = self._row_at(event.y)
        for one in self._items.values():
            if _region(one).contains(event.x, row):
                self.put_cursor(one.key)
                self.post_message(self.Pressed(one.key, event.chain > 1))
                return


def _nearest(here: Item, items: list[Item], direction: Direction) -> Item | None:
    """The item the eye expects in a direction: nearest that way, least aside."""

    def cost(one: Item) -> tuple[int, int, int] | None:
        aside_x = _apart(here.left, here.width, one.left, one.width)
        aside_y = _apart(here.top, here.height, one.top, one.height)
        if direction == "down" and one.top >= here.top + here.height:
            return (one.top - here.top + 3 * aside_x, aside_x, one.left)
        if direction == "up" and one.top + one.height <= here.top:
            return (here.top - one.top + 3 * aside_x, aside_x, one.left)
        if direction == "right" and one.left >= here.left + here.width:
            return (one.left - here.left + 8 * aside_y, aside_y, one.top)
        if direction == "left" and one.left + one.width <= here.left:
            return (here.left - one.left + 8 * aside_y, aside_y, one.top)
        return None

    reached = [(found, one) for one in items if (found := cost(one)) is not None]
    return min(reached, key=lambda pair: pair[0])[1] if reached else None


def _closest(before: Item | None, items: tuple[Item, ...]) -> str:
    """Where the cursor goes when what it stood on is gone: to what has taken its place."""
    if before is None or not items:
        return items[0].key if items else ""
    return min(items, key=lambda one: (abs(one.left - before.left), abs(one.top - before.top))).key


def _apart(start: int, length: int, other: int, other_length: int) -> int:
    """Cells between two stretches, 0 where they overlap."""
    return max(other - (start + length) + 1, start - (other + other_length) + 1, 0)
