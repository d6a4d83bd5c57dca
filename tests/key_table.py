"""The README's key table, made from the registry: ``python -m tests.key_table``."""

from __future__ import annotations

import sys

from cjm_tui.tui.keys_help import first_characters, shown_keys
from cjm_tui.tui.registry import commands_for
from cjm_tui.words import words

BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"
PLACES = (
    ("write", "While a line is open"),
    ("board", "On the board, while no line is open"),
    ("any", "Anywhere in a workshop"),
    ("all", "Everywhere"),
    ("personas", "In 2 Personas"),
    ("interviews", "In 3 Interviews"),
    ("stages", "In 4 Stages"),
    ("stories", "In 5 Stories"),
    ("map", "In 6 Map"),
    ("close", "In 7 Close"),
    ("home", "In the library"),
)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def table() -> str:
    """The whole section between the two marks, in English."""
    said = words("en")
    lines = []
    for where, title in PLACES:
        lines += [f"**{title}**", "", "| Key | Does |", "|---|---|"]
        lines += [
            f"| {_cell(shown_keys(command))} | {_cell(said.say(command.sentence))} |"
            for command in commands_for(where)
        ]
        lines.append("")
    lines += ["**The first characters of a line**", "", "| Typed | Means |", "|---|---|"]
    lines += [f"| `{_cell(sign)}` | {_cell(means)} |" for sign, means in first_characters(said)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
