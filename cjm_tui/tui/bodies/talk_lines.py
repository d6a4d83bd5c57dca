"""Where the team stands among the talks of step 3, and what is made of a line written there."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.commands import AddNote, AddTalk, Batch, Command, EditTalk, Single
from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnInterview
from cjm_tui.domain.records import Group, Note, Talk
from cjm_tui.errors import Message
from cjm_tui.method import loader
from cjm_tui.text import cut, new_id
from cjm_tui.tui.bodies.base import Address, Desk
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.talk_blocks import GROUPS, held_talks, promised_talks, talk_name
from cjm_tui.tui.talks import TalkLine, read_finding, read_plan, read_talk

TALK, PLAN, EDIT = "talk", "plan", "edit"
"""What a line enters, when it is no finding: the beginning of its address's key."""
TALK_IN_PROMPT = 30
"""Cells of a talk's name before the line being written."""


class TalkLines(BoardBody):
    """Which talk is in hand, and what a line written on it means."""

    step = "interviews"

    def __init__(self, desk: Desk) -> None:
        """Stand at the first group."""
        super().__init__(desk)
        self._group: Group = GROUPS[0]
        self._talks: dict[Group, str] = {}
        self._followed = ""
        self._coming: dict[Group, str] = {}

    # Where the team stands ----------------------------------------------------------------------

    @property
    def group(self) -> Group:
        """The group in hand: the last one turned to, written in, or under the cursor."""
        key = self.current_key()
        if key != self._followed:
            self._followed = key
            self._stand_at(key.rpartition(":")[2])
        return self._group

    def _stand_at(self, key: str) -> None:
        """Take a group, a talk or a finding in hand; anything else changes nothing."""
        note = self.view.find(Note, key)
        place = note.place if note is not None else None
        talk = self.view.find(Talk, place.talk if isinstance(place, OnInterview) else key)
        if talk is not None:
            self._group = talk.group
            self._talks[talk.group] = talk.id
        for group in GROUPS:
            if key == group:
                self._group = group

    def talk_in_hand(self, group: Group) -> Talk | None:
        """The talk a finding goes to: the one last in hand, else the one held last."""
        held = held_talks(self.view, group)
        chosen = next((talk for talk in held if talk.id == self._talks.get(group)), None)
        return chosen or (held[-1] if held else None)

    def pages(self) -> Sequence[str]:
        """A page for each talk that was held; for a group without any, one of its own."""
        return [
            key
            for group in GROUPS
            for key in ([talk.id for talk in held_talks(self.view, group)] or [group])
        ]

    @property
    def at(self) -> str:
        """The talk in hand, or its group while there is none."""
        talk = self.talk_in_hand(self.group)
        return talk.id if talk is not None else self.group

    def turn(self, key: str) -> None:
        """Take a talk or a group in hand."""
        self._followed = self.current_key()
        self._stand_at(key)

    # What is asked ------------------------------------------------------------------------------

    def question(self) -> str:
        """What was heard; while a talk is promised, who, how many and by when."""
        line_at = self.desk.line_at
        if line_at is not None and line_at.key.startswith(f"{PLAN}:"):
            return self.guide("line.planned").question
        return super().question()

    def hint(self) -> str:
        """Somebody's very words, as an example."""
        return self.for_example(self.guide("step.interviews").good)

    def is_empty(self) -> bool:
        """Whether nobody has talked to anyone, or promised to."""
        return not self.view.talks

    def guide_key(self, address: Address | None) -> str:
        """The guide of the group, or of promising a talk."""
        if address is None or address.key.startswith(f"{EDIT}:"):
            return super().guide_key(address)
        kind, _, group = address.key.rpartition(":")
        return "line.planned" if kind == PLAN else f"group.{group}"

    def addresses(self) -> Sequence[Address]:
        """A line for each group, that in hand first: for findings, or for what is entered now."""
        line_at = self.desk.line_at
        at = GROUPS.index(self.group)
        groups = (*GROUPS[at:], *GROUPS[:at])
        kind = line_at.key.rpartition(":")[0] if line_at is not None else ""
        if kind in (TALK, PLAN):
            return [self.new_line(kind, group) for group in groups]
        return [self.findings_line(group) for group in groups]

    def findings_line(self, group: Group, promised: Talk | None = None) -> Address:
        """Where a finding goes; a promised talk is held as soon as it has found something."""
        talk = promised or self.talk_in_hand(group)
        label = loader.names(self.desk.words.language).groups[group]
        if talk is None:
            return Address(group, label, makes_records=True)
        label = f"{label} · {cut(talk_name(self, talk), TALK_IN_PROMPT)}"
        place = None if promised is not None else OnInterview(talk.id)
        return Address(group, label, place, target=talk.id, makes_records=True)

    def new_line(self, kind: str, group: Group) -> Address:
        """Where a talk is entered, or promised."""
        say = self.desk.words.say
        what = say("talk: who - whom") if kind == TALK else say("who, how many, by when")
        label = loader.names(self.desk.words.language).groups[group]
        return Address(f"{kind}:{group}", f"{label} · {what}", makes_records=True)

    def address_for(self, spot: Spot) -> Address | None:
        """Turn to the talk of a finding, or to the group nobody was heard from."""
        talk_id = spot.place.talk if isinstance(spot.place, OnInterview) else spot.target
        self.turn(talk_id or spot.part)
        talk = self.view.find(Talk, talk_id)
        promised = talk if talk in promised_talks(self.view) else None
        return self.findings_line(self._group, promised)

    # What a line means --------------------------------------------------------------------------

    def typed(self, address: Address, line: str) -> None:
        """Another line is begun: the talk the last one announced has come or not."""
        self._coming.clear()

    def write(self, address: Address, line: str) -> Command | Message | None:
        """A finding, a talk, or the promise of one."""
        kind, _, rest = address.key.rpartition(":")
        if kind == EDIT:
            return self._edited(rest, line)
        group = next((one for one in GROUPS if one == rest), self._group)
        if kind == TALK:
            talk = read_talk(self.view, line)
            return self._entered(group, talk, self.desk.today.isoformat())
        if kind == PLAN:
            plan = read_plan(self.view, line, self.desk.today)
            if not (plan.by or plan.who):
                return Message("talk_without_name")
            return self._entered(group, plan, plan.when.isoformat() if plan.when else "", plan=True)
        return self._found(group, address, line)

    def _entered(self, group: Group, talk: TalkLine, when: str, *, plan: bool = False) -> Command:
        add = AddTalk(
            id=new_id(),
            talk=new_id(),
            group=talk.group or group,
            who=talk.who,
            by=talk.by,
            when=when,
            planned=plan,
            times=talk.times,
        )
        if not plan:
            self._talks[add.group] = add.talk
        return add if talk.joins is None else Batch(id=new_id(), commands=(talk.joins, add))

    def _found(self, group: Group, address: Address, line: str) -> Command:
        text, form = read_finding(line)
        before: tuple[Single, ...] = ()
        promised = self.view.find(Talk, address.target) if address.place is None else None
        if isinstance(address.place, OnInterview):
            talk_id = address.place.talk
        elif group in self._coming:  # more lines of one paste
            talk_id = self._coming[group]
        elif promised is not None:
            talk_id, before = self.held(promised)
        else:
            talk_id = new_id()
            when = self.desk.today.isoformat()
            before = (AddTalk(talk=talk_id, group=group, when=when),)
        note = AddNote(id=new_id(), note=new_id(), place=OnInterview(talk_id), text=text, form=form)
        self._talks[group] = talk_id
        if not before:
            return note
        self._coming[group] = talk_id
        return Batch(id=new_id(), commands=(*before, note))

    def held(self, talk: Talk) -> tuple[str, tuple[Single, ...]]:
        """What makes a promised talk a held one; of several promised, one."""
        today = self.desk.today.isoformat()
        if talk.times < 2:
            return talk.id, (EditTalk(talk=talk.id, saw=talk.tag, planned=False, when=today),)
        one = AddTalk(
            talk=new_id(), group=talk.group, who=talk.who, by=talk.by, when=today, form=talk.form
        )
        return one.talk, (one, EditTalk(talk=talk.id, saw=talk.tag, times=talk.times - 1))

    def _edited(self, talk_id: str, line: str) -> Command | Message | None:
        talk = self.view.find(Talk, talk_id)
        if talk is None:
            return Message("unknown_id", {"id": talk_id})
        said = (
            read_plan(self.view, line, self.desk.today)
            if talk.planned
            else read_talk(self.view, line)
        )
        edit = EditTalk(
            id=new_id(),
            talk=talk.id,
            saw=talk.tag,
            who=said.who,
            by=said.by,
            group=said.group or talk.group,
            times=said.times if talk.planned else talk.times,
            when=said.when.isoformat() if said.when else talk.when,
        )
        if said.joins is not None:
            return Batch(id=new_id(), commands=(said.joins, edit))
        same = (talk.who, talk.by, talk.group, talk.times, talk.when)
        return None if same == (edit.who, edit.by, edit.group, edit.times, edit.when) else edit

    def after(self, address: Address) -> Address | None:
        """A new talk is followed by what it found; promises follow each other."""
        kind, _, rest = address.key.rpartition(":")
        if kind == EDIT:
            return None
        group = next((one for one in GROUPS if one == rest), self._group)
        return self.new_line(kind, group) if kind == PLAN else self.findings_line(group)
