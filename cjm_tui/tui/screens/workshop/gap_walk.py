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
        screen = self._screen
        found = [gap for gap in gaps(screen.workshop.view) if not gap.doubtful]
        if not found:
            screen.tell(screen.words.say("Nothing is missing. The map is finished ✓"))
            return
        order = {step: at for at, step in enumerate(STEPS)}
        here = order.get(screen.body.step, 0)
        found.sort(key=lambda gap: (order[gap.step] - here) % len(STEPS))
        if self._last in found:
            at = found.index(self._last)
            found = found[at + 1 :] + found[: at + 1]
        self._last = found[0]
        screen.walker.go(found[0].spot)
        screen.tell_message(found[0].message)
