"""Print the budgets: ``python -m tests.bench [--runs 30] [--only WORD]``."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from tests.bench import budgets, leaving
from tests.bench.measuring import Budget, measure, report, say


def every_budget(place: Path, stack: ExitStack, only: str) -> Iterator[Budget]:
    """All of them, each made when its turn comes.

    Args:
        place: an empty folder.
        stack: closes what was opened for them.
        only: name of a group, empty for all.
    """
    groups: Mapping[str, Callable[[], Iterator[Budget]]] = {
        "command_line": lambda: budgets.command_line(place),
        "first_frame": lambda: budgets.first_frame(place),
        "on_the_screen": lambda: budgets.on_the_screen(place, stack),
        "keeping": lambda: budgets.keeping(place, stack),
        "leaving": lambda: leaving.leaving(place),
        "memory": lambda: budgets.memory(place),
    }
    for name, group in groups.items():
        if only in ("", name):
            yield from group()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=30, help="how often each is measured")
    parser.add_argument("--only", default="", help="one group: command_line, first_frame, …")
    asked = parser.parse_args()
    say("  what, against what   median ratio (budget)   p95   ours: median | p95 | base: median")
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        # As installed, with its bytecode; where that is not to be written, it goes aside.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(place, "bytecode"))
        for budget in every_budget(Path(place), stack, asked.only):
            say(report(budget, measure(budget, asked.runs)))


if __name__ == "__main__":
    main()
