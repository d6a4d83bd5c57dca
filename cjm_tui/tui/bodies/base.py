"""What every body is: one step (or one pass of the map, one page of the close) on the one screen.

A body is not a widget. It says what is asked, what is drawn, where a line may go and what command a
typed line makes; the workshop screen shows it and submits. Its only state is where the team stands
in it, so that leaving and coming back costs nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Protocol

from msgspec import Struct

from cjm_tui.domain.commands import AddNote, Command
from cjm_tui.domain.gaps import Gap, Spot
from cjm_tui.domain.places import OnMap, Place
from cjm_tui.domain.said import Arrival
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.method.keys import STEPS
from cjm_tui.method.records import Guide, Names
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import WIDE as WIDE
from cjm_tui.tui.blocks import Page, Span
from cjm_tui.tui.bodies.posing import Posing
from cjm_tui.tui.choices import Choice as Choice
from cjm_tui.tui.grammar import Typed, parse
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.share.clipboard import Outcome

MARGIN = 1
"""Empty cells at either side of a page."""
NAME_IN_PROMPT = 24
"""Cells of a name before the line being written."""


class Address(Struct, frozen=True):
    """Where the line being written goes. It keeps the address it was begun with until Enter."""

    key: str
    """Stable within the body (``"needs"``); also the item key of its heading, so that the cursor,
    a click and Tab mean the same."""
    label: str
    """What the prompt says before ``›``, in the interface's language."""
    place: Place | None = None
    """Where a plain line becomes a note; ``None`` where the body makes another command of it."""
    target: str = ""
    """The record a line is about, where the place doesn't tell: the barrier to answer."""
    arrival: Arrival | None = None
    """What *said before* offers here; ``None``: what belongs to ``place``."""
    scaffold: str = ""
    """Text the line opens with."""
    author: str = ""
    """The participant whose words are written here, where the address is one's own."""
    makes_records: bool = False
    """Whether each line makes a record of its own without being a note: a segment, a talk."""

    @property
    def takes_lines(self) -> bool:
        """Whether several pasted lines may go here; else a second one would replace the first."""
        return self.place is not None or self.makes_records


class Kept(Struct, frozen=True):
    """What of the open line can stand, where not all of it can."""

    line: str
    """The line without what was refused."""
    why: Message
    """Why that was refused."""


class Desk(Protocol):
    """What the screen lends a body. All of it is present state: read it anew at each call."""

    @property
    def view(self) -> View:
        """The workshop as this screen may see it."""

    @property
    def words(self) -> Words:
        """The interface's language."""

    @property
    def names(self) -> Names:
        """The method's names in the workshop's language."""

    @property
    def width(self) -> int:
        """Cells a page may take."""

    @property
    def height(self) -> int:
        """Rows between the question and the *still needed* line."""

    @property
    def cursor(self) -> str:
        """Key of the item under the cursor, empty where there is none."""

    @property
    def last_written(self) -> str:
        """Id of the note written last, empty at the start."""

    @property
    def line_at(self) -> Address | None:
        """Where the open line goes, ``None`` while none is open."""

    def submit(self, command: Command) -> bool:
        """Submit; a refusal is told to the person. Returns whether it was taken."""

    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds, in the *still needed* line."""

    def open_line(self, address: Address) -> None:
        """Start writing there."""

    def choose(self, title: str, choices: Sequence[Choice], then: Callable[[str], None]) -> None:
        """Let the person choose from a list; ``then`` gets the key, and is not called on Esc."""

    @property
    def today(self) -> date:
        """The local day: what "by Friday" is counted from."""
        return self.now().astimezone().date()

    def now(self) -> datetime:
        """The time that entries get, aware: what is left of a block is counted from it."""

    def copy(self, text: str, what: str, then: Callable[[Outcome], None] | None = None) -> None:
        """Put a text on the clipboard and tell the person how that went.

        Args:
            text: ready to be pasted into a chat.
            what: what it is, in the interface's language, for the sentence told after.
            then: given the outcome when it is known; another page may be shown by then.
        """

    @property
    def chat(self) -> str:
        """The target the person writes to others in, a key of ``parcels.TARGETS``; or empty."""

    def write_in(self, target: str) -> None:
        """Remember that target."""

    @property
    def is_looked_at(self) -> bool:
        """Whether the room sees this page, so that nothing may tell how late a meeting is."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written in the workshop."""

    @property
    def out(self) -> str:
        """The folder that files are saved in, as it may be shown."""

    def save_file(self, kind: str, then: Callable[[str], None]) -> None:
        """Save the workshop as a file; what is there already is replaced only after asking.

        Args:
            kind: one of ``doors.FORMATS``, ``doors.ALL``, or the blank worksheets.
            then: given the sentence told, when a file was written.
        """

    def stand_on(self, key: str) -> None:
        """Put the cursor on an item of the page; one that isn't on it changes nothing."""

    def edit_text(self, title: str, text: str, then: Callable[[str], None]) -> None:
        """Let the person edit a text of several lines; ``then`` gets it, not on Esc.

        Args:
            title: what it is.
            text: as it is now.
            then: told the new text.
        """

    def redraw(self) -> None:
        """Something in the body's own state changed: draw it again."""

    def go(self, spot: Spot) -> None:
        """Go to a spot in any step, with its line open."""


class Body(Posing, ABC):
    """One step, pass or page of the close."""

    step: ClassVar[str]
    """One of ``keys.STEPS``."""
    part: ClassVar[str] = ""
    """One of ``keys.PASSES`` or ``keys.CLOSE`` where the step has parts."""
    twice: ClassVar[str] = "edit"
    """Id of the command that a double click gives."""
    needs_room: ClassVar[bool] = False
    """Whether who works alone passes it by."""
    own_keys_only: ClassVar[bool] = False
    """Whether it is only looked at: nothing of the board's keys holds, no steps are shown."""
    one_by_one: ClassVar[bool] = False
    """Whether a half-typed line is one person's own: it never goes along to another address, and
    several pasted lines are no line."""
    beside_line: str = ""
    """What stands at the right of the open line: how much of it is said (``4 of 5``)."""

    def __init__(self, desk: Desk) -> None:
        """Stand at the first page.

        Args:
            desk: what the screen lends.
        """
        self.desk = desk

    @abstractmethod
    def question(self) -> str:
        """The one question on the wall."""

    @abstractmethod
    def page(self) -> Page:
        """What is drawn now, ``desk.width`` wide."""

    @abstractmethod
    def addresses(self) -> Sequence[Address]:
        """Where a line may go on this page, in Tab order; may be empty (nothing to type)."""

    def title(self) -> str:
        """What the header names beside the workshop (``Viktor · “First winter”``), or nothing."""
        return ""

    def aside(self) -> Sequence[Span]:
        """What stands at the right of the steps' line (``3 answered · 3 open``)."""
        return ()

    def hint(self) -> str:
        """One grey line under the question while the page is empty: a good example, or nothing."""
        return ""

    def guide_key(self, address: Address | None) -> str:
        """Which guide ``g`` shows: a key of ``method.guide``."""
        return f"step.{self.step}" if self.step in STEPS else "kickoff"

    def own_guide(self, address: Address | None) -> Guide | None:
        """A guide that is not the method's own: what a template says of the stage it made.

        Args:
            address: where a line is open, or would open under the cursor.

        Returns:
            The guide to show instead of the one ``guide_key`` names; ``None`` by default.
        """
        return None

    def pages(self) -> Sequence[str]:
        """Keys of the pages PgDn turns (ids of stages, portraits, talks, stories); may be empty."""
        return ()

    @property
    def at(self) -> str:
        """Key of the present page, empty where there is only one."""
        return ""

    def turn(self, key: str) -> None:
        """Show the page with this key; an unknown key changes nothing."""
        return

    def address_for(self, spot: Spot) -> Address | None:
        """Stand where a gap or a found note is, and say which line answers it.

        Args:
            spot: in this step and part.

        Returns:
            The address to open, ``None`` where there is only something to look at.
        """
        wanted = spot.place
        return next((one for one in self.addresses() if one.place == wanted and wanted), None)

    def next_gap_first(self, gaps: Sequence[Gap]) -> Sequence[Gap]:
        """The gaps of this step, in the order to walk them from where the team stands in it."""
        return gaps

    def cell(self, lane: str) -> OnMap | None:
        """The cell ``! ? / = ±`` go to: only the map's passes have one."""
        return None

    def barrier_to_answer(self) -> str:
        """Barrier a ``=`` line answers: under the cursor, or typed last here; empty: it waits."""
        return ""

    def parse(self, address: Address, line: str) -> Typed:
        """Take a typed line apart: what the screen does with it, and what its prompt names.

        Args:
            address: where it was begun.
            line: as typed so far; pasted text never comes here.

        Returns:
            By default what its first characters mean; ``plain`` comes to ``write``.
        """
        return parse(line, on_map=self.cell("goal") is not None)

    def typed(self, address: Address, line: str) -> Kept | None:
        """The open line has changed: for pages that draw what a line will do while it is typed.

        Args:
            address: where it was begun.
            line: as it now is; empty when the line was taken, left or opened anew.

        Returns:
            What of it can stand where a part of it can't; usually ``None``.
        """
        return None

    def write(self, address: Address, line: str) -> Command | Message | None:
        """What a plain line means (``+``, ``..`` and the map's first characters are taken before).

        Args:
            address: where it was begun.
            line: clean text, never empty unless ``accepts_empty`` says so.

        Returns:
            The command to submit; a message to refuse it with, the line staying open with its text;
            ``None`` where the body has done what was to do.
        """
        if address.place is None:
            raise NotImplementedError(address.key)
        return AddNote(id=new_id(), note=new_id(), place=address.place, text=line)

    def is_empty(self) -> bool:
        """Whether nothing is written here yet: the line then opens by itself."""
        return False

    def prompt(self, address: Address, lane: str) -> str:
        """What the prompt says when the line's first character has named a lane."""
        return self.desk.names.lanes[lane]

    def write_footer(self) -> str:
        """What the footer says while a line is open, where the usual keys aren't what matters."""
        return ""

    def accepts_empty(self, address: Address) -> bool:
        """Whether Enter on an empty line means something here (keep a suggestion, go on)."""
        return False

    def after(self, address: Address) -> Address | None:
        """Where the line goes after Enter was taken; ``None`` closes it. Stays by default."""
        return address

    def do(self, command_id: str) -> bool:
        """Run a key of this body (``tui.registry``): its method ``do_<id>``.

        Returns:
            Whether there is such a method and it didn't return ``False``, by which it says that
            the cursor is on nothing of its own; the screen then looks among its own methods.
        """
        method: Callable[[], bool | None] | None = getattr(self, f"do_{command_id}", None)
        return method is not None and method() is not False
