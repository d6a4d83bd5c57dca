"""Writing: the open line, its address, and what its keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import events

from cjm_tui.domain.commands import (
    Command,
    EditNote,
)
from cjm_tui.domain.records import Note
from cjm_tui.errors import Message
from cjm_tui.text import clean, new_id
from cjm_tui.tui.bodies.base import Address, Body
from cjm_tui.tui.registry import command_for
from cjm_tui.tui.screens.workshop.flipper import Flipper
from cjm_tui.tui.screens.workshop.writing import (
    LANES_OF_SORTS,
    interpret,
    is_aside,
    split_author,
    written_notes,
)

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen


class Writer:
    """Owns the open line. Its text and address outlive Esc and a turned page.

    While it is being typed it goes along to another board, so that a clicker interrupts no scribe;
    left by Esc it stays with its board.
    """

    def __init__(self, screen: WorkshopScreen) -> None:
        """No line is open."""
        self._screen = screen
        self.is_open = False
        self._address: Address | None = None
        self._begun_on: Body | None = None
        self.mending: Note | None = None
        self.flipper = Flipper(screen)
        self._left_on: dict[Body, tuple[Address, Note | None, str]] = {}
        self._is_writing = False
        self._handed: Address | None = None
        """The line a body has opened while it was asked what a line means."""

    @property
    def address(self) -> Address | None:
        """Where the line goes."""
        return self._address

    @address.setter
    def address(self, address: Address | None) -> None:
        self._address = address
        self._begun_on = self._screen.body if address is not None else None

    @property
    def body(self) -> Body:
        """The body the line was begun on, which knows what it means; another may be shown now."""
        return self._begun_on or self._screen.body

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._screen.line.line.value

    def _set_text(self, text: str) -> None:
        self._screen.line.line.put(text)

    def open(self, address: Address) -> None:
        """Write there; a line already begun keeps its own address until Enter.

        Args:
            address: where the line goes.
        """
        screen = self._screen
        if screen.workshop.read_only:
            screen.tell_message(screen.workshop.read_only)
            return
        if self._is_writing:
            self._handed = address
            return
        if not self.text or self.address is None:
            self.address = address
            left = self._left_on.pop(screen.body, (address, None, address.scaffold))
            self._address, self.mending, text = left
            self._set_text(text)
        self.is_open = True
        screen.sheet.cursor_shown = False
        screen.set_focus(screen.line.line)
        self._follow()

    def close(self) -> None:
        """Stop writing; a half-written line waits for the next opening."""
        self.is_open = False
        self._screen.said.close()
        screen = self._screen
        screen.sheet.cursor_shown = True
        if self.address is not None:
            screen.sheet.put_cursor(self.address.key)
        if self.address is not None and self.text == self.address.scaffold:
            self._set_text("")
        screen.set_focus(screen.sheet)
        screen.redraw()

    @property
    def is_begun(self) -> bool:
        """Whether something was typed that no Enter has taken yet."""
        return bool(self.text and self.address is not None and self.text != self.address.scaffold)

    def leave_board(self, following: Body) -> None:
        """Another board is to be shown: what is being typed goes along, the rest stays there.

        Args:
            following: the body to be shown; one where nothing is written takes no line along.
        """
        if self.is_open and self.is_begun and not self.body.one_by_one and following.addresses():
            return
        self.close()
        if self.is_begun and self.address is not None:
            self._left_on[self.body] = self.address, self.mending, self.text
            self.address = self.mending = None
            self._set_text("")

    def follow_page(self) -> None:
        """A page was turned: an empty line goes along, a line begun keeps its address."""
        if not self.is_open or self.is_begun:
            return
        self._set_text("")
        self._go_on(next(iter(self._screen.body.addresses()), None))

    def _follow(self) -> None:
        screen = self._screen
        screen.redraw_now()
        if self.address is not None:
            screen.sheet.put_cursor(self.address.key)
            screen.redraw()

    def type(self, key: events.Key) -> None:
        """A key that was on its way to the board when the line was opened."""
        if key.is_printable and key.character:
            self._screen.line.line.insert_text_at_cursor(key.character)
        else:
            self.press(key.key)

    def press(self, key: str) -> None:
        """A key that isn't text, while the line is open."""
        if self._screen.said.is_open and self._screen.said.press(key):
            return
        if key in ("up", "down") and self.text:
            return
        command = command_for(key, "write", "any", "all")
        if key == "ctrl+z":
            # the line leaves it to the screen only while it is empty
            command = command_for(key, "board")
        if command is not None:
            self._screen.run_command(command.id)

    def typed(self, text: str) -> None:
        """The text of the line changed."""
        if self._screen.said.is_open:
            self._screen.said.look_up()
        if self.address is not None and self.is_open:
            kept = self.body.typed(self.address, text)
            if kept is not None:
                self._set_text(kept.line)
                self._screen.tell_message(kept.why)
        self._screen.redraw()

    def do_leave_line(self) -> None:
        """Esc: letters act again."""
        if self.mending is not None:
            self.mending = None
            self._set_text("")
        self.close()
        self._screen.round.leave()

    def do_add(self) -> None:
        """Enter: add the line and stay."""
        address, line = self.address, clean(self.text, lines=False)
        if address is None:
            return
        empty = not line.strip()
        if self._screen.round.answers(line):
            self.mending = None
            self._set_text("")
            return
        if (empty and not self.body.accepts_empty(address)) or self.flipper.flips_instead(line):
            return
        made: Command | Message | None
        if self.mending is not None and not empty:
            made = EditNote(
                id=new_id(), note=self.mending.id, saw=self.mending.tag, text=line.strip()
            )
        else:
            self._is_writing, self._handed = True, None
            try:
                body = self.body
                made = body.write(address, "") if empty else interpret(body, address, line)
            finally:
                self._is_writing = False
        aside = self.mending is not None or (not empty and is_aside(self.body, address, line))
        self.carry_out(address, made, aside=aside)

    def carry_out(
        self, address: Address, made: Command | Message | None, *, aside: bool = False
    ) -> None:
        """Submit what a line makes, then go on; refused, the line stays with its text.

        Args:
            address: where it was typed.
            made: what it makes.
            aside: it answered nothing that the line asks for, which is asked once more.
        """
        screen, mended = self._screen, self.mending
        if isinstance(made, Message):
            screen.tell_message(made)
            return
        if made is not None:
            made = screen.round.signed(made)
            if not screen.submit(made):
                return
            written = written_notes(made)
            screen.last_written = written[-1] if written else screen.last_written
        self.flipper.forget()
        self.mending = None
        self._set_text("")
        if self._handed is not None:
            self._handed, following = None, self._handed
            self._go_on(following)
        elif self.body is self._screen.body:
            self._go_on(address if aside else self.body.after(address))
        else:
            self._go_on(next(iter(self._screen.body.addresses()), None))
        screen.round.taken(made, mended)
        screen.sheet.reveal(screen.last_written)

    def _go_on(self, following: Address | None) -> None:
        if following is None:
            self.address = None
            self.close()
        elif not self.text:
            self.address = following
            self._set_text(following.scaffold)
            self._follow()

    def do_next_address(self) -> None:
        """Tab."""
        self._step(1)

    def do_previous_address(self) -> None:
        """Shift+Tab."""
        self._step(-1)

    def _step(self, by: int) -> None:
        known = list(self._screen.body.addresses())
        if not known or self.address is None:
            return
        if len(known) == 1 and not self.text and self._screen.round.answers(""):
            return
        keys = [one.key for one in known]
        at = keys.index(self.address.key) if self.address.key in keys else -by
        following = known[(at + by) % len(known)]
        if self.text and self.text != self.address.scaffold:
            # the text goes along: Tab is how a person says "not here, there"
            self.address = replace(following, scaffold="")
        else:
            self.address = following
            self._set_text(following.scaffold)
        self._follow()

    def click(self, key: str) -> None:
        """A heading or cell was clicked while the line is open."""
        self._screen.set_focus(self._screen.line.line)
        if self.text and self.body.one_by_one:
            return
        for one in self._screen.body.addresses():
            if one.key == key:
                self.address = replace(one, scaffold="") if self.text else one
                self._follow()

    def do_mend_last(self) -> None:
        """Up on an empty line: take the last note back; in a round, that of the one before."""
        view, last = self._screen.desk.view, self._screen.desk.last_written
        in_round = self._screen.round.task is not None
        note = self._screen.round.back() if in_round else view.record(last) if last else None
        if isinstance(note, Note):
            self.mending = note
            self._set_text(note.text)
            self._screen.redraw()

    def prompt(self) -> str:
        """Where the line goes, as the prompt says it now."""
        address = self.address
        if address is None:
            return ""
        words = self._screen.words
        if self.mending is not None:
            return words.say("mend · {where}", where=address.label)
        author, text = split_author(self._screen.desk.view, self.text)
        typed = self.body.parse(address, text)
        label = self._screen.round.prompt(address.label)
        if typed.sort in LANES_OF_SORTS:
            label = self.body.prompt(address, LANES_OF_SORTS[typed.sort])
        elif typed.sort == "park":
            label = words.say("parking lot")
        elif typed.sort == "same":
            label = words.say("one more voice")
        name = self._screen.desk.view.name(author) if author else ""
        return f"{label} · {name}" if name else label
