"""Sending from anywhere in a workshop: to the page the map leaves by, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_tui.tui.bodies.close_send import CloseSend
from cjm_tui.tui.bodies.map_common import MapKeys
from cjm_tui.tui.bodies.send_rows import Origin

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen


class _Place(NamedTuple):
    """A body, its page, and what the cursor stood on."""

    step: str
    part: str
    page: str
    item: str


class Sender:
    """Knows where somebody was when they asked to send something."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Nobody has asked."""
        self._screen = screen
        self._came_from: _Place | None = None

    def do_send(self) -> None:
        """To the page the map leaves by; there, back to where this was asked for."""
        walker, body = self._screen.walker, self._screen.body
        if isinstance(body, CloseSend):
            self._go_back()
            return
        origin = self._origin()
        self._came_from = _Place(body.step, body.part, body.at, self._screen.sheet.cursor)
        walker.show(CloseSend.step, CloseSend.part)
        self._screen.sheet.put_cursor(walker.body_of(CloseSend).asked_from(origin))
        walker.remember()
        self._screen.redraw()

    def _go_back(self) -> None:
        place, self._came_from = self._came_from, None
        if place is not None:
            step, part, page, item = place
            self._screen.walker.show(step, part, page=page, item=item)
        else:
            say = self._screen.words.say
            self._screen.tell(say("This is where it is sent: Enter copies, PgUp goes back."))

    def do_send_again(self) -> None:
        """Copy once more what was sent last, without leaving the page one is on."""
        self._screen.walker.body_of(CloseSend).send_again(self._origin())

    def _origin(self) -> Origin:
        """Where somebody stands; on the map with the stage and the story they look at."""
        body = self._screen.body
        if not isinstance(body, MapKeys):
            return Origin(body.step, body.part, body.at)
        stage, story = body.stage_under_cursor() or body.stage, body.story
        return Origin(
            body.step, body.part, body.at, stage.id if stage else "", story.id if story else ""
        )
