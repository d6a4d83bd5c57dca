"""What importing a room loads, tried in a fresh interpreter.

The contracts of import-linter read the source; this sees what really happens, libraries included.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cjm_tui

PACKAGE = Path(cjm_tui.__file__).parent
HEAVY = {"textual", "rich", "tinydb", "pyperclip", "hypothesis", "asyncio"}
NEVER = {
    "text": HEAVY,
    "errors": HEAVY,
    "words": HEAVY,
    "sentences": HEAVY,
    "complaints": HEAVY,
    "telling": HEAVY,
    "settings": HEAVY,
    "method": HEAVY,
    "domain": HEAVY,
    "share": HEAVY,
    "store": {"textual", "rich", "pyperclip", "hypothesis"},
    "session": {"textual", "rich", "pyperclip", "hypothesis"},
    "tui": {"pyperclip", "hypothesis"},
    "cli": HEAVY,
}


def modules(room: str) -> list[str]:
    """Name every module of a room, or nothing if it isn't there."""
    files = sorted((PACKAGE / room).rglob("*.py")) or [PACKAGE / f"{room}.py"]
    names = [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files]
    return [
        name.removesuffix(".__init__")
        for name, file in zip(names, files, strict=True)
        if file.exists()
    ]


def loaded_by(names: list[str]) -> set[str]:
    """Import modules in a fresh interpreter and list the packages that are loaded then."""
    code = f"import sys\nfor name in {names!r}: __import__(name)\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_every_room_of_the_house_is_watched() -> None:
    rooms = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}

    assert rooms - set(NEVER) == {"__init__", "__main__"}


@pytest.mark.parametrize("room", [room for room in NEVER if modules(room)])
def test_a_room_loads_only_what_it_may(room: str) -> None:
    assert loaded_by(modules(room)) & NEVER[room] == set()


def test_the_watch_sees_what_is_loaded() -> None:
    assert {"rich", "textual"} <= loaded_by(["textual.app"])
