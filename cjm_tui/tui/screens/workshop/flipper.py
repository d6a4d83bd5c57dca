"""The open line in the other keyboard layout: by itself at Enter, and by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.domain.commands import EditNote
from cjm_tui.domain.records import Note
from cjm_tui.text import new_id
from cjm_tui.tui.flipping import flip, reads_as_english, reads_as_russian

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen


class Flipper:
    """Flips a line that was typed in the wrong layout, once, and gives back what was typed."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Nothing is flipped."""
        self._screen = screen
        self._shown = ""
        """What was put into the line."""
        self._other = ""
        """What had stood there; once there is any, Enter keeps whatever the line says."""

    def forget(self) -> None:
        """The line was kept: the next one may be flipped again."""
        self._shown = self._other = ""

    def flips_instead(self, line: str) -> bool:
        """Flip a line that was to be added, if it reads as the room's language only so.

        Args:
            line: as it was typed.

        Returns:
            Whether it was flipped, and waits for a second Enter.
        """
        if self._other or not self._is_in_wrong_layout(line):
            return False
        self._put(flip(line))
        self._screen.tell(
            self._screen.words.say(
                "It was typed in the other layout. Enter — keep, Backspace — back."
            )
        )
        return True

    def do_flip(self) -> None:
        """F2: the line, or the last note, in the other layout; once more, as it was."""
        text = self._screen.writer.text
        if text:
            self._put(self._other if text == self._shown else flip(text))
            return
        view, last = self._screen.desk.view, self._screen.desk.last_written
        note = view.record(last) if last else None
        if isinstance(note, Note):
            flipped = flip(note.text)
            self._screen.submit(EditNote(id=new_id(), note=note.id, saw=note.tag, text=flipped))

    def do_flip_back(self) -> None:
        """Backspace right behind a flip: the line as it was typed, which Enter then keeps."""
        if self._other and self._screen.writer.text == self._shown:
            self._put(self._other, instead=False)
            self._screen.tell(self._screen.words.say("As it was typed. Enter — keep."))

    def _put(self, text: str, *, instead: bool = True) -> None:
        self._shown, self._other = text, self._screen.writer.text
        self._screen.line.line.put(text, instead=instead)

    def _is_in_wrong_layout(self, line: str) -> bool:
        """Whether what stands there reads as the language of the room, and only through a flip."""
        if self._screen.words.language == "ru":
            return reads_as_russian(line)
        return self._screen.desk.view.brief.language == "en" and reads_as_english(line)
