"""A list to tick: what was found is shown with where it will go, before any of it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult

from cjm_tui.tui.blocks import Block, Page, Span, blank, ends, indent, item, row, rule, stack, text
from cjm_tui.tui.keys import key_of
from cjm_tui.tui.layouts import latin_key
from cjm_tui.tui.marks import marked_text
from cjm_tui.tui.screens.asking import Dialog
from cjm_tui.tui.widgets.sheet import BlockView, SheetView
from cjm_tui.words import Words

TICKED, FREE = "[x] ", "[ ] "
_MARGIN = 1


class TickRow(Struct, frozen=True):
    """One line to tick."""

    key: str
    text: str
    note: str = ""
    """A word or two at its right end."""
    ticked: bool = True
    """As it comes."""


class TickGroup(Struct, frozen=True):
    """Lines that belong together; Space on the name ticks them all, or none."""

    key: str
    """No row has the same."""
    name: str
    where: str
    """Where they go."""
    rows: tuple[TickRow, ...]


class TickScreen(Dialog[frozenset[str] | None]):
    """Tick lines: Enter keeps the ticked ones, Esc none."""

    def __init__(
        self,
        title: str,
        groups: Sequence[TickGroup],
        words: Words,
        *,
        note: str = "",
        can_hide: bool = False,
    ) -> None:
        """Show the lines.

        Args:
            title: what they are.
            groups: in order.
            words: the interface's language.
            note: a sentence above the keys: what isn't in the list.
            can_hide: whether what is kept may stay hidden on the wall until it is opened.
        """
        super().__init__()
        self._title, self._groups, self._words, self._note = title, tuple(groups), words, note
        self._can_hide, self.stays_hidden = can_hide, False
        self._rows = {row.key: row for group in groups for row in group.rows}
        self._ticked = {row.key for row in self._rows.values() if row.ticked}
        self._drawn: dict[tuple[str, bool], Block] = {}
        self._drawn_width = 0
        self._order = [
            key for group in groups for key in (group.key, *(row.key for row in group.rows))
        ]

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        yield BlockView(id="tick-title")
        yield SheetView(id="tick-list")
        yield BlockView(id="tick-keys")

    def take_keys(self) -> None:
        """The list has the wheel, the screen the keys."""
        self._sheet.expect(next(iter(self._rows), ""))
        self._draw()
        self._sheet.focus()

    def on_resize(self) -> None:
        """A page is drawn for a width."""
        if self.is_mounted and self.children:
            self._draw()

    @property
    def _sheet(self) -> SheetView:
        return self.query_one(SheetView)

    # Keys ---------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Keys act on either layout."""
        key = latin_key(key_of(event))
        steps = {"up": -1, "down": 1, "pageup": -self._page_rows(), "pagedown": self._page_rows()}
        if key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self.dismiss(frozenset(self._ticked))
        elif key == "space":
            self._tick(self._sheet.cursor)
        elif key == "a":
            self._tick_among(self._rows)
        elif key == "h" and self._can_hide:
            self.stays_hidden = not self.stays_hidden
            self._draw()
        elif key in steps:
            self._step(steps[key])
        elif key in ("home", "end"):
            self._step(len(self._order) * (1 if key == "end" else -1))
        else:
            return
        event.stop()
        event.prevent_default()

    def _page_rows(self) -> int:
        return max(self.size.height // 2, 1)

    def _step(self, by: int) -> None:
        cursor = self._sheet.cursor
        at = self._order.index(cursor) if cursor in self._order else 0
        self._sheet.put_cursor(self._order[min(max(at + by, 0), len(self._order) - 1)])

    @on(SheetView.Pressed)
    def _clicked(self, event: SheetView.Pressed) -> None:
        self._tick(event.key)

    def _tick(self, key: str) -> None:
        for group in self._groups:
            if group.key == key:
                self._tick_among([row.key for row in group.rows])
                return
        if key in self._rows:
            self._ticked ^= {key}
            self._draw()

    def _tick_among(self, keys: Sequence[str] | dict[str, TickRow]) -> None:
        """All of them, or none where all are ticked."""
        if self._ticked.issuperset(keys):
            self._ticked.difference_update(keys)
        else:
            self._ticked.update(keys)
        self._draw()

    # The page -----------------------------------------------------------------------------------

    def _draw(self) -> None:
        width, say = self.size.width, self._words.say
        count = say("{n} of {all}", n=len(self._ticked), all=len(self._rows))
        title = ends(width - 2 * _MARGIN, [Span(self._title, "strong")], [Span(count, "heading")])
        self._show("tick-title", stack(indent(title, _MARGIN), rule(width)))
        inner = width - 2 * _MARGIN - 1
        self._sheet.show(Page(indent(stack(*self._blocks(inner)), _MARGIN)))
        keys = say("Space tick   a all or none   Enter keep   Esc leave it")
        note = text(self._note, inner, "muted") if self._note else Block(0)
        hiding = self._hiding()
        hides = text(hiding, inner, "mark") if hiding else Block(0)
        below = indent(stack(note, hides, text(keys, inner, "muted")), _MARGIN)
        self._show("tick-keys", stack(rule(width), below))

    def _hiding(self) -> str:
        """Whether what is kept will be seen at once."""
        if not self._can_hide:
            return ""
        if self.stays_hidden:
            return self._words.say("h — kept hidden until somebody opens them: yes")
        return self._words.say("h — keep hidden until somebody opens them: no")

    def _show(self, name: str, block: Block) -> None:
        self.query_one(f"#{name}", BlockView).show(block)

    def _blocks(self, width: int) -> list[Block]:
        blocks: list[Block] = []
        for group in self._groups:
            head = row(width, Span(group.name, "heading"), Span(f"  {group.where}", "muted"))
            blocks += [blank()] if blocks else []
            blocks.append(item(group.key, head))
            blocks += (self._row(each, width) for each in group.rows)
        return blocks

    def _row(self, one: TickRow, width: int) -> Block:
        """A row; in a list of thousands only what was ticked is drawn anew."""
        if width != self._drawn_width:
            self._drawn_width = width
            self._drawn.clear()
        is_ticked = one.key in self._ticked
        known = (one.key, is_ticked)
        if known not in self._drawn:
            lead = Span(TICKED, "good") if is_ticked else Span(FREE, "muted")
            style = "text" if is_ticked else "muted"
            notes = (Span(f"  {one.note}", "muted"),) if one.note else ()
            self._drawn[known] = item(one.key, marked_text(one.text, width, style, lead, notes))
        return self._drawn[known]
