"""Which module makes which file of a workshop."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Final, Protocol, cast

from cjm_tui.domain.view import View
from cjm_tui.share.left_out import still_hidden
from cjm_tui.share.parcels import Parcel, Rendered, Scope, What
from cjm_tui.share.sending import letter_for

_TEXTS: Final[dict[str, tuple[What, str]]] = {
    "result": ("result", "messenger"),
    "report": ("report", "messenger"),
    "messenger": ("map", "messenger"),
    "markdown": ("everything", "markdown"),
    "outline": ("everything", "outline"),
    "grid": ("map", "grid"),
}
"""The formats that are texts to paste, too: what is sent, and where to."""
_MODULES: Final = {
    "tsv": "tables",
    "csv": "tables",
    "csv-semicolon": "tables",
    "csv-long": "tables",
}
"""Where a format's module isn't called as the format."""


class _Module(Protocol):
    def render(self, view: View, form: str, scope: Scope) -> Rendered: ...


def rendered(view: View, form: str, today: date, scope: Scope) -> Rendered:
    """Make the content of a file.

    Args:
        view: what may be seen of the workshop.
        form: one of `doors.FORMATS` but json, which is no matter of a view.
        today: the local day.
        scope: which part of the map.
    """
    made = _rendered(view, form, today, scope)
    return Rendered(made.content, (*made.left_out, *still_hidden(view)))


def _rendered(view: View, form: str, today: date, scope: Scope) -> Rendered:
    if form in _TEXTS:
        what, target = _TEXTS[form]
        letter, harmless = letter_for(view, Parcel(what=what, scope=scope), target, today)
        # Nobody has to cut it: a file takes any length.
        return Rendered(harmless(str(letter)).encode() + b"\n", letter.left_out)
    # The libraries behind them are loaded only for the format that is asked for.
    module = import_module(f"cjm_tui.share.formats.{_MODULES.get(form, form)}")
    return cast(_Module, module).render(view, form, scope)
