"""Where we are: five lines, for who comes late and for coming back another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm_tui.domain.drafts import Recap as Facts
from cjm_tui.domain.drafts import recap
from cjm_tui.domain.records import Talk
from cjm_tui.method import keys
from cjm_tui.text import cell_len
from cjm_tui.tui.blocks import Block, Page, Span, beside, blank, indent, row, stack, text, top_rows
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.people_card import change_presence, who_is_here
from cjm_tui.tui.bodies.talk_blocks import promised_talks, talk_name

INDENT, GAP = 3, 3
_ROWS = 3
"""Rows that a line may take, so that five of them fit on a projector."""


class Recap(BoardBody):
    """The five lines; nothing is written here."""

    step = "recap"

    def question(self) -> str:
        """Where the team stands."""
        return self.desk.words.say("Where we are")

    def guide_key(self, address: Address | None) -> str:
        """The guide of the step that comes next."""
        following = recap(self.view).next_step
        return f"step.{following}" if following else "kickoff"

    def addresses(self) -> Sequence[Address]:
        """None."""
        return ()

    def do_away(self) -> None:
        """Whoever is under the cursor is away today, or here again."""
        change_presence(self)

    def page(self) -> Page:
        """The decision, the client, whose map it is, what stands in the way, what comes next.

        Below them who is here today: other people may have come than last time.
        """
        width = max(self.desk.width - 2 * INDENT, 20)
        lines = list(self._lines(recap(self.view)))
        here = self._here(width)
        space = max(cell_len(label) for label, _ in lines)
        rows = [self._row(label, told, space, width) for label, told in lines]
        airy = stack(*(stack(blank(), one) for one in rows))
        fits = airy.height + here.height <= self.desk.height
        shown = airy if fits else stack(*rows)
        return Page(indent(shown, INDENT), bottom=indent(here, INDENT))

    def _here(self, width: int) -> Block:
        """Who is here today, where there are people to ask."""
        if self.view.brief.how == "alone" or not self.view.participants:
            return Block(0)
        heading = row(width, Span(self.desk.words.say("Here today").upper(), "heading"))
        return stack(blank(), heading, top_rows(who_is_here(self, width), _ROWS))

    def in_one_line(self) -> str:
        """Where the team stands, for a card that has room for no more."""
        facts = recap(self.view)
        told = (self._whose(facts), self._barriers(facts), self._next(facts))
        step = facts.next_step
        following = self.desk.words.say("next: {step}", step=told[2]) if step else told[2]
        return " · ".join(part for part in (*told[:2], following) if part)

    @staticmethod
    def _row(label: str, told: str, space: int, width: int) -> Block:
        body = text(told or "·", width - space - GAP, "text" if told else "muted")
        return beside(row(space, Span(label, "heading")), top_rows(body, _ROWS), gap=GAP)

    def _lines(self, facts: Facts) -> Iterator[tuple[str, str]]:
        say = self.desk.words.say
        yield say("Question"), facts.question
        yield say("Client"), facts.sentence
        yield say("Whose map"), self._whose(facts)
        yield say("Barriers"), self._barriers(facts)
        promised = promised_talks(self.view)
        if self.view.brief.how == "two-meetings" and promised:
            yield say("Homework"), " · ".join(self._promise(talk) for talk in promised)
        yield say("Next"), self._next(facts)

    def _whose(self, facts: Facts) -> str:
        words = self.desk.words
        told = [facts.persona] if facts.persona else []
        if facts.story:
            told.append(words.say("“{text}”", text=facts.story))
        if facts.stages:
            told.append(words.count("{n} stage", "{n} stages", facts.stages))
        if facts.findings:
            told.append(words.count("{n} finding", "{n} findings", facts.findings))
        return " · ".join(told)

    def _promise(self, talk: Talk) -> str:
        """Who of us talks with whom by when."""
        words = self.desk.words
        day = words.say("by {day}", day=words.date(talk.when, "day")) if talk.when else ""
        return ", ".join(part for part in (talk_name(self, talk), day) if part)

    def _barriers(self, facts: Facts) -> str:
        if not facts.barriers:
            return ""
        words = self.desk.words
        found = words.count("{n} barrier", "{n} barriers", facts.barriers)
        return words.say("{found}, {answered} with an answer", found=found, answered=facts.answered)

    def _next(self, facts: Facts) -> str:
        if not facts.next_step:
            return self.desk.words.say("nothing: every step is done ✓")
        number = keys.STEPS.index(facts.next_step) + 1
        return f"{number} {self.desk.names.steps[facts.next_step]}"
