"""Step 3: what was heard from clients, from who never met us, and from who knows the trade."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjm_tui.domain.commands import Batch, EditTalk
from cjm_tui.domain.records import Group, Talk, TalkKind
from cjm_tui.method import keys, loader
from cjm_tui.share.parcels import Parcel
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Page, blank, indent, stack
from cjm_tui.tui.bodies import talk_blocks
from cjm_tui.tui.bodies.base import MARGIN, Address, Choice
from cjm_tui.tui.bodies.talk_blocks import GROUPS, promised_talks, talk_name
from cjm_tui.tui.bodies.talk_lines import EDIT, PLAN, TALK, TalkLines

_ALL = "all"


class Interviews(TalkLines):
    """Talks in three groups, and their findings."""

    # Keys ---------------------------------------------------------------------------------------

    def do_write_here(self) -> bool:
        """On a talk: what it found."""
        talk = self.view.find(Talk, self.desk.cursor)
        if talk is None:
            return False
        promised = talk if talk in promised_talks(self.view) else None
        self.turn(talk.id)
        self.desk.open_line(self.findings_line(talk.group, promised))
        return True

    def do_edit(self) -> bool:
        """On a talk: who talked with whom, and what was promised."""
        talk = self.view.find(Talk, self.desk.cursor)
        if talk is None:
            return False
        said = f"{self.view.name(talk.by)}{talk_blocks.ARROW}{talk.who}".strip()
        if talk.planned:
            day = self.desk.words.date(talk.when, "full") if talk.when else ""
            said = ", ".join(part for part in (said, str(talk.times), day) if part)
        label = self.desk.words.say("talk")
        self.desk.open_line(Address(f"{EDIT}:{talk.id}", label, target=talk.id, scaffold=said))
        return True

    def do_new_talk(self) -> None:
        """Enter a talk that was held."""
        self.desk.open_line(self.new_line(TALK, self.group))

    def do_plan_talk(self) -> None:
        """Promise a talk."""
        self.desk.open_line(self.new_line(PLAN, self.group))

    def do_held(self) -> None:
        """Mark a promised talk as held, and write what it found."""
        promised = promised_talks(self.view)
        at_cursor = [talk for talk in promised if talk.id == self.desk.cursor]
        in_group = [talk for talk in promised if talk.group == self.group]
        say = self.desk.words.say
        self._choose(
            at_cursor or in_group or list(promised),
            say("Which talk was held?"),
            self._hold,
            none=say("No talk is promised. w plans one."),
        )

    def _hold(self, talk: Talk) -> None:
        talk_id, commands = self.held(talk)
        if self.desk.submit(Batch(id=new_id(), commands=commands)):
            self.turn(talk_id)
            self.desk.open_line(self.findings_line(talk.group))

    def _choose(
        self, talks: Sequence[Talk], title: str, then: Callable[[Talk], None], *, none: str
    ) -> None:
        """Take the only talk there is, or ask which."""
        if not talks:
            self.desk.tell(none)
        elif len(talks) == 1:
            then(talks[0])
        else:
            groups = self.desk.names.groups
            rows = [Choice(one.id, talk_name(self, one), groups[one.group]) for one in talks]
            by_id = {talk.id: talk for talk in talks}
            self.desk.choose(title, rows, lambda key: then(by_id[key]))

    def do_talk_kind(self) -> None:
        """Talk, observation, survey or reviews."""
        talk = self.view.find(Talk, self.desk.cursor) or self.talk_in_hand(self.group)
        if talk is None:
            self.desk.tell(self.desk.words.say("There is no talk yet. i enters one."))
            return
        kinds = loader.names(self.desk.words.language).talk_kinds
        rows = [Choice(kind, kinds[kind]) for kind in keys.TALK_KINDS]
        chosen = talk
        self.desk.choose(
            self.desk.words.say("What is it?"), rows, lambda key: self._set_kind(chosen, key)
        )

    def _set_kind(self, talk: Talk, key: str) -> None:
        kind: TalkKind | None = next((one for one in keys.TALK_KINDS if one == key), None)
        if kind is not None and kind != talk.form:
            self.desk.submit(EditTalk(id=new_id(), talk=talk.id, saw=talk.tag, form=kind))

    def do_homework(self) -> None:
        """Copy the homework: one group's, or all that is promised."""
        promised = [group for group in GROUPS if self._is_promised(group)]
        if len(promised) < 2:
            self._copy_homework(promised or [self.group])
            return
        say = self.desk.words.say
        rows = [Choice(group, self.desk.names.groups[group]) for group in promised]
        rows.append(Choice(_ALL, say("all in one message")))
        self.desk.choose(
            say("Whose homework?"),
            rows,
            lambda key: self._copy_homework([one for one in promised if key in (one, _ALL)]),
        )

    def _is_promised(self, group: Group) -> bool:
        return any(talk.group == group for talk in promised_talks(self.view))

    def _copy_homework(self, groups: Sequence[Group]) -> None:
        from cjm_tui.share.sending import sending  # not needed before somebody asks for it

        parcel = Parcel(what="homework", groups=tuple(groups))
        made = sending(self.view, parcel, "messenger", self.desk.today)
        # more than one only where a name is pages long, and messengers cut that themselves
        self.desk.copy("\n\n".join(made.parts), self.desk.words.say("homework"))

    # The page -----------------------------------------------------------------------------------

    def is_current(self, key: str) -> bool:
        """A group is current by whatever of it is in hand."""
        return key == self.group if key in GROUPS else super().is_current(key)

    def page(self) -> Page:
        """Three groups, or the one in hand; below them who is to be talked to, and the coverage."""
        group = self.group
        in_hand: dict[Group, str] = {one: self._id_in_hand(one) for one in GROUPS}
        promised = talk_blocks.to_talk_to(self)
        air = 0 if self.is_narrow else 1
        bottom = stack(blank(air), promised, talk_blocks.coverage(self))
        if self.is_narrow:
            top = stack(talk_blocks.coverage_line(self, group), blank())
            body = talk_blocks.talks(self, group, in_hand[group], self.inner)
        else:
            top = blank(0)
            body = talk_blocks.columns(self, in_hand, group)
        return Page(indent(body, MARGIN), top=indent(top, MARGIN), bottom=indent(bottom, MARGIN))

    def _id_in_hand(self, group: Group) -> str:
        talk = self.talk_in_hand(group)
        return talk.id if talk is not None else ""
