"""What the pages of the close share: their question, their guide, and where Enter leads."""

from __future__ import annotations

from cjm_tui.domain.records import Story
from cjm_tui.domain.spots import Spot
from cjm_tui.tui.blocks import Block, blank, indent, item, stack, text
from cjm_tui.tui.bodies.base import MARGIN, Address
from cjm_tui.tui.bodies.boards import BoardBody

PROMISE = "promise"
"""Key of the line that says what the team promises its clients."""


class ClosePage(BoardBody):
    """A page of the close."""

    step = "close"

    @property
    def story(self) -> Story | None:
        """The story that is told in the close: the first on the map."""
        return self.view.story_for_map()

    @property
    def is_alone(self) -> bool:
        """Whether there is no room to ask."""
        return self.view.brief.how == "alone"

    def question(self) -> str:
        """What the guide of the page asks."""
        return self.guide(f"close.{self.part}").question

    def guide_key(self, address: Address | None) -> str:
        """The guide of the page; our promise has one of its own."""
        is_promise = address is not None and address.key == PROMISE
        return f"line.{PROMISE}" if is_promise else f"close.{self.part}"

    def address_at(self, key: str) -> Address | None:
        """The address with this key, if the page has it now."""
        return next((one for one in self.addresses() if one.key == key), None)

    def invitation(self, spot: Spot, sentence: str) -> Block:
        """What to do first, in one sentence the cursor stands on."""
        return stack(blank(), indent(item(spot.step, text(sentence, self.inner)), MARGIN))

    def airy(self, rows: int, *blocks: Block) -> Block:
        """Blocks with a blank row between them where all of it then fits, and without otherwise.

        Args:
            rows: how many there are.
            blocks: from top to bottom; empty ones are left out.
        """
        whole = spaced(*blocks)
        return whole if whole.height <= rows else stack(*blocks)


def spaced(*blocks: Block) -> Block:
    """Blocks with a blank row between each two; empty ones are left out."""
    shown = [block for block in blocks if block.height]
    return stack(*shown[:1], *(part for block in shown[1:] for part in (blank(), block)))
