"""A new map: three questions, two of which may be skipped."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cjm_tui.domain.records import How, Language
from cjm_tui.errors import CjmError
from cjm_tui.method.keys import HOW
from cjm_tui.method.loader import names
from cjm_tui.session import Library
from cjm_tui.telling import tell
from cjm_tui.text import clean
from cjm_tui.tui.people import split_names, told_apart
from cjm_tui.tui.widgets.line import LineInput
from cjm_tui.words import words


class NewScreen(Screen[str | None]):
    """Asks what about, how, and who; gives back the id of the new workshop."""

    ORDER: ClassVar[tuple[str, ...]] = ("title", "how", "people")

    def __init__(self, library: Library, language: Language) -> None:
        """Ask.

        Args:
            library: the workshop is made in.
            language: of the interface, and of the new workshop.
        """
        super().__init__()
        self._library, self._language = library, language
        self._left = False
        self.how: How | None = None
        """How the workshop that was made is worked on; ``None`` before."""

    def compose(self) -> ComposeResult:
        """The three questions, one under the other."""
        say = words(self._language).say
        how = names(self._language).how
        yield Static(Content(" " + say("A new map")), classes="new-heading")
        yield Static(Content(" " + say("What is the map about?")), classes="new-question")
        yield LineInput(pressed=self._pressed, id="title", classes="new-answer")
        yield Static(Content(" " + say("How will you work?")), classes="new-question")
        yield OptionList(
            *(
                Option(Content(f"{number}  {how[key]}"), id=key)
                for number, key in enumerate(HOW, 1)
            ),
            id="how",
            markup=False,
        )
        asked = say("Who takes part? Names with commas; last, the one everybody listens to.")
        yield Static(Content(" " + asked), classes="new-question")
        yield LineInput(pressed=self._pressed, id="people", classes="new-answer")
        later = say("The rest is asked on the way: the decision at the start, stages in step 4.")
        yield Static(Content(" " + later), classes="new-note")
        yield Static("", id="new-told", markup=False)
        keys = say("Enter next   ↑ back   Esc never mind")
        yield Static(Content(" " + keys), classes="new-keys")

    def on_mount(self) -> None:
        """A team of two hours is what most come for."""
        if not (self.is_current and self.children):
            return  # left before it was drawn
        self.query_one("#how", OptionList).highlighted = HOW.index("team")
        self.query_one("#title").focus()

    def on_key(self, event: events.Key) -> None:
        """Digits choose in the list; what came before a line had the focus goes to the line."""
        in_list = self.focused is self.query_one("#how", OptionList)
        if in_list and event.key in ("enter", "up", "down"):
            return  # the list's own
        if event.is_printable or event.key in LineInput.TAKEN:
            event.stop()
            self._pressed(event)

    def _choose(self, key: str) -> None:
        listed = self.query_one("#how", OptionList)
        if key in ("1", "2", "3", "4"):
            listed.highlighted = int(key) - 1
            self._onward("how", 1)
        elif key == "escape":
            self._leave(None)
        elif key in ("tab", "shift+tab"):
            self._onward("how", 1 if key == "tab" else -1)

    @on(OptionList.OptionSelected)
    def _how(self) -> None:
        self._onward("how", 1)

    def _pressed(self, event: events.Key) -> None:
        """A key a line doesn't take, or one that came after it was left."""
        key, at = (
            event.key,
            self.focused.id if self.focused is not None and self.focused.id else "title",
        )
        if at == "how":
            self._choose(key)
        elif key == "escape":
            self._leave(None)
        elif key in ("enter", "tab", "down"):
            self._onward(at, 1)
        elif key in ("up", "shift+tab"):
            self._onward(at, -1)
        elif event.is_printable and event.character:
            self.query_one(f"#{at}", LineInput).insert_text_at_cursor(event.character)

    @on(LineInput.Pasted)
    def _one_line(self, event: LineInput.Pasted) -> None:
        if isinstance(self.focused, LineInput):
            names_pasted = ", ".join(
                line.strip() for line in event.text.split("\n") if line.strip()
            )
            self.focused.insert_text_at_cursor(clean(names_pasted, lines=False))

    @on(Input.Changed, "#people")
    def _twice(self) -> None:
        """Say what becomes of a name that is there twice: a vote asks each by name."""
        typed = split_names(self._value("people"))
        lettered = [
            (name, apart)
            for name, apart in zip(typed, told_apart(typed), strict=True)
            if name != apart
        ]
        if not lettered:
            self._say("")
            return
        name, apart = lettered[-1]
        say = words(self._language).say
        self._say(say("{name} is there already: this one becomes {other}.", name=name, other=apart))

    def _value(self, name: str) -> str:
        return clean(self.query_one(f"#{name}", LineInput).value, lines=False).strip()

    def _onward(self, at: str, by: int) -> None:
        """To the next question; past the last one the workshop is made."""
        if at == "title" and by > 0 and not self._value("title"):
            self._say(words(self._language).say("Say in a few words what the map is about."))
            return
        how = HOW[self.query_one("#how", OptionList).highlighted or 0]
        following = self.ORDER.index(at) + by
        if following == 2 and by > 0 and how == "alone":
            following = 3
        if following >= len(self.ORDER):
            self._make(cast(How, how))
        elif following >= 0:
            self.set_focus(self.query_one(f"#{self.ORDER[following]}"))

    def _make(self, how: How) -> None:
        people = split_names(self._value("people"))
        try:
            made = self._library.create(
                self._value("title"), language=self._language, how=how, people=people
            )
        except CjmError as problem:
            self._say(tell(words(self._language), problem.message))
            return
        self.how = how
        self._leave(made)

    def _leave(self, made: str | None) -> None:
        """Leave once: keys that come in a burst must not leave the library too."""
        if self.is_current and not self._left:
            self._left = True
            self.dismiss(made)

    def _say(self, sentence: str) -> None:
        self.query_one("#new-told", Static).update(Content(f" {sentence}"))
