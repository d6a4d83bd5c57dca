"""The folders of workshops: making one, reading its files, throwing it away."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import StoreProblem
from cjm_tui.store.atomic import sync_folder
from cjm_tui.store.document import save_document
from cjm_tui.store.files import Files, trouble
from cjm_tui.store.head import Head
from cjm_tui.store.mending import begin_journal
from cjm_tui.store.names import TRASH
from cjm_tui.store.shelf import peek, places
from cjm_tui.text import slug

_NEW = ".new-"
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def create_folder(root: Path, workshop: Workshop, head: Head, files: Files) -> Path:
    """Put a new workshop on disk: all of it, or nothing that anybody would see.

    Args:
        root: The folder of workshops; made if it isn't there.
        workshop: What it holds.
        head: What goes before its document, but for the folder's name.
        files: The disk.

    Returns:
        Its folder, `slug-xxxxxx`.

    Raises:
        StoreProblem: The disk refused.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        path = _free(root, slug(workshop.brief.title))
        new = root / f"{_NEW}{path.name}"
        new.mkdir()
        try:
            begin_journal(new, workshop, head.v, files)
            save_document(new, workshop, replace(head, folder=path.name), files)
            files.replace(new, path)
        except BaseException:
            _remove(new)
            raise
        sync_folder(files, root)
    except OSError as error:
        error.filename = str(root)  # the name it has while it is made would tell nobody anything
        message = trouble(error, "unwritten")
        raise StoreProblem(message.code, **message.params) from None
    return path


def namesakes(folder: Path, uid: str) -> list[str]:
    """Other folders beside a workshop's own that say they are the same workshop.

    Args:
        folder: The workshop's folder.
        uid: Its identity.

    Returns:
        Their names.
    """
    found = []
    for place in places(folder.parent):
        if place.path.name != folder.name and place.problem is None:
            with suppress(StoreProblem):
                head = peek(place.path)
                if head is not None and head.uid == uid:
                    found.append(place.path.name)
    return found


def bin_folder(folder: Path, files: Files) -> Path:
    """Move a workshop to the trash of its folder of workshops.

    Returns:
        Where it is now.

    Raises:
        StoreProblem: The disk refused; it is where it was.
    """
    return _move(folder, folder.parent / TRASH, files)


def restore_folder(binned: Path, root: Path, files: Files) -> Path:
    """Move a workshop out of the trash.

    Args:
        binned: The folder in the trash.
        root: The folder of workshops.
        files: The disk.

    Returns:
        Where it is now; under another name only if its own has been taken.

    Raises:
        StoreProblem: The disk refused; it is where it was.
    """
    return _move(binned, root, files)


def _move(folder: Path, into: Path, files: Files) -> Path:
    try:
        into.mkdir(exist_ok=True)
        target = into / folder.name
        if os.path.lexists(target):
            target = _free(into, folder.name.rpartition("-")[0] or folder.name)
        files.replace(folder, target)
        sync_folder(files, into)
        sync_folder(files, folder.parent)
    except OSError as error:
        message = trouble(error, "unmoved")
        raise StoreProblem(message.code, **message.params) from None
    return target


def _free(root: Path, name: str) -> Path:
    """A folder's name that nothing has: the name with six random letters."""
    while True:
        path = root / f"{name}-{''.join(_LETTERS[byte % 32] for byte in os.urandom(6))}"
        if not os.path.lexists(path) and not os.path.lexists(root / f"{_NEW}{path.name}"):
            return path


def _remove(folder: Path) -> None:
    """Remove a folder that never became a workshop, as far as that is possible."""
    with suppress(OSError):
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
