"""The cards of a presentation: who, the story in a minute, each stage, the whole road, the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cjm_tui.domain.drafts import read_back
from cjm_tui.domain.places import OnPersona, OnStage, OnStory
from cjm_tui.domain.records import Note, Persona, Stage
from cjm_tui.domain.view import View
from cjm_tui.share.map_facts import Barrier, StageFacts, StoryFacts, Tongue, maps, promises
from cjm_tui.share.texts.messenger import leaving_line, return_line
from cjm_tui.share.texts.result import action_line, idea_lines, worked_line
from cjm_tui.text import one_line, signed
from cjm_tui.tui.blocks import Block, Span, beside, blank, indent, stack, text
from cjm_tui.tui.marks import ANSWER, BARRIER, LEAVES, NO_ANSWER, marked_text, note_text
from cjm_tui.words import words

PORTRAIT = ("motive", "problem", "words")
"""What of a portrait is told in a minute."""
LABEL = 18
"""Cells of the words before what is told."""
READABLE = 92
"""Cells of a line that is read aloud; a longer one loses the eye."""
_SIGNS = 4
_SHOWN_LANES = ("goal", "touchpoints")
_RETURN = "↩"


class Card(Struct, frozen=True):
    """One thing to look at; what is too long for a screen is dealt over several."""

    key: str
    title: str
    pieces: tuple[Block, ...]
    """Each stays whole, if a screen holds it."""
    stage: str = ""
    """Id of the stage it is about, to be seen on the road below it."""
    story: str = ""
    """Id of the story whose road that is."""


class Deck:
    """Makes the cards.

    Args:
        view: the workshop as the room sees it.
        speak: the interface's words, the method's names.
        width: cells a card may take.
    """

    def __init__(self, view: View, speak: Tongue, width: int) -> None:
        self._view, self._speak = view, speak
        self._width = min(width, READABLE)

    def cards(self) -> Iterator[Card]:
        """All of them, in the order they are shown."""
        seen = set[str]()
        for facts in maps(self._view):
            if facts.persona is not None and facts.persona.id not in seen:
                seen.add(facts.persona.id)
                yield self._portrait(facts.persona)
            yield from self._story(facts)
            for stage in facts.stages:
                yield self._stage(facts, stage)
            if any(each.feeling and each.feeling.score is not None for each in facts.stages):
                yield self._road(facts)
        yield from self._plan()
        yield from self._ideas()

    def _portrait(self, persona: Persona) -> Card:
        names = self._speak.names.persona
        pieces = [
            self._fact(names[field], notes)
            for field in PORTRAIT
            if (notes := self._view.at(OnPersona(persona.id, field)))
        ]
        title = ", ".join(one_line(part) for part in (persona.name, persona.role) if part)
        return Card(f"portrait:{persona.id}", title, tuple(pieces))

    def _story(self, facts: StoryFacts) -> Iterator[Card]:
        """The story in one minute: as the team mended it, which it did for the first one."""
        story, view = facts.story, self._view
        first = view.story_for_map()
        if not view.brief.read_back.strip() or (first is not None and first.id == story.id):
            told = read_back(view, words(view.brief.language), story.id)
            paragraph = text(told, self._width)
            yield Card(f"story:{story.id}", self._speak.quoted(story.title), (paragraph,))

    # A stage ----------------------------------------------------------------------------------

    def _stage(self, facts: StoryFacts, stage: StageFacts) -> Card:
        say, total = self._speak.words.say, len(self._view.stages)
        title = say("{n} of {all}", n=stage.number, all=total)
        title = f"{title}  {one_line(stage.stage.name).upper()}"
        if stage.stage.id == facts.lowest:
            title += " · " + say("the hardest place")
        elif stage.stage.id == facts.peak:
            title += " · " + say("the best place, keep it")
        pieces = tuple(self._told(facts, stage))
        key = f"stage:{facts.story.id}:{stage.stage.id}"
        return Card(key, title, pieces, stage=stage.stage.id, story=facts.story.id)

    def _told(self, facts: StoryFacts, stage: StageFacts) -> Iterator[Block]:
        say, view, at = self._speak.words.say, self._view, stage.stage.id
        happened = view.at(OnStory(facts.story.id, at)) or view.at(OnStage(at, "does"))
        if happened:
            yield self._fact(say("What happened"), happened)
        if stage.feeling is not None:
            yield self._labelled(self._speak.names.lanes["emotions"], self._feeling(stage))
        for lane in _SHOWN_LANES:
            if notes := stage.cells[lane]:
                yield self._fact(self._speak.names.lanes[lane], notes, " · ")
        label = self._speak.names.lanes["barriers"]
        for at_first, barrier in enumerate(stage.barriers):
            yield self._labelled("" if at_first else label, self._barrier(barrier))
        for solution in stage.waiting:
            waits = say(
                "{solution} (waits for its barrier)", solution=note_text(self._view, solution)
            )
            yield self._labelled("", self._answer(waits))
        yield from self._turns(stage)
        yield from self._also(stage)

    def _feeling(self, stage: StageFacts) -> Block:
        assert stage.feeling is not None
        score, said = stage.feeling.score, one_line(stage.feeling.words)
        if score is None:
            return text(said, self._room)
        style = "valley" if score < 0 else "hill" if score > 0 else "strong"
        return marked_text(said, self._room, "text", Span(f"{signed(score)}  ", style), ())

    def _barrier(self, barrier: Barrier) -> Block:
        signs = Span((BARRIER * barrier.note.severity).ljust(_SIGNS), "barrier")
        told = [marked_text(note_text(self._view, barrier.note), self._room, "text", signs, ())]
        told += [
            indent(self._answer(note_text(self._view, each)), _SIGNS) for each in barrier.solutions
        ]
        say = self._speak.words.say
        if barrier.note.aside:
            aside = say("set aside: {reason}", reason=one_line(barrier.note.aside))
            told.append(indent(text(aside, self._room - _SIGNS, "muted"), _SIGNS))
        elif not barrier.solutions:
            lead = Span(f"{NO_ANSWER} ", "warn")
            none = marked_text(say("no solution yet"), self._room - _SIGNS, "muted", lead, ())
            told.append(indent(none, _SIGNS))
        return stack(*told)

    def _answer(self, solution: str) -> Block:
        return marked_text(
            solution, self._room - _SIGNS, "solution", Span(f"{ANSWER} ", "solution"), ()
        )

    def _turns(self, stage: StageFacts) -> Iterator[Block]:
        for link in stage.returns:
            back = return_line(self._view, self._speak, link)
            yield self._labelled("", marked_text(back, self._room, "text", Span(f"{_RETURN} "), ()))
        for link in stage.leaves:
            left = leaving_line(self._speak, link)
            lead = Span(f"{LEAVES} ", "warn")
            yield self._labelled("", marked_text(left, self._room, "text", lead, ()))

    def _also(self, stage: StageFacts) -> Iterator[Block]:
        """How much stands on the other lanes: it is left out here, and not for good."""
        own = {lane.id: lane.name for lane in self._view.lanes}
        others = [
            f"{own.get(lane) or self._speak.names.lanes[lane]} {len(notes)}"
            for lane, notes in stage.cells.items()
            if notes and lane not in _SHOWN_LANES
        ]
        if others:
            told = self._speak.words.say("also on the map: {lanes}", lanes=" · ".join(others))
            yield self._labelled("", text(told, self._room, "muted"))

    # The end ----------------------------------------------------------------------------------

    def _road(self, facts: StoryFacts) -> Card:
        """The whole road; its curve is drawn as large as the screen is."""
        say, view = self._speak.words.say, self._view
        pieces = []
        for label, at in ((say("hardest place"), facts.lowest), (say("best, keep it"), facts.peak)):
            stage = view.find(Stage, at)
            if stage is not None:
                felt = view.feeling(facts.story.id, at)
                name = f"{view.stage_number(at)} {one_line(stage.name)}"
                told = f"{name}: {one_line(felt.words)}" if felt and felt.words else name
                pieces.append(self._labelled(label, text(told, self._room)))
        known = view.evidence(facts.story.id)
        told = say(
            "◆ from clients' words: {heard} · ◇ our guesses: {guesses}",
            heard=known.heard,
            guesses=known.guesses,
        )
        pieces.append(self._labelled(say("how we know"), text(told, self._room)))
        title = say("The whole road: {story}", story=self._speak.quoted(facts.story.title))
        return Card(f"road:{facts.story.id}", title, tuple(pieces), story=facts.story.id)

    def _plan(self) -> Iterator[Card]:
        pieces = [*self._decided(), *self._promised()]
        if pieces:
            yield Card("plan", self._speak.names.close["plan"], tuple(pieces))

    def _decided(self) -> Iterator[Block]:
        brief, say = self._view.brief, self._speak.words.say
        stage = self._view.find(Stage, brief.focus)
        if stage is not None:
            start = say("We start with {stage}", stage=self._speak.quoted(stage.name))
            because = say("because {reason}", reason=one_line(brief.because))
            lines = [text(start, self._width, "strong")]
            yield stack(*lines, *([text(because, self._width)] if brief.because else []))
        if brief.promise:
            label = self._speak.names.lines["promise"]
            yield text(f"{label}: {one_line(brief.promise)}", self._width)

    def _promised(self) -> Iterator[Block]:
        for promise in promises(self._view):
            style = "muted" if promise.action.state == "done" else "text"
            told = action_line(promise, self._speak)
            block = marked_text(told, self._width, style, Span("· ", "muted"), ())
            if promise.action.known_by:
                sign = worked_line(promise, self._speak)
                block = stack(block, indent(text(sign, self._width - 2, "muted"), 2))
            yield block

    def _ideas(self) -> Iterator[Card]:
        pieces = tuple(
            marked_text(line, self._width, "text", Span("· ", "muted"), ())
            for line in idea_lines(self._view, self._speak)
        )
        if pieces:
            yield Card("ideas", self._speak.names.close["ideas"], pieces)

    # Drawing ----------------------------------------------------------------------------------

    @property
    def _room(self) -> int:
        """Cells behind a label."""
        return self._width - LABEL

    def _fact(self, label: str, notes: Sequence[Note], between: str = "\n") -> Block:
        told = between.join(one_line(note_text(self._view, note)) for note in notes)
        return self._labelled(label, text(told, self._room))

    def _labelled(self, label: str, told: Block) -> Block:
        if not label:
            return indent(told, LABEL)
        return beside(text(label, LABEL - 2, "heading"), told, gap=2)


def dealt(card: Card, rows: int) -> tuple[Block, ...]:
    """A card as the screens it takes: with air between its pieces, if one screen holds it so.

    Args:
        card: what to show.
        rows: a screen has.
    """
    airy = stack(*_parted(card.pieces))
    tight = stack(*card.pieces)
    if airy.height <= rows:
        return (airy,)
    if tight.height <= rows:
        return (tight,)
    screens: list[list[Block]] = [[]]
    for piece in (part for whole in card.pieces for part in _cut(whole, rows)):
        if screens[-1] and stack(*_parted([*screens[-1], piece])).height > rows:
            screens.append([])
        screens[-1].append(piece)
    return tuple(stack(*_parted(screen)) for screen in screens)


def _parted(pieces: Sequence[Block]) -> Iterator[Block]:
    for at, piece in enumerate(pieces):
        yield from (blank(), piece) if at else (piece,)


def _cut(piece: Block, rows: int) -> Iterator[Block]:
    """A piece no screen holds, cut between its lines."""
    rows = max(rows, 1)
    for top in range(0, max(piece.height, 1), rows):
        yield Block(piece.width, piece.lines[top : top + rows])
