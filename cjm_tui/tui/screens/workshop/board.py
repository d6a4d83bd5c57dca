"""What letters do to the note under the cursor: edit, bin, carry, count, park, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from cjm_tui.domain.commands import (
    Bin,
    Command,
    EditNote,
    Heard,
    MoveNote,
    Redo,
    Reorder,
    Restore,
    SameAgain,
    Undo,
)
from cjm_tui.domain.places import OnParking
from cjm_tui.domain.records import AnyRecord, Brief, Note, Participant, Record
from cjm_tui.text import ELLIPSIS, cut, new_id, one_line
from cjm_tui.tui.bodies.base import Address
from cjm_tui.tui.people import place_taken
from cjm_tui.tui.screens.workshop.grouping import put_at_place, put_on_note
from cjm_tui.tui.screens.workshop.shelf import label_of
from cjm_tui.tui.widgets.editor import Editor
from cjm_tui.words import N_

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

EDITOR_ROWS, EDITOR_WIDTH = 5, 36
"""Rows and cells an editor has at least, however short the note."""
SAID_OF = 60
"""Characters of what was undone that are said."""


class Board:
    """Acts on what the cursor stands on."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Nothing is carried or edited."""
        self._screen = screen
        self.carried: Record | None = None
        self.editor: Editor | None = None
        self._drafts: dict[str, str] = {}

    def _record(self) -> AnyRecord | None:
        return self._screen.desk.view.record(self._screen.sheet.cursor)

    def _note(self) -> Note | None:
        found = self._record()
        if isinstance(found, Note):
            return found
        self._screen.tell(self._screen.words.say("Put the cursor on a note first."))
        return None

    def _movable(self) -> Record | None:
        """What the cursor is on and can be binned or carried."""
        found = self._record()
        if found is not None and not isinstance(found, Brief):
            return found
        self._screen.tell(self._screen.words.say("Put the cursor on a note first."))
        return None

    def _address_at(self, key: str) -> Address | None:
        """The address a heading, an empty cell or a note belongs to."""
        view = self._screen.desk.view
        record = view.record(key)
        for one in self._screen.body.addresses():
            if one.key == key or (isinstance(record, Note) and one.place == record.place):
                return one
        return None

    def address_under_cursor(self) -> Address | None:
        """Where a line would go if it were opened here."""
        return self._address_at(self._screen.sheet.cursor)

    def do_write_here(self) -> None:
        """Open the line where the cursor is."""
        screen = self._screen
        addresses = screen.body.addresses()
        at = self._address_at(screen.sheet.cursor) or screen.writer.address
        if at is not None and at.key not in {one.key for one in addresses}:
            at = None
        if at is None and not addresses:
            screen.run_command("next_page")
        else:
            screen.writer.open(at or addresses[0])

    def do_edit(self) -> None:
        """Edit the note in place."""
        note = self._note()
        screen = self._screen
        if note is None or screen.workshop.read_only:
            return
        if screen.sheet.region_of(note.id) is None:
            return
        self.editor = Editor(self._drafts.pop(note.id, note.text), note)
        screen.mount(self.editor)
        self.fit_editor()

    def fit_editor(self) -> None:
        """Put the open editor over its note, inside the page as large as it now is."""
        if self.editor is None:
            return
        page = self._screen.sheet.region
        region = self._screen.sheet.region_of(self.editor.note.id) or Region(0, 0, 0, 0)
        width = max(min(max(region.width, EDITOR_WIDTH), page.width - 2), 10)
        left = min(page.x + region.x, page.right - width - 1)
        rows = max(region.height + 1, EDITOR_ROWS)
        top = max(min(page.y + region.y, page.bottom - rows), page.y)
        self.editor.place(Region(left, top, width, rows))

    def keep_edit(self, text: str) -> None:
        """The editor was left with Enter."""
        editor = self.editor
        if editor is None:
            return
        note = editor.note
        wanted = text.strip("\n")
        if wanted == note.text or self._screen.submit(
            EditNote(id=new_id(), note=note.id, saw=note.tag, text=wanted)
        ):
            self._close_editor()

    def leave_edit(self, text: str) -> None:
        """The editor was left with Esc: its wording waits for the next ``e``."""
        editor = self.editor
        if editor is None:
            return
        if text != editor.note.text:
            self._drafts[editor.note.id] = text
            self._screen.tell(
                self._screen.words.say("Not changed. Your wording is kept: e opens it again.")
            )
        self._close_editor()

    def _close_editor(self) -> None:
        if self.editor is not None:
            self.editor.remove()
            self.editor = None
        self._screen.sheet.focus()
        self._screen.redraw()

    def do_bin(self) -> None:
        """Put what the cursor is on in the bin."""
        record = self._movable()
        screen = self._screen
        if record is not None and screen.submit(Bin(id=new_id(), target=record.id)):
            screen.tell(screen.words.say("In the bin. u — take it back."))

    def do_move(self) -> None:
        """Carry what the cursor is on."""
        self.carried = self._movable()
        self._screen.redraw()

    def steer(self, key: str) -> bool:
        """While something is carried, Enter puts it down and Esc lets it be."""
        if self.carried is None:
            return False
        if key == "enter":
            self._put_down(self.carried)
        elif key != "escape":
            return False
        self.carried = None
        self._screen.redraw()
        return True

    def _put_down(self, carried: Record) -> None:
        at = self._screen.sheet.cursor
        if at == carried.id:
            return
        under = self._screen.desk.view.record(at)
        command: Command | None = None
        if isinstance(carried, Note):
            if isinstance(under, Note):
                command = put_on_note(self._screen.desk.view, carried, under)
            else:
                address = self._address_at(at)
                if address is not None and address.place is not None:
                    command = put_at_place(self._screen.desk.view, carried, address.place)
        elif type(under) is type(carried):
            people = self._screen.desk.view.participants
            is_person = isinstance(carried, Participant)
            after = place_taken(people, carried.id, at) if is_person else at
            command = Reorder(id=new_id(), target=carried.id, after=after)
        if command is None:
            self._screen.tell(self._screen.words.say("It can't be put down there."))
        else:
            self._screen.submit(command)

    def do_undo(self) -> None:
        """Take the last change back."""
        self._again(Undo(id=new_id()), N_("Undone."), N_("Undone: {what}"))

    def do_redo(self) -> None:
        """Make it again."""
        self._again(Redo(id=new_id()), N_("Done again."), N_("Done again: {what}"))

    def _again(self, command: Undo | Redo, told: str, told_of: str) -> None:
        """Undo or redo, and say what it was about: it may be on another board."""
        screen = self._screen
        before = screen.desk.view.workshop.records
        if not screen.submit(command):
            return
        after = screen.desk.view.workshop.records
        changed = [
            after.get(key) or before[key]
            for key in {**before, **after}
            if before.get(key) is not after.get(key)
        ]
        if any(isinstance(one, Note) and one.hidden for one in changed):
            return  # nobody may hear what they say, and how many are hidden stands there
        what = next((label for one in changed if (label := _label(one))), "")
        say = screen.words.say
        screen.tell(say(told_of, what=cut(one_line(what), SAID_OF)) if what else say(told))

    def do_same_again(self) -> None:
        """One more voice in the room."""
        if note := self._note():
            self._screen.submit(SameAgain(id=new_id(), note=note.id))

    def do_heard(self) -> None:
        """One more client said so."""
        if note := self._note():
            self._screen.submit(Heard(id=new_id(), note=note.id))

    def do_park(self) -> None:
        """To the parking lot."""
        note = self._note()
        if note is not None and self._screen.submit(
            MoveNote(id=new_id(), note=note.id, place=OnParking())
        ):
            self._screen.tell(self._screen.words.say("In the parking lot."))

    def restore(self, record_id: str) -> None:
        """Take a record out of the bin."""
        self._screen.submit(Restore(id=new_id(), target=record_id))


def _label(record: AnyRecord) -> str:
    """What a record is called; a brief is not what was changed of it."""
    return "" if isinstance(record, Brief) else label_of(record).removesuffix(ELLIPSIS)
