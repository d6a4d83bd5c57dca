"""What every test of the screens starts from: a library of its own, and the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cjm_tui.session import Kit, Library


class Clock:
    """A clock that a test can set back: ``days_ago`` days before the real time."""

    def __init__(self) -> None:
        self.days_ago = 0

    def __call__(self) -> datetime:
        return datetime.now(UTC) - timedelta(days=self.days_ago)


@pytest.fixture
def clock() -> Clock:
    """The session's clock."""
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Library:
    """An empty library."""
    return Library(tmp_path / "maps", Kit(clock=clock))
