"""What a workshop consists of: frozen records, each with an id, a tag, a rank and a bin mark.

Everything a person writes on a wall is a ``Note``; everything else is what notes hang on. Records
are a tagged union on ``kind``; the document, the journal and the JSON export hold these very
shapes.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cjm_tui.domain.places import Place

How = Literal["alone", "team", "half-day", "two-meetings"]
Language = Literal["en", "ru"]
Group = Literal["clients", "non_users", "experts"]
TalkKind = Literal["talk", "observation", "survey", "reviews"]
LinkKind = Literal["sent_back", "comes_again", "something_else", "leaves"]
Trigger = Literal["", "by_hand", "product", "chance"]
Form = Literal["plain", "quote", "seen"]
ActionKind = Literal["experience", "delivery"]
ActionState = Literal["open", "done"]
Subject = Literal["stories", "barriers", "stages", "ideas"]
Phase = Literal["quiet", "round", "done"]


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What every record has, whatever its kind."""

    id: str
    """Random, made by whoever created the record; unique in the workshop over all kinds."""
    tag: str = ""
    """Id of the command that gave the record its present content; an edit names the tag it saw."""
    rank: str = ""
    """Order key among records of the same board (``ranks``); a binned record keeps its own."""
    binned: str = ""
    """Id of the command that binned it, empty while it is on the wall."""


BRIEF_ID = "brief"
"""The one ``Brief`` of a workshop has this fixed id."""


class Brief(Record, frozen=True, kw_only=True, tag_field="kind", tag="brief"):
    """What the map is about, how the team works, and what the close decided."""

    title: str
    language: Language = "en"
    """Of stage names, suggestions and exports; the interface may be in another."""
    how: How = "team"
    created: str = ""
    """Date of creation, ISO, UTC."""
    question: str = ""
    """The decision this map serves."""
    scribe: str = ""
    """Participant who writes down; ids here and below."""
    voice: str = ""
    """Participant who answers as the persona."""
    timekeeper: str = ""
    sentence: str = ""
    """The client in one sentence."""
    lanes: tuple[str, ...] = ()
    """Optional lanes on the map, keys of ``keys.OPTIONAL_LANES``."""
    read_back: str = ""
    """The story in one minute as the team mended it; empty while it is the joined draft."""
    focus: str = ""
    """Id of the stage the team starts with."""
    because: str = ""
    """Why it starts there."""
    promise: str = ""
    """Our promise in one sentence."""
    review: str = ""
    """ISO date on which the team looks at what came of it."""
    meeting: str = ""
    """When and where the team meets, in its own words; the invitation says it."""
    authors: bool = False
    """Whether the notes of a round keep who said so, and the wall shows it."""
    example: str = ""
    """Name of the worked example this is a copy of; its contents are then illustrative."""
    exercise: bool = False
    """The example was opened empty, to fill and compare."""
    as_is: str = ""
    """Id of the workshop whose to-be this is; empty where it is a map as things are."""
    rehearsal: int = 0
    """How many times faster its clock runs; 0 where it is the real thing."""


class Participant(Record, frozen=True, kw_only=True, tag_field="kind", tag="participant"):
    """Somebody who takes part, in voting order."""

    name: str
    away: bool = False
    """Not here today: votes and ideas don't ask."""


class Segment(Record, frozen=True, kw_only=True, tag_field="kind", tag="segment"):
    """A part of the audience whose road differs."""

    name: str
    aside: str = ""
    """Why it is set aside; empty while the team means to give it a portrait."""


class Persona(Record, frozen=True, kw_only=True, tag_field="kind", tag="persona"):
    """The portrait of one segment; its answers are notes."""

    segment: str
    """Id of the segment."""
    name: str
    role: str = ""


class Talk(Record, frozen=True, kw_only=True, tag_field="kind", tag="talk"):
    """An interview, observation, survey or pile of reviews, planned or done; findings are notes."""

    group: Group
    who: str = ""
    """Whom it was held with."""
    by: str = ""
    """Participant who holds it."""
    when: str = ""
    """ISO date it was held on, or by which it is promised."""
    planned: bool = False
    times: int = 1
    """How many talks are promised, 1 to 99."""
    form: TalkKind = "talk"


class Stage(Record, frozen=True, kw_only=True, tag_field="kind", tag="stage"):
    """A stage of the client's road."""

    name: str
    template: str = ""
    """``template/stage`` key in ``method`` whose texts are offered here."""
    suggested: bool = False
    """The name still is the template's, not yet the team's own."""


class Link(Record, frozen=True, kw_only=True, tag_field="kind", tag="link"):
    """A return to a stage, or an exit from the road."""

    source: str
    """Stage it starts from."""
    target: str = ""
    """Stage it leads to; empty where the client leaves."""
    form: LinkKind
    trigger: Trigger = ""
    reason: str = ""
    share: str = ""
    """How many leave, in the team's words: "about 1 in 10"."""


class Story(Record, frozen=True, kw_only=True, tag_field="kind", tag="story"):
    """A real case; the chosen ones run along the map."""

    persona: str = ""
    title: str
    hands: int = 0
    chosen: bool = False
    source: str = ""
    """Finding the title came from."""


class Lane(Record, frozen=True, kw_only=True, tag_field="kind", tag="lane"):
    """A lane of the team's own."""

    name: str


class Action(Record, frozen=True, kw_only=True, tag_field="kind", tag="action"):
    """What the team does first about a barrier."""

    barrier: str = ""
    solution: str = ""
    owners: tuple[str, ...] = ()
    """Participants; the first is the one who answers for it."""
    first_step: str = ""
    by: str = ""
    """ISO date."""
    known_by: str = ""
    """How we'll know that it worked."""
    sort: ActionKind = "experience"
    """Whether the client's experience or the delivery is what it mends."""
    state: ActionState = "open"
    promised: str = ""
    """ISO date of the meeting that promised it, or promised it again; empty where nobody said."""


class Note(Record, frozen=True, kw_only=True, tag_field="kind", tag="note"):
    """Anything written on a wall."""

    place: Place
    text: str
    author: str = ""
    """Participant whose words they are; empty where the team doesn't say."""
    source: str = ""
    """The finding or earlier note it came from; evidence and voices follow from it."""
    voices: int = 1
    """How many in the room said so."""
    heard: int = 0
    """How many clients were heard to say so, beside what the source brings."""
    form: Form = "plain"
    score: int | None = None
    """The stage's feeling, -2 to +2; only on the emotions lane."""
    severity: int = 0
    """1 annoys, 2 slows, 3 drives away; 0 where the note is not a barrier."""
    aside: str = ""
    """Why a barrier is set aside instead of answered."""
    answers: tuple[str, ...] = ()
    """Barriers a solution answers; none while it waits for its barrier."""
    under: str = ""
    """Note of the same place that it stands in a group with, below it."""
    impact: int = 0
    """What it would bring to remove this barrier: 1 little, 2 much; 0 where nobody said."""
    effort: int = 0
    """What it would cost: 1 little, 2 much; 0 where nobody said."""
    hidden: bool = False
    """Written in silence: on no wall, only counted there, until it is opened."""


class Ballot(Record, frozen=True, kw_only=True, tag_field="kind", tag="ballot"):
    """An open vote over at most nine things, so that each is one digit."""

    subject: Subject
    options: tuple[str, ...]
    """Ids of what is voted on, in the order of their digits."""
    budget: int = 5
    """Dots that one person has."""
    most: int = 3
    """How many of them may go to one thing."""
    counted: bool = False
    """The room's dots are counted together for each thing, and nobody's line is asked for."""
    closed: bool = False
    """The count is uncovered; until then nobody's dots are shown."""
    order: tuple[str, ...] = ()
    """The options as the team ordered them where they were level; empty while it didn't."""


class Vote(Record, frozen=True, kw_only=True, tag_field="kind", tag="vote"):
    """One person's dots on a ballot, or those of the whole room."""

    ballot: str
    voter: str = ""
    """Participant; empty for the room."""
    dots: tuple[int, ...]
    """For each of the ballot's options."""


class Writing(Record, frozen=True, kw_only=True, tag_field="kind", tag="writing"):
    """What the room does on a board: silent minutes on paper, then the round by name."""

    board: str
    """Which board, as the screen names it: ``step``, ``step/part`` or ``step/part/target``."""
    phase: Phase = "quiet"
    until: str = ""
    """When the silent minutes end, ISO, UTC."""
    turn: str = ""
    """Participant whose turn it is in the round."""


class Block(Record, frozen=True, kw_only=True, tag_field="kind", tag="block"):
    """One stretch of the agenda; its times are what really happened."""

    key: str
    """One of ``keys.BLOCKS``."""
    minutes: int
    """How long it shall last."""
    meeting: int = 1
    """Of several meetings, which: from 1."""
    started: str = ""
    """When, ISO, UTC; empty while it hasn't begun."""
    ended: str = ""
    paused: str = ""
    """Since when the clock rests; empty while it runs."""
    rested: int = 0
    """Seconds the clock rested before."""
    extra: int = 0
    """Minutes that were added to those planned, or taken away, since the meeting began."""


AnyRecord = (
    Brief
    | Participant
    | Segment
    | Persona
    | Talk
    | Stage
    | Link
    | Story
    | Lane
    | Action
    | Ballot
    | Vote
    | Writing
    | Block
    | Note
)


class Gone(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="gone"):
    """In an event or a journal line: the record with this id is no longer there at all."""

    id: str


Assigned = AnyRecord | Gone
"""What a journal line assigns: a record as it now is, or that it is gone."""
