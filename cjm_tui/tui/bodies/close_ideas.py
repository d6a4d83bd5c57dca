"""Close: three useful ideas for my project. Everybody reads one aloud; the others come later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm_tui.domain.commands import AddNote, Command
from cjm_tui.domain.places import OnIdeas
from cjm_tui.domain.records import Note, Participant
from cjm_tui.domain.spots import Spot
from cjm_tui.errors import Message
from cjm_tui.method import loader
from cjm_tui.text import cell_len, cut, new_id, pad
from cjm_tui.tui.blocks import (
    Block,
    Page,
    Span,
    beside,
    blank,
    ends,
    indent,
    item,
    row,
    stack,
    text,
)
from cjm_tui.tui.bodies.base import MARGIN, Address, Desk
from cjm_tui.tui.bodies.boards import BULLET
from cjm_tui.tui.bodies.close_page import ClosePage
from cjm_tui.tui.marks import note_block

MINE = "mine"
"""Key of the one line where there is nobody to ask in turn."""
IDEAS_EACH = 3
LONGEST_NAME = 18
"""Cells of the column of names."""


class CloseIdeas(ClosePage):
    """Ideas by person; Enter asks the next one."""

    part = "ideas"

    def __init__(self, desk: Desk) -> None:
        """Nobody has been asked.

        Args:
            desk: what the screen lends.
        """
        super().__init__(desk)
        self._spoke_last = ""
        self._asks_again = False

    def hint(self) -> str:
        """An idea one can begin with tomorrow."""
        return self.for_example(self.guide("close.ideas").good) if self.is_empty() else ""

    def is_empty(self) -> bool:
        """Whether nobody has had an idea yet."""
        return not self.view.ideas

    def write_footer(self) -> str:
        """The keys of this round."""
        say = self.desk.words.say
        if not self._people():
            return say("Enter keep   ↓ said before   PgDn to the chat   Esc keys")
        return say("Enter next person   Enter Enter one more   Tab not here   PgDn to the chat")

    def _people(self) -> tuple[Participant, ...]:
        """Who is asked in turn: nobody where one works alone or names aren't known."""
        return () if self.is_alone else self.view.present

    def addresses(self) -> Sequence[Address]:
        """Each of those present; or one line for all ideas."""
        people = self._people()
        if not people:
            label = self.desk.words.say("my idea") if self.is_alone else self.desk.words.say("idea")
            return (Address(MINE, label, OnIdeas()),)
        return [Address(_key(one.id), one.name, OnIdeas(), author=one.id) for one in people]

    def address_for(self, spot: Spot) -> Address | None:
        """The first who hasn't said one."""
        addresses = self.addresses()
        return next((one for one in addresses if not self._ideas_of(one.author)), addresses[0])

    def accepts_empty(self, address: Address) -> bool:
        """In a round, Enter on an empty line asks whoever spoke last for one more."""
        return bool(address.author)

    def write(self, address: Address, line: str) -> Command | Message | None:
        """An idea of that person."""
        if not line:
            self._asks_again = True
            return None
        self._spoke_last = address.key
        return AddNote(
            id=new_id(), note=new_id(), place=OnIdeas(), text=line, author=address.author
        )

    def after(self, address: Address) -> Address | None:
        """The next person; alone, the next line until there are three."""
        again, self._asks_again = self._asks_again, False
        addresses = self.addresses()
        if not address.author:
            enough = self.is_alone and len(self.view.ideas) == IDEAS_EACH
            return None if enough else addresses[0]
        keys = [one.key for one in addresses]
        if again:
            return self.address_at(self._spoke_last) or address
        at = keys.index(address.key) + 1 if address.key in keys else len(keys)
        return addresses[at] if at < len(addresses) else None

    def do_write_here(self) -> None:
        """Open the line of the person, or of whoever had the idea, under the cursor."""
        note = self.view.find(Note, self.desk.cursor)
        key = _key(note.author) if note is not None and note.author else self.desk.cursor
        spot = Spot(self.step, self.part, OnIdeas())
        address = self.address_at(key) or self.address_for(spot)
        if address is not None:
            self.desk.open_line(address)

    def page(self) -> Page:
        """The seven prompts, the people with their ideas, how many have spoken."""
        prompts = " · ".join(loader.idea_prompts(self.desk.words.language))
        top = stack(indent(text(prompts, self.inner - 2, "suggestion"), MARGIN + 2), blank())
        people = self._people()
        shown = stack(*(self._round(people) if people else self._list()))
        return Page(indent(shown, MARGIN), top, indent(self._foot(people), MARGIN))

    def _round(self, people: Sequence[Participant]) -> Iterator[Block]:
        absent = [one for one in self.view.participants if one.away and self._ideas_of(one.id)]
        longest = max(cell_len(one.name) for one in (*people, *absent))
        name_width = min(longest, LONGEST_NAME) + 2
        for one in (*people, *absent):
            yield self._said_by(one, name_width)
        yield from (self._left_behind(note) for note in self._nobodys())

    def _said_by(self, person: Participant, name_width: int) -> Block:
        key = _key(person.id)
        ideas = self._ideas_of(person.id)
        is_here = self.is_current(key) or any(self.is_current(note.id) for note in ideas)
        mark, style = ("▸", "active") if is_here else (" ", "muted" if person.away else "heading")
        name = row(name_width + 2, Span(f"{mark} {pad(person.name, name_width)}", style))
        width = self.inner - name.width
        named = name if person.away else item(key, name)
        return beside(named, stack(*(self._idea(note, width) for note in ideas)), gap=0)

    def _list(self) -> Iterator[Block]:
        """Numbered where they are mine, three lines at least; whoever's they are, all of them."""
        ideas = self.view.ideas
        for number, note in enumerate(ideas, 1):
            lead = Span(pad(f"{number}", 3), "heading") if self.is_alone else BULLET
            yield note_block(self.view, note, self.inner, lead=lead)
        free = range(len(ideas) + 1, IDEAS_EACH + 1) if self.is_alone else range(1)
        for number, count in enumerate(free):
            style = "active" if self.is_current(MINE) and number == 0 else "muted"
            empty = row(self.inner, Span(f"{count}" if self.is_alone else "·", style))
            yield empty if number else item(MINE, empty)

    def _idea(self, note: Note, width: int) -> Block:
        return note_block(self.view, note, width, lead=BULLET)

    def _left_behind(self, note: Note) -> Block:
        """An idea of nobody, or of somebody who takes part no longer: with the name."""
        name = self.view.name(note.author)
        if not name:
            return self._idea(note, self.inner)
        lead = Span(f"{cut(name, LONGEST_NAME)}  ", "muted")
        return note_block(self.view, note, self.inner, lead=lead)

    def _foot(self, people: Sequence[Participant]) -> Block:
        say = self.desk.words.say
        if not people:
            return Block(0)
        spoken = sum(1 for one in people if self._ideas_of(one.id))
        count = say("{n} of {all}", n=spoken, all=len(people))
        later = say("The other two come by the chat: paste them here.")
        whole = f"{later}  {say('Esc c sends the asking.')}"
        fits = cell_len(whole) + cell_len(count) < self.inner
        left = [Span(whole if fits else later, "muted")]
        return stack(blank(), ends(self.inner, left, [Span(count, "heading")]))

    def _ideas_of(self, person: str) -> tuple[Note, ...]:
        return tuple(note for note in self.view.ideas if note.author == person)

    def _nobodys(self) -> tuple[Note, ...]:
        """Ideas whose author nobody knows, or took part no longer."""
        known = {one.id for one in self.view.participants}
        return tuple(note for note in self.view.ideas if note.author not in known)


def _key(person: str) -> str:
    """The key of a person's line: not the person's own, which would be binned here."""
    return f"idea.{person}"
