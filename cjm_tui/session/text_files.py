"""A text file that somebody names, read whole."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.errors import StoreProblem
from cjm_tui.share.incoming.encodings import decoded
from cjm_tui.share.incoming.found import LARGEST
from cjm_tui.store.atomic import read_file


def text_of(path: Path) -> str:
    """Read a text, in whatever encoding it is.

    Args:
        path: of the file.

    Returns:
        Its text, clean.

    Raises:
        StoreProblem: It isn't there, can't be read or is too large.
        InputProblem: It is empty, or no text.
    """
    try:
        data = read_file(path, LARGEST)
    except FileNotFoundError:
        raise StoreProblem("no_such_file", path=str(path)) from None
    text, _ = decoded(data, path.name)
    return text
