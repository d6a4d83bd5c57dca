"""The version of the stored records, and the way to it from older ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from cjm_tui.store.codec import Unreadable

RawRecord = dict[str, object]
RawRecords = dict[str, RawRecord]
Step = Callable[[RawRecords], RawRecords]
"""Makes the records of one version, by id and as decoded JSON, into those of the next."""


class Schema(Struct, frozen=True):
    """A version of the stored records, and the way to it from older ones."""

    version: int
    steps: Mapping[int, Step]
    """By the version each starts from; the first version is 1."""

    def migrate(self, records: RawRecords, version: int) -> RawRecords:
        """Bring records of an older version up to this one.

        Raises:
            Unreadable: No way leads from that version.
        """
        for older in range(version, self.version):
            if older not in self.steps:
                raise Unreadable(f"nothing leads on from version {older}")
            try:
                records = self.steps[older](records)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                # A step knows the records of its version; these are of no version.
                raise Unreadable(f"{type(error).__name__}: {error}") from None
        return records


SCHEMA: Final = Schema(1, {})
"""What this program writes."""
