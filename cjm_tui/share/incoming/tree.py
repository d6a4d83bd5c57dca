"""An outline as a tree of topics, and the map in it: stages, their lanes, the notes below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from cjm_tui.method.loader import names
from cjm_tui.share.incoming.arrival import Arrival
from cjm_tui.share.incoming.found import Item, Map, Row
from cjm_tui.share.incoming.grid import TITLE, is_map, read_grid
from cjm_tui.share.incoming.links import BACK, OUT
from cjm_tui.share.incoming.marks import bare_label, lanes_of
from cjm_tui.share.incoming.placing import place_map, stage_names
from cjm_tui.share.incoming.said import in_every_language, said_in
from cjm_tui.share.incoming.sections import is_portraits, is_section, opening, take_section
from cjm_tui.share.incoming.topics import Topic

_STORY: Final = "📖"
_SOLUTIONS: Final = names("en").lanes["solutions"]
_ABOUT_STAGE: Final = ("⬇️", "⬆️")
_EVIDENCE: Final = "◆ from clients' words: {heard} · ◇ our guesses: {guesses}"
_NO_STORY: Final = "📖 No story is chosen for the map yet."
_TITLED: Final = re.compile(r"📖\s*[«“„\"](?P<title>.*)[»”“\"](?: · (?P<persona>.*))?", re.DOTALL)
_TURN: Final = re.compile(rf"(?P<sign>{BACK}|{OUT}) (?P<number>\d{{1,3}})\. ")
_NUMBERED: Final = re.compile(r"\d{1,3}\. \S")
_LABELLED: Final = re.compile(r"(?P<label>[^:]{2,40}):\s+(?P<said>\S.*)", re.DOTALL)


class _Story(Struct):
    """A map being gathered from topics."""

    title: str = ""
    persona: str = ""
    stages: list[Topic] = []
    turns: list[str] = []


def place_tree(arrival: Arrival, root: Topic) -> None:
    """Put an outline on the wall.

    Args:
        arrival: the workshop so far.
        root: what everything hangs on; its text is the title, if it has one.
    """
    title = said_in(root.text, TITLE)
    _Planter(arrival, ours=title is not None).plant(root, title["title"] if title else root.text)


def has_topics(root: Topic) -> bool:
    """Whether there is more than one level: else it is a list."""
    return any(topic.topics or topic.rows or topic.heads for topic in root.topics)


class _Planter:
    """Finds out what each topic is."""

    def __init__(self, arrival: Arrival, *, ours: bool) -> None:
        self._arrival, self._ours = arrival, ours
        self._road = _Story()
        """Stages that stand under no story's topic."""
        self._told: list[_Story] = []
        self._later: list[Topic] = []
        """Sections, which speak of stages and stories that have to be there first."""

    def plant(self, root: Topic, title: str) -> None:
        """Place all of a tree."""
        if title.strip():
            self._arrival.take_title(title)
        if root.rows:
            self._table(root.rows, self._road)
        topics = root.topics
        if topics and all(lanes_of(topic.text) for topic in topics if topic.topics):
            topics = [*_turned(topics)]
        for topic in topics:
            self._topic(topic)
        told = [self._road] if self._road.stages or self._road.title else []
        for story in (*told, *self._told):
            self._place(story)
        for section in self._later:
            take_section(self._arrival, section)

    def _topic(self, topic: Topic) -> None:
        text = topic.text.strip()
        if is_portraits(text) and topic.topics:
            take_section(self._arrival, topic)  # stories name their personas
        elif is_section(text) and (topic.topics or not topic.heads):
            self._later.append(topic)
        elif text.startswith(_STORY) and (topic.topics or topic.rows):
            self._story(topic)
        elif topic.rows:
            self._tables(topic)
        elif topic.topics or topic.heads or self._is_bare_stage(text):
            self._road.stages.append(topic)
        else:
            self._line(text)

    def _is_bare_stage(self, text: str) -> bool:
        """Whether a line of ours is a stage on which nothing stands yet."""
        return self._ours and _NUMBERED.match(text) is not None

    def _line(self, text: str) -> None:
        """A line about the whole."""
        found = _TITLED.fullmatch(text)
        if said_in(text, _EVIDENCE) or text in in_every_language(_NO_STORY) or not text:
            self._ours = True
        elif found:
            self._ours = True
            self._road.title, self._road.persona = found["title"], found["persona"] or ""
        elif self._ours and text.startswith((BACK, OUT)):
            self._road.turns.append(text)
        elif not (self._ours and (text.startswith(_ABOUT_STAGE) or opening(self._arrival, text))):
            self._arrival.park(text)

    def _story(self, topic: Topic) -> None:
        self._ours = True
        found = _TITLED.fullmatch(topic.text.strip())
        title = found["title"] if found else topic.text.strip().removeprefix(_STORY)
        story = _Story(title=title.strip(), persona=(found["persona"] if found else "") or "")
        for each in topic.topics:
            line = each.text.strip()
            if each.topics or each.heads or self._is_bare_stage(line):
                story.stages.append(each)
            elif line.startswith((BACK, OUT)):
                story.turns.append(line)
            elif not line.startswith(_ABOUT_STAGE) and not said_in(line, _EVIDENCE):
                self._arrival.park(line)
        if topic.rows:
            self._table(topic.rows, story)
        else:
            self._told.append(story)

    def _tables(self, topic: Topic) -> None:
        """A heading of somebody's own with a table under it: the heading is the story."""
        if not is_map(topic.rows):
            self._arrival.tell("came_section", name=topic.text)
            for row in topic.rows:
                self._arrival.park(" | ".join(cell for cell in row if cell.strip()))
        else:
            self._table(topic.rows, _Story(title=topic.text))
        for each in topic.topics:
            self._topic(each)

    def _table(self, rows: Sequence[Sequence[str]], story: _Story) -> None:
        grid = read_grid(rows, ours=self._ours)
        for found in grid.maps:
            links = _links(story.turns, found)
            whole = Map(
                found.stages, found.rows, links, story.title, story.persona, ours=self._ours
            )
            place_map(self._arrival, whole)
        for text in grid.loose:
            self._arrival.park(text)

    def _place(self, story: _Story) -> None:
        gathered = _Gathered(self._arrival, [topic.text for topic in story.stages], self._ours)
        for at, topic in enumerate(story.stages):
            gathered.take(at, topic)
        place_map(self._arrival, gathered.map(story.title, story.persona))


class _Gathered:
    """The cells of one map, found stage by stage."""

    def __init__(self, arrival: Arrival, stages: Sequence[str], ours: bool) -> None:
        self._arrival, self._stages, self._ours = arrival, tuple(stages), ours
        self._rows: dict[str, list[list[Item]]] = {}
        self._labels: dict[tuple[str, ...], str] = {}
        self._links: list[list[str]] = [[] for _ in stages]

    def map(self, story: str, persona: str) -> Map:
        """All of them as one map."""
        rows = tuple(
            Row(label, tuple(tuple(cell) for cell in cells)) for label, cells in self._rows.items()
        )
        links = tuple(map(tuple, self._links))
        return Map(self._stages, rows, links, story, persona, self._ours)

    def take(self, at: int, stage: Topic) -> None:
        """Take what hangs on a stage."""
        for topic in stage.topics:
            text = topic.text.strip()
            if topic.topics:
                self._lane(at, topic)
            elif text.startswith((BACK, OUT)):
                self._links[at].append(text)
            elif not text.startswith(_ABOUT_STAGE) and not lanes_of(text):
                self._line(at, text)

    def _line(self, at: int, text: str) -> None:
        """A line under a stage: a lane with one note behind a colon, or a note without a lane."""
        found = _LABELLED.fullmatch(text)
        if found and lanes_of(found["label"]):
            self._cell(found["label"], at).append(Item(found["said"]))
        else:
            stage = stage_names(Map(self._stages, ()))[at]
            self._arrival.park(f"{stage} · {text}")

    def _lane(self, at: int, topic: Topic) -> None:
        lanes = lanes_of(topic.text)
        label = topic.text.strip() if lanes else bare_label(topic.text) or topic.text
        cell = self._cell(label, at)
        for note in topic.topics:
            if lanes == ("barriers",):
                number = len(cell) + 1
                cell.append(Item(note.text, (number,)))
                answers = self._cell(_SOLUTIONS, at)
                answers += [Item(answer.text, (number,)) for answer in note.topics]
            else:
                cell += [Item(text) for text in _texts(note)]

    def _cell(self, label: str, at: int) -> list[Item]:
        lanes = lanes_of(label)
        known = self._labels.setdefault(lanes, label) if lanes else label
        return self._rows.setdefault(known, [[] for _ in self._stages])[at]


def _texts(topic: Topic) -> Iterator[str]:
    """The texts of a topic and of all below it."""
    yield topic.text
    for each in topic.topics:
        yield from _texts(each)


def _turned(lanes: Sequence[Topic]) -> Iterator[Topic]:
    """Topics of stages, where the file has a topic for each lane with the stages below."""
    stages: dict[str, list[Topic]] = {}
    for lane in lanes:
        if not lane.topics:
            yield lane
        for stage in lane.topics:
            stages.setdefault(stage.text.strip(), []).append(Topic(lane.text, stage.topics))
    for name, topics in stages.items():
        yield Topic(name, topics, heads=True)


def _links(turns: Iterable[str], found: Map) -> tuple[tuple[str, ...], ...]:
    """Lines about returns and exits that name their stage, by it."""
    links: list[list[str]] = [[] for _ in found.stages]
    for line in turns:
        number = _TURN.match(line)
        at = int(number["number"]) - 1 if number else -1
        if number and 0 <= at < len(links):
            rest = line[number.end() :].removeprefix(stage_names(found)[at]).removeprefix(": ")
            links[at].append(f"{number['sign']} {rest}")
        elif links:
            links[0].append(line)
    return tuple(map(tuple, links))
