"""The evidence pass: the guesses, one at a time, beside what came back from the talks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm_tui.domain.commands import Batch, Bin, Command, EditNote, Heard, Single
from cjm_tui.domain.guesses import guesses, nearest, same_words
from cjm_tui.domain.places import OnAudience, OnInterview, OnMap, OnPersona, OnStage, OnStory, Place
from cjm_tui.domain.records import Note, Persona, Stage, Story, Talk
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.method.records import Names
from cjm_tui.text import cut, new_id
from cjm_tui.tui.blocks import (
    Block,
    Page,
    Span,
    blank,
    ends,
    indent,
    item,
    row,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.base import MARGIN, Address, Desk
from cjm_tui.tui.bodies.boards import BULLET, BoardBody
from cjm_tui.tui.bodies.talk_blocks import talk_name
from cjm_tui.tui.grammar import Typed
from cjm_tui.tui.marks import DONE, GUESS, HEARD, marked_text, note_text

LINE = "other_words"
_NAME = 28
"""Cells of a stage's or a story's name where one tells where a note stands."""
_WHO = 24
"""Cells of who said it, behind a finding."""
_ROWS = 3
"""Rows a finding may take."""


class EvidencePass(BoardBody):
    """One guess, and the findings; what is answered doesn't come again."""

    step = "evidence"

    def __init__(self, desk: Desk) -> None:
        """Nothing was gone through yet."""
        super().__init__(desk)
        self._round: list[str] = []
        self._at = ""
        self._answered = ""

    def question(self) -> str:
        """Was it heard."""
        return self.desk.words.say("Did a client say so?")

    def guide_key(self, address: Address | None) -> str:
        """The guide of the talks."""
        return "step.interviews"

    def aside(self) -> Sequence[Span]:
        """How far the team has come."""
        guess = self.guess
        if guess is None:
            return ()
        at, all_of = self._round.index(guess.id) + 1, len(self._round)
        return (Span(self.desk.words.say("{n} of {all}", n=at, all=all_of), "heading"),)

    # Where the team stands ----------------------------------------------------------------------

    def pages(self) -> Sequence[str]:
        """The guesses that are left."""
        left = [note.id for note in guesses(self.view)]
        self._round += [one for one in left if one not in self._round]
        return sorted(left, key=self._round.index)

    @property
    def at(self) -> str:
        """The guess that is asked about; one whose answer was taken back is asked again."""
        left = self.pages()
        if self._answered in left:
            self._at, self._answered = self._answered, ""
        if self._at not in left:
            self._at = self._next(left)
        return self._at

    def _next(self, left: Sequence[str]) -> str:
        """The first guess behind the one that stood here; from the beginning after the last."""
        passed = self._round.index(self._at) if self._at in self._round else -1
        behind = (one for one in left if self._round.index(one) > passed)
        return next(behind, left[0] if left else "")

    def turn(self, key: str) -> None:
        """Another guess."""
        self._at, self._answered = key, ""

    @property
    def guess(self) -> Note | None:
        """What is asked about."""
        return self.view.find(Note, self.at)

    @property
    def finding(self) -> Note | None:
        """The finding under the cursor."""
        note = self.view.find(Note, self.desk.cursor)
        return note if note is not None and isinstance(note.place, OnInterview) else None

    # Answers ------------------------------------------------------------------------------------

    def addresses(self) -> Sequence[Address]:
        """None stands open: a guess is put in other words only when asked for."""
        return ()

    def do_heard(self) -> None:
        """A client said so: the finding under the cursor, or somebody."""
        guess = self.guess
        if guess is not None:
            self._answer(guess, (self._proof(guess, self.finding),))

    def do_bin(self) -> None:
        """Nobody says so."""
        guess = self.guess
        if guess is not None:
            self._answer(guess, (*(Bin(target=one.id) for one in self._same(guess)),))
            self.desk.tell(self.desk.words.say("In the bin. u — take it back."))

    def do_other_words(self) -> None:
        """Somebody said it otherwise."""
        guess = self.guess
        if guess is not None:
            said = self.desk.words.say("in the client's words")
            found = self.finding.id if self.finding is not None else ""
            key = f"{LINE}:{found}"
            self.desk.open_line(Address(key, said, target=guess.id, scaffold=guess.text))

    def write_footer(self) -> str:
        """What Enter keeps."""
        return self.desk.words.say("Enter keep, as heard   Esc leave it")

    def parse(self, address: Address, line: str) -> Typed:
        """The note's own words, whatever they begin with."""
        return Typed("plain", line.strip())

    def write(self, address: Address, line: str) -> Command | Message | None:
        """The guess as it was heard, and its copies on later boards."""
        guess = self.view.find(Note, address.target)
        if guess is None:
            return None
        finding = self.view.find(Note, address.key.partition(":")[2])
        proof = self._proof(guess, finding)
        same = self._same(guess) if line != guess.text else ()
        told: list[Single] = [EditNote(note=one.id, saw=one.tag, text=line) for one in same]
        return Batch(id=new_id(), commands=(*told, proof))

    def after(self, address: Address) -> Address | None:
        """One guess is asked about at a time."""
        self._answered = address.target
        return None

    def _same(self, guess: Note) -> tuple[Note, ...]:
        return (guess, *same_words(self.view, guess))

    @staticmethod
    def _proof(guess: Note, finding: Note | None) -> Single:
        if finding is None:
            return Heard(note=guess.id)
        return EditNote(note=guess.id, source=finding.id)

    def _answer(self, guess: Note, commands: tuple[Single, ...]) -> None:
        following = self._after(guess)
        if self.desk.submit(Batch(id=new_id(), commands=commands)):
            self._answered, self._at = guess.id, following
            self.desk.stand_on(following)

    def _after(self, guess: Note) -> str:
        left = [one for one in self.pages() if one != guess.id]
        self._at = guess.id
        return self._next(left)

    # Drawing ------------------------------------------------------------------------------------

    def page(self) -> Page:
        """The guess and where it stands; what came back; how much of the map is known."""
        guess = self.guess
        bottom = indent(stack(blank(), self._known()), MARGIN)
        if guess is None:
            return Page(indent(stack(blank(), self._nothing_left()), MARGIN), bottom=bottom)
        where = row(self.inner, Span(whereabouts(self.view, self.desk.names, guess.place), "muted"))
        words = top_rows(text(note_text(guess), self.inner - 6, "strong"), 4)
        mark = (Span(f" {GUESS}", "muted"),)
        shown = marked_text(note_text(guess), self.inner - 2, "strong", Span("  "), mark)
        asked = item(guess.id, shown if words.height >= shown.height else indent(words, 2))
        heading = row(self.inner, Span(self.desk.words.say("What came back").upper(), "heading"))
        top = stack(where, asked, blank(), heading)
        body = stack(*self._findings(guess))
        return Page(indent(body, MARGIN), top=indent(top, MARGIN), bottom=bottom)

    def _findings(self, guess: Note) -> Iterator[Block]:
        found = nearest(self.view, guess)
        if not found:
            yield row(self.inner, Span(self.desk.words.say("(nothing yet)"), "muted"))
        for note in found:
            yield self._finding(note)

    def _finding(self, note: Note) -> Block:
        placed = note.id in self.view.placed
        talk = self.view.find(Talk, note.place.talk if isinstance(note.place, OnInterview) else "")
        who = cut(talk_name(self, talk), _WHO) if talk is not None else ""
        heard = self.view.heard(note)
        count = (Span(f" {HEARD}{heard}", "heard"),) if heard > 1 else ()
        marks = (Span(f"  {who}", "muted"), *count)
        lead = Span(f"{DONE} ", "good") if placed else BULLET
        style = "muted" if placed else "text"
        block = marked_text(note_text(note), self.inner, style, lead, marks)
        return item(note.id, top_rows(block, _ROWS))

    def _nothing_left(self) -> Block:
        say = self.desk.words.say
        told = (
            say("Every guess has been gone through ✓") if self._round else say("No guesses here.")
        )
        return text(told, self.inner, "good")

    def _known(self) -> Block:
        story = self.view.story_for_map()
        if story is None:
            return Block(self.inner)
        known = self.view.evidence(story.id)
        said = self.desk.words.say(
            "On the map in clients' words: {n} of {all}",
            n=known.heard,
            all=known.heard + known.guesses,
        )
        return ends(self.inner, [Span(said, "muted")], [])


def whereabouts(view: View, names: Names, place: Place) -> str:
    """Where a note stands, in the method's words.

    Args:
        view: the workshop.
        names: the method's names.
        place: of the note.
    """

    def stage(key: str) -> str:
        found = view.find(Stage, key)
        return f"{view.stage_number(key)} {cut(found.name, _NAME)}" if found is not None else ""

    steps = names.steps
    match place:
        case OnAudience(facet=facet):
            parts = [steps["audience"], names.facets[facet]]
        case OnPersona(persona=key, field=field):
            persona = view.find(Persona, key)
            parts = [steps["personas"], persona.name if persona else "", names.persona[field]]
        case OnStage(stage=key, aspect=aspect):
            parts = [steps["stages"], stage(key), names.aspects[aspect]]
        case OnStory(story=told, stage=key):
            story = view.find(Story, told)
            parts = [steps["stories"], cut(story.title, _NAME) if story else "", stage(key)]
        case OnMap(stage=key, lane=lane):
            own = next((one.name for one in view.lanes if one.id == lane), lane)
            parts = [steps["map"], stage(key), names.lanes.get(lane, own)]
        case _:
            parts = []
    return " · ".join(part for part in parts if part)
