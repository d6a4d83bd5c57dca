"""Copies of a workshop that are for something: the map as it should be, and a rehearsal."""

from __future__ import annotations

from msgspec.structs import replace

from cjm_tui.domain.decide.fields import TITLE_LIMIT
from cjm_tui.domain.records import AnyRecord, Ballot, Block, Vote, Writing
from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import InputProblem
from cjm_tui.session.beginning import copied
from cjm_tui.session.rehearsal import SPEEDS
from cjm_tui.words import words

_OF_THE_ROOM = (Ballot, Vote, Writing)


def to_be(workshop: Workshop) -> Workshop:
    """The map as it should be: the same contents, to be changed, and whose they are.

    What happened in the room stays with the map as it is: no vote, and an agenda not begun.

    Args:
        workshop: The map as things are.
    """
    brief = workshop.brief
    ending = words(brief.language).say(" — as it should be")
    title = _ending_in(brief.title, ending)
    return _anew(copied(workshop, replace(brief, title=title, as_is=workshop.uid, read_back="")))


def rehearsal(workshop: Workshop, speed: int) -> Workshop:
    """A copy to try the workshop on: its clock runs faster, its agenda and its votes begin anew.

    Args:
        workshop: The real one.
        speed: How many times faster.

    Raises:
        InputProblem: That is no such speed.
    """
    if speed not in SPEEDS:
        raise InputProblem("rehearsal_speed", speed=speed, least=SPEEDS[0], most=SPEEDS[-1])
    brief = workshop.brief
    ending = words(brief.language).say(" — rehearsal")
    marked = replace(brief, title=_ending_in(brief.title, ending), rehearsal=speed)
    return _anew(copied(workshop, marked))


def _ending_in(title: str, ending: str) -> str:
    """A title that says what the copy is: once, and without growing too long."""
    bare = title.removesuffix(ending)
    return bare[: TITLE_LIMIT - len(ending)].rstrip() + ending


def _anew(workshop: Workshop) -> Workshop:
    """The workshop without what happened in the room: votes, writing tasks, times."""
    kept = (each for each in workshop.records.values() if not isinstance(each, _OF_THE_ROOM))
    records = {record.id: _not_begun(record) for record in kept}
    return Workshop(uid=workshop.uid, rev=workshop.rev, records=records)


def _not_begun(record: AnyRecord) -> AnyRecord:
    """A block of the agenda as it was before the real clock ran."""
    if not isinstance(record, Block):
        return record
    return replace(record, started="", ended="", paused="", rested=0, extra=0)
