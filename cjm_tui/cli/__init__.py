"""The command line: `cjm`. Data go to stdout, sentences to stderr.

Exit codes: 0 done, 1 refused or failed, 2 wrong usage. Everything a verb needs beyond the parser is
imported inside the function that needs it: `cjm --version` must not wait for a database, nor
`cjm export` for a screen.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as type checkers know it; typing itself would double `cjm --version`

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_tui.cli.asked import Asked
    from cjm_tui.cli.console import Console
    from cjm_tui.words import Words

    Verb = Callable[[Asked, Console, Words], int]

DONE, FAILED, INTERRUPTED = 0, 1, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: The arguments; those of the process if left out.

    Returns:
        The exit code. No exception leaves, and no traceback is ever shown.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        from cjm_tui import __version__

        # Scripts ask for it; the parser, which also knows it, would double the time it takes.
        sys.stdout.write(f"cjm {__version__}\n")
        return DONE
    from cjm_tui.cli.console import Console

    console = Console()
    try:
        code = _guarded(arguments, console)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as defect:
        # Even the words to say it in are missing.
        console.tell(f"cjm: {type(defect).__name__}: {defect}")
        code = FAILED
    return console.closed(code)


def _guarded(arguments: list[str], console: Console) -> int:
    """Run one command, and make one sentence of whatever stops it."""
    from cjm_tui.cli.asked import asked_language, parse
    from cjm_tui.words import words

    speak = words(asked_language(arguments))
    try:
        asked = parse(arguments, speak)
        return _verb(asked.verb)(asked, console, speak)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except BrokenPipeError:
        console.hang_up()
    except Exception as error:
        console.tell(_what_stopped(error, speak))
    return FAILED


def _what_stopped(error: Exception, speak: Words) -> str:
    from cjm_tui.errors import CjmError, Message
    from cjm_tui.telling import tell

    if isinstance(error, CjmError):
        return tell(speak, error.message)
    if isinstance(error, OSError) and error.filename is None:
        # Files of ours have names in their problems: this is what the caller gave us to write to.
        problem = error.strerror or str(error)
        return tell(speak, Message("write_failed", {"path": "stdout", "problem": problem}))
    what = f"{type(error).__name__}: {error}"
    return speak.say("Something unexpected happened ({what}). What was saved is safe.", what=what)


def _verb(name: str) -> Verb:
    """Find what does a verb, loading only the part of the house that it needs."""
    if name in ("list", "examples", "show", "check"):
        from cjm_tui.cli import look

        return look.VERBS[name]
    if name in ("export", "copy", "worksheets"):
        from cjm_tui.cli import leave

        return leave.VERBS[name]
    if name in ("wall", "crib"):
        from cjm_tui.cli import wall

        return wall.VERBS[name]
    if name == "doctor":
        from cjm_tui.cli.doctor import doctor

        return doctor
    if name == "submit":
        from cjm_tui.cli.submit import submit

        return submit
    from cjm_tui.cli import begin

    return begin.VERBS[name]
