"""What was said before: the list under an empty line, narrowed by typing, placed by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.said import Offer, offers, place_offer
from cjm_tui.text import new_id

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen


class SaidBefore:
    """The list of what earlier steps said that belongs where the line is."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """The list is closed."""
        self._screen = screen
        self.is_open = False
        self.offers: tuple[Offer, ...] = ()
        self.chosen = 0

    def close(self) -> None:
        """Put the list away."""
        self.is_open, self.offers = False, ()

    def do_said_before(self) -> None:
        """Down on an empty line: what was said before and belongs here."""
        self.is_open, self.chosen = True, 0
        self.look_up()
        if not self.offers:
            self.close()
            self._screen.tell(
                self._screen.words.say("Nothing said before is waiting for this place.")
            )

    def look_up(self) -> None:
        """Offer what holds what stands in the line."""
        address, text = self._screen.writer.address, self._screen.writer.text
        arrival = (address.arrival or address.place) if address else None
        found = offers(self._screen.desk.view, arrival) if arrival is not None else ()
        wanted = "" if text.isdecimal() else text.casefold()
        self.offers = tuple(one for one in found if wanted in one.text.casefold())
        self.chosen = min(self.chosen, max(len(self.offers) - 1, 0))
        self._screen.redraw()

    def press(self, key: str) -> bool:
        """A key while the list is open.

        Returns:
            Whether it meant something to the list.
        """
        if key in ("up", "down"):
            self.chosen = (self.chosen + (1 if key == "down" else -1)) % max(len(self.offers), 1)
            self._screen.redraw()
        elif key == "enter":
            self.look_up()  # the line may have been told of its last letters not yet
            if not self.offers:
                return False
            self._place(self.offers[self.chosen], self._screen.writer.text)
        elif key == "escape":
            self.close()
            self._screen.redraw()
        else:
            return False
        return True

    def pick(self, at: int) -> None:
        """A row was clicked."""
        if at < len(self.offers):
            self._place(self.offers[at], "")

    def _place(self, offer: Offer, digit: str) -> None:
        """Place an offer; a digit before Enter says on which stage of the map, or which row."""
        view, address = self._screen.desk.view, self._screen.writer.address
        if address is None:
            return
        place, number = address.place, int(digit) if digit.isdecimal() else 0
        if isinstance(place, OnMap) and 0 < number <= len(view.stages):
            place = replace(place, stage=view.stages[number - 1].id)
        elif 0 < number <= len(self.offers):
            offer = self.offers[number - 1]
        arrival = place or address.arrival
        if arrival is None:
            return
        placed = place_offer(
            view,
            offer,
            arrival,
            new_id=new_id(),
            target=address.target,
            author=address.author,
        )
        self.close()
        self._screen.writer.carry_out(address, replace(placed, id=new_id()))
