"""The names of every way out and in; the command line knows them without loading what they do."""

from __future__ import annotations

WHATS = (
    "result",
    "map",
    "mine",
    "ask",
    "homework",
    "invitation",
    "recap",
    "report",
    "everything",
)
"""What can be sent: the keys of `parcels.What`, in the order they are offered."""
TARGET_NAMES = (
    "messenger",
    "cells",
    "outline",
    "markdown",
    "grid",
    "slack",
    "lines",
    "long",
    "mermaid",
)
"""Where to: the keys of `parcels.TARGETS`."""
FORMATS = {
    "json": ".json",
    "result": ".txt",
    "report": ".txt",
    "messenger": ".txt",
    "markdown": ".md",
    "outline": ".md",
    "grid": ".txt",
    "tsv": ".tsv",
    "csv": ".csv",
    "csv-semicolon": ".csv",
    "csv-long": ".csv",
    "xlsx": ".xlsx",
    "html": ".html",
    "xmind": ".xmind",
    "opml": ".opml",
    "mermaid": ".mmd",
    "svg": ".svg",
}
"""Every format and the end of its files' names."""
ALL = "all"
"""The whole pack instead of one format."""
IMPORTED = ("json", "csv", "tsv", "xlsx", "markdown", "opml", "list", "chat")
"""What a file that comes in may be told to be."""
