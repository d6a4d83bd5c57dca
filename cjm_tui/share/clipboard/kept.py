"""The text of the last copy, in a file: where to look when there is nothing to paste."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.errors import InputProblem, StoreProblem
from cjm_tui.share.files import shown, write_text_atomic

LAST_COPY = Path("exports", "last-copy.txt")
"""Below the folder of the workshops."""


def sendable(text: str) -> str:
    """The text without what no encoding has and what ends a text for C programs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def keep_last(text: str, workshops: Path) -> Path:
    """Keep what is being copied.

    Args:
        text: Any.
        workshops: Folder of the workshops.

    Returns:
        The file it is in.

    Raises:
        InputProblem: A link or something else stands where the file or its folder belongs.
        StoreProblem: The disk says no.
    """
    path = workshops / LAST_COPY
    if path.parent.is_symlink():  # what it leads to may be anybody's
        raise InputProblem("folder_is_link", path=shown(path.parent))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = error.strerror or str(error)
        raise StoreProblem("write_failed", path=shown(path), problem=problem) from error
    write_text_atomic(path, sendable(text), force=True)
    return path
