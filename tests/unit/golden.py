"""Golden files: what a rendering made when somebody looked at it and found it right."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(__file__).with_name("golden")


def check_golden(name: str, content: bytes) -> None:
    """Compare what a rendering made with its golden file, byte by byte.

    With ``CJM_GOLDEN=write`` in the environment the file is written instead, for a change that is
    on purpose: what it changed is then to be read in the difference to the last commit.

    Args:
        name: the file's name in the folder of golden files: `<example>.<language>.<ending>`.
        content: what was made.

    Raises:
        AssertionError: They differ, or there is no such file yet.
    """
    path = _FOLDER / name
    if os.environ.get("CJM_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return
    assert path.is_file(), f"no golden file {name}: write it with CJM_GOLDEN=write and read it"
    golden = path.read_bytes()
    if content != golden:
        # Lines are compared first: pytest shows the ones that differ.
        assert _lines(content) == _lines(golden), name
        assert content == golden, name


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "backslashreplace").split("\n")
