"""What may happen to a workshop: typed commands, a tagged union on ``op``.

One command adds and one edits each kind of record. What an edit leaves out stays; ``saw`` is the
tag its editor saw, empty where any will do. Who, in which role and when is added by ``Entry``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from cjm_tui.domain.asking import Asking
from cjm_tui.domain.places import Place
from cjm_tui.domain.plan_commands import AddAction as AddAction
from cjm_tui.domain.plan_commands import EditAction as EditAction
from cjm_tui.domain.records import (
    Form,
    Group,
    How,
    Language,
    LinkKind,
    TalkKind,
    Trigger,
)
from cjm_tui.domain.room_commands import AddBallot as AddBallot
from cjm_tui.domain.room_commands import AddBlock as AddBlock
from cjm_tui.domain.room_commands import AddWriting as AddWriting
from cjm_tui.domain.room_commands import CastVote as CastVote
from cjm_tui.domain.room_commands import EditBallot as EditBallot
from cjm_tui.domain.room_commands import EditBlock as EditBlock
from cjm_tui.domain.room_commands import EditWriting as EditWriting
from cjm_tui.domain.room_commands import Momentary as Momentary
from cjm_tui.domain.room_commands import RunClock as RunClock
from cjm_tui.domain.room_commands import StartBlock as StartBlock

Role = Literal["facilitator", "participant"]


class EditBrief(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_brief"):
    """Change what the map is about, the jobs, or what the close decided."""

    saw: str = ""
    title: str | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    how: How | UnsetType = UNSET
    question: str | UnsetType = UNSET
    scribe: str | UnsetType = UNSET
    voice: str | UnsetType = UNSET
    timekeeper: str | UnsetType = UNSET
    sentence: str | UnsetType = UNSET
    lanes: tuple[str, ...] | UnsetType = UNSET
    read_back: str | UnsetType = UNSET
    focus: str | UnsetType = UNSET
    because: str | UnsetType = UNSET
    promise: str | UnsetType = UNSET
    review: str | UnsetType = UNSET
    meeting: str | UnsetType = UNSET
    authors: bool | UnsetType = UNSET


class AddParticipant(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_participant"):
    """Somebody joins; names give the order of rounds and votes."""

    participant: str
    name: str
    after: str | None = None
    away: bool = False


class EditParticipant(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_participant"):
    """Rename somebody, or mark who is away today."""

    participant: str
    saw: str = ""
    name: str | UnsetType = UNSET
    away: bool | UnsetType = UNSET


class AddSegment(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_segment"):
    """Split off a part of the audience whose road differs."""

    segment: str
    name: str
    after: str | None = None


class EditSegment(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_segment"):
    """Rename a segment, set it aside with a reason, or bring it back with an empty one."""

    segment: str
    saw: str = ""
    name: str | UnsetType = UNSET
    aside: str | UnsetType = UNSET


class AddPersona(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_persona"):
    """Give a segment a face."""

    persona: str
    segment: str
    name: str
    role: str = ""
    after: str | None = None


class EditPersona(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_persona"):
    """Change a persona's name or role, or the segment it stands for."""

    persona: str
    saw: str = ""
    segment: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    role: str | UnsetType = UNSET


class AddTalk(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_talk"):
    """Enter a talk that was held, or plan one."""

    talk: str
    group: Group
    who: str = ""
    by: str = ""
    when: str = ""
    planned: bool = False
    times: int = 1
    form: TalkKind = "talk"
    after: str | None = None


class EditTalk(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_talk"):
    """Change who talks with whom and when, or mark a planned talk as held."""

    talk: str
    saw: str = ""
    group: Group | UnsetType = UNSET
    who: str | UnsetType = UNSET
    by: str | UnsetType = UNSET
    when: str | UnsetType = UNSET
    planned: bool | UnsetType = UNSET
    times: int | UnsetType = UNSET
    form: TalkKind | UnsetType = UNSET


class AddStage(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_stage"):
    """Put a stage on the client's road."""

    stage: str
    name: str
    after: str | None = None
    template: str = ""
    suggested: bool = False


class EditStage(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_stage"):
    """Rename a stage, or confirm the name a template suggested."""

    stage: str
    saw: str = ""
    name: str | UnsetType = UNSET
    suggested: bool | UnsetType = UNSET


class AddLink(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_link"):
    """Draw a return to a stage, or an exit."""

    link: str
    source: str
    target: str = ""
    form: LinkKind
    trigger: Trigger = ""
    reason: str = ""
    share: str = ""
    after: str | None = None


class EditLink(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_link"):
    """Change where a return leads, what kind it is, or its reason."""

    link: str
    saw: str = ""
    target: str | UnsetType = UNSET
    form: LinkKind | UnsetType = UNSET
    trigger: Trigger | UnsetType = UNSET
    reason: str | UnsetType = UNSET
    share: str | UnsetType = UNSET


class AddStory(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_story"):
    """Tell a case: its title."""

    story: str
    title: str
    persona: str = ""
    source: str = ""
    chosen: bool = False
    after: str | None = None


class EditStory(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_story"):
    """Change a title or whose story it is, count its hands, choose it for the map."""

    story: str
    saw: str = ""
    title: str | UnsetType = UNSET
    persona: str | UnsetType = UNSET
    hands: int | UnsetType = UNSET
    chosen: bool | UnsetType = UNSET


class AddLane(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_lane"):
    """Add a lane of the team's own."""

    lane: str
    name: str
    after: str | None = None


class EditLane(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_lane"):
    """Rename a lane of the team's own."""

    lane: str
    saw: str = ""
    name: str | UnsetType = UNSET


class AddNote(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_note"):
    """Write on a wall."""

    note: str
    place: Place
    text: str
    author: str = ""
    source: str = ""
    form: Form = "plain"
    score: int | None = None
    severity: int = 0
    answers: tuple[str, ...] = ()
    heard: int = 0
    voices: int = 1
    hidden: bool = False
    after: str | None = None


class EditNote(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_note"):
    """Change what a note says, or one of its marks; a hidden one is opened by its `hidden`."""

    note: str
    saw: str = ""
    text: str | UnsetType = UNSET
    author: str | UnsetType = UNSET
    source: str | UnsetType = UNSET
    form: Form | UnsetType = UNSET
    score: int | None | UnsetType = UNSET
    severity: int | UnsetType = UNSET
    aside: str | UnsetType = UNSET
    answers: tuple[str, ...] | UnsetType = UNSET
    under: str | UnsetType = UNSET
    impact: int | UnsetType = UNSET
    effort: int | UnsetType = UNSET
    hidden: bool | UnsetType = UNSET


class SameAgain(Asking, frozen=True, kw_only=True, tag_field="op", tag="same_again"):
    """One more voice in the room for a note."""

    note: str


class Heard(Asking, frozen=True, kw_only=True, tag_field="op", tag="heard"):
    """One more client was heard to say so."""

    note: str


class MoveNote(Asking, frozen=True, kw_only=True, tag_field="op", tag="move_note"):
    """Carry a note to another place, or along its own."""

    note: str
    place: Place
    after: str | None = None
    """Note it is put behind; ``None`` puts it last, an empty string first."""


class Reorder(Asking, frozen=True, kw_only=True, tag_field="op", tag="reorder"):
    """Put a record other than a note behind another of its kind."""

    target: str
    after: str = ""
    """Record it is put behind; empty puts it first."""


class Bin(Asking, frozen=True, kw_only=True, tag_field="op", tag="bin"):
    """Put a record in the bin, with all that hangs on it."""

    target: str


class Restore(Asking, frozen=True, kw_only=True, tag_field="op", tag="restore"):
    """Take a record out of the bin, with all that went there with it."""

    target: str


class Undo(Asking, frozen=True, kw_only=True, tag_field="op", tag="undo"):
    """Take back the actor's own last change."""


class Redo(Asking, frozen=True, kw_only=True, tag_field="op", tag="redo"):
    """Make again what the actor's own last undo took back."""


Single = (
    EditBrief
    | AddParticipant
    | EditParticipant
    | AddSegment
    | EditSegment
    | AddPersona
    | EditPersona
    | AddTalk
    | EditTalk
    | AddStage
    | EditStage
    | AddLink
    | EditLink
    | AddStory
    | EditStory
    | AddLane
    | EditLane
    | AddAction
    | EditAction
    | AddBallot
    | EditBallot
    | CastVote
    | AddWriting
    | EditWriting
    | AddBlock
    | EditBlock
    | StartBlock
    | RunClock
    | AddNote
    | EditNote
    | SameAgain
    | Heard
    | MoveNote
    | Reorder
    | Bin
    | Restore
)
"""A change on its own, and what a batch is made of."""


class Batch(Asking, frozen=True, kw_only=True, tag_field="op", tag="batch"):
    """Several changes as one: all or none, and one undo."""

    commands: tuple[Single, ...]


Command = Single | Batch | Undo | Redo


class Entry(Struct, frozen=True, kw_only=True):
    """A command with who gave it and when."""

    actor: str
    """Whose undo it is: a participant's id, or the fixed name of a keyboard."""
    role: Role = "facilitator"
    at: str = ""
    """ISO time, UTC, from the session's clock."""
    command: Command
