"""Settings are kept, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_tui import settings
from cjm_tui.words import detect_language


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment with a configuration folder of its own."""
    return {"XDG_CONFIG_HOME": str(tmp_path), "LANG": "en_US.UTF-8"}


def test_what_was_kept_is_read_and_joins_what_was_there(env: dict[str, str]) -> None:
    assert settings.keep(env, language="ru")
    assert settings.keep(env, theme="cjm-light")

    assert settings.read(env) == {"language": "ru", "theme": "cjm-light"}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"language": 7}', b"\xff\xfe", b"[" * 3000])
def test_a_damaged_file_is_only_forgotten(env: dict[str, str], damage: bytes) -> None:
    settings.keep(env, language="ru")
    (Path(settings.folder(env)) / settings.FILE).write_bytes(damage)

    assert settings.read(env) == {}


def test_a_folder_that_cannot_be_written_is_no_error(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "cjm").write_text("in the way")

    assert not settings.keep(env, language="ru")


def test_the_kept_language_yields_to_what_is_asked_for_now(env: dict[str, str]) -> None:
    settings.keep(env, language="ru")

    assert detect_language(None, env) == "ru"
    assert detect_language("en", env) == "en"
    assert detect_language(None, {**env, "CJM_LANG": "en"}) == "en"
