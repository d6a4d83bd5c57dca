"""The lines in which we write where clients come back and leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from cjm_tui.domain.commands import AddLink
from cjm_tui.domain.records import LinkKind
from cjm_tui.method import keys
from cjm_tui.method.loader import names
from cjm_tui.share.incoming.arrival import Arrival
from cjm_tui.share.incoming.said import said_in
from cjm_tui.text import new_id
from cjm_tui.words import LANGUAGES

BACK: Final = "↩️"
OUT: Final = "🚪"
_SHARE: Final = re.compile(r"(?P<reason>.*?)(?: \((?P<share>[^()]*)\))?", re.DOTALL)
_STAGE: Final = re.compile(r"\d{1,3}")


def take_links(arrival: Arrival, stages: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Draw the returns and exits of a map, once each.

    Args:
        arrival: the workshop so far.
        stages: ids, in order.
        lines: what is said at each stage.
    """
    for source, said in zip(stages, lines, strict=False):
        for line in said:
            _take(arrival, stages, source, line.strip())


def _take(arrival: Arrival, stages: Sequence[str], source: str, line: str) -> None:
    back = said_in(line.removeprefix(BACK).strip(), "{reason}: back to stage {n}")
    if line.startswith(BACK) and back and _STAGE.fullmatch(back["n"]):
        at = int(back["n"]) - 1
        if 0 <= at < len(stages):
            reason = back["reason"]
            form = _kind_called(reason)
            if form is None:
                arrival.count("came_link_kind")
            target = stages[at]
            _draw(arrival, source, target, form or "sent_back", "" if form else reason)
            return
    leaves = _leaving(line.removeprefix(OUT).strip()) if line.startswith(OUT) else None
    if leaves is not None:
        _draw(arrival, source, "", "leaves", *leaves)
    else:
        arrival.park(line)


def _leaving(line: str) -> tuple[str, str] | None:
    """Why clients leave and how many, if this line says so."""
    for language in LANGUAGES:
        said = names(language).link_kinds["leaves"]
        if line.startswith(said):
            found = _SHARE.fullmatch(line.removeprefix(said).removeprefix(":").strip())
            assert found is not None
            return found["reason"].strip(), found["share"] or ""
    return None


def _kind_called(reason: str) -> LinkKind | None:
    """The kind of return that stands for a reason nobody gave."""
    for language in LANGUAGES:
        for kind in keys.LINK_KINDS:
            if names(language).link_kinds[kind] == reason:
                return kind
    return None


def _draw(
    arrival: Arrival, source: str, target: str, form: LinkKind, reason: str, share: str = ""
) -> None:
    link = (source, target, form, reason, share)
    if link not in arrival.links:
        arrival.links.add(link)
        drawn = AddLink(
            link=new_id(), source=source, target=target, form=form, reason=reason, share=share
        )
        arrival.do(drawn)
