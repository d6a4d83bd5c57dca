"""What it costs to make each text and file, against writing the same workshop as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from cjm_tui.domain.view import project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.session import Library
from cjm_tui.session.leaving import rendered
from cjm_tui.share.doors import FORMATS
from cjm_tui.share.parcels import Parcel
from cjm_tui.share.sending import sending
from tests.bench.measuring import Budget, Once, seconds
from tests.bench.worlds import MANY, workshop_of
from tests.unit.share_large import large

TODAY = date(2026, 11, 21)


def leaving(place: Path) -> Iterator[Budget]:
    """Every file, and the map cut into messages.

    Args:
        place: an empty folder.
    """
    folder = workshop_of(place / "leaving", MANY)
    many = Library(folder.parent).read(folder.name).workshop
    for named, workshop in (("a map of 12×10×3", large().workshop), (f"{MANY} notes", many)):
        base = _as_json(workshop)
        for form in FORMATS:
            if form != "json":
                yield Budget(
                    f"{named} as {form}, against json.dumps", None, _as(workshop, form), base
                )
        yield Budget(f"{named} in messages, against json.dumps", None, _cut(workshop), base)


def _as_json(workshop: Workshop) -> Once:
    records = msgspec.to_builtins(list(workshop.records.values()))
    return lambda: seconds(lambda: json.dumps(records, ensure_ascii=False))


def _as(workshop: Workshop, form: str) -> Once:
    return lambda: seconds(lambda: rendered(workshop, form, TODAY))


def _cut(workshop: Workshop) -> Once:
    def cut() -> None:
        sending(project(workshop), Parcel(what="map"), "messenger", TODAY)

    return lambda: seconds(cut)
