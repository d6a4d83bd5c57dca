"""Tables as text: the wide one of the map, whose shape `columns` shows, and the long one."""

from __future__ import annotations

from typing import Final

from cjm_tui.domain.view import View
from cjm_tui.share.formats.long_table import long_rows
from cjm_tui.share.parcels import Rendered, Scope
from cjm_tui.share.texts.cells import TAB, beside, guarded_rows, separated
from cjm_tui.share.texts.rows import wide_rows

# Without this mark the commonest program for tables reads Cyrillic as another encoding.
_MARKED: Final = "utf-8-sig"


def render(view: View, form: str, scope: Scope) -> Rendered:
    """Make a file of rows.

    Args:
        view: what may be seen of the workshop.
        form: `tsv`, `csv`, `csv-semicolon` or `csv-long`.
        scope: which part of the map.
    """
    if form == "csv-long":
        return Rendered(separated(long_rows(view, scope), ",").encode(_MARKED))
    separator = {"tsv": TAB, "csv": ",", "csv-semicolon": ";"}[form]
    text = separated(guarded_rows(wide_rows(view, scope)), separator)
    # Tabs are pasted rather than opened, and the mark would become part of the first cell.
    encoding = "utf-8" if form == "tsv" else _MARKED
    return Rendered(text.encode(encoding), beside(view, scope))
