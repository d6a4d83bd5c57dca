"""The lines of step 5: titles, episodes and hands."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import AddStory, Command, EditStory
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnStory
from cjm_tui.domain.records import Note, Persona, Stage, Story
from cjm_tui.errors import Message
from cjm_tui.text import cut, new_id
from cjm_tui.tui.bodies import story_hands as hands
from cjm_tui.tui.bodies.base import Address, Desk
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.focus import Focus
from cjm_tui.tui.bodies.story_blocks import TITLES, beat_key, groups, listed, titles_key

HANDS = "hands"
"""Key of the line that hands are counted in."""
LIST = "list"
"""Key of the page of titles, where the episodes have no room beside them."""
_TITLE = "title"
_TITLE_IN_PROMPT = 22
_STAGE_IN_PROMPT = 18


class StoryLines(BoardBody):
    """Which story is told, and what is written of it."""

    step = "stories"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.focus = Focus()
        self.raised: tuple[int, ...] = ()

    @property
    def story(self) -> Story | None:
        """The story whose episodes are shown; ``None`` while it is only about titles."""
        at = self.focus.follow(self.desk, self.owner, cursor=not self.is_narrow)
        if self.is_narrow and at in ("", LIST):
            return None
        found = self.view.find(Story, at)
        if found is not None and (self.is_narrow or self._is_told(found)):
            return found
        return None if self.is_narrow else next(iter(self.view.chosen), None)

    def addresses(self) -> Sequence[Address]:
        """The episodes of the story shown, then another title for each persona."""
        story = self.story
        told = [self.beat_of(story, stage) for stage in self.view.stages] if story else []
        return [*told, *(self.titles_of(persona) for persona in self.tellers())]

    def address_for(self, spot: Spot) -> Address | None:
        """An episode, or one more title; a story to choose or to give somebody is only shown."""
        place = spot.place
        if isinstance(place, OnStory):
            story, stage = self.view.find(Story, place.story), self.view.find(Stage, place.stage)
            if story is None or stage is None:
                return None
            self.focus.turn(story.id)
            return self.beat_of(story, stage)
        self.focus.turn(LIST if self.is_narrow else spot.target)
        return None if spot.target else self.titles_of(self.teller())

    def pages(self) -> Sequence[str]:
        """The stories on the map; on a projector the list of titles before them."""
        chosen = [story.id for story in listed(self.view) if story.chosen]
        return [LIST, *chosen] if self.is_narrow and chosen else chosen

    @property
    def at(self) -> str:
        """The story shown, or the list."""
        story = self.story
        return story.id if story is not None else LIST if self.is_narrow else ""

    def turn(self, key: str) -> None:
        """Show a story or the list; an open line goes along, unless something is written in it."""
        story, line = self.view.find(Story, key), self.desk.line_at
        if story is None and key != LIST:
            return
        self.focus.turn(key)
        if line is None or not isinstance(line.place, OnStory):
            return
        following = self.first_missing(story) if story is not None else None
        self.desk.open_line(following or self.titles_of(self.teller()))

    def typed(self, address: Address, line: str) -> None:
        """Hands go up while they are typed."""
        self.raised = hands.numbers(self.view, line) if address.key == HANDS else ()

    def write(self, address: Address, line: str) -> Command | Message | None:
        """A title, an episode, or the hands for all titles."""
        if address.key == HANDS:
            return self._count(line)
        if address.key.endswith(f":{_TITLE}"):
            story = self.view.find(Story, address.target)
            if story is None or line == story.title:
                return None
            return EditStory(id=new_id(), story=story.id, saw=story.tag, title=line)
        if address.place is None:
            return AddStory(id=new_id(), story=new_id(), title=line, persona=address.target)
        return super().write(address, line)

    def after(self, address: Address) -> Address | None:
        """Titles follow each other, episodes the stages; hands lead to what is on the map."""
        if isinstance(address.place, OnStory):
            at = self.view.stage_number(address.place.stage)
            story = self.view.find(Story, address.place.story)
            if story is None or not 0 < at < len(self.view.stages):
                return None
            return self.beat_of(story, self.view.stages[at])
        if address.key == HANDS and self.view.chosen:
            self.desk.go(Spot(self.step, TITLES, target=self.view.chosen[0].id))
        return address if address.key.startswith(TITLES) else None

    def write_footer(self) -> str:
        """What the digits mean while hands are counted."""
        line = self.desk.line_at
        if line is None or line.key != HANDS:
            return ""
        return self.desk.words.say("One number for each story, top to bottom   Enter   Esc keys")

    def _is_told(self, story: Story) -> bool:
        """Whether a story's episodes are worth the room beside the list."""
        line = self.desk.line_at
        if story.chosen or (line is not None and self.owner(line.key) == story.id):
            return True
        return any(self.view.at(OnStory(story.id, stage.id)) for stage in self.view.stages)

    def owner(self, key: str) -> str:
        """The story to show for a line or an item; the list for lines about titles."""
        if key == HANDS or key.startswith(TITLES):
            return LIST if self.is_narrow else ""
        if key.endswith(f":{_TITLE}"):
            return ""
        record = self.view.record(key.partition(":")[0])
        if isinstance(record, Story):
            return record.id
        if isinstance(record, Note) and isinstance(record.place, OnStory):
            return record.place.story
        return ""

    def tellers(self) -> Sequence[Persona | None]:
        """Whose stories may be told, the one told of now first."""
        first = self.teller()
        return [first, *(persona for persona, _ in groups(self.view) if persona != first)]

    def teller(self) -> Persona | None:
        """Whose story the next one is: of the persona shown now, else of the first."""
        story = self.view.find(Story, self.owner(self.desk.cursor)) or self.story
        found = self.view.find(Persona, story.persona) if story is not None else None
        return found or next(iter(self.view.personas), None)

    def titles_of(self, persona: Persona | None) -> Address:
        """The line for another case of a persona, or of nobody yet."""
        say = self.desk.words.say
        label = say("a real case")
        return Address(
            titles_key(persona),
            f"{persona.name} · {label}" if persona is not None else label,
            target=persona.id if persona is not None else "",
            arrival="titles",
            makes_records=True,
        )

    def title_of(self, story: Story) -> Address:
        """The line for a story's title."""
        label = self.desk.words.say("title of the story")
        return Address(f"{story.id}:{_TITLE}", label, target=story.id, scaffold=story.title)

    def beat_of(self, story: Story, stage: Stage) -> Address:
        """The line for what happened in a story at a stage."""
        number = self.view.stage_number(stage.id)
        named = f"{number} {cut(stage.name, _STAGE_IN_PROMPT)}"
        label = f"{cut(story.title, _TITLE_IN_PROMPT)} · {named}"
        return Address(beat_key(story.id, stage.id), label, OnStory(story.id, stage.id))

    def first_missing(self, story: Story) -> Address | None:
        """The first stage of which the story says nothing yet, else the first one."""
        stages = self.view.stages
        missing = (one for one in stages if not self.view.at(OnStory(story.id, one.id)))
        stage = next(missing, stages[0] if stages else None)
        return self.beat_of(story, stage) if stage is not None else None

    def _count(self, line: str) -> Command | Message:
        counted = hands.count(self.view, line)
        if isinstance(counted, Message):
            return counted
        if counted.is_level:
            say = self.desk.words.say
            self.desk.tell(say("Level. Take the one more of you saw; Space puts it on the map."))
        return counted.command
