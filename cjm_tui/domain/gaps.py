"""What is still needed, and how far each step has come. It guides; nothing waits for it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from cjm_tui.domain.doubts import DOUBTS
from cjm_tui.domain.missing import MISSING
from cjm_tui.domain.progress import has_begun, has_whole_story
from cjm_tui.domain.spots import KICKOFF, Gap, Spot
from cjm_tui.domain.view import View
from cjm_tui.method import keys

__all__ = ["KICKOFF", "Gap", "Spot", "State", "gaps", "gaps_of", "is_clean", "state"]

State = Literal["done", "begun", "none"]


@lru_cache(maxsize=2)  # a screen asks several times for those of the same view
def gaps(view: View) -> tuple[Gap, ...]:
    """Everything still needed.

    Args:
        view: the workshop.

    Returns:
        Missing and doubtful gaps in the order in which a person would fill them: step by step,
        and in each what is missing before what is doubtful.
    """
    return tuple(gap for step in (KICKOFF, *keys.STEPS) for gap in gaps_of(view, step))


@lru_cache(maxsize=16)  # two views of every step
def gaps_of(view: View, step: str) -> tuple[Gap, ...]:
    """What one step still needs, in the same order.

    Args:
        view: the workshop.
        step: one of ``keys.STEPS``, or ``KICKOFF``.
    """
    rooms = (room[step] for room in (MISSING, DOUBTS) if step in room)
    return tuple(gap for room in rooms for gap in room(view))


def is_clean(view: View) -> bool:
    """Whether nothing is missing in any step; doubts may remain."""
    return all(gap.doubtful for gap in gaps(view))


def state(view: View, step: str) -> State:
    """The mark that a step wears.

    Args:
        view: the workshop.
        step: one of ``keys.STEPS``.

    Returns:
        ``done`` by the method's rule for it, ``begun`` once there is anything of it.
    """
    is_complete = next(iter(MISSING[step](view)), None) is None
    if is_complete and (step != "stories" or has_whole_story(view)):
        return "done"
    return "begun" if has_begun(view, step) else "none"
