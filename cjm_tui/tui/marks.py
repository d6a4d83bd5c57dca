"""The glyphs of the wall, one vocabulary, and how a note is drawn with its marks.

All are single-width in every terminal: ◆2 heard from two clients · ◇ a guess · ×3 said by three in
the room · ▲ annoys ▲▲ slows ▲▲▲ drives away · → solution · ▾2 two stand under it
· * needed for the step.
"""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.domain.places import OnIdeas
from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.text import QUOTES, cell_len, cut
from cjm_tui.tui.blocks import Block, Span, item, stack, text
from cjm_tui.words import words

HEARD, GUESS, VOICES, BARRIER, ANSWER, NO_ANSWER, LEAVES = "◆", "◇", "×", "▲", "→", "×", "╳"
_NAME = 12
"""Cells of a name behind a note."""
NEEDED, DONE, BEGUN, CHOSEN = "*", "✓", "◐", "★"
GROUP = "▾"
"""Before how many notes stand under one."""
UNDER = "  "
"""Before a note that stands under another."""


def evidence(view: View, note: Note, *, guesses: bool = False) -> tuple[Span, ...]:
    """The marks at the end of a note: voices in the room, clients heard.

    Args:
        view: what the note is in.
        note: the note.
        guesses: draw ◇ where no client was heard; headings of a board that is all guesses don't.
    """
    voices, heard = view.voices(note), view.heard(note)
    spans = list(_author(view, note))
    if voices > 1:
        spans.append(Span(f" {VOICES}{voices}", "mark"))
    if grouped := len(view.group(note)):
        spans.append(Span(f" {GROUP}{grouped}", "mark"))
    if heard:
        spans.append(Span(f" {HEARD}{heard}", "heard"))
    elif guesses:
        spans.append(Span(f" {GUESS}", "muted"))
    return tuple(spans)


def _author(view: View, note: Note) -> Iterator[Span]:
    """Who said so, where the team wants that on the wall; ideas stand beside their names anyway."""
    name = view.name(note.author) if view.brief.authors else ""
    if name and not isinstance(note.place, OnIdeas):
        yield Span(f" {cut(name, _NAME)}", "muted")


def note_block(
    view: View,
    note: Note,
    width: int,
    *,
    style: str = "text",
    lead: Span = Span(""),  # noqa: B008 - a tuple of strings, never changed
    guesses: bool = False,
) -> Block:
    """A note as the cursor finds it: wrapped, its marks at the right of its first line.

    Args:
        view: what the note is in.
        note: the note; its id is the item's key.
        width: cells.
        style: of its text.
        lead: glyph before it (a barrier's ▲▲, a solution's →); later lines hang under the text.
        guesses: mark what nobody was heard to say.
    """
    marks = evidence(view, note, guesses=guesses)
    if view.head(note) is not None:
        lead = Span(UNDER + lead.text, lead.style)
    return item(note.id, marked_text(note_text(view, note), width, style, lead, marks))


def marked_text(content: str, width: int, style: str, lead: Span, marks: tuple[Span, ...]) -> Block:
    """Text with a glyph before it and marks at the right end of its first line."""
    hang = cell_len(lead.text)
    room = max(width - hang - sum(cell_len(mark.text) for mark in marks), 4)
    lines = list(text(content, room, style).lines) or [()]
    first = (lead, *lines[0]) if hang else lines[0]
    padding = Span(" " * max(room - sum(cell_len(s.text) for s in lines[0]), 0))
    drawn = [(*first, padding, *marks)] if marks else [first]
    drawn += [(Span(" " * hang), *line) if hang else line for line in lines[1:]]
    return stack(Block(width, tuple(drawn)))


def note_text(view: View, note: Note) -> str:
    """What a note says, somebody's very words in quotation marks."""
    return quoted(view, note.text) if note.form == "quote" else note.text


def quoted(view: View, said: str) -> str:
    """A quote in the workshop's quotation marks, kept as they were if the person typed some."""
    if not said or said.startswith(QUOTES):
        return said
    return words(view.brief.language).say("“{text}”", text=said)
