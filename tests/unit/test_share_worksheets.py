"""Blank sheets for rounds on paper."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from cjm_tui.cli import main
from cjm_tui.method import keys, loader
from cjm_tui.share.formats.worksheets import worksheets
from cjm_tui.words import LANGUAGES, Language
from tests.unit.markup_reader import Page

both_languages = pytest.mark.parametrize("lang", LANGUAGES)


def sheets(lang: Language) -> list[Page]:
    return [Page(content) for content in worksheets(lang).values()]


def test_their_names_say_what_they_are() -> None:
    assert list(worksheets("en")) == [
        "1-persona.html",
        "2-talk.html",
        "3-stage.html",
        "4-the-whole-map.html",
    ]
    assert list(worksheets("ru")) == [
        "1-portret.html",
        "2-razgovor.html",
        "3-etap.html",
        "4-vsya-karta.html",
    ]


@both_languages
def test_a_portrait_asks_everything_a_portrait_has(lang: Language) -> None:
    portrait = sheets(lang)[0].text

    for field in (*keys.PERSONA_ASKED, *keys.PERSONA_FOLDED):
        assert loader.names(lang).persona[field] in portrait
    for field in keys.PERSONA_ASKED:
        assert loader.guide(lang, f"persona.{field}").question in portrait


@both_languages
def test_there_is_a_talk_for_each_group_with_its_questions(lang: Language) -> None:
    talk = sheets(lang)[1]

    assert [each.attributes["class"] for each in talk.elements if each.tag == "section"] == [
        "a4 talk"
    ] * 3
    for group in keys.GROUPS:
        assert loader.names(lang).group_notes[group] in talk.text
        for question in loader.interview_questions(lang, group):
            assert question in talk.text


@both_languages
def test_a_stage_has_its_lanes_and_the_scale_of_feelings(lang: Language) -> None:
    stage = sheets(lang)[2].text

    for lane in keys.LANES:
        assert loader.names(lang).lanes[lane] in stage
    assert "−2 −1 0 +1 +2" in stage
    for severity in loader.names(lang).severity.values():
        assert severity in stage


@both_languages
def test_the_grid_has_a_row_for_each_lane_and_a_column_for_each_stage(lang: Language) -> None:
    grid = sheets(lang)[3]
    tags = [each.tag for each in grid.elements]

    assert tags.count("tr") == 1 + len(keys.LANES)
    assert tags.count("td") == 5 * len(keys.LANES)
    assert "+2 +1 0 −1 −2" in grid.text


@both_languages
def test_they_run_nothing_and_say_their_language(lang: Language) -> None:
    for sheet in sheets(lang):
        policy = sheet.meta("Content-Security-Policy")
        style = b64encode(sha256(sheet.raw["style"].encode()).digest()).decode()
        assert "script-src 'none'" in policy
        assert f"style-src 'sha256-{style}'" in policy
        assert "script" not in {each.tag for each in sheet.elements}
        assert sheet.elements[0].attributes["lang"] == lang


def test_the_command_writes_them_beside_you_in_your_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["worksheets", "--lang", "ru"]) == 0

    written = sorted(path.name for path in (tmp_path / "worksheets").iterdir())
    assert written == sorted(worksheets("ru"))
    assert "4 файла в worksheets" in capsys.readouterr().err


def test_the_command_replaces_nothing_by_accident(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    mine = folder / "3-stage.html"
    mine.write_text("mine", encoding="utf-8")

    assert main(["worksheets", "-o", str(folder)]) == 1
    assert mine.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in folder.iterdir()] == ["3-stage.html"]
    assert "3-stage.html is already there." in capsys.readouterr().err

    assert main(["worksheets", "-o", str(folder), "--force"]) == 0
    assert mine.read_bytes() == worksheets("en")["3-stage.html"]
