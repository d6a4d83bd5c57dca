"""Keys as a terminal sends them: what arrives together was pressed one after the other."""

from __future__ import annotations

import pytest

from tests.e2e.program import made
from tests.e2e.terminal import Terminal


@pytest.mark.parametrize(("sent", "seen"), [("\x1b7", "[7"), ("\x1b2", "[2"), ("\x1bA", "Agenda")])
def test_escape_and_a_key_in_one_packet_are_two(sent: str, seen: str) -> None:
    workshop = made("new", "Together", "--how", "team", "--people", "Anna, Boris")
    with Terminal("open", workshop, "--lang", "en") as screen:
        screen.until("›")
        screen.send(sent)
        screen.until(seen)
