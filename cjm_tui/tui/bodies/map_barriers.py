"""The third pass of the map: barriers collected stage by stage, then answered one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cjm_tui.domain.commands import Command
from cjm_tui.domain.evidence import chain
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnMap, OnParking
from cjm_tui.domain.records import Note, Stage, Story
from cjm_tui.errors import Message
from cjm_tui.method import loader
from cjm_tui.text import cell_len, pad, signed
from cjm_tui.tui.blocks import Block, Page, Span, blank, ends, indent, item, row, stack, text
from cjm_tui.tui.bodies.base import MARGIN, WIDE, Address
from cjm_tui.tui.bodies.map_common import MapBody, set_aside
from cjm_tui.tui.bodies.map_emotions import LOWEST_MARK
from cjm_tui.tui.bodies.map_path import AHEAD, HERE, SIGN, solution_block
from cjm_tui.tui.grammar import Typed
from cjm_tui.tui.marks import ANSWER, BARRIER, DONE, HEARD, VOICES, evidence, marked_text, quoted

LIST = "list"
"""Key of the page on which barriers are collected."""
_ANSWER = "answer"
_REASON = re.compile(r"[-–—]+\s*(?!\d)")
"""A dash before a reason; before a number it is a minus."""
_INDENT = 6
_STUCK = "\xa0"
"""A space at which no line breaks."""
_MANY = 8
"""So many barriers of a stage are counted instead of drawn one by one."""


class BarriersDrawn(MapBody):
    """How the barriers are shown: as a list, or one with all the room to itself."""

    _shown = ""
    """Id of the barrier that is being answered; empty while they are collected."""
    _written_before = ""
    """Id of what had been written last when the page was turned."""

    @property
    def barrier(self) -> Note | None:
        """The barrier that is being answered."""
        return next((each for each in self._in_order() if each.id == self._shown), None)

    @property
    def stage(self) -> Stage | None:
        """The stage of the barrier shown; on the list the one under the cursor."""
        barrier = self.barrier
        if barrier is not None and isinstance(barrier.place, OnMap):
            return self.view.find(Stage, barrier.place.stage)
        return self.stage_under_cursor() or super().stage

    def _stages(self) -> list[Stage]:
        """The stages, that with the lowest feeling first."""
        story, view = self.story, self.view
        if story is None:
            return []

        def feeling(stage: Stage) -> float:
            felt = view.feeling(story.id, stage.id)
            return float("inf") if felt is None or felt.score is None else felt.score

        return sorted(view.stages, key=feeling)

    def _at(self, stage: Stage) -> tuple[Note, ...]:
        story = self.story
        return self.view.at(OnMap(story.id, stage.id, "barriers")) if story else ()

    def _in_order(self) -> list[Note]:
        return [barrier for stage in self._stages() for barrier in self._at(stage)]

    def page(self) -> Page:
        """The list, or the barrier that is being answered."""
        first, story, barrier = self.what_is_first(), self.story, self.barrier
        if first is not None or story is None:
            return Page(self.invitation(first) if first is not None else Block(0))
        if barrier is None:
            return Page(self._list(story), bottom=self._foot())
        return Page(self._answer(barrier), self._head(story, barrier), self._foot())

    def _list(self, story: Story) -> Block:
        blocks = [self._collected(story, stage) for stage in self._stages()]
        airy = sum(block.height + 1 for block in blocks) < self.desk.height
        return stack(*(stack(block, blank()) if airy else block for block in blocks))

    def _collected(self, story: Story, stage: Stage) -> Block:
        """A stage with its barriers."""
        width = self.desk.width - MARGIN
        heading = item(_key(stage), self._stage_line(story, stage, felt=True))
        listed = [self._listed(each, width - _INDENT) for each in self._at(stage)]
        felt = self.view.feeling(story.id, stage.id)
        if not listed and felt is not None and felt.score is not None and felt.score < 0:
            why = self.desk.words.say("it feels bad here, and no barrier says why")
            listed.append(text(why, width - _INDENT, "suggestion"))
        return stack(heading, indent(stack(*listed), _INDENT))

    def _stage_line(self, story: Story, stage: Stage, *, felt: bool = False) -> Block:
        number = self.view.stage_number(stage.id)
        spans = [
            Span(f" {number}  ", "muted"),
            Span(stage.name.upper(), self.heading_style(_key(stage))),
        ]
        if self.view.lowest(story.id) == stage.id:
            spans.append(Span(f"  {LOWEST_MARK} {self.desk.words.say('lowest')}", "valley"))
        feeling = self.view.feeling(story.id, stage.id) if felt else None
        if feeling is not None:
            score = "" if feeling.score is None else f"   {signed(feeling.score)}"
            spans += [Span(score, "muted"), Span(f" {feeling.words}", "muted")]
        return row(self.desk.width - MARGIN, *spans)

    def _listed(self, barrier: Note, width: int) -> Block:
        """A barrier on the list: how bad it is, how many solutions it has."""
        solutions = len(self.view.solutions(barrier.id))
        answered = Span(f" {AHEAD}", "warn")
        if solutions:
            answered = Span(f" {ANSWER}{solutions}", "solution")
        elif barrier.aside:
            answered = Span(f" {DONE}", "muted")
        marks = (answered, *evidence(self.view, barrier))
        block = item(barrier.id, marked_text(barrier.text, width, "text", _lead(barrier), marks))
        if not barrier.aside or solutions:
            return block
        why = self.desk.words.say("set aside: {reason}", reason=barrier.aside)
        return stack(block, row(width, Span(" " * SIGN), Span(why, "muted")))

    def _head(self, story: Story, barrier: Note) -> Block:
        order = [each.id for each in self._in_order()]
        number = order.index(barrier.id) + 1
        count = self.desk.words.say("{n} of {all}", n=number, all=len(order))
        stage = self.stage
        left = self._stage_line(story, stage).lines[0] if stage else ()
        return ends(self.desk.width - MARGIN, left, (Span(f"‹ {count} ›", "muted"),))

    def _answer(self, barrier: Note) -> Block:
        """One barrier, how we know of it, and what would remove it."""
        say, width = self.desk.words.say, self.desk.width - _INDENT - 2 * MARGIN
        solutions = self.view.solutions(barrier.id)
        answers = [solution_block(self.view, each, width) for each in solutions]
        if barrier.aside and not solutions:
            why = say("set aside: {reason}", reason=barrier.aside)
            answers.append(text(f"{pad('—', SIGN)}{why}", width, "muted"))
        else:
            style = self.heading_style(_ANSWER, "suggestion")
            answers.append(item(_ANSWER, text(pad(ANSWER, SIGN), SIGN, style)))
        known = [indent(each, SIGN) for each in self._known(barrier, width - SIGN)]
        shown = marked_text(barrier.text, width, "strong", _lead(barrier), ())
        prompts = indent(text(self._prompts(), width - SIGN, "suggestion"), SIGN)
        head = item(barrier.id, shown)
        used = sum(block.height for block in (head, *known, *answers, prompts))
        spare = self.desk.height - used - 2
        air, between = blank(max(min(spare // 4, 2), 0)), blank(1 if spare > 3 else 0)
        body = stack(air, head, between, *known, air, *answers, air, between, prompts)
        return indent(body, _INDENT)

    def _prompts(self) -> str:
        """Ways to remove a barrier; a line breaks only between them."""
        ways = loader.solution_prompts(self.desk.words.language)
        return f"{_STUCK}· ".join(way.replace(" ", _STUCK) for way in ways)

    def _known(self, barrier: Note, width: int) -> Iterator[Block]:
        """Who said so, in the room and outside, and in whose words."""
        say, view = self.desk.words.say, self.view
        voices, heard = view.voices(barrier), view.heard(barrier)
        spans = []
        if voices > 1:
            spans.append(Span(say("{mark}{n} in the room", mark=VOICES, n=voices) + "   ", "mark"))
        if heard:
            spans.append(Span(say("{mark}{n} heard", mark=HEARD, n=heard) + "   ", "heard"))
        source = next(
            (link for link in chain(barrier, view.record)[1:] if link.form == "quote"), None
        )
        words = quoted(view, source.text) if source else ""
        if words and cell_len(words) + sum(cell_len(span.text) for span in spans) <= width:
            yield row(width, *spans, Span(words, "muted"))
            return
        if spans:
            yield row(width, *spans)
        if words:
            yield text(words, width, "muted")

    def _foot(self) -> Block:
        """Stage by stage what is answered: ✓ yes, ● this one, ○ not yet."""
        told = [f"{n} {self._dots(stage)}" for n, stage in enumerate(self.view.stages, 1)]
        for gap in ("   ", "  "):
            if cell_len(gap.join(told)) < self.desk.width - MARGIN:
                break
        return row(self.desk.width - MARGIN, Span(f" {gap.join(told)}", "muted"))

    def _dots(self, stage: Stage) -> str:
        barriers = self._at(stage)
        dots = [
            HERE if each.id == self._shown else AHEAD if self.view.is_open(each) else DONE
            for each in barriers
        ]
        if len(dots) > _MANY:
            here = HERE if HERE in dots else ""
            return f"{here}{len(dots) - dots.count(AHEAD)}/{len(dots)}"
        return "".join(dots) or "–"


class MapBarriers(BarriersDrawn):
    """The list of barriers, and behind it a page for each."""

    part = "barriers"

    def pages(self) -> Sequence[str]:
        """The list, then every barrier on it."""
        if self.what_is_first() is not None:
            return ()
        return (LIST, *(barrier.id for barrier in self._in_order()))

    @property
    def at(self) -> str:
        """The barrier shown, or the list."""
        return self._shown if self.barrier else LIST

    def turn(self, key: str) -> None:
        """Show a barrier, or the list."""
        if key in self.pages():
            self._shown = "" if key == LIST else key
            self._written_before = self.desk.last_written

    def guide_key(self, address: Address | None) -> str:
        """Collecting and answering are asked for in different words."""
        return "pass.barriers.answer" if self.barrier else "pass.barriers"

    def aside(self) -> Sequence[Span]:
        """How many barriers are answered."""
        barriers = self._in_order()
        left = sum(1 for barrier in barriers if self.view.is_open(barrier))
        if not barriers:
            return ()
        say = self.desk.words.say
        counted = say("{answered} answered · {open} open", answered=len(barriers) - left, open=left)
        return (Span(counted, "warn" if left else "good"),)

    def hint(self) -> str:
        """A good answer, until there is a barrier."""
        return self.for_example() if self.is_empty() else ""

    def is_empty(self) -> bool:
        """Whether there is no barrier yet."""
        return self.what_is_first() is None and not self._in_order()

    def write_footer(self) -> str:
        """What a line may begin with on this page."""
        say, wide = self.desk.words.say, self.desk.width >= WIDE
        if self.barrier is None:
            return say(
                "!! slows  !!! drives away  = solution   Tab stage   PgDn one by one   Esc keys"
            )
        if wide:
            return say(
                "Enter add   PgDn next barrier   !!! how bad   - why not (set aside)"
                "   ↓ said before   Esc keys"
            )
        return say("Enter add  PgDn next barrier  !!! how bad  - why not  ↓ said before  Esc")

    def addresses(self) -> Sequence[Address]:
        """On the list a line for each stage; on a barrier's page its solutions."""
        story, barrier = self.story, self.barrier
        if story is None:
            return ()
        if barrier is not None and isinstance(barrier.place, OnMap):
            place = OnMap(story.id, barrier.place.stage, "solutions")
            return (Address(_ANSWER, self.desk.words.say("Solution"), place, target=barrier.id),)
        lane = self.lane_name("barriers")
        return tuple(
            Address(_key(stage), self.about(stage, lane), OnMap(story.id, stage.id, "barriers"))
            for stage in self._stages()
        )

    def address_for(self, spot: Spot) -> Address | None:
        """The page of the barrier to answer; the list's line of a stage that lacks one."""
        if isinstance(spot.place, OnMap):
            self.stand_at(spot.place)
        self._shown, self._written_before = self._barrier_for(spot), self.desk.last_written
        addresses = self.addresses()
        here = (one for one in addresses if one.place == spot.place)
        return next(here, addresses[0] if addresses else None)

    def _barrier_for(self, spot: Spot) -> str:
        """The barrier a spot is about; for a solution that waits, one it could answer."""
        barriers = self._in_order()
        if spot.target in {barrier.id for barrier in barriers}:
            return spot.target
        if isinstance(spot.place, OnMap) and spot.place.lane == "solutions":
            stage = self.view.find(Stage, spot.place.stage)
            near = self._at(stage) if stage else ()
        elif spot.place == OnParking("solutions"):
            near = tuple(barriers)
        else:
            near = ()
        unanswered = (barrier.id for barrier in near if self.view.is_open(barrier))
        return next(unanswered, near[0].id if near else "")

    def barrier_to_answer(self) -> str:
        """The barrier shown, unless another was typed since; on the list the one meant last."""
        if self.barrier is None:
            return super().barrier_to_answer()
        typed = self.view.find(Note, self.desk.last_written)
        if typed in self._in_order() and self.desk.last_written != self._written_before:
            return self.desk.last_written
        return self._shown

    def do(self, command_id: str) -> bool:
        """As on every pass; but Enter on a barrier of the list opens its page."""
        on_list = command_id == "write_here" and self.at == LIST
        if on_list and self.view.find(Note, self.desk.cursor) in self._in_order():
            self.turn(self.desk.cursor)
            self.desk.redraw()
            self.desk.open_line(self.addresses()[0])
            return True
        return super().do(command_id)

    def parse(self, address: Address, line: str) -> Typed:
        """On a barrier's page a dash begins the reason why there is no solution."""
        if address.key == _ANSWER and _REASON.match(line):
            return Typed("plain", line.strip())
        return super().parse(address, line)

    def write(self, address: Address, line: str) -> Command | Message | None:
        """A barrier, a solution, or why there is none."""
        barrier = self.barrier
        if address.key == _ANSWER and barrier is not None and (dash := _REASON.match(line)):
            reason = line[dash.end() :].strip()
            if reason:
                return set_aside(barrier, reason)
            self.do_set_aside()
            return None
        return super().write(address, line)


def _lead(barrier: Note) -> Span:
    return Span(pad(BARRIER * barrier.severity, SIGN), "barrier")


def _key(stage: Stage) -> str:
    return f"barriers:{stage.id}"
