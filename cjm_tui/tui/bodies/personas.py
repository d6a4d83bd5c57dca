"""Step 2: the audience split where its road differs, and a face for each part of it."""

from __future__ import annotations

from cjm_tui.domain.commands import (
    AddNote,
    AddPersona,
    AddSegment,
    Command,
    EditPersona,
    EditSegment,
)
from cjm_tui.domain.missing import portrait_gaps
from cjm_tui.domain.places import OnAudience, OnPersona
from cjm_tui.domain.records import Segment
from cjm_tui.errors import Message
from cjm_tui.method import keys
from cjm_tui.text import new_id
from cjm_tui.tui.blocks import Block, Page, blank, indent, stack
from cjm_tui.tui.bodies import portraits
from cjm_tui.tui.bodies.base import MARGIN, Address, Choice, Desk
from cjm_tui.tui.bodies.portrait_lines import SEGMENTS, PortraitLines
from cjm_tui.tui.bodies.portraits import field_key

_RENAME, _ASIDE, _OTHER = "rename", "aside", "other"


class Personas(PortraitLines):
    """Segments and their portraits."""

    def __init__(self, desk: Desk) -> None:
        """Stand at the first segment."""
        super().__init__(desk)
        self._enough = False
        self._coming: dict[str, str] = {}

    # What is asked ------------------------------------------------------------------------------

    def question(self) -> str:
        """How the clients differ, then whose road; while a field is written, what it asks."""
        line_at = self.desk.line_at
        key = self.guide_key(line_at) if self.view.segments else "line.segment"
        return self.guide(key).question

    def hint(self) -> str:
        """Who is meant so far: the room's own words for it, or a good example."""
        people = [note.text for note in self.view.at(OnAudience("who"))][:2]
        if len(people) > 1:
            return self.for_example(" · ".join(people))
        return self.for_example(self.guide("line.segment").good)

    def is_empty(self) -> bool:
        """Whether the audience is still one."""
        return not self.view.segments

    def guide_key(self, address: Address | None) -> str:
        """The guide of the field that is written."""
        field = address.key.partition("@")[0] if address is not None else ""
        if field in (*keys.PERSONA_ASKED, *keys.PERSONA_FOLDED):
            return f"persona.{field}"
        return "line.segment" if field == SEGMENTS else super().guide_key(address)

    # What a line means --------------------------------------------------------------------------

    def typed(self, address: Address, line: str) -> None:
        """Another line is begun: what the last one announced has come or not."""
        self._coming.clear()

    def write(self, address: Address, line: str) -> Command | Message | None:
        """A segment, a name with its role, a reason, or an answer."""
        kind = address.key.partition("@")[0]
        segment = self.view.find(Segment, address.target)
        self._enough = not line and kind == SEGMENTS
        if not line:
            return None
        if kind == SEGMENTS:
            return AddSegment(id=new_id(), segment=new_id(), name=line)
        if segment is None:
            return Message("unknown_id", {"id": address.target})
        if kind == _RENAME:
            if line == segment.name:
                return None
            return EditSegment(id=new_id(), segment=segment.id, saw=segment.tag, name=line)
        if kind == _ASIDE:
            return EditSegment(id=new_id(), segment=segment.id, saw=segment.tag, aside=line)
        return self._name(segment, line) if kind == "name" else super().write(address, line)

    def _name(self, segment: Segment, line: str) -> Command | None:
        name, _, role = (part.strip() for part in line.partition(","))
        persona = self.view.portrait(segment.id)
        if persona is not None:
            if (persona.name, persona.role) == (name, role):
                return None
            return EditPersona(
                id=new_id(), persona=persona.id, saw=persona.tag, name=name, role=role
            )
        if segment.id in self._coming:  # more lines of one paste: they tell who this is
            place = OnPersona(self._coming[segment.id], "background")
            return AddNote(id=new_id(), note=new_id(), place=place, text=line)
        self._coming[segment.id] = new_id()
        return AddPersona(
            id=new_id(), persona=self._coming[segment.id], segment=segment.id, name=name, role=role
        )

    def accepts_empty(self, address: Address) -> bool:
        """A question may be passed over; an empty line ends the list of segments."""
        return address.place is not None or (address.key == SEGMENTS and bool(self.view.segments))

    def after(self, address: Address) -> Address | None:
        """The next question without an answer; the portrait is ready when none is left."""
        field = address.key.partition("@")[0]
        if field == SEGMENTS:
            return self._first_nameless() if self._enough else address
        segment = self.view.find(Segment, address.target)
        if segment is None or field in (_RENAME, _ASIDE):
            return None
        self.turn(segment.id)
        if field in keys.PERSONA_FOLDED:
            left = keys.PERSONA_FOLDED[keys.PERSONA_FOLDED.index(field) + 1 :]
            return self.line_for(segment, left[0]) if left else None
        following = self.next_asked(segment, field)
        if following:
            return self.line_for(segment, following)
        persona = self.view.portrait(segment.id)
        if persona is not None and next(portrait_gaps(self.view, persona), None) is None:
            self.desk.tell(self.desk.words.say("The portrait is ready."))
        return None

    def _first_nameless(self) -> Address | None:
        for segment in self.segments:
            if not segment.aside and self.view.portrait(segment.id) is None:
                self.turn(segment.id)
                return self.line_for(segment, "name")
        return None

    # Keys ---------------------------------------------------------------------------------------

    def _under_cursor(self) -> Segment | None:
        """The segment the cursor stands on, itself or by its portrait."""
        cursor = self.desk.cursor
        return self.view.find(Segment, cursor) or self.segment_of(cursor)

    def do_write_here(self) -> bool:
        """On a segment or a portrait's head: its next question."""
        segment = self._under_cursor()
        if segment is None:
            return False
        self.turn(segment.id)
        self.desk.open_line(self.line_for(segment, self.next_asked(segment) or "name"))
        return True

    def do_edit(self) -> bool:
        """On a segment: its name; on a portrait's head: who it is."""
        segment = self._under_cursor()
        if segment is None:
            return False
        if segment.id != self.desk.cursor:
            self.desk.open_line(self.line_for(segment, "name"))
            return True
        label = self.desk.words.say("segment")
        key = field_key(_RENAME, segment)
        self.desk.open_line(Address(key, label, target=segment.id, scaffold=segment.name))
        return True

    def do_new_segment(self) -> None:
        """Write down another segment."""
        self.desk.open_line(self.segments_address())

    def do_set_aside(self) -> None:
        """Set the segment aside with a reason, or bring it back."""
        segment = self._under_cursor() or self.segment
        if segment is None:
            return
        if segment.aside:
            self.desk.submit(
                EditSegment(id=new_id(), segment=segment.id, saw=segment.tag, aside="")
            )
            return
        say = self.desk.words.say
        reasons = [Choice(reason, reason) for reason in self.desk.names.set_aside]
        other = Choice(_OTHER, say("another reason…"))
        title = say("Why is “{segment}” set aside?", segment=segment.name)
        chosen = segment
        self.desk.choose(title, (*reasons, other), lambda key: self._set_aside(chosen, key))

    def _set_aside(self, segment: Segment, reason: str) -> None:
        if reason == _OTHER:
            label = self.desk.words.say("set aside, because")
            self.desk.open_line(Address(field_key(_ASIDE, segment), label, target=segment.id))
        else:
            self.desk.submit(
                EditSegment(id=new_id(), segment=segment.id, saw=segment.tag, aside=reason)
            )

    def do_all_fields(self) -> None:
        """Show the other six fields, or fold them."""
        self.all_fields = not self.all_fields
        self.desk.redraw()

    def do_side_by_side(self) -> None:
        """Two portraits beside each other, to read."""
        if len(self.view.personas) < 2:
            self.desk.tell(self.desk.words.say("There is only one portrait to read."))
            return
        self.reading = not self.reading
        self.desk.redraw()

    # The page -----------------------------------------------------------------------------------

    def page(self) -> Page:
        """The segments, then one portrait or two."""
        segment = self.segment
        if segment is None:
            return Page(Block(self.desk.width))
        head = portraits.segments_line(self, self.segments, segment.id)
        top = stack(head, blank())
        if self.is_reading:
            return Page(
                indent(portraits.read_beside(self, self._to_read(segment)), MARGIN),
                top=indent(top, MARGIN),
            )
        owner, field = self.field_in_hand()
        persona = self.view.portrait(owner.id) if owner is not None else None
        bottom = portraits.from_before(self, persona, field)
        airy = self._portraits(air=1)
        fits = top.height + airy.height + bottom.height <= self.desk.height
        return Page(
            indent(airy if fits else self._portraits(air=0), MARGIN),
            top=indent(top, MARGIN),
            bottom=indent(bottom, MARGIN),
        )

    def _to_read(self, segment: Segment) -> tuple[Segment, ...]:
        """Two segments that have portraits, the one in hand among them if it has one."""
        drawn = [one for one in self.segments if self.view.portrait(one.id) is not None]
        at = drawn.index(segment) if segment in drawn else 0
        start = max(min(at, len(drawn) - 2), 0)
        return tuple(drawn[start : start + 2])

    def _portraits(self, air: int) -> Block:
        shown = self.shown()
        if self.is_narrow:
            return portraits.across(self, shown[0], self.fields(shown[0]))
        if len(shown) == 1 and self.unfolded(shown[0]):
            return portraits.spread(self, shown[0], air)
        return portraits.beside_each_other(self, shown, self.fields, air)
