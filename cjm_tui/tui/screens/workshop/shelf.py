"""What is looked up over the page: the guide, a note, the bin, the parking lot, the keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.domain.records import AnyRecord, Note
from cjm_tui.errors import CjmError
from cjm_tui.method.loader import guide
from cjm_tui.method.records import Guide
from cjm_tui.session import Library
from cjm_tui.session.examples import example_view
from cjm_tui.text import ELLIPSIS, cut
from cjm_tui.tui.bodies.base import Address, Choice
from cjm_tui.tui.screens.asking import AskScreen, ListScreen, TextScreen

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

LONGEST_ROW = 90


class Shelf:
    """Lists and texts that open over the page."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """No example is shown."""
        self._screen = screen
        self._example_for = ""
        self.more_keys = False
        """Whether two more lines of keys stand above the footer."""

    @property
    def is_in_room(self) -> bool:
        """Whether a team sees this screen: then nothing nags, and nothing covers the notes."""
        screen = self._screen
        return screen.desk.view.brief.how != "alone" and not screen.privately.is_on

    def _address(self) -> Address | None:
        writer = self._screen.writer
        open_at = writer.address if writer.is_open else None
        return open_at or self._screen.board.address_under_cursor()

    def _guide(self) -> tuple[str, Guide]:
        """The guide of where the line is or would be, and a key to know it by."""
        writer, address = self._screen.writer, self._address()
        body = writer.body if writer.is_open else self._screen.body
        key = body.guide_key(address)
        where = f"{key} {address.key if address else ''} {body.at}"
        language = self._screen.desk.view.brief.language
        return where, body.own_guide(address) or guide(language, key)

    def guide_here(self) -> Guide:
        """The guide of where the line is or would be."""
        return self._guide()[1]

    def _in_example(self) -> str:
        """What the finished example says here, where the workshop is an exercise of it."""
        brief, address = self._screen.desk.view.brief, self._address()
        if not brief.exercise or address is None or address.place is None:
            return ""
        notes = example_view(brief.example, brief.language).at(address.place)
        return " · ".join(note.text for note in notes if note.text)

    def example_line(self) -> str:
        """One good example under the question, when ``g`` has asked for it here."""
        if not self._example_for:
            return ""
        key, shown = self._guide()
        if key != self._example_for:
            self._example_for = ""
            return ""
        compared = self._in_example()
        if compared:
            return self._screen.words.say("in the finished map: {notes}", notes=compared)
        return self._screen.words.say("for example: {example}", example=shown.good)

    def do_guide(self) -> None:
        """First an example, then the whole guide, then nothing."""
        key, shown = self._guide()
        if self._example_for != key:
            self._example_for = key
            self._screen.redraw()
            return
        self._example_for = ""
        self._screen.app.push_screen(TextScreen(shown.question, self._whole(shown)))
        self._screen.redraw()

    def _whole(self, shown: Guide) -> Content:
        say = self._screen.words.say
        parts: list[tuple[str, str] | str] = [(say("Say"), "bold"), f"\n  {shown.say}\n\n"]
        parts += [(say("If the room is silent"), "bold"), "\n"]
        parts += [f"  • {prompt}\n" for prompt in shown.prompts]
        parts += ["\n", (say("A good answer"), "bold"), f"\n  {shown.good}\n"]
        parts += [(say("Not like this"), "bold"), f"\n  {shown.bad}\n"]
        if shown.crib:
            parts += ["\n", (say("When it gets stuck"), "bold"), f"\n  {shown.crib}\n"]
        if shown.closing:
            parts += ["\n", (say("To end with"), "bold"), f"\n  {shown.closing}\n"]
        return Content.assemble(*parts)

    def do_find(self) -> None:
        """Find a note in any step and go there."""
        screen = self._screen
        view, names = screen.desk.view, screen.desk.names
        choices = [
            Choice(note.id, cut(note.text, LONGEST_ROW), names.steps[spot.step])
            for note in view.notes
            if note.text and (spot := spot_of(note.place)) is not None
        ]

        def found(key: str | None) -> None:
            note = view.record(key or "")
            if isinstance(note, Note) and (spot := spot_of(note.place)) is not None:
                screen.walker.go(spot)
                screen.writer.close()
                screen.sheet.put_cursor(note.id)

        screen.app.push_screen(ListScreen(screen.words.say("Find"), choices, filtered=True), found)

    def do_open_bin(self) -> None:
        """Look into the bin and take something out."""
        screen = self._screen
        choices = [
            Choice(record.id, cut(label_of(record), LONGEST_ROW)) for record in screen.desk.view.bin
        ]
        if not choices:
            screen.tell(screen.words.say("The bin is empty."))
            return

        def taken(key: str | None) -> None:
            if key:
                screen.board.restore(key)

        title = screen.words.say("In the bin. Enter takes it out.")
        screen.app.push_screen(ListScreen(title, choices, filtered=True), taken)

    def do_parking(self) -> None:
        """What waits on the parking lot."""
        screen = self._screen
        notes = [note for note in screen.desk.view.notes if isinstance(note.place, OnParking)]
        if not notes:
            screen.tell(screen.words.say("The parking lot is empty. ..text parks a line."))
            return
        lanes = screen.desk.names.lanes
        rows = []
        for note in notes:
            waits = isinstance(note.place, OnParking) and note.place.lane
            rows.append(f"• {note.text}" + (f"  ({lanes[waits]})" if waits else ""))
        title = screen.words.say("Parking lot")
        screen.app.push_screen(TextScreen(title, Content("\n".join(rows))))

    def put_away_keys(self) -> None:
        """Whatever else is pressed, the two lines of keys have been read."""
        if self.more_keys:
            self.more_keys = False
            self._screen.redraw()

    def do_help(self) -> None:
        """Two more lines of keys, where a room looks on; every key that holds here."""
        self.more_keys = self.is_in_room and not self.more_keys
        self._screen.redraw()
        if self.more_keys:
            return
        self._screen.outside.show_help((*self._screen.wheres(), "write"))

    def do_warm_up(self) -> None:
        """Warm up before the first step; leaving it comes back here."""
        try:
            self._screen.outside.open_warm_up()
        except CjmError as problem:
            self._screen.tell_message(problem.message)

    def do_home(self) -> None:
        """Back to the library."""
        self._screen.outside.go_home()

    def _save_copy(self, path: Path) -> None:
        screen = self._screen
        try:
            saved = screen.workshop.save_elsewhere(path)
        except CjmError as problem:
            screen.tell_message(problem.message)
        else:
            screen.tell(screen.words.say("All of it is in {path}", path=str(saved)))

    def do_save_elsewhere(self) -> None:
        """Write all of it to another folder, while this one can't be written."""
        screen = self._screen

        def named(path: str | None) -> None:
            if path:
                self._save_copy(Path(path).expanduser())

        title = screen.words.say("Where to save a copy? A folder, or a new file.")
        screen.app.push_screen(AskScreen(title), named)

    def do_to_be(self) -> None:
        """Copy the map, to make the map as it should be of it; it waits in the library."""
        screen = self._screen
        if screen.workshop.save.state in ("saving", "unsaved"):
            # A copy is made of what the disk has.
            screen.tell(screen.words.say("Not all of it is saved yet. Once more in a moment."))
            return
        library = Library(screen.workshop.path.parent)
        try:
            made = library.row(library.to_be(str(screen.workshop.path)))
        except CjmError as problem:
            screen.tell_message(problem.message)
        else:
            screen.tell(screen.words.say("“{title}” is in the library: q.", title=made.title))


def label_of(record: AnyRecord) -> str:
    """What a record is called in a list: its text, name or title."""
    for field in ("text", "name", "title", "first_step", "reason", "who"):
        value = getattr(record, field, "")
        if isinstance(value, str) and value:
            return value
    return ELLIPSIS


def spot_of(place: Place) -> Spot | None:
    """Where a note can be seen on the screen; ``None`` for one on the parking lot."""
    match place:
        case OnAudience():
            return Spot("audience", place=place)
        case OnPersona(persona=persona):
            return Spot("personas", place=place, target=persona)
        case OnInterview(talk=talk):
            return Spot("interviews", place=place, target=talk)
        case OnStage(stage=stage):
            return Spot("stages", place=place, target=stage)
        case OnStory(story=story):
            return Spot("stories", place=place, target=story)
        case OnMap(lane=lane):
            return Spot("map", "barriers" if lane == "barriers" else "path", place)
        case OnIdeas():
            return Spot("close", "ideas", place)
        case _:
            return None
