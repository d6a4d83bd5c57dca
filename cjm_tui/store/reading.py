"""From a folder to what is in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cjm_tui.errors import StoreProblem
from cjm_tui.store.atomic import read_file
from cjm_tui.store.loading import Found, Loaded, load
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.store.schema import Schema


def read_folder(folder: Path, schema: Schema) -> Loaded:
    """Read a workshop as it is on disk, without locking or changing anything.

    Args:
        folder: Its folder.
        schema: The version this program writes, and the way to it.

    Raises:
        StoreProblem: It can't be read.
    """
    with _collector_paused():
        return load(find_files(folder), schema)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Decoding makes ten thousands of objects, none of them garbage.

    Looking them all through again and again took a seventh of the time of opening.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def find_files(folder: Path) -> Found:
    """Read a workshop's files.

    Raises:
        StoreProblem: The folder is a link or can't be read, or a file in it can't.
    """
    if folder.is_symlink():
        raise StoreProblem("folder_is_link", path=str(folder))
    if not folder.is_dir():
        raise StoreProblem("unreadable_gone", path=str(folder))
    return Found(str(folder), _read(folder / DOCUMENT), _read(folder / JOURNAL))


def _read(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except FileNotFoundError:
        return None
