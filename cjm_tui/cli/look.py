"""Verbs that look at workshops and change none: list, examples, show, check."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cjm_tui.cli.asked import REPORT, Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.library import library_of, read, told
from cjm_tui.cli.meant import today
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.domain.view import View
    from cjm_tui.session import LibraryRow, Reading


def list_workshops(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm list`: the workshops, those changed last first."""
    library = library_of(asked)
    rows = library.rows()
    for row in rows:
        if row.problem is not None:
            console.tell(f"{row.id}: {told(row.problem, speak)}")
    if asked.json:
        from cjm_tui.cli.as_json import as_json

        console.put(as_json([_facts(row) for row in rows]))
        return 0
    if not rows:
        console.tell(speak.say("There are no workshops in {folder} yet.", folder=library.root))
    for line in _table(rows, speak):
        console.put(line)
    return 0


def _facts(row: LibraryRow) -> dict[str, str | int]:
    return {
        "id": row.id,
        "title": row.title,
        "language": row.language,
        # Nothing is known of one that can't be read; why, has been said on stderr.
        "step": "" if row.problem else row.step,
        "rehearsal": row.head.rehearsal,
        "rev": row.rev,
        "updated": row.updated,
        "path": str(row.path),
    }


def _table(rows: list[LibraryRow], speak: Words) -> list[str]:
    """A line for each workshop; its title last, so that nothing has to be measured behind it."""
    from cjm_tui.method.loader import names
    from cjm_tui.text import clean

    steps = names(speak.language).steps
    lines = [
        (
            clean(row.id, lines=False),
            _day(row.updated),
            "?" if row.problem else steps.get(row.step, "?"),
            clean(row.title, lines=False),
        )
        for row in rows
    ]
    widths = [max((len(line[at]) for line in lines), default=0) for at in range(3)]
    return [
        "  ".join(
            (*(f"{cell:{width}}" for cell, width in zip(line, widths, strict=False)), line[3])
        )
        for line in lines
    ]


def _day(updated: str) -> str:
    """The local date of a moment, in the form that sorts."""
    try:
        return datetime.fromisoformat(updated).astimezone().date().isoformat()
    except ValueError:
        return updated[:10]


def list_examples(_asked: Asked, console: Console, speak: Words) -> int:
    """`cjm examples`: the worked examples, the name first on each line."""
    from cjm_tui.method.loader import example_titles

    examples = example_titles(speak.language)
    width = max(len(example.name) for example in examples)
    for example in examples:
        console.put(f"{example.name:{width}}  {example.title}. {example.about}")
    return 0


def show(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm show`: a workshop as plain text, in its own language."""
    from cjm_tui.share.texts.plain import plain_text

    view = _view(read(asked, console, speak))
    if asked.step == REPORT:
        from cjm_tui.share.texts.report import report_letter

        console.put(str(report_letter(view, today())))
        return 0
    console.put(plain_text(view, asked.step))
    return 0


def check(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm check`: what is missing or doubtful; with `--strict` 1 if anything is missing."""
    from cjm_tui.domain.gaps import KICKOFF, gaps
    from cjm_tui.method.loader import names

    found = gaps(_view(read(asked, console, speak)))
    missing = [gap for gap in found if not gap.doubtful]
    known = names(speak.language)
    steps = {KICKOFF: known.kickoff, **known.steps}
    for title, group in (
        (speak.say("Still needed:"), missing),
        (speak.say("Worth another look:"), [gap for gap in found if gap.doubtful]),
    ):
        if group:
            console.put(title)
        for gap in group:
            console.put(f"  {steps[gap.step]}: {told(gap.message, speak)}")
    if not missing:
        console.tell(speak.say("Nothing is missing."))
    return 1 if asked.strict and missing else 0


def _view(reading: Reading) -> View:
    from cjm_tui.domain.view import project

    return project(reading.workshop)


VERBS = {
    "list": list_workshops,
    "examples": list_examples,
    "show": show,
    "check": check,
}
