"""Pasted or loaded text, taken apart into lines; a block of a chat goes its own way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_tui.domain.commands import AddNote, Batch, Redo, Single, Undo
from cjm_tui.errors import Message
from cjm_tui.share.incoming.findings import bare
from cjm_tui.text import clean, new_id
from cjm_tui.tui.bodies.base import Address, Body
from cjm_tui.tui.screens.asking import AskScreen, LookScreen, path_of
from cjm_tui.tui.screens.workshop.writing import split_author, written_notes

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.coming_back import ComingBack
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

LOOK_FROM = 4
"""Pasted lines from which they are shown before they are kept."""


def pasted_lines(pasted: str) -> tuple[str, ...]:
    """The lines of a paste, without bullets, numbers and empty lines.

    Args:
        pasted: as it came from the clipboard.

    Returns:
        One text for each note.
    """
    lines = (bare(line) for line in clean(pasted).split("\n"))
    return tuple(clean(line, lines=False) for line in lines if line)


class Paster:
    """Makes notes of pasted lines."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Paste on a screen."""
        self._screen = screen

    @cached_property
    def _coming_back(self) -> ComingBack:
        # 25 ms, which the first frame need not wait for
        from cjm_tui.tui.screens.workshop.coming_back import ComingBack

        return ComingBack(self._screen)

    def paste_on_board(self, pasted: str) -> None:
        """A paste while no line is open goes to where the cursor is, or the first address."""
        if not self._coming_back.take(pasted):
            self._open_for(pasted)

    def paste(self, pasted: str) -> None:
        """Several lines while a line is open: a block of a chat, or a note each."""
        if not self._coming_back.take(pasted):
            self._paste_lines(pasted)

    def paste_list(self, pasted: str) -> None:
        """A text that is no chat, whether a line is open or not."""
        if self._screen.writer.is_open:
            self._paste_lines(pasted)
        else:
            self._open_for(pasted)

    def _open_for(self, pasted: str) -> None:
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
            self._paste_lines(lines)
        else:
            screen.line.line.insert_text_at_cursor(lines)

    def do_load_file(self) -> None:
        """Load a file instead of pasting it; in interviews, one that is no chat is of reviews."""
        screen = self._screen
        if screen.workshop.read_only:
            screen.tell_message(screen.workshop.read_only)
            return

        def named(path: str | None) -> None:
            if path:
                self._load(path_of(path))

        title = screen.words.say("Which file? A piece of a chat, answers, or a list, one a line.")
        screen.app.push_screen(AskScreen(title), named)

    def _load(self, path: Path) -> None:
        from cjm_tui.tui.screens.reading import ReadingScreen  # not before a file is named

        def read(text: str | Message | None) -> None:
            if isinstance(text, Message):
                self._screen.tell_message(text)
            elif text is not None and not self._coming_back.take(text):
                self._take_list(text, path.stem)

        self._screen.app.push_screen(ReadingScreen(self._screen.words, path), read)

    def _take_list(self, text: str, name: str) -> None:
        """The text of a file that is no chat."""
        if not self._coming_back.take_reviews(pasted_lines(text), name):
            self.paste_list(text)

    def _paste_lines(self, pasted: str) -> None:
        """Each line becomes a note, after a look when they are more than three."""
        if self._screen.writer.body.one_by_one:
            self._screen.tell(self._screen.words.say("One line at a time here."))
            return
        address = self._screen.writer.address
        lines = pasted_lines(pasted)
        if address is None or not lines:
            return
        words = self._screen.words
        if not address.takes_lines:
            self._screen.line.line.insert_text_at_cursor(" ".join(lines))
            self._screen.tell(words.say("One answer goes here: the lines are one now."))
            return

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
        authors = (split_author(self._screen.desk.view, line) for line in lines)
        made = written(self._screen.writer.body, address, authors)
        if isinstance(made, Message):
            self._screen.tell_message(made)
            return
        if not made:
            return
        batch, writer = Batch(id=new_id(), commands=made), self._screen.writer
        if writer.text in ("", address.scaffold):
            writer.carry_out(address, batch)
        elif self._screen.submit(batch):  # a line that was begun stays as it is
            self._screen.last_written = (self._screen.last_written, *written_notes(batch))[-1]
            self._screen.sheet.reveal(self._screen.last_written)


def written(
    body: Body, address: Address, lines: Iterable[tuple[str, str]]
) -> tuple[Single, ...] | Message:
    """What pasted lines make at an address.

    Args:
        body: that the address is of.
        address: where they go.
        lines: the author's id, or an empty one, and the text of each.

    Returns:
        The commands in order; or why one of the lines can't be there.
    """
    made = list[Single]()
    for author, text in lines:
        command = body.write(address, text)
        if isinstance(command, Message):
            return command
        parts = command.commands if isinstance(command, Batch) else (command,)
        made += [
            replace(part, author=author) if author and isinstance(part, AddNote) else part
            for part in parts
            if part is not None and not isinstance(part, Batch | Undo | Redo)
        ]
    return tuple(made)
