"""A pasted list, taken apart into lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_tui.domain.commands import AddNote, Batch, Redo, Single, Undo
from cjm_tui.errors import Message
from cjm_tui.text import clean, new_id
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.screens.asking import LookScreen
from cjm_tui.tui.screens.workshop.writing import split_author, written_notes

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

LOOK_FROM = 4
"""Pasted lines from which they are shown before they are kept."""

_BULLET = re.compile(r"\s*(?:[-–—*•·▪◦]|\d{1,3}[.)])\s+")


def pasted_lines(pasted: str) -> tuple[str, ...]:
    """The lines of a paste, without bullets, numbers and empty lines.

    Args:
        pasted: as it came from the clipboard.

    Returns:
        One text for each note.
    """
    lines = (_BULLET.sub("", line, count=1).strip() for line in clean(pasted).split("\n"))
    return tuple(clean(line, lines=False) for line in lines if line)


class Paster:
    """Makes notes of pasted lines."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Paste on a screen."""
        self._screen = screen

    def paste_on_board(self, pasted: str) -> None:
        """A paste while no line is open goes to where the cursor is, or the first address."""
        screen = self._screen
        addresses = screen.body.addresses()
        if not addresses:
            screen.tell(screen.words.say("Nothing can be written on this page."))
            return
        screen.writer.open(
            next((one for one in addresses if one.key == screen.sheet.cursor), addresses[0])
        )
        lines = clean(pasted).strip("\n")
        if "\n" in lines:
            self.paste(lines)
        else:
            screen.line.line.insert_text_at_cursor(lines)

    def paste(self, pasted: str) -> None:
        """Several lines: each becomes a note, after a look when they are more than three."""
        address = self._screen.writer.address
        lines = pasted_lines(pasted)
        if address is None or not lines:
            return
        words = self._screen.words

        def keep(wanted: bool | None) -> None:
            if wanted:
                self._keep(address, lines)

        if len(lines) >= LOOK_FROM:
            title = words.count("{n} line becomes a note", "{n} lines become notes", len(lines))
            title = f"{title} · {address.label}"
            keys = words.say("Enter keep them   Esc leave it")
            self._screen.app.push_screen(LookScreen(title, lines, keys), keep)
        else:
            keep(True)

    def _keep(self, address: Address, lines: tuple[str, ...]) -> None:
        body, made = self._screen.writer.body, list[Single]()
        for line in lines:
            author, text = split_author(self._screen.desk.view, line)
            command = body.write(address, text)
            if isinstance(command, Message):
                self._screen.tell_message(command)
                return
            parts = command.commands if isinstance(command, Batch) else (command,)
            made += [
                replace(part, author=author) if author and isinstance(part, AddNote) else part
                for part in parts
                if part is not None and not isinstance(part, Batch | Undo | Redo)
            ]
        if not made:
            return
        batch, writer = Batch(id=new_id(), commands=tuple(made)), self._screen.writer
        if writer.text in ("", address.scaffold):
            writer.carry_out(address, batch)
        elif self._screen.submit(batch):  # a line that was begun stays as it is
            self._screen.last_written = (self._screen.last_written, *written_notes(batch))[-1]
            self._screen.sheet.reveal(self._screen.last_written)
