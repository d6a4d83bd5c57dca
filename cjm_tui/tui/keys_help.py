"""The keys, explained from the registry: on the help screen and in the README."""

from __future__ import annotations

from textual.content import Content

from cjm_tui.text import pad, wrap
from cjm_tui.tui.keys_line import key_name
from cjm_tui.tui.registry import UserCommand, commands_for
from cjm_tui.words import Words

KEYS_WIDTH = 14
SENTENCE_WIDTH = 46
"""Cells of a sentence on a projector of 80 columns."""


def shown_keys(command: UserCommand) -> str:
    """All keys of a command as people call them."""
    return " ".join(dict.fromkeys(key_name(key) for key in command.keys))


def help_content(words: Words, wheres: tuple[str, ...]) -> Content:
    """Every key that holds in some places.

    Args:
        words: the reader's language.
        wheres: places of the registry, in the order to explain them.
    """
    titles = {
        "board": words.say("On the board, while no line is open"),
        "private": words.say("In the facilitator's own window"),
        "write": words.say("While a line is open"),
        "any": words.say("Anywhere in a workshop"),
        "all": words.say("Everywhere"),
        "home": words.say("In the library"),
    }
    parts: list[str | tuple[str, str]] = []
    for where in wheres:
        known = list(commands_for(where))
        if not known:
            continue
        parts.append((titles.get(where, words.say("In this step")) + "\n", "bold"))
        for command in known:
            parts.append((f"  {pad(shown_keys(command), KEYS_WIDTH)}", "bold"))
            parts.append(_hanging(words.say(command.sentence)))
        parts.append("\n")
    if "write" in wheres:
        parts.append((words.say("The first characters of a line") + "\n", "bold"))
        for sign, meaning in first_characters(words):
            parts += [(f"  {pad(sign, KEYS_WIDTH)}", "bold"), _hanging(meaning)]
    return Content.assemble(*parts)


def _hanging(sentence: str) -> str:
    """A sentence behind its key; further lines stand under its first."""
    indent = "\n" + " " * (KEYS_WIDTH + 3)
    return f" {indent.join(wrap(sentence, SENTENCE_WIDTH))}\n"


def first_characters(words: Words) -> tuple[tuple[str, str], ...]:
    """What the first characters of a line mean."""
    say = words.say
    return (
        (
            "!  !!  !!!",
            say("A barrier: annoys, slows, drives away. Anywhere; it waits for the map."),
        ),
        ("=", say("A solution to the barrier just typed or under the cursor.")),
        ("?", say("On the map: a question of the client at this stage.")),
        ("/", say("On the map: touchpoints; commas make several.")),
        ("-2 … +2", say("On the map: the stage's feeling, and its words.")),
        ('" «', say("A quote, kept word for word.")),
        ("+", say("Alone: the last note has one more voice.")),
        ("..", say("To the parking lot.")),
        (say("Name:"), say("A participant's name or initials: whose words they are.")),
        (say("space"), say("Plain text, whatever follows.")),
    )
