"""A desk without a screen, and a hand that types: bodies are tried with these, no Textual needed.

``FakeDesk`` is the desk over a workshop; ``Wall`` builds a workshop record by record; ``Hand`` does
with a typed line what the workshop screen does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from itertools import count

import msgspec
import pytest
from msgspec.structs import replace

from cjm_tui.domain import ranks
from cjm_tui.domain.apply import apply
from cjm_tui.domain.commands import Command, Entry
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import Place
from cjm_tui.domain.records import (
    BRIEF_ID,
    AnyRecord,
    Brief,
    Language,
    Link,
    Note,
    Participant,
    Persona,
    Segment,
    Stage,
    Story,
)
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import Workshop, assign
from cjm_tui.errors import Message, Refused
from cjm_tui.method import loader
from cjm_tui.method.records import Names
from cjm_tui.share.clipboard import Copied, Failed, Outcome
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import STYLES, Block, Page, line_len
from cjm_tui.tui.bodies.base import Address, Body, Choice
from cjm_tui.tui.screens.workshop.writing import interpret, written_notes
from cjm_tui.words import Words, words

SIZES = ((80, 14), (100, 19), (120, 25))
"""Cells and rows of a page in windows of 80x24, 100x29 and 120x35."""
LANGUAGES: tuple[Language, ...] = ("en", "ru")
HOSTILE = "[bold red]x[/] {name} %s $HOME <b>&amp;</b> \\[link=y] 漢字 👩‍👩‍👧 e\u0301"
"""Text that a renderer which parses markup, or counts characters, gets wrong."""


TODAY = date(2026, 11, 21)
"""A Saturday."""
NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)
"""A moment of it."""


def example(name: str, language: Language) -> Workshop:
    """A worked example as a workshop.

    Args:
        name: one of ``keys.EXAMPLES``.
        language: of the workshop.
    """

    class Shape(msgspec.Struct):
        records: list[AnyRecord]

    shape = msgspec.json.decode(loader.example_bytes(name, language), type=Shape)
    return assign(Workshop(uid=name), shape.records, rev=0)


class Wall:
    """Builds a workshop: each record ranked behind the one before it.

    Args:
        language: of the workshop.
        brief: other fields of its brief.
    """

    def __init__(self, language: Language = "en", **brief: object) -> None:
        self._records: dict[str, AnyRecord] = {}
        self._ranks: dict[object, str] = {}
        self._numbers = count(1)
        self._put(replace(Brief(id=BRIEF_ID, title="Boiler rooms", language=language), **brief))

    @property
    def workshop(self) -> Workshop:
        """What has been built so far."""
        return assign(Workshop(uid="a" * 12), self._records.values(), rev=0)

    def person(self, name: str, *, away: bool = False) -> str:
        """Somebody takes part. Returns the id, as all of these do."""
        rank = self._rank(Participant)
        return self._put(Participant(id=self._id(), rank=rank, name=name, away=away))

    def persona(self, name: str, role: str = "") -> str:
        """A segment with its portrait."""
        segment = self._put(Segment(id=self._id(), rank=self._rank(Segment), name=role or name))
        return self._put(
            Persona(id=self._id(), rank=self._rank(Persona), segment=segment, name=name, role=role)
        )

    def stage(self, name: str) -> str:
        """A stage at the end of the road."""
        return self._put(Stage(id=self._id(), rank=self._rank(Stage), name=name))

    def story(self, title: str, persona: str = "", *, chosen: bool = True) -> str:
        """A story, on the map unless said otherwise."""
        return self._put(
            Story(
                id=self._id(),
                rank=self._rank(Story),
                title=title,
                persona=persona,
                chosen=chosen,
            )
        )

    def leaves(self, stage: str, reason: str = "") -> str:
        """An exit."""
        return self.record(
            Link(id=self._id(), rank=self._rank(Link), source=stage, form="leaves", reason=reason)
        )

    def returns(self, source: str, target: str) -> str:
        """A return."""
        return self.record(
            Link(
                id=self._id(),
                rank=self._rank(Link),
                source=source,
                target=target,
                form="comes_again",
            )
        )

    def note(self, place: Place, text: str, **more: object) -> str:
        """A note anywhere; ``more`` are further fields of it."""
        note = Note(id=self._id(), tag=new_id(), rank=self._rank(place), place=place, text=text)
        return self._put(replace(note, **more))

    def record(self, record: AnyRecord) -> str:
        """A record made by the test itself."""
        return self._put(record)

    def _id(self) -> str:
        return f"record-{next(self._numbers):04}"

    def _rank(self, board: object) -> str:
        self._ranks[board] = ranks.between(self._ranks.get(board, ""), "")
        return self._ranks[board]

    def _put(self, record: AnyRecord) -> str:
        self._records[record.id] = record
        return record.id


class FakeDesk:
    """What the workshop screen lends a body, over a workshop in memory.

    Args:
        workshop: what it begins with.
        size: cells and rows of the page.
        lang: the interface's language.

    Attributes:
        cursor: key under the cursor; set it as a person moves it.
        commands: every command taken, the oldest first.
        refusals: every one refused.
        told: sentences shown.
        opened: the address of the open line, if one is open.
        asked: the last list to choose from: its title and rows; ``pick`` chooses.
        went: the spots gone to.
        moment: the time now, which stands still until a test sets it.
        edited: the text being mended: its title and wording; ``mend`` keeps another.
        copied: texts put on the clipboard.
        outcome: what becomes of a copy; set it to ``Failed``.
        chat: the target somebody writes in.
        is_read_only: whether nothing can be written.
        is_looked_at: whether the room sees the page.
        out: the folder that files are saved in.
        saved: kinds of files that were asked for.
        drawn: how often a body asked to be drawn again.
    """

    def __init__(
        self, workshop: Workshop, *, size: tuple[int, int] = SIZES[0], lang: Language = "en"
    ) -> None:
        self.workshop = workshop
        self.width, self.height = size
        self.words: Words = words(lang)
        self.view: View = project(workshop)
        self.cursor = ""
        self.last_written = ""
        self.commands: list[Command] = []
        self.refusals: list[Message] = []
        self.told: list[str] = []
        self.opened: Address | None = None
        self.asked: tuple[str, tuple[Choice, ...]] | None = None
        self.went: list[Spot] = []
        self.today = TODAY
        self.moment = NOON
        self.edited: tuple[str, str] | None = None
        self.copied: list[str] = []
        self.outcome: Outcome = Copied("xclip")
        self.chat = ""
        self.is_read_only = False
        self.is_looked_at = False
        self.out = "exports/2026-11-21-boiler-rooms"
        self.saved: list[str] = []
        self.drawn = 0
        self._then: Callable[[str], None] | None = None
        self._keep: Callable[[str], None] | None = None

    @property
    def names(self) -> Names:
        """The method's names in the workshop's language."""
        return loader.names(self.view.brief.language)

    @property
    def line_at(self) -> Address | None:
        """Where the open line goes."""
        return self.opened

    def now(self) -> datetime:
        """The moment."""
        return self.moment

    def submit(self, command: Command) -> bool:
        """Apply it, as the session would."""
        entry = Entry(
            actor="keyboard", at=self.moment.strftime("%Y-%m-%dT%H:%M:%SZ"), command=command
        )
        try:
            change = apply(self.workshop, entry)
        except Refused as refusal:
            self.refusals.append(refusal.message)
            return False
        self.commands.append(command)
        self.workshop = change.workshop
        self.view = project(change.workshop)
        self.last_written = (written_notes(command) or (self.last_written,))[-1]
        return True

    def tell(self, sentence: str) -> None:
        """Keep a sentence."""
        self.told.append(sentence)

    def open_line(self, address: Address) -> None:
        """Stand in a line."""
        self.opened = address
        self.cursor = address.key

    def close_line(self) -> None:
        """Leave it."""
        self.opened = None

    def choose(self, title: str, choices: Sequence[Choice], then: Callable[[str], None]) -> None:
        """Keep the list until ``pick``."""
        self.asked, self._then = (title, tuple(choices)), then

    def pick(self, key: str) -> None:
        """Choose a row of the list shown last; the row must be there."""
        assert self.asked is not None
        assert self._then is not None
        assert key in [choice.key for choice in self.asked[1]], self.asked
        then, self.asked, self._then = self._then, None, None
        then(key)

    def edit_text(self, title: str, text: str, then: Callable[[str], None]) -> None:
        """Keep the text until ``mend``."""
        self.edited, self._keep = (title, text), then

    def mend(self, text: str) -> None:
        """Keep another wording of the text opened last."""
        assert self._keep is not None, "no text is open"
        keep, self.edited, self._keep = self._keep, None, None
        keep(text)

    def copy(self, text: str, what: str, then: Callable[[Outcome], None] | None = None) -> None:
        """Keep a text, and tell how that went as ``outcome`` says."""
        if not isinstance(self.outcome, Failed):
            self.copied.append(text)
        self.told.append(what)
        if then is not None:
            then(self.outcome)

    def write_in(self, target: str) -> None:
        """Remember a target."""
        self.chat = target

    def save_file(self, kind: str, then: Callable[[str], None]) -> None:
        """Keep which file was asked for."""
        self.saved.append(kind)
        then(f"Written to {self.out}/{kind}")

    def stand_on(self, key: str) -> None:
        """Stand on an item."""
        self.cursor = key

    def redraw(self) -> None:
        """Count it."""
        self.drawn += 1

    def go(self, spot: Spot) -> None:
        """Keep where to."""
        self.went.append(spot)


class Hand:
    """Types into a body, doing with each line what the workshop screen does.

    Args:
        body: the body, over a ``FakeDesk``.
    """

    def __init__(self, body: Body) -> None:
        assert isinstance(body.desk, FakeDesk)
        self.body = body
        self.desk = body.desk

    def open(self, key: str) -> Address:
        """Open the line at one of the body's addresses."""
        for address in self.body.addresses():
            if address.key == key:
                self.desk.open_line(address)
                return address
        raise AssertionError(f"no address {key!r}: {[a.key for a in self.body.addresses()]}")

    def keys(self, line: str) -> None:
        """Type without Enter."""
        assert self.desk.opened is not None
        self.body.typed(self.desk.opened, line)

    def type(self, line: str, at: str = "") -> Message | None:
        """Type a line and press Enter.

        Args:
            line: what is typed.
            at: key of the address to open first; the open one when left out.

        Returns:
            Why it was refused, the line staying open; ``None`` where it was taken.
        """
        address = self.open(at) if at else self.desk.opened
        assert address is not None, "no line is open"
        self.keys(line)
        refusal = self._enter(address, line)
        if refusal is not None:
            return refusal
        if self.desk.opened is not address:  # the body has gone elsewhere by itself
            return None
        self.body.typed(address, "")
        following = self.body.after(address)
        if following is None:
            self.desk.close_line()
        else:
            self.desk.open_line(following)
        return None

    def _enter(self, address: Address, line: str) -> Message | None:
        if not line.strip():
            if not self.body.accepts_empty(address):
                return Message("empty")
            command = self.body.write(address, "")
        else:
            command = interpret(self.body, address, line)
        if command is None or isinstance(command, Message):
            return command
        taken = self.desk.submit(command)
        return None if taken else self.desk.refusals[-1]


def desk_of(body: Body) -> FakeDesk:
    """The desk a body was made with."""
    assert isinstance(body.desk, FakeDesk)
    return body.desk


def drawn(block: Block) -> str:
    """A block as plain text."""
    return "\n".join("".join(span.text for span in line) for line in block.lines)


def seen(body: Body) -> str:
    """A body's whole page as plain text: top, body and bottom."""
    page = body.page()
    return "\n".join(drawn(block) for block in (page.top, page.body, page.bottom) if block.lines)


def keys(page: Page) -> list[str]:
    """Keys of the items the cursor can stand on, top to bottom."""
    return [item.key for block in (page.top, page.body, page.bottom) for item in block.items]


def check_page(body: Body) -> None:
    """Fail where a page breaks what every page promises.

    No line is wider than the desk, every style has a look, every item lies on its block, and no
    two items that begin at the same spot hide each other.
    """
    page = body.page()
    for block in (page.top, page.body, page.bottom):
        for line in block.lines:
            shown = "".join(span.text for span in line)
            if line_len(line) > body.desk.width:
                pytest.fail(f"{line_len(line)} cells of {body.desk.width}: {shown!r}")
            assert "\n" not in shown
            assert {span.style for span in line} <= set(STYLES)
        corners = [(item.top, item.left) for item in block.items]
        assert len(corners) == len(set(corners)), "an item hides another"
        for item in block.items:
            assert item.width >= 1, item
            assert item.height >= 1, item
            assert item.top + item.height <= block.height, item
            assert item.left + item.width <= body.desk.width, item
