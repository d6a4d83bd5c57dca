"""The map as a table of plain characters, each as wide as the next: for chats on a computer.

Stages are rows and lanes are columns. What a fence holds is shown as it is, in letters of one
width, but emoji, which are as wide as the reader's computer pleases, so they stay outside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Final

from msgspec import Struct

from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.share.defuse import FENCE, for_grid, in_fence
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import (
    StageFacts,
    StoryFacts,
    Tongue,
    lane_name,
    map_title,
    maps,
    notices,
    tongue,
)
from cjm_tui.share.parcels import TARGETS, WHOLE, Scope
from cjm_tui.share.texts.columns import numbers
from cjm_tui.share.texts.messenger import aside_line
from cjm_tui.text import cell_len, clusters, one_line, pad, signed, utf16_len

HEARD = "*"
"""Follows what clients said: it is as wide as a letter in every font, other signs aren't."""
SEVERE = "!"
"""Once for each degree of a barrier's severity."""

_WIDE, _NARROW = 76, 64
_LANES: Final = 3
"""So many lanes side by side still leave room for words."""
_STAGE: Final = 16
_LEAST: Final = 5
"""Letters of a broken word that stand on a line together."""
_BETWEEN: Final = " │ "
_BULLET: Final = "· "
_JOINERS: Final = "\u200d\ufe0e\ufe0f"
_EMOJI: Final = re.compile(
    "[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u203c\u2049\u3030\u303d"
    "\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+"
)


class _Shape(Struct, frozen=True):
    """How a grid is drawn."""

    width: int
    ruled: bool
    """Whether a rule parts each stage from the next."""


_SHAPES: Final = (_Shape(_WIDE, True), _Shape(_WIDE, False), _Shape(_NARROW, False))


def map_letter(
    view: View,
    scope: Scope = WHOLE,
    budget: int = TARGETS["grid"].budget,
    harmless: Callable[[str], str] = for_grid,
) -> Letter:
    """Draw the map, as roomily as one message allows; if none does, as briefly as can be.

    Args:
        view: what may be seen of the workshop.
        scope: which part of the map.
        budget: what a message takes, in UTF-16 units.
        harmless: what will be done to the text before it is sent, which makes it longer.

    Returns:
        A block for each grid; lanes that don't fit beside the others stand in a grid below.
    """
    drawn: dict[int, Letter] = {}
    for shape in _SHAPES:
        letter = _letter(view, scope, shape)
        length = utf16_len(harmless(str(letter)))
        if length <= budget:
            return letter
        drawn.setdefault(length, letter)
    return drawn[min(drawn)]


def _letter(view: View, scope: Scope, shape: _Shape) -> Letter:
    speak = tongue(view)
    title = map_title(view, speak)
    blocks = [Block((f"🗺 {title}", *notices(view, speak)))]
    stories = maps(view, scope)
    for facts in stories:
        blocks += _story(view, speak, facts, shape)
    if not stories:
        blocks += _bare(view, speak, scope)
    missing = left_out(view, *BESIDE_THE_MAP, "personas", "links", scope=scope)
    return Letter(title, tuple(blocks), missing)


def _story(view: View, speak: Tongue, facts: StoryFacts, shape: _Shape) -> Iterator[Block]:
    whose = f" · {one_line(facts.persona.name)}" if facts.persona else ""
    about = [f"📖 {speak.quoted(facts.story.title)}{whose}"]
    if view.evidence(facts.story.id).heard:
        about.append(speak.words.say("from clients' words: {sign}", sign=HEARD))
    yield Block(tuple(about))
    lanes = [lane for lane in view.map_lanes if lane not in facts.empty_lanes]
    for together in _side_by_side(lanes):
        yield _grid(view, speak, facts, together, shape)
    empty = ", ".join(lane_name(view, lane, speak.names) for lane in facts.empty_lanes)
    if empty:
        yield Block((speak.words.say("✏️ Nothing yet in: {lanes}", lanes=empty),))


def _bare(view: View, speak: Tongue, scope: Scope) -> Iterator[Block]:
    """The road without a story."""
    yield Block((speak.words.say("📖 No story is chosen for the map yet."),))
    names = tuple(
        "\n".join(_wrapped(_plain(f"{view.stage_number(stage.id)}. {stage.name}"), _WIDE))
        for stage in view.stages
        if scope.stage in ("", stage.id)
    )
    if names:
        yield Block(names, head=(FENCE,), tail=(FENCE,))


def _side_by_side(lanes: Sequence[str]) -> Iterator[Sequence[str]]:
    """Lanes in groups that fit into the width, as even as can be; one empty group for none."""
    groups = max(1, -(-len(lanes) // _LANES))
    at = 0
    for left in range(groups, 0, -1):
        size = -(-(len(lanes) - at) // left)
        yield lanes[at : at + size]
        at += size


def _grid(
    view: View, speak: Tongue, facts: StoryFacts, lanes: Sequence[str], shape: _Shape
) -> Block:
    widths = _widths(shape.width, len(lanes))
    rule = "┼".join("─" * (width + 2) for width in widths)[1:-1]
    heads = (speak.words.say("Stage"), *(lane_name(view, lane, speak.names) for lane in lanes))
    named = zip(heads, widths, strict=True)
    head = _row([_wrapped(_plain(name).upper(), width) for name, width in named], widths)
    rows = [_stage(view, speak, stage, lanes, widths) for stage in facts.stages]
    if shape.ruled:
        rows = [f"{row}\n{rule}" for row in rows[:-1]] + rows[-1:]
    return Block(tuple(rows), head=(FENCE, head, rule), tail=(FENCE,))


def _widths(total: int, lanes: int) -> tuple[int, ...]:
    """How wide the columns are: lanes alike, and the stages take what is left."""
    if not lanes:
        return (total,)
    lane = (total - _STAGE) // lanes - len(_BETWEEN)
    return total - lanes * (lane + len(_BETWEEN)), *[lane] * lanes


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """Cells of several lines side by side."""
    return "\n".join(
        _BETWEEN.join(map(pad, line, widths)).rstrip() for line in zip_longest(*cells, fillvalue="")
    )


def _stage(
    view: View, speak: Tongue, stage: StageFacts, lanes: Sequence[str], widths: Sequence[int]
) -> str:
    cells = [_wrapped(_plain(f"{stage.number}. {stage.stage.name}"), widths[0])]
    for lane, width in zip(lanes, widths[1:], strict=True):
        items = _items(view, speak, lane, stage)
        cells.append([line for item in items for line in _hanging(_plain(item), width)])
    return _row(cells, widths)


def _hanging(item: str, width: int) -> Iterator[str]:
    lead = _BULLET
    for line in _wrapped(item, width - len(_BULLET)):
        yield lead + line
        lead = " " * len(_BULLET)


def _items(view: View, speak: Tongue, lane: str, stage: StageFacts) -> Iterator[str]:
    """What stands in a cell."""
    if lane == "emotions":
        yield from _feeling(view, speak, stage)
    elif lane == "barriers":
        for at, barrier in enumerate(stage.barriers, 1):
            signs = SEVERE * barrier.note.severity
            said = _marked(view, speak, barrier.note)
            yield f"{numbers(stage, (at,))}{f'{signs} ' if signs else ''}{said}"
    elif lane == "solutions":
        yield from _solutions(view, speak, stage)
    else:
        yield from (_marked(view, speak, note) for note in stage.cells[lane])


def _feeling(view: View, speak: Tongue, stage: StageFacts) -> Iterator[str]:
    if stage.feeling is not None:
        score = "" if stage.feeling.score is None else signed(stage.feeling.score)
        said = [_marked(view, speak, note) for note in stage.feeling.notes if note.text]
        yield " ".join(part for part in (score, *said[:1]) if part)
        yield from said[1:]


def _solutions(view: View, speak: Tongue, stage: StageFacts) -> Iterator[str]:
    for at, barrier in enumerate(stage.barriers, 1):
        number = numbers(stage, (at,))
        for solution in barrier.solutions:
            yield number + _marked(view, speak, solution)
        if barrier.note.aside:
            yield number + aside_line(speak, barrier.note)
        elif not barrier.solutions:
            yield number + speak.words.say("no solution yet")
    for solution in stage.waiting:
        said = _marked(view, speak, solution)
        yield speak.words.say("{solution} (waits for its barrier)", solution=said)


def _marked(view: View, speak: Tongue, note: Note) -> str:
    text = speak.lines(note)
    return f"{text}{HEARD}" if view.heard(note) else text


def _plain(text: str) -> str:
    """Text as it can stand in a grid: without emoji, on one line, closing no fence.

    Of text that is nothing but emoji, their names stay, so that nothing is lost.
    """
    plain = one_line(_EMOJI.sub(" ", text))
    if not plain and text.strip():
        signs = (sign for sign in text if sign.strip() and sign not in _JOINERS)
        names = (unicodedata.name(sign, f"U+{ord(sign):X}") for sign in signs)
        plain = f"({', '.join(names).lower()})"
    return in_fence(plain)


def _wrapped(text: str, width: int) -> list[str]:
    """Break text between words; only a word longer than the line itself is hyphenated."""
    lines = [""]
    used = 0
    for word in text.split():
        cells = cell_len(word)
        if not lines[-1] and cells <= width:
            lines[-1], used = word, cells
        elif used + 1 + cells <= width:
            lines[-1] += f" {word}"
            used += 1 + cells
        else:
            lines += _hyphenated(word, width)
            used = cell_len(lines[-1])
    return lines if lines[0] or len(lines) == 1 else lines[1:]


def _hyphenated(word: str, width: int) -> list[str]:
    """A word in pieces that fit, each but the last with its hyphen."""
    pieces: list[list[str]] = [[]]
    used = 0
    for cluster in clusters(word) if cell_len(word) > width else (word,):
        cells = cell_len(cluster)
        if used + cells >= width and cells < width:
            pieces.append([])
            used = 0
        pieces[-1].append(cluster)
        used += cells
    for piece, after in pairwise(pieces):
        # A letter alone, or a closing quotation mark, is no line.
        while len(after) < _LEAST < len(piece) - 1:
            after.insert(0, piece.pop())
    *broken, rest = ("".join(piece) for piece in pieces)
    return [*(piece if piece.endswith("-") else f"{piece}-" for piece in broken), rest]
