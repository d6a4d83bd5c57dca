"""Close: the one stage the team works on first, and why. The tool proposes, people decide."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import Command, EditBrief
from cjm_tui.domain.drafts import StageCase, proposed_start
from cjm_tui.domain.records import Stage
from cjm_tui.domain.spots import Spot
from cjm_tui.errors import Message
from cjm_tui.method import loader
from cjm_tui.text import ELLIPSIS, cut, new_id
from cjm_tui.tui.blocks import Block, Page, Span, blank, indent, item, row, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address, Desk
from cjm_tui.tui.bodies.close_page import PROMISE, ClosePage
from cjm_tui.tui.bodies.start_rows import StartRows, start_key
from cjm_tui.tui.marks import quoted
from cjm_tui.words import words


class CloseStart(ClosePage):
    """Stages to choose from, the sentence that says which one and why, and our promise."""

    part = "start"

    def __init__(self, desk: Desk) -> None:
        """Nothing is being typed.

        Args:
            desk: what the screen lends.
        """
        super().__init__(desk)
        self._typed = ("", "")

    def hint(self) -> str:
        """How such a sentence sounds."""
        return self.for_example(self.guide("close.start").good) if self.is_empty() else ""

    def is_empty(self) -> bool:
        """Whether the team hasn't said yet where it starts, and could."""
        return bool(self.view.stages) and self._focus() is None

    def write_footer(self) -> str:
        """The keys of this line."""
        say = self.desk.words.say
        return say("Tab another stage   Enter so be it   PgDn who does what   Esc keys")

    def addresses(self) -> Sequence[Address]:
        """A reason for each stage, the best case first; then our promise."""
        brief = self.view.brief
        room = 16 if self.is_narrow else 28
        reasons = [
            Address(
                start_key(case.stage),
                self.desk.words.say(
                    "We start with “{stage}”, because", stage=cut(case.stage.name, room)
                ),
                target=case.stage.id,
                scaffold=brief.because if case.stage.id == brief.focus else "",
            )
            for case in self._cases()
        ]
        label = loader.names(self.desk.words.language).lines[PROMISE]
        return (*reasons, Address(PROMISE, label, scaffold=brief.promise))

    def address_for(self, spot: Spot) -> Address | None:
        """The stage that was chosen, else the one proposed."""
        focus = self._focus()
        chosen = self.address_at(start_key(focus)) if focus else None
        return chosen or self.addresses()[0]

    def accepts_empty(self, address: Address) -> bool:
        """A stage may be chosen without a reason, and what was said may be taken back."""
        return True

    def typed(self, address: Address, line: str) -> None:
        """The sentence grows while it is typed."""
        self._typed = (address.key, line)

    def write(self, address: Address, line: str) -> Command | Message | None:
        """The stage we start with and why; or our promise."""
        brief = self.view.brief
        if address.key == PROMISE:
            if line == brief.promise:
                return None
            return EditBrief(id=new_id(), saw=brief.tag, promise=line)
        if (address.target, line) == (brief.focus, brief.because):
            return None
        return EditBrief(id=new_id(), saw=brief.tag, focus=address.target, because=line)

    def after(self, address: Address) -> Address | None:
        """Each is said once."""
        return None

    def do_write_here(self) -> None:
        """Open the line of what the cursor is on; without stages go and find some."""
        if not self.view.stages and self.desk.cursor != PROMISE:
            self.desk.go(Spot("stages", "name"))
            return
        self.desk.open_line(self.address_at(self.desk.cursor) or self.addresses()[0])

    def do_edit(self) -> None:
        """Mend the reason, or the promise."""
        self.do_write_here()

    def do_mend_last(self) -> None:
        """Up, while nothing is typed: the stage above."""
        self._walk(-1)

    def do_said_before(self) -> None:
        """Down, while nothing is typed: the stage below."""
        self._walk(1)

    def _walk(self, by: int) -> None:
        addresses, line_at = self.addresses(), self.desk.line_at
        at = next((n for n, one in enumerate(addresses) if line_at and one.key == line_at.key), 0)
        self.desk.open_line(addresses[(at + by) % len(addresses)])

    def page(self) -> Page:
        """The stages, this morning's question, the sentence; the promise stays at the bottom."""
        if not self.view.stages:
            sentence = self.desk.words.say("The map needs stages first. Enter goes to step 4.")
            shown = self.invitation(Spot("stages", "name"), sentence)
            return Page(shown, bottom=indent(self._promise(), MARGIN))
        drawing = StartRows(self, self._cases(), has_focus=self._focus() is not None)
        cases = drawing.block()
        bottom = indent(stack(blank(0 if self.is_narrow else 1), self._promise()), MARGIN)
        rows = self.desk.height - bottom.height
        body = self.airy(rows, cases, self._proposal(), self._morning(), self._sentence())
        return Page(indent(body, MARGIN), bottom=bottom)

    def _focus(self) -> Stage | None:
        return self.view.find(Stage, self.view.brief.focus)

    def _cases(self) -> Sequence[StageCase]:
        """The stages, the one to start with first; in their own order while no story tells."""
        return proposed_start(self.view) or tuple(
            StageCase(stage, barriers=0, worst=0, voices=0, score=None, is_lowest=False)
            for stage in self.view.stages
        )

    def _proposal(self) -> Block:
        """That it is only proposed, where the votes do."""
        stage, votes = self._cases()[0].stage, self._cases()[0].votes
        if self._focus() is not None or not votes.dots:
            return Block(0)
        said = self.desk.words.say("The votes propose “{stage}”; you decide.", stage=stage.name)
        return text(said, self.inner, "suggestion")

    def _morning(self) -> Block:
        question = self.view.brief.question.strip()
        if not question:
            return Block(0)
        label = self.desk.words.say("The decision this map serves, from the start:")
        return stack(
            row(self.inner, Span(label, "muted")),
            text(quoted(self.view, question), self.inner, "strong"),
        )

    def _sentence(self) -> Block:
        """What the team will say aloud, as far as it is typed."""
        line_at, brief, focus = self.desk.line_at, self.view.brief, self._focus()
        stage, because = focus, brief.because
        typing = self.view.find(Stage, line_at.target) if line_at is not None else None
        if line_at is not None and typing is not None:
            key, line = self._typed
            stage, because = typing, line if key == line_at.key else line_at.scaffold
        if stage is None:
            return Block(0)
        speak = words(brief.language)
        name, reason = stage.name, because.strip() or ELLIPSIS
        said = speak.say("We start with “{stage}”, because {reason}.", stage=name, reason=reason)
        said = said.removesuffix(".") if reason.endswith((".", ELLIPSIS, "!", "?")) else said
        return text(said, self.inner, "active" if typing else "chosen")

    def _promise(self) -> Block:
        label = self.desk.names.lines[PROMISE]
        style = "active" if self.is_current(PROMISE) else "heading"
        said = self.view.brief.promise
        if not said:
            nothing = self.desk.words.say("(nothing yet)")
            return item(
                PROMISE, row(self.inner, Span(f"{label.upper()}  ", style), Span(nothing, "muted"))
            )
        heading = row(self.inner, Span(label.upper(), style))
        return item(PROMISE, stack(heading, self.pinned(said, 2)))
