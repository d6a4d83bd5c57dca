"""Measuring two things in turn, so that what else the machine does falls on both."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

Once = Callable[[], float]
"""Does the thing once and says what it cost: seconds, or KiB."""


@dataclass(frozen=True)
class Budget:
    """One line of the table."""

    name: str
    reach: float | None
    """How many times the base it may cost; None for what is only measured."""
    ours: Once
    base: Once
    unit: str = "ms"
    most_runs: int = 10**6
    """For what hardly differs from one run to the next, or takes long."""


@dataclass(frozen=True)
class Figures:
    """What came out."""

    ours: tuple[float, ...]
    base: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Median by median."""
        return statistics.median(self.ours) / statistics.median(self.base)

    @property
    def ratio_late(self) -> float:
        """The 95th percentile by the base's median: how bad it feels when it is bad."""
        return late(self.ours) / statistics.median(self.base)


def late(values: tuple[float, ...]) -> float:
    """The 95th percentile."""
    ordered = sorted(values)
    return ordered[min(round(0.95 * (len(ordered) - 1)), len(ordered) - 1)]


def measure(budget: Budget, runs: int) -> Figures:
    """Run both in turn, after one run of each that doesn't count.

    Args:
        budget: what to measure.
        runs: how often.
    """
    budget.base()
    budget.ours()
    pairs = [(budget.ours(), budget.base()) for _ in range(min(runs, budget.most_runs))]
    return Figures(tuple(ours for ours, _ in pairs), tuple(base for _, base in pairs))


def seconds(action: Callable[[], object]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def report(budget: Budget, found: Figures) -> str:
    """A line of the table."""
    scale = 1000.0 if budget.unit == "ms" else 1 / 1024
    figures = [statistics.median(found.ours), late(found.ours), statistics.median(found.base)]
    ours, ours_late, base = (value * scale for value in figures)
    mark, reach = " ", ""
    if budget.reach is not None:
        mark, reach = "✓" if found.ratio <= budget.reach else "✗", f" (≤ {budget.reach}×)"
    return (
        f"{mark} {budget.name:<58} {found.ratio:5.2f}×{reach}  p95 "
        f"{found.ratio_late:5.2f}×   {ours:8.2f} | {ours_late:8.2f} | {base:8.2f} {budget.unit}"
    )


def say(line: str) -> None:
    """Print at once: a long table is read while it grows."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
