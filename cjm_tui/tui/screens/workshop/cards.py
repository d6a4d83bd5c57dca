"""The keys of the cards and pages that stand beside the walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.tui.bodies.catalogue import BODIES
from cjm_tui.tui.bodies.close_vote import HERE

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen


class Cards:
    """Opens a card over the step one stands at; PgDn leads back to it."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Know where to open them.

        Args:
            screen: the workshop screen.
        """
        self._screen = screen

    def do_kickoff(self) -> None:
        """The card of the start."""
        self._screen.walker.show("kickoff")

    def do_present(self) -> None:
        """The map for people to listen to, from its first card."""
        walker = self._screen.walker
        pages = walker.body_of(BODIES["present", ""]).pages()
        walker.show("present", page=pages[0] if pages else "")

    def do_people(self) -> None:
        """Who takes part."""
        self._screen.walker.show("people")

    def do_evidence(self) -> None:
        """The guesses, one at a time, beside what the talks have found."""
        self._screen.walker.show("evidence")

    def do_vote_here(self) -> None:
        """An open vote over the list that is shown."""
        screen = self._screen
        if screen.desk.view.brief.how == "alone":
            screen.tell(screen.words.say("Alone there is nobody to vote with."))
        else:
            screen.walker.show(HERE, screen.body.part or screen.body.step)
