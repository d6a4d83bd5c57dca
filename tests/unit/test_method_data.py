"""Names, templates, aliases and agendas: complete in both languages and consistent."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cjm_tui.method import agendas, keys, loader

both_languages = pytest.mark.parametrize("lang", keys.LANGUAGES)

NAMED = {
    "steps": keys.STEPS,
    "passes": keys.PASSES,
    "close": keys.CLOSE,
    "facets": keys.FACETS,
    "persona": keys.PERSONA_ASKED + keys.PERSONA_FOLDED,
    "groups": keys.GROUPS,
    "group_notes": keys.GROUPS,
    "talk_kinds": keys.TALK_KINDS,
    "aspects": keys.ASPECTS,
    "link_kinds": keys.LINK_KINDS,
    "triggers": keys.TRIGGERS,
    "phases": keys.PHASES,
    "lanes": keys.LANES + keys.OPTIONAL_LANES,
    "severity": keys.SEVERITIES,
    "lines": keys.LINES,
    "blocks": keys.BLOCKS,
    "how": keys.HOW,
}


def test_all_shipped_data_are_whole() -> None:
    loader.check_all()


@both_languages
@pytest.mark.parametrize("kind", NAMED)
def test_every_key_has_a_word_of_its_own(lang: str, kind: str) -> None:
    words = getattr(loader.names(lang), kind)
    assert tuple(words) == NAMED[kind]
    assert all(words.values())
    assert len(set(words.values())) == len(words)


@both_languages
def test_templates_come_in_order_and_lead_somewhere(lang: str) -> None:
    templates = loader.templates(lang)
    assert tuple(template.key for template in templates) == keys.TEMPLATES
    offered = tuple(template.key for template in templates if template.offered_first)
    assert offered == keys.TEMPLATES[:3]
    for template in templates:
        assert loader.template(lang, template.key) is template
        stages = {stage.key for stage in template.stages}
        assert len({stage.name for stage in template.stages}) == len(stages) >= 3
        for link in template.links:
            assert link.source in stages
            assert (link.target == "") == (link.kind == "leaves")
            assert link.target in {*stages, ""}


def test_an_unknown_template_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        loader.template("en", "ladder")


@both_languages
def test_examples_are_offered_by_title_and_open_as_json(lang: str) -> None:
    titles = loader.example_titles(lang)
    assert tuple(example.name for example in titles) == keys.EXAMPLES
    assert all(example.title and example.about for example in titles)
    for example in titles:
        assert loader.example_bytes(example.name, lang).lstrip().startswith(b"{")


@pytest.mark.parametrize(
    ("label", "lanes"),
    [
        ("Touchpoints", ("touchpoints",)),
        ("точки соприкосновения", ("touchpoints",)),
        ("Точки касания:", ("touchpoints",)),
        ("МОЩНОСТИ / БАРЬЕРЫ", ("works", "barriers")),
        ("Эмоции/барьеры", ("emotions", "barriers")),
        ("Чувства", ("emotions",)),
        ("Pain points", ("barriers",)),
        ("Problems", ("barriers",)),
        ("Боли", ("barriers",)),
        ("Возражения", ("barriers",)),
        ("Opportunities", ("solutions",)),
        ("Ideas", ("solutions",)),
        ("  Что   за кулисами ", ("operations",)),
        ("Three ideas", ()),
        ("Три идеи", ()),
        ("Weather", ()),
    ],
)
def test_a_row_is_recognised_by_what_people_call_it(label: str, lanes: tuple[str, ...]) -> None:
    assert loader.lanes_called(label) == lanes


@both_languages
def test_every_lane_answers_to_its_own_name(lang: str) -> None:
    for lane, name in loader.names(lang).lanes.items():
        assert loader.lanes_called(name) == (lane,)


def test_aliases_are_folded_and_lead_to_lanes() -> None:
    for alias, lanes in loader.lane_aliases().items():
        assert alias == alias.casefold()
        assert lanes
        assert set(lanes) <= {*keys.LANES, *keys.OPTIONAL_LANES}


def test_agendas_add_up_to_what_people_are_promised() -> None:
    lengths = {
        how: [meeting.minutes for meeting in meetings] for how, meetings in agendas.AGENDAS.items()
    }
    assert lengths == {"team": [120], "half-day": [240], "two-meetings": [90, 120]}


def test_agendas_have_slack_words_and_real_steps() -> None:
    assert set(agendas.AGENDAS) == set(keys.HOW) - {"alone"}
    for meetings in agendas.AGENDAS.values():
        worked_on = [block.step for meeting in meetings for block in meeting.blocks if block.step]
        assert set(worked_on) == set(keys.STEPS)
        for meeting in meetings:
            assert meeting.blocks[-1].key == "buffer" or meeting.blocks[-2].key == "close"
            assert {block.key for block in meeting.blocks} <= set(keys.BLOCKS)


def test_what_is_read_is_kept() -> None:
    assert loader.names("en") is loader.names("en")
    assert loader.guide("ru", "lane.goal") is loader.guide("ru", "lane.goal")


def test_importing_the_method_reads_no_data() -> None:
    """A verb without a screen must not pay for guides: parsing begins when a word is asked for."""
    code = (
        "import tomllib\n"
        "read = []\n"
        "real = tomllib.loads\n"
        "def loads(text, **options):\n"
        "    read.append(text)\n"
        "    return real(text, **options)\n"
        "tomllib.loads = loads\n"
        "from cjm_tui.method import agendas, loader\n"
        "assert read == [], read\n"
        "loader.names('en')\n"
        "assert len(read) == 1, len(read)\n"
        "loader.guide('en', 'lane.goal')\n"
        "loader.guide('en', 'pass.path')\n"
        "assert len(read) == 2, len(read)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
