"""The rows of *where we start*: a stage each, with what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.drafts import StageCase
from cjm_tui.domain.records import Stage
from cjm_tui.text import pad, signed
from cjm_tui.tui.blocks import Block, Span, item, row, stack
from cjm_tui.tui.bodies.close_page import ClosePage
from cjm_tui.tui.marks import BARRIER, CHOSEN

PROPOSED = 12
"""Cells of the word beside the stage that is proposed."""
_VOTED = {True: (17, 13, 15), False: (18, 17, 32)}
"""Cells of votes, barriers and feeling, on a narrow page and on a wide one."""


class StartRows:
    """Draws the stages, the one to start with first.

    Args:
        page: they stand on.
        cases: the stages as they are proposed.
        has_focus: whether the team has said where it starts.
    """

    def __init__(self, page: ClosePage, cases: Sequence[StageCase], *, has_focus: bool) -> None:
        self._page = page
        self._cases = cases
        self._has_focus = has_focus
        self._has_votes = any(case.votes.dots for case in cases)
        self._narrow = page.is_narrow
        self._words = page.desk.words

    def block(self) -> Block:
        """All of them."""
        return stack(*(self._row(number, case) for number, case in enumerate(self._cases)))

    def _row(self, number: int, case: StageCase) -> Block:
        stage, key = case.stage, start_key(case.stage)
        is_focus = stage.id == self._page.view.brief.focus
        mark = CHOSEN if is_focus else "▸" if self._page.is_current(key) else " "
        columns = _VOTED[self._narrow] if self._has_votes else self._unvoted()
        reasons = self._reasons(number, case)
        style = "active" if self._page.is_current(key) else "chosen" if is_focus else "text"
        name = stage.name.upper() if is_focus else stage.name
        spans = [
            Span(pad(f"{mark} {self._page.view.stage_number(stage.id)}", 5), style),
            Span(pad(name, self._page.inner - 7 - sum(columns)) + "  ", style),
        ]
        for reason, width in zip(reasons, columns, strict=False):
            spans.append(Span(pad(reason.text, width), reason.style))
        return item(key, row(self._page.inner, *spans))

    def _unvoted(self) -> tuple[int, ...]:
        """Cells of barriers and feeling, and of the word for the proposed one."""
        columns = (17, 23) if self._narrow else (19, 34)
        return columns if self._has_focus else (*columns, PROPOSED)

    def _reasons(self, number: int, case: StageCase) -> tuple[Span, ...]:
        say, count, has_votes = self._words.say, self._words.count, self._has_votes
        short = has_votes and self._narrow
        barriers = count("{n} barrier", "{n} barriers", case.barriers) if case.barriers else ""
        worst = f"{BARRIER * case.worst} " if case.worst and not short else ""
        felt = "" if case.score is None else signed(case.score)
        if felt and not self._narrow:
            felt = say("feeling {score}", score=felt)
        if felt and case.is_lowest:
            lowest = say("{feeling}, the lowest", feeling=felt)
            felt = lowest if short else say("{feeling}, the hardest place", feeling=felt)
        low = "valley" if (case.score or 0) < 0 else "text"
        reasons = (Span(worst + barriers, "barrier"), Span(felt, low))
        if has_votes:
            return (Span(self._votes(number, case), "heard"), *reasons)
        if number == 0 and not self._has_focus and (case.barriers or case.is_lowest):
            return (*reasons, Span(say("proposed"), "suggestion"))
        return reasons

    def _votes(self, number: int, case: StageCase) -> str:
        """What the room gave it: in the first row of how many, then the number alone."""
        dots, every = case.votes
        if number or not dots:
            return f"{dots or ''}"
        count = self._words.count
        return count("{dots} of {n} vote", "{dots} of {n} votes", every, dots=dots)


def start_key(stage: Stage) -> str:
    """The key of a stage's reason: not the stage's own, which would be binned and carried here."""
    return f"start.{stage.id}"
