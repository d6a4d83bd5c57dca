"""What may be asked on the command line, verb by verb."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cjm_tui import __version__
from cjm_tui.cli.parser import Parser, Verb, common_options, examples
from cjm_tui.method import keys
from cjm_tui.share.doors import ALL, FORMATS, IMPORTED, TARGET_NAMES, WHATS
from cjm_tui.words import Language, Words, detect_language

if TYPE_CHECKING:
    from cjm_tui.cli.parser import Verbs
    from cjm_tui.domain.records import How


REPORT = "report"
"""What `cjm show` may be asked for beside the steps: how the workshop went."""


class Asked(argparse.Namespace):
    """A command line, understood. What a verb doesn't take keeps its default."""

    verb: str = "home"
    sessions: str | None = None
    lang: Language | None = None
    workshop: str = ""
    title: str = ""
    how: How = "team"
    people: str = ""
    stages: str = ""
    name: str = ""
    file: str = ""
    empty: bool = False
    no_open: bool = False
    json: bool = False
    step: str = "all"
    strict: bool = False
    to: str = ""
    output: str = ""
    force: bool = False
    story: str = ""
    what: str = "result"
    person: str = ""
    part: int = 1
    form: str = ""
    dry_run: bool = False
    speed: int = 10
    acts_as: str = ""


def asked_language(arguments: Sequence[str]) -> Language:
    """Choose the language to speak before the command line is understood.

    Args:
        arguments: All of them; only `--lang` is looked for.
    """
    flag = None
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            flag = arguments[at + 1]
        elif argument.startswith("--lang="):
            flag = argument.partition("=")[2]
    return detect_language(flag, os.environ)


def parse(arguments: Sequence[str], speak: Words) -> Asked:
    """Understand a command line.

    Args:
        arguments: Those after the program's name.
        speak: The language for help and complaints.

    Returns:
        What is asked.

    Raises:
        SystemExit: Help or the version was asked for and printed (0), or the usage is wrong and
            has been explained on stderr (2).
    """
    program = _program(speak)
    asked = program.parse_args(arguments, namespace=Asked())
    if asked.verb == "new" and asked.no_open and not asked.title:
        # In argparse's own words, which the parser translates.
        title = speak.say("TITLE")
        program.error(f"the following arguments are required: {title}")
    return asked


def _program(speak: Words) -> Parser:
    program = Parser(
        prog="cjm",
        speak=speak,
        description=speak.say("From “who is our client” to a finished customer journey map."),
        epilog=examples(speak, 'cjm new "Boiler rooms" --how team --people "Nina, Oleg"'),
    )
    verbs = program.add_subparsers(
        title=speak.say("commands"), dest="verb", metavar=speak.say("COMMAND")
    )
    options = common_options(program)
    options.add_argument(
        "--version",
        action="version",
        version=f"cjm {__version__}",
        help=speak.say("print the version"),
    )
    for add in _VERBS:
        add(verbs, speak)
    return program


def _open(verbs: Verbs, speak: Words) -> None:
    verb = Verb(verbs, speak, "open", speak.say("open a workshop"), "cjm open boiler")
    verb.take_workshop(speak)


def _new(verbs: Verbs, speak: Words) -> None:
    does = speak.say("begin a workshop")
    example = 'cjm new "Boiler rooms" --how team --people "Nina, Oleg" --stages service_contract'
    verb = Verb(verbs, speak, "new", does, example)
    title = speak.say("what the map is about; without it you are asked")
    verb.takes.add_argument("title", metavar=speak.say("TITLE"), nargs="?", help=title)
    verb.options.add_argument("--how", choices=keys.HOW, help=speak.say("how you will run it"))
    verb.options.add_argument(
        "--people",
        metavar=speak.say("NAMES"),
        help=speak.say("who takes part, with commas between"),
    )
    verb.options.add_argument(
        "--stages", choices=keys.TEMPLATES, help=speak.say("the stages to begin with")
    )
    verb.may_stay_closed(speak)


def _example(verbs: Verbs, speak: Words) -> None:
    does = speak.say("open a copy of a worked example")
    verb = Verb(verbs, speak, "example", does, "cjm example boiler", "cjm example trip --empty")
    verb.takes.add_argument("name", choices=keys.EXAMPLES, help=speak.say("which example"))
    verb.options.add_argument(
        "--empty", action="store_true", help=speak.say("without its contents: to fill and compare")
    )
    verb.may_stay_closed(speak)


def _import(verbs: Verbs, speak: Words) -> None:
    does = speak.say("make a workshop of a file: a table, an outline, a list, a chat, json")
    verb = Verb(verbs, speak, "import", does, "cjm import map.xlsx", "cjm import reviews.txt")
    verb.takes.add_argument(
        "file", metavar=speak.say("FILE"), help=speak.say("the file; - is stdin")
    )
    verb.options.add_argument(
        "--as", dest="form", choices=IMPORTED, help=speak.say("what it is, if it can't be told")
    )
    verb.options.add_argument(
        "--title", metavar=speak.say("TITLE"), help=speak.say("another title for it")
    )
    verb.options.add_argument(
        "--dry-run", action="store_true", help=speak.say("only say what would come of it")
    )
    verb.may_stay_closed(speak)


def _to_be(verbs: Verbs, speak: Words) -> None:
    does = speak.say("copy a map, to become the map as it should be")
    verb = Verb(verbs, speak, "to-be", does, "cjm to-be boiler")
    verb.take_workshop(speak)
    verb.may_stay_closed(speak)


def _rehearse(verbs: Verbs, speak: Words) -> None:
    does = speak.say("copy a workshop to try it on, with a faster clock")
    verb = Verb(verbs, speak, "rehearse", does, "cjm rehearse boiler --speed 30")
    verb.take_workshop(speak)
    verb.options.add_argument(
        "--speed", type=int, metavar="N", help=speak.say("how many times faster, 1 to 120")
    )
    verb.may_stay_closed(speak)


def _list(verbs: Verbs, speak: Words) -> None:
    verb = Verb(verbs, speak, "list", speak.say("list the workshops"), "cjm list --json")
    verb.options.add_argument("--json", action="store_true", help=speak.say("as json"))


def _worked_examples(verbs: Verbs, speak: Words) -> None:
    Verb(verbs, speak, "examples", speak.say("list the worked examples"), "cjm examples")


def _show(verbs: Verbs, speak: Words) -> None:
    does = speak.say("print what a workshop says, as plain text")
    verb = Verb(verbs, speak, "show", does, "cjm show boiler --step map")
    verb.take_workshop(speak)
    verb.options.add_argument(
        "--step", choices=(*keys.STEPS, REPORT, "all"), help=speak.say("one step only")
    )


def _check(verbs: Verbs, speak: Words) -> None:
    does = speak.say("print what is still missing or doubtful")
    verb = Verb(verbs, speak, "check", does, "cjm check boiler --strict")
    verb.take_workshop(speak)
    verb.options.add_argument(
        "--strict", action="store_true", help=speak.say("exit with 1 if anything is missing")
    )


def _export(verbs: Verbs, speak: Words) -> None:
    does = speak.say("write a workshop as a file or to stdout")
    verb = Verb(
        verbs,
        speak,
        "export",
        does,
        "cjm export boiler --to xlsx -o boiler.xlsx",
        "cjm export boiler --to all -o pack --lang ru",
    )
    verb.take_workshop(speak)
    verb.options.add_argument(
        "--to", choices=(*FORMATS, ALL), required=True, help=speak.say("what to make of it")
    )
    verb.options.add_argument(
        "-o",
        "--output",
        metavar=speak.say("FILE"),
        help=speak.say("the file to write, a folder for “all”; - is stdout"),
    )
    verb.take_story(speak)
    verb.options.add_argument(
        "--force", action="store_true", help=speak.say("replace the file if it is there")
    )


def _copy(verbs: Verbs, speak: Words) -> None:
    does = speak.say("copy a text of a workshop to the clipboard")
    verb = Verb(
        verbs, speak, "copy", does, "cjm copy boiler", "cjm copy boiler --what map --part 2"
    )
    verb.take_workshop(speak)
    verb.options.add_argument("--what", choices=WHATS, help=speak.say("which text"))
    verb.options.add_argument(
        "--to", choices=TARGET_NAMES, help=speak.say("where it will be pasted")
    )
    verb.options.add_argument(
        "--part", type=int, metavar="N", help=speak.say("which of its messages, if it is several")
    )
    verb.options.add_argument(
        "--person", metavar=speak.say("NAME"), help=speak.say("whose part, for “mine”")
    )
    verb.take_story(speak)


def _doctor(verbs: Verbs, speak: Words) -> None:
    does = speak.say("say what this terminal and machine can do, and what to install")
    Verb(verbs, speak, "doctor", does, "cjm doctor")


def _worksheets(verbs: Verbs, speak: Words) -> None:
    does = speak.say("write blank sheets to print, for rounds on paper")
    verb = Verb(verbs, speak, "worksheets", does, "cjm worksheets --lang ru -o sheets")
    verb.options.add_argument(
        "-o", "--output", metavar=speak.say("FOLDER"), help=speak.say("the folder to write them to")
    )
    verb.options.add_argument(
        "--force", action="store_true", help=speak.say("replace the files if they are there")
    )


def _wall(verbs: Verbs, speak: Words) -> None:
    does = speak.say("show a workshop on the projector, following the first window")
    verb = Verb(verbs, speak, "wall", does, "cjm wall boiler")
    verb.take_workshop(speak)


def _crib(verbs: Verbs, speak: Words) -> None:
    does = speak.say("print the facilitator's crib, for paper or a phone")
    verb = Verb(verbs, speak, "crib", does, "cjm crib boiler", "cjm crib boiler -o crib.txt")
    verb.take_workshop(speak)
    verb.options.add_argument(
        "-o",
        "--output",
        metavar=speak.say("FILE"),
        help=speak.say("the file to write; - is stdout"),
    )
    verb.options.add_argument(
        "--force", action="store_true", help=speak.say("replace the file if it is there")
    )


def _submit(verbs: Verbs, speak: Words) -> None:
    does = speak.say("give a workshop commands, one JSON object a line")
    verb = Verb(verbs, speak, "submit", does, "cjm submit boiler commands.jsonl --as Nina")
    verb.take_workshop(speak)
    verb.takes.add_argument(
        "file",
        metavar=speak.say("FILE"),
        nargs="?",
        help=speak.say("the commands; - is stdin, which it is anyway"),
    )
    verb.options.add_argument(
        "--as",
        dest="acts_as",
        metavar=speak.say("NAME"),
        help=speak.say("act as this participant, not as the facilitator"),
    )


_VERBS = (
    _open,
    _new,
    _example,
    _import,
    _to_be,
    _rehearse,
    _list,
    _worked_examples,
    _show,
    _check,
    _export,
    _copy,
    _worksheets,
    _wall,
    _crib,
    _submit,
    _doctor,
)
