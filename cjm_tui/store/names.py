"""What the files of a workshop are called."""

from __future__ import annotations

from typing import Final

DOCUMENT: Final = "workshop.json"
JOURNAL: Final = "journal.jsonl"
TRASH: Final = ".trash"
"""The folder of thrown-away workshops, in the folder of workshops."""
