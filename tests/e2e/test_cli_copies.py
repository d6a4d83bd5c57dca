"""`cjm to-be`, `cjm rehearse` and the report, as a script gives them."""

from __future__ import annotations

import json

import pytest

from tests.e2e.test_cli import cjm, made, workshops


def listed() -> list[dict[str, object]]:
    return list(json.loads(cjm("list", "--json").stdout))


@pytest.mark.parametrize(
    ("lang", "ending"), [("en", " — as it should be"), ("ru", " — как должно быть")]
)
def test_a_to_be_is_a_workshop_of_its_own(lang: str, ending: str) -> None:
    original = made("example", "boiler", lang=lang)
    copy = made("to-be", original, lang="en")

    assert {original, copy} == set(workshops())
    titles = {row["id"]: str(row["title"]) for row in listed()}
    assert titles[copy] == titles[original] + ending


def test_a_rehearsal_says_how_fast_it_is() -> None:
    original = made("new", "Boiler rooms", "--how", "team")
    copy = made("rehearse", original, "--speed", "60")

    assert {row["id"]: row["rehearsal"] for row in listed()} == {original: 0, copy: 60}
    exported = cjm("export", copy, "--to", "result")
    assert "A rehearsal at ×60" in exported.stdout


@pytest.mark.parametrize("speed", ["0", "121", "-5"])
def test_a_speed_that_is_none_is_one_sentence_and_makes_nothing(speed: str) -> None:
    original = made("new", "Boiler rooms")
    done = cjm("rehearse", original, f"--speed={speed}", "--no-open")

    assert done.returncode == 1
    assert done.stderr == f"How many times faster? A number from 1 to 120, not “{speed}”.\n"
    assert workshops() == [original]


@pytest.mark.parametrize("verb", ["to-be", "rehearse"])
def test_of_what_is_not_there_nothing_is_made(verb: str) -> None:
    done = cjm(verb, "nothing", "--no-open")

    assert done.returncode == 1
    assert "nothing" in done.stderr
    assert workshops() == []


@pytest.mark.parametrize("verb", ["to-be", "rehearse"])
def test_without_a_screen_nothing_is_made_that_was_to_be_opened(verb: str) -> None:
    original = made("new", "Boiler rooms")
    done = cjm(verb, original)

    assert done.returncode == 1
    assert workshops() == [original]


def test_the_report_is_exported_and_is_the_same_as_what_is_copied_long() -> None:
    workshop = made("example", "boiler")
    done = cjm("export", workshop, "--to", "report")

    assert done.returncode == 0
    assert done.stdout.startswith("📋 Boiler rooms: report of the workshop")
    copied = cjm("copy", workshop, "--what", "report", "--to", "long")
    assert copied.stdout == done.stdout, "there is no clipboard here, so it is printed"
    shown = cjm("show", workshop, "--step", "report")
    assert shown.stdout == done.stdout
