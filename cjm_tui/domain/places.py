"""Where a note stands: the board it is on, and the spot on that board.

A place is a tagged union on the field ``on``, so that ``{"on": "audience", "facet": "needs"}``
means the same in a command, in the journal and in an exported file.
"""

from __future__ import annotations

from msgspec import Struct


class OnAudience(Struct, frozen=True, forbid_unknown_fields=True, tag_field="on", tag="audience"):
    """Under a heading of the audience board."""

    facet: str
    """One of ``keys.FACETS``."""


class OnPersona(Struct, frozen=True, forbid_unknown_fields=True, tag_field="on", tag="persona"):
    """An answer in a portrait."""

    persona: str
    """Id of the persona."""
    field: str
    """One of the persona fields that are notes: all but ``name``."""


class OnInterview(Struct, frozen=True, forbid_unknown_fields=True, tag_field="on", tag="interview"):
    """A finding: what one talk found."""

    talk: str
    """Id of the talk."""


class OnStage(Struct, frozen=True, forbid_unknown_fields=True, tag_field="on", tag="stage"):
    """What the client does, thinks or feels at a stage."""

    stage: str
    """Id of the stage."""
    aspect: str
    """One of ``keys.ASPECTS``."""


class OnStory(Struct, frozen=True, forbid_unknown_fields=True, tag_field="on", tag="story"):
    """A beat: what happened in a story at a stage."""

    story: str
    """Id of the story."""
    stage: str
    """Id of the stage."""


class OnMap(Struct, frozen=True, forbid_unknown_fields=True, tag_field="on", tag="map"):
    """A cell of the map that a story runs along."""

    story: str
    """Id of the story."""
    stage: str
    """Id of the stage."""
    lane: str
    """One of ``keys.LANES`` or ``keys.OPTIONAL_LANES``, or the id of a lane of the team's own."""


class OnParking(Struct, frozen=True, forbid_unknown_fields=True, tag_field="on", tag="parking"):
    """The parking lot; with a lane, a barrier or solution that waits for the map."""

    lane: str = ""
    """Empty, ``barriers`` or ``solutions``."""


class OnIdeas(Struct, frozen=True, forbid_unknown_fields=True, tag_field="on", tag="ideas"):
    """The three useful ideas; the note's author is whose idea it is."""


Place = OnAudience | OnPersona | OnInterview | OnStage | OnStory | OnMap | OnParking | OnIdeas
