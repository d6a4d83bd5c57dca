"""What the budgets are measured on: a full library, and workshops of few and of many notes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from cjm_tui.domain.commands import AddNote, AddStage, AddStory, Command
from cjm_tui.domain.places import OnMap
from cjm_tui.session import Library, OpenWorkshop
from cjm_tui.text import new_id

LIBRARY_OF = 1_000
DOCUMENT = 45_000
"""Bytes of each document in it, about."""
MANY, FEW = 2_000, 20
LANES = ("goal", "questions", "touchpoints", "barriers")
STAGES = 5


def full_library(root: Path) -> Path:
    """A library of many workshops, all of the size of a finished map.

    Args:
        root: of the new library.

    Returns:
        The same.
    """
    library = Library(root)
    first = root / library.example("boiler", "en")
    opened = library.open(first.name)
    story = opened.view.stories[0].id
    stage = opened.view.stages[0].id
    notes: list[Command] = []
    while (first / "workshop.json").stat().st_size + 300 * len(notes) < DOCUMENT:
        notes.append(_note(story, stage, "questions", f"what was asked, time {len(notes)}"))
    _write(opened, notes)
    opened.close()
    for number in range(1, LIBRARY_OF):
        shutil.copytree(first, root / f"boiler-rooms-{number:04}")
    return root


def workshop_of(root: Path, notes: int) -> Path:
    """A workshop with a map of so many notes, each written by a command of its own.

    The first stage has none, so that what is added there is seen on either.

    Args:
        root: of its library.
        notes: how many.

    Returns:
        Its folder.
    """
    library = Library(root)
    opened = library.open(library.create(f"A map of {notes}", how="alone"))
    stages = [new_id() for _ in range(STAGES)]
    story, full = new_id(), stages[1:]
    _write(opened, [AddStage(id=new_id(), stage=one, name=f"Stage {one[:3]}") for one in stages])
    told = AddStory(id=new_id(), story=story, title="The first winter", chosen=True)
    _write(opened, [told])
    _write(
        opened,
        [
            _note(story, full[at % len(full)], LANES[at // 4 % len(LANES)], f"note {at} of it")
            for at in range(notes)
        ],
    )
    opened.close()
    return opened.path


def _note(story: str, stage: str, lane: str, text: str) -> AddNote:
    return AddNote(id=new_id(), note=new_id(), place=OnMap(story, stage, lane), text=text)


def _write(opened: OpenWorkshop, commands: Sequence[Command]) -> None:
    receipts = [opened.submit(command) for command in commands]
    for receipt in receipts:
        state = receipt.wait(60).state
        assert state == "durable", receipt.message
