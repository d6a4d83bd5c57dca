"""Close, page 1: the whole road read back in a minute, and how much of it is answered and known."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import EditBrief
from cjm_tui.domain.drafts import read_back
from cjm_tui.domain.records import Stage, Story
from cjm_tui.domain.spots import Spot
from cjm_tui.method import keys
from cjm_tui.text import cut, new_id, one_line, pad
from cjm_tui.tui.blocks import Block, Page, Span, beside, blank, indent, row, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address
from cjm_tui.tui.bodies.close_page import ClosePage, spaced
from cjm_tui.tui.bodies.hills import hills
from cjm_tui.tui.bodies.map_common import called
from cjm_tui.tui.marks import GUESS, HEARD
from cjm_tui.words import words

READABLE = 92
"""Cells of a line that is read aloud; a longer one loses the eye."""
READ_AT_ONCE = 8
"""Rows of a long paragraph that are worth more than the curve below it."""
LABEL = 17
"""Cells of the words before the facts."""
NAMED_FROM = 7
"""Cells a stage needs on the curve for its name to say anything."""


class CloseRead(ClosePage):
    """The story in one minute, its curve, and the facts."""

    part = "read_back"

    def title(self) -> str:
        """Whose story it is."""
        return called(self.view, self.story) if self.story else ""

    def addresses(self) -> Sequence[Address]:
        """Nothing is typed while it is read."""
        return ()

    def do(self, command_id: str) -> bool:
        """As every body, but Enter goes where a story is chosen while none is."""
        if command_id == "write_here" and self.story is None:
            self.desk.go(Spot("stories", "titles"))
            return True
        return super().do(command_id)

    def do_mend_text(self) -> None:
        """Mend the paragraph; emptied, it is the draft again."""
        brief, shown = self.view.brief, self._paragraph()

        def keep(mended: str) -> None:
            wanted = "" if mended.strip() == "" else mended
            if wanted not in (shown, brief.read_back):
                self.desk.submit(EditBrief(id=new_id(), saw=brief.tag, read_back=wanted))

        self.desk.edit_text(self.desk.names.close[self.part], shown, keep)

    def page(self) -> Page:
        """The paragraph, the curve under the names of the stages, the facts."""
        say, story = self.desk.words.say, self.story
        if story is None:
            sentence = say("The map runs along a real story. Enter — tell or choose one.")
            return Page(self.invitation(Spot("stories", "titles"), sentence))
        paragraph = text(self._paragraph(), min(self.inner, READABLE))
        draft, facts = self._draft_mark(), self._facts(story)
        read, low = stack(paragraph, draft), self._curve(story, 1)
        for whole in (
            spaced(read, self._curve(story, 2), facts),
            spaced(read, low, facts),
            stack(read, low, facts),
        ):
            if whole.height <= self.desk.height:
                return Page(indent(whole, MARGIN))
        foot = stack(draft, blank(), low, facts)
        if self.desk.height - foot.height < READ_AT_ONCE:
            foot = stack(draft, facts)
        return Page(indent(paragraph, MARGIN), bottom=indent(foot, MARGIN))

    def _draft_mark(self) -> Block:
        if self.view.brief.read_back.strip():
            return Block(0)
        said = self.desk.words.say("A draft of what stands on the map. e — mend it.")
        return row(self.inner, Span(said, "suggestion"))

    def _paragraph(self) -> str:
        return read_back(self.view, words(self.view.brief.language))

    def _curve(self, story: Story, rows: int) -> Block:
        stages = self.view.stages
        feelings = [self.view.feeling(story.id, stage.id) for stage in stages]
        scores = tuple(feeling.score if feeling else None for feeling in feelings)
        if all(score is None for score in scores):
            return Block(0)
        column = max(self.inner // len(stages), 2)
        curve = hills(scores, column, rows, shown=self.inner // column)
        if column < NAMED_FROM:
            return curve
        names = "".join(
            pad(cut(f"{number} {stage.name}", column - 1).center(column), column)
            for number, stage in enumerate(stages, 1)
        )
        return stack(row(self.inner, Span(names, "muted")), *self._drawn_rows(curve))

    @staticmethod
    def _drawn_rows(curve: Block) -> tuple[Block, ...]:
        """The curve without a row for hills or valleys it doesn't have."""
        return tuple(Block(curve.width, (line,)) for line in curve.lines if line)

    def _facts(self, story: Story) -> Block:
        names, say = self.desk.names, self.desk.words.say
        facts = [(names.lanes["barriers"], self._barriers(story))]
        lowest = self._place(story, self.view.lowest(story.id))
        peak = self._place(story, self.view.peak(story.id))
        if lowest and peak:
            facts += [(say("hardest place"), lowest), (say("best, keep it"), peak)]
        facts.append((say("how we know"), self._known(story)))
        width = self.inner - LABEL
        return stack(
            *(
                beside(row(LABEL, Span(pad(label, LABEL), "heading")), text(fact, width), gap=0)
                for label, fact in facts
            )
        )

    def _barriers(self, story: Story) -> str:
        count, barriers = self.desk.words.count, self.view.barriers(story.id)
        aside = [one for one in barriers if one.aside]
        still_open = [one for one in barriers if self.view.is_open(one)]
        answered = len(barriers) - len(aside) - len(still_open)
        told = [str(len(barriers))]
        if answered:
            told.append(count("{n} with a solution", "{n} with a solution", answered))
        if aside:
            told.append(count("{n} set aside", "{n} set aside", len(aside)))
        if still_open:
            worst = max(still_open, key=lambda one: one.severity)
            opened = count("{n} still open", "{n} still open", len(still_open))
            told.append(f"{opened}: {one_line(worst.text)}")
        return " · ".join(told)

    def _place(self, story: Story, stage_id: str) -> str:
        stage = self.view.find(Stage, stage_id)
        feeling = self.view.feeling(story.id, stage_id)
        if stage is None or feeling is None:
            return ""
        name = f"{self.view.stage_number(stage.id)} {stage.name}"
        return f"{name}: {feeling.words}" if feeling.words else name

    def _known(self, story: Story) -> str:
        say, known = self.desk.words.say, self.view.evidence(story.id)
        told = say(
            "from clients' words {heard} {mark}, guesses {guesses} {guess}",
            heard=known.heard,
            mark=HEARD,
            guesses=known.guesses,
            guess=GUESS,
        )
        silent = [group for group in keys.GROUPS if group not in self.view.groups_heard]
        if not silent:
            return told
        groups = ", ".join(self.desk.names.groups[group] for group in silent)
        return f"{told} · " + say("not heard yet: {groups}", groups=groups.lower())
