"""From gap to gap by one key, each with its line already open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.domain.gaps import Gap, gaps
from cjm_tui.method.keys import STEPS

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen


class GapWalk:
    """Walks the gaps; alone, it is the whole interface."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """At no gap yet."""
        self._screen = screen
        self._last: Gap | None = None

    def do_next_gap(self) -> None:
        """To the next thing still needed: from here to the end, then from the beginning."""
        screen, body = self._screen, self._screen.body
        found = [gap for gap in gaps(screen.workshop.view) if not gap.doubtful]
        if not found:
            screen.tell(screen.words.say("Nothing is missing. The map is finished ✓"))
            return
        here = STEPS.index(body.step) if body.step in STEPS else 0
        found.sort(key=lambda gap: (STEPS.index(gap.step) - here) % len(STEPS))
        of_this_step = sum(gap.step == body.step for gap in found)
        found[:of_this_step] = body.next_gap_first(found[:of_this_step])
        if self._last in found and self._last.spot.step == body.step:
            at = found.index(self._last)
            found = found[at + 1 :] + found[: at + 1]
        self._last = found[0]
        screen.walker.go(found[0].spot)
        screen.tell_message(found[0].message)
