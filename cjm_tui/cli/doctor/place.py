"""The folders: where the workshops are, why there, and whether they can be written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from cjm_tui import settings
from cjm_tui.cli.doctor.finding import Finding
from cjm_tui.session.home import Folder
from cjm_tui.share.clipboard import LAST_COPY
from cjm_tui.share.files import shown
from cjm_tui.words import Words

LEAST_FREE = 1_000_000
"""Bytes; with less, nothing is sure to be kept."""


def findings(folder: Folder, env: Mapping[str, str], speak: Words) -> Iterator[Finding]:
    """Look at the folders and the disk.

    Args:
        folder: Where the workshops are kept.
        env: The environment.
        speak: The reader's language.
    """
    yield _workshops(folder, speak)
    yield from _disk(folder.path, speak)
    path = shown(folder.path / LAST_COPY)
    yield Finding("✓", speak.say("The last copy is always in {path}", path=path))
    yield _settings(env, speak)


def _workshops(folder: Folder, speak: Words) -> Finding:
    path, why = shown(folder.path), _why(folder, speak)
    if folder.path.exists() and not folder.path.is_dir():
        sentence = speak.say("Workshops: {path} ({why}) isn't a folder", path=path, why=why)
        return Finding("✗", sentence, stops=True)
    problem = _not_writable(nearest(folder.path))
    if problem:
        sentence = speak.say(
            "Workshops: nothing can be written to {path} ({why}): {problem}."
            " Choose another folder: --sessions FOLDER",
            path=path,
            why=why,
            problem=problem,
        )
        return Finding("✗", sentence, stops=True)
    if folder.path.exists():
        return Finding("✓", speak.say("Workshops: {path} ({why})", path=path, why=why))
    return Finding(
        "✓", speak.say("Workshops: {path} ({why}), made with the first one", path=path, why=why)
    )


def _why(folder: Folder, speak: Words) -> str:
    match folder.why:
        case "flag":
            return speak.say("as --sessions says")
        case "variable":
            return speak.say("as CJM_SESSIONS says")
        case "here":
            return speak.say("found where you are")
        case "user":
            return speak.say("your own, as no other is named")


def nearest(path: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    return next((each for each in (path, *path.parents) if each.exists()), Path("/"))


def _not_writable(folder: Path) -> str:
    """What the disk says against writing there; empty if nothing."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"cjm")
            file.flush()
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _disk(folder: Path, speak: Words) -> Iterator[Finding]:
    try:
        free = shutil.disk_usage(nearest(folder)).free
    except OSError:
        yield Finding("?", speak.say("Disk: how much is free can't be told"))
        return
    size = f"{free / 1e9:.1f}"
    if free < LEAST_FREE:
        yield Finding("✗", speak.say("Disk: it is full"), stops=True)
    else:
        yield Finding("✓", speak.say("Disk: {size} GB free", size=size))


def _settings(env: Mapping[str, str], speak: Words) -> Finding:
    path = Path(settings.folder(env), settings.FILE)
    kept = settings.read(env)
    if kept:
        what = ", ".join(f"{name} {value}" for name, value in kept.items())
        return Finding("✓", speak.say("Settings: {what}, in {path}", what=what, path=shown(path)))
    if path.exists():
        sentence = speak.say(
            "Settings: {path} holds none that can be read, and is passed over", path=shown(path)
        )
        return Finding("✗", sentence)
    return Finding("✓", speak.say("Settings: none yet; they will be in {path}", path=shown(path)))
