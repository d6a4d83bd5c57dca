"""Kill a writing process many times: `python -m tests.store.kill_many 200` says what was lost."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from tests.store.killed import kill_many


def main() -> None:
    """Kill as often as the first argument says, 200 times by default."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    with tempfile.TemporaryDirectory() as place:
        confirmed = kill_many(Path(place), times, seed)
    sys.stdout.write(f"{times} kills, seed {seed}: {confirmed} confirmed notes, none lost\n")


if __name__ == "__main__":
    main()
