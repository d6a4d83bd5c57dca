"""argparse in the reader's language: its own words, its complaints, and the shape of all help."""

from __future__ import annotations

import argparse
import os
import re
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from cjm_tui.words import LANGUAGES, N_, Words

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction["Parser"]


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose own words are in the reader's language."""

    def __init__(self, prog: str, *, usage: str) -> None:
        super().__init__(prog, max_help_position=28, width=_width())
        self._usage_prefix = usage

    def add_usage(  # the signature is argparse's
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        own = self._usage_prefix if prefix is None else prefix
        super().add_usage(usage, actions, groups, own)  # type: ignore[arg-type]  # passed through


def _width() -> int:
    """How wide help may be. argparse would load shutil for it, 3 ms at every start."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns) - 2
    try:
        return os.get_terminal_size(1).columns - 2
    except OSError:
        return 78


class Parser(argparse.ArgumentParser):
    """A parser that speaks, and takes no abbreviations: they change meaning when a verb grows."""

    def __init__(self, *, speak: Words, **options: object) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
            formatter_class=partial(_Formatter, usage=speak.say("usage: ")),
            **options,  # type: ignore[arg-type]  # argparse's own, passed through
        )
        self.speak = speak

    def error(self, message: str) -> NoReturn:
        """Say on stderr what is wrong and stop with 2."""
        from cjm_tui.text import clean  # its patterns take 5 ms to compile: a third of all help

        self.exit(2, f"{self.format_usage()}{_complaint(clean(message), self.speak)}\n")


# What argparse says in English, and our sentence for it. It has no codes to go by.
_COMPLAINTS = (
    (r"the following arguments are required: (?P<what>.+)", N_("Still needed: {what}")),
    (r"unrecognized arguments: (?P<what>.+)", N_("Not understood: {what}")),
    (
        r"argument (?P<name>[^:]+): invalid choice: (?P<what>.+) \(choose from (?P<choices>.+)\)",
        N_("{name}: {what} isn't one of {choices}"),
    ),
    (
        r"argument (?P<name>[^:]+): expected one argument",
        N_("{name}: what comes after it is missing"),
    ),
    (
        r"argument (?P<name>[^:]+): ignored explicit argument (?P<what>.+)",
        N_("{name} stands alone, without {what}"),
    ),
)


def _complaint(message: str, speak: Words) -> str:
    for pattern, msgid in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return speak.say(msgid, **found.groupdict())
    return speak.say("Can't make sense of this: {problem}", problem=message)


def examples(speak: Words, *lines: str) -> str:
    """The end of a help text: command lines that work as they stand."""
    return "\n".join((speak.say("for example:"), *(f"  {line}" for line in lines)))


def common_options(parser: Parser) -> argparse._ArgumentGroup:
    """The options that work before and after a verb."""
    speak = parser.speak
    options = parser.add_argument_group(speak.say("options"))
    options.add_argument("-h", "--help", action="help", help=speak.say("show this and stop"))
    options.add_argument(
        "--sessions", metavar=speak.say("FOLDER"), help=speak.say("where the workshops are kept")
    )
    options.add_argument("--lang", choices=LANGUAGES, help=speak.say("which language to speak"))
    return options


class Verb:
    """A verb being described: what it takes, and its options."""

    def __init__(self, verbs: Verbs, speak: Words, name: str, does: str, *lines: str) -> None:
        parser = verbs.add_parser(
            name, speak=speak, help=does, description=does, epilog=examples(speak, *lines)
        )
        self.takes = parser.add_argument_group(speak.say("what it takes"))
        self.options = common_options(parser)

    def take_workshop(self, speak: Words) -> None:
        """Let it name a workshop, always in the same way."""
        which = speak.say("the workshop: its id, a unique beginning of it, or its folder")
        self.takes.add_argument("workshop", metavar="W", help=which)

    def take_story(self, speak: Words) -> None:
        """Let it be about one of the maps only."""
        which = speak.say("only this story's map: its title or the beginning of it")
        self.options.add_argument("--story", metavar=speak.say("TITLE"), help=which)

    def may_stay_closed(self, speak: Words) -> None:
        """Let it make a workshop without opening it."""
        only = speak.say("don't open it, only print its id")
        self.options.add_argument("--no-open", action="store_true", help=only)
