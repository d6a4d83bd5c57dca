"""What the READMEs say is so."""

from __future__ import annotations

import re

import pytest

from cjm_tui.words import LANGUAGES, Language
from tests.key_table import READMES, shown, table


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_table_is_the_registrys(language: Language) -> None:
    assert table(language).strip() == shown(language), "python -m tests.key_table writes it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_links_to_is_there(language: Language) -> None:
    readme = READMES[language]
    linked = re.findall(r"\]\(([^)#:]+)\)", readme.read_text("utf-8"))

    assert linked
    assert [path for path in linked if not (readme.parent / path).exists()] == []


def test_both_say_the_same_commands() -> None:
    def blocks(language: Language) -> list[str]:
        return re.findall(r"```sh\n(.*?)```", READMES[language].read_text("utf-8"), re.DOTALL)

    assert blocks("en") == blocks("ru")
