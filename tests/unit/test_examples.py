"""The worked examples: whole, clean, and the same workshop in both languages."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import get_args

import msgspec
import pytest
from msgspec import Struct

from cjm_tui.domain.gaps import gaps, state
from cjm_tui.domain.places import OnAudience, OnInterview, OnMap, OnPersona, OnStage
from cjm_tui.domain.records import BRIEF_ID, AnyRecord, Ballot, Block, Note, Vote, Writing
from cjm_tui.domain.references import LANE_KEYS, references
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.method import keys, loader
from cjm_tui.share.texts.messenger import map_letter
from cjm_tui.text import ID_PATTERN, clean_tree, utf16_len

WRITTEN = {
    "aside",
    "because",
    "first_step",
    "known_by",
    "name",
    "promise",
    "question",
    "read_back",
    "reason",
    "role",
    "sentence",
    "share",
    "text",
    "title",
    "who",
}
"""The fields that hold people's words; every other field is the same in both languages."""

ONE_MESSAGE = 3900
CRITERIA = {"stage-ticket": 5, "stage-cafe": 6, "stage-hotel": 6}
"""How many things made each step of the trip good."""


class Exported(Struct, frozen=True, forbid_unknown_fields=True):
    """What a file of ours holds, and nothing else."""

    format: str
    v: int
    workshop: str
    rev: int
    records: tuple[AnyRecord, ...]


every_example = pytest.mark.parametrize(
    ("name", "lang"),
    [(name, lang) for name in keys.EXAMPLES for lang in keys.LANGUAGES],
)
each_name = pytest.mark.parametrize("name", keys.EXAMPLES)


def exported(name: str, lang: str) -> Exported:
    return msgspec.json.decode(loader.example_bytes(name, lang), type=Exported)


def viewed(name: str, lang: str) -> View:
    file = exported(name, lang)
    return project(Workshop(uid=file.workshop, records={each.id: each for each in file.records}))


def fields(record: AnyRecord) -> dict[str, object]:
    return {field: getattr(record, field) for field in record.__struct_fields__}


def words(file: Exported) -> Iterator[tuple[str, str]]:
    for record in file.records:
        for field, value in fields(record).items():
            if field in WRITTEN:
                assert isinstance(value, str)
                yield f"{record.id}.{field}", value


@every_example
def test_the_file_is_what_an_export_writes(name: str, lang: str) -> None:
    raw = loader.example_bytes(name, lang)
    plain = json.loads(raw)
    file = exported(name, lang)
    assert (file.format, file.v, file.rev) == ("cjm-workshop", 1, 0)
    assert json.loads(msgspec.json.encode(file.records)) == plain["records"]
    assert clean_tree(plain) == plain
    assert b"\\u" not in raw, "people read these files: letters stand in them as letters"


@every_example
def test_every_record_has_an_id_of_its_own(name: str, lang: str) -> None:
    ids = [record.id for record in exported(name, lang).records]
    assert len(set(ids)) == len(ids)
    assert all(re.search(ID_PATTERN, each) for each in ids if each != BRIEF_ID)


@every_example
def test_every_named_record_is_there_and_of_the_right_kind(name: str, lang: str) -> None:
    file = exported(name, lang)
    kinds = {record.id: type(record) for record in file.records}
    for record in file.records:
        assert not record.binned
        for reference in references(record):
            assert kinds.get(reference.id) is reference.kind, f"{record.id} → {reference.id}"


@every_example
def test_every_note_stands_where_the_method_has_a_place(name: str, lang: str) -> None:
    view = viewed(name, lang)
    notes = [record for record in view.workshop.records.values() if isinstance(record, Note)]
    answers = {*keys.PERSONA_ASKED, *keys.PERSONA_FOLDED} - {"name"}
    for note in notes:
        match note.place:
            case OnAudience(facet=facet):
                assert facet in keys.FACETS
            case OnPersona(field=field):
                assert field in answers
            case OnStage(aspect=aspect):
                assert aspect in keys.ASPECTS
            case OnMap(lane=lane):
                assert lane in view.map_lanes, f"nobody would see {note.id}"
    assert set(view.notes) == set(notes)
    assert set(view.brief.lanes) <= set(keys.OPTIONAL_LANES)


@every_example
def test_only_the_right_lanes_carry_marks(name: str, lang: str) -> None:
    for record in exported(name, lang).records:
        if not isinstance(record, Note):
            continue
        lane = record.place.lane if isinstance(record.place, OnMap) else ""
        assert (record.score is not None) == (lane == "emotions"), record.id
        assert bool(record.severity) == (lane == "barriers"), record.id
        assert bool(record.answers) == (lane == "solutions"), record.id
        assert not record.aside or lane == "barriers", record.id


@every_example
def test_each_board_reads_in_the_order_of_the_file(name: str, lang: str) -> None:
    boards: dict[Hashable, list[str]] = defaultdict(list)
    for record in exported(name, lang).records:
        if record.id != BRIEF_ID:
            boards[record.place if isinstance(record, Note) else type(record)].append(record.rank)
    for ranks in boards.values():
        assert ranks == sorted(set(ranks))


@each_name
def test_both_languages_tell_the_same_workshop(name: str) -> None:
    english, russian = exported(name, "en"), exported(name, "ru")
    assert english.workshop == russian.workshop
    assert [each.id for each in english.records] == [each.id for each in russian.records]
    for one, other in zip(english.records, russian.records, strict=True):
        assert type(one) is type(other)
        theirs = fields(other)
        for field, ours in fields(one).items():
            if field in WRITTEN:
                assert bool(ours) == bool(theirs[field]), f"{one.id}.{field}"
            elif field != "language":
                assert ours == theirs[field], f"{one.id}.{field}"


@each_name
def test_each_language_is_written_in_its_own_letters(name: str) -> None:
    latin, cyrillic = re.compile("[A-Za-z]"), re.compile("[Ѐ-ӿ]")
    assert [each for each in words(exported(name, "ru")) if latin.search(each[1])] == []
    assert [each for each in words(exported(name, "en")) if cyrillic.search(each[1])] == []


@every_example
def test_it_says_of_itself_what_it_is(name: str, lang: str) -> None:
    view = viewed(name, lang)
    assert (view.brief.example, view.brief.exercise, view.brief.language) == (name, False, lang)
    assert view.is_illustrative
    assert all((view.brief.question, view.brief.because, view.brief.promise, view.brief.read_back))


@every_example
def test_nothing_is_missing_and_nothing_doubtful(name: str, lang: str) -> None:
    view = viewed(name, lang)
    assert gaps(view) == ()
    assert [state(view, step) for step in keys.STEPS] == ["done"] * len(keys.STEPS)


@every_example
def test_every_stage_is_heard_of_and_some_of_it_guessed(name: str, lang: str) -> None:
    view = viewed(name, lang)
    (story,) = view.chosen
    for stage in view.stages:
        assert any(view.heard(note) for note in view.told(story.id, stage.id)), stage.id
    known = view.evidence(story.id)
    assert min(known.heard, known.guesses) >= 10
    assert any(finding.form == "seen" for finding in view.all_findings)
    assert view.quotes


@every_example
def test_its_stages_follow_a_template(name: str, lang: str) -> None:
    view = viewed(name, lang)
    (template_key,) = {stage.template.partition("/")[0] for stage in view.stages}
    template = loader.template(lang, template_key)
    assert [stage.template for stage in view.stages] == [
        f"{template_key}/{stage.key}" for stage in template.stages
    ]
    assert view.leaves
    assert view.returns


@every_example
def test_the_curve_has_a_lowest_and_a_best_place(name: str, lang: str) -> None:
    view = viewed(name, lang)
    (story,) = view.chosen
    assert view.brief.focus == view.lowest(story.id)
    assert view.peak(story.id) not in ("", view.lowest(story.id))


@every_example
def test_its_map_fits_one_message(name: str, lang: str) -> None:
    assert utf16_len(str(map_letter(viewed(name, lang)))) <= ONE_MESSAGE


@pytest.mark.parametrize("lang", keys.LANGUAGES)
def test_together_they_show_every_kind_of_record_but_those_of_a_live_workshop(lang: str) -> None:
    shown = {type(record) for name in keys.EXAMPLES for record in exported(name, lang).records}
    assert shown == set(get_args(AnyRecord)) - {Ballot, Block, Vote, Writing}
    own = [lane.id for name in keys.EXAMPLES for lane in viewed(name, lang).lanes]
    assert not LANE_KEYS.intersection(own)


@pytest.mark.parametrize("lang", keys.LANGUAGES)
def test_the_boiler_example_fills_what_the_method_offers(lang: str) -> None:
    view = viewed("boiler", lang)
    assert {note.place for note in view.notes} >= {OnAudience(facet) for facet in keys.FACETS}
    (persona,) = view.personas
    answers = {*keys.PERSONA_ASKED, *keys.PERSONA_FOLDED} - {"name"}
    assert all(view.at(OnPersona(persona.id, field)) for field in answers)
    assert sum(1 for segment in view.segments if segment.aside) == len(view.segments) - 1
    assert any(talk.planned for talk in view.talks)
    assert all(view.at(OnInterview(talk.id)) for talk in view.talks if not talk.planned)
    assert set(view.map_lanes) == {*keys.LANES, "works", "expectations"}
    (story,) = view.chosen
    barriers = view.barriers(story.id)
    assert {barrier.severity for barrier in barriers} == set(keys.SEVERITIES)
    assert [bool(view.solutions(each.id)) for each in barriers].count(False) == 1


@pytest.mark.parametrize("lang", keys.LANGUAGES)
def test_the_trip_lists_what_made_each_step_good(lang: str) -> None:
    view = viewed("trip", lang)
    (story,) = view.chosen
    found = {each.id: len(view.at(OnMap(story.id, each.id, "works"))) for each in view.stages}
    assert found == CRITERIA
