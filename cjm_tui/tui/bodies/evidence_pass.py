"""The evidence pass: the guesses, one at a time, beside what came back from the talks."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import Batch, Bin, Command, EditNote, Heard, Single
from cjm_tui.domain.guesses import guesses, same_words
from cjm_tui.domain.places import OnInterview
from cjm_tui.domain.records import Note
from cjm_tui.errors import Message
from cjm_tui.text import new_id, one_line
from cjm_tui.tui.blocks import Page, Span, blank, indent, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address, Desk
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.evidence_blocks import asked, findings, known
from cjm_tui.tui.grammar import Typed

LINE = "other_words"


class EvidencePass(BoardBody):
    """One guess, and the findings; what is answered doesn't come again."""

    step = "evidence"

    def __init__(self, desk: Desk) -> None:
        """Nothing was gone through yet."""
        super().__init__(desk)
        self._round: list[str] = []
        self._at = ""
        self._answered = ""
        self._struck = ""

    def question(self) -> str:
        """Was it heard."""
        return self.desk.words.say("Did a client say so?")

    def guide_key(self, address: Address | None) -> str:
        """The guide of the talks."""
        return "step.interviews"

    def aside(self) -> Sequence[Span]:
        """How far the team has come."""
        at, _, all_of = self.pose.partition(" ")
        if not all_of:
            return ()
        return (Span(self.desk.words.say("{n} of {all}", n=at, all=all_of), "heading"),)

    @property
    def pose(self) -> str:
        """The count: another window hasn't seen what was answered before it was opened."""
        if self._struck:
            return self._struck
        guess = self.guess
        return f"{self._round.index(guess.id) + 1} {len(self._round)}" if guess is not None else ""

    def strike(self, pose: str) -> None:
        """Count as the other window does."""
        self._struck = pose

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
        gone = tuple(Bin(target=one.id) for one in self._same(guess)) if guess is not None else ()
        if guess is not None and self._answer(guess, gone):
            self.desk.tell(self.desk.words.say("In the bin. u — take it back."))

    def do_other_words(self) -> None:
        """Somebody said it otherwise."""
        guess = self.guess
        if guess is not None:
            said = self.desk.words.say("in the client's words")
            found = self.finding.id if self.finding is not None else ""
            key = f"{LINE}:{found}"
            self.desk.open_line(Address(key, said, target=guess.id, scaffold=one_line(guess.text)))

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
        same = self._same(guess) if line != one_line(guess.text) else ()
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

    def _answer(self, guess: Note, commands: tuple[Single, ...]) -> bool:
        """Submit an answer and go on to the next guess; refused, it stays where it is."""
        following = self._after(guess)
        if not self.desk.submit(Batch(id=new_id(), commands=commands)):
            return False
        self._answered, self._at = guess.id, following
        self.desk.stand_on(following)
        return True

    def _after(self, guess: Note) -> str:
        left = [one for one in self.pages() if one != guess.id]
        self._at = guess.id
        return self._next(left)

    # Drawing ------------------------------------------------------------------------------------

    def page(self) -> Page:
        """The guess and where it stands; what came back; how much of the map is known."""
        bottom = indent(stack(blank(), known(self)), MARGIN)
        guess = self.guess
        if guess is None:
            say = self.desk.words.say
            done = bool(self._round)
            told = say("Every guess has been gone through ✓") if done else say("No guesses here.")
            return Page(
                indent(stack(blank(), text(told, self.inner, "good")), MARGIN), bottom=bottom
            )
        body, top = stack(*findings(self, guess)), asked(self, guess)
        return Page(indent(body, MARGIN), top=indent(top, MARGIN), bottom=bottom)
