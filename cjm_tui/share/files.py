"""Texts as files: whole or not at all, and never over something by accident."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from cjm_tui.errors import CjmError, InputProblem, StoreProblem
from cjm_tui.text import clean, new_id

_REASONS = {
    errno.ENOENT: "write_folder_missing",
    errno.ENOTDIR: "write_folder_missing",
    errno.EACCES: "write_denied",
    errno.EPERM: "write_denied",
    errno.EROFS: "write_denied",
    errno.ENOSPC: "write_disk_full",
    errno.EDQUOT: "write_disk_full",
    errno.EFBIG: "write_disk_full",
    errno.ENAMETOOLONG: "write_name_too_long",
}


def write_text_atomic(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text file in UTF-8; see `write_atomic`."""
    write_atomic(path, text.encode(), force=force)


def write_atomic(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file that at no moment exists half.

    Args:
        path: Where. A link is refused and not followed: what it leads to may be anybody's.
        content: All of it.
        force: Replace a file that is there.

    Raises:
        InputProblem: Something is there that may not be replaced.
        StoreProblem: The disk says no; nothing is left behind.
    """
    mode = _mode_to_keep(path, force)
    half = path.with_name(f".{new_id()}.part")
    try:
        _write_synced(half, content, mode)
        try:
            _put(half, path, force)
        finally:
            half.unlink(missing_ok=True)
    except FileExistsError as error:
        raise InputProblem("file_exists", path=shown(path)) from error
    except OSError as error:
        half.unlink(missing_ok=True)
        raise _problem(path, error) from error


def _mode_to_keep(path: Path, force: bool) -> int | None:
    """Judge what is there already.

    Returns:
        The permissions of the file to replace; None where none is.
    """
    try:
        there = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _problem(path, error) from error
    if stat.S_ISLNK(there.st_mode):
        raise InputProblem("file_is_link", path=shown(path))
    if not stat.S_ISREG(there.st_mode):
        raise InputProblem("not_a_file", path=shown(path))
    if not force:
        raise InputProblem("file_exists", path=shown(path))
    return stat.S_IMODE(there.st_mode)


def _write_synced(path: Path, content: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put(half: Path, path: Path, force: bool) -> None:
    """Give the finished file its name; a file that came meanwhile is refused, not replaced."""
    if force:
        half.replace(path)
        return
    try:
        os.link(half, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links; there the check and the naming are two steps.
        if os.path.lexists(path):
            raise FileExistsError from None
        half.replace(path)


def _problem(path: Path, error: OSError) -> CjmError:
    code = _REASONS.get(error.errno or 0, "write_failed")
    if code == "write_failed":
        return StoreProblem(code, path=shown(path), problem=error.strerror or str(error))
    return StoreProblem(code, path=shown(path))


def shown(path: Path) -> str:
    """A path as it may be shown: any byte can stand in one."""
    return clean(os.fsencode(path).decode(errors="replace"), lines=False)
