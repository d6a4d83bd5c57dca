"""Present: the finished map, card by card, for people to listen to. Keys lead only on and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from cjm_tui.domain.records import Story
from cjm_tui.domain.view import View
from cjm_tui.share.map_facts import Tongue
from cjm_tui.text import cell_len, cut, pad
from cjm_tui.tui.blocks import (
    Block,
    Page,
    Span,
    at_least,
    blank,
    ends,
    indent,
    row,
    stack,
    text,
)
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.hills import hills
from cjm_tui.tui.bodies.present_cards import Card, Deck, dealt
from cjm_tui.words import Words

EDGE = 3
"""Empty cells at either side."""
FOOT = 2
"""Rows below a card: a blank one, and where on the road it is."""
NAMED_FROM = 7
"""Cells a stage needs on the road for its name to say anything."""
HIGHEST = 4
"""Rows a hill has at most."""


class Shown(NamedTuple):
    """One screen of the presentation."""

    key: str
    title: str
    block: Block
    card: Card


class Present(BoardBody):
    """Portrait, story, stages, the whole road, plan and ideas."""

    step = "present"
    own_keys_only: ClassVar[bool] = True

    _at = ""
    _has_told_end = False
    _made: tuple[View, int, int, Words] | None = None
    _screens: tuple[Shown, ...] = ()

    @property
    def screens(self) -> tuple[Shown, ...]:
        """All there is to show, made once for a state of the workshop and a size."""
        desk = self.desk
        made = (self.view, desk.width, desk.height, desk.words)
        if made != self._made:
            self._made, self._screens = made, tuple(self._make())
        return self._screens

    def _make(self) -> Sequence[Shown]:
        speak = Tongue(self.desk.words, self.desk.names)
        shown = []
        for card in Deck(self.view, speak, self._inner).cards():
            blocks = self._dealt(card)
            for number, block in enumerate(blocks, 1):
                key = card.key if number == 1 else f"{card.key}:{number}"
                part = f"  {number}/{len(blocks)}" if len(blocks) > 1 else ""
                shown.append(Shown(key, f"{card.title}{part}", block, card))
        return shown

    def _dealt(self, card: Card) -> tuple[Block, ...]:
        rows = max(self.desk.height - FOOT, 1)
        if not card.key.startswith("road:"):
            return dealt(card, rows)
        told = dealt(card, rows)[0]
        curve = self._curve(card, rows - told.height - 1)
        whole = stack(curve, blank(), told)
        return (whole,) if whole.height <= rows else (curve, *dealt(card, rows))

    @property
    def _inner(self) -> int:
        return max(self.desk.width - 2 * EDGE, 20)

    # What the screen asks of a body -------------------------------------------------------------

    def question(self) -> str:
        """What is shown."""
        shown = self._shown()
        return shown.title if shown is not None else self.desk.words.say("There is no map yet")

    def addresses(self) -> Sequence[Address]:
        """None."""
        return ()

    def pages(self) -> Sequence[str]:
        """The screens, one after the other."""
        return [shown.key for shown in self.screens]

    @property
    def at(self) -> str:
        """The screen shown now."""
        shown = self._shown()
        return shown.key if shown is not None else ""

    def turn(self, key: str) -> None:
        """Show a screen; where this window needs fewer of them, the last of the same card."""
        self._at = key
        self._has_told_end = False

    def _shown(self) -> Shown | None:
        screens = self.screens
        for shown in screens:
            if shown.key == self._at:
                return shown
        same = [shown for shown in screens if self._at.startswith(f"{shown.card.key}:")]
        return same[-1] if same else next(iter(screens), None)

    def do_next_page(self) -> bool:
        """The end is told first, as a clicker is pressed once too often; going on again leaves.

        Returns:
            Whether the end was told: the screen turns or goes back to where it was opened else.
        """
        if self.screens and self.at != self.screens[-1].key:
            return False
        self._has_told_end = not self._has_told_end
        if self._has_told_end:
            self.desk.tell(self.desk.words.say("That was all. Once more, or q, leads back."))
        return self._has_told_end

    def do_previous_page(self) -> bool:
        """Nor is the beginning by going back."""
        return not self.screens or self.at == self.screens[0].key

    # The page -----------------------------------------------------------------------------------

    def page(self) -> Page:
        """The card, and below it where on the road it stands."""
        shown = self._shown()
        if shown is None:
            said = self.desk.words.say("Nothing is on the map, so there is nothing to show.")
            return Page(indent(text(said, self._inner), EDGE))
        told = shown.block
        if not told.height:
            told = text(self.desk.words.say("(nothing yet)"), self._inner, "muted")
        foot = indent(stack(blank(), self._foot(shown)), EDGE)
        body = at_least(indent(told, EDGE), self.desk.height - foot.height)
        return Page(body, bottom=foot)

    def _foot(self, shown: Shown) -> Block:
        screens = self.screens
        count = f"{screens.index(shown) + 1}/{len(screens)}"
        room = self._inner - cell_len(count) - 2
        road = self._road(room, shown.card.stage) if shown.card.stage else ()
        return ends(self._inner, road, [Span(count, "muted")])

    def _road(self, room: int, here: str) -> tuple[Span, ...]:
        """The stages in a row, the one that is told of standing out."""
        stages = self.view.stages
        column = room // len(stages)
        spans = []
        for number, stage in enumerate(stages, 1):
            label = f"{number} {stage.name}" if column >= NAMED_FROM else f"{number}"
            style = "active" if stage.id == here else "muted"
            spans.append(Span(pad(cut(label, column - 1), column), style))
        return tuple(spans) if column > 1 else ()

    def _curve(self, card: Card, rows: int) -> Block:
        """The whole curve, as high as there is room for, with the stages' names above it."""
        story = self.view.find(Story, card.story)
        stages = self.view.stages
        assert story is not None
        felt = [self.view.feeling(story.id, stage.id) for stage in stages]
        scores = tuple(each.score if each else None for each in felt)
        column = max(self._inner // len(stages), 2)
        half = min(max((rows - 3) // 2, 1), HIGHEST)
        curve = hills(scores, column, half, shown=self._inner // column)
        if column < NAMED_FROM:
            return curve
        names = "".join(
            pad(cut(f"{number} {stage.name}", column - 1).center(column), column)
            for number, stage in enumerate(stages, 1)
        )
        return stack(row(self._inner, Span(names, "muted")), blank(), curve)
