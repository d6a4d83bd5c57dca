"""What is measured against what, and how far each may reach."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from cjm_tui.domain.commands import AddNote
from cjm_tui.domain.places import OnMap
from cjm_tui.session import Library
from cjm_tui.text import new_id
from tests.bench.bare import TITLE
from tests.bench.measuring import Budget, Once, seconds
from tests.bench.worlds import FEW, LIBRARY_OF, MANY, full_library, workshop_of
from tests.e2e.terminal import Terminal

SIZE = (120, 35)
BARE = (sys.executable, "-m", "tests.bench.bare")
SCRIPT = Path(sys.executable).with_name("cjm")
CJM = (str(SCRIPT),) if SCRIPT.exists() else (sys.executable, "-m", "cjm_tui")
"""As people start it, where it is installed."""
IMPORTS = "import argparse, gettext, msgspec, tinydb, platformdirs"


def command_line(place: Path) -> Iterator[Budget]:
    """What runs without a screen.

    Args:
        place: an empty folder.
    """
    library = place / "one"
    boiler = Library(library).example("boiler", "en")

    def cjm(*arguments: str) -> Once:
        return _run(*CJM, "--sessions", str(library), *arguments)

    nothing = _run(sys.executable, "-c", "pass")
    imports = _run(sys.executable, "-c", IMPORTS)
    yield Budget("cjm --version, against python -c pass", 2.5, _run(*CJM, "--version"), nothing)
    yield Budget("cjm -h, against python -c pass", 2.5, cjm("-h"), nothing)
    yield Budget("cjm list, against the imports alone", 1.5, cjm("list"), imports)
    export = cjm("export", boiler, "--to", "json")
    yield Budget("cjm export of the boiler rooms, against the imports", 1.5, export, imports)


def first_frame(place: Path) -> Iterator[Budget]:
    """From the start to the first title in a terminal, with a full library.

    Args:
        place: an empty folder.
    """
    root = full_library(place / "full")

    def ours() -> float:
        return seconds(lambda: _seen("Boiler rooms", "--sessions", str(root), command=CJM))

    def base() -> float:
        return seconds(lambda: _seen(TITLE, command=BARE))

    named = f"first title of {LIBRARY_OF} workshops, against a bare app's"
    yield Budget(named, 1.3, ours, base)


def on_the_screen(place: Path, stack: ExitStack) -> Iterator[Budget]:
    """Keys on a map of many notes against the same keys on a map of few.

    Args:
        place: an empty folder.
        stack: closes the terminals.
    """
    many, few = (
        stack.enter_context(Terminal("open", str(workshop_of(place / f"{n}", n)), size=SIZE))
        for n in (MANY, FEW)
    )
    for screen in (many, few):
        screen.until("[1")
        screen.press("esc", "6", "4")
        screen.until("Stage")
        screen.until_quiet()
        screen.press("down", "down")
    named = f"an arrow key to its repaint, {MANY} notes against {FEW}"
    yield Budget(named, 1.2, _arrow(many), _arrow(few))
    for screen in (many, few):
        screen.press("6", "1")
        screen.until("Stage")
        screen.until("›")
    named = f"adding a note to its repaint, {MANY} notes against {FEW}"
    yield Budget(named, 1.2, _adding(many), _adding(few))


def keeping(place: Path, stack: ExitStack) -> Iterator[Budget]:
    """Writing to the disk and reading from it, with many notes.

    Args:
        place: an empty folder.
        stack: closes the workshop.
    """
    folder = workshop_of(place / "kept", MANY)
    library = Library(folder.parent)

    def opening() -> None:
        library.open(folder.name).close()

    def loading() -> None:
        json.loads((folder / "workshop.json").read_bytes())

    named = f"opening {MANY} notes, against json.load of the document"
    yield Budget(named, 5.0, lambda: seconds(opening), lambda: seconds(loading))

    opened = library.open(folder.name)
    stack.callback(opened.close)
    view = opened.view
    cell = OnMap(view.stories[0].id, view.stages[0].id, "goal")
    log = stack.enter_context((place / "bare.log").open("ab"))

    def durable() -> None:
        note = AddNote(id=new_id(), note=new_id(), place=cell, text="one more of them")
        assert opened.submit(note).wait(30).state == "durable"

    def appended() -> None:
        log.write(b"x" * 400)
        log.flush()
        os.fsync(log.fileno())

    named = f"submit to durable with {MANY} notes, against append and fsync"
    yield Budget(named, 3.0, lambda: seconds(durable), lambda: seconds(appended))


def memory(place: Path) -> Iterator[Budget]:
    """The most memory with many notes open.

    Args:
        place: an empty folder.
    """
    folder = workshop_of(place / "memory", MANY)

    def ours() -> float:
        with Terminal("open", str(folder), size=SIZE) as screen:
            screen.until("saved ✓")
            screen.press("esc", "6", "4")
            screen.until("note 1 of it")
            screen.until_quiet()
            return screen.peak_memory()

    def base() -> float:
        with Terminal(command=BARE, size=SIZE) as screen:
            screen.until(TITLE)
            screen.until_quiet()
            return screen.peak_memory()

    named = f"peak memory with {MANY} notes open, against a bare app's"
    yield Budget(named, 2.0, ours, base, unit="MiB", most_runs=3)


def _run(*command: str) -> Once:
    def once() -> float:
        return seconds(lambda: subprocess.run(command, capture_output=True, check=True))

    return once


def _seen(text: str, *arguments: str, command: tuple[str, ...] = ()) -> None:
    with Terminal(*arguments, size=SIZE, command=command) as screen:
        screen.until_written(0, text.encode())


def _arrow(screen: Terminal) -> Once:
    there_and_back = itertools.cycle(("down", "up"))

    def once() -> float:
        screen.until_quiet()
        before = len(screen.output)

        def press() -> None:
            screen.press(next(there_and_back))
            screen.until_written(before)

        return seconds(press)

    return once


def _adding(screen: Terminal) -> Once:
    numbers = itertools.count(10_000)

    def once() -> float:
        text = f"fresh {next(numbers)}"
        screen.type(text)
        screen.until_quiet()
        before = len(screen.output)

        def enter() -> None:
            screen.press("enter")
            screen.until_written(before, text.encode())

        taken = seconds(enter)
        screen.press("esc", "u")
        screen.until_gone(text)
        screen.press("enter")
        screen.until_quiet()
        return taken

    return once
