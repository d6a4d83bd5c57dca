"""What the keys do on the page the map leaves by: choose, copy the next message, save a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.share.parcels import What
from cjm_tui.tui.bodies.base import Choice, Desk
from cjm_tui.tui.bodies.close_page import ClosePage
from cjm_tui.tui.bodies.send_choices import Choices, Order
from cjm_tui.tui.bodies.send_drawing import FILES, row_key, target_key
from cjm_tui.tui.bodies.send_files import file_choices
from cjm_tui.tui.bodies.send_rows import NAMES, WHATS, Origin, first_what

if TYPE_CHECKING:
    from cjm_tui.share.clipboard import Outcome
    from cjm_tui.share.parcels import Sending

ROWS = (*WHATS, FILES)


class SendActs(ClosePage):
    """Acts on the row in hand; where its line opens and how it looks is the page's."""

    def __init__(self, desk: Desk) -> None:
        """Nothing has been sent.

        Args:
            desk: what the screen lends.
        """
        super().__init__(desk)
        self._choices = Choices(desk)
        self._row = ROWS[0]
        self._cursor = ""
        self._reads = False
        self._unfolds = False
        self._saved: tuple[str, ...] = ()

    def asked_from(self, origin: Origin) -> str:
        """Somebody asks to send something.

        Args:
            origin: where they are.

        Returns:
            Key of the row that is most likely meant.
        """
        self._choices.origin = origin
        self._choices.begin_again()
        self._reads = self._unfolds = False
        self._row = first_what(self.view, origin)
        return row_key(self._row)

    def send_again(self, origin: Origin) -> None:
        """Copy what was sent last; when nothing was, what is most likely meant.

        Args:
            origin: where somebody asks for it.
        """
        order = self._choices.last()
        if order is None:
            self._choices.origin = origin
            order = self._choices.order(first_what(self.view, origin))
        self._send(order)

    @property
    def what(self) -> What | None:
        """What is to be sent; ``None`` on the row of files."""
        return next((one for one in WHATS if one == self._row), None)

    def follow(self) -> None:
        """A row or a target is chosen by standing on it."""
        cursor, before = self.desk.cursor, self._cursor
        self._cursor = cursor
        name = cursor.removeprefix(row_key(""))
        if name in ROWS:
            self._row = name
        elif cursor == before or self.what is None:
            return
        elif cursor == target_key("more"):
            self._unfolds = True
        elif (target := cursor.removeprefix(target_key(""))) in self._choices.targets(self.what):
            self._choices.aim(self.what, target)

    # Keys -------------------------------------------------------------------------------------

    def do(self, command_id: str) -> bool:
        """A digit goes to its row; the others have methods of their own."""
        self.follow()  # keys may come faster than pages are drawn
        number = command_id.removeprefix("row_")
        if number == command_id:
            return super().do(command_id)
        self.desk.stand_on(row_key(ROWS[int(number) - 1]))
        self.desk.redraw()
        return True

    def do_write_here(self) -> None:
        """Copy the next message of what the cursor is on; on files, list them."""
        what = self.what
        if what is None:
            self.do_files()
        elif what == "invitation" and not (self.view.brief.meeting or self.desk.is_read_only):
            self.desk.open_line(self.addresses()[0])
        else:
            self._send(self._choices.order(what))

    def _send(self, order: Order) -> None:
        sending = self._choices.sending(order)
        part = self._choices.next_part(sending)
        self._copy(order, sending, part, sending.parts[part])

    def _copy(self, order: Order, sending: Sending, part: int, message: str) -> None:
        say, count = self.desk.words.say, len(sending.parts)
        named = say(NAMES[order.what]) + order.option.about
        if count > 1:
            named = say("{what}, {n} of {all}", what=named, n=part + 1, all=count)
        self.desk.copy(
            message, named, lambda outcome: self._came_through(order, sending, part, outcome)
        )

    def _came_through(self, order: Order, sending: Sending, part: int, outcome: Outcome) -> None:
        """Go on, unless the copy failed or this message has been copied meanwhile."""
        from cjm_tui.share.clipboard import Failed  # not needed before something is copied

        if isinstance(outcome, Failed) or part != self._choices.next_part(sending):
            return
        is_last = self._choices.copied(order, sending, part)
        if is_last and self.desk.cursor == row_key(order.what):
            self.desk.stand_on(row_key(ROWS[ROWS.index(order.what) + 1]))
        self.desk.redraw()

    def do_next_target(self) -> None:
        """The next place to send it to."""
        self._aim(1)

    def do_previous_target(self) -> None:
        """The place before."""
        self._aim(-1)

    def _aim(self, by: int) -> None:
        if self.what is None:
            self.desk.tell(self.desk.words.say("Enter lists the formats."))
            return
        self._choices.next_target(self.what, by)
        if self.desk.cursor.startswith(target_key("")):
            self.desk.stand_on(target_key(self._choices.target(self.what)))
        self.desk.redraw()

    def do_which(self) -> None:
        """Ask which stage, persona, person or group; of an invitation, when and where."""
        what, say = self.what, self.desk.words.say
        if what == "invitation":
            self.desk.open_line(self.addresses()[0])
        elif what is None or len(known := self._choices.options(what)) == 1:
            self.desk.tell(say("There is only one of it."))
        else:
            rows = [Choice(one.key, one.name) for one in known]
            chosen = what
            self.desk.choose(say("Which?"), rows, lambda key: self._choices.choose(chosen, key))

    def do_next_which(self) -> None:
        """The next of them without asking."""
        if self.what is None or not self._choices.next_option(self.what):
            self.desk.tell(self.desk.words.say("There is only one of it."))
        self.desk.redraw()

    def do_mend_text(self) -> None:
        """Mend the message that would be copied next, then copy it."""
        if self.what is None:
            self.desk.tell(self.desk.words.say("Enter lists the formats."))
            return
        order = self._choices.order(self.what)
        sending = self._choices.sending(order)
        part = self._choices.next_part(sending)
        self.desk.edit_text(
            self.desk.words.say("Only this copy is mended. Enter copies it."),
            sending.parts[part],
            lambda mended: self._copy(order, sending, part, mended),
        )

    def do_files(self) -> None:
        """List the formats; the chosen one is saved."""
        say = self.desk.words.say
        self.desk.choose(say("Save as a file"), file_choices(self.desk.words), self._save)

    def _save(self, kind: str) -> None:
        self.desk.save_file(kind, self._was_saved)

    def _was_saved(self, told: str) -> None:
        """Show it on the row of files, where there is room for all that is left out."""
        self._saved = (told, *self._saved)
        self.desk.stand_on(row_key(FILES))
        self.desk.redraw()

    def do_read(self) -> None:
        """The message alone, or the choices again."""
        self._reads = not self._reads
        self.desk.redraw()
