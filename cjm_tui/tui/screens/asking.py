"""Small screens over the workshop: choose from a list, type an answer, read a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cjm_tui.text import clean
from cjm_tui.tui.choices import Choice
from cjm_tui.tui.keys import key_of
from cjm_tui.tui.layouts import latin_key
from cjm_tui.tui.widgets.line import LineInput
from cjm_tui.tui.widgets.options import ShrinkingList

Answer = TypeVar("Answer")


def path_of(answer: str) -> Path:
    """The file that an answer names: one dropped on the terminal comes in quotation marks."""
    return Path(answer.strip().strip("'\""))


class Dialog(ModalScreen[Answer]):
    """Is left once: keys that come in a burst must not leave what is under it too."""

    _left = False
    _withdrawn = False

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave, unless that has been done."""
        if self._left or not self.is_current:
            return AwaitComplete()
        self._left = True
        return super().dismiss(result)

    def withdraw(self) -> None:
        """Leave without an answer; under another screen nothing of it is seen until it can."""
        self.visible = False
        self._withdrawn = True
        self.dismiss(None)

    def on_screen_resume(self) -> None:
        """What was withdrawn meanwhile goes now."""
        if self._withdrawn:
            self.dismiss(None)

    def on_mount(self) -> None:
        """Give the keys to what takes them; a dialog left before it was drawn has nothing."""
        if self.is_current and self.children:
            self.take_keys()

    def take_keys(self) -> None:
        """Focus what the keys are for."""


class ListScreen(Dialog[str | None]):
    """Choose one of a list, by arrows, by its number or by typing a part of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, title: str, choices: Sequence[Choice], *, filtered: bool = False) -> None:
        """List the choices.

        Args:
            title: the question.
            choices: in order.
            filtered: with a line to type a part of what is looked for.
        """
        super().__init__()
        self._title, self._choices, self._filtered = title, tuple(choices), filtered
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Title, the line where there is one, the list."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title")
            if self._filtered:
                yield LineInput(pressed=self._pressed, id="wanted")
            yield ShrinkingList(*self._options(""), markup=False)

    def take_keys(self) -> None:
        """The list, or the line above it, takes the keys."""
        (self.query_one(LineInput) if self._filtered else self.query_one(OptionList)).focus()

    def _options(self, wanted: str) -> list[Option]:
        shown = [
            one
            for one in self._choices
            if wanted.casefold() in f"{one.label}\n{one.detail}".casefold()
        ]
        numbered = not self._filtered and len(shown) <= 9
        return [
            Option(
                Content.assemble(
                    f"{number}  " if numbered else "",
                    (one.label, "bold"),
                    f"\n{'   ' if numbered else ''}{one.detail}" if one.detail else "",
                ),
                id=one.key,
            )
            for number, one in enumerate(shown, 1)
        ]

    @on(Input.Changed, "#wanted")
    def _narrow(self, event: Input.Changed) -> None:
        self._narrow_to(event.value)

    def _narrow_to(self, wanted: str) -> None:
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self.query_one(OptionList).set_options(self._options(wanted))
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def _pressed(self, event: events.Key) -> None:
        """Keys the line leaves alone move in the list."""
        options = self.query_one(OptionList)
        match event.key:
            case "escape":
                self.dismiss(None)
            case "down":
                options.action_cursor_down()
            case "up":
                options.action_cursor_up()
            case "enter":
                self._narrow_to(self.query_one(LineInput).value)
                options.action_select()

    def on_key(self, event: events.Key) -> None:
        """A digit takes that row."""
        if self._filtered or not (event.character or "").isdigit():
            return
        number = int(latin_key(event.key)) - 1
        if 0 <= number < min(len(self._choices), 9):
            event.stop()
            self.dismiss(self._choices[number].key)


class AskScreen(Dialog[str | None]):
    """Type one answer."""

    def __init__(self, title: str, value: str = "", *, note: str = "") -> None:
        """Ask.

        Args:
            title: the question.
            value: what the line opens with.
            note: a sentence under it.
        """
        super().__init__()
        self._title, self._value, self._note = title, value, note

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title")
            yield LineInput(self._value, pressed=self._pressed, id="answer")
            if self._note:
                yield Static(Content(self._note), classes="dialog-note")

    def take_keys(self) -> None:
        """Type at once."""
        self.query_one(LineInput).focus()

    def _pressed(self, event: events.Key) -> None:
        """Enter answers, Esc doesn't."""
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self.dismiss(clean(self.query_one(LineInput).value, lines=False).strip())

    @on(LineInput.Pasted)
    def _one_line(self, event: LineInput.Pasted) -> None:
        self.query_one(LineInput).insert_text_at_cursor(clean(event.text, lines=False))


class TextScreen(Dialog[None]):
    """Read something; any of Esc, Enter or q leaves."""

    LEAVES: ClassVar[frozenset[str]] = frozenset("escape enter q g k question_mark f1".split())
    """Keys that leave: also those that open such a text, pressed once more."""

    def __init__(self, title: str, text: Content) -> None:
        """Show a text.

        Args:
            title: above it.
            text: assembled, never markup.
        """
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Title and a text that scrolls."""
        with Vertical(classes="dialog tall"):
            yield Static(Content(self._title), classes="dialog-title")
            with VerticalScroll():
                yield Static(self._text)

    def take_keys(self) -> None:
        """Arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_key(self, event: events.Key) -> None:
        """Leave, on either layout."""
        if latin_key(key_of(event)) in self.LEAVES:
            event.stop()
            self.dismiss(None)


class LookScreen(Dialog[bool]):
    """Look at what was pasted before it is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", show=False),
        Binding("enter", "dismiss(True)", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str], keys: str) -> None:
        """Show the lines.

        Args:
            title: how many become what.
            lines: one a note.
            keys: what Enter and Esc do.
        """
        super().__init__()
        self._title, self._lines, self._keys = title, tuple(lines), keys

    def compose(self) -> ComposeResult:
        """Title, the lines, the keys."""
        with Vertical(classes="dialog tall"):
            yield Static(Content(self._title), classes="dialog-title")
            with VerticalScroll():
                yield Static(Content("\n".join(f"• {line}" for line in self._lines)))
            yield Static(Content(self._keys), classes="dialog-note")

    def take_keys(self) -> None:
        """Arrows scroll."""
        self.query_one(VerticalScroll).focus()
