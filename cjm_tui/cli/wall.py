"""Verbs for who runs the room: wall, crib."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.library import library_of
from cjm_tui.errors import InputProblem
from cjm_tui.words import Words


def wall(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm wall`: a second window for the projector, which follows the first."""
    if not console.has_screen():
        raise InputProblem("needs_screen")
    follower = library_of(asked).follow(asked.workshop)
    try:
        from cjm_tui.tui.wall.app import run_wall  # 150 ms, which no other verb shall wait for

        return run_wall(follower, speak.language)
    finally:
        follower.close()


def crib(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm crib`: what the facilitator says and watches for, for paper or phone."""
    from cjm_tui.cli.meant import workshop_meant
    from cjm_tui.domain.view import project
    from cjm_tui.share.files import shown, write_atomic
    from cjm_tui.share.texts.crib import crib_text

    workshop = workshop_meant(asked, console, speak)
    text = crib_text(project(workshop, "facilitator"))
    if not asked.output or asked.output == "-":
        console.put(text)
        return 0
    path = Path(asked.output).expanduser()
    write_atomic(path, f"{text}\n".encode(), force=asked.force)
    console.tell(speak.say("Written to {path}", path=shown(path)))
    return 0


VERBS = {"wall": wall, "crib": crib}
