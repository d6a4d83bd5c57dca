"""How the stages begin: from a ready-made road, from what was heard, or from nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm_tui.domain.commands import AddNote, AddStage, Batch, Bin, Single
from cjm_tui.domain.places import OnMap, OnStage, OnStory
from cjm_tui.domain.records import Note, Stage
from cjm_tui.domain.view import View
from cjm_tui.method import loader
from cjm_tui.method.records import Template
from cjm_tui.text import new_id, pad, wrap
from cjm_tui.tui.blocks import Block, Page, Span, blank, indent, item, row, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Choice, Desk
from cjm_tui.tui.marks import marked_text, note_block

MORE, BLANK, HEARD, TAKE = "more", "blank", "heard", "take"
"""Keys of the rows that are no template."""
_HANG = 4
_TITLE = 24
"""Cells of a road's name in a single row."""
_NAME = 32
"""Cells of a stage's name taken from the beginning of what was heard."""


class Picker:
    """The page on which a road is chosen.

    Args:
        desk: what the screen lends the body.

    Attributes:
        is_open: whether it is shown instead of the stages. It is by itself while there are none.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asked: bool | None = None
        self._among_findings = False
        self._ticked: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether this page is shown."""
        return not self._desk.view.stages if self._asked is None else self._asked

    def open(self) -> None:
        """Show it though there are stages."""
        self._asked, self._among_findings, self._ticked = True, False, []

    def close(self) -> None:
        """Show the stages, though there may be none yet."""
        self._asked, self._among_findings = False, False

    def leave(self) -> bool:
        """One page back.

        Returns:
            Whether there was one: from the first page, with no stages behind it, there is not.
        """
        if self._among_findings:
            self._among_findings = False
        elif self._desk.view.stages:
            self._asked = None
        else:
            return False
        return True

    def press(self, key: str) -> Sequence[str] | None:
        """Enter on a row.

        Args:
            key: of the row under the cursor.

        Returns:
            Ids of the stages made; empty where the team wants to name them itself; ``None`` where
            nothing is decided yet.
        """
        if self._among_findings:
            return self._press_finding(key)
        lang = self._desk.view.brief.language
        offered = {one.key: one for one in loader.templates(lang) if one.offered_first}
        if key in offered:
            return self.fill(offered[key])
        if key == BLANK:
            self.close()
            return ()
        if key == HEARD:
            self._look_at_findings()
        return None

    def others(self) -> Sequence[Choice]:
        """The roads behind *more*."""
        templates = loader.templates(self._desk.view.brief.language)
        return [Choice(one.key, one.name, one.when) for one in templates if not one.offered_first]

    def fill(self, template: Template) -> Sequence[str]:
        """Put a template's stages on the wall, as suggestions.

        They stand behind the team's own; suggestions that nobody has touched make room for them.

        Returns:
            Ids of the new stages; none where that was refused.
        """
        made = [
            AddStage(
                stage=new_id(),
                name=stage.name,
                template=f"{template.key}/{stage.key}",
                suggested=True,
            )
            for stage in template.stages
        ]
        return self._submit(made, [one.stage for one in made])

    def page(self) -> Page:
        """The roads, or the findings; the row under the cursor says more where room is short."""
        blocks = self._findings() if self._among_findings else self._roads()
        return Page(indent(blocks, MARGIN))

    def _submit(self, made: Sequence[Single], stages: Sequence[str]) -> Sequence[str]:
        view = self._desk.view
        cleared = [Bin(target=stage.id) for stage in view.stages if _is_untouched(view, stage)]
        if not self._desk.submit(Batch(id=new_id(), commands=(*cleared, *made))):
            return ()
        self._asked, self._among_findings, self._ticked = None, False, []
        return stages

    def _look_at_findings(self) -> None:
        if self._unplaced():
            self._among_findings = True
            self._desk.redraw()
        else:
            self._desk.tell(self._desk.words.say("Nothing was heard yet that isn't on the wall."))

    def _unplaced(self) -> tuple[Note, ...]:
        view = self._desk.view
        return tuple(note for note in view.all_findings if note.id not in view.placed)

    def _press_finding(self, key: str) -> Sequence[str] | None:
        if key == TAKE:
            return self._from_findings() if self._ticked else None
        if key in self._ticked:
            self._ticked.remove(key)
        elif key in {note.id for note in self._unplaced()}:
            self._ticked.append(key)
        self._desk.redraw()
        return None

    def _from_findings(self) -> Sequence[str]:
        """A stage for each ticked finding, in the order of the ticks."""
        by_id = {note.id: note for note in self._unplaced()}
        made, stages = list[Single](), list[str]()
        for note in (by_id[key] for key in self._ticked if key in by_id):
            stage, name = new_id(), wrap(note.text.strip('«»“”„"'), _NAME)[0].strip()
            made.append(AddStage(stage=stage, name=name, suggested=True))
            place = OnStage(stage, "does")
            said = AddNote(note=new_id(), place=place, text=note.text, source=note.id)
            made.append(said)
            stages.append(stage)
        return self._submit(made, stages)

    def _roads(self) -> Block:
        say, width = self._desk.words.say, self._desk.width - 2 * MARGIN
        templates = loader.templates(self._desk.view.brief.language)
        offered = [one for one in templates if one.offered_first]
        lead = text(
            say("Take a road that looks like theirs and make it yours, or begin with nothing."),
            width,
            "muted",
        )
        rest = stack(*self._other_rows(len(templates) - len(offered), width))
        drawn = Block(0)
        for spaced, whole in ((True, True), (False, True), (False, False)):
            gap = blank() if spaced else Block(0)
            roads = [
                stack(self._road(at, one, width, whole=whole), gap)
                for at, one in enumerate(offered)
            ]
            drawn = stack(lead, blank(), *roads, Block(0) if spaced else blank(), rest)
            if drawn.height <= self._desk.height:
                break
        return drawn

    def _road(self, at: int, template: Template, width: int, *, whole: bool) -> Block:
        """A template: its name, when it fits, its stages; in a single row without the second."""
        cursor = self._desk.cursor
        is_here = cursor == template.key or (not cursor and at == 0)
        name = Span(pad(template.name, _TITLE), "active" if is_here else "strong")
        stages = " → ".join(stage.name for stage in template.stages)
        if not (whole or is_here):
            return item(template.key, row(width, name, Span(stages, "suggestion")))
        told = [(template.when, "text"), (stages, "suggestion")]
        inner = stack(*(text(line, width - _HANG, style) for line, style in told))
        return item(template.key, stack(row(width, name), indent(inner, _HANG)))

    def _other_rows(self, others: int, width: int) -> Iterator[Block]:
        words, heard = self._desk.words, len(self._unplaced())
        found = words.count("{n} finding waits", "{n} findings wait", heard)
        waits = found if heard else words.say("nothing waits")
        rows = (
            (MORE, words.say("More"), words.count("{n} other road", "{n} other roads", others)),
            (BLANK, words.say("Blank"), words.say("your own stages, name by name")),
            (HEARD, words.say("From what we heard"), waits),
        )
        for key, name, told in rows:
            style = "active" if self._desk.cursor == key else "strong"
            yield item(key, row(width, Span(pad(name, _TITLE), style), Span(told, "muted")))

    def _findings(self) -> Block:
        words, width = self._desk.words, self._desk.width - 2 * MARGIN
        asked = words.say("Enter ticks. One stage for each, in the order you tick them.")
        blocks = [text(asked, width, "muted"), blank()]
        for note in self._unplaced():
            number = self._ticked.index(note.id) + 1 if note.id in self._ticked else 0
            lead = Span(f"{number:>2}  " if number else " ·  ", "chosen" if number else "muted")
            blocks.append(note_block(self._desk.view, note, width, lead=lead))
        ticked = len(self._ticked)
        taken = words.count("Make {n} stage of it", "Make {n} stages of them", ticked)
        if not ticked:
            taken = words.say("Tick what shall become a stage first.")
        style = "active" if self._desk.cursor == TAKE else "strong" if self._ticked else "muted"
        blocks += [blank(), item(TAKE, marked_text(taken, width, style, Span("→   ", style), ()))]
        return stack(*blocks)


def _is_untouched(view: View, stage: Stage) -> bool:
    """Whether a stage is a suggestion that nobody has taken up."""
    if not stage.suggested or any(stage.id in (link.source, link.target) for link in view.links):
        return False
    return not any(
        isinstance(place, OnStage | OnStory | OnMap) and place.stage == stage.id
        for place in view.places
    )
