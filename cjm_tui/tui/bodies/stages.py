"""Step 4: the client's road, stage by stage, with its returns and the places where they leave."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import AddNote, AddStage, Batch, Command, EditStage
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnStage
from cjm_tui.domain.records import Link, Note, Stage
from cjm_tui.errors import Message
from cjm_tui.method import keys, loader
from cjm_tui.method.records import Guide
from cjm_tui.text import cut, new_id
from cjm_tui.tui.blocks import Block, Page, Span, blank, ends, indent, stack
from cjm_tui.tui.bodies.base import Address, Desk
from cjm_tui.tui.bodies.boards import MARGIN, BoardBody
from cjm_tui.tui.bodies.focus import Focus
from cjm_tui.tui.bodies.roads import Usual, kept, suggestion, template_stage, usual_links
from cjm_tui.tui.bodies.stage_chain import (
    COMES_BACK,
    NEW,
    Chain,
    aspect_key,
    links_told,
)
from cjm_tui.tui.bodies.stage_links import Links
from cjm_tui.tui.bodies.stage_picker import MORE, Picker
from cjm_tui.tui.grammar import Typed
from cjm_tui.tui.marks import LEAVES

NAME_IN_PROMPT = 24
"""Cells of a stage's name before the line being written."""
TITLE_LIMIT = 200
"""Characters in a stage's name."""
_NAME = "name"


class Stages(BoardBody):
    """The picker while there are no stages, then the chain."""

    step = "stages"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.picker = Picker(desk)
        self.links = Links(desk)
        self._focus = Focus()
        self._added: tuple[int, str] | None = None

    @property
    def stage(self) -> Stage | None:
        """The stage people are at; ``None`` only while there is none."""
        stages = self.view.stages
        at = self._focus.follow(self.desk, self._owner)
        if not at:
            return stages[0] if stages else None
        # what was last here and is gone stood at the end, where stages are added
        return self.view.find(Stage, at) or (stages[-1] if stages else None)

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

    def guide_here(self, address: Address | None) -> Guide | None:
        """For what the client does, the words of the template the stage came from."""
        place = address.place if address is not None else None
        if not isinstance(place, OnStage) or place.aspect != "does":
            return None
        stage = self.view.find(Stage, place.stage)
        told = template_stage(stage, self.desk.words.language) if stage is not None else None
        if told is None:
            return None
        return Guide(told.question, told.say, told.prompts, told.good, told.bad, crib=told.watch)

    def addresses(self) -> Sequence[Address]:
        """The lines of the present stage; while one is being added, its name first."""
        if self.picker.is_open:
            return ()
        stage = self.stage
        lines = [self._line(stage, aspect) for aspect in keys.ASPECTS] if stage else []
        return [self._new(), *lines] if stage is None or self.current_key() == NEW else lines

    def pages(self) -> Sequence[str]:
        """The stages."""
        return () if self.picker.is_open else [stage.id for stage in self.view.stages]

    @property
    def at(self) -> str:
        """The present stage."""
        stage = None if self.picker.is_open else self.stage
        return stage.id if stage is not None else ""

    def turn(self, key: str) -> None:
        """Go to a stage."""
        if self.view.find(Stage, key) is not None:
            self._focus.turn(key)

    def address_for(self, spot: Spot) -> Address | None:
        """The line of a stage, its name, or the name of one more."""
        place, stage = spot.place, self.view.find(Stage, spot.target)
        if not self.view.stages:
            return None
        self.picker.close()
        if isinstance(place, OnStage):
            stage = self.view.find(Stage, place.stage)
            self.turn(place.stage)
            return self._line(stage, place.aspect) if stage is not None else None
        if spot.part != _NAME:
            return None
        self.turn(stage.id if stage is not None else self.view.stages[-1].id)
        return self._name(stage) if stage is not None else self._new()

    def parse(self, address: Address, line: str) -> Typed:
        """A thought in quotation marks is no quote that somebody was heard to say."""
        typed = super().parse(address, line)
        return Typed("plain", typed.text) if typed.sort == "quote" else typed

    def write(self, address: Address, line: str) -> Command | Message | None:
        """A note on a stage, a name, or a link's reason."""
        link, place = self.links.of(address), address.place
        if address.key == NEW:
            return self._add(line)
        if link is not None:
            return self.links.write(link, address, line)
        stage = self.view.find(Stage, place.stage if isinstance(place, OnStage) else address.target)
        if stage is None:
            return None
        if place is None:
            return self._rename(stage, line)
        if not line:
            changes = kept(self.view, stage)
            return Batch(id=new_id(), commands=changes) if changes else None
        said = AddNote(id=new_id(), note=new_id(), place=place, text=line)
        if not stage.suggested:
            return said
        confirmed = EditStage(stage=stage.id, saw=stage.tag, suggested=False)
        return Batch(id=new_id(), commands=(said, confirmed))

    def accepts_empty(self, address: Address) -> bool:
        """Enter keeps what is suggested, or goes on; a link may be without a reason."""
        place = address.place
        if self.links.of(address) is not None:
            return True
        if not isinstance(place, OnStage):
            return False
        stage = self.view.find(Stage, place.stage)
        is_said = place.aspect != "does" or bool(self.view.at(place))
        return is_said or (stage is not None and bool(suggestion(self.view, stage)))

    def after(self, address: Address) -> Address | None:
        """Does, thinks, feels, then the next stage; names follow each other."""
        link = self.links.of(address)
        if link is not None:
            return self.links.after(link, address)
        if address.key == NEW:
            return self._new()
        if not isinstance(address.place, OnStage):
            return None
        return self._following(address.place)

    def write_footer(self) -> str:
        """What Enter does where a suggestion waits."""
        line = self.desk.line_at
        place = line.place if line is not None else None
        stage = self.view.find(Stage, place.stage) if isinstance(place, OnStage) else None
        if stage is None or line is None or line.key != stage.id:
            return ""
        if not suggestion(self.view, stage):
            return ""
        return self.desk.words.say(
            "Enter keep the grey text   typing replaces it   PgDn next stage   Esc keys"
        )

    def do(self, command_id: str) -> bool:
        """Enter and ``e`` act on what is under the cursor; in the picker other letters rest."""
        if command_id == "write_here":
            return self._press()
        if command_id == "edit":
            return self._edit()
        if command_id == "home":
            return self.picker.is_open and self._leave_picker()
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

    def do_new_stage(self) -> None:
        """Name a stage behind the present one."""
        self.picker.close()
        self.desk.open_line(self._new())

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
        stage = self.stage
        links = links_told(self.view, self.desk.names, self.inner)
        chain = Chain(
            self.view,
            self.desk.names,
            self.inner,
            current=stage.id if stage is not None else "",
            active=self.current_key(),
            is_open=self.desk.line_at is not None,
        )
        below = [blank(), links] if links.height else []
        drawn = stack(chain.fitting(self.desk.height - sum(one.height for one in below)), *below)
        for usual in usual_links(self.view, stage) if stage is not None else ():
            gap = Block(0) if below else blank()
            if drawn.height + gap.height < self.desk.height:
                below.append(gap)
                drawn = stack(drawn, gap, self._usual(usual))
        return Page(indent(drawn, MARGIN))

    def _usual(self, usual: Usual) -> Block:
        """What usually comes behind the present stage, in grey, until it is drawn."""
        say, number = self.desk.words.say, self.view.stage_number(usual.source.id)
        if usual.target is None:
            lead, key = f"{LEAVES} {number}", say("usual here, x draws it")
        else:
            lead = f"{COMES_BACK} {number} → {self.view.stage_number(usual.target.id)}"
            key = say("usual here, l draws it")
        told = Span(f"{lead}   {usual.link.reason}", "suggestion")
        return ends(self.inner, [told], [Span(f"   {key}", "muted")])

    def _owner(self, key: str) -> str:
        """The stage that a line or an item belongs to."""
        record = self.view.record(key.partition(":")[0])
        if isinstance(record, Stage):
            return record.id
        if isinstance(record, Note) and isinstance(record.place, OnStage):
            return record.place.stage
        return ""

    def _line(self, stage: Stage, aspect: str) -> Address:
        words = self.desk.words
        named = f"{self.view.stage_number(stage.id)} {cut(stage.name, NAME_IN_PROMPT)}"
        label = f"{named} · {loader.names(words.language).aspects[aspect]}"
        return Address(aspect_key(stage.id, aspect), label, OnStage(stage.id, aspect))

    def _name(self, stage: Stage) -> Address:
        number = self.view.stage_number(stage.id)
        label = self.desk.words.say("{number} · name of the stage", number=number)
        return Address(f"{stage.id}:{_NAME}", label, target=stage.id, scaffold=stage.name)

    def _new(self) -> Address:
        stage = self.stage
        behind = self.view.stage_number(stage.id) if stage is not None else 0
        return Address(NEW, self.desk.words.say("stage {number}", number=behind + 1))

    def _add(self, name: str) -> Command | Message:
        if len(name) > TITLE_LIMIT:
            return Message("too_long", {"length": len(name), "limit": TITLE_LIMIT})
        stage, fresh, rev = self.stage, new_id(), self.view.rev
        behind = stage.id if stage is not None else ""
        if self._added is not None and self._added[0] == rev:
            behind = self._added[1]  # pasted with it: it will be there when this one is added
        self._added = (rev, fresh)
        self._focus.turn(fresh)
        return AddStage(id=new_id(), stage=fresh, name=name, after=behind)

    def _rename(self, stage: Stage, name: str) -> Command | None:
        if name == stage.name and not stage.suggested:
            return None
        return EditStage(id=new_id(), stage=stage.id, saw=stage.tag, name=name, suggested=False)

    def _following(self, place: OnStage) -> Address | None:
        """The next line of the stage, or the first one of the next stage."""
        stages = self.view.stages
        at = self.view.stage_number(place.stage)
        if place.aspect != keys.ASPECTS[-1]:
            following = keys.ASPECTS[keys.ASPECTS.index(place.aspect) + 1]
            return self._line(stages[at - 1], following) if at else None
        return self._line(stages[at], keys.ASPECTS[0]) if at < len(stages) else None

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
            self._focus.turn(first.id)
            self.desk.open_line(self._line(first, "does"))
        elif not self.picker.is_open:
            self._focus.turn(self.view.stages[-1].id if self.view.stages else "")
            self.desk.open_line(self._new())

    def _edit(self) -> bool:
        """Whether it was a stage or a link that is edited; a note is edited in place."""
        record = self.view.record(self.desk.cursor)
        if self.picker.is_open or not isinstance(record, Stage | Link):
            return False
        named = self._name(record) if isinstance(record, Stage) else self.links.reason_of(record)
        self.desk.open_line(named)
        return True

    def _leave_picker(self) -> bool:
        left = self.picker.leave()
        if left:
            self.desk.redraw()
        return left
