"""A process killed in the middle of writing loses nothing it has confirmed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.store.killed import kill_many


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a kill is something else there")
def test_twenty_kills_lose_no_confirmed_note_and_leave_every_file_readable(tmp_path: Path) -> None:
    assert kill_many(tmp_path, 20, seed=1) > 100
