"""Verbs that end on a screen: home, open, new, example, import."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.library import library_of
from cjm_tui.errors import InputProblem
from cjm_tui.session import Library
from cjm_tui.words import Words


def home(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm` alone: the library."""
    _need_screen(console)
    return _run(library_of(asked), speak)


def open_workshop(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm open`: one workshop, where it was left."""
    _need_screen(console)
    library = library_of(asked)
    return _run(library, speak, library.find(asked.workshop))


def new(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm new`: begin a workshop; without a title the screen asks for everything."""
    if not asked.no_open:
        _need_screen(console)
    library = library_of(asked)
    if not asked.title:
        return _run(library, speak, new=True)
    made = library.create(
        asked.title,
        language=speak.language,
        how=asked.how,
        people=asked.people.split(","),
        stages=asked.stages,
    )
    return _opened(made, library, asked, console, speak)


def example(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm example`: a copy of a worked example, in the language we speak."""
    if not asked.no_open:
        _need_screen(console)
    library = library_of(asked)
    made = library.example(asked.name, speak.language, empty=asked.empty)
    return _opened(made, library, asked, console, speak)


def import_file(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm import`: a workshop of an exported file."""
    if not asked.no_open:
        _need_screen(console)
    library = library_of(asked)
    made = library.import_file(Path(asked.file), asked.title)
    return _opened(made, library, asked, console, speak)


def _opened(made: str, library: Library, asked: Asked, console: Console, speak: Words) -> int:
    """Say what was made, or go on with it on the screen."""
    if asked.no_open:
        console.put(made)
        return 0
    return _run(library, speak, made)


def _need_screen(console: Console) -> None:
    """Refuse before anything is made: whoever can't go on with it shouldn't have to find it."""
    if not console.has_screen():
        raise InputProblem("needs_screen")


def _run(library: Library, speak: Words, open_id: str = "", *, new: bool = False) -> int:
    from cjm_tui.tui.app import run  # 150 ms, which no other verb shall wait for

    return run(library.root, speak.language, open_id=open_id, begin_new=new)


VERBS = {
    "home": home,
    "open": open_workshop,
    "new": new,
    "example": example,
    "import": import_file,
}
