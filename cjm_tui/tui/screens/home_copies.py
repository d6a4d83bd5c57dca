"""Copies made from the library: the map as it should be, and a rehearsal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.errors import InputProblem
from cjm_tui.session.rehearsal import SPEEDS
from cjm_tui.tui.screens.asking import AskScreen

if TYPE_CHECKING:
    from cjm_tui.tui.screens.home import HomeScreen

USUAL_SPEED = "10"
"""How many times faster a rehearsal runs if nobody says: two hours in twelve minutes."""


class HomeCopies:
    """Copies the workshop under the cursor and opens the copy."""

    def __init__(self, home: HomeScreen) -> None:
        """Act for a screen."""
        self._home = home

    def do_to_be(self) -> None:
        """Copy the map, to make the map as it should be of it."""
        if (one := self._home.chosen()) is not None:
            made = self._home.library.to_be(one.id)
            self._home.owner.open_workshop(made, begin_at="map")

    def do_rehearse(self) -> None:
        """Ask how fast, and try the workshop on a copy."""
        one = self._home.chosen()
        if one is None:
            return

        def said(speed: str | None) -> None:
            if speed:
                self._home.guarded(lambda: self._rehearse(one.id, speed))

        question = self._home.words.say("How many times faster shall the clock run? 1 to 120")
        self._home.app.push_screen(AskScreen(question, USUAL_SPEED), said)

    def _rehearse(self, workshop_id: str, said: str) -> None:
        speed = said.strip().lstrip("×xх")
        if not speed.isdecimal():
            raise InputProblem("rehearsal_speed", speed=said, least=SPEEDS[0], most=SPEEDS[-1])
        made = self._home.library.rehearsal(workshop_id, int(speed))
        self._home.owner.open_workshop(made, begin_at="kickoff")
