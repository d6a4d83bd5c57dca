"""Step 5: real cases, title by title; hands choose the one whose episodes are told for the map."""

from __future__ import annotations

from collections.abc import Mapping

from cjm_tui.domain.commands import EditStory
from cjm_tui.domain.places import OnStory
from cjm_tui.domain.records import Story
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, Span, beside, blank, indent, item, row, stack, text
from cjm_tui.tui.bodies import story_hands as hands
from cjm_tui.tui.bodies.base import MARGIN, Address, Choice
from cjm_tui.tui.bodies.story_blocks import beats, list_width, listed, story_list
from cjm_tui.tui.bodies.story_lines import HANDS, LIST, StoryLines
from cjm_tui.tui.marks import CHOSEN

GAP = 3
"""Cells between the titles and the episodes."""


class Stories(StoryLines):
    """The titles, and the episodes of one story beside them or on a page of their own."""

    def title(self) -> str:
        """Whose stories they are."""
        return ", ".join(persona.name for persona in self.view.personas)

    def is_empty(self) -> bool:
        """Whether no case was told yet."""
        return not self.view.stories

    def hint(self) -> str:
        """A good title."""
        return self.for_example(self.guide("step.stories").good)

    def guide_key(self, address: Address | None) -> str:
        """How an episode is asked for, where one is written."""
        is_beat = address is not None and isinstance(address.place, OnStory)
        return "line.beat" if is_beat else super().guide_key(address)

    def do(self, command_id: str) -> bool:
        """Enter on a story opens its episodes, ``e`` its title."""
        story = self.view.find(Story, self.desk.cursor)
        if command_id == "write_here" and story is not None:
            self._open(story)
            return True
        if command_id == "edit" and story is not None:
            self.desk.open_line(self.title_of(story))
            return True
        return super().do(command_id)

    def do_new_story(self) -> None:
        """Tell another case."""
        self.desk.open_line(self.titles_of(self.teller()))

    def do_leave_story(self) -> None:
        """From the episodes back to the titles, where they are pages of their own."""
        if self.is_narrow:
            self.turn(LIST)
            self.desk.redraw()

    def do_hands(self) -> None:
        """Count the hands for each title."""
        say, stories = self.desk.words.say, listed(self.view)
        if not stories:
            self.desk.tell(say("There is no story to raise a hand for yet."))
        elif self.view.brief.how == "alone":
            self.desk.tell(say("Alone there are no hands: Space puts a story on the map."))
        else:
            label = self.desk.words.count(
                "hands for {n} story", "hands for stories 1 to {n}", len(stories)
            )
            self.desk.open_line(Address(HANDS, label))

    def do_choose(self) -> None:
        """Put the story under the cursor on the map, or take it off."""
        say = self.desk.words.say
        story = self.view.find(Story, self.owner(self.desk.cursor))
        if story is None and len(self.view.stories) == 1:
            story = self.view.stories[0]
        if story is None:
            self.desk.tell(say("Put the cursor on a story first."))
        elif story.chosen or story.persona or not self.view.personas:
            self._choose(story, story.persona)
        elif len(self.view.personas) == 1:
            self._choose(story, self.view.personas[0].id)
        else:
            rows = [Choice(one.id, one.name, one.role) for one in self.view.personas]
            title = say("Whose story is it?")
            self.desk.choose(title, rows, lambda persona: self._choose(story, persona))

    def page(self) -> Page:
        """Titles and episodes, side by side or one after the other."""
        if self.is_empty():
            return Page(indent(self._invitation(), MARGIN))
        story, raised = self.story, self._hands()
        if self.is_narrow:
            told = self._on_projector(story, raised)
        else:
            widest = min(max(list_width(self.view, raised), self.inner // 3), self.inner // 2 - 2)
            aside = self._aside(story, self.inner - widest - GAP)
            told = beside(self._list(widest, story, raised), aside, gap=GAP)
        return Page(indent(told, MARGIN))

    def _on_projector(self, story: Story | None, raised: Mapping[str, int] | None) -> Block:
        if story is not None:
            return self._aside(story, self.inner)
        titles = self._list(self.inner, None, raised)
        return titles if self.view.chosen else stack(titles, self._aside(None, self.inner))

    def _hands(self) -> Mapping[str, int] | None:
        """The hands as they are counted, or as they were."""
        line = self.desk.line_at
        raised = self.raised if line is not None and line.key == HANDS else ()
        return hands.shown(self.view, raised)

    def _list(self, width: int, story: Story | None, raised: Mapping[str, int] | None) -> Block:
        return story_list(
            self.view,
            width,
            name=self.desk.names.steps[self.step],
            active=self.current_key(),
            shown=story.id if story is not None else "",
            hands=raised,
        )

    def _aside(self, story: Story | None, width: int) -> Block:
        """The episodes, or what has to come before them."""
        say = self.desk.words.say
        if story is None:
            told = (
                say("Which one goes on the map? Space puts it there.")
                if self.view.brief.how == "alone"
                else say("Which one goes on the map? v counts hands, Space puts one there.")
            )
            return stack(blank(), text(told, width, "muted"))
        star = f"{CHOSEN} " if story.chosen else ""
        named = stack(text(star + story.title.upper(), width, "heading"), blank())
        if self.is_narrow:
            named = item(story.id, named)
        if not self.view.stages:
            told = say("Episodes need stages: step 4.")
            return stack(named, text(told, width, "muted"))
        rows = self.desk.height - named.height
        return stack(named, beats(self.view, story, width, rows, active=self.current_key()))

    def _invitation(self) -> Block:
        """What loosens tongues while there is no title yet."""
        words, guide = self.desk.words, self.guide("step.stories")
        asked = [text(prompt, self.inner) for prompt in guide.prompts]
        quotes = len(self.view.quotes)
        waiting = words.count(
            "↓ {n} quote from the talks may be a title",
            "↓ {n} quotes from the talks may be titles",
            quotes,
        )
        offered = [blank(), row(self.inner, Span(waiting, "muted"))] if quotes else []
        return stack(blank(), *asked, *offered)

    def _open(self, story: Story) -> None:
        self.focus.turn(story.id)
        address = self.first_missing(story)
        if address is None:
            self.desk.tell(self.desk.words.say("Episodes need stages: step 4."))
        else:
            self.desk.open_line(address)

    def _choose(self, story: Story, persona: str) -> None:
        self.desk.submit(
            EditStory(
                id=new_id(),
                story=story.id,
                saw=story.tag,
                chosen=not story.chosen,
                persona=persona,
            )
        )
