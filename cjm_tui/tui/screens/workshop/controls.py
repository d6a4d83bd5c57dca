"""What keys, clicks and pastes on the workshop screen come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from textual import events, on
from textual.screen import Screen
from textual.widgets import Input

from cjm_tui.tui.bodies.base import Body
from cjm_tui.tui.keys import key_of
from cjm_tui.tui.registry import command_for
from cjm_tui.tui.screens.workshop.board import Board
from cjm_tui.tui.screens.workshop.cards import Cards
from cjm_tui.tui.screens.workshop.clock_menu import ClockMenu
from cjm_tui.tui.screens.workshop.closed import Closed
from cjm_tui.tui.screens.workshop.gap_walk import GapWalk
from cjm_tui.tui.screens.workshop.pasting import Paster
from cjm_tui.tui.screens.workshop.privately import Privately
from cjm_tui.tui.screens.workshop.round import Round
from cjm_tui.tui.screens.workshop.said_before import SaidBefore
from cjm_tui.tui.screens.workshop.sender import Sender
from cjm_tui.tui.screens.workshop.shelf import Shelf
from cjm_tui.tui.screens.workshop.timer import Timekeeper
from cjm_tui.tui.screens.workshop.walker import Walker
from cjm_tui.tui.screens.workshop.writer import Writer
from cjm_tui.tui.widgets.editor import TextEditor
from cjm_tui.tui.widgets.line import LineInput
from cjm_tui.tui.widgets.sheet import ARROWS, BlockView, SheetView
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.share.clipboard import Outcome


class Outside(Protocol):
    """What the screen needs of the app it runs in."""

    @property
    def words(self) -> Words:
        """The interface's language."""

    def copy_for_chat(
        self, text: str, what: str, then: Callable[[Outcome], None] | None = None
    ) -> None:
        """Put a text on the clipboard and say the truth about it; ``then`` is given the outcome."""

    def show_help(self, wheres: tuple[str, ...]) -> None:
        """Explain the keys that hold in these places."""

    def go_home(self) -> None:
        """Close the workshop and show the library."""

    def open_warm_up(self) -> None:
        """Open today's warm-up over the workshop; leaving it comes back here."""

    def switch_language(self) -> None:
        """The other language of the interface."""

    def switch_theme(self) -> None:
        """The other look."""

    def action_leave(self) -> None:
        """Leave the program, keeping everything."""


class Controls(Screen[None]):
    """Hands what a person does to the part of the screen whose business it is."""

    writer: Writer
    said: SaidBefore
    paster: Paster
    round: Round
    walker: Walker
    gap_walk: GapWalk
    board: Board
    cards: Cards
    shelf: Shelf
    closed: Closed
    sender: Sender
    privately: Privately
    timekeeper: Timekeeper
    clock_menu: ClockMenu
    outside: Outside

    @property
    def words(self) -> Words:
        """The interface's language."""
        raise NotImplementedError

    @property
    def body(self) -> Body:
        """The body shown now."""
        return self.walker.body

    @property
    def sheet(self) -> SheetView:
        """Where the page is drawn."""
        return self.query_one(SheetView)

    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw all of it before the next frame."""
        raise NotImplementedError

    @property
    def stands(self) -> bool:
        """Whether there is something to draw on: not before it is composed, nor once it is left."""
        return self.is_mounted and bool(self.children)

    def wheres(self) -> tuple[str, ...]:
        """Where the registry is asked for keys while no line is open, the most special first."""
        body = self.body
        if body.own_keys_only:
            return (body.step, "all")
        private = ("private",) if self.privately.is_on else ()
        return (f"{body.step}.{body.part}", body.step, *private, "board", "any", "all")

    def run_command(self, command_id: str) -> None:
        """Do what a command of the registry says; the body is asked first."""
        if not self.stands:
            return  # the palette tells of a choice when the screen may be gone
        if command_id != "help":
            self.shelf.put_away_keys()
        if self.body.do(command_id):
            return
        if command_id.startswith("step_"):
            self.walker.step_number(int(command_id.removeprefix("step_")))
            return
        parts = (self.writer, self.writer.flipper, self.said, self.round, self.walker)
        for part in (
            *parts,
            self.gap_walk,
            self.board,
            self.cards,
            self.shelf,
            self.closed,
            self.sender,
            self.paster,
            self.privately,
            self.clock_menu,
            self,
        ):
            method = getattr(part, f"do_{command_id}", None)
            if method is not None:
                method()
                return

    def do_palette(self) -> None:
        """Find a command by its name."""
        self.app.action_command_palette()

    def do_language(self) -> None:
        """English or Russian."""
        self.outside.switch_language()
        self.redraw()

    def do_theme(self) -> None:
        """Dark or light."""
        self.outside.switch_theme()

    def do_quit(self) -> None:
        """Leave the program."""
        self.outside.action_leave()

    def on_key(self, event: events.Key) -> None:
        """Keys while no line is open, and those that were typed before it had the focus."""
        if self.board.editor is not None:
            return
        if self.writer.is_open:
            if event.is_printable or event.key in LineInput.TAKEN:
                event.stop()
                event.prevent_default()
                self.writer.type(event)
            return
        if self.press(key_of(event), printable=event.is_printable):
            event.stop()
            event.prevent_default()

    def line_pressed(self, event: events.Key) -> None:
        """A key the line doesn't take, or one that came after it was closed."""
        if self.writer.is_open:
            self.writer.press(event.key)
        else:
            meant = event.is_printable or event.key.startswith("alt+")
            self.press(key_of(event), printable=meant)

    def press(self, key: str, *, printable: bool) -> bool:
        """A key while no line is open.

        Args:
            key: as the registry names it, on any layout.
            printable: whether it is a letter somebody may have meant to write.

        Returns:
            Whether it meant something.
        """
        if self.board.steer(key) or self.walker.steer(key):
            return True
        command = command_for(key, *self.wheres())
        if command is None and key in ARROWS:
            self.sheet.move(ARROWS[key])
            return True
        if command is not None:
            self.run_command(command.id)
        elif printable and not self.body.own_keys_only:
            self.tell(self.words.say("Letters are keys here. Enter — write."))
        return command is not None or printable

    @on(LineInput.Pasted)
    def _line_pasted(self, event: LineInput.Pasted) -> None:
        self.paster.paste(event.text)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.writer.typed(self.writer.text)

    def on_paste(self, event: events.Paste) -> None:
        """A paste on the board opens the line first."""
        if not self.writer.is_open and self.board.editor is None:
            event.stop()
            self.paster.paste_on_board(event.text)

    @on(SheetView.Outgrown)
    def _outgrown(self) -> None:
        self.redraw()

    @on(SheetView.Moved)
    def _moved(self) -> None:
        self.walker.remember()
        self.redraw()

    @on(SheetView.Pressed)
    def _pressed(self, event: SheetView.Pressed) -> None:
        if self.writer.is_open and not event.twice:
            self.writer.click(event.key)
        elif event.twice:
            self.run_command(self.body.twice)
        self.redraw()

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def _wheeled(self, event: events.MouseEvent) -> None:
        """The wheel, where the page itself doesn't scroll."""
        down = isinstance(event, events.MouseScrollDown)
        self.body.do("wheel_down" if down else "wheel_up")

    @on(TextEditor.Kept)
    def _edited(self, event: TextEditor.Kept) -> None:
        self.board.keep_edit(event.text)

    @on(TextEditor.Left)
    def _not_edited(self, event: TextEditor.Left) -> None:
        self.board.leave_edit(event.text)

    @on(BlockView.Clicked)
    def _clicked(self, event: BlockView.Clicked) -> None:
        kind, _, what = event.key.partition(":")
        if kind == "step":
            self.walker.open_step(what)
        elif kind == "part":
            self.walker.show(self.body.step, what)
        elif kind == "key":
            self.run_command(what)
        elif kind == "offer":
            self.said.pick(int(what))
