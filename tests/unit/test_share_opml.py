"""OPML of a workshop: the readers that others wrote get every line back where it stood."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import listparser
from defusedxml import ElementTree
from hypothesis import given, settings

from cjm_tui.domain.view import View
from cjm_tui.share.formats.opml import render
from cjm_tui.share.outline_sections import everything_tree
from cjm_tui.share.outline_tree import Topic
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.words import Language
from tests.unit.golden import check_golden
from tests.unit.share_examples import each_example, example
from tests.unit.share_world import hostile_views, small

_NO_XML = re.compile("[\ufffe\uffff]")
"""What a note may hold and no XML document can."""

Tree = tuple[str, list["Tree"]]


def written(topic: Topic) -> Tree:
    return _NO_XML.sub("", str(topic)), [written(each) for each in topic.topics]


def read(outline: Element) -> Tree:
    return outline.attrib["text"], [read(each) for each in outline]


@given(hostile_views())
@settings(max_examples=30)
def test_the_tree_comes_back_whatever_people_wrote(view: View) -> None:
    content = render(view, "opml", WHOLE).content
    root = ElementTree.fromstring(content)
    tree = everything_tree(view)

    assert root.tag == "opml"
    assert root.attrib == {"version": "2.0"}
    assert root.findtext("head/title") == _NO_XML.sub("", tree.text)
    assert [read(each) for each in root.findall("body/outline")] == [written(tree)]


@given(hostile_views())
@settings(max_examples=10)
def test_every_note_is_in_it(view: View) -> None:
    root = ElementTree.fromstring(render(view, "opml", WHOLE).content)
    told = "".join("".join(each.attrib["text"].split()) for each in root.iter("outline"))

    for note in view.notes:
        assert "".join(_NO_XML.sub("", note.text).split()) in told


def test_a_reader_of_subscriptions_knows_it_for_opml() -> None:
    read_back = listparser.parse(render(small(), "opml", WHOLE).content)

    assert not read_back.bozo
    assert read_back.version == "opml2"
    assert read_back.meta.title == "Boiler rooms: the client's journey"


def test_a_scope_leaves_its_stage_alone() -> None:
    view = small()
    told = render(view, "opml", Scope(stage=view.stages[0].id)).content.decode()

    assert 'text="see that someone new is needed"' in told
    assert 'text="review sites"' not in told


@each_example
def test_golden(name: str, lang: Language) -> None:
    check_golden(f"{name}.{lang}.opml", render(example(name, lang), "opml", WHOLE).content)
