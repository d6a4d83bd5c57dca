"""The last ranks a workshop hands on are those its records have."""

from __future__ import annotations

from hypothesis import given

from cjm_tui.domain.apply import Change
from cjm_tui.domain.ends import Ends, board_of
from cjm_tui.domain.workshop import Workshop
from tests.unit.rooms import furnished
from tests.unit.strategies import Told, histories


def agree(workshop: Workshop) -> bool:
    """Whether what is known of every board is what its records say."""
    boards = {board_of(record) for record in workshop.records.values()}
    return all(
        workshop.ends.of(workshop.records, board) == Ends().of(workshop.records, board)
        for board in boards
    )


@given(histories(start=furnished, actors=("anna-0001", "keyboard")))
def test_what_is_handed_on_is_what_the_records_say(history: list[Told]) -> None:
    for told in history:
        assert agree(told.before)
        if isinstance(told.outcome, Change):
            assert agree(told.outcome.workshop)
