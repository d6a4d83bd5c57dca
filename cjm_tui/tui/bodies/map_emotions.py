"""The second pass of the map: fingers for every stage, then a word for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cjm_tui.domain.commands import Batch, Command
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Note, Stage, Story
from cjm_tui.errors import Message
from cjm_tui.text import cell_len, new_id, one_line, signed
from cjm_tui.tui.blocks import Block, Page, Span, beside, blank, item, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address
from cjm_tui.tui.bodies.hills import Extremes, Score, extremes, hills, scale
from cjm_tui.tui.bodies.map_common import MapBody, felt
from cjm_tui.tui.grammar import Typed
from cjm_tui.tui.marks import evidence, note_text

LOWEST_MARK = "▼"
_FINGERS = "fingers"
_SCALE = 5
"""Cells of the scale at the left of the hills."""
_NARROWEST, _BROADEST = 11, 24
"""Cells a stage takes."""
_MIDDLE = 3
"""Fingers for neither good nor bad."""
_A_LINE_OF_FINGERS = re.compile(r"[\d\s.,;+\-−–]+")
_ONE_HAND = re.compile(r"([1-5])(?:\s*:\s*(.+))?", re.DOTALL)


class MapEmotions(MapBody):
    """Hills and valleys over all stages, drawn digit by digit."""

    part = "emotions"

    _typed_fingers: tuple[Score, ...] = ()

    @property
    def _shown_fingers(self) -> tuple[Score, ...]:
        """Read from the line that is being typed."""
        return self._typed_fingers if self.writes_at(_FINGERS) else ()

    @property
    def stage(self) -> Stage | None:
        """The stage whose words are written, or under the cursor."""
        return self.stage_under_cursor() or super().stage

    def hint(self) -> str:
        """A good answer, until a finger is shown."""
        return self.for_example() if not self._is_shown() else ""

    def _is_shown(self) -> bool:
        """Whether fingers were shown for any stage."""
        return any(score is not None for score in self._scores())

    def is_empty(self) -> bool:
        """Whether a stage has no score yet: then the fingers' line waits."""
        return self.what_is_first() is None and any(score is None for score in self._scores())

    def write_footer(self) -> str:
        """How fingers are typed, then words."""
        say = self.desk.words.say
        if self.writes_at(_FINGERS):
            return say("digits 1–5, one a stage   Enter words for each   PgDn barriers   Esc keys")
        return say("Enter next stage   -2…+2 or 1…5 the feeling itself   PgDn barriers   Esc keys")

    # Lines --------------------------------------------------------------------------------------

    def addresses(self) -> Sequence[Address]:
        """Everybody's fingers at once, then the words of each stage."""
        if self.what_is_first() is not None:
            return ()
        fingers = Address(_FINGERS, self.desk.words.say("Fingers"))
        return (fingers, *(self._words_of(stage) for stage in self.view.stages))

    def _words_of(self, stage: Stage) -> Address:
        return Address(
            _key(stage), self.about(stage, self.lane_name("emotions")), self._cell_of(stage)
        )

    def _cell_of(self, stage: Stage) -> OnMap:
        story = self.story
        return OnMap(story.id if story else "", stage.id, "emotions")

    def address_for(self, spot: Spot) -> Address | None:
        """The words of a stage; the fingers while none has been shown."""
        if isinstance(spot.place, OnMap):
            self.stand_at(spot.place)
            if not self._is_shown():
                return self.addresses()[0]
        return super().address_for(spot)

    def parse(self, address: Address, line: str) -> Typed:
        """Signs and digits are fingers here; at a stage a lone digit is its finger."""
        if address.key == _FINGERS:
            if _A_LINE_OF_FINGERS.fullmatch(line):
                return Typed("plain", line.strip())
        elif found := _ONE_HAND.fullmatch(line.strip()):
            words = (found.group(2) or "").strip()
            return Typed("feeling", words, score=int(found.group(1)) - _MIDDLE)
        return super().parse(address, line)

    def typed(self, address: Address, line: str) -> None:
        """Let the curve grow with each digit."""
        shown = (read_fingers(line) or ()) if address.key == _FINGERS else ()
        if shown != self._typed_fingers:
            self._typed_fingers = shown
            self.desk.redraw()

    def accepts_empty(self, address: Address) -> bool:
        """Enter goes on to the next stage; from the fingers once they have all been shown."""
        return address.key != _FINGERS or None not in self._scores()

    def write(self, address: Address, line: str) -> Command | Message | None:
        """Scores for as many stages as there are fingers; or a stage's words."""
        if address.key != _FINGERS:
            return super().write(address, line) if line else None
        shown = read_fingers(line)
        if shown is None:
            return Message("fingers_unclear")
        if len(shown) > len(self.view.stages):
            return Message("fingers_too_many", {"n": len(self.view.stages)})
        changes = tuple(
            change
            for stage, score in zip(self.view.stages, shown, strict=False)
            for change in felt(self.view, self._cell_of(stage), score, "")
        )
        return Batch(id=new_id(), commands=changes) if changes else None

    def after(self, address: Address) -> Address | None:
        """On to the next stage that has no words yet."""
        stages = self.view.stages
        keys = [_key(stage) for stage in stages]
        if address.key != _FINGERS and address.key not in keys:
            return super().after(address)
        start = 0 if address.key == _FINGERS else keys.index(address.key) + 1
        wordless = (stage for stage in stages[start:] if not self._said_at(stage))
        following = next(wordless, None)
        return self._words_of(following) if following else None

    def _said_at(self, stage: Stage) -> str:
        return ", ".join(note.text for note in self.view.at(self._cell_of(stage)) if note.text)

    def _scores(self) -> tuple[Score, ...]:
        story, view = self.story, self.view
        if story is None:
            return ()
        feelings = (view.feeling(story.id, stage.id) for stage in view.stages)
        return tuple(feeling.score if feeling else None for feeling in feelings)

    # Drawing ------------------------------------------------------------------------------------

    def page(self) -> Page:
        """The stages' names, the hills and valleys, the words, and where it is worst and best."""
        first, story = self.what_is_first(), self.story
        if first is not None or story is None:
            return Page(self.invitation(first) if first is not None else Block(0))
        kept = self._scores()
        scores = tuple(
            kept[at]
            if at >= len(self._shown_fingers) or self._shown_fingers[at] is None
            else self._shown_fingers[at]
            for at in range(len(kept))
        )
        start, count, column = self._window()
        within = range(start, start + count)
        places = extremes(scores)
        rows = 3 if self.desk.height < 17 else 4 if self.desk.height < 23 else 5
        labels = Block(_SCALE, tuple((Span(f" {label}", "muted"),) for label in scale(rows)))
        curve = hills(scores, column, rows, first=start, shown=count)
        words = beside(Block(_SCALE), *(self._column(at, column, places) for at in within), gap=0)
        bottom = stack(*self._named(story, places))
        spare = self.desk.height > 4 + curve.height + words.height + bottom.height
        body = stack(beside(labels, curve, gap=0), *([blank()] if spare else []), words)
        return Page(body, self._names(start, count, column), bottom)

    def _window(self) -> tuple[int, int, int]:
        """Number of the first stage shown, how many, and how many cells each takes."""
        stages, room = self.view.stages, self.desk.width - self.desk.width // 8
        count = max(1, min(len(stages), room // _NARROWEST))
        here = len(self._shown_fingers) - 1 if self._shown_fingers else self._number() - 1
        start = min(max(here - count // 2, 0), len(stages) - count)
        return start, count, min(room // count, _BROADEST)

    def _number(self) -> int:
        return self.view.stage_number(self.stage.id) if self.stage else 1

    def _names(self, start: int, count: int, column: int) -> Block:
        stages = self.view.stages
        names = [
            item(
                _key(stage),
                _centred(
                    text(f"{number} {stage.name}", column - 1, self.heading_style(_key(stage))),
                    column,
                    most=2,
                ),
            )
            for number, stage in enumerate(stages[start : start + count], start + 1)
        ]
        before = Block(_SCALE, ((Span(" ‹" if start else "", "mark"),),))
        behind = Block(1, ((Span("›" if start + count < len(stages) else "", "mark"),),))
        return beside(before, *names, behind, gap=0)

    def _column(self, at: int, column: int, places: Extremes) -> Block:
        """What is felt at a stage, under its hill or valley."""
        notes = self.view.at(self._cell_of(self.view.stages[at]))
        return stack(
            Block(column),
            *(self._word(note, column, lowest=at == places.lowest) for note in notes),
        )

    def _word(self, note: Note, column: int, *, lowest: bool) -> Block:
        shown = note_text(self.view, note)
        if not shown:
            unsaid = Block(column, ((Span(signed(note.score or 0), "muted"),),))
            return item(note.id, _centred(unsaid, column))
        if lowest:
            shown = f"{shown.upper()} {LOWEST_MARK}"
        marks = "".join(mark.text for mark in evidence(self.view, note))
        style = "strong" if lowest else "text"
        return item(note.id, _centred(text(f"{shown}{marks}", column - 2, style), column))

    def _named(self, story: Story, places: Extremes) -> Iterator[Block]:
        """The lowest place and the peak in words, where the road isn't level."""
        say = self.desk.words.say
        if places.lowest is None or places.peak is None:
            return
        names = {"lowest": say("LOWEST"), "peak": say("PEAK")}
        width = max(cell_len(name) for name in names.values())
        low, top = (self.view.stages[at] for at in (places.lowest, places.peak))
        barriers = len(self.view.at(OnMap(story.id, low.id, "barriers")))
        why = (
            self.desk.words.count("{n} barrier says why.", "{n} barriers say why.", barriers)
            if barriers
            else say("No barrier says why yet.")
        )
        for key, stage, more in (("lowest", low, why), ("peak", top, say("Keep this."))):
            said = one_line(self._said_at(stage))
            number = self.view.stage_number(stage.id)
            told = f"{number} {stage.name}: {said}. " if said else f"{number} {stage.name}. "
            style = "valley" if key == "lowest" else "hill"
            named = Span(f" {names[key].ljust(width)}  ", style)
            room = self.desk.width - 2 * MARGIN - width - 2
            shown = text(told + more, room)
            yield beside(Block(width + 3, ((named,),)), shown, gap=0)


def read_fingers(line: str) -> tuple[Score, ...] | None:
    """What everybody shows, stage by stage.

    Args:
        line: ``3 1 2 5 3`` or ``31253``, or ``0 -2 -1 2 0`` where a sign or a nought tells that
            the map's own scale is meant; a full stop passes a stage over.

    Returns:
        Scores from -2 to 2; ``None`` where it can't be understood. A sign at the end, whose digit
        is still to come, is left out.
    """
    tokens = re.findall(r"[+\-−–]?\d|[^\s,;]", line.rstrip("+-−– "))
    own_scale = any(token[0] in "+-−–0" for token in tokens)
    scores: list[Score] = []
    for token in tokens:
        if token == ".":
            scores.append(None)
            continue
        if not token[-1].isdecimal():
            return None
        value = int(re.sub("[−–]", "-", token))
        score = value if own_scale else value - _MIDDLE
        if abs(score) > 2:
            return None
        scores.append(score)
    return tuple(scores)


def _key(stage: Stage) -> str:
    return f"feeling:{stage.id}"


def _centred(block: Block, width: int, most: int | None = None) -> Block:
    """The first lines of a block, each in the middle of a width."""
    lines = []
    for line in block.lines[:most]:
        used = sum(cell_len(span.text) for span in line)
        lines.append((Span(" " * max((width - used) // 2, 0)), *line))
    return Block(width, tuple(lines))
