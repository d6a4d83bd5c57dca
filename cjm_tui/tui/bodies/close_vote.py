"""Close: which barriers hurt most. Five numbers on paper, then aloud, person by person."""

from __future__ import annotations

from typing import ClassVar

from cjm_tui.domain.records import Subject
from cjm_tui.tui.bodies.vote_page import VotePage

HERE = "vote"
"""The step, so called, of a vote that is held beside the walk, over the list one stands at."""


class CloseVote(VotePage):
    """The vote of the close, over the barriers."""

    part = "vote"


class BarriersVote(VotePage):
    """The same vote, from the map."""

    step, part = HERE, "barriers"


class StagesVote(VotePage):
    """A vote over the stages of the road."""

    step, part = HERE, "stages"
    subject: ClassVar[Subject] = "stages"


class StoriesVote(VotePage):
    """A vote over the stories, with dots instead of hands."""

    step, part = HERE, "stories"
    subject: ClassVar[Subject] = "stories"


class IdeasVote(VotePage):
    """A vote over the ideas."""

    step, part = HERE, "ideas"
    subject: ClassVar[Subject] = "ideas"
