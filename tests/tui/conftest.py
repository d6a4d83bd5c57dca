"""What every test of the screens starts from: a library of its own, and the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual import _wait

from cjm_tui.session import Kit, Library

REST = 1 / 200
"""Seconds to look whether the program rests; Textual's own 20 ms, so often, are many minutes."""


@pytest.fixture(scope="session", autouse=True)
def _short_rests() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_GRANULARITY", REST)
        patch.setattr(_wait, "SLEEP_IDLE", REST / 20)
        yield


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
