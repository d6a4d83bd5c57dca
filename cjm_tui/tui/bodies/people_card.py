"""Who takes part: names in the order of votes, who is away today, whether names are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm_tui.domain.commands import Batch, Command, EditBrief
from cjm_tui.domain.records import Participant
from cjm_tui.errors import Message
from cjm_tui.text import cell_len, cut, new_id
from cjm_tui.tui.blocks import (
    Block,
    Page,
    Span,
    beside,
    blank,
    ends,
    flow,
    indent,
    item,
    line_len,
    row,
    stack,
    text,
)
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.kickoff import JOBS
from cjm_tui.tui.grammar import Typed
from cjm_tui.tui.marks import DONE
from cjm_tui.tui.people import is_here, joining, leaving, renaming

ADD, RENAME = "add", "rename"
HERE = "here:"
"""Before a participant's id in the key of a name that can only be marked as here or away."""
INDENT, GAP = 3, 4
NARROWEST = 34
"""Cells of a column of names at least."""
WIDEST = 48
"""Cells of one at most, so that what is said of a name stands near it."""
LONGEST_NAME = 24
"""Cells of a name where many stand in a row."""
AWAY = "·"


class People(BoardBody):
    """The names, one under the other."""

    step = "people"

    def question(self) -> str:
        """Who is here."""
        return self.desk.words.say("Who takes part, and who is here today?")

    def hint(self) -> str:
        """How names are typed."""
        said = self.desk.words.say("Names with commas; last, the one everybody listens to.")
        return said if self.is_empty() else ""

    def guide_key(self, address: Address | None) -> str:
        """The card of the start gives the jobs."""
        return "kickoff"

    def is_empty(self) -> bool:
        """Whether nobody is known yet."""
        return not self.view.participants

    def addresses(self) -> Sequence[Address]:
        """The line of names."""
        return (Address(ADD, self.desk.words.say("Names, with commas"), makes_records=True),)

    def parse(self, address: Address, line: str) -> Typed:
        """A name has no first character that means something else."""
        return Typed("plain", line.strip())

    def write(self, address: Address, line: str) -> Command | Message | None:
        """People join at the end, or somebody gets another name."""
        people = self.view.participants
        person = self.view.find(Participant, address.target)
        if address.key.startswith(RENAME):
            if person is None or line == person.name:
                return None
            return renaming(people, person, line)
        commands = joining(people, line)
        return Batch(id=new_id(), commands=commands) if commands else Message("empty")

    def after(self, address: Address) -> Address | None:
        """More names may follow; a name is mended once."""
        return None if address.key.startswith(RENAME) else address

    # Keys ---------------------------------------------------------------------------------------

    def do_write_here(self) -> None:
        """Somebody joins: a late arrival is the last."""
        self.desk.open_line(self.addresses()[0])

    def do_edit(self) -> None:
        """Mend the name under the cursor."""
        person = self.view.find(Participant, self.desk.cursor)
        if person is None:
            self._say_where()
            return
        label = self.desk.words.say("another name")
        key = f"{RENAME}:{person.id}"
        self.desk.open_line(Address(key, label, target=person.id, scaffold=person.name))

    def do_bin(self) -> None:
        """Whoever is under the cursor takes part no longer."""
        person = self.view.find(Participant, self.desk.cursor)
        if person is None:
            self._say_where()
        elif self.desk.submit(leaving(self.view, person)):
            say = self.desk.words.say
            told = say("{name} takes part no longer. What they wrote stays.", name=person.name)
            self.desk.tell(told + " " + say("u — take it back"))

    def do_away(self) -> None:
        """Whoever is under the cursor is away today, or here again."""
        change_presence(self)

    def do_authors(self) -> None:
        """Notes of a round keep who said them, or don't."""
        brief = self.view.brief
        self.desk.submit(EditBrief(id=new_id(), saw=brief.tag, authors=not brief.authors))

    def _say_where(self) -> None:
        self.desk.tell(self.desk.words.say("Put the cursor on a name first."))

    # Drawing ------------------------------------------------------------------------------------

    def page(self) -> Page:
        """The names; below them how many are here, and whether names are kept."""
        width = max(self.desk.width - 2 * INDENT, 20)
        bottom = stack(blank(), *self._facts(width))
        people = self.view.participants
        if not people:
            shown = text(self.desk.words.say("(nobody yet)"), width, "muted")
        else:
            shown = self._columns(people, width, max(self.desk.height - bottom.height - 1, 4))
        return Page(indent(stack(blank(), shown), INDENT), bottom=indent(bottom, INDENT))

    def _columns(self, people: Sequence[Participant], width: int, rows: int) -> Block:
        """As many columns as it takes to show all, if there is room for so many."""
        most = max(width // (NARROWEST + GAP), 1)
        count = min(-(-len(people) // rows), most)
        each = -(-len(people) // count)
        space = (width - GAP * (count - 1)) // count
        space = min(space, WIDEST)
        drawn = [self._name(number, one, space) for number, one in enumerate(people, 1)]
        parts = (stack(*drawn[at : at + each]) for at in range(0, len(drawn), each))
        return beside(*parts, gap=GAP)

    def _name(self, number: int, person: Participant, width: int) -> Block:
        mark = Span(f" {AWAY} ", "muted") if person.away else Span(f" {DONE} ", "good")
        style = "muted" if person.away else "strong"
        left = [Span(f"{number:>2}", "muted"), mark, Span(person.name, style)]
        told = [*([self.desk.words.say("not today")] if person.away else ()), *self._jobs(person)]
        right = [Span(cut(", ".join(told), width // 2), "muted")] if told else []
        return item(person.id, ends(width, left, right))

    def _jobs(self, person: Participant) -> Iterator[str]:
        brief = self.view.brief
        for job, title in JOBS.items():
            if getattr(brief, job) == person.id:
                yield self.desk.words.say(title).lower()

    def _facts(self, width: int) -> Iterator[Block]:
        words, view = self.desk.words, self.view
        if view.participants:
            here = words.say(
                "Here today: {n} of {all}. Rounds and votes ask them in this order.",
                n=len(view.present),
                all=len(view.participants),
            )
            yield text(here, width, "muted")
        said = (
            words.say("Who said it: kept in a round, and shown on the notes (w)")
            if view.brief.authors
            else words.say("Who said it: not kept, notes are nobody's (w)")
        )
        yield text(said, width, "text" if view.brief.authors else "muted")


def change_presence(body: BoardBody) -> None:
    """Whoever is under the cursor is away today, or here again."""
    person = body.view.find(Participant, body.desk.cursor.removeprefix(HERE))
    if person is None:
        body.desk.tell(body.desk.words.say("Put the cursor on a name first."))
    else:
        body.desk.submit(is_here(person, here=person.away))


def who_is_here(body: BoardBody, width: int) -> Block:
    """The names in as few rows as they need, each of them something to mark as here or away."""
    names = []
    for person in body.view.participants:
        mark = Span(f"{AWAY} ", "muted") if person.away else Span(f"{DONE} ", "good")
        name = cut(person.name, min(LONGEST_NAME, max(width - cell_len(mark.text), 1)))
        spans = (mark, Span(name, "muted" if person.away else "text"))
        names.append(item(f"{HERE}{person.id}", row(line_len(spans), *spans)))
    return flow(width, *names)
