"""Maps in a table of cells: lanes down and stages across, or the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from cjm_tui.method.loader import names
from cjm_tui.share.incoming.found import Item, Map, Row
from cjm_tui.share.incoming.items import foreign_items, our_items
from cjm_tui.share.incoming.marks import bare_label, lanes_of
from cjm_tui.share.incoming.said import in_every_language, said_in
from cjm_tui.words import LANGUAGES

Cells = Sequence[str]

_CORNERS: Final = (
    *("Этап пути", "Шаг", "Шаги", "Фаза", "Фазы", "Phase", "Phases", "Step", "Steps"),
    *("Stages", "Journey stage", "Journey stages", "Этап клиентского пути"),
)
_NO_STORY: Final = "📖 No story is chosen for the map yet."
TITLE: Final = "{title}: the client's journey"
"""How our own documents are headed."""


class Grid(Struct):
    """What was found in a table."""

    maps: tuple[Map, ...] = ()
    title: str = ""
    loose: tuple[str, ...] = ()
    """What stands around the maps."""
    notices: tuple[str, ...] = ()
    """What our own tables say of the whole of it."""
    unnamed: int = 0
    """Columns without a head; what stands in them was taken to be of the stage before."""


class _Facts(Struct):
    """What our own tables say of a map in rows of their own."""

    story: str = ""
    persona: str = ""
    none_chosen: bool = False
    ours: bool = False


def read_grid(rows: Iterable[Cells], *, ours: bool = False) -> Grid:
    """Find the maps in a table.

    Args:
        rows: clean texts; rows may be of different lengths.
        ours: it is known that this program wrote it.
    """
    whole = _from_first_column(_trimmed(rows))
    heads = [at for at in range(len(whole)) if _is_head(whole, at)]
    if not heads:
        return Grid(loose=tuple(_texts(whole)))
    reader = _Reader(ours)
    facts = reader.before(whole[: heads[0]])
    for start, end in zip(heads, (*heads[1:], len(whole)), strict=True):
        facts = reader.block(whole[start:end], facts)
    return reader.grid


def is_map(rows: Sequence[Cells]) -> bool:
    """Whether a table has a map in it."""
    whole = _from_first_column(_trimmed(rows))
    return any(_is_head(whole, at) for at in range(len(whole)))


def is_ours(rows: Sequence[Cells]) -> bool:
    """Whether this program wrote a sheet: it is headed as our documents are."""
    return bool(rows) and len(rows[0]) == 1 and said_in(rows[0][0].strip(), TITLE) is not None


@cache
def _corners() -> frozenset[str]:
    steps = (names(language).steps["stages"] for language in LANGUAGES)
    known = (*steps, *in_every_language("Stage"), *_CORNERS)
    return frozenset(label.casefold() for label in known)


@cache
def _fact_labels() -> dict[str, str]:
    """What the rows beside our lanes are called, in every language, and what they are."""
    kinds = ("Map", "Please note", "Story", "Persona", "Evidence")
    labels = {label: kind for kind in kinds for label in in_every_language(kind)}
    return labels | {names(language).lines["link"]: "links" for language in LANGUAGES}


def _trimmed(rows: Iterable[Cells]) -> list[list[str]]:
    """The rows without blank cells at their ends."""
    whole = []
    for row in rows:
        cells = list(row)
        while cells and not cells[-1].strip():
            cells.pop()
        whole.append(cells)
    return whole


def _from_first_column(rows: list[list[str]]) -> list[list[str]]:
    """The rows without columns that are blank before the one with the labels."""
    width = max(map(len, rows), default=0)
    first = 0
    while first < width and not any(_cell(row, first).strip() for row in rows):
        first += 1
    return [row[first:] for row in rows]


def _cell(row: Cells, at: int) -> str:
    return row[at] if at < len(row) else ""


def _is_head(rows: Sequence[Cells], at: int) -> bool:
    """Whether a map begins with this row: with the names of its stages, or of its lanes."""
    row = rows[at]
    corner = bare_label(_cell(row, 0)).casefold()
    further = [cell for cell in row[1:] if cell.strip()]
    if corner in _corners():
        return bool(further) or any(lanes_of(_cell(next_, 0)) for next_ in rows[at + 1 : at + 4])
    if lanes_of(_cell(row, 0)) or _cell(row, 0) in _fact_labels() or not further:
        return False
    if sum(bool(lanes_of(cell)) for cell in further) >= 2:
        return True
    above = rows[at - 1] if at else []
    before = rows[at - 2] if at > 1 else []
    is_title = len(above) == 1 and not lanes_of(above[0]) and not lanes_of(_cell(before, 0))
    begins = not any(cell.strip() for cell in above) or is_title
    below = next((_cell(each, 0) for each in rows[at + 1 :] if any(each)), "")
    return begins and bool(lanes_of(below))


def _texts(rows: Iterable[Cells]) -> Iterator[str]:
    """A row as one text, cells with a bar between."""
    for row in rows:
        said = " | ".join(cell.strip() for cell in row if cell.strip())
        if said:
            yield said


class _Reader:
    """Reads the blocks of one table."""

    def __init__(self, ours: bool) -> None:
        self.grid = Grid()
        self._ours = ours

    def before(self, rows: Sequence[Cells]) -> _Facts:
        """Take what stands above the first map; the first line of its own is the title."""
        facts = _Facts(ours=self._ours)
        for row in rows:
            if self._is_fact(row, facts):
                continue
            said = [cell.strip() for cell in row if cell.strip()]
            title = said_in(said[0], TITLE) if len(said) == 1 else None
            if title is not None:
                facts.ours = True
                self.grid.title = self.grid.title or title["title"]
            elif facts.ours and len(said) == 1:
                self.grid.notices += (said[0],)
            elif len(said) == 1 and not self.grid.title:
                self.grid.title = said[0]
            else:
                self._loose([row])
        return facts

    def block(self, rows: Sequence[Cells], facts: _Facts) -> _Facts:
        """Read one map.

        Returns:
            What is known of the next one.
        """
        turned = sum(bool(lanes_of(cell)) for cell in rows[0][1:]) >= 2
        head, *below = _turned(rows) if turned else rows
        kept = [row for row in below if not self._is_fact(row, facts)]
        stages, columns = self._columns(head, kept)
        lanes, links = self._lanes(kept, columns, facts)
        if not facts.none_chosen or lanes:
            self.grid.maps += (Map(stages, lanes, links, facts.story, facts.persona, facts.ours),)
        else:
            self.grid.maps += (Map(stages, (), links, ours=facts.ours),)
        return _Facts(ours=self._ours)

    def _is_fact(self, row: Cells, facts: _Facts) -> bool:
        """Take a row of ours that says something of the whole map."""
        kind, said = _fact_labels().get(_cell(row, 0).strip(), ""), _cell(row, 1).strip()
        if kind in ("", "links") or len(row) > 2:
            return False
        facts.ours = facts.ours or kind != "Map"
        if kind == "Please note":
            self.grid.notices += (said,)
        elif kind == "Map":
            self.grid.title = self.grid.title or said
        elif kind == "Story":
            facts.none_chosen = said_in(said, _NO_STORY) is not None
            facts.story = "" if facts.none_chosen else said
        elif kind == "Persona":
            facts.persona = said
        return True

    def _columns(self, head: Cells, below: Sequence[Cells]) -> tuple[tuple[str, ...], list[int]]:
        """The names of the stages, and to which of them each column after the first belongs."""
        width = max((len(row) for row in (head, *below)), default=0)
        used = [any(_cell(row, at).strip() for row in below) for at in range(1, width)]
        named = [bool(_cell(head, at).strip()) for at in range(1, width)]
        if not any(named):
            named = used
        stages, columns = list[str](), list[int]()
        for at, (is_named, is_used) in enumerate(zip(named, used, strict=True), 1):
            if is_named:
                stages.append(_cell(head, at).strip())
            elif is_used:
                self.grid.unnamed += 1
            columns.append(len(stages) - 1)
        return tuple(stages), columns

    def _lanes(
        self, rows: Sequence[Cells], columns: Sequence[int], facts: _Facts
    ) -> tuple[tuple[Row, ...], tuple[tuple[str, ...], ...]]:
        """The lanes of a map, and the lines about returns and exits."""
        lanes: list[Row] = []
        links: tuple[tuple[str, ...], ...] = ()
        last = max((at for at, row in enumerate(rows) if len(row) > 1), default=-1)
        for at, row in enumerate(rows):
            label = _cell(row, 0).strip()
            cells = self._cells(row, columns, ours=facts.ours)
            if facts.ours and _fact_labels().get(label) == "links":
                links = tuple(tuple(item.text for item in cell) for cell in cells)
            elif label and (any(cells) or at < last or lanes_of(label)):
                lanes.append(Row(label, cells))
            elif lanes and any(cells):
                lanes[-1] = _joined(lanes[-1], cells)
            else:
                self._loose([row])
        return tuple(lanes), links

    def _cells(
        self, row: Cells, columns: Sequence[int], *, ours: bool
    ) -> tuple[tuple[Item, ...], ...]:
        cells: list[list[Item]] = [[] for _ in range(max(columns, default=-1) + 1)]
        for at, stage in enumerate(columns, 1):
            text = _cell(row, at)
            if stage < 0:
                self._loose([[text]])
            elif text.strip():
                cells[stage] += our_items(text) if ours else foreign_items(text)
        return tuple(map(tuple, cells))

    def _loose(self, rows: Iterable[Cells]) -> None:
        self.grid.loose += tuple(_texts(rows))


def _joined(lane: Row, cells: Sequence[tuple[Item, ...]]) -> Row:
    """A lane with a further row of notes below it."""
    return Row(lane.label, tuple(a + b for a, b in zip(lane.cells, cells, strict=True)))


def _turned(rows: Sequence[Cells]) -> list[list[str]]:
    """A table with the lanes in its head, turned; rows of the same stage become one."""
    head, stages = rows[0], list[list[str]]()
    for row in rows[1:]:
        if not any(cell.strip() for cell in row):
            continue
        name = _cell(row, 0).strip()
        if stages and name in ("", stages[-1][0]):
            pairs = zip_longest(stages[-1][1:], row[1:], fillvalue="")
            joined = ("\n".join(part for part in pair if part.strip()) for pair in pairs)
            stages[-1] = [stages[-1][0], *joined]
        else:
            stages.append([name, *row[1:]])
    width = max((len(row) for row in (head, *stages)), default=0)
    return [[_cell(row, at) for row in (head, *stages)] for at in range(width)]
