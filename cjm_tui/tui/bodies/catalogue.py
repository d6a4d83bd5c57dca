"""Which body stands for which step, pass and page, in the order PgDn walks them."""

from __future__ import annotations

from cjm_tui.domain.view import View
from cjm_tui.tui.bodies.agenda import Agenda
from cjm_tui.tui.bodies.audience import Audience
from cjm_tui.tui.bodies.base import Body
from cjm_tui.tui.bodies.break_card import BreakCard
from cjm_tui.tui.bodies.close_ideas import CloseIdeas
from cjm_tui.tui.bodies.close_plan import ClosePlan
from cjm_tui.tui.bodies.close_read import CloseRead
from cjm_tui.tui.bodies.close_send import CloseSend
from cjm_tui.tui.bodies.close_start import CloseStart
from cjm_tui.tui.bodies.close_vote import (
    BarriersVote,
    CloseVote,
    IdeasVote,
    StagesVote,
    StoriesVote,
)
from cjm_tui.tui.bodies.evidence_pass import EvidencePass
from cjm_tui.tui.bodies.interviews import Interviews
from cjm_tui.tui.bodies.kickoff import Kickoff
from cjm_tui.tui.bodies.map_barriers import MapBarriers
from cjm_tui.tui.bodies.map_emotions import MapEmotions
from cjm_tui.tui.bodies.map_path import MapPath
from cjm_tui.tui.bodies.map_whole import MapWhole
from cjm_tui.tui.bodies.people_card import People
from cjm_tui.tui.bodies.personas import Personas
from cjm_tui.tui.bodies.present import Present
from cjm_tui.tui.bodies.quiet import Quiet
from cjm_tui.tui.bodies.recap import Recap
from cjm_tui.tui.bodies.stages import Stages
from cjm_tui.tui.bodies.stories import Stories
from cjm_tui.tui.bodies.warm_up import WarmUp

WALK: tuple[type[Body], ...] = (
    Kickoff,
    Audience,
    Personas,
    Interviews,
    Stages,
    Stories,
    MapPath,
    MapEmotions,
    MapBarriers,
    MapWhole,
    CloseRead,
    CloseVote,
    CloseStart,
    ClosePlan,
    CloseIdeas,
    CloseSend,
)
"""From the first card to the last Enter."""

VOTES: tuple[type[Body], ...] = (BarriersVote, StagesVote, StoriesVote, IdeasVote)
"""Votes over the list somebody stands at."""

ALL: tuple[type[Body], ...] = (
    *WALK,
    Recap,
    Present,
    People,
    EvidencePass,
    WarmUp,
    Quiet,
    BreakCard,
    Agenda,
    *VOTES,
)
"""The walk, and the cards that stand beside it."""

CLOCKED = (Quiet.step, BreakCard.step)
"""Cards with a time of their own: they show neither the agenda's clock nor the board's keys."""

BODIES: dict[tuple[str, str], type[Body]] = {(body.step, body.part): body for body in ALL}


def first_of(step: str) -> tuple[str, str]:
    """The body a step opens with when nobody was there before: step and part."""
    return next((one.step, one.part) for one in ALL if one.step == step)


def passes_by(kind: type[Body], view: View) -> bool:
    """Whether the way leads past a page: it is for a room, and somebody works alone."""
    return kind.needs_room and view.brief.how == "alone"
