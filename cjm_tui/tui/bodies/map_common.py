"""What the four passes of the map share: whose map it is, where on it the team stands, its keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from msgspec import UNSET
from msgspec.structs import replace

from cjm_tui.domain.commands import AddLane, AddNote, Batch, Command, EditBrief, EditNote, Single
from cjm_tui.domain.gaps import Gap, Spot
from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Form, Lane, Note, Persona, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.method import keys, loader
from cjm_tui.text import QUOTES, cut, new_id
from cjm_tui.tui.blocks import Block, blank, indent, item, stack, text
from cjm_tui.tui.bodies.base import MARGIN, NAME_IN_PROMPT, Address, Body, Choice, Desk
from cjm_tui.tui.grammar import Typed
from cjm_tui.tui.marks import quoted

OTHER = "other"
"""Key of the row by which people give an answer of their own."""
_WHY_NOT, _NEW_LANE = "why_not", "new_lane"
_BANGS = re.compile(r"!+")
_FIRST_CHARACTERS = ("?", "/", "=")
"""Of themselves they say nothing yet."""
_LANE_KEYS = frozenset(keys.LANES + keys.OPTIONAL_LANES)


class Standing:
    """Where on the map the team stands; one for the four passes of a desk."""

    story = ""
    stage = ""


_STANDINGS: WeakKeyDictionary[Desk, Standing] = WeakKeyDictionary()


class MapKeys(Body):
    """Where the team stands on the map, and the keys that act there.

    Args:
        desk: what the screen lends. The passes over one desk share where they stand.
    """

    step = "map"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.standing = _STANDINGS.setdefault(desk, Standing())

    @property
    def view(self) -> View:
        """The workshop as it is."""
        return self.desk.view

    @property
    def story(self) -> Story | None:
        """The story whose map is shown; none while none is chosen."""
        return self.view.story_for_map(self.standing.story)

    @property
    def stage(self) -> Stage | None:
        """The stage the team stands at: the one last shown while it is there, else the first."""
        stages = self.view.stages
        at = self.standing.stage
        return next((stage for stage in stages if stage.id == at), stages[0] if stages else None)

    def stage_under_cursor(self) -> Stage | None:
        """The stage of the open line, else of what is under the cursor.

        Headings of stages are keyed ``…:stage``.
        """
        line = self.desk.line_at
        if line is not None and isinstance(line.place, OnMap):
            return self.view.find(Stage, line.place.stage)
        note = self.view.find(Note, self.desk.cursor)
        if note is not None and isinstance(note.place, OnMap):
            return self.view.find(Stage, note.place.stage)
        return self.view.find(Stage, self.desk.cursor.rpartition(":")[2])

    def stand_at(self, place: OnMap) -> None:
        """Show the story and the stage of a cell."""
        self.standing.story, self.standing.stage = place.story, place.stage

    def cell(self, lane: str) -> OnMap | None:
        """The cell of a lane where the team stands."""
        story, stage = self.story, self.stage
        return OnMap(story.id, stage.id, lane) if story and stage else None

    def lane_name(self, lane: str) -> str:
        """The heading of a lane, in the workshop's language or in the team's own words."""
        own = self.view.find(Lane, lane)
        return own.name if own is not None else self.desk.names.lanes[lane]

    def barrier_to_answer(self) -> str:
        """The barrier under the cursor; else the one written or answered last, where it is here."""
        for note_id in (self.desk.cursor, self.desk.last_written):
            note = self.view.find(Note, note_id)
            if note is None or not self._is_here(note):
                continue
            if isinstance(note.place, OnMap) and note.place.lane == "barriers":
                return note.id
            if note.answers:
                return note.answers[-1]
        return ""

    def _is_here(self, note: Note) -> bool:
        here, place = self.cell("barriers"), note.place
        if here is None or not isinstance(place, OnMap):
            return False
        return (place.story, place.stage) == (here.story, here.stage)

    def barrier_meant(self) -> Note | None:
        """The barrier a key acts on."""
        return self.view.find(Note, self.barrier_to_answer())

    def do_story(self) -> None:
        """Choose another of the stories on the map."""
        say, chosen = self.desk.words.say, self.view.chosen
        if len(chosen) < 2:
            self.desk.tell(say("Only one story is on the map. Step 5 puts others on it."))
            return

        def show(story: str) -> None:
            self.standing.story = story
            self.desk.redraw()

        rows = [Choice(story.id, called(self.view, story)) for story in chosen]
        self.desk.choose(say("Which story's map?"), rows, show)

    def do_lanes(self) -> None:
        """Show or hide an optional lane, or add one of the team's own."""
        say, shown = self.desk.words.say, self.view.brief.lanes
        rows = [
            Choice(lane, self.lane_name(lane), say("shown ✓") if lane in shown else "")
            for lane in keys.OPTIONAL_LANES
        ]
        rows.append(Choice(OTHER, say("a lane of your own…")))
        self.desk.choose(say("Which lanes does the map need?"), rows, self._toggle_lane)

    def _toggle_lane(self, lane: str) -> None:
        say, brief = self.desk.words.say, self.view.brief
        if lane == OTHER:
            self.desk.open_line(Address(_NEW_LANE, say("Name of the lane")))
            return
        lanes = tuple(key for key in keys.OPTIONAL_LANES if (key in brief.lanes) != (key == lane))
        taken = self.desk.submit(EditBrief(id=new_id(), saw=brief.tag, lanes=lanes))
        if taken and lane in brief.lanes:
            self.desk.tell(say("The lane is hidden; what stands in it is kept."))

    def do_set_aside(self) -> None:
        """Ask why a barrier stays without a solution; or take that reason back."""
        say, barrier = self.desk.words.say, self.barrier_meant()
        if barrier is None:
            self.desk.tell(say("Put the cursor on a barrier first."))
        elif barrier.aside:
            self.desk.submit(set_aside(barrier, ""))
        else:
            rows = [Choice(reason, reason) for reason in self.desk.names.set_aside]
            rows.append(Choice(OTHER, say("another reason…")))
            title = say("Why does it stay without a solution?")
            self.desk.choose(title, rows, lambda reason: self._set_aside(barrier.id, reason))

    def _set_aside(self, barrier_id: str, reason: str) -> None:
        barrier = self.view.find(Note, barrier_id)
        if reason == OTHER:
            label = self.desk.words.say("Why not")
            self.desk.open_line(Address(_WHY_NOT, label, target=barrier_id))
        elif barrier is not None:
            self.desk.submit(set_aside(barrier, reason))

    def do_severity(self) -> None:
        """Make a barrier one degree worse; after the worst comes the mildest."""
        barrier = self.barrier_meant()
        if barrier is None:
            self.desk.tell(self.desk.words.say("Put the cursor on a barrier first."))
            return
        severity = barrier.severity % keys.SEVERITIES[-1] + 1
        command = EditNote(id=new_id(), note=barrier.id, saw=barrier.tag, severity=severity)
        if self.desk.submit(command):
            self.desk.tell(self.desk.names.severity[severity])


class MapBody(MapKeys):
    """A pass of the map along one of the chosen stories."""

    def title(self) -> str:
        """Whose story, which story, and which of several."""
        story = self.story
        if story is None:
            return ""
        named, chosen = called(self.view, story), self.view.chosen
        return named if len(chosen) < 2 else f"{named} ({chosen.index(story) + 1}/{len(chosen)})"

    def question(self) -> str:
        """What the guide of the pass asks."""
        return loader.guide(self.desk.words.language, self.guide_key(None)).question

    def guide_key(self, address: Address | None) -> str:
        """The guide of a lane in its own line, else that of the pass."""
        lane = address.place.lane if address and isinstance(address.place, OnMap) else ""
        return f"lane.{lane}" if lane in _LANE_KEYS else f"pass.{self.part}"

    def for_example(self) -> str:
        """The pass's good answer; an exercise is compared with its own map instead."""
        if self.view.brief.exercise:
            return ""
        good = loader.guide(self.desk.words.language, f"pass.{self.part}").good
        return self.desk.words.say("For example: {answer}", answer=good)

    def prompt(self, address: Address, lane: str) -> str:
        """The stage before the lane that a first character has named."""
        stage = self.stage
        return self.about(stage, self.lane_name(lane)) if stage else self.lane_name(lane)

    def about(self, stage: Stage, what: str) -> str:
        """What stands before a line about a stage."""
        number = self.view.stage_number(stage.id)
        return f"{number} {cut(stage.name, NAME_IN_PROMPT)} · {what}"

    def writes_at(self, key: str) -> bool:
        """Whether the open line is that of a heading."""
        line = self.desk.line_at
        return line is not None and line.key == key

    def heading_style(self, key: str, otherwise: str = "heading") -> str:
        """The style of a heading, so that people see where they write."""
        return "active" if self.writes_at(key) else otherwise

    def what_is_first(self) -> Spot | None:
        """What must be there before a map; ``None`` once it can be filled."""
        if not self.view.stages:
            return Spot("stages", "name")
        return None if self.view.chosen else Spot("stories", "titles")

    def invitation(self, spot: Spot) -> Block:
        """What to do first, in one sentence; Enter on it goes there."""
        say = self.desk.words.say
        sentence = (
            say("The map needs stages first. Press Enter, or 4.")
            if spot.step == "stages"
            else say("The map runs along a real story. Press Enter, or 5, to tell or choose one.")
        )
        shown = item(spot.step, text(sentence, self.desk.width - 2 * MARGIN))
        return stack(blank(), indent(shown, MARGIN))

    def do(self, command_id: str) -> bool:
        """As every body, but Enter goes to what is missing while there is no map to write on."""
        spot = self.what_is_first()
        if command_id == "write_here" and spot is not None:
            self.desk.go(spot)
            return True
        return super().do(command_id)

    def parse(self, address: Address, line: str) -> Typed:
        """``!!!`` alone is no new barrier: it says how bad the last one is."""
        if _BANGS.fullmatch(line.strip()):
            return Typed("plain", line.strip())
        return super().parse(address, line)

    def write(self, address: Address, line: str) -> Command | Message | None:
        """A note of the address's lane; a reason, or the name of a lane, on their own lines."""
        place = address.place
        if address.key == _WHY_NOT:
            barrier = self.view.find(Note, address.target)
            return set_aside(barrier, line) if barrier else Message("no_barrier_here")
        if address.key == _NEW_LANE:
            return AddLane(id=new_id(), lane=new_id(), name=line)
        if line in _FIRST_CHARACTERS:
            return Message("empty")
        if _BANGS.fullmatch(line):
            return self._as_bad_as(len(line))
        if isinstance(place, OnMap) and place.lane == "emotions":
            return feel(self.view, place, None, line)
        if isinstance(place, OnMap) and place.lane == "solutions":
            barrier_id = address.target or self.barrier_to_answer()
            answers = (barrier_id,) if barrier_id else ()
            return AddNote(id=new_id(), note=new_id(), place=place, text=line, answers=answers)
        return super().write(address, line)

    def _as_bad_as(self, bangs: int) -> Command | Message:
        barrier = self.barrier_meant()
        if barrier is None:
            return Message("no_barrier_here")
        severity = min(bangs, keys.SEVERITIES[-1])
        return EditNote(id=new_id(), note=barrier.id, saw=barrier.tag, severity=severity)

    def after(self, address: Address) -> Address | None:
        """A reason and the name of a lane are asked for once."""
        return None if address.key in (_WHY_NOT, _NEW_LANE) else address

    def next_gap_first(self, gaps: Sequence[Gap]) -> Sequence[Gap]:
        """First what the story shown needs, from the stage shown on; then the rest."""
        here = self.cell("goal")
        if here is None:
            return gaps
        numbers = {stage.id: at for at, stage in enumerate(self.view.stages)}

        def distance(gap: Gap) -> tuple[bool, bool, int]:
            place = gap.spot.place
            if not isinstance(place, OnMap) or place.stage not in numbers:
                return (gap.doubtful, True, 0)
            away = (numbers[place.stage] - numbers[here.stage]) % len(numbers)
            return (gap.doubtful, place.story != here.story, away)

        return sorted(gaps, key=distance)


def called(view: View, story: Story) -> str:
    """How a story is named: ``Viktor · “The first winter”``."""
    persona = view.find(Persona, story.persona)
    title = quoted(view, story.title)
    return f"{persona.name} · {title}" if persona else title


def set_aside(barrier: Note, reason: str) -> Command:
    """The command that leaves a barrier without a solution, or, for no reason, takes that back."""
    return EditNote(id=new_id(), note=barrier.id, saw=barrier.tag, aside=reason)


def feel(view: View, cell: OnMap, score: int | None, words: str) -> Command | None:
    """The command that says how the client feels at a stage.

    A stage has one score: it is given to the note that has it already, or to the first one there.

    Args:
        view: the workshop.
        cell: the stage's cell on the lane *emotions*.
        score: -2 to 2; ``None`` leaves it as it is.
        words: what is to be written there, somebody's very words in quotation marks; may be empty.

    Returns:
        ``None`` where that changes nothing.
    """
    changes = felt(view, cell, score, words)
    if len(changes) == 1:
        return replace(changes[0], id=new_id())
    return Batch(id=new_id(), commands=changes) if changes else None


def felt(view: View, cell: OnMap, score: int | None, words: str) -> tuple[Single, ...]:
    """The changes of ``feel``, to be made together with others."""
    form: Form = "quote" if words.startswith(QUOTES) else "plain"
    notes = view.at(cell)
    bearer = next((note for note in notes if note.score is not None), next(iter(notes), None))
    if bearer is None:
        said = bool(words) or score is not None
        new = AddNote(note=new_id(), place=cell, text=words, score=score, form=form)
        return (new,) if said else ()
    edit = EditNote(note=bearer.id, saw=bearer.tag)
    if score is not None and score != bearer.score:
        edit = replace(edit, score=score)
    if words and not bearer.text:
        return (replace(edit, text=words, form=form),)
    changed: tuple[Single, ...] = () if edit.score is UNSET else (edit,)
    return (
        (*changed, AddNote(note=new_id(), place=cell, text=words, form=form)) if words else changed
    )
