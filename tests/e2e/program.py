"""The program without a terminal, as scripts run it."""

from __future__ import annotations

import subprocess
import sys


def cjm(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "cjm_tui", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def made(*arguments: str) -> str:
    """Make a workshop without opening it; its id."""
    done = cjm(*arguments, "--no-open")
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[-1]
