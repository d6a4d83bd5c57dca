"""Text can be read from the last chair: 7:1 against what it stands on, in both looks.

Which colours meet is read from the style sheet and the themes themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import chain

import pytest
from textual.color import Color
from textual.theme import Theme

from cjm_tui.tui.themes import DARK, LIGHT

LEAST = 7.0
"""WCAG's enhanced contrast."""
LEAST_UNDER_THE_CURSOR = 4.5
"""Of what isn't plain text: it stands on one item at a time, in bold, and keeps its own colour."""
LINES = "axis"
"""A style of lines, which are looked at and not read."""
LEAST_OF_LINES = 3.0
STYLES = (files("cjm_tui.tui") / "styles.tcss").read_text("utf-8")
THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
_SHEET = re.compile(r"& > \.sheet--(\w+) \{([^}]*)\}")
_SET = re.compile(r"(?<![-\w])(color|background): ([^;]+);")
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")


def colour(theme: Theme, name: str) -> Color:
    """A colour by the name the style sheet gives it."""
    named: Mapping[str, str | None] = {
        **theme.variables,
        **{key: getattr(theme, key) for key in ("primary", "secondary", "accent", "warning")},
        **{key: getattr(theme, key) for key in ("error", "success", "foreground", "background")},
        **{key: getattr(theme, key) for key in ("surface", "panel")},
    }
    found = named[name.removeprefix("$")] if name.startswith("$") else name
    assert found is not None, name
    return Color.parse(found)


def contrast(one: Color, other: Color) -> float:
    """As WCAG 2 reckons it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """How light a colour is, 0 to 1."""
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def declared(body: str) -> dict[str, str]:
    """What a rule says of colours."""
    return {key: value.strip() for key, value in _SET.findall(body)}


def sheet_styles() -> dict[str, dict[str, str]]:
    """The styles of what bodies and walls draw."""
    return {name: declared(body) for name, body in _SHEET.findall(STYLES)}


def on_pages() -> Iterator[tuple[str, str, str]]:
    """What is drawn on pages and walls: name, colour, background."""
    for name, said in sheet_styles().items():
        if name not in ("cursor", LINES):
            yield name, said["color"], said["background"]


def others() -> Iterator[tuple[str, str, str]]:
    """What stands in dialogs and forms, on each ground they have."""
    for selectors, body in _RULE.findall(re.sub(r"&[^{]*\{[^}]*\}", "", STYLES)):
        said = declared(body)
        ink = said.get("color", "")
        if ink.startswith("$") and "scrollbar" not in selectors:
            name = " ".join(selectors.split())
            grounds = ("$surface",) if "dialog" in name else ("$background",)
            for ground in (said["background"],) if "background" in said else grounds:
                yield name, ink, ground
    for ground in ("$background", "$surface", "$panel"):
        yield "plain text", "$foreground", ground


def test_the_reckoning_is_right() -> None:
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), white) == pytest.approx(4.48, abs=0.01)
    assert len(sheet_styles()) >= 18
    assert len(list(others())) >= 8


def ratios(theme: Theme, met: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    """How strong each meeting of two colours is."""
    return {
        f"{name}: {ink} on {ground}": contrast(colour(theme, ink), colour(theme, ground))
        for name, ink, ground in met
    }


@THEMES
def test_text_on_pages_walls_and_in_dialogs_can_be_read(theme: Theme) -> None:
    told = ratios(theme, chain(on_pages(), others()))
    assert {what: ratio for what, ratio in told.items() if ratio < LEAST} == {}


@THEMES
def test_text_under_the_cursor_can_be_read(theme: Theme) -> None:
    plain = ratios(theme, [("text", "$foreground", "$cursor")])
    assert min(plain.values()) >= LEAST
    told = ratios(theme, ((name, ink, "$cursor") for name, ink, _ in on_pages() if name != "alarm"))
    weak = {what: ratio for what, ratio in told.items() if ratio < LEAST_UNDER_THE_CURSOR}
    assert weak == {}


@THEMES
def test_the_axis_of_the_hills_can_be_seen(theme: Theme) -> None:
    told = ratios(theme, [(LINES, f"${LINES}", "$background")])
    assert min(told.values()) >= LEAST_OF_LINES
