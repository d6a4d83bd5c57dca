"""How the client feels, out of the faces and figures that people write it in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from cjm_tui.errors import Message
from cjm_tui.share.incoming.found import Item

_FACES: Final = {
    **dict.fromkeys("😠😡🤬😤😭😢😩😫", -2),
    **dict.fromkeys("🙁☹😟😕😞😔😣😖😒", -1),
    **dict.fromkeys("😐😶😑🤔", 0),
    **dict.fromkeys("🙂😊☺🙃👍", 1),
    **dict.fromkeys("😀😃😄😁😍🤩😆🥰", 2),
}
_TYPED: Final = {":(": -1, ":-(": -1, ":)": 1, ":-)": 1, ":D": 2, ":-D": 2, ":|": 0, ":-|": 0}
_WORDS_ONLY: Final = "💬"
_SELECTOR: Final = "\ufe0f"
_MARK: Final = re.compile(
    rf"(?P<face>[{''.join(_FACES)}]{_SELECTOR}?|:-?[()D|](?!\w))?\s*"
    r"(?:(?P<figure>[+\-−–]?\d{1,2})(?:\s*/\s*(?:5|10))?(?=\s*$|\s*[·:;,—(\n]|\s))?"
    r"(?P<gap>\s*[·:;,—–-]?\s*)(?P<rest>.*)",
    re.DOTALL,
)
_SCORE_LINE: Final = re.compile(rf"[{''.join(_FACES)}]{_SELECTOR}? [+−]?\d(?: ·.*)?")


class Felt(NamedTuple):
    """What one cell says of a feeling."""

    score: int | None
    said: tuple[Item, ...]


class _Mark(NamedTuple):
    face: int | None
    figure: int | None
    signed: bool
    rest: str


class _Scale(NamedTuple):
    """What the figures of a lane mean."""

    code: str
    """What to report; empty for ours."""
    scores: dict[int, int]


_OURS: Final = _Scale("", {score: score for score in range(-2, 3)})
_FIVE: Final = _Scale("came_scale_five", {figure: figure - 3 for figure in range(1, 6)})
_TEN: Final = _Scale("came_scale_ten", {figure: (figure - 1) // 2 - 2 for figure in range(1, 11)})
_WIDER: Final = _Scale(
    "came_scale_wide",
    {figure: max(-2, min(2, (abs(figure) + 1) // 2 * (1 if figure > 0 else -1) if figure else 0))
     for figure in range(-5, 6)},
)  # fmt: skip
_NONE: Final = _Scale("", {})


def is_score_line(text: str) -> bool:
    """Whether this is the line in which we write a score: a face and its figure."""
    return _SCORE_LINE.fullmatch(text.strip()) is not None


def has_mark(text: str) -> bool:
    """Whether text begins with a face, or is a figure with nothing else."""
    mark = _mark(text)
    return mark.face is not None or (mark.figure is not None and not mark.rest)


def felt(cells: Sequence[Sequence[Item]], *, ours: bool) -> tuple[list[Felt], list[Message]]:
    """Read the cells of one lane of feelings.

    Args:
        cells: a stage each.
        ours: only our own marks are marks.

    Returns:
        What each of them says, and what was guessed.
    """
    scale = _OURS if ours else _scale(cells)
    read = [_felt(cell, scale, ours=ours) for cell in cells]
    report = [Message(scale.code)] if scale.code else []
    faces = 0 if ours else sum(_by_face(cell, scale) for cell in cells)
    if faces:
        report.append(Message("came_faces", {"n": faces}))
    return read, report


def _scale(cells: Sequence[Sequence[Item]]) -> _Scale:
    marks = [_mark(item.text) for cell in cells for item in cell]
    figures = [mark.figure for mark in marks if mark.figure is not None]
    if not figures:
        return _NONE
    least, most = min(figures), max(figures)
    if any(mark.signed for mark in marks) or least <= 0:
        if least >= -2 and most <= 2:
            return _OURS
        return _WIDER if least >= -5 and most <= 5 else _NONE
    if most <= 5:
        return _FIVE
    return _TEN if most <= 10 else _NONE


def _felt(cell: Sequence[Item], scale: _Scale, *, ours: bool) -> Felt:
    score: int | None = None
    said: list[Item] = []
    for item in cell:
        mark = _mark(item.text)
        value = _value(mark, scale) if is_score_line(item.text) or not ours else None
        if score is None and value is not None:
            score = value
            said += [Item(mark.rest)] if mark.rest else []
        else:
            said.append(Item(item.text.removeprefix(_WORDS_ONLY).lstrip(" ·")))
    return Felt(score, tuple(item for item in said if item.text.strip()))


def _value(mark: _Mark, scale: _Scale) -> int | None:
    if mark.figure is not None:
        return scale.scores.get(mark.figure)
    return mark.face


def _by_face(cell: Sequence[Item], scale: _Scale) -> bool:
    marks = [_mark(item.text) for item in cell]
    known = (mark for mark in marks if _value(mark, scale) is not None)
    return any(mark.figure is None for mark in known)


def _mark(text: str) -> _Mark:
    """The face and the figure that text begins with."""
    found = _MARK.fullmatch(text.strip())
    if found is None:
        return _Mark(None, None, False, text)
    drawn, written, rest = found["face"], found["figure"], found["rest"]
    face = None
    if drawn:
        face = _TYPED.get(drawn, _FACES.get(drawn[0]))
    figure = None
    signed = False
    if written:
        signed = not written[0].isdigit()
        figure = int(re.sub("[−–]", "-", written))
        if rest and not signed and face is None and not found["gap"].strip():
            # "5 minutes" is no feeling of five
            return _Mark(None, None, False, text)
    return _Mark(face, figure, signed, rest.strip())
