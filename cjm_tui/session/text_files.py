"""A text file that somebody names, read whole."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.errors import InputProblem


def text_of(path: Path) -> str:
    """Read a text, in whatever encoding it is.

    Args:
        path: of the file; a tilde is the person's own folder.

    Returns:
        Its text, clean.

    Raises:
        InputProblem: It isn't there, is empty, no text, or has more lines than a wall has notes.
        StoreProblem: It can't be read or is too large.
    """
    # with all formats that come in: not before the first file is named
    from cjm_tui.session.coming import read_upload
    from cjm_tui.share.incoming.encodings import decoded
    from cjm_tui.share.incoming.found import MOST_NOTES

    text, _ = decoded(read_upload(path), path.name)
    if sum(1 for line in text.split("\n") if line.strip()) > MOST_NOTES:
        raise InputProblem("coming_too_many_notes", file=path.name, limit=MOST_NOTES)
    return text
