"""Short ways to say what the store's tests do again and again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from cjm_tui.domain.commands import AddNote
from cjm_tui.domain.places import OnAudience
from cjm_tui.session import Kit, Library, OpenWorkshop, Receipt
from cjm_tui.text import new_id

NEEDS = OnAudience("needs")
PATIENCE = 20.0


def a_note(text: str = "warm water", note: str = "") -> AddNote:
    """A command that writes a note under *needs*."""
    return AddNote(id=new_id(), note=note or new_id(), place=NEEDS, text=text)


def write(opened: OpenWorkshop, *texts: str) -> list[Receipt]:
    """Write notes and wait until each is durable."""
    receipts = [opened.submit(a_note(text)) for text in texts]
    for receipt in receipts:
        assert receipt.wait(PATIENCE).state == "durable", receipt.message
    return receipts


def texts(opened: OpenWorkshop) -> list[str]:
    """What stands under *needs*."""
    return [note.text for note in opened.view.at(NEEDS)]


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that a thread will bring about."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


def until_durable(*receipts: Receipt) -> None:
    """Wait until the disk has taken what it may have refused before."""
    until(lambda: all(receipt.state == "durable" for receipt in receipts))


def save_state(opened: OpenWorkshop) -> str:
    """What is shown of its being saved."""
    return opened.save.state


def a_folder(root: Path, *texts: str, kit: Kit | None = None) -> Path:
    """A closed workshop with some notes; its folder."""
    library = Library(root, kit)
    opened = library.open(library.create("Boiler rooms"))
    write(opened, *texts)
    assert opened.close()
    return opened.path


def reopened(folder: Path, kit: Kit | None = None) -> OpenWorkshop:
    """The workshop in a folder, opened."""
    return Library(folder.parent, kit).open(folder.name)


def codes(opened: OpenWorkshop) -> list[str]:
    """What its opening had to tell."""
    return [notice.code for notice in opened.notices]
