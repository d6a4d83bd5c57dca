"""The lines of a vote: how many each has, then person by person or thing by thing."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import (
    AddBallot,
    Batch,
    CastVote,
    Command,
    EditBallot,
    EditNote,
    EditParticipant,
    Single,
)
from cjm_tui.domain.records import Ballot, Note, Participant
from cjm_tui.domain.spots import Spot
from cjm_tui.errors import Message
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.base import Address, Kept
from cjm_tui.tui.bodies.vote_lines import read_count, read_dots, read_rules, read_weights
from cjm_tui.tui.bodies.vote_state import USUAL_BUDGET, USUAL_MOST, VoteState
from cjm_tui.tui.grammar import Typed

RULES = "rules"
"""Key of the line that says how many votes each has."""


class VoteAsking(VoteState):
    """Which line comes next, and what it becomes."""

    def is_empty(self) -> bool:
        """Whether the next line opens by itself: not while there is something to choose or see."""
        if self.phase == "choosing":
            all_of_it = len(self.picked) == len(self.listed)
            return self.ballot is None and self.can_begin and all_of_it
        return self.phase == "asking" and bool(self._next())

    def addresses(self) -> Sequence[Address]:
        """The line that is next comes first."""
        match self.phase:
            case "choosing":
                label = self.desk.words.say("votes each, at most on one")
                scaffold = f"{USUAL_BUDGET} {USUAL_MOST}"
                return (Address(RULES, label, scaffold=scaffold),) if self.can_begin else ()
            case "result":
                is_on = self.unweighed or self.desk.line_at is not None
                return [self._weighing(note) for note in self.weighed if is_on]
        everyone = self._lines()
        following = self._next()
        return [*following, *(one for one in everyone if one not in following)]

    def _lines(self) -> list[Address]:
        """A line for everybody, or for each thing where the room is counted."""
        if self.is_counted:
            return [
                Address(count_key(digit), f"{digit}", target=option)
                for digit, option in enumerate(self.listed, 1)
                if digit not in self.rules.gone
            ]
        voted = self.voted
        return [self.line_of(person, again=person.id in voted) for person in self.people]

    def line_of(self, person: Participant, *, again: bool = False) -> Address:
        """Somebody's line; another one says so, and doesn't open with what they had."""
        name = self.desk.words.say("{name}, anew", name=person.name) if again else person.name
        return Address(voter_key(person.id), name, target=person.id)

    def _next(self) -> list[Address]:
        """The lines still to be asked for, in the order they are."""
        if not self.is_counted:
            return [self.line_of(person) for person in self.waiting]
        last = max((at for at, dots in enumerate(self.room_dots) if dots), default=-1)
        return [one for one in self._lines() if int(one.label) > last + 1]

    def _weighing(self, note: Note) -> Address:
        ballot = self.ballot
        digit = ballot.options.index(note.id) + 1 if ballot is not None else 0
        label = self.desk.words.say("{digit} · what it brings, what it costs", digit=digit)
        return Address(weight_key(note.id), label, target=note.id)

    def address_for(self, spot: Spot) -> Address | None:
        """The line that is next, where one is to be opened."""
        return self.addresses()[0] if self.is_empty() else None

    def write_footer(self) -> str:
        """The keys of the line."""
        say = self.desk.words.say
        if self.phase == "choosing":
            return say("Enter begin   digits: how many each, how many on one   Esc what is on it")
        if self.phase == "result":
            return say("two digits, 1 little, 2 much   Enter next   Tab skip   Esc keys")
        if self.is_counted:
            return say("a number   Enter next   Tab skip   ↑ the one before   Esc keep what is in")
        return say("digits   Enter next   Tab not here   ↑ the one before   Esc keep what is in")

    # What is typed ------------------------------------------------------------------------------

    def parse(self, address: Address, line: str) -> Typed:
        """Signs mean nothing here."""
        return Typed("plain", line.strip())

    def typed(self, address: Address, line: str) -> Kept | None:
        """A digit that can't be is taken out of the line at once; the rest stays."""
        self._line = (address.key, line)
        if self.phase != "asking" or self.is_counted:
            return None
        read = read_dots(line, self.rules)
        return Kept(read.kept, read.refusal) if read.refusal is not None else None

    def with_count(self, address: Address, number: int) -> tuple[int, ...]:
        """The room's dots with what is counted for one thing."""
        return tuple(
            number if digit == int(address.label) else dots
            for digit, dots in enumerate(self.room_dots, 1)
        )

    def accepts_empty(self, address: Address) -> bool:
        """An empty line goes on where there is nothing to add."""
        return True

    def write(self, address: Address, line: str) -> Command | Message | None:
        """Begin the vote; or enter somebody's numbers, the room's, or what a barrier weighs."""
        ballot = self.ballot
        if address.key == RULES:
            return self._begun(line)
        if ballot is None:
            return None
        if address.key == weight_key(address.target):
            return self._weighed(address.target, line)
        if address.key == voter_key(address.target):
            return self._cast(ballot, address.target, line)
        return self._counted(ballot, address, line)

    def _begun(self, line: str) -> Command | Message | None:
        rules = read_rules(line or f"{USUAL_BUDGET} {USUAL_MOST}")
        if rules is None:
            return Message("vote_rules_unclear")
        budget, most = rules
        ballot = AddBallot(
            id=new_id(),
            ballot=new_id(),
            subject=self.subject,
            options=self.picked,
            budget=budget,
            most=most,
            counted=self.is_counted,
        )
        self._again_after, self._picked = "", None
        return ballot

    def _cast(self, ballot: Ballot, voter: str, line: str) -> Command | Message | None:
        person = self.view.find(Participant, voter)
        if not line:
            return None if voter in self.voted or person is None else Message("vote_empty")
        read = read_dots(line, self.rules)
        if read.refusal is not None:
            return read.refusal
        if not read.digits:
            return Message("vote_empty")
        if len(read.digits) < self.rules.in_all and self._short != (voter, line):
            self._short = voter, line
            return Message("vote_under", {"given": len(read.digits), "n": self.rules.in_all})
        dots = read.dots(len(ballot.options))
        vote = CastVote(vote=new_id(), ballot=ballot.id, voter=voter, dots=dots)
        commands: list[Single] = [vote]
        if person is not None and person.away:
            commands.insert(0, EditParticipant(participant=voter, away=False))
        if not any(one.id != voter for one in self.waiting):
            commands.append(EditBallot(ballot=ballot.id, closed=True))
        return Batch(id=new_id(), commands=tuple(commands))

    def _counted(self, ballot: Ballot, address: Address, line: str) -> Command | Message | None:
        number = read_count(line)
        if number is None:
            return Message("vote_count_unclear")
        vote = CastVote(vote=new_id(), ballot=ballot.id, dots=self.with_count(address, number))
        is_last = address.key == self._lines()[-1].key and any(vote.dots)
        uncovers = (EditBallot(ballot=ballot.id, closed=True),) if is_last else ()
        return Batch(id=new_id(), commands=(vote, *uncovers))

    def _weighed(self, barrier: str, line: str) -> Command | Message | None:
        weights = read_weights(line)
        if not line:
            return None
        if weights is None:
            return Message("weights_unclear")
        impact, effort = weights
        return EditNote(id=new_id(), note=barrier, impact=impact, effort=effort)

    def after(self, address: Address) -> Address | None:
        """The next who is asked; for things, the one below."""
        if self.phase == "asking" and not self.is_counted:
            return next(iter(self._next()), None)
        lines = self._lines() if self.phase == "asking" else list(self.addresses())
        keys = [one.key for one in lines]
        if address.key == RULES:
            return next(iter(lines), None)
        here = keys.index(address.key) if address.key in keys else len(keys)
        return next(iter(lines[here + 1 :]), None)

    # Keys while a line is open ------------------------------------------------------------------

    def do_mend_last(self) -> None:
        """Up, while nothing is typed: the one before, to correct. Nobody sees what was there."""
        self._walk(-1)

    def do_said_before(self) -> None:
        """Down, while nothing is typed: the one after."""
        self._walk(1)

    def _walk(self, by: int) -> None:
        line_at = self.desk.line_at
        lines = self._lines() if self.phase == "asking" else list(self.addresses())
        keys = [one.key for one in lines]
        if line_at is not None and line_at.key in keys:
            at = keys.index(line_at.key) + by
            if 0 <= at < len(lines):
                self.desk.open_line(lines[at])

    def do_next_address(self) -> None:
        """Tab: somebody is not here; a thing is passed over."""
        line_at, (key, line) = self.desk.line_at, self._line
        if line_at is None or self.phase == "choosing":
            return
        if line.strip() and key == line_at.key:
            self.desk.tell(self.desk.words.say("Enter keeps these numbers; an empty line first."))
        elif line_at.key == voter_key(line_at.target) and line_at.target not in self.voted:
            self._not_here(line_at)
        else:
            self._go_on(self.after(line_at))

    def do_previous_address(self) -> None:
        """Shift and Tab: the one before."""
        self._walk(-1)

    def _not_here(self, address: Address) -> None:
        """Mark somebody as away; the last one's absence uncovers the count."""
        ballot = self.ballot
        others = [one for one in self.waiting if one.id != address.target]
        commands: list[Single] = [EditParticipant(participant=address.target, away=True)]
        if ballot is not None and not others and self.voted:
            commands.append(EditBallot(ballot=ballot.id, closed=True))
        if self.desk.submit(Batch(id=new_id(), commands=tuple(commands))):
            self._go_on(next(iter(self._next()), None) if self.phase == "asking" else None)

    def _go_on(self, following: Address | None) -> None:
        """Open a line, or close the one there is."""
        if following is not None:
            self.desk.open_line(following)
        else:
            self.desk.go(Spot(self.step, self.part, target=next(iter(self.listed), "")))


def voter_key(participant: str) -> str:
    """Key of somebody's line: not their own, or it would be binned and carried here."""
    return f"voter.{participant}"


def count_key(digit: int) -> str:
    """Key of the line that counts the room for a thing."""
    return f"count.{digit}"


def weight_key(barrier: str) -> str:
    """Key of the line that weighs a barrier."""
    return f"weight.{barrier}"
