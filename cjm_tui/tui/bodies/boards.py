"""What the boards of the first three steps share: headings, the guide's words, their own lines."""

from __future__ import annotations

from cjm_tui.domain.places import Place
from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.method import loader
from cjm_tui.method.records import Guide
from cjm_tui.tui.blocks import Block, Span, item, row, text, top_rows
from cjm_tui.tui.bodies.base import MARGIN, WIDE, Address, Body
from cjm_tui.tui.grammar import Typed
from cjm_tui.tui.marks import NEEDED

BULLET = Span("· ", "muted")
"""Before a note, so that one that wraps isn't read as two."""


class BoardBody(Body):
    """A step whose notes stand under headings."""

    @property
    def view(self) -> View:
        """The workshop as it is."""
        return self.desk.view

    @property
    def inner(self) -> int:
        """Cells between the margins."""
        return max(self.desk.width - 2 * MARGIN, 20)

    @property
    def is_narrow(self) -> bool:
        """Whether this is a projector's page."""
        return self.desk.width < WIDE

    def guide(self, key: str) -> Guide:
        """How something is asked for, in the interface's language."""
        return loader.guide(self.desk.words.language, key)

    def question(self) -> str:
        """What the guide of the step asks."""
        return self.guide(f"step.{self.step}").question

    def for_example(self, answer: str) -> str:
        """A good answer, as the hint shows it."""
        return self.desk.words.say("For example: {answer}", answer=answer)

    def parse(self, address: Address, line: str) -> Typed:
        """A quote is a note's form; where the line becomes no note, it is what was typed."""
        typed = super().parse(address, line)
        if typed.sort == "quote" and address.place is None:
            return Typed("plain", typed.text)
        return typed

    def heading(self, key: str, label: str, width: int, *, needed: bool = False) -> Block:
        """A heading in capitals that the cursor can stand on.

        Args:
            key: of the address it opens.
            label: what it says.
            width: cells.
            needed: whether the step can't be done without it.
        """
        style = "active" if self.is_current(key) else "heading"
        mark = (Span(f" {NEEDED}", "mark"),) if needed else ()
        return item(key, row(width, Span(label.upper(), style), *mark))

    def is_current(self, key: str) -> bool:
        """Whether people write, or the cursor stands, under this heading."""
        return self.current_key() == key

    def current_key(self) -> str:
        """Key of the address that is written at, else of what is under the cursor."""
        line_at = self.desk.line_at
        return line_at.key if line_at is not None else self.desk.cursor

    def note_place(self) -> Place | None:
        """The place of the note under the cursor, while no line is open."""
        note = self.view.find(Note, self.current_key())
        return note.place if note is not None else None

    def nothing_yet(self, width: int) -> Block:
        """What stands under a heading nobody has written under."""
        return row(width, Span(self.desk.words.say("(nothing yet)"), "muted"))

    def pinned(self, content: str, rows: int, style: str = "text") -> Block:
        """A paragraph that may not push the board off the page."""
        return top_rows(text(content, self.inner, style), rows)
