"""Step 1: who the client is, heading by heading, until one sentence says it."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import Command, EditBrief
from cjm_tui.domain.drafts import sentence_draft
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnAudience
from cjm_tui.errors import Message
from cjm_tui.method import keys, loader
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, Span, beside, blank, indent, item, row, stack
from cjm_tui.tui.bodies.base import MARGIN, Address
from cjm_tui.tui.bodies.boards import BULLET, BoardBody
from cjm_tui.tui.marks import NEEDED, note_block
from cjm_tui.words import words

SENTENCE = "sentence"
"""Key of the line that is no heading: the client in one sentence."""
ORDER = (*keys.NEEDED_FACETS, "answer_for", "fears", "emotions", "where_when")
"""The headings as they are read and walked: needed ones first."""
GAP = 3


class Audience(BoardBody):
    """The audience board."""

    step = "audience"

    def hint(self) -> str:
        """One good answer, while there is none of the room's own."""
        return self.for_example(self.guide("step.audience").good) if self.is_empty() else ""

    def is_empty(self) -> bool:
        """Whether nobody has said anything about the client."""
        written = any(self.view.at(OnAudience(facet)) for facet in ORDER)
        return not (written or self.view.brief.sentence.strip())

    def guide_key(self, address: Address | None) -> str:
        """The guide of the heading that is written under."""
        if address is None:
            return super().guide_key(address)
        return "line.sentence" if address.key == SENTENCE else f"facet.{address.key}"

    def addresses(self) -> Sequence[Address]:
        """The headings, then the sentence."""
        own = loader.names(self.desk.words.language)
        headings = [Address(facet, own.facets[facet], OnAudience(facet)) for facet in ORDER]
        sentence = Address(SENTENCE, own.lines[SENTENCE], scaffold=self._sentence_or_draft())
        return (*headings, sentence)

    def address_for(self, spot: Spot) -> Address | None:
        """The heading of a note, or the sentence."""
        if spot.part == SENTENCE:
            return self.addresses()[-1]
        return super().address_for(spot)

    def write(self, address: Address, line: str) -> Command | Message | None:
        """A note under a heading, or the sentence as it shall be."""
        if address.key != SENTENCE:
            return super().write(address, line)
        brief = self.view.brief
        if line == brief.sentence:
            return None
        return EditBrief(id=new_id(), saw=brief.tag, sentence=line)

    def after(self, address: Address) -> Address | None:
        """Notes follow each other under a heading; the sentence is said once."""
        return None if address.key == SENTENCE else address

    def page(self) -> Page:
        """The headings in columns, the sentence below them."""
        if self.is_empty():
            return Page(Block(self.desk.width))
        air = 0 if self.is_narrow else 1
        bottom = indent(stack(blank(air), self._sentence()), MARGIN)
        columns = 2 if self.is_narrow else 3
        width = (self.inner - GAP * (columns - 1)) // columns
        headings = [self._under(facet, width) for facet in ORDER]
        rows = [headings[start : start + columns] for start in range(0, len(ORDER), columns)]
        aligned = stack(*(stack(beside(*each, gap=GAP), blank()) for each in rows))
        if aligned.height <= self.desk.height - bottom.height:
            return Page(indent(aligned, MARGIN), bottom=bottom)
        packed = [
            stack(*(stack(each, blank()) for each in headings[column::columns]))
            for column in range(columns)
        ]
        return Page(indent(beside(*packed, gap=GAP), MARGIN), bottom=bottom)

    def is_current(self, key: str) -> bool:
        """A note under the cursor belongs to its heading."""
        return super().is_current(key) or self.note_place() == OnAudience(key)

    def _under(self, facet: str, width: int) -> Block:
        label = self.desk.names.facets[facet]
        notes = [
            note_block(self.view, note, width, lead=BULLET)
            for note in self.view.at(OnAudience(facet))
        ]
        return stack(
            self.heading(facet, label, width, needed=facet in keys.NEEDED_FACETS),
            *(notes or [self.nothing_yet(width)]),
        )

    def _sentence(self) -> Block:
        said = self.view.brief.sentence
        label = Span(
            self.desk.names.lines[SENTENCE].upper(),
            "active" if self.is_current(SENTENCE) else "heading",
        )
        draft = "" if said else f"  {self.desk.words.say('draft')}"
        heading = row(self.inner, label, Span(f" {NEEDED}", "mark"), Span(draft, "muted"))
        shown = self.pinned(said or self._draft(), 3, "text" if said else "suggestion")
        return item(SENTENCE, stack(heading, shown))

    def _draft(self) -> str:
        return sentence_draft(self.view, words(self.view.brief.language))

    def _sentence_or_draft(self) -> str:
        return self.view.brief.sentence or self._draft()
