"""Hidden notes: only counted on the wall, until they are opened, all at once or one person's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjm_tui.domain.commands import Batch, EditNote
from cjm_tui.domain.records import Note
from cjm_tui.domain.view import project
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.base import Choice
from cjm_tui.tui.screens.workshop.shelf import spot_of

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

EVERYBODY, NOBODY = "all", "nobody"
"""Whose notes are opened, beside a participant's."""


class Closed:
    """Counts what is hidden in the step that is shown, and opens it."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Count for a screen.

        Args:
            screen: the workshop screen.
        """
        self._screen = screen
        self._found: tuple[int, tuple[Note, ...]] = (-1, ())

    def _all_hidden(self) -> tuple[Note, ...]:
        """Every hidden note; looked for once a revision, as each drawing asks for it."""
        workshop = self._screen.workshop.workshop
        if self._found[0] != workshop.rev:
            notes = project(workshop, "facilitator").notes
            self._found = (workshop.rev, tuple(note for note in notes if note.hidden))
        return self._found[1]

    def _hidden(self) -> tuple[Note, ...]:
        """The hidden notes of this step and the parking lot; what they say stays in here."""
        screen = self._screen
        if not screen.desk.view.hidden:
            return ()
        step = screen.body.step
        return tuple(
            note
            for note in self._all_hidden()
            if (spot := spot_of(note.place)) is None or spot.step == step
        )

    def told(self) -> str:
        """How many are still hidden here; empty where none is."""
        found = len(self._hidden())
        return self._screen.words.say("still hidden: {n}", n=found) if found else ""

    def do_open_hidden(self) -> None:
        """Open them: all, or one person's where several have written."""
        screen, notes = self._screen, self._hidden()
        words = screen.words
        if screen.workshop.read_only:
            screen.tell_message(screen.workshop.read_only)
            return
        if not notes:
            screen.tell(words.say("Nothing is hidden here."))
            return
        wrote = Counter(note.author for note in notes)
        if len(wrote) == 1:
            self._open(EVERYBODY)
            return

        def count(author: str) -> str:
            """How much one has written: nothing for a screen that the room sees."""
            return str(wrote[author]) if screen.privately.is_on else ""

        choices = [Choice(EVERYBODY, words.say("all of them"), str(len(notes)))]
        view = screen.desk.view
        for person in view.workshop.records.values():
            if person.id in wrote:
                choices.append(Choice(person.id, view.name(person.id), count(person.id)))
        if wrote[""]:
            choices.append(Choice(NOBODY, words.say("those of nobody named"), count("")))
        screen.desk.choose(words.say("Which notes to open?"), choices, self._open)

    def _open(self, whose: str) -> None:
        """Open those of one author, as they are hidden by now."""
        author = "" if whose == NOBODY else whose
        commands = tuple(
            EditNote(note=note.id, hidden=False)
            for note in self._hidden()
            if whose == EVERYBODY or note.author == author
        )
        screen = self._screen
        if commands and screen.submit(Batch(id=new_id(), commands=commands)):
            opened = screen.words.count("{n} note opened.", "{n} notes opened.", len(commands))
            screen.tell(f"{opened} {self.told()}".rstrip())
