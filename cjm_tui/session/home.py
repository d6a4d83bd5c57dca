"""Which folder holds the workshops, and why that one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

VARIABLE = "CJM_SESSIONS"
HERE = "sessions"

Why = Literal["flag", "variable", "here", "user"]


class Folder(Struct, frozen=True):
    """A folder of workshops; it may not exist yet."""

    path: Path
    why: Why
    """Given on the command line, given in `CJM_SESSIONS`, found where the program was started,
    or the user's own data folder."""


def home_folder(flag: str | None, env: Mapping[str, str], start: Path | None = None) -> Folder:
    """Decide where workshops are kept.

    Args:
        flag: What `--sessions` says, if it was given.
        env: The environment.
        start: The folder the program was started in, if not the present one.
    """
    if flag:
        return Folder(Path(flag).expanduser().absolute(), "flag")
    if env.get(VARIABLE):
        return Folder(Path(env[VARIABLE]).expanduser().absolute(), "variable")
    here = (start or Path.cwd()) / HERE
    if here.is_dir():
        return Folder(here.absolute(), "here")
    import platformdirs  # 9 ms, and the other three ways don't need it

    return Folder(Path(platformdirs.user_data_dir("cjm", appauthor=False)) / HERE, "user")
