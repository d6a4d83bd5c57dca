"""Where the team stands among the portraits of step 2, and the lines that can be written there."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.gaps import Spot
from cjm_tui.domain.places import OnPersona
from cjm_tui.domain.records import Persona, Segment
from cjm_tui.method import keys, loader
from cjm_tui.text import cut
from cjm_tui.tui.bodies.base import NAME_IN_PROMPT, Address, Desk
from cjm_tui.tui.bodies.boards import BoardBody
from cjm_tui.tui.bodies.portraits import field_key

SEGMENTS = "segments"
"""Key of the line each Enter on which adds a segment."""
ASKED = keys.PERSONA_ASKED[1:]
"""The asked fields that are notes; the name is asked before them."""


class PortraitLines(BoardBody):
    """Which portrait is in hand, and the lines that can be opened on it."""

    step = "personas"

    def __init__(self, desk: Desk) -> None:
        """Stand at the first segment, the rarer fields folded."""
        super().__init__(desk)
        self._at = ""
        self.all_fields = False
        self.reading = False

    @property
    def pose(self) -> str:
        """Which fields are unfolded, and whether two portraits are read."""
        return ("a" if self.all_fields else "") + ("r" if self.reading else "")

    def strike(self, pose: str) -> None:
        """The same as another window."""
        self.all_fields, self.reading = "a" in pose, "r" in pose

    # Where the team stands ----------------------------------------------------------------------

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Segments as they are turned: those set aside come last."""
        return tuple(sorted(self.view.segments, key=lambda segment: bool(segment.aside)))

    def pages(self) -> Sequence[str]:
        """A page for each segment."""
        return [segment.id for segment in self.segments]

    @property
    def at(self) -> str:
        """The segment whose portrait is shown."""
        segment = self.segment
        return segment.id if segment is not None else ""

    @property
    def segment(self) -> Segment | None:
        """The same as a record."""
        found = {segment.id: segment for segment in self.segments}
        return found.get(self._at) or next(iter(found.values()), None)

    def turn(self, key: str) -> None:
        """Show the portrait of a segment."""
        if self.view.find(Segment, key) is not None:
            self._at = key

    def shown(self) -> tuple[Segment, ...]:
        """The segment in hand, and beside it the next one where there is room for two."""
        segment = self.segment
        if segment is None:
            return ()
        if self.is_narrow and not self.is_reading:
            return (segment,)
        following = list(self.segments)
        at = following.index(segment)
        pair = following[at : at + 2] if at + 1 < len(following) else following[-2:]
        alone = [one for one in pair if one.id == segment.id or not one.aside or segment.aside]
        return tuple(alone)

    @property
    def is_reading(self) -> bool:
        """Whether two portraits are shown to be read; a line that is opened ends it."""
        return self.reading and self.desk.line_at is None

    def field_in_hand(self) -> tuple[Segment | None, str]:
        """The field in hand: written at, under the cursor, or the next one without an answer."""
        field, _, segment_id = self.current_key().partition("@")
        segment = self.view.find(Segment, segment_id) if segment_id else None
        if segment is not None:
            return segment, field
        place = self.note_place()
        if isinstance(place, OnPersona):
            return self.segment_of(place.persona), place.field
        return self.segment, self.next_asked(self.segment) if self.segment else ""

    def segment_of(self, persona_id: str) -> Segment | None:
        """The segment a persona gives a face to."""
        persona = self.view.find(Persona, persona_id)
        return self.view.find(Segment, persona.segment) if persona is not None else None

    def next_asked(self, segment: Segment, after: str = "") -> str:
        """The first of the asked fields without an answer, behind another one; or nothing."""
        persona = self.view.portrait(segment.id)
        if persona is None:
            return "name"
        behind = ASKED[ASKED.index(after) + 1 :] if after in ASKED else ASKED
        empty = (field for field in behind if not self.view.at(OnPersona(persona.id, field)))
        return next(empty, "")

    # Its lines ------------------------------------------------------------------------------------

    def addresses(self) -> Sequence[Address]:
        """The fields of the portraits shown, then another segment."""
        fields = [
            self.line_for(segment, field)
            for segment in sorted(self.shown(), key=lambda one: one.id != self.at)
            for field in self._open_fields(segment)
        ]
        return (*fields, self.segments_address())

    def _open_fields(self, segment: Segment) -> Sequence[str]:
        """Fields that can be written: before somebody has a name there is nothing else to say."""
        if self.view.portrait(segment.id) is None:
            return ("name",)
        return ("name", *self.fields(segment))

    def fields(self, segment: Segment) -> Sequence[str]:
        """Fields drawn below the name."""
        return (*ASKED, *keys.PERSONA_FOLDED) if self.unfolded(segment) else ASKED

    def unfolded(self, segment: Segment) -> bool:
        """Whether the rarer fields are shown: asked for, or answered and with room for them."""
        persona = self.view.portrait(segment.id)
        if self.all_fields or persona is None or self.is_narrow or len(self.shown()) > 1:
            return self.all_fields
        return any(self.view.at(OnPersona(persona.id, field)) for field in keys.PERSONA_FOLDED)

    def segments_address(self) -> Address:
        """The line each Enter on which adds a segment."""
        label = loader.names(self.desk.words.language).lines["segment"]
        return Address(SEGMENTS, label, makes_records=True)

    def line_for(self, segment: Segment, field: str) -> Address:
        """The line that asks for one field of a segment's portrait."""
        persona = self.view.portrait(segment.id)
        asked = loader.names(self.desk.words.language).persona[field]
        who = cut(persona.name if persona is not None else segment.name, NAME_IN_PROMPT)
        label = f"{who} · {asked[:1].lower()}{asked[1:]}"
        key = field_key(field, segment)
        if field != "name" and persona is not None:
            return Address(key, label, OnPersona(persona.id, field), target=segment.id)
        told = (persona.name, persona.role) if persona is not None else ()
        return Address(
            key,
            label,
            target=segment.id,
            scaffold=", ".join(part for part in told if part),
            makes_records=persona is None,
        )

    def address_for(self, spot: Spot) -> Address | None:
        """Turn to the portrait a gap or note is in, unfolded if it must be."""
        place = spot.place
        if isinstance(place, OnPersona):
            segment, field = self.segment_of(place.persona), place.field
        elif spot.part == "name":
            named = self.view.find(Segment, spot.target)
            segment, field = named or self.segment_of(spot.target), "name"
        else:
            return self.segments_address() if spot.part == SEGMENTS else None
        if segment is None:
            return None
        self.turn(segment.id)
        self.all_fields = self.all_fields or field in keys.PERSONA_FOLDED
        return self.line_for(segment, field)
