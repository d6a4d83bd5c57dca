"""From a map as a file has it to notes on our wall."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from cjm_tui.domain.places import OnMap
from cjm_tui.share.incoming.arrival import Arrival, Written
from cjm_tui.share.incoming.feelings import felt, has_mark
from cjm_tui.share.incoming.found import Item, Map, Row
from cjm_tui.share.incoming.items import without_numbers
from cjm_tui.share.incoming.links import take_links
from cjm_tui.share.incoming.marks import lanes_of, severity, written
from cjm_tui.share.incoming.said import in_every_language, said_in
from cjm_tui.text import one_line

_ASIDE: Final = "⏸"
_UNANSWERED: Final = "❗️ no solution yet"
_Placer = Callable[[int, Item], None]
_MINUS: Final = ("-", "–", "−", "—")


def place_map(arrival: Arrival, found: Map) -> None:
    """Put a map on the wall.

    Args:
        arrival: the workshop so far. A map along other stages than those it has is parked: a
            workshop has one road.
        found: the map.
    """
    stages = tuple(map(arrival.named, _all_named(found)))
    unnamed = sum(1 for name in found.stages if not name.strip())
    if unnamed:
        arrival.tell("came_stages_unnamed", n=unnamed)
    ids = arrival.road(stages)
    if ids is None:
        _park_whole(arrival, found)
        return
    take_links(arrival, ids, found.links)
    if found.rows:
        _Wall(arrival, found, ids).fill()


def stage_names(found: Map) -> tuple[str, ...]:
    """The names of a map's stages, without the numbers before them."""
    return tuple(one_line(name) for name in without_numbers(found.stages))


def _all_named(found: Map) -> Iterator[str]:
    """Stages that all have a name."""
    word = _stage_word(found)
    return (name or f"{word} {at}" for at, name in enumerate(stage_names(found), 1))


def _stage_word(found: Map) -> str:
    """*Stage* in the language of the rows' labels."""
    english, russian = in_every_language("Stage")
    return russian if any("а" <= x <= "я" for row in found.rows for x in row.label) else english


def _park_whole(arrival: Arrival, found: Map) -> None:
    arrival.tell("came_other_stages", story=found.story or ", ".join(filter(None, found.stages)))
    for row in found.rows:
        for stage, cell in zip(found.stages, row.cells, strict=True):
            for item in cell:
                arrival.park(f"{one_line(stage)} · {row.label}: {item.text}")


class _Wall:
    """The map of one story, being filled."""

    def __init__(self, arrival: Arrival, found: Map, stages: Sequence[str]) -> None:
        self._arrival, self._map, self._stages = arrival, found, stages
        title = found.story or arrival.title or arrival.named(arrival.guess)
        if not found.story:
            arrival.tell("came_story", title=title)
        name, _, role = found.persona.partition(", ")
        self._story = arrival.story(title, arrival.persona(name, role))
        self._barriers: list[dict[int, str]] = [{} for _ in stages]
        """Ids of each stage's barriers, by the numbers that tie solutions to them."""

    def fill(self) -> None:
        """Place every row; solutions last, as they answer barriers."""
        lanes = [(row, lanes_of(row.label)) for row in self._map.rows]
        for row, meant in sorted(lanes, key=lambda each: each[1] == ("solutions",)):
            for lane in meant:
                self._arrival.show_lane(lane)
            if len(meant) > 1:
                self._shared(row, meant)
            elif meant == ("emotions",):
                self._feelings(row.cells)
            elif meant == ("barriers",):
                self._each(row.cells, self._barrier)
            elif meant == ("solutions",):
                self._each(row.cells, self._solution)
            else:
                own = meant or (self._arrival.own_lane(row.label, told=not self._map.ours),)
                self._plain(row, own[0])

    def _at(self, stage: int, lane: str) -> OnMap:
        return OnMap(self._story, self._stages[stage], lane)

    def _each(self, cells: Sequence[Sequence[Item]], place: _Placer) -> None:
        for stage, cell in enumerate(cells):
            for item in cell:
                place(stage, item)

    def _plain(self, row: Row, lane: str) -> None:
        for stage, cell in enumerate(row.cells):
            for item in cell:
                self._arrival.note(self._at(stage, lane), written(item.text))

    def _feelings(self, cells: Sequence[Sequence[Item]]) -> None:
        read, report = felt(cells, ours=self._map.ours)
        for message in report:
            self._arrival.tell(message.code, **message.params)
        for stage, feeling in enumerate(read):
            notes = [written(item.text) for item in feeling.said] or [Written("")]
            first = replace(notes[0], score=feeling.score)
            for note in (first, *notes[1:]):
                self._arrival.note(self._at(stage, "emotions"), note)

    def _barrier(self, stage: int, item: Item) -> None:
        degree, text = severity(item.text)
        note = replace(written(text), severity=degree)
        made = self._arrival.note(self._at(stage, "barriers"), note)
        known = self._barriers[stage]
        known[item.about[0] if item.about else len(known) + 1] = made

    def _solution(self, stage: int, item: Item) -> None:
        text, known = item.text.strip().removeprefix("💡").strip(), self._barriers[stage]
        if any(text == line for line in in_every_language(_UNANSWERED)):
            return
        about = [known[number] for number in item.about if known.get(number)]
        if not about and len(known) == 1:
            about = [barrier for barrier in known.values() if barrier]
        if text.startswith(_ASIDE) and about:
            reason = said_in(text.removeprefix(_ASIDE).strip(), "set aside: {reason}")
            self._arrival.set_aside(about[0], reason["reason"] if reason else text[1:].strip())
            return
        if waits := _waiting(text):
            text, about = waits, []
        elif not about:
            self._arrival.count("came_waiting")
        note = replace(written(text), answers=tuple(about))
        self._arrival.note(self._at(stage, "solutions"), note)

    def _shared(self, row: Row, lanes: tuple[str, ...]) -> None:
        """A row that two lanes share: what has a face or a sign tells where it belongs."""
        parted: list[list[list[Item]]] = [[[] for _ in self._stages] for _ in lanes]
        signed = any(item.text.startswith("+") for cell in row.cells for item in cell)
        guessed = 0
        for stage, cell in enumerate(row.cells):
            for item in cell:
                at, text, sure = _side(item, lanes, signed=signed)
                parted[at][stage].append(Item(text))
                guessed += not sure
        if guessed:
            self._arrival.tell("came_two_lanes", label=row.label, lane_key=lanes[-1], n=guessed)
        for lane, cells in zip(lanes, parted, strict=True):
            if lane == "emotions":
                self._feelings(cells)
            elif lane == "barriers":
                self._each(cells, self._barrier)
            else:
                self._plain(Row(row.label, tuple(map(tuple, cells))), lane)


def _waiting(text: str) -> str:
    """The solution in the line in which we write that it waits; empty if it is no such line."""
    said = "{solution} (waits for its barrier)"
    # The words may stand in a line of their own, below a note that ended with an empty one.
    waits = said_in(text, said) or said_in(" ".join(text.rsplit("\n", 1)), said)
    return waits["solution"].strip() if waits else ""


def _side(item: Item, lanes: tuple[str, ...], *, signed: bool) -> tuple[int, str, bool]:
    """Which of two lanes a note of their shared row means, its text, and whether that is sure."""
    text = item.text
    if "emotions" in lanes and has_mark(text):
        return lanes.index("emotions"), text, True
    if signed and "emotions" not in lanes:
        if text.startswith("+"):
            return 0, text[1:].strip(), True
        if item.dashed or text.startswith(_MINUS):
            return len(lanes) - 1, text.lstrip("".join(_MINUS)).strip(), True
    return len(lanes) - 1, text, False
