"""What the README says is so."""

from __future__ import annotations

from pathlib import Path

from tests.key_table import BEGIN, END, table

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_key_table_is_the_registrys() -> None:
    shown = README.partition(BEGIN)[2].partition(END)[0].strip()

    assert table().strip() == shown, "python -m tests.key_table prints the present one"


def test_what_it_links_to_is_there() -> None:
    for name in ("docs/map.png", "docs/README.ru.md", "docs/commands.md", "docs/format.md"):
        assert (ROOT / name).exists(), name
