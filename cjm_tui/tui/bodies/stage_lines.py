"""The lines of step 4: where on the road each one goes, and what it makes."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import AddNote, AddStage, Batch, Command, EditStage
from cjm_tui.domain.decide.fields import TITLE_LIMIT
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnStage
from cjm_tui.domain.records import Link, Note, Stage
from cjm_tui.errors import Message
from cjm_tui.method import keys, loader
from cjm_tui.text import cut, new_id
from cjm_tui.tui.bodies.base import NAME_IN_PROMPT, Address, Desk
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.focus import Focus
from cjm_tui.tui.bodies.roads import kept, suggestion
from cjm_tui.tui.bodies.stage_chain import NEW, aspect_key
from cjm_tui.tui.bodies.stage_links import Links
from cjm_tui.tui.bodies.stage_picker import Picker
from cjm_tui.tui.grammar import Typed

_NAME = "name"


class StageLines(BoardBody):
    """Where on the road the team stands, and what it writes there."""

    step = "stages"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.picker = Picker(desk)
        self.links = Links(desk)
        self.focus = Focus()
        self._added: tuple[int, str] | None = None

    @property
    def stage(self) -> Stage | None:
        """The stage people are at; ``None`` only while there is none."""
        stages = self.view.stages
        at = self.focus.follow(self.desk, self._owner)
        if not at:
            return stages[0] if stages else None
        # what was last here and is gone stood at the end, where stages are added
        return self.view.find(Stage, at) or (stages[-1] if stages else None)

    def addresses(self) -> Sequence[Address]:
        """The lines of the present stage; while one is being added, its name first."""
        if self.picker.is_open:
            return ()
        stage = self.stage
        lines = [self.line_of(stage, aspect) for aspect in keys.ASPECTS] if stage else []
        return [self.new_stage(), *lines] if stage is None or self.current_key() == NEW else lines

    def pages(self) -> Sequence[str]:
        """The stages."""
        return () if self.picker.is_open else [stage.id for stage in self.view.stages]

    @property
    def at(self) -> str:
        """The present stage."""
        stage = None if self.picker.is_open else self.stage
        return stage.id if stage is not None else ""

    def turn(self, key: str) -> None:
        """Go to a stage; an open line goes to what the client does there, unless it is begun."""
        stage, line = self.view.find(Stage, key), self.desk.line_at
        if stage is None:
            return
        self.focus.turn(key)
        self.desk.redraw()
        if line is not None and isinstance(line.place, OnStage):
            self.desk.open_line(self.line_of(stage, keys.ASPECTS[0]))

    def address_for(self, spot: Spot) -> Address | None:
        """The line of a stage, its name, or the name of one more."""
        place, stage = spot.place, self.view.find(Stage, spot.target)
        if not self.view.stages:
            return None
        self.picker.close()
        if isinstance(place, OnStage):
            stage = self.view.find(Stage, place.stage)
            self.turn(place.stage)
            return self.line_of(stage, place.aspect) if stage is not None else None
        if spot.part != _NAME:
            return None
        self.turn(stage.id if stage is not None else self.view.stages[-1].id)
        return self.name_of(stage) if stage is not None else self.new_stage()

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
            return self.new_stage()
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

    def _owner(self, key: str) -> str:
        """The stage that a line or an item belongs to."""
        record = self.view.record(key.partition(":")[0])
        if isinstance(record, Stage):
            return record.id
        if isinstance(record, Link):
            return record.source
        if isinstance(record, Note) and isinstance(record.place, OnStage):
            return record.place.stage
        return ""

    def line_of(self, stage: Stage, aspect: str) -> Address:
        """The line for what the client does, thinks or feels at a stage."""
        words = self.desk.words
        named = f"{self.view.stage_number(stage.id)} {cut(stage.name, NAME_IN_PROMPT)}"
        label = f"{named} · {loader.names(words.language).aspects[aspect]}"
        return Address(aspect_key(stage.id, aspect), label, OnStage(stage.id, aspect))

    def name_of(self, stage: Stage) -> Address:
        """The line for a stage's name."""
        number = self.view.stage_number(stage.id)
        label = self.desk.words.say("{number} · name of the stage", number=number)
        return Address(f"{stage.id}:{_NAME}", label, target=stage.id, scaffold=stage.name)

    def new_stage(self) -> Address:
        """The line for one more stage, behind the present one."""
        stage = self.stage
        behind = self.view.stage_number(stage.id) if stage is not None else 0
        label = self.desk.words.say("stage {number}", number=behind + 1)
        return Address(NEW, label, makes_records=True)

    def _add(self, name: str) -> Command | Message:
        if len(name) > TITLE_LIMIT:
            return Message("too_long", {"length": len(name), "limit": TITLE_LIMIT})
        stage, fresh, rev = self.stage, new_id(), self.view.rev
        behind = stage.id if stage is not None else ""
        if self._added is not None and self._added[0] == rev:
            behind = self._added[1]  # pasted with it: it will be there when this one is added
        self._added = (rev, fresh)
        self.focus.turn(fresh)
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
            return self.line_of(stages[at - 1], following) if at else None
        return self.line_of(stages[at], keys.ASPECTS[0]) if at < len(stages) else None
