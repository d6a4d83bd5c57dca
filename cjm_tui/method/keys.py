"""The method's identifiers, one tuple per kind, in the order in which people meet them.

Every other room names steps, headings and lanes by these keys; the words for them are data
per language, read by `cjm_tui.method.loader`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("en", "ru")

STEPS: Final = ("audience", "personas", "interviews", "stages", "stories", "map", "close")

# The four passes of step `map`, and the pages of step `close`.
PASSES: Final = ("path", "emotions", "barriers", "whole")
CLOSE: Final = ("read_back", "vote", "start", "plan", "ideas", "send")

FACETS: Final = (
    "who",
    "answer_for",
    "where_when",
    "needs",
    "problems",
    "fears",
    "emotions",
)
NEEDED_FACETS: Final = ("who", "needs", "problems")

PERSONA_ASKED: Final = ("name", "motive", "problem", "fear", "words")
PERSONA_FOLDED: Final = ("goals", "needs", "background", "emotions", "compares", "size")
PERSONA_NEEDED: Final = ("name", "motive", "problem")

GROUPS: Final = ("clients", "non_users", "experts")
TALK_KINDS: Final = ("talk", "observation", "survey", "reviews")

ASPECTS: Final = ("does", "thinks", "feels")
LINK_KINDS: Final = ("sent_back", "comes_again", "something_else", "leaves")
TRIGGERS: Final = ("by_hand", "product", "chance")
PHASES: Final = ("attract", "grow")

LANES: Final = ("goal", "questions", "touchpoints", "emotions", "barriers", "solutions")
OPTIONAL_LANES: Final = (
    "works",
    "expectations",
    "actions",
    "thoughts",
    "needs",
    "tasks",
    "business_actions",
    "resources",
    "operations",
    "metrics",
)

# Severity of a barrier: annoys, slows, drives away.
SEVERITIES: Final = (1, 2, 3)

# Single lines that stand on a board beside its headings and are asked for like them.
LINES: Final = ("sentence", "segment", "planned", "link", "beat", "promise")

# The first three are offered when the step opens, the rest after "more".
TEMPLATES: Final = (
    "experience_loop",
    "readiness",
    "service_contract",
    "online_service",
    "advocacy",
    "discovery",
    "buy_implement",
    "any_process",
    "referral",
    "trip",
)
TEMPLATES_OFFERED_FIRST: Final = TEMPLATES[:3]

EXAMPLES: Final = ("boiler", "online", "trip")

HOW: Final = ("alone", "team", "half-day", "two-meetings")

# Blocks of an agenda that are not simply a step.
BLOCKS: Final = (
    "kickoff",
    *STEPS,
    "break",
    "buffer",
    "guess_stages",
    "plan_talks",
    "homework",
    "where_we_are",
    "findings",
)

# Which of the eleven mistakes, in the order of the lists, threatens which part of the work.
THREATS: Final[Mapping[str, tuple[int, ...]]] = {
    "kickoff": (7, 9),
    "audience": (1, 0),
    "personas": (5, 0),
    "interviews": (0, 9),
    "stages": (1, 6),
    "stories": (6, 5),
    "map.path": (1, 4, 3),
    "map.emotions": (2, 9),
    "map.barriers": (1, 9),
    "map.whole": (6, 3),
    "close.plan": (8, 10),
    "close": (9, 8),
}
