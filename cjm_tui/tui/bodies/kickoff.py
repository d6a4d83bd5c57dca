"""The card before the first step: which decision the map serves, and who does what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from cjm_tui.domain.clock import blocks_of, meeting_of, planned_end
from cjm_tui.domain.commands import AddParticipant, Batch, Command, EditBrief
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.people import find_person
from cjm_tui.errors import Message
from cjm_tui.method import loader
from cjm_tui.text import cell_len, new_id
from cjm_tui.tui.blocks import (
    Block,
    Page,
    Span,
    beside,
    blank,
    indent,
    item,
    row,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.clocks import local_time
from cjm_tui.words import N_

Job = Literal["scribe", "voice", "timekeeper"]

QUESTION = "question"
JOBS: Mapping[Job, str] = {
    "scribe": N_("Writes down"),
    "voice": N_("Voice of the client"),
    "timekeeper": N_("Keeps the time"),
}
"""Who does what, by the brief's fields, as the card says it."""
INDENT = 3
GAP = 3


class Kickoff(BoardBody):
    """The card of the start."""

    step = "kickoff"

    def question(self) -> str:
        """Which decision."""
        return self.guide("kickoff").question

    def hint(self) -> str:
        """A good decision, as an example."""
        return self.for_example(self.guide("kickoff").good)

    def guide_key(self, address: Address | None) -> str:
        """The one guide of the card."""
        return "kickoff"

    def aside(self) -> Sequence[Span]:
        """When the meeting ends, once its agenda runs."""
        blocks = blocks_of(self.view, meeting_of(self.view))
        end = planned_end(self.view, self.desk.now())
        if end is None or not any(block.started for block in blocks):
            return ()
        return (Span(self.desk.words.say("ends {time}", time=local_time(end)), "muted"),)

    def is_empty(self) -> bool:
        """Whether no decision is named."""
        return not self.view.brief.question.strip()

    @property
    def jobs(self) -> Sequence[Job]:
        """The jobs there are; who works alone has them all."""
        return () if self.view.brief.how == "alone" else tuple(JOBS)

    def addresses(self) -> Sequence[Address]:
        """The decision, then the jobs."""
        say = self.desk.words.say
        brief = self.view.brief
        decision = Address(QUESTION, say("The map's question"), scaffold=brief.question)
        return (decision, *(Address(job, say(JOBS[job])) for job in self.jobs))

    def address_for(self, spot: Spot) -> Address | None:
        """Everything the card is asked for is its decision."""
        return self.addresses()[0]

    def write(self, address: Address, line: str) -> Command | Message | None:
        """The decision, or whose job it is."""
        if not line:
            return None
        brief = self.view.brief
        if address.key == QUESTION:
            if line == brief.question:
                return None
            return EditBrief(id=new_id(), saw=brief.tag, question=line)
        for job in JOBS:
            if address.key == job:
                return self._given(job, line)
        return super().write(address, line)

    def _given(self, job: Job, name: str) -> Command | None:
        """A job given to a participant; who isn't one yet joins."""
        brief = self.view.brief
        person = find_person(self.view.participants, name)
        if person is not None and getattr(brief, job) == person.id:
            return None
        joins = None if person is not None else AddParticipant(participant=new_id(), name=name)
        holder = joins.participant if joins is not None else person.id if person else ""
        edit = replace(EditBrief(id=new_id(), saw=brief.tag), **{job: holder})
        return edit if joins is None else Batch(id=new_id(), commands=(joins, edit))

    def accepts_empty(self, address: Address) -> bool:
        """Nobody has to have a job."""
        return address.key != QUESTION

    def after(self, address: Address) -> Address | None:
        """From the decision through the jobs."""
        lines = list(self.addresses())
        at = [line.key for line in lines].index(address.key)
        return lines[at + 1] if at + 1 < len(lines) else None

    def page(self) -> Page:
        """The decision, what the map is, who does what, and the rules."""
        width = max(self.desk.width - 2 * INDENT, 20)
        parts = [self._decision(width), self._road(width)]
        if self.jobs:
            parts += [self._jobs(width), self._rules(width)]
        air = stack(*(stack(blank(), part) for part in parts))
        tight = stack(parts[0], *(stack(blank(), part) for part in parts[1:]))
        return Page(indent(air if air.height <= self.desk.height else tight, INDENT))

    def _decision(self, width: int) -> Block:
        """The decision as people read it from afar; before there is one, what a map is."""
        question = self.view.brief.question
        if question:
            style = "active" if self.is_current(QUESTION) else "strong"
            quoted = self.desk.words.say("“{text}”", text=question)
            return item(QUESTION, top_rows(text(quoted, width, style), 4))
        told = loader.definition(self.desk.words.language)
        return item(QUESTION, text(told, width, "suggestion"))

    def _road(self, width: int) -> Block:
        """The day in four words: coarse, for the room."""
        said = self.desk.words.say(
            "WHO THE CLIENT IS · THEIR ROAD · WHAT STOPS THEM · WHAT WE REMOVE"
        )
        return row(width, Span(said, "heading"))

    def _jobs(self, width: int) -> Block:
        say = self.desk.words.say
        labels = {job: say(JOBS[job]) for job in self.jobs}
        space = max(cell_len(label) for label in labels.values())
        rows = []
        for job, label in labels.items():
            name = self.view.name(getattr(self.view.brief, job))
            style = "active" if self.is_current(job) else "muted"
            holder = Span(name, "strong") if name else Span("·", "muted")
            shown = beside(
                row(space, Span(label, style)), row(width - space - GAP, holder), gap=GAP
            )
            rows.append(item(job, shown))
        return stack(*rows)

    def _rules(self, width: int) -> Block:
        rules = loader.rules(self.desk.words.language)
        lines = stack(*(text(rule, width, "muted") for rule in rules))
        return lines if self.desk.height > 16 else text(" ".join(rules), width, "muted")
