"""The long table, one row a note: ours with everything in it, and other people's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cjm_tui.domain.records import Language
from cjm_tui.share.incoming.arrival import Arrival
from cjm_tui.share.incoming.found import Item, Map, Row
from cjm_tui.share.incoming.our_long import Remaking
from cjm_tui.share.incoming.placing import place_map

_NEEDED: Final = frozenset(("board", "text", "lane", "id"))
_HEADS: Final = {
    "stage": ("stage", "этап", "фаза", "phase", "step", "шаг"),
    "lane": ("lane", "row", "строка", "дорожка", "category", "категория"),
    "note": ("note", "text", "стикер", "заметка", "текст", "запись", "content"),
}


def is_long(head: Sequence[str]) -> bool:
    """Whether a table's first row is that of a long table, ours or anybody's."""
    return _is_ours(head) or _columns(head) is not None


def place_long(arrival: Arrival, rows: Sequence[Sequence[str]]) -> Language | None:
    """Put a long table on the wall.

    Args:
        arrival: the workshop so far.
        rows: with the names of the columns first.

    Returns:
        The workshop's language, if the table says it.

    Raises:
        InputProblem: A row of ours says what can't be.
    """
    if _is_ours(rows[0]):
        return Remaking(arrival, rows).remade()
    columns = _columns(rows[0])
    if columns is not None:
        _place_foreign(arrival, rows[1:], columns)
    return None


def _is_ours(head: Sequence[str]) -> bool:
    return frozenset(head) >= _NEEDED


def _columns(head: Sequence[str]) -> tuple[int, int, int] | None:
    """Where stage, lane and note stand."""
    plain = [cell.strip().casefold() for cell in head]
    found = [
        next((at for at, cell in enumerate(plain) if cell in names), -1)
        for names in _HEADS.values()
    ]
    stage, lane, note = found
    return None if -1 in found else (stage, lane, note)


def _place_foreign(
    arrival: Arrival, rows: Iterable[Sequence[str]], columns: tuple[int, int, int]
) -> None:
    stages: dict[str, int] = {}
    cells: dict[str, dict[int, list[Item]]] = {}
    for row in rows:
        stage, lane, note = (row[at].strip() if at < len(row) else "" for at in columns)
        if not note:
            continue
        if not stage or not lane:
            arrival.park(note)
            continue
        at = stages.setdefault(stage, len(stages))
        cells.setdefault(lane, {}).setdefault(at, []).append(Item(note))
    lanes = tuple(
        Row(lane, tuple(tuple(said.get(at, ())) for at in range(len(stages))))
        for lane, said in cells.items()
    )
    place_map(arrival, Map(tuple(stages), lanes))
