"""Verbs that end on a screen: home, open, new, example, import, to-be, rehearse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.library import library_of, told
from cjm_tui.errors import InputProblem
from cjm_tui.session import Library
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.session.coming import Coming

STDIN = "stdin"
"""What a message calls a file that comes through a pipe."""


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
    """`cjm import`: a workshop of a file, after saying what was guessed or left out of it."""
    if not (asked.no_open or asked.dry_run):
        _need_screen(console)
    library = library_of(asked)
    coming = _coming(library, asked)
    _tell_coming(coming, console, speak)
    if asked.dry_run:
        return 0
    if coming.report and not _is_wanted(console, speak):
        console.tell(speak.say("Nothing was kept."))
        return 1
    return _opened(library.keep(coming), library, asked, console, speak)


def to_be(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm to-be`: a copy of a map, to become the map as it should be."""
    if not asked.no_open:
        _need_screen(console)
    library = library_of(asked)
    return _opened(library.to_be(asked.workshop), library, asked, console, speak)


def rehearse(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm rehearse`: a copy of a workshop to try it on, with a faster clock."""
    if not asked.no_open:
        _need_screen(console)
    library = library_of(asked)
    made = library.rehearsal(asked.workshop, asked.speed)
    return _opened(made, library, asked, console, speak)


def _coming(library: Library, asked: Asked) -> Coming:
    from cjm_tui.session.coming import read_stream

    if asked.file == "-":
        data = read_stream(sys.stdin.buffer, STDIN)
        return library.coming_bytes(data, STDIN, form=asked.form, title=asked.title)
    return library.coming(Path(asked.file), form=asked.form, title=asked.title)


def _tell_coming(coming: Coming, console: Console, speak: Words) -> None:
    """What came and what was made of it; sentences, so that stdout stays for data."""
    counts = ", ".join(told(count, speak) for count in coming.counts)
    console.tell(
        speak.say(
            "“{title}”: {counts}", title=coming.title, counts=counts or speak.say("nothing yet")
        )
    )
    for message in coming.report:
        console.tell(f"· {told(message, speak)}")


def _is_wanted(console: Console, speak: Words) -> bool:
    """Ask whoever sits at the keyboard; without one the answer is yes."""
    if not console.can_ask():
        return True
    answer = console.ask(speak.say("Keep it? Enter keeps it, n leaves it: "))
    return answer is not None and answer.strip().casefold() in ("", "y", "yes", "д", "да")


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
    "to-be": to_be,
    "rehearse": rehearse,
}
