"""The figures can be printed: a run of the quick ones, whatever they come to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.measuring import Figures

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("group", "lines"), [("command_line", 4), ("keeping", 2), ("leaving", 34)])
def test_a_group_of_budgets_is_printed(group: str, lines: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--runs", "1", "--only", group],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=100,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    measured = [line for line in done.stdout.splitlines() if "×" in line]
    assert len(measured) == lines


def test_the_ratio_is_of_medians_and_the_late_one_of_the_95th_percentile() -> None:
    found = Figures(ours=(2.0, 2.0, 2.0, 9.0, 2.0), base=(1.0, 1.0, 4.0, 1.0, 1.0))

    assert found.ratio == 2.0
    assert found.ratio_late == 9.0
