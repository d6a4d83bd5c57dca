"""Keeps the developer's machine out of the tests, and the tests out of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from hatch_build import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent

# Textual reads it once, when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"

# How long one example takes says something about the machine, not about the product.
settings.register_profile("cjm", deadline=None, print_blob=True)
settings.load_profile("cjm")

NOT_OURS = (
    "CJM_LANG",
    "COLORTERM",
    "DISPLAY",
    "KONSOLE_VERSION",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "NO_COLOR",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TERM_PROGRAM",
    "TEXTUAL_THEME",
    "TMUX",
    "VTE_VERSION",
    "WAYLAND_DISPLAY",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues anew after an edit, as an install would."""
    if not hasattr(config, "workerinput"):
        compile_catalogues(ROOT)


@pytest.fixture(autouse=True)
def nobodys_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home, an empty library, English, no display, no terminal, another folder."""
    for name in NOT_OURS:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("CJM_SESSIONS", str(tmp_path / "sessions"))
    monkeypatch.chdir(home)
