"""What a file that comes in is taken for, before anything of it is kept."""

from __future__ import annotations

from msgspec import Struct

from cjm_tui.domain.commands import Single
from cjm_tui.domain.records import Language
from cjm_tui.errors import Message

LARGEST = 16 * 1024 * 1024
"""Bytes of a file of another program; a hundred maps together have less."""
MOST_CELLS = 200_000
"""Cells of a table; the largest map of a workshop has some hundred."""
MOST_NOTES = 10_000
"""Notes that one file may bring."""
MOST_STAGES = 60
MOST_LANES = 40
"""Lanes of a team's own that one file may bring."""


class Found(Struct, frozen=True):
    """A new workshop, as far as a file has one."""

    title: str
    """What the map is about; as the file says, or guessed."""
    language: Language
    """Of most of its texts."""
    commands: tuple[Single, ...]
    """What fills the workshop when it begins."""
    report: tuple[Message, ...] = ()
    """What was guessed, put aside or left out, in the order in which it was met."""
    example: str = ""
    """Name of the worked example it is a copy of."""


class Item(Struct, frozen=True):
    """Something in a cell that will be a note, or say something of one."""

    text: str
    about: tuple[int, ...] = ()
    """Numbers that tie it to others of its stage: a barrier's own, those a solution answers."""
    dashed: bool = False
    """A dash stood before it: a bullet, or a minus where others have a plus."""


class Row(Struct, frozen=True):
    """A row of a map: a lane, however the file calls it."""

    label: str
    cells: tuple[tuple[Item, ...], ...]
    """What is said at each stage."""


class Map(Struct, frozen=True):
    """A map as a file has it, whatever its format."""

    stages: tuple[str, ...]
    """Names as they are written, numbers too; an empty one has none."""
    rows: tuple[Row, ...]
    links: tuple[tuple[str, ...], ...] = ()
    """Lines about returns and exits, by the stage they start from; ours only."""
    story: str = ""
    """Title of the story it runs along; empty where the file doesn't say."""
    persona: str = ""
    """Whose it is, the role after a comma."""
    ours: bool = False
    """Whether this program wrote it: then its signs mean what they say, and nothing else does."""
