"""A copy of a workshop somewhere else, when its own place can't be written."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import StoreProblem
from cjm_tui.store.atomic import write_atomically
from cjm_tui.store.exchange import export_json
from cjm_tui.store.files import SystemFiles, trouble
from cjm_tui.text import slug


def save_copy(workshop: Workshop, path: Path) -> Path:
    """Write a workshop to a new JSON file.

    Args:
        workshop: What to write.
        path: The file, or a folder to put it into.

    Returns:
        The file.

    Raises:
        StoreProblem: It is there already, or could not be written.
    """
    path = path.expanduser()
    if path.is_dir():
        path = path / f"{slug(workshop.brief.title)}.json"
    if path.exists():
        raise StoreProblem("file_exists", path=str(path))
    try:
        write_atomically(SystemFiles(), path, export_json(workshop))
    except OSError as error:
        error.filename = str(path)
        message = trouble(error, "unwritten")
        raise StoreProblem(message.code, **message.params) from None
    return path
