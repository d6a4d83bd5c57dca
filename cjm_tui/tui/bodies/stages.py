"""Step 4: the client's road, stage by stage, with its returns and where they leave."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import Batch
from cjm_tui.domain.gaps import state
from cjm_tui.domain.places import OnStage
from cjm_tui.domain.records import Link, Stage
from cjm_tui.method import loader
from cjm_tui.method.records import Guide
from cjm_tui.text import new_id, pad
from cjm_tui.tui.blocks import Block, Page, Span, blank, ends, indent, stack
from cjm_tui.tui.bodies.base import MARGIN, Address
from cjm_tui.tui.bodies.roads import Usual, kept, template_stage, usual_links
from cjm_tui.tui.bodies.stage_chain import COMES_BACK, Chain, links_told
from cjm_tui.tui.bodies.stage_lines import StageLines
from cjm_tui.tui.bodies.stage_picker import MORE
from cjm_tui.tui.marks import LEAVES

LEAD = 7
"""Cells of a link's stages: ``↺ 5 → 2``."""


class Stages(StageLines):
    """The picker while there are no stages, then the chain."""

    def title(self) -> str:
        """Whose road it is."""
        return ", ".join(persona.name for persona in self.view.personas)

    def is_empty(self) -> bool:
        """Whether the first stage is to be named by hand."""
        return not self.view.stages and not self.picker.is_open

    def hint(self) -> str:
        """What a stage may be called, before the first one is."""
        template = loader.templates(self.view.brief.language)[0]
        return self.for_example(template.stages[0].name)

    def guide_key(self, address: Address | None) -> str:
        """The guide of what is written: the line of a stage, or a link."""
        if address is not None and isinstance(address.place, OnStage):
            return f"aspect.{address.place.aspect}"
        if address is not None and self.links.of(address) is not None:
            return "line.link"
        return super().guide_key(address)

    def own_guide(self, address: Address | None) -> Guide | None:
        """For what the client does, the words of the template the stage came from."""
        place = address.place if address is not None else None
        if not isinstance(place, OnStage) or place.aspect != "does":
            return None
        stage = self.view.find(Stage, place.stage)
        told = template_stage(stage, self.view.brief.language) if stage is not None else None
        if told is None:
            return None
        return Guide(told.question, told.say, told.prompts, told.good, told.bad, crib=told.watch)

    def do(self, command_id: str) -> bool:
        """Enter and ``e`` act on what is under the cursor; in the picker other letters rest."""
        if command_id == "write_here":
            return self._press()
        if command_id == "edit":
            return self._edit()
        if self.picker.is_open and command_id in ("loop", "leaves", "confirm"):
            self.desk.tell(self.desk.words.say("Choose a road first, or a blank one."))
            return True
        return super().do(command_id)

    def do_picker(self) -> None:
        """Show the ready-made roads, or go back from them."""
        if not self.picker.is_open:
            self.picker.open()
        elif self.view.stages:
            self.picker.close()
        self.desk.redraw()

    def do_leave_picker(self) -> None:
        """One page back: from the findings to the roads, from the roads to the stages."""
        if self.picker.is_open and self.picker.leave():
            self.desk.redraw()

    def do_tick(self) -> None:
        """Take the finding under the cursor for a stage, or leave it again."""
        if self.picker.is_open:
            self._press()

    def do_new_stage(self) -> None:
        """Name a stage behind the present one."""
        self.picker.close()
        self.desk.open_line(self.new_stage())

    def do_confirm(self) -> None:
        """Keep what is suggested at the present stage."""
        stage = self.stage
        changes = kept(self.view, stage) if stage is not None else ()
        if changes:
            self.desk.submit(Batch(id=new_id(), commands=changes))
        else:
            self.desk.tell(self.desk.words.say("Nothing is suggested here: it is yours already."))

    def do_loop(self) -> None:
        """Draw a return from the present stage."""
        stage = self.stage
        if stage is None or len(self.view.stages) < 2:
            self.desk.tell(self.desk.words.say("A return needs two stages."))
        else:
            self.links.ask_target(stage)

    def do_leaves(self) -> None:
        """Mark that the client leaves at the present stage."""
        stage = self.stage
        if stage is not None:
            self.links.leave(stage)

    def page(self) -> Page:
        """The picker, or the chain with its links told below."""
        if self.picker.is_open:
            return self.picker.page()
        stage, stages = self.stage, self.view.stages
        links = links_told(self.view, self.desk.names, self.inner)
        chain = Chain(
            self.view,
            self.desk.names,
            self.inner,
            current=stage.id if stage is not None else "",
            line=self.desk.line_at.key if self.desk.line_at is not None else "",
            cursor=self.desk.cursor,
        )
        below = [blank(), links] if links.height else []
        rows = self.desk.height - sum(one.height for one in below)
        most = max((len(self._advice(one)) for one in stages), default=0)
        spare = most + (0 if below else 1) if most else 0
        drawn = stack(chain.fitting(rows, spare), *below)
        for usual in self._advice(stage):
            gap = Block(0) if below else blank()
            if drawn.height + gap.height < self.desk.height:
                below.append(gap)
                drawn = stack(drawn, gap, self._usual(usual))
        return Page(indent(drawn, MARGIN))

    def _advice(self, stage: Stage | None) -> Sequence[Usual]:
        """What a template knows of a stage's links, while the road isn't yet told to its end."""
        if stage is None or (self.view.links and state(self.view, self.step) == "done"):
            return ()
        return tuple(usual_links(self.view, stage))

    def _usual(self, usual: Usual) -> Block:
        """What usually comes behind the present stage, in grey, until it is drawn."""
        say, number = self.desk.words.say, self.view.stage_number(usual.source.id)
        if usual.target is None:
            lead, key = f"{LEAVES} {number}", say("usual here, x draws it")
        else:
            lead = f"{COMES_BACK} {number} → {self.view.stage_number(usual.target.id)}"
            key = say("usual here, l draws it")
        told = Span(f"{pad(lead, LEAD)}   {usual.link.reason}", "suggestion")
        return ends(self.inner, [told], [Span(f"   {key}", "muted")])

    def _press(self) -> bool:
        if not self.picker.is_open:
            link = self.view.find(Link, self.desk.cursor)
            if link is not None:
                self.desk.open_line(self.links.reason_of(link))
            return link is not None
        if self.desk.cursor == MORE:
            title = self.desk.words.say("Which road is like theirs?")
            self.desk.choose(title, self.picker.others(), self._take_template)
            return True
        made = self.picker.press(self.desk.cursor)
        if made is not None:
            self._begin(made)
        return True

    def _take_template(self, key: str) -> None:
        self._begin(self.picker.fill(loader.template(self.view.brief.language, key)))

    def _begin(self, made: Sequence[str]) -> None:
        """Stand at the first stage there now is, with its line open."""
        first = self.view.find(Stage, made[0]) if made else None
        if first is not None:
            self.focus.turn(first.id)
            self.desk.open_line(self.line_of(first, "does"))
        elif not self.picker.is_open:
            self.focus.turn(self.view.stages[-1].id if self.view.stages else "")
            self.desk.open_line(self.new_stage())

    def _edit(self) -> bool:
        """Whether it was a stage or a link that is edited; a note is edited in place."""
        record = self.view.record(self.desk.cursor)
        if self.picker.is_open or not isinstance(record, Stage | Link):
            return False
        named = self.name_of(record) if isinstance(record, Stage) else self.links.reason_of(record)
        self.desk.open_line(named)
        return True
