"""The two looks: a calm dark one, and a light one of high contrast for bright rooms."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="cjm-dark",
    primary="#7fb4ff",
    secondary="#9bb1cc",
    accent="#ffd27a",
    warning="#ffb454",
    error="#ff8b8b",
    success="#8fd694",
    foreground="#e8ebf0",
    background="#14181f",
    surface="#1b212b",
    panel="#262e3b",
    dark=True,
    variables={
        "note-muted": "#a9b3c3",
        "note-suggestion": "#a1abbd",
        "note-heard": "#8fd694",
        "note-barrier": "#ffab91",
        "note-solution": "#9fd8c8",
        "hill": "#6fbf8b",
        "valley": "#e29c8a",
        "axis": "#5d6b80",
        "cursor": "#263f69",
    },
)

LIGHT = Theme(
    name="cjm-light",
    primary="#0b4fa8",
    secondary="#39506b",
    accent="#744600",
    warning="#854800",
    error="#a31515",
    success="#14632a",
    foreground="#101418",
    background="#ffffff",
    surface="#f4f6f8",
    panel="#e4e8ee",
    dark=False,
    variables={
        "note-muted": "#465160",
        "note-suggestion": "#4d5764",
        "note-heard": "#14632a",
        "note-barrier": "#9c2f10",
        "note-solution": "#00594a",
        "hill": "#1c6334",
        "valley": "#8f341e",
        "axis": "#8793a3",
        "cursor": "#bcd6ff",
    },
)
