"""An open vote on the wall: the list, the names, the count; what its keys do."""

from __future__ import annotations

from cjm_tui.domain.commands import EditBallot
from cjm_tui.domain.records import Ballot, Participant
from cjm_tui.domain.spots import Spot
from cjm_tui.domain.tally import level, tally, total
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, Span, indent, row, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address
from cjm_tui.tui.bodies.close_page import spaced
from cjm_tui.tui.bodies.vote_asking import RULES, VoteAsking
from cjm_tui.tui.bodies.vote_drawing import VoteDrawing
from cjm_tui.tui.bodies.vote_lines import read_count, read_dots, read_rules
from cjm_tui.tui.bodies.vote_state import USUAL_BUDGET, USUAL_MOST


class VotePage(VoteAsking):
    """One screen over any list of at most nine."""

    needs_room = True
    one_by_one = True

    def question(self) -> str:
        """What is voted on and how many votes there are; then how many there were."""
        if self.phase == "result" and self.ballot is not None:
            return self._counted_up(self.ballot)
        budget, most = self._rules_typed()
        if (self.subject, budget, most) == ("barriers", USUAL_BUDGET, USUAL_MOST):
            return self.guide("close.vote").question
        asked = self._asked()
        write = self.desk.words.count(
            "Write {n} number on paper, at most {most} alike.",
            "Write {n} numbers on paper, at most {most} alike.",
            budget,
            most=most,
        )
        return f"{asked} {write}"

    def _asked(self) -> str:
        say = self.desk.words.say
        asked = {
            "barriers": say("Which barriers hurt them most?"),
            "stages": say("Which stages matter most?"),
            "stories": say("Which stories shall go on the map?"),
            "ideas": say("Which ideas do we take first?"),
        }
        return asked[self.subject]

    def _rules_typed(self) -> tuple[int, int]:
        line_at, (key, line) = self.desk.line_at, self._line
        if self.phase == "choosing" and line_at is not None and key == RULES == line_at.key:
            return read_rules(line) or (USUAL_BUDGET, USUAL_MOST)
        return self.rules.budget, self.rules.most

    def _counted_up(self, ballot: Ballot) -> str:
        count, dots = self.desk.words.count, total(tally(self.view, ballot))
        votes = count("{n} vote", "{n} votes", dots)
        if ballot.counted:
            return self.desk.words.say("{votes}, the room counted together", votes=votes)
        people = count("from {n} person", "from {n} people", len(self.voted))
        return f"{votes} {people}"

    def guide_key(self, address: Address | None) -> str:
        """The guide of the vote, whatever is voted on."""
        return "close.vote"

    # Keys ---------------------------------------------------------------------------------------

    def do_write_here(self) -> bool:
        """Begin, ask who is next, ask who came late; without anything of that, go on."""
        say, addresses = self.desk.words.say, self.addresses()
        chosen = next((one for one in addresses if one.key == self.desk.cursor), None)
        if self.phase == "choosing":
            return self._choose(addresses[0] if addresses else None)
        if self.phase == "asking":
            following = chosen or next(iter(self._next()), None)
            if following is not None:
                self.desk.open_line(following)
            elif self.voted:
                self._uncover()
            else:
                self.desk.tell(say("Nobody here is left to ask."))
            return True
        if self.late:
            self._cover_for(self.late[0])
            return True
        if not self.unweighed:
            return False
        self.desk.open_line(self._weighing(self.unweighed[0]))
        return True

    def do_weigh(self) -> None:
        """Say again what removing a barrier brings and costs."""
        here = next((one for one in self.weighed if one.id == self.desk.cursor), None)
        if here is None:
            say = self.desk.words.say
            self.desk.tell(say("In half a day the first of the count are weighed: not this one."))
        else:
            self.desk.open_line(self._weighing(here))

    def _choose(self, address: Address | None) -> bool:
        say = self.desk.words.say
        if address is not None:
            self.desk.open_line(address)
        elif not self.listed and self.subject == "barriers":
            self.desk.go(Spot("map", "barriers"))
        elif not self.view.present:
            self.desk.tell(say("Nobody's name is known here: P names who votes."))
        else:
            self.desk.tell(say("Nothing is on the ballot: Space puts it there."))
        return True

    @property
    def late(self) -> tuple[Participant, ...]:
        """Who is here now and wasn't asked before the count was uncovered."""
        ballot = self.ballot
        asks = ballot is not None and ballot.closed and not ballot.counted
        return self.waiting if asks else ()

    def _cover_for(self, person: Participant) -> None:
        """The count is covered while somebody who came late votes."""
        ballot = self.ballot
        command = EditBallot(id=new_id(), ballot=ballot.id if ballot else "", closed=False)
        if ballot is not None and self.desk.submit(command):
            self.desk.open_line(self.line_of(person))

    def do_uncover(self) -> None:
        """Uncover the count with what is in, or cover it again to correct something."""
        ballot, say = self.ballot, self.desk.words.say
        if ballot is None or self.phase == "choosing":
            self.desk.tell(say("There is no count yet. Enter begins the vote."))
        elif ballot.closed:
            self.desk.submit(EditBallot(id=new_id(), ballot=ballot.id, closed=False))
        elif self.voted:
            self._uncover()
        else:
            self.desk.tell(say("Nobody has voted yet."))

    def _uncover(self) -> None:
        if self.ballot is not None:
            self.desk.submit(EditBallot(id=new_id(), ballot=self.ballot.id, closed=True))

    def do_vote_again(self) -> None:
        """Vote anew; the first vote stays where it was until this one is uncovered."""
        ballot, say = self.ballot, self.desk.words.say
        if ballot is None:
            self.desk.tell(say("There is no count yet. Enter begins the vote."))
        elif self.phase == "asking":
            self.desk.tell(say("This vote isn't over yet: x uncovers what is in."))
        else:
            self._again_after = "" if self.phase == "choosing" else ballot.id
            self.desk.redraw()

    def do_pick(self) -> None:
        """Put what the cursor is on on the ballot, or take it off."""
        say = self.desk.words.say
        if self.phase != "choosing":
            self.desk.tell(say("What is voted on is settled; v votes again."))
        elif self.desk.cursor in self.listed:
            if not self.pick(self.desk.cursor):
                self.desk.tell(say("Nine at most: take another one off first."))
            self.desk.redraw()

    def do_one_count(self) -> None:
        """Count the room together, or ask by name."""
        say = self.desk.words.say
        if self.phase == "asking":
            self.desk.tell(say("This vote isn't over yet: x uncovers what is in."))
            return
        self._together = not self.is_counted
        self.desk.tell(
            say("The room is counted together, number by number.")
            if self._together
            else say("Each is asked by name.")
        )

    def do_move(self) -> bool:
        """Where votes are level, put what the cursor is on before the other."""
        ballot = self.ballot
        if ballot is None or self.phase != "result":
            return False
        counts = tally(self.view, ballot)
        group = next(
            (each for each in level(counts) if self.desk.cursor in [one.option for one in each]), ()
        )
        if not group:
            self.desk.tell(self.desk.words.say("Nothing is level with this one."))
            return True
        order, tied = [one.option for one in counts], [one.option for one in group]
        start, at = order.index(tied[0]), tied.index(self.desk.cursor)
        moved = tied.pop(at)
        tied.insert(at - 1 if at else len(tied), moved)
        order[start : start + len(tied)] = tied
        self.desk.submit(EditBallot(id=new_id(), ballot=ballot.id, order=tuple(order)))
        return True

    # The page -----------------------------------------------------------------------------------

    def page(self) -> Page:
        """The list with the names under it; after the last one, what it came to."""
        self.beside_line = self._said_so_far()
        if not self.listed:
            return Page(self._nothing())
        line_at = self.desk.line_at
        here = line_at.target if line_at is not None else self.desk.cursor
        drawing = VoteDrawing(self, self.inner, here)
        ballot = self.ballot
        if self.phase == "result" and ballot is not None:
            bottom = self._under_result(drawing, ballot)
            body = drawing.result(ballot, self.desk.height - bottom.height)
        else:
            bottom = self._under_list(drawing)
            body = drawing.options(self.desk.height - bottom.height - 1)
        if body.height + bottom.height < self.desk.height:
            bottom = stack(Block(0, ((),)), bottom)
        if self.desk.height > body.height + bottom.height + 2:
            return Page(indent(stack(body, bottom), MARGIN))
        return Page(indent(body, MARGIN), bottom=indent(bottom, MARGIN))

    def _said_so_far(self) -> str:
        """How many of the votes the open line has given out."""
        line_at, (key, line) = self.desk.line_at, self._line
        if line_at is None or self.phase != "asking":
            return ""
        typed = line if key == line_at.key else ""
        given, budget = len(read_dots(typed, self.rules).digits), self.rules.budget
        if self.is_counted:
            given = sum(self.with_count(line_at, read_count(typed) or 0))
            budget *= self.heads
        return self.desk.words.say("{n} of {budget}", n=given, budget=budget)

    def _nothing(self) -> Block:
        say = self.desk.words.say
        if self.subject == "barriers":
            sentence = say("There is nothing to vote on yet. Enter goes to the barriers.")
            return self.invitation(Spot("map", "barriers"), sentence)
        return self.invitation(Spot(self.step), say("There is nothing to vote on yet."))

    def _under_list(self, drawing: VoteDrawing) -> Block:
        say, count = self.desk.words.say, self.desk.words.count
        if self.phase == "choosing":
            if self.desk.line_at is not None:
                return drawing.status(say("Enter begins, when everybody has written."))
            told = count("{n} is voted on.", "{n} are voted on.", len(self.picked))
            return drawing.status(f"{told} {say('Space puts one there or takes it off.')}")
        if self.is_counted:
            every = self.rules.budget * self.heads
            told = say(
                "{n} of {budget}. Count the whole room for each number.",
                n=sum(self.room_dots),
                budget=every,
            )
            return drawing.status(told)
        line_at = self.desk.line_at
        following = self._next()
        current = line_at.target if line_at else following[0].target if following else ""
        roster = drawing.roster(current)
        everybody = len(self.voted) + len(self.waiting)
        told = say("{n} of {all}.", n=len(self.voted), all=everybody)
        if following:
            last = self.view.name(following[-1].target)
            covered = say("The count stays covered until {name}.", name=last)
        else:
            covered = say("Enter uncovers the count.")
        return spaced(roster, drawing.status(f"{told} {covered}"))

    def _under_result(self, drawing: VoteDrawing, ballot: Ballot) -> Block:
        say, blocks = self.desk.words.say, [drawing.summary(ballot)]
        if any(one.impact for one in self.weighed):
            blocks.append(drawing.weights(self.weighed, ballot))
        if self.late:
            name = self.late[0].name
            asked = say("{name} hasn't voted yet: Enter asks, the count covered.", name=name)
            blocks.append(text(asked, self.inner, "suggestion"))
        elif self.unweighed:
            asked = say("Enter: what each of the first brings, and what it costs.")
            blocks.append(row(self.inner, Span(asked, "suggestion")))
        return spaced(*blocks)
