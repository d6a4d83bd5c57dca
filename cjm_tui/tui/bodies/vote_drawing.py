"""How a vote is drawn: what it is about, who has voted, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Ballot, Note, Participant, Stage, Story
from cjm_tui.domain.tally import Count, dots_by_stage, level, tally, total
from cjm_tui.text import one_line, pad
from cjm_tui.tui.blocks import (
    Block,
    Span,
    ends,
    flow,
    indent,
    item,
    line_len,
    row,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.base import Desk
from cjm_tui.tui.bodies.vote_asking import voter_key
from cjm_tui.tui.bodies.vote_state import VoteState
from cjm_tui.tui.marks import ANSWER, BARRIER, DONE, NO_ANSWER

DOT = "●"
_DIGIT, _SIGNS = 4, 5
_STAGE = {True: 18, False: 24}
"""Cells of a stage beside its barrier, on a narrow page and on a wide one."""
_DOTS = {True: 8, False: 15}
_NUMBER, _PEOPLE = 4, 11
_MANY = 2
"""Rows that an option may take where there is room for it."""


class Option(Struct, frozen=True):
    """One thing that is voted on, as it is shown."""

    id: str
    digit: str
    text: str
    severity: int = 0
    stage: str = ""
    """Number and name of the stage it stands at."""
    answer: str = ""
    """What would remove it; empty where there is nothing, or nothing is asked for."""
    is_gone: bool = False


class VoteDrawing:
    """Draws the parts of a vote's page.

    Args:
        vote: where it stands.
        width: cells.
        here: key of what the cursor is on, or of the open line.
    """

    def __init__(self, vote: VoteState, width: int, here: str) -> None:
        self._vote = vote
        self._desk: Desk = vote.desk
        self._width = width
        self._here = here
        self._narrow = vote.is_narrow
        self._is_barriers = vote.subject == "barriers"
        self._say = vote.desk.words.say

    def option(self, option_id: str, digit: str) -> Option:
        """An option as it is told: its text, and where it stands."""
        view, record = self._desk.view, self._desk.view.record(option_id)
        match record:
            case Stage():
                return Option(option_id, digit, one_line(record.name))
            case Story():
                return Option(option_id, digit, one_line(record.title))
            case Note():
                author = view.name(record.author)
                told = one_line(record.text)
                stage = record.place.stage if isinstance(record.place, OnMap) else ""
                number, found = view.stage_number(stage), view.find(Stage, stage)
                return Option(
                    option_id,
                    digit,
                    f"{one_line(author)}: {told}" if author and not self._is_barriers else told,
                    record.severity,
                    f"{number} {one_line(found.name)}" if found is not None else "",
                    "; ".join(one_line(one.text) for one in view.solutions(record.id)),
                )
        return Option(option_id, digit, self._say("(in the bin)"), is_gone=True)

    # What is voted on ---------------------------------------------------------------------------

    def options(self, rows: int) -> Block:
        """The list, each with its digit; with a second row for long ones where that fits."""
        shown = [self.option(option, digit) for option, digit in self._numbered()]
        tall = stack(*(self._listed(one, _MANY) for one in shown))
        return tall if tall.height <= rows else stack(*(self._listed(one, 1) for one in shown))

    def _numbered(self) -> Iterator[tuple[str, str]]:
        vote = self._vote
        picked = vote.picked if vote.phase == "choosing" else vote.listed
        for option in vote.listed:
            yield option, f"{picked.index(option) + 1}" if option in picked else "·"

    def _listed(self, one: Option, rows: int) -> Block:
        room = self._width - _DIGIT - (_SIGNS if self._is_barriers else 0)
        is_here, is_off = one.id == self._here, one.digit == "·" or one.is_gone
        style = "active" if is_here else "muted" if is_off else "text"
        lead = [Span(pad(one.digit, _DIGIT), style if is_off or is_here else "heading")]
        if not self._is_barriers:
            counted = self._counted(one)
            said = top_rows(text(one.text, room - len(counted) - 1, style), rows)
            right = [Span(counted, "strong")]
            return item(one.id, _columns(lead, said, room - len(counted), right))
        lead.append(Span(pad(BARRIER * one.severity, _SIGNS), "barrier"))
        answer = 0 if self._narrow else (room - _STAGE[False]) * 2 // 5
        space = room - _STAGE[self._narrow] - answer
        said = top_rows(text(one.text, space - 2, style), rows)
        counted = self._counted(one)
        stage = _STAGE[self._narrow] - 1 - (0 if answer else len(counted))
        right = [Span(pad(one.stage, stage) + " ", "muted")]
        if answer:
            right += self._answered(one, answer - len(counted))
        right.append(Span(counted, "strong"))
        drawn = _columns(lead, said, space, right)
        if self._narrow and is_here and not one.is_gone:
            under = row(room, *self._answered(one, room))
            drawn = stack(drawn, indent(under, self._width - room))
        return item(one.id, drawn)

    def _answered(self, one: Option, width: int) -> list[Span]:
        if one.answer or one.is_gone:
            sign = Span(f"{ANSWER} " if one.answer else "  ", "solution")
            return [sign, Span(pad(one.answer, width - 2))]
        return [Span(pad(f"{NO_ANSWER} {self._say('no solution yet')}", width), "muted")]

    def _counted(self, one: Option) -> str:
        """What was counted for it so far, where the room is counted aloud."""
        dots = self._vote.room_dots if self._vote.phase == "asking" else ()
        number = dots[int(one.digit) - 1] if dots else 0
        return f" {number}" if number else ""

    # Who votes ----------------------------------------------------------------------------------

    def roster(self, current: str) -> Block:
        """The names in voting order: whose votes are in, whose turn it is, who is not here."""
        voted = self._vote.voted
        known = [self._named(one, current, is_in=one.id in voted) for one in self._vote.people]
        gone = (id for id in voted if id and self._desk.view.record(id) is None)
        left = [row(24, Span(f"{self._desk.view.name(one)} {DONE}", "muted")) for one in gone]
        return flow(self._width, *(_tight(block) for block in (*known, *left)))

    def _named(self, person: Participant, current: str, *, is_in: bool) -> Block:
        name = one_line(person.name)
        if person.id == current:
            told = Span(f"▸{name}", "active")
        elif is_in:
            told = Span(f"{name} {DONE}", "good")
        elif person.away:
            told = Span(self._say("– {name}", name=name), "muted")
        else:
            told = Span(name)
        return item(voter_key(person.id), row(24, told))

    # What it came to ----------------------------------------------------------------------------

    def result(self, ballot: Ballot, rows: int) -> Block:
        """The options sorted, with dots and people."""
        counts = tally(self._desk.view, ballot)
        most = max((count.dots for count in counts), default=0)
        gone = [one for one in counts if self._desk.view.record(one.option) is None]
        ordered = [*(one for one in counts if one not in gone), *(one for one in gone if one.dots)]
        tall = stack(*(self._came_to(one, most, _MANY) for one in ordered))
        if tall.height <= rows:
            return tall
        return stack(*(self._came_to(one, most, 1) for one in ordered))

    def _came_to(self, count: Count, most: int, rows: int) -> Block:
        one = self.option(count.option, f"{count.digit}")
        style = "active" if one.id == self._here else "muted" if one.is_gone else "text"
        lead = [Span(pad(one.digit, _DIGIT), "active" if one.id == self._here else "heading")]
        if self._is_barriers:
            lead.append(Span(pad(BARRIER * one.severity, _SIGNS), "barrier"))
        room = self._width - _DIGIT - (_SIGNS if self._is_barriers else 0)
        stage = (_STAGE[self._narrow] - 1) if self._is_barriers else 0
        bar = _DOTS[self._narrow]
        space = room - stage - bar - _NUMBER - _PEOPLE - 1
        drawn = count.dots if most <= bar else -(-count.dots * bar // most)
        people = self._desk.words.count("{n} person", "{n} people", count.people)
        right = [
            Span(pad(DOT * drawn, bar + 1), "heard"),
            Span(f"{count.dots:>{_NUMBER - 2}}  ", "strong"),
            Span(pad(people if count.people else "", _PEOPLE), "text"),
            Span(pad(one.stage, stage), "muted"),
        ]
        said = top_rows(text(one.text, space - 1, style), rows)
        return item(one.id, _columns(lead, said, space, right))

    def summary(self, ballot: Ballot) -> Block:
        """What is level and who goes first there, the sums by stage, what went to the bin."""
        view, counts = self._desk.view, tally(self._desk.view, ballot)
        there = tuple(one for one in counts if view.record(one.option) is not None)
        told = [text(self._tied(group), self._width, "strong") for group in level(there)]
        lost = total(counts) - total(there)
        if lost:
            said = self._desk.words.count(
                "{n} vote went to what is in the bin now.",
                "{n} votes went to what is in the bin now.",
                lost,
            )
            told.append(text(said, self._width, "muted"))
        stages = dots_by_stage(view, there) if self._is_barriers else ()
        return stack(*told, *self._by_stage(stages))

    def _tied(self, group: tuple[Count, ...]) -> str:
        say, first = self._say, group[0]
        digits = [f"{count.digit}" for count in sorted(group, key=lambda one: one.digit)]
        numbers = say("{some} and {last}", some=", ".join(digits[:-1]), last=digits[-1])
        if list(group) != sorted(group, key=lambda one: (-one.people, one.digit)):
            return say("{numbers} were level. You put {n} first.", numbers=numbers, n=first.digit)
        if first.people == group[1].people:
            return say("{numbers} are level: m puts one of them first.", numbers=numbers)
        return self._desk.words.count(
            "{numbers} are level. {n} person against {fewer}: {first} first, or say why not (m).",
            "{numbers} are level. {n} people against {fewer}: {first} first, or say why not (m).",
            first.people,
            numbers=numbers,
            fewer=group[1].people,
            first=first.digit,
        )

    def _by_stage(self, stages: Sequence[tuple[Stage, int]]) -> Iterator[Block]:
        if not stages:
            return
        label = row(20, Span(self._say("By stage"), "muted"))
        parts = [_tight(label)]
        for stage, dots in stages:
            number = self._desk.view.stage_number(stage.id)
            named = Span(f"{number} {one_line(stage.name)} ")
            parts.append(_tight(row(self._width, named, Span(f"{dots}", "strong"))))
        yield flow(self._width, *parts)

    def weights(self, notes: Sequence[Note], ballot: Ballot) -> Block:
        """Four corners: much for little, much for much, little for little, little for much."""
        say = self._say
        corners = {
            (2, 1): say("quick win"),
            (2, 2): say("big bet"),
            (1, 1): say("fill-in"),
            (1, 2): say("not now"),
        }
        half, drawn = self._width // 2, []
        for pair in (((2, 1), (2, 2)), ((1, 1), (1, 2))):
            spans = []
            for corner in pair:
                inside = (one for one in notes if (one.impact, one.effort) == corner)
                digits = "  ".join(f"{ballot.options.index(one.id) + 1}" for one in inside)
                label = pad(corners[corner].upper(), 20)
                spans += [Span(label, "heading"), Span(pad(digits, half - 20), "strong")]
            drawn.append(row(self._width, *spans))
        return stack(*drawn)

    def status(self, left: str) -> Block:
        """One line at the bottom, with what such a vote is called."""
        called = Span(self._say("open vote, read aloud"), "muted")
        return ends(self._width, [Span(left)], [called])


def _columns(lead: list[Span], said: Block, width: int, right: list[Span]) -> Block:
    """A text between its signs and its figures, which stand in its first row."""
    first, *others = said.lines or ((),)
    left = line_len(tuple(lead))
    padding = Span(" " * max(width - line_len(first), 0))
    lines = [(*lead, *first, padding, *right)]
    lines += [(Span(" " * left), *line) for line in others]
    return Block(max(line_len(line) for line in lines), tuple(lines))


def _tight(block: Block) -> Block:
    """A one-line block no wider than what it shows."""
    width = max(line_len(block.lines[0]), 1)
    return Block(width, block.lines, tuple(replace(one, width=width) for one in block.items))
