"""A new workshop put together out of what a file holds: ids, limits, and the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.domain.commands import (
    AddLane,
    AddNote,
    AddParticipant,
    AddPersona,
    AddSegment,
    AddStage,
    AddStory,
    EditAction,
    EditBrief,
    EditNote,
    EditSegment,
    Single,
)
from cjm_tui.domain.decide.fields import TEXT_LIMIT, TITLE_LIMIT
from cjm_tui.domain.places import OnIdeas, OnParking, Place
from cjm_tui.domain.records import Form, Language
from cjm_tui.errors import InputProblem, Message
from cjm_tui.method import keys
from cjm_tui.share.incoming.examples import example_called
from cjm_tui.share.incoming.fitting import fitting, shortened
from cjm_tui.share.incoming.found import MOST_LANES, MOST_NOTES, MOST_STAGES, Found
from cjm_tui.text import clean, new_id, one_line

_SHOWN: Final = 60


class Written(Struct, frozen=True):
    """A note with the marks that the file gives it."""

    text: str
    form: Form = "plain"
    heard: int = 0
    voices: int = 1
    severity: int = 0
    score: int | None = None
    answers: tuple[str, ...] = ()
    author: str = ""


class Arrival:
    """Collects the commands for a new workshop and what has to be told of it.

    Attributes:
        title: what the map is about; empty while the file hasn't said it.
        example: name of the worked example it is a copy of.
        illustrative: the file says that it is one, without a name.
        stages, stories, people: ids by names and titles.
        links: the returns and exits that are drawn already.
    """

    def __init__(self, file: str, guess: str) -> None:
        """Begin with nothing.

        Args:
            file: what to call the file in a message.
            guess: the title, if the file doesn't say one.
        """
        self.file, self.guess = file, guess
        self.title = ""
        self.example = ""
        self.illustrative = False
        self.stages: dict[str, str] = {}
        self.stories: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.links: set[tuple[str, ...]] = set()
        self._commands: list[Single] = []
        self._personas: dict[str, str] = {}
        self._own_lanes: dict[str, str] = {}
        self._optional_lanes: set[str] = set()
        self._told: list[Message] = []
        self._road: tuple[str, ...] = ()
        self._road_ids: tuple[str, ...] = ()
        self._twins: list[str] = []
        """Stages that were there when another of the same name came."""
        self._counts: dict[str, int] = {}
        self._notes = 0

    def do(self, command: Single) -> None:
        """Add any command; its ids are the caller's.

        Words that are too long for their field are shortened, and parked as they are.
        """
        shorter, too_long = fitting(command)
        self._commands.append(shorter)
        self.count("came_long_text", len(too_long))
        for text in too_long:
            self.park(text)

    def tell(self, code: str, **params: str | int) -> None:
        """Report something, once."""
        shown = {
            name: value if isinstance(value, int) else shortened(value, _SHOWN)
            for name, value in params.items()
        }
        message = Message(code, shown)
        if message not in self._told:
            self._told.append(message)

    def count(self, code: str, n: int = 1) -> None:
        """Report how many times something happened."""
        if n:
            self._counts[code] = self._counts.get(code, 0) + n

    def named(self, name: str) -> str:
        """A name or a title as one line; one that is too long is shortened, the whole parked."""
        line = one_line(clean(name))
        if len(line) <= TITLE_LIMIT:
            return line
        self.count("came_long_name")
        self.park(line)
        return shortened(line, TITLE_LIMIT)

    def take_title(self, title: str) -> None:
        """Take a title the file gives; the first one stands, others are parked."""
        name = self.named(title)
        if not self.title:
            self.title = name
        elif name and name != self.title:
            self.park(name)

    def stage(self, name: str) -> str:
        """The id of a stage; a new one is put at the end of the road."""
        name = self.named(name)
        if name not in self.stages:
            if len(self.stages) + len(self._twins) >= MOST_STAGES:
                raise InputProblem("coming_too_many_stages", file=self.file, limit=MOST_STAGES)
            self.stages[name] = new_id()
            self.do(AddStage(stage=self.stages[name], name=name))
        return self.stages[name]

    def segment(self, name: str, aside: str = "") -> str:
        """Split off a segment; its id."""
        segment = new_id()
        self.do(AddSegment(segment=segment, name=self.named(name)))
        if aside:
            self.do(EditSegment(segment=segment, aside=self.named(aside)))
        return segment

    def persona(self, name: str, role: str = "", segment: str = "") -> str:
        """The id of a persona of this name, new with a segment of its own; empty for no name."""
        name = self.named(name)
        if name and name not in self._personas:
            segment, self._personas[name] = segment or self.segment(name), new_id()
            added = AddPersona(
                persona=self._personas[name], segment=segment, name=name, role=self.named(role)
            )
            self.do(added)
        return self._personas.get(name, "")

    def road(self, stages: Sequence[str]) -> tuple[str, ...] | None:
        """The ids of a map's stages; None where the workshop runs along others already.

        Two stages of a map may be called alike: then their order tells them apart.
        """
        if not self._road:
            self._road = tuple(stages)
            self._road_ids = tuple(self.new_stage(name) for name in stages)
        if self._road == tuple(stages):
            return self._road_ids
        if set(stages) <= self.stages.keys():
            return tuple(self.stages[name] for name in stages)
        return None

    def new_stage(self, name: str) -> str:
        """The id of another stage, though one may be called so already."""
        known = self.stages.pop(self.named(name), "")
        made = self.stage(name)
        if known:
            self._twins.append(known)
        return made

    def stage_called(self, head: str) -> str:
        """The id of the stage that a heading with its number means, ``2. Market study``."""
        name = head.strip().partition(". ")[2]
        return self.stages.get(name, "")

    def person(self, name: str, *, away: bool = False) -> str:
        """The id of a participant; empty for no name."""
        name = self.named(name)
        if name and name not in self.people:
            self.people[name] = new_id()
            self.do(AddParticipant(participant=self.people[name], name=name, away=away))
        return self.people.get(name, "")

    def story(self, title: str, persona: str = "", *, chosen: bool = True) -> str:
        """Put a story beside the others; its id."""
        story, title = new_id(), self.named(title)
        self.stories.setdefault(title, story)
        self.do(AddStory(story=story, title=title, persona=persona, chosen=chosen))
        return story

    def own_lane(self, name: str, *, told: bool = True) -> str:
        """The id of a lane of the team's own; that there is one is told, if it was guessed."""
        name = self.named(name)
        if name not in self._own_lanes:
            if len(self._own_lanes) >= MOST_LANES:
                raise InputProblem("coming_too_many_lanes", file=self.file, limit=MOST_LANES)
            self._own_lanes[name] = new_id()
            self.do(AddLane(lane=self._own_lanes[name], name=name))
            if told:
                self.tell("came_own_lane", lane=name)
        return self._own_lanes[name]

    def show_lane(self, lane: str) -> None:
        """Have a lane of the method on the map, if it isn't there anyway."""
        if lane in keys.OPTIONAL_LANES:
            self._optional_lanes.add(lane)

    def idea(self, written: Written, author: str = "") -> None:
        """Put one of the useful ideas."""
        self.note(OnIdeas(), replace(written, author=author))

    def note(self, place: Place, written: Written, *, told: bool = True) -> str:
        """Put a note somewhere.

        Args:
            place: where.
            written: what.
            told: report it, if that is the parking lot.

        Returns:
            Its id; empty where there is nothing in it, or where it was too long and is parked.
        """
        text = clean(written.text).strip()
        if not text and written.score is None:
            return ""
        if len(text) > TEXT_LIMIT:
            self._park_in_pieces(text)
            return ""
        if told and isinstance(place, OnParking) and not place.lane:
            self.count("came_parked")
        return self._added(place, written, text)

    def set_aside(self, barrier: str, reason: str) -> None:
        """Say why a barrier has no solution."""
        self.do(EditNote(note=barrier, aside=self.named(reason)))

    def finish(self, action: str) -> None:
        """Mark an action as done."""
        self.do(EditAction(action=action, state="done"))

    def park(self, text: str) -> None:
        """Put in the parking lot what has no place anywhere else."""
        self.note(OnParking(), Written(text))

    def found(self, language: Language) -> Found:
        """All of it.

        Args:
            language: of most texts.
        """
        if not self.title:
            self.title = self.named(self.guess)
            self.tell("came_title", title=self.title)
        if self.illustrative:
            self.example = example_called(self.title)
            if not self.example:
                self.tell("came_example")
        lanes = tuple(lane for lane in keys.OPTIONAL_LANES if lane in self._optional_lanes)
        shown = [EditBrief(lanes=lanes)] if lanes else []
        counted = (Message(code, {"n": n}) for code, n in self._counts.items())
        commands = (*shown, *self._commands)
        report = (*self._told, *counted)
        return Found(self.title, language, commands, report, self.example)

    def _added(self, place: Place, written: Written, text: str) -> str:
        self._notes += 1
        if self._notes > MOST_NOTES:
            raise InputProblem("coming_too_many_notes", file=self.file, limit=MOST_NOTES)
        note = new_id()
        added = AddNote(
            note=note,
            place=place,
            text=text,
            form=written.form,
            heard=written.heard,
            voices=written.voices,
            severity=written.severity,
            score=written.score,
            answers=written.answers,
            author=written.author,
        )
        self.do(added)
        return note

    def _park_in_pieces(self, text: str) -> None:
        self.count("came_long_note")
        for start in range(0, len(text), TEXT_LIMIT):
            self.park(text[start : start + TEXT_LIMIT])
