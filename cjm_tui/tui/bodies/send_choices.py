"""What somebody has chosen on the page the map leaves by, and how far their sending has got."""

from __future__ import annotations

from typing import Final, NamedTuple

from cjm_tui.domain.view import View
from cjm_tui.share.parcels import TARGETS, Parcel, Sending, What
from cjm_tui.tui.bodies.base import Desk
from cjm_tui.tui.bodies.send_rows import Option, Origin, at_hand, options

CHATS: Final = frozenset(("messenger", "grid", "slack", "long"))
"""Targets that people write to each other in: who uses one uses it for everything."""


class Order(NamedTuple):
    """One thing to one place."""

    what: What
    option: Option
    target: str

    @property
    def parcel(self) -> Parcel:
        """What it is to `sending`."""
        return self.option.parcel


class Choices:
    """Which stage, person or group, and where to: for each sort the choice made last."""

    def __init__(self, desk: Desk) -> None:
        """Nothing is chosen.

        Args:
            desk: what the screen lends.
        """
        self._desk = desk
        self.origin = Origin()
        """Where the person was when they asked to send something."""
        self._option: dict[What, str] = {}
        self._target: dict[What, str] = {}
        self._sent_to: dict[What, str] = {}
        self._last: Order | None = None
        self._begun: tuple[str, ...] = ()
        self._next = 0
        self._view: View | None = None
        self._made: dict[tuple[Parcel, str], Sending] = {}

    # Which ------------------------------------------------------------------------------------

    def options(self, what: What) -> tuple[Option, ...]:
        """All there is to choose from."""
        return options(self._desk.view, what, self._desk.words, self._desk.names)

    def option(self, what: What) -> Option:
        """The chosen one; while none is, or when it is gone, the first."""
        return self._with_key(what, self._option.get(what, ""))

    def _with_key(self, what: What, key: str) -> Option:
        known = self.options(what)
        return next((one for one in known if one.key == key), known[0])

    def choose(self, what: What, key: str) -> None:
        """Take an option."""
        self._option[what] = key

    def next_option(self, what: What) -> bool:
        """Take the next of those at hand: all of it, this stage, this persona; each person.

        Returns:
            Whether there was another one.
        """
        known = self.options(what)
        here = at_hand(self._desk.view, what, self.origin)
        near = [one.key for one in known if one is known[0] or not here or one.key in here]
        at = near.index(key) if (key := self.option(what).key) in near else -1
        self._option[what] = near[(at + 1) % len(near)]
        return len(near) > 1

    # Where to ---------------------------------------------------------------------------------

    def targets(self, what: What) -> tuple[str, ...]:
        """Where it can go; where it went last comes first."""
        from cjm_tui.share.sending import targets_for  # not needed before the page is opened

        fitting = targets_for(self.option(what).parcel)
        last = self._sent_to.get(what, self._desk.chat)
        return (last, *(one for one in fitting if one != last)) if last in fitting else fitting

    def target(self, what: What) -> str:
        """The chosen one; while none is, the first."""
        known = self.targets(what)
        chosen = self._target.get(what, "")
        return chosen if chosen in known else known[0]

    def aim(self, what: What, target: str) -> None:
        """Take a target."""
        self._target[what] = target

    def next_target(self, what: What, by: int) -> None:
        """Take the next target, or the one before; behind the last comes the first."""
        known = self.targets(what)
        self._target[what] = known[(known.index(self.target(what)) + by) % len(known)]

    # The sending ------------------------------------------------------------------------------

    def order(self, what: What) -> Order:
        """What is chosen of a sort, and where to."""
        return Order(what, self.option(what), self.target(what))

    def last(self) -> Order | None:
        """What was sent last; of what is gone since, the first there now is."""
        if self._last is None:
            return None
        what, option, target = self._last
        return Order(what, self._with_key(what, option.key), target)

    def sending(self, order: Order) -> Sending:
        """The messages of an order; made once for each state of a workshop, not at every key."""
        from cjm_tui.share.sending import sending  # not needed before the page is opened

        if self._view is not self._desk.view:
            self._view, self._made = self._desk.view, {}
        key = order.parcel, order.target
        if key not in self._made:
            self._made[key] = sending(self._desk.view, *key, self._desk.today)
        return self._made[key]

    def next_part(self, sending: Sending) -> int:
        """Which of its messages is copied next, from 0; the first where it has changed since."""
        return self._next if sending.parts == self._begun else 0

    def copied(self, order: Order, sending: Sending, part: int) -> bool:
        """A message is on the clipboard.

        Returns:
            Whether that was the last one of its sending.
        """
        self._last = order
        self._sent_to[order.what] = order.target
        if order.target in CHATS:
            self._desk.write_in(order.target)
        self._begun, self._next = sending.parts, part + 1
        is_last = self._next >= len(sending.parts)
        if is_last:
            self._begun, self._next = (), 0
        return is_last

    def begin_again(self) -> None:
        """Forget how far a sending has got."""
        self._begun, self._next = (), 0


def size(order: Order, text: str) -> int:
    """How long a message is, in what its target counts."""
    from cjm_tui.text import utf16_len

    return len(text.encode()) if TARGETS[order.target].in_bytes else utf16_len(text)
