"""The warm-up: what made a café good, as its guests say; then the finished list beside theirs."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Note, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.method import loader
from cjm_tui.method.records import TemplateStage
from cjm_tui.session.examples import example_view
from cjm_tui.tui.blocks import Block, Page, Span, beside, blank, indent, item, row, stack, text
from cjm_tui.tui.bodies.base import Address, Desk
from cjm_tui.tui.bodies.boards import BULLET, BoardBody
from cjm_tui.tui.marks import note_block

WORKS = "works"
"""The lane in which people write what was good."""
EXPRESS = "trip/cafe"
"""The one place that is warmed up with where minutes count."""
INDENT, GAP = 3, 4


class WarmUp(BoardBody):
    """A place of the trip: what was good there, in the guests' eyes."""

    step = "warm_up"

    def __init__(self, desk: Desk) -> None:
        """One place, nothing compared."""
        super().__init__(desk)
        self._at = ""
        self._all = False
        self._compared: set[str] = set()

    # Where the room stands ----------------------------------------------------------------------

    @property
    def story(self) -> Story | None:
        """Whose trip it is."""
        return self.view.story_for_map()

    @property
    def stage(self) -> Stage | None:
        """The place that is shown."""
        return self.view.find(Stage, self.at)

    def _places(self) -> tuple[Stage, ...]:
        """One place; all of them once somebody wants them or has written at another."""
        stages = self.view.stages
        express = tuple(stage for stage in stages if stage.template == EXPRESS)
        elsewhere = (stage for stage in stages if stage not in express)
        if not express or self._all or any(self._said(stage) for stage in elsewhere):
            return stages
        return express

    def pages(self) -> Sequence[str]:
        """The places."""
        return [stage.id for stage in self._places()]

    @property
    def at(self) -> str:
        """The place shown, the first of them at the start."""
        pages = self.pages()
        if self._at not in pages:
            self._at = pages[0] if pages else ""
        return self._at

    def turn(self, key: str) -> None:
        """Another place."""
        self._at = key

    def _cell(self, stage: Stage) -> OnMap | None:
        story = self.story
        return OnMap(story.id, stage.id, WORKS) if story is not None else None

    def _said(self, stage: Stage) -> tuple[Note, ...]:
        cell = self._cell(stage)
        return self.view.at(cell) if cell is not None else ()

    # What the screen asks -----------------------------------------------------------------------

    def question(self) -> str:
        """What made the place good."""
        place = _template(self)
        return place.question if place is not None else self.desk.words.say("What was good there?")

    def title(self) -> str:
        """That this is no map yet."""
        return self.desk.words.say("warm-up")

    def guide_key(self, address: Address | None) -> str:
        """The card of the start."""
        return "kickoff"

    def aside(self) -> Sequence[Span]:
        """Which of the places, where there are more than one."""
        pages = self.pages()
        if len(pages) < 2:
            return ()
        at, all_of = pages.index(self.at) + 1, len(pages)
        return (Span(self.desk.words.say("{n} of {all}", n=at, all=all_of), "heading"),)

    def is_empty(self) -> bool:
        """Whether nothing was called out yet."""
        return self.stage is not None and not self._said(self.stage)

    def hint(self) -> str:
        """Whose eyes: no example, the list to compare with would be given away."""
        place = _template(self)
        return place.say if place is not None and self.is_empty() else ""

    def addresses(self) -> Sequence[Address]:
        """The place's line."""
        stage = self.stage
        cell = self._cell(stage) if stage is not None else None
        if stage is None or cell is None:
            return ()
        return (Address(WORKS, stage.name, cell),)

    @property
    def pose(self) -> str:
        """Whether all places are shown, and which of them are compared."""
        return " ".join((str(int(self._all)), *sorted(self._compared)))

    def strike(self, pose: str) -> None:
        """Show and compare the same places."""
        shown, *compared = pose.split() or ("0",)
        self._all, self._compared = shown == "1", set(compared)

    # Keys ---------------------------------------------------------------------------------------

    def do_guide(self) -> None:
        """The finished list beside the room's own; once more, away with it."""
        self._compared ^= {self.at}
        self.desk.redraw()

    def do_all_columns(self) -> None:
        """One place, or all of them."""
        self._all = not self._all
        if self._all and self.pages():
            self._at = self.pages()[0]
        self.desk.redraw()

    # Drawing ------------------------------------------------------------------------------------

    def page(self) -> Page:
        """What was called out; compared, the finished list beside it, and what that teaches."""
        stage = self.stage
        if stage is None:
            return Page(Block(0))
        width = max(self.desk.width - 2 * INDENT, 20)
        name = item(WORKS, row(width, Span(stage.name.upper(), "heading")))
        if self.at not in self._compared:
            shown = self._list(self._said(stage), width)
            return Page(indent(shown, INDENT), top=indent(stack(name, blank()), INDENT))
        say, space = self.desk.words.say, (width - GAP) // 2
        yours = self._column(say("Yours"), self._list(self._said(stage), space), space)
        theirs = self._column(say("The finished list"), self._their(stage, space), space)
        lesson = say(
            "You sat at the table as guests. Nobody said “our marketing department”. Stay there."
        )
        lists, taught = beside(yours, theirs, gap=GAP), text(lesson, width, "chosen")
        spare = self.desk.height - lists.height - taught.height
        top = stack(name, blank()) if spare > 2 else Block(0)
        bottom = stack(blank(int(spare > 0)), taught)
        return Page(indent(lists, INDENT), indent(top, INDENT), indent(bottom, INDENT))

    def _column(self, heading: str, shown: Block, width: int) -> Block:
        return stack(row(width, Span(heading, "muted")), shown)

    def _list(self, notes: Sequence[Note], width: int) -> Block:
        if not notes:
            return self.nothing_yet(width)
        return stack(*(note_block(self.view, note, width, lead=BULLET) for note in notes))

    def _their(self, stage: Stage, width: int) -> Block:
        lines = (
            text(f"· {note.text}", width, "suggestion")
            for note in _finished(self.view, self._cell(stage))
        )
        return stack(*lines)


def _finished(view: View, cell: OnMap | None) -> tuple[Note, ...]:
    """What the finished example names at a place."""
    brief = view.brief
    if not brief.example or cell is None:
        return ()
    return example_view(brief.example, brief.language).at(cell)


def _template(body: WarmUp) -> TemplateStage | None:
    """What the method says of the place shown, in the interface's language."""
    stage = body.stage
    found = loader.template_of(body.desk.words.language, stage.template) if stage else None
    if found is None:
        return None
    template, key = found
    return next((one for one in template.stages if one.key == key), None)
