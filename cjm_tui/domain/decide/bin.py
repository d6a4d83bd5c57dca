"""The bin: what goes there together, and what comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace

from cjm_tui.domain.commands import Bin, Restore
from cjm_tui.domain.decide.ground import Ground
from cjm_tui.domain.decide.notes import scores_displaced
from cjm_tui.domain.records import BRIEF_ID, AnyRecord, Brief, Note, Participant
from cjm_tui.domain.references import hangs_on
from cjm_tui.errors import Refused


def bin_record(ground: Ground, command: Bin) -> list[AnyRecord]:
    """A record and all that hangs on it, marked as gone to the bin together.

    What a participant wrote stays on the wall. The team no longer starts with a binned stage.
    """
    target = ground.known(command.target)
    if isinstance(target, Brief):
        raise Refused("brief_stays")
    if target.binned:
        raise Refused("in_bin", id=target.id)
    if isinstance(target, Participant):
        ground.check_person(target.id)
    going = [target, *_hanging(ground, target.id, mark="")]
    gone: list[AnyRecord] = [replace(record, binned=ground.tag) for record in going]
    brief = ground.live(Brief, BRIEF_ID)
    if brief.focus and any(record.id == brief.focus for record in going):
        gone.append(replace(brief, focus="", tag=ground.tag))
    return gone


def restore(ground: Ground, command: Restore) -> list[AnyRecord]:
    """A record back on the wall, and what went to the bin with it because it hangs on it.

    What hangs on something else in the bin too stays there, marked to come back with that.
    """
    target = ground.known(command.target)
    if not target.binned:
        raise Refused("not_in_bin", id=target.id)
    if isinstance(target, Participant):
        ground.check_person(target.id)
    if _holding_mark(ground, target, coming=(), held={}):
        raise Refused("parent_in_bin")
    with_it = list(_hanging(ground, target.id, mark=target.binned))
    held = _held_back(ground, with_it, target.id)
    back: list[AnyRecord] = []
    for record in (target, *with_it):
        restored = replace(record, binned=held.get(record.id, ""))
        back.append(restored)
        if isinstance(restored, Note) and not restored.binned:
            back.extend(scores_displaced(ground, restored))
    return back


def _hanging(ground: Ground, root: str, *, mark: str) -> Iterator[AnyRecord]:
    """What hangs on a record, and on that in turn; each record behind the one it hangs on.

    Args:
        ground: what the command stands on.
        root: id of the record.
        mark: the bin mark of those to find; empty for those on the wall.
    """
    waiting = {
        record.id: (record, needs)
        for record in ground.records.values()
        if record.binned == mark and record.id != root and (needs := hangs_on(record))
    }
    reached = {root}
    while reached:
        layer = [record for record, needs in waiting.values() if not reached.isdisjoint(needs)]
        yield from layer
        reached = {record.id for record in layer}
        for record_id in reached:
            del waiting[record_id]


def _held_back(ground: Ground, with_it: list[AnyRecord], root: str) -> dict[str, str]:
    """The bin marks of those that can't come back yet: each has the mark of what holds it."""
    coming, held = {root}, dict[str, str]()
    for record in with_it:
        mark = _holding_mark(ground, record, coming, held)
        if mark:
            held[record.id] = mark
        else:
            coming.add(record.id)
    return held


def _holding_mark(
    ground: Ground, record: AnyRecord, coming: Collection[str], held: Mapping[str, str]
) -> str:
    """The mark of something in the bin that a record hangs on; empty where nothing holds it."""
    for needed in hangs_on(record):
        mark = held.get(needed, ground.known(needed).binned)
        if mark and needed not in coming:
            return mark
    return ""
