"""The files a workshop can be saved as, each with a sentence on what it is good for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from cjm_tui.share.doors import ALL, FORMATS
from cjm_tui.tui.choices import Choice
from cjm_tui.words import N_, Words

WORKSHEETS: Final = "worksheets"
"""The blank sheets, which hold nothing of the workshop."""


class FileKind(NamedTuple):
    """A kind of file, in words."""

    name: str
    """A message id, as the sentence."""
    good_for: str


KINDS: Final[Mapping[str, FileKind]] = {
    "xlsx": FileKind(
        N_("Excel file"), N_("Colours, wrapped cells, a sheet each for map, plan, interviews.")
    ),
    "html": FileKind(
        N_("Web page"), N_("For a phone or the printer; a button in it copies the table.")
    ),
    ALL: FileKind(N_("All of it, the whole pack"), N_("Every format in one folder.")),
    "result": FileKind(N_("Result, text"), N_("What is sent to the chat, as a file.")),
    "report": FileKind(N_("Report, text"), N_("Who, when, votes, decisions: how it went.")),
    "messenger": FileKind(N_("Map, text"), N_("The map as messengers show it, however long.")),
    "markdown": FileKind(N_("Markdown table"), N_("For GitHub, GitLab, Mattermost, Confluence.")),
    "outline": FileKind(N_("Outline, Markdown"), N_("For Notion, Obsidian and XMind's import.")),
    "xmind": FileKind(N_("Mind map, XMind"), N_("Stages, lanes and notes as branches.")),
    "opml": FileKind(N_("Outline, OPML"), N_("For other mind maps and outliners.")),
    "tsv": FileKind(N_("Cells, TSV"), N_("To paste into any table.")),
    "csv": FileKind(N_("Table, CSV"), N_("For Google Sheets, Notion and most others.")),
    "csv-semicolon": FileKind(
        N_("Table, CSV with semicolons"), N_("For an Excel that writes 1,5 and not 1.5.")
    ),
    "csv-long": FileKind(N_("One row a note, CSV"), N_("To count and to filter, a line for each.")),
    "grid": FileKind(N_("Grid, text"), N_("A table of plain characters, in one width.")),
    "svg": FileKind(N_("Picture, SVG"), N_("The map as a drawing, to place on a slide or board.")),
    "mermaid": FileKind(N_("Mermaid"), N_("The journey as a diagram in GitHub, GitLab, Notion.")),
    "json": FileKind(N_("Everything, JSON"), N_("Loses nothing: to keep, or to go on elsewhere.")),
    WORKSHEETS: FileKind(
        N_("Blank worksheets"), N_("To print: portrait, talk, stage and grid for rounds on paper.")
    ),
}
"""Those asked for most come first."""


def file_choices(words: Words) -> tuple[Choice, ...]:
    """The list to choose from.

    Args:
        words: the interface's language.
    """
    return tuple(
        Choice(key, f"{words.say(kind.name)}{_ending(key)}", words.say(kind.good_for))
        for key, kind in KINDS.items()
    )


def _ending(key: str) -> str:
    return f"  {FORMATS[key]}" if key in FORMATS else ""
