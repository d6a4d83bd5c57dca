"""A writing task: quiet minutes on paper, then the round by name, one note each.

Which phase it is in and whose turn it is stands in the workshop, so that a window that was killed
comes back to the same person. Who has been asked already follows from the order of the names.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_tui import settings
from cjm_tui.domain.clock import BREAK, is_forgotten, running
from cjm_tui.domain.commands import (
    AddNote,
    AddWriting,
    Batch,
    Command,
    EditParticipant,
    EditWriting,
    Single,
)
from cjm_tui.domain.records import Note, Participant, Writing
from cjm_tui.method.keys import STEPS
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block
from cjm_tui.tui.bodies import quiet
from cjm_tui.tui.bodies.base import Choice
from cjm_tui.tui.bodies.catalogue import CLOCKED
from cjm_tui.tui.bodies.quiet import MINUTES, Quiet, board_of, stamp, writing_now
from cjm_tui.tui.screens.workshop.round_line import RULE, names_line, round_on
from cjm_tui.tui.screens.workshop.writing import written_notes

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

NOT_HERE = frozenset("-–—")
"""Lines that say that whose turn it is isn't here."""
BEAT = 1.0
"""Seconds between two looks at the clock."""
QUIET, ON = "quiet", "round"
"""What ``Q`` offers where there was a round already."""


class Round:
    """Begins writing tasks and leads the open line from person to person."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Nobody has been asked.

        Args:
            screen: the workshop screen.
        """
        self._screen = screen
        self._asked: dict[str, set[str]] = {}
        """Of each task, who has had their turn."""
        self._said: dict[tuple[str, str], str] = {}
        """By task and person, the note they said last."""
        self._left = 0
        """Seconds the quiet minutes had left at the last beat."""

    def begin(self) -> None:
        """Let the clocks of the cards tick."""
        self._screen.set_interval(BEAT, self._tick)

    def _tick(self) -> None:
        screen = self._screen
        if screen.body.step not in CLOCKED:
            return
        screen.redraw()
        left = screen.body.left() if isinstance(screen.body, Quiet) else None
        is_up = left is not None and left <= 0 < self._left
        self._left = left or 0
        rings = is_up and not screen.workshop.read_only
        if rings and settings.read(os.environ).get("bell") != "off":
            screen.app.bell()

    # What is on ---------------------------------------------------------------------------------

    @property
    def _people(self) -> tuple[Participant, ...]:
        return self._screen.desk.view.present

    @property
    def task(self) -> Writing | None:
        """The task whose round is on, on the page that is shown."""
        return round_on(self._screen.desk.view, board_of(self._screen.body))

    @property
    def turn(self) -> Participant | None:
        """Whose turn it is; nobody where no round is on."""
        task = self.task
        if task is None:
            return None
        by_id = {person.id: person for person in self._people}
        return by_id.get(task.turn) or self._next(task) or self._people[0]

    def _done(self, task: Writing) -> set[str]:
        """Who has had their turn; after a restart, those before the one whose turn it is."""
        if task.id not in self._asked:
            order = [person.id for person in self._people]
            at = order.index(task.turn) if task.turn in order else 0
            self._asked[task.id] = set(order[:at])
        return self._asked[task.id]

    def _next(self, task: Writing) -> Participant | None:
        """Who hasn't been asked yet: those behind the present one first, then who came late."""
        done, order = self._done(task), self._people
        at = next((i for i, person in enumerate(order) if person.id == task.turn), -1)
        waiting = (*order[at + 1 :], *order[: at + 1])
        return next(
            (one for one in waiting if one.id not in done and one.id != task.turn),
            None,
        )

    # Beginning ----------------------------------------------------------------------------------

    def do_quiet(self) -> None:
        """Begin a writing task on this board, or take the one up again that was on it."""
        screen = self._screen
        body = screen.body
        if screen.workshop.read_only:
            screen.tell_message(screen.workshop.read_only)
        elif body.step not in STEPS[:-1] or not body.addresses():
            screen.tell(screen.words.say("Quiet minutes begin on a board: steps 1 to 6."))
        elif (before := self._on_this_board()) is not None and self._people:
            self._offer(before)
        else:
            self._begin()

    def _on_this_board(self) -> Writing | None:
        board = board_of(self._screen.body)
        tasks = [one for one in self._screen.desk.view.writings if one.board == board]
        return tasks[-1] if tasks else None

    def _offer(self, before: Writing) -> None:
        words = self._screen.words
        whose = self._screen.desk.view.name(before.turn)
        choices = [
            Choice(QUIET, words.say("two quiet minutes"), words.say("everybody writes on paper")),
            Choice(ON, words.say("the round, by name"), whose),
        ]

        def chosen(key: str) -> None:
            if key == QUIET:
                self._begin()
            else:
                self._change(before, phase="round", turn=before.turn or self._people[0].id)
                self.arrive()

        self._screen.desk.choose(words.say("Writing on this board"), choices, chosen)

    def _begin(self) -> None:
        screen = self._screen
        running = writing_now(screen.desk.view)
        if running is not None:
            self._change(running, phase="done")
        until = stamp(screen.desk.now() + timedelta(minutes=MINUTES))
        task = AddWriting(id=new_id(), writing=new_id(), board=board_of(screen.body), until=until)
        if screen.submit(task):
            screen.walker.show("quiet")

    def resume(self) -> None:
        """After opening: quiet minutes and a break go on; a round does so by itself."""
        now = self._screen.desk.now()
        writing = writing_now(self._screen.desk.view)
        if writing is not None and quiet.is_forgotten(writing, now):
            writing = None
        here = board_of(self._screen.body)
        if writing is not None and writing.phase == "quiet" and writing.board == here:
            self._screen.walker.show(Quiet.step)
            return
        block = running(self._screen.desk.view)
        rests = block is not None and block.key == BREAK
        if block is not None and rests and not is_forgotten(block, now):
            self._screen.walker.show(BREAK)

    def arrive(self) -> None:
        """A page is shown: where its round is on, the line is open."""
        writer, addresses = self._screen.writer, self._screen.body.addresses()
        if self.task is None or self._screen.workshop.read_only or not addresses:
            return
        if not writer.is_open:
            writer.open(self._screen.board.address_under_cursor() or addresses[0])

    # From person to person ----------------------------------------------------------------------

    def signed(self, made: Command) -> Command:
        """What a line makes, with the name of whose turn it is where the workshop keeps names."""
        turn = self.turn
        if turn is None or not self._screen.desk.view.brief.authors:
            return made
        if isinstance(made, AddNote) and not made.author:
            return replace(made, author=turn.id)
        if isinstance(made, Batch):
            signed: tuple[Single, ...] = tuple(
                replace(one, author=turn.id) if isinstance(one, AddNote) and not one.author else one
                for one in made.commands
            )
            return replace(made, commands=signed)
        return made

    def answers(self, line: str) -> bool:
        """Take a line that says something of the person and nothing of the map.

        Args:
            line: as it was typed; empty, or a dash.

        Returns:
            Whether it was such a line.
        """
        if self.task is None or (line.strip() and line.strip() not in NOT_HERE):
            return False
        if line.strip():
            self._away()
        else:
            self.skip()
        return True

    def taken(self, made: Command | None, mended: Note | None) -> None:
        """A line was taken: where it says something of one's own, the next one has the turn.

        Args:
            made: what the line made; one more voice is nobody's own.
            mended: the note that was mended, where one was.
        """
        task, turn = self.task, self.turn
        notes = written_notes(made) if made is not None else ()
        if task is None or turn is None or not (notes or mended is not None):
            return
        said = notes[-1] if notes else mended.id if mended is not None else ""
        self._said[task.id, turn.id] = said
        self.skip()

    def skip(self) -> None:
        """The next one; when all were asked, once more from the first."""
        task, turn = self.task, self.turn
        if task is None or turn is None:
            return
        self._done(task).add(turn.id)
        following = self._next(task)
        if following is None:
            self._asked[task.id] = set()
            self._change(task, turn=self._people[0].id)
            self._screen.tell(
                self._screen.words.say("Everybody had their turn: once more, or Esc.")
            )
        else:
            self._change(task, turn=following.id)
        self.arrive()

    def _away(self) -> None:
        """Whose turn it is isn't here today; the others go on."""
        task, turn = self.task, self.turn
        if task is None or turn is None:
            return
        self.skip()
        self._screen.submit(EditParticipant(id=new_id(), participant=turn.id, away=True))
        self._screen.tell(self._screen.words.say("{name} isn't here today.", name=turn.name))

    def back(self) -> Note | None:
        """Give the one before their turn again.

        Returns:
            What they said, to be mended in the line; emptied, Enter leaves it as it is.
        """
        task, turn = self.task, self.turn
        order = [person.id for person in self._people]
        if task is None or turn is None or order.index(turn.id) == 0:
            return None
        before = order[order.index(turn.id) - 1]
        self._done(task).discard(before)
        self._change(task, turn=before)
        return self._screen.desk.view.find(Note, self._said.get((task.id, before), ""))

    def leave(self) -> None:
        """The line is left: the round is over until ``Q`` takes it up again."""
        task = self.task
        if task is not None:
            self._change(task, phase="done")

    def _change(self, task: Writing, **changes: str) -> None:
        self._screen.submit(replace(EditWriting(id=new_id(), writing=task.id), **changes))

    # What is seen -------------------------------------------------------------------------------

    def names_line(self, width: int) -> Block:
        """The names in order: who spoke, and whose turn it is.

        Args:
            width: cells.

        Returns:
            Nothing where no round is on.
        """
        task, turn = self.task, self.turn
        if task is None or turn is None:
            return Block(width)
        rule = self._screen.words.say(RULE)
        return names_line(self._people, turn, self._done(task), rule, width)

    def prompt(self, label: str) -> str:
        """Whose words the line is for, before where it goes."""
        turn = self.turn
        return f"{turn.name} · {label}" if turn is not None else label

    def footer(self) -> str:
        """The keys while the round is on; empty where none is."""
        if self.task is None:
            return ""
        say = self._screen.words.say
        tab = say("Tab heading") if len(self._screen.body.addresses()) > 1 else say("Tab skip")
        return say(
            "Enter next or skip   + same again   - not here   ↑ back   {tab}   Esc end", tab=tab
        )
