"""The user journey of a map: Mermaid reads it whatever people wrote, and the rest is named."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from cjm_tui.domain.places import OnMap
from cjm_tui.domain.records import Brief, Persona, Segment, Stage, Story
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.share.formats.mermaid import render
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.mermaid import map_letter
from cjm_tui.words import LANGUAGES, Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import each_example, example
from tests.unit.share_world import PIECES, Writer, hostile_views, small, view_of

_TASK = re.compile("      [^:;#\n]+: [1-5](: [^:;#,\n]+)?")
_SECTION = re.compile("    section [^:;#\n]+")
_MEANING = (
    "journey",
    "title the end",
    "Section 5",
    "accTitle",
    "accDescr of it",
    "%% a",
    "%%{a}%%",
)
"""What would be more than text to Mermaid alone."""

Read = dict[str, Any]  # what Mermaid says of a journey


def journey(view: View, scope: Scope = WHOLE) -> str:
    return render(view, "mermaid", scope).content.decode()


def one_goal(text: str, persona: str = "Viktor") -> View:
    """A map with one scored stage, at which there is one goal."""
    w = Writer()
    segment = w.add(Segment(id=w.next_id(), name="plants"))
    who = w.add(Persona(id=w.next_id(), segment=segment, name=persona))
    story = w.add(Story(id=w.next_id(), title="One", persona=who, chosen=True))
    stage = w.add(Stage(id=w.next_id(), name="Market study"))
    w.note(OnMap(story, stage, "goal"), text)
    w.note(OnMap(story, stage, "emotions"), "", score=-2)
    return view_of(Brief(id="brief", title="Boilers"), *w.records)


@given(hostile_views())
@settings(max_examples=30)
def test_nothing_in_a_line_is_read_as_more_than_text(view: View) -> None:
    head, title, *lines = journey(view).splitlines()

    assert head == "journey"
    assert re.fullmatch("    title [^;#]+", title)
    for line in lines:
        assert _TASK.fullmatch(line) or _SECTION.fullmatch(line)
        assert "%%" not in line


def test_a_stage_is_a_section_and_a_touchpoint_a_task() -> None:
    assert journey(small()).splitlines() == [
        "journey",
        "    title Boiler rooms: the client's journey",
        "    section 1. Need appears",
        "      see that someone new is needed: 3: Viktor",
        "    section 2. Market study",
        "      managers: 1: Viktor",
        "      review sites: 1: Viktor",
        "    section 3. Contract",
        "      Contract: 5: Viktor",
    ]


def test_what_isnt_in_it_is_named() -> None:
    absent = map_letter(small()).left_out

    assert absent[0] == Message("left_out_map", {"n": 10})
    assert Message("left_out_links", {"n": 2}) in absent
    assert render(small(), "mermaid", WHOLE).left_out == absent


def test_a_stage_without_a_score_isnt_guessed() -> None:
    w = Writer()
    story = w.add(Story(id=w.next_id(), title="One", chosen=True))
    stage = w.add(Stage(id=w.next_id(), name="Market study"))
    w.note(OnMap(story, stage, "emotions"), "angry")
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)

    assert "section" not in journey(view)
    assert map_letter(view).left_out == (
        Message("left_out_map", {"n": 1}),
        Message("left_out_unscored", {"n": 1}),
    )


def test_a_pasted_one_is_fenced_and_a_file_is_not() -> None:
    assert str(map_letter(small())) == f"```mermaid\n{journey(small())}```"


def test_several_stories_are_told_apart() -> None:
    w = Writer()
    stage = w.add(Stage(id=w.next_id(), name="Market study"))
    for title in ("A", "B"):
        story = w.add(Story(id=w.next_id(), rank=title, title=title, chosen=True))
        w.note(OnMap(story, stage, "emotions"), title, score=1)
    view = view_of(Brief(id="brief", title="Boilers"), *w.records)

    assert journey(view).splitlines()[2:] == [
        "    section “A” · 1. Market study",
        "      A: 4",
        "    section “B” · 1. Market study",
        "      B: 4",
    ]


def test_a_worked_example_says_so_in_its_title() -> None:
    title = journey(example("trip", "en")).splitlines()[1]

    assert title.endswith(
        " · ✏️ A worked example: emotions, barriers, solutions and ideas are made up."
    )


@each_example
def test_golden(name: str, lang: Language) -> None:
    check_golden(f"{name}.{lang}.mermaid.mmd", journey(example(name, lang)).encode())


@pytest.fixture(scope="module")
def mermaid(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[str]], list[Read]]:
    """Mermaid itself, put into a folder of its own for these tests."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("needs node and npm to run Mermaid itself")
    folder = tmp_path_factory.mktemp("mermaid")
    install = (
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "mermaid@11",
        "jsdom@26",
    )
    try:
        subprocess.run(install, cwd=folder, check=True, capture_output=True, timeout=240)
    except (subprocess.SubprocessError, OSError) as problem:
        pytest.skip(f"npm couldn't install Mermaid: {problem}")
    script = folder / "read_journeys.mjs"
    script.write_bytes(Path(__file__).with_name("read_journeys.mjs").read_bytes())

    def read(texts: list[str]) -> list[Read]:
        done = subprocess.run(
            (node, script), input=json.dumps(texts).encode(), capture_output=True, timeout=120
        )
        assert done.returncode == 0, done.stderr.decode()
        answer: list[Read] = json.loads(done.stdout)
        return answer

    return read


@pytest.mark.outside
def test_mermaid_reads_every_example(mermaid: Callable[[list[str]], list[Read]]) -> None:
    views = [example(name, lang) for name in ("boiler", "online", "trip") for lang in LANGUAGES]

    for view, read in zip(views, mermaid([journey(view) for view in views]), strict=True):
        assert "error" not in read
        assert read["title"].startswith(view.brief.title)
        sections = list(dict.fromkeys(task["section"] for task in read["tasks"]))
        numbered = [f"{at}. {stage.name}" for at, stage in enumerate(view.stages, 1)]
        assert sections == [name.replace(": ", "：") for name in numbered]
        assert {name for task in read["tasks"] for name in task["people"]} == {
            persona.name for persona in view.personas
        }


@pytest.mark.outside
def test_mermaid_reads_whatever_people_wrote(
    mermaid: Callable[[list[str]], list[Read]],
) -> None:
    pieces = [piece for piece in (*_MEANING, *PIECES) if piece.strip("\u200b ").strip()]
    texts = [
        *pieces,
        *(f"a{piece}b" for piece in pieces),
        *(f"{piece}; {piece}" for piece in pieces),
    ]
    journeys = [journey(one_goal(text, persona=f"{text}, 1: 2")) for text in texts]

    for drawn, read in zip(journeys, mermaid(journeys), strict=True):
        assert "error" not in read, drawn
        assert len(read["tasks"]) == 1, drawn
        (task,) = read["tasks"]
        assert drawn.endswith(f"      {task['task']}: 1: {task['people'][0]}\n")
        assert task["score"] == 1
        assert len(task["people"]) == 1
