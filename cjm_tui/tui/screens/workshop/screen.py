"""The workshop screen: one question, what was written, one open line. Bodies are swapped in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from cjm_tui.domain.commands import Command
from cjm_tui.errors import Message
from cjm_tui.session import OpenWorkshop
from cjm_tui.telling import tell
from cjm_tui.tui.bodies.base import Body
from cjm_tui.tui.registry import command_for
from cjm_tui.tui.screens.workshop.board import Board
from cjm_tui.tui.screens.workshop.desk import ScreenDesk
from cjm_tui.tui.screens.workshop.frame import draw_frame
from cjm_tui.tui.screens.workshop.shelf import Shelf
from cjm_tui.tui.screens.workshop.walker import Walker
from cjm_tui.tui.screens.workshop.writer import Writer
from cjm_tui.tui.widgets.editor import Editor
from cjm_tui.tui.widgets.line import LineInput, OpenLine
from cjm_tui.tui.widgets.sheet import ARROWS, BlockView, SheetView
from cjm_tui.words import Words

TOLD_FOR = 6.0
"""Seconds a sentence stays in the *still needed* line."""


class Outside(Protocol):
    """What the screen needs of the app it runs in."""

    @property
    def words(self) -> Words:
        """The interface's language."""

    def copy_for_chat(self, text: str, what: str) -> None:
        """Put a text on the clipboard and say the truth about it."""

    def show_help(self, wheres: tuple[str, ...]) -> None:
        """Explain the keys that hold in these places."""

    def go_home(self) -> None:
        """Close the workshop and show the library."""


class WorkshopScreen(Screen[None]):
    """One open workshop."""

    CSS_PATH: ClassVar[None] = None

    def __init__(self, workshop: OpenWorkshop, outside: Outside, *, begin_at: str = "") -> None:
        """Show a workshop where it was left.

        Args:
            workshop: open; the screen closes it when it is left.
            outside: the app.
            begin_at: a step to begin with instead of where it was left.
        """
        super().__init__()
        self.workshop, self.outside = workshop, outside
        self.desk = ScreenDesk(self)
        self.writer = Writer(self)
        self.walker = Walker(self, begin_at)
        self.board = Board(self)
        self.shelf = Shelf(self)
        self.last_written = ""
        self.told = ""
        self._stop_listening: Callable[[], None] = lambda: None
        self._drawing = False

    @property
    def words(self) -> Words:
        """The interface's language."""
        return self.outside.words

    @property
    def body(self) -> Body:
        """The body shown now."""
        return self.walker.body

    @property
    def sheet(self) -> SheetView:
        """Where the page is drawn."""
        return self.query_one(SheetView)

    @property
    def line(self) -> OpenLine:
        """The open line."""
        return self.query_one(OpenLine)

    def compose(self) -> ComposeResult:
        """Header, question, page, still needed, line, keys; top to bottom."""
        yield BlockView(id="header")
        yield BlockView(id="banner")
        yield BlockView(id="question")
        yield SheetView(id="page")
        yield BlockView(id="said")
        yield BlockView(id="needed")
        yield OpenLine()
        yield BlockView(id="footer")
        yield Vertical(id="editor-layer")

    def on_mount(self) -> None:
        """Follow the workshop and stand where it was left."""
        self._stop_listening = self.workshop.listen(self._hear)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.walker.begin()
        for notice in self.workshop.notices:
            self.tell_message(notice)

    def on_unmount(self) -> None:
        """Stop following."""
        self._stop_listening()

    def _hear(self, _: object) -> None:
        """Something was changed or saved, perhaps told by the thread that writes to the disk."""
        if self.app.is_running:
            self.app.call_later(self.redraw)

    def on_resize(self) -> None:
        """A page is drawn for a width."""
        self.redraw()

    def redraw(self) -> None:
        """Draw all of it once, however often it is asked for before the next frame."""
        if not self._drawing and self.is_mounted:
            self._drawing = True
            self.call_after_refresh(self._draw)

    def redraw_now(self) -> None:
        """Draw at once, where the next thing needs to know what lies on the page."""
        if self.is_mounted:
            draw_frame(self)

    def _draw(self) -> None:
        self._drawing = False
        if self.is_mounted:
            draw_frame(self)

    def submit(self, command: Command) -> bool:
        """Submit a change; say why when it is refused."""
        receipt = self.workshop.submit(command)
        if receipt.state == "refused" and receipt.message is not None:
            self.tell_message(receipt.message)
            return False
        self.redraw()
        return True

    def tell_message(self, message: Message) -> None:
        """Say a message in the interface's language."""
        self.tell(tell(self.words, message))

    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds where *still needed* stands."""
        self.told = sentence
        self.redraw()
        self.set_timer(TOLD_FOR, lambda: self._untell(sentence))

    def _untell(self, sentence: str) -> None:
        if self.told == sentence:
            self.told = ""
            self.redraw()

    def wheres(self) -> tuple[str, ...]:
        """Where the registry is asked for keys while no line is open, the most special first."""
        body = self.body
        return (f"{body.step}.{body.part}", body.step, "board", "any")

    def run_command(self, command_id: str) -> None:
        """Do what a command of the registry says; the body is asked first."""
        if self.body.do(command_id):
            return
        if command_id.startswith("step_"):
            self.walker.step_number(int(command_id.removeprefix("step_")))
            return
        for part in (self.writer, self.walker, self.board, self.shelf):
            method = getattr(part, f"do_{command_id}", None)
            if method is not None:
                method()
                return

    async def on_key(self, event: events.Key) -> None:
        """Keys while no line is open."""
        if self.writer.is_open or self.board.editor is not None:
            return
        key = key_of(event)
        if self.board.steer(key) or self.walker.steer(key):
            event.stop()
            return
        if key in ARROWS:
            event.stop()
            self.sheet.move(ARROWS[key])
            return
        command = command_for(key, *self.wheres())
        if command is not None:
            event.stop()
            event.prevent_default()
            self.run_command(command.id)
        elif event.is_printable:
            event.stop()
            self.tell(self.words.say("Letters are keys here. Enter — write."))

    @on(LineInput.Key)
    def _line_key(self, event: LineInput.Key) -> None:
        self.writer.press(event.key)

    @on(LineInput.Pasted)
    def _line_pasted(self, event: LineInput.Pasted) -> None:
        self.writer.paste(event.text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.writer.typed(event.value)

    def on_paste(self, event: events.Paste) -> None:
        """A paste on the board opens the line first."""
        if not self.writer.is_open and self.board.editor is None:
            event.stop()
            self.writer.paste_on_board(event.text)

    @on(SheetView.Moved)
    def _moved(self) -> None:
        self.walker.remember()
        self.redraw()

    @on(SheetView.Pressed)
    def _pressed(self, event: SheetView.Pressed) -> None:
        if self.writer.is_open and not event.twice:
            self.writer.click(event.key)
        elif event.twice:
            self.run_command("edit")
        self.redraw()

    @on(Editor.Kept)
    def _edited(self, event: Editor.Kept) -> None:
        self.board.keep_edit(event.text)

    @on(Editor.Left)
    def _not_edited(self, event: Editor.Left) -> None:
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
            self.writer.pick(int(what))


_PUNCTUATION = {
    "/": "slash",
    "?": "question_mark",
    "+": "plus_sign",
    "=": "equals_sign",
    " ": "space",
}


def key_of(event: events.Key) -> str:
    """The key's name; a printable character stands for itself but for the ones Textual names."""
    character = event.character or ""
    if event.is_printable and len(character) == 1:
        return _PUNCTUATION.get(character, character)
    return event.key
