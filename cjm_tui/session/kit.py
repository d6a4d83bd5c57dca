"""What a library works with: a disk, a schema, a clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct

from cjm_tui.store.files import Files, SystemFiles
from cjm_tui.store.schema import SCHEMA, Schema

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time now, UTC."""
    return datetime.now(UTC)


class Kit(Struct, frozen=True):
    """What a library works with; a test puts in its own."""

    files: Files = SystemFiles()
    schema: Schema = SCHEMA
    clock: Clock = utc_now

    def now(self) -> str:
        """The time for an entry, ISO, UTC, to the second."""
        moment = self.clock().astimezone(UTC).replace(tzinfo=None)
        return f"{moment.isoformat(timespec='seconds')}Z"

    def stamp(self) -> str:
        """The time as a part of a file's name."""
        return self.clock().astimezone(UTC).strftime("%Y-%m-%d-%H%M%S")
