"""An XMind file of a workshop: what another's reader finds in it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xmindparser  # type: ignore[import-untyped]  # it comes without types
from hypothesis import given, settings

from cjm_tui.domain.view import View
from cjm_tui.share.formats.xmind import render
from cjm_tui.share.outline_sections import everything_tree
from cjm_tui.share.outline_tree import Topic
from cjm_tui.share.parcels import WHOLE
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import each_example, example
from tests.unit.share_world import hostile_views, small

Read = dict[str, Any]  # what the reader makes of a topic


def read(content: bytes, folder: Path) -> list[Read]:
    path = folder / "map.xmind"
    path.write_bytes(content)
    sheets: list[Read] = xmindparser.xmind_to_dict(str(path))
    return sheets


def topics(topic: Read) -> Iterator[Read]:
    yield topic
    for each in topic.get("topics", ()):
        yield from topics(each)


def content_json(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == ["content.json", "manifest.json", "metadata.json"]
        return archive.read("content.json")


def same(written: Topic, stands: Read) -> bool:
    below = stands.get("children", {}).get("attached", [])
    return (
        stands["title"] == written.text
        and stands.get("labels", []) == (["◆"] if written.heard else [])
        and len(below) == len(written.topics)
        and all(same(*pair) for pair in zip(written.topics, below, strict=True))
    )


@given(hostile_views())
@settings(max_examples=30)
def test_the_tree_is_all_there_whatever_people_wrote(view: View) -> None:
    content = render(view, "xmind", WHOLE).content
    (sheet,) = json.loads(content_json(content))
    ids = [each["id"] for each in _all(sheet["rootTopic"])]

    assert same(everything_tree(view), sheet["rootTopic"])
    assert len(set(ids)) == len(ids)
    assert render(view, "xmind", WHOLE).content == content


def _all(topic: Read) -> Iterator[Read]:
    yield topic
    for each in topic.get("children", {}).get("attached", ()):
        yield from _all(each)


def test_a_reader_finds_the_topics_with_their_marks(tmp_path: Path) -> None:
    (sheet,) = read(render(small(), "xmind", WHOLE).content, tmp_path)
    found = {topic["title"]: topic for topic in topics(sheet["topic"])}

    assert sheet["title"] == "Boiler rooms: the client's journey"
    assert sheet["topic"]["title"] == sheet["title"]
    assert found["nobody answers at night"]["makers"] == ["priority-1"]
    assert found["nobody answers at night"]["labels"] == ["◆"]
    assert found["three formats"]["makers"] == ["priority-2"]
    assert found["the act is a month late"]["makers"] == ["priority-3"]
    (solution,) = found["nobody answers at night"]["topics"]
    assert solution["title"] == "💡 one number, duty engineer"


@given(hostile_views())
@settings(max_examples=10)
def test_every_note_is_in_it(view: View) -> None:
    (sheet,) = json.loads(content_json(render(view, "xmind", WHOLE).content))
    told = "".join("".join(each["title"].split()) for each in _all(sheet["rootTopic"]))

    for note in view.notes:
        assert "".join(note.text.split()) in told


@each_example
def test_golden(name: str, lang: Language) -> None:
    content = content_json(render(example(name, lang), "xmind", WHOLE).content)

    check_golden(f"{name}.{lang}.xmind.json", content)
