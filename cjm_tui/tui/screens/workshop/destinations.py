"""Where a chat's lines may go: findings of talks, ideas of people, notes on a board."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from cjm_tui.domain.commands import AddNote, Single
from cjm_tui.domain.places import OnIdeas
from cjm_tui.domain.records import Group
from cjm_tui.errors import Message
from cjm_tui.method.loader import names
from cjm_tui.share.incoming.chat import Said
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.base import Address, Body, Desk
from cjm_tui.tui.coming import (
    Bundle,
    Whose,
    findings_of,
    ideas_of,
    joining,
    keep_findings,
    reviews_of,
)
from cjm_tui.tui.screens.workshop.pasting import written


class Destination(Protocol):
    """Where lines go, and what keeps them there."""

    asks_for_clients: bool
    """Whether somebody unknown may be a client whom somebody talked with."""

    def bundles(self, said: Sequence[Said], authors: Mapping[str, Whose]) -> tuple[Bundle, ...]:
        """What goes where."""

    def title(self, n: int) -> str:
        """What so many lines become."""

    def where(self, bundle: Bundle) -> str:
        """Where the lines of one author go."""

    def kept(self, n: int) -> str:
        """What is told when so many lines were kept."""

    def keeps(
        self, bundles: Sequence[Bundle], ticked: Collection[str]
    ) -> tuple[Single, ...] | Message:
        """What keeps the ticked lines; or why they can't be kept."""


class Findings:
    """What talks have found.

    Args:
        desk: what the screen lends.
        group: whom those talked with who were asked to talk with nobody.
    """

    asks_for_clients = True

    def __init__(self, desk: Desk, group: Group) -> None:
        self._desk, self._group = desk, group

    def bundles(self, said: Sequence[Said], authors: Mapping[str, Whose]) -> tuple[Bundle, ...]:
        """Talk by talk."""
        return findings_of(self._desk.view, said, authors, self._group)

    def title(self, n: int) -> str:
        """So many findings."""
        return self._desk.words.count("{n} finding from the chat", "{n} findings from the chat", n)

    def where(self, bundle: Bundle) -> str:
        """The group, whom the talk was with, and whether the workshop knows of it."""
        words = self._desk.words
        who = bundle.who or (bundle.talk.who if bundle.talk else "")
        if bundle.talk is None:
            known = words.say("a new talk")
        elif bundle.keeps_promise:
            known = words.say("the promised talk")
        else:
            known = words.say("a talk that is here already")
        group = names(words.language).groups[bundle.group]
        return " · ".join(part for part in (group, known, who) if part)

    def kept(self, n: int) -> str:
        """So many findings."""
        return self._desk.words.count("{n} finding is kept.", "{n} findings are kept.", n)

    def keeps(self, bundles: Sequence[Bundle], ticked: Collection[str]) -> tuple[Single, ...]:
        """Talks that are held, and what they found."""
        return keep_findings(bundles, ticked, self._desk.today)


class Reviews(Findings):
    """A file of reviews.

    Args:
        desk: what the screen lends.
        group: who wrote them.
        name: of the file.
    """

    asks_for_clients = False

    def __init__(self, desk: Desk, group: Group, name: str) -> None:
        super().__init__(desk, group)
        self._name = name

    def bundles(self, said: Sequence[Said], authors: Mapping[str, Whose]) -> tuple[Bundle, ...]:
        """One pile."""
        lines = (line for one in said for line in one.lines)
        return reviews_of(self._desk.view, lines, self._name, self._group)

    def title(self, n: int) -> str:
        """So many reviews."""
        return self._desk.words.count("{n} line of the file", "{n} lines of the file", n)

    def where(self, bundle: Bundle) -> str:
        """The group; that they are reviews."""
        known = names(self._desk.words.language)
        return f"{known.groups[bundle.group]} · {known.talk_kinds[bundle.form]}"


class Ideas:
    """The useful ideas.

    Args:
        desk: what the screen lends.
    """

    asks_for_clients = False

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def bundles(self, said: Sequence[Said], authors: Mapping[str, Whose]) -> tuple[Bundle, ...]:
        """Person by person."""
        return ideas_of(self._desk.view, said, authors, self._desk.view.ideas)

    def title(self, n: int) -> str:
        """So many ideas."""
        return self._desk.words.count("{n} idea from the chat", "{n} ideas from the chat", n)

    def where(self, bundle: Bundle) -> str:
        """Nobody's, where it isn't told whose."""
        say = self._desk.words.say
        if not self._desk.view.participants and bundle.whose.joins is None:
            return ""
        if bundle.whose.joins is not None:
            return say("joins")
        return "" if bundle.whose.person else say("no name is kept")

    def kept(self, n: int) -> str:
        """So many ideas."""
        return self._desk.words.count("{n} idea is kept.", "{n} ideas are kept.", n)

    def keeps(self, bundles: Sequence[Bundle], ticked: Collection[str]) -> tuple[Single, ...]:
        """Ideas of those who had them."""
        notes = (
            AddNote(note=new_id(), place=OnIdeas(), text=line.text, author=bundle.whose.person)
            for bundle in bundles
            for line in bundle.ticked(ticked)
        )
        return (*joining(bundles, ticked), *notes)


class Notes:
    """Notes where a line is open, or where the cursor is.

    Args:
        desk: what the screen lends.
        body: that the address is of.
        address: where a line goes.
    """

    asks_for_clients = False

    def __init__(self, desk: Desk, body: Body, address: Address) -> None:
        self._desk, self._body, self._address = desk, body, address

    def bundles(self, said: Sequence[Said], authors: Mapping[str, Whose]) -> tuple[Bundle, ...]:
        """Person by person."""
        place, view = self._address.place, self._desk.view
        return ideas_of(view, said, authors, view.at(place) if place is not None else ())

    def title(self, n: int) -> str:
        """So many notes, and where."""
        title = self._desk.words.count("{n} note from the chat", "{n} notes from the chat", n)
        return f"{title} · {self._address.label}"

    def where(self, bundle: Bundle) -> str:
        """All go to one place."""
        return self._desk.words.say("joins") if bundle.whose.joins is not None else ""

    def kept(self, n: int) -> str:
        """So many notes."""
        return self._desk.words.count("{n} note is kept.", "{n} notes are kept.", n)

    def keeps(
        self, bundles: Sequence[Bundle], ticked: Collection[str]
    ) -> tuple[Single, ...] | Message:
        """Whatever a line means there."""
        lines = (
            (bundle.whose.person, line.text) for bundle in bundles for line in bundle.ticked(ticked)
        )
        made = written(self._body, self._address, lines)
        return made if isinstance(made, Message) else (*joining(bundles, ticked), *made)
