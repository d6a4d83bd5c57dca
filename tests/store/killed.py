"""A child that writes notes until it is killed, and what must be true of the workshop it leaves.

python -m tests.store.killed FOLDER     the child: prints the text of each durable note
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from cjm_tui.domain.commands import Undo
from cjm_tui.session import Library
from cjm_tui.store.document import read_document
from cjm_tui.store.names import DOCUMENT
from tests.store.rooms import PATIENCE, a_folder, a_note, codes, reopened, texts

AT_ONCE = 7


def work(folder: Path) -> None:
    """Write notes for ever, several on their way at a time, and say which are durable."""
    opened = Library(folder.parent).open(folder.name)
    number = opened.rev
    while True:
        going = {}
        for _ in range(AT_ONCE):
            number += 1
            going[f"note-{number}"] = opened.submit(a_note(f"note-{number} " + "x" * 200))
        for name, receipt in going.items():
            if receipt.wait().state == "durable":
                sys.stdout.write(f"{name}\n")
                sys.stdout.flush()
        opened.checkpoint()


def kill_once(folder: Path, seconds: float) -> list[str]:
    """Start the child, kill it after so many seconds of work, and return what it confirmed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.store.killed", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    rest, _ = child.communicate()
    return [line for line in (first + rest).splitlines(keepends=False) if line]


def kill_many(root: Path, times: int, seed: int) -> int:
    """Kill a writing child again and again, in one workshop.

    Args:
        root: A folder to work in.
        times: How often.
        seed: Of the moments.

    Returns:
        How many confirmed notes there are.

    Raises:
        AssertionError: A confirmed note is lost, or a file can't be read.
    """
    moments = random.Random(seed)
    folder = a_folder(root)
    confirmed: set[str] = set()
    for _ in range(times):
        confirmed.update(kill_once(folder, moments.uniform(0.0, 0.15)))
        read_document((folder / DOCUMENT).read_bytes())
        opened = reopened(folder)
        assert opened.read_only is None
        assert set(codes(opened)) <= {"tail_cut"}, codes(opened)
        there = {text.partition(" ")[0] for text in texts(opened)}
        assert confirmed <= there, sorted(confirmed - there)
        assert opened.submit(a_note("again")).wait(PATIENCE).state == "durable"
        assert opened.submit(Undo()).wait(PATIENCE).state == "durable"
        assert opened.close()
    return len(confirmed)


if __name__ == "__main__":
    work(Path(sys.argv[1]))
