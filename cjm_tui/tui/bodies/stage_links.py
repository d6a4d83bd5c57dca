"""Drawing a return or an exit: where to, of what kind, why, how many."""

from __future__ import annotations

from msgspec import convert

from cjm_tui.domain.commands import AddLink, Command, EditLink
from cjm_tui.domain.records import Link, LinkKind, Stage, Trigger
from cjm_tui.method import keys, loader
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.base import Address, Choice, Desk
from cjm_tui.tui.bodies.roads import usual_links
from cjm_tui.tui.bodies.stage_chain import lead_of

_UNKNOWN = "unknown"
"""Key of the row for a return that nothing in particular sets off."""
_SHARE = "share"
_NUMBERED = 9
"""Rows that a list numbers by itself."""


class Links:
    """Asks what a link needs, one thing after the other; it is drawn before its reason is typed.

    Args:
        desk: what the screen lends the body.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask_target(self, source: Stage) -> None:
        """Let a return begin at a stage: a row's number is that of the stage it leads to."""
        say, view = self._desk.words.say, self._desk.view
        usual = {one.target.id: one.link.reason for one in usual_links(view, source) if one.target}
        numbered = len(view.stages) > _NUMBERED
        rows = [
            Choice(
                stage.id,
                f"{number}  {stage.name}" if numbered else stage.name,
                say("usual here: {reason}", reason=usual[stage.id]) if stage.id in usual else "",
            )
            for number, stage in enumerate(view.stages, 1)
        ]
        title = say("From {stage}: back to which stage?", stage=source.name)
        self._desk.choose(title, rows, lambda target: self._ask_kind(source.id, target))

    def leave(self, source: Stage) -> None:
        """Let the client leave at a stage, and ask why."""
        for link in self._desk.view.leaves:
            if link.source == source.id and not link.reason:
                self._desk.open_line(self.reason_of(link, self._usual(source.id, "", "leaves")))
                return
        self._draw(source.id, "", "leaves", "")

    def reason_of(self, link: Link, scaffold: str = "") -> Address:
        """The line for a link's reason.

        Args:
            link: the link.
            scaffold: what the line opens with while there is no reason.
        """
        label = self._desk.words.say("{link} · why", link=lead_of(self._desk.view, link))
        return Address(link.id, label, target=link.id, scaffold=link.reason or scaffold)

    def share_of(self, link: Link) -> Address:
        """The line for how many leave."""
        label = self._desk.words.say(
            "{link} · how many, if known", link=lead_of(self._desk.view, link)
        )
        key = f"{link.id}:{_SHARE}"
        return Address(key, label, target=link.id, scaffold=link.share)

    def of(self, address: Address) -> Link | None:
        """The link a line is about; ``None`` for a line about something else."""
        return self._desk.view.find(Link, address.target)

    def write(self, link: Link, address: Address, line: str) -> Command | None:
        """The reason or the share as it shall be; an empty line takes it away."""
        if address.key.endswith(f":{_SHARE}"):
            if line == link.share:
                return None
            return EditLink(id=new_id(), link=link.id, saw=link.tag, share=line)
        if line == link.reason:
            return None
        return EditLink(id=new_id(), link=link.id, saw=link.tag, reason=line)

    def after(self, link: Link, address: Address) -> Address | None:
        """Of an exit, how many leave is asked behind the reason."""
        return self.share_of(link) if address.key == link.id and not link.target else None

    def _ask_kind(self, source: str, target: str) -> None:
        names = loader.names(self._desk.words.language)
        rows = [
            Choice(kind, names.link_kinds[kind], self._usual(source, target, kind))
            for kind in keys.LINK_KINDS
            if kind != "leaves"
        ]
        title = self._desk.words.say("What is this return?")
        self._desk.choose(title, rows, lambda kind: self._ask_trigger(source, target, kind))

    def _ask_trigger(self, source: str, target: str, kind: str) -> None:
        if kind == "sent_back":
            self._draw(source, target, kind, "")
            return
        say, names = self._desk.words.say, loader.names(self._desk.words.language)
        rows = [Choice(key, names.triggers[key]) for key in keys.TRIGGERS]
        rows.append(Choice(_UNKNOWN, say("we don't know")))

        def draw(trigger: str) -> None:
            self._draw(source, target, kind, "" if trigger == _UNKNOWN else trigger)

        self._desk.choose(say("What makes them come back?"), rows, draw)

    def _draw(self, source: str, target: str, kind: str, trigger: str) -> None:
        usual, fresh = self._usual(source, target, kind), new_id()
        drawn = AddLink(
            id=new_id(),
            link=fresh,
            source=source,
            target=target,
            form=convert(kind, LinkKind),
            trigger=convert(trigger, Trigger),
        )
        if self._desk.submit(drawn):
            link = self._desk.view.find(Link, fresh)
            if link is not None:
                self._desk.open_line(self.reason_of(link, usual))

    def _usual(self, source: str, target: str, kind: str) -> str:
        """The reason a template gives for such a link."""
        view = self._desk.view
        stage = view.find(Stage, source)
        found = usual_links(view, stage) if stage is not None else ()
        return next(
            (
                one.link.reason
                for one in found
                if (one.target.id if one.target else "", one.link.kind) == (target, kind)
            ),
            "",
        )
